"""The preview: served to this machine alone, set anew on each save, seen in a real browser."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from tests.hostile_files import pdf

from imprint.engine.scratch import scratch
from imprint.serve.desk import Desk
from imprint.serve.press import Press
from imprint.serve.proofs import Event, Fault, Findings, Finished, Order, Settled, Sheet, Text
from imprint.serve.sheets import picture_of
from imprint.serve.standing import Standing
from imprint.serve.stock import Stock
from imprint.serve.watching import Saved, folders_below

ROOT = Path(__file__).parents[1]
FILLING = "\n\n".join(f"Paragraph {i} {'of the harbours and their keepers ' * 14}[@a, p. {i}]." for i in range(1, 25))
TABLE = f"| a | b |\n|---|------|\n| {'wide ' * 20}| narrow |"
TEXT = f"---\ntitle: Slow Wheels\nauthor: Ada Example\ncsl: house\n---\n\nBegin.\n\n{TABLE}\n\n{FILLING}\n\nHere is the SPOT that changes.\n\n{FILLING}\n"
BOOK = "@book{a, author = {Grafton, Anthony}, title = {The Footnote}, publisher = {Harvard}, location = {Boston}, date = {1997}}\n"


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    (tmp_path / "refs.bib").write_text(BOOK)
    (tmp_path / "paper.md").write_text(TEXT)
    return tmp_path / "paper.md"


@pytest.fixture
def address(manuscript: Path) -> Iterator[str]:
    """The command as it is typed, on a free port."""
    command = [sys.executable, "-m", "imprint", "preview", manuscript.name]
    with subprocess.Popen(command, cwd=manuscript.parent, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = re.match(r"(http://127\.0\.0\.1:\d+/)", process.stdout.readline())
        assert found
        yield found[1]
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
    except urllib.error.HTTPError as fault:
        with fault:
            return fault.code, {}, fault.read()


def test_it_answers_this_machine_alone(address: str) -> None:
    status, headers, page = get(address)
    assert status == 200 and b"data-slug" in page, "a single manuscript opens at once"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    assert get(address, Host="rebound.example")[0] == 400, "a foreign name turned to this machine"
    assert get(address, Origin="http://elsewhere.example")[0] == 403 and get(address, Origin="null")[0] == 403
    assert get(f"{address}article/paper/get/pdf", **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})[0] == 403
    assert get(address, **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"})[0] == 200, "by a link"
    assert get(address, Origin=address.rstrip("/"), **{"Sec-Fetch-Site": "same-origin"})[0] == 200
    assert get(f"{address}article/nobody/")[0] == 404
    for path in ("article/paper/text/../../etc/passwd", "article/paper/text/..%2f..%2f..%2fetc/passwd", "article/..%2f/", "article/paper/page/%2e%2e.png"):
        assert get(f"{address}{path}")[0] == 404
    assert get(f"{address}look/..%2fprint.css")[0] == 404
    assert b"Use instead" in get(f"{address}rule/unknown-key")[2]


def test_files_are_those_of_a_build(address: str) -> None:
    status, headers, data = get(f"{address}article/paper/get/pdf")
    assert (status, headers["content-type"], data[:5]) == (200, "application/pdf", b"%PDF-")


def test_streams_that_nobody_reads_do_not_use_it_up(address: str) -> None:
    """Who opens streams without end is sent away, and when they are closed everybody is let in again."""
    host, port = address.removeprefix("http://").rstrip("/").split(":")
    answers = []
    with contextlib.ExitStack() as held:
        for _ in range(260):  # one after the other: who is there is counted when a question is read, not when somebody comes
            one = held.enter_context(socket.create_connection((host, int(port))))
            one.sendall(f"GET /article/paper/events HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
            answers.append(one.recv(12)[-3:])
        assert answers[0] == b"200" and answers[-1] == b"503", "beyond a limit nobody is let in"
        assert answers == sorted(answers) and set(answers) == {b"200", b"503"}
    end = time.monotonic() + 30
    while get(address)[0] != 200:
        assert time.monotonic() < end
        time.sleep(0.1)


# ---------------------------------------------------------------- in the browser


needs_browser = pytest.mark.skipif(
    not (shutil.which("node") and shutil.which("chromium") and (ROOT / "node_modules/puppeteer-core").is_dir()),
    reason="node, puppeteer-core or chromium is missing",
)


def line_of_spot() -> int:
    return TEXT[: TEXT.index("Here is the SPOT")].count("\n") + 1


@needs_browser
def test_the_page_follows_the_text(address: str, manuscript: Path) -> None:
    driver = [shutil.which("node") or "node", str(ROOT / "tests" / "preview_driver.mjs"), address, str(manuscript)]
    done = subprocess.run(driver, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["errors"] == []
    changed = [index for index, (one, other) in enumerate(zip(seen["first"], seen["edited"], strict=True)) if one != other]
    assert changed and seen["edit"]["page"] == changed[0], "the first page that changed is the one that is timed"
    assert 0 <= seen["edit"]["noticed"] <= seen["edit"]["pushed"] <= seen["edit"]["painted"]
    assert seen["placesAfter"] == seen["placesBefore"] == [600, 400], "the reader stays where he is"
    broken = seen["broken"]
    assert broken["pages"] == seen["edited"] and broken["text"], "the last good state stays"
    assert broken["mark"] == "@nobody:1999" and "paper.md:" in broken["findings"] and "last good" in broken["banner"]
    assert seen["focused"], "keys reach the findings"
    assert seen["mended"] == {"pages": seen["first"], "banner": True}
    assert seen["link"].startswith("vscode://") and seen["link"].endswith(f"{manuscript}:{line_of_spot()}:19"), seen["link"]
    assert {one["name"]: one["state"] for one in seen["breaks"]} == {
        "front matter": "broken", "library": "broken", "bytes": "broken", "no library": "broken", "no manuscript": "fault",
    }  # fmt: skip
    assert all(one["kept"] and one["said"] and one["back"] for one in seen["breaks"]), seen["breaks"]
    assert seen["narrow"] == {"text": True, "pages": True, "findings": True}


# ---------------------------------------------------------------- the press


def orders(press: Press, *given: Order) -> list[list[Event]]:
    async def all_of_them() -> list[list[Event]]:
        return [[event async for event in press.do(order)] for order in given]

    return asyncio.run(all_of_them())


def test_a_press_that_dies_costs_one_order(manuscript: Path) -> None:
    stock = Stock(manuscript)
    stock.gather()
    order = Order("check", stock.jobs["paper"])
    with scratch() as home:
        press = Press(home)
        try:
            (first,) = orders(press, order)
            press._process.kill()
            second, third = orders(press, order, order)
        finally:
            press.close()
    assert [type(one) for one in first] == [Findings] == [type(one) for one in third]
    assert isinstance(second[0], Fault) and "paper.md" in second[0].reason


def test_settling_ends_when_nobody_wants_it_any_more(manuscript: Path) -> None:
    """The pages stay as they are shown, and the next setting goes on from them."""
    stock = Stock(manuscript)
    stock.gather()
    quick, settle = (Order(kind, stock.jobs["paper"], known=True) for kind in ("proof", "settle"))
    with scratch() as home:
        press = Press(home)
        try:
            first, again = orders(press, quick, quick)
            dropped = asyncio.run(_dropped(press, settle))
            (after, settled) = orders(press, quick, settle)
        finally:
            press.close()
    assert dropped == []
    assert {type(one) for one in first} == {Findings, Text, Sheet, Finished}
    assert sheets(again) == sheets(after) == [None] * len(sheets(after)), "nothing has to be sent again"
    assert settled[-1] == Settled(len(sheets(after)))


async def _dropped(press: Press, order: Order) -> list[Event]:
    asyncio.get_running_loop().call_soon(press.drop)
    return [event async for event in press.do(order)]


def sheets(events: list[Event]) -> list[bytes | None]:
    return [one.picture for one in events if isinstance(one, Sheet)]


def test_a_refused_article_has_findings_and_no_pages(manuscript: Path) -> None:
    manuscript.write_text(TEXT.replace("SPOT", "[@nobody:1999]"))
    stock = Stock(manuscript)
    stock.gather()
    with scratch() as home:
        press = Press(home)
        try:
            (events,) = orders(press, Order("proof", stock.jobs["paper"]))
        finally:
            press.close()
    assert [type(one) for one in events] == [Findings] and not isinstance(events[-1], Finished)


# ---------------------------------------------------------------- what is read again


def test_a_journal_that_cannot_be_read_leaves_its_articles_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "manuscripts" / "a").mkdir(parents=True)
    (tmp_path / "manuscripts" / "a" / "article.md").write_text("---\ntitle: A\n---\n")
    (tmp_path / "journal.toml").write_text('[journal]\ntitle = "J"\n')
    desk = Desk(tmp_path)
    desk.stock.gather()
    desk._tidy()
    (article,), jobs = desk.articles.values(), dict(desk.stock.jobs)
    article.looked_at = True

    def saved() -> tuple[str, list[str]]:
        asyncio.run(desk._saved(Saved((tmp_path / "journal.toml",), 1.0, 1.0)))
        return article.state, [one["rule"] for one in article.found]

    (tmp_path / "journal.toml").write_text("title = [")
    assert saved() == ("broken", ["journal-not-readable"]) and desk.stock.jobs == jobs
    (tmp_path / "journal.toml").unlink()
    assert saved()[0] == "fault" and not desk.articles
    (tmp_path / "journal.toml").write_text('[journal]\ntitle = "J"\n')
    set_anew: list[Standing] = []
    desk._set = set_anew.append  # type: ignore[method-assign]
    saved()
    assert set_anew == [article], "whoever looks at it sees it again"


def test_only_what_changed_is_another_job(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "manuscripts" / "narrow-waters", tmp_path / "manuscripts" / "narrow-waters")
    shutil.copytree(ROOT / "manuscripts" / "authors", tmp_path / "manuscripts" / "authors")
    shutil.copytree(ROOT / "bibliography", tmp_path / "bibliography")
    shutil.copy(ROOT / "journal.toml", tmp_path)
    stock = Stock(tmp_path)
    stock.gather()
    article = tmp_path / "manuscripts" / "narrow-waters" / "article.md"
    article.write_text(article.read_text() + "\nMore.\n")
    assert stock.again([article]) == {"narrow-waters"}
    assert stock.again([article]) == set(), "saved as it was"
    translations = stock.jobs["narrow-waters"].sources.translations
    assert {one.language for one in translations} == {"ru", "tr"}, "what articles know of each other stays"
    article.with_name("article.tr.md").unlink()
    assert "narrow-waters-tr" in stock.again([article.with_name("article.tr.md")])
    assert "narrow-waters-tr" not in stock.jobs


def test_outputs_and_hidden_folders_are_not_watched(tmp_path: Path) -> None:
    for name in ("out/site", ".git/objects", "text/figures"):
        (tmp_path / name).mkdir(parents=True)
    assert [one.relative_to(tmp_path).as_posix() for one in folders_below(tmp_path)] == [".", "text", "text/figures"]


# ---------------------------------------------------------------- pictures


@pytest.mark.parametrize(("colour", "mode"), [("0 g", "L"), ("1 0 0 rg", "RGB")])
def test_a_picture_of_a_page_is_what_the_page_shows(colour: str, mode: str) -> None:
    drawn = f"<< /Length {len(colour) + 19} >>\nstream\n{colour}\n10 20 50 30 re f  \nendstream"
    made, width, height = picture_of(pdf(drawn))
    with Image.open(io.BytesIO(made)) as picture:
        picture.load()
        assert (picture.mode, picture.size) == (mode, (width, height)) == (mode, (174, 174))
        inside = picture.convert("RGB").getpixel((60, 110))
        assert inside == ((0, 0, 0) if mode == "L" else (255, 0, 0)) and picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)
