"""The DTD's judgement of an article in JATS: `python -m imprint.validators.dtd SCHEMAS FILE` prints a line for each fault.

SCHEMAS is the folder "schema" of the package @jats4r/dtds; the article says by which version it is to be judged.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree


def faults(schemas: Path, file: Path) -> Iterator[str]:
    """What is wrong with a file, by the DTD of JATS Publishing. Raises OSError where there is no DTD of the version."""
    try:
        root = etree.parse(str(file), etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)).getroot()
    except etree.XMLSyntaxError as fault:
        yield f"{file}: {fault}"
        return
    number = root.get("dtd-version") or "1.3"
    path = schemas / number / f"JATS-journalpublishing{number.replace('.', '-')}-mathml3.dtd"
    if not path.is_file():
        raise OSError(f"there is no DTD of JATS {number}")
    rules = etree.DTD(str(path))
    if not rules.validate(root):
        yield from (f"{file}:{one.line}: {one.message}" for one in rules.error_log)  # type: ignore[attr-defined]


if __name__ == "__main__":
    try:
        for line in faults(Path(sys.argv[1]), Path(sys.argv[2])):
            print(line)
    except OSError as fault:
        sys.exit(str(fault))
