"""The sample journal as readers meet it: in Chromium, in reading systems, by the keyboard, and as validators see it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from imprint.proof.letters import letters

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "node_modules"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
# Books that are read: from left to right, from right to left, and a whole issue in both directions.
BOOKS = ("the-world-in-brass/the-world-in-brass.epub", "travelling-tables/travelling-tables.epub", "issues/orrery-4-2.epub")
OTHER_BOOKS = (
    *(f"{slug}/{slug}.epub" for slug in ("copied-note", "narrow-waters", "narrow-waters-ru", "narrow-waters-tr")),
    *(f"{slug}/{slug}.epub" for slug in ("review-books-that-remember", "teeth-for-the-planets")),
    *(f"issues/orrery-{name}.epub" for name in ("4-1", "5-1")),
)
FIRST = {"orrery-4-1": "teeth-for-the-planets", "orrery-4-2": "the-world-in-brass", "orrery-5-1": "narrow-waters"}  # articles
# A page of each kind: notes, formulas, right to left, another language; the site's front page, an issue, a person.
PAGES = (
    "the-world-in-brass/the-world-in-brass.html",
    "teeth-for-the-planets/teeth-for-the-planets.html",
    "travelling-tables/travelling-tables.html",
    "the-world-in-brass/proof.html",
    "site/index.html",
    "site/5/1/index.html",
    "site/authors/index.html",
)
VIEWS = ("320 light", "320 dark", "1280 light", "1280 dark")


def driven(built: Path, *paths: str) -> dict[str, Any]:
    """What the driver saw, all in one Chromium."""
    if not CHROMIUM or not shutil.which("node") or not (MODULES / "foliate-js").is_dir():
        pytest.skip("needs Chromium, node and the packages of package.json")
    command = ["node", str(ROOT / "tests" / "reading_driver.mjs"), str(built), *paths]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False, env={**os.environ, "CHROMIUM": CHROMIUM})
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def seen(built: Path) -> dict[str, Any]:
    return driven(built, *BOOKS, *PAGES)


def first_note(built: Path, book: str) -> str:
    """The letters of the note that a book's first call shows, as the article's page has them."""
    slug = FIRST.get(Path(book).stem, Path(book).stem)
    page = etree.fromstring((built / slug / f"{slug}.html").read_bytes(), etree.XMLParser(resolve_entities=False))
    call = next(one for one in page.iter("{*}a") if one.get("role") == "doc-noteref")
    (note,) = (one for one in page.iter("{*}*") if one.get("id") == call.get("href")[1:])
    return letters("".join(note.itertext()))


def shows_the_note(found: dict[str, Any], note: str) -> None:
    """Both readers answer a tap on the first call with the note, and nothing goes wrong."""
    for reader in ("foliate", "epubjs"):
        assert found[reader]["faults"] == [], reader
        shown = letters(found[reader]["note"])
        assert len(shown) > 8 and (shown in note or note in shown), (reader, shown, note)


@pytest.mark.parametrize("book", BOOKS)
def test_a_tap_on_a_call_shows_the_note(seen: dict[str, Any], built: Path, book: str) -> None:
    shows_the_note(seen["books"][book], first_note(built, book))


@pytest.mark.long
def test_a_tap_on_a_call_shows_the_note_in_the_other_books(built: Path) -> None:
    for book, found in driven(built, *OTHER_BOOKS)["books"].items():
        shows_the_note(found, first_note(built, book))


@pytest.mark.parametrize("reader", ["foliate", "epubjs"])
def test_readers_know_the_printed_pages(seen: dict[str, Any], reader: str) -> None:
    assert [str(page) for page in seen["books"][BOOKS[0]][reader]["pages"][:3]] == ["31", "32", "33"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_and_nothing_sticks_out_or_moves(seen: dict[str, Any], page: str, view: str) -> None:
    found = seen["pages"][page][view]
    assert found["violations"] == []
    assert not found["overflow"]
    assert found["moving"] == 0, "prefers-reduced-motion is set"
    assert found["measure"] > 0.85 or not view.startswith("320"), "on a small screen the text has nearly all of it"


@pytest.mark.parametrize("page", PAGES)
def test_the_dark_scheme_is_dark(seen: dict[str, Any], page: str) -> None:
    shades = {view: sum(map(int, seen["pages"][page][view]["ground"][4:-1].split(","))) for view in VIEWS}
    assert shades["320 dark"] < 150 and shades["320 light"] > 600


def test_the_keyboard_alone_reaches_notes_and_returns(seen: dict[str, Any]) -> None:
    for page in PAGES[:3]:
        keyboard = seen["pages"][page]["keyboard"]
        assert keyboard["calls"] > 0 and len(keyboard["back"]) == min(keyboard["calls"], 3)
        for way in keyboard["back"]:
            assert way["inside"] and way["returned"] == way["call"], (page, way)


def test_every_page_is_valid_html(built: Path) -> None:
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not shutil.which("java") or not jar.is_file():
        pytest.skip("vnu needs Java and the packages of package.json")
    command = ["java", "-Xmx400m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json", str(built)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    said = [f"{one.get('url')}:{one.get('lastLine')}: {one['message']}" for one in json.loads(done.stderr)["messages"]]
    assert said == []


def ace(book: Path, folder: Path) -> list[str]:
    """What Ace by DAISY finds in an EPUB."""
    program = MODULES / "@daisy" / "ace-cli" / "bin" / "ace.js"
    if not CHROMIUM or not program.is_file():
        pytest.skip("Ace needs Chromium and the packages of package.json")
    settings = {"PUPPETEER_EXECUTABLE_PATH": CHROMIUM, "ACE_TIMEOUT_INITIAL": "60000", "HOME": str(folder)}
    command = ["node", str(program), "--outdir", str(folder / "ace"), "--force", "--silent", str(book)]
    subprocess.run(command, capture_output=True, timeout=300, check=False, env={**os.environ, **settings})
    report = json.loads((folder / "ace" / "report.json").read_text(encoding="utf-8"))
    return [
        f"{page['earl:testSubject']['url']}: {one['earl:test']['dct:title']}"
        for page in report["assertions"]
        for one in page["assertions"]
    ]


def test_ace_finds_nothing(built: Path, tmp_path: Path) -> None:
    assert ace(built / "teeth-for-the-planets" / "teeth-for-the-planets.epub", tmp_path) == []


@pytest.mark.long
@pytest.mark.parametrize("slug", ["copied-note", "narrow-waters-ru", "review-books-that-remember", "travelling-tables"])
def test_ace_finds_nothing_in_the_others(built: Path, tmp_path: Path, slug: str) -> None:
    assert ace(built / slug / f"{slug}.epub", tmp_path) == []
