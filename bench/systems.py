"""The systems that are compared: what a user would pick instead, each as the commands that make one paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Commands = tuple[tuple[str, ...], ...]
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


@dataclass(frozen=True, slots=True)
class System:
    """A system, the format that it makes, and its commands for a paper; every file that they make is named in made."""

    name: str
    format: str
    commands: Callable[[str, str], Commands]  # manuscript's file name, path of the output without its ending
    ending: str


def peers(bin: Path) -> tuple[System, ...]:
    """Pandoc with WeasyPrint's own command, with Typst, with XeLaTeX where there is TeX; pandoc for the other formats."""
    pandoc = str(next(bin.parent.glob("lib/python*/site-packages/pypandoc/files/pandoc")))

    def convert(ending: str, *options: str) -> Callable[[str, str], Commands]:
        return lambda text, out: ((pandoc, text, "--citeproc", "-s", *options, "-o", f"{out}.{ending}"),)

    def typst(text: str, out: str) -> Commands:
        beside = f"{Path(text).stem}.typ"  # Typst reads pictures beside its source only
        made = (str(bin / "python"), "-c", _TYPST, beside, f"{out}.typst.pdf")
        return ((pandoc, text, "--citeproc", "-s", "-t", "typst", "-o", beside), made)

    found = [
        System("pandoc + WeasyPrint", "pdf", convert("weasyprint.pdf", f"--pdf-engine={bin / 'weasyprint'}"), "weasyprint.pdf"),
        System("pandoc + Typst", "pdf", typst, "typst.pdf"),
        System("pandoc, EPUB", "epub", convert("epub"), "epub"),
        System("pandoc, HTML", "html", convert("html"), "html"),
        System("pandoc, JATS", "jats", convert("xml", "-t", "jats"), "xml"),
    ]
    if shutil.which("xelatex"):
        tex = convert("xelatex.pdf", "--pdf-engine=xelatex")
        found.insert(2, System("pandoc + XeLaTeX", "pdf", tex, "xelatex.pdf"))
    return tuple(found)
