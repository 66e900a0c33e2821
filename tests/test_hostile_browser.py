"""Nothing runs: the pages and the EPUB documents of hostile manuscripts, opened and provoked in a real Chromium."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from tests.hostile_browser import provoke
from tests.hostile_runner import read_hostile, run

pytestmark = pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not here")
ROOMS = (
    "scripts", "pictures::an-svg", "formats::html", "formats::jats-with", "formats::rst-that", "formats::org", "citing::references",
    "citing::a-library-whose", "dropped", "commands::versions-that", "commands::a-journal-whose",
)  # fmt: skip

CONTROL = b"""<!doctype html><body onload="fetch('/ran/load')"><p onclick="fetch('/ran/click')">x</p>
<a href="javascript:void fetch('/ran/link')">x</a><img src="/ran/image"><script>fetch('/ran/script')</script>"""


def test_the_browser_would_run_it(tmp_path: Path) -> None:
    """What the pages must not do is seen when they do it."""
    calls, shown = provoke({"a.html": CONTROL, "b.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="fetch(\'/ran/svg\')"/>'}, tmp_path)
    assert {"/ran/load", "/ran/click", "/ran/link", "/ran/image", "/ran/script", "/ran/svg"} <= set(calls)
    assert set(shown) == {"a.html", "b.svg"}


@pytest.mark.filterwarnings("ignore")
def test_nothing_runs(tmp_path: Path) -> None:
    files: dict[str, bytes] = {}
    said: list[str] = []
    for number, case in enumerate(read_hostile()):
        if case.id.startswith(ROOMS) and not case.long:
            came = run(case, tmp_path / str(number), "127.0.0.1:9/ran")
            files |= {f"{number}/{name}": data for name, data in _opened(came.files).items()}
            said.append(f"{case.id}: {came.said[-300:]}")
    pages = {name for name in files if name.endswith((".html", ".xhtml"))}
    assert len(pages) > 20, "\n".join(said)
    calls, shown = provoke(files, tmp_path / "profile")
    assert not calls
    assert pages <= set(shown)


def _opened(files: dict[str, bytes]) -> dict[str, bytes]:
    """All files, those inside the EPUB too."""
    out = {name: data for name, data in files.items() if not name.endswith(".epub")}
    for name, data in files.items():
        if name.endswith(".epub"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                out |= {f"{name}/{one}": archive.read(one) for one in archive.namelist()}
    return out
