"""JATS4R's rules, for the tests; they lie in ../shared."""

from __future__ import annotations

import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

SHARED = Path(__file__).parents[2] / "shared" / "validate"


def advised(root: etree._Element) -> list[str]:
    """The errors that JATS4R's rules find in an article; skips where they are not there."""
    saxonche = pytest.importorskip("saxonche", reason="JATS4R's rules need saxonche")
    rules = SHARED / "schemas" / "jats4r" / "jats4r.sch"
    if not rules.exists():
        pytest.skip("no JATS4R rules: ../shared is not there")
    declared = "".join(f"<!ATTLIST {tag} id ID #IMPLIED>" for tag in sorted({e.tag for e in root.iter() if e.get("id")}))
    text = f"<!DOCTYPE article [{declared}]>{etree.tostring(root, encoding='unicode')}"
    with saxonche.PySaxonProcessor(license=False) as saxon:
        sheet = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(_compiled(rules)))
        found = etree.fromstring(sheet.transform_to_string(xdm_node=saxon.parse_xml(xml_text=text)).encode())
    return ["".join(one.itertext()) for one in found.iter("f") if one.get("role") == "error"]


@cache
def _compiled(rules: Path) -> Path:
    """The rules as a style sheet, beside copies of the lists that they read."""
    sys.path.insert(0, str(SHARED / "tools"))
    import sch2xsl

    folder = Path(tempfile.mkdtemp(prefix="jats4r-"))
    for file in rules.parent.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "compiled.xsl").write_bytes(sch2xsl.compile_sch(str(rules)))
    return folder / "compiled.xsl"
