"""What did not change is not built again, what did is; damage and strangers' bytes cost a build, never a wrong file."""

from __future__ import annotations

import asyncio
import pickle
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import ClassVar

import fsspec
import pytest
from click.testing import CliRunner, Result
from fsspec.asyn import AsyncFileSystem
from tests.hostile_files import png

from imprint.building import Way, build_all
from imprint.cache import Cache, Local, Remote, open_cache
from imprint.cli import cli
from imprint.cli.statuses import FINE
from imprint.designing import design_of
from imprint.indexing import Index
from imprint.making import differences, digest
from imprint.model.diagnostic import Severity
from imprint.model.packing import exact, pack, unpack
from imprint.model.stages import SourceFile
from imprint.model.text import Align
from imprint.pipeline import Built, Job
from imprint.read.needed import needed
from imprint.remembering import orders_of, remember
from imprint.workspace import Gathered, gather, shipped

BOOKS = """@string{har = {Harvard}}

@book{footnote, author = {Grafton, Anthony}, title = {The Footnote}, publisher = har, location = {Boston}, date = {1997}}

@book{index, author = {Duncan, Dennis}, title = {Index, A History}, publisher = {Allen Lane}, location = {London}, date = {2021}}

@collection{essays, editor = {Doe, Jane}, title = {Essays}, publisher = {Press}, location = {York}, date = {1990}}

@incollection{part, author = {Roe, Ann}, title = {A Part}, crossref = {essays}, pages = {1--9}}
"""
TEXT = "---\ntitle: {title}\nauthor: Ada Example\n---\n\nThe footnote has a history [@{key}, p. 3].\n"


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "journal"
    for slug, key in (("feet", "footnote"), ("hands", "index"), ("parts", "part")):
        (root / "manuscripts" / slug).mkdir(parents=True)
        (root / "manuscripts" / slug / "article.md").write_text(TEXT.format(title=slug.title(), key=key))
    (root / "bibliography").mkdir()
    (root / "bibliography" / "books.bib").write_text(BOOKS)
    (root / "journal.toml").write_text('[journal]\ntitle = "Wheels"\nlanguages = ["en"]\nstyle = "house"\n')
    monkeypatch.chdir(root)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    time.sleep(0.06)  # files of this very moment are not trusted to be finished
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["build", "--to", "jats", "--proof", "off", "--explain", *arguments])


def built_anew(result: Result) -> set[str]:
    lines = [line.partition(": ") for line in result.stderr.splitlines() if ": " in line]
    return {slug for slug, _, why in lines if slug in ("feet", "hands", "parts") and why != "nothing changed"}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_the_first_build_makes_everything_and_the_second_nothing(journal: Path) -> None:
    assert built_anew(run()) == {"feet", "hands", "parts"}
    times = {path: path.stat().st_mtime_ns for path in (journal / "out").rglob("*")}
    again = run()
    assert "nothing changed since the last build" in again.stderr
    assert times == {path: path.stat().st_mtime_ns for path in (journal / "out").rglob("*")}


def test_another_article_of_the_same_folder_is_not_taken_for_the_one_before(journal: Path) -> None:
    folder = journal / "manuscripts"
    assert built_anew(run(str(folder / "feet"))) == {"feet"}
    assert built_anew(run(str(folder / "hands"))) == {"hands"}
    assert (journal / "out" / "hands").is_dir()


def test_what_an_article_of_another_name_left_behind_is_said(journal: Path) -> None:
    assert "left-over" not in run("--output-format", "concise").stdout
    (journal / "manuscripts" / "feet").rename(journal / "manuscripts" / "toes")
    said = run("--output-format", "concise").stdout
    assert {"out/feet/feet.xml", "out/site/articles/feet/index.html"} <= {line.partition(":")[0] for line in said.splitlines()}


def test_a_file_put_anew_with_the_same_words_rebuilds_nothing(journal: Path) -> None:
    run()
    article = journal / "manuscripts" / "feet" / "article.md"
    article.write_text(article.read_text())
    assert built_anew(run()) == set()


def test_similar_articles_told_from_memory_are_the_same_ones(journal: Path) -> None:
    """What is read from the cache is equal to what was put there, though its parts are not the same objects."""
    for slug in ("hands", "parts"):
        change(journal / "manuscripts" / slug / "article.md", "a history", "a history [@footnote]")
    run()
    for article in (journal / "manuscripts").glob("*/article.md"):
        article.write_text(article.read_text())
    result = run()
    assert "nothing changed since" not in result.stderr and built_anew(result) == set()


def test_a_digest_tells_what_is_equal() -> None:
    words = ("".join(("wa", "ter")), "".join(("wa", "ter")))
    assert words[0] is not words[1] and pack(words) != pack((words[0], words[0]))
    assert digest(words) == digest((words[0], words[0])) != digest((words[0],))


PICTURE = "![A wheel](wheel.png){alt=\"a wheel\"}\n"
PERSON = "---\nname: Ada Example\n---\n\nShe lives in York.\n"


def test_each_thing_rebuilds_what_it_goes_into(journal: Path) -> None:
    """Everything that a journal holds, changed one after the other: who is built anew is who uses it, and nobody else."""
    everybody = {"feet", "hands", "parts"}
    (journal / "manuscripts" / "authors").mkdir()
    (journal / "manuscripts" / "authors" / "ada-example.md").write_text(PERSON)
    change(journal / "manuscripts" / "hands" / "article.md", "author: Ada Example", "author: ada-example")
    feet = journal / "manuscripts" / "feet"
    (feet / "article.md").write_text((feet / "article.md").read_text() + "\n" + PICTURE)
    (feet / "wheel.png").write_bytes(png(9, 9))
    for name in ("web.css", "print.css", "templates/page.html"):
        target = journal / "styles" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(next(one.data for one in shipped("styles") if one.name == f"styles/{name}"))
    plain = next(one.data for one in shipped("styles") if one.name == "styles/author-date.csl")
    for name in ("mine", "unused"):
        (journal / "styles" / f"{name}.csl").write_bytes(plain)
    change(journal / "manuscripts" / "parts" / "article.md", "author:", "csl: mine\nauthor:")
    assert built_anew(run("--to", "html")) == everybody and built_anew(run("--to", "html")) == set()

    def after(path: str, make: Callable[[bytes], bytes]) -> set[str]:
        (journal / path).write_bytes(make((journal / path).read_bytes()))
        return built_anew(run("--to", "html"))

    assert after("bibliography/books.bib", lambda data: data.replace(b"The Footnote", b"The Foot Note")) == {"feet"}
    assert after("manuscripts/feet/wheel.png", lambda _: png(9, 10)) == {"feet"}
    assert after("manuscripts/authors/ada-example.md", lambda data: data.replace(b"York", b"Ur")) == {"hands"}
    assert after("styles/mine.csl", lambda data: data + b"\n") == {"parts"}
    assert after("styles/unused.csl", lambda data: data + b"\n") == set()
    assert after("styles/web.css", lambda data: data + b"p { color: navy }\n") == everybody
    assert after("styles/print.css", lambda data: data + b"p { color: navy }\n") == set()  # no pages are printed here
    assert after("styles/templates/page.html", lambda data: data + b"<!-- -->\n") == everybody
    assert after("journal.toml", lambda data: data.replace(b"Wheels", b"More Wheels")) == everybody
    assert after("journal.toml", lambda data: data + b"# a remark\n") == set()
    assert after("manuscripts/parts/article.md", lambda data: data + b"\nMore.\n") == {"parts"}
    (journal / "manuscripts" / "parts" / "notes.txt").write_text("Not named anywhere.")
    assert built_anew(run("--to", "html")) == set()


@pytest.mark.parametrize(
    ("old", "new", "concerned"),
    [
        ("The Footnote", "The Foot Note", {"feet"}),
        ("{Essays}", "{Some Essays}", {"parts"}),  # by way of crossref
        ("har = {Harvard}", "har = {Belknap}", {"feet"}),  # by way of the string that names its publisher
    ],
)
def test_one_entry_rebuilds_the_articles_that_cite_it(journal: Path, old: str, new: str, concerned: set[str]) -> None:
    run()
    change(journal / "bibliography" / "books.bib", old, new)
    result = run()
    assert built_anew(result) == concerned
    assert "bibliography/books.bib changed" in result.stderr


def test_an_entry_that_nobody_cites_rebuilds_nothing(journal: Path) -> None:
    run()
    with (journal / "bibliography" / "books.bib").open("a") as file:
        file.write("\n@book{other, author = {Roe, Ann}, title = {Other}, date = {2001}}\n")
    assert built_anew(run()) == set()


@pytest.mark.parametrize("before", ["@string{har", "@book{index", "@incollection"])
@pytest.mark.parametrize("words", ["% A remark (old)\n", "@comment{jabref-meta: x}\n", "@preamble{\"x\"}\n", "@string{mit = {M}}\n", "\n"])
def test_what_stands_between_entries_rebuilds_nothing(journal: Path, before: str, words: str) -> None:
    run()
    change(journal / "bibliography" / "books.bib", before, words + before)
    assert built_anew(run()) == set()


def test_a_remark_to_imprint_is_of_the_next_entry(journal: Path) -> None:
    library = journal / "bibliography" / "books.bib"
    change(library, "date = {2021}", "date = {2021}, isbn = {12-34}")
    assert "isbn-check-digit" in run("--output-format", "concise").stdout
    change(library, "@book{index", "% imprint: allow isbn-check-digit: as printed\n@book{index")
    result = run("--output-format", "concise")
    assert built_anew(result) == {"hands"}
    assert "isbn-check-digit" not in result.stdout


def test_a_format_more_is_all_that_is_made(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    monkeypatch.setattr("imprint.render.jats.render_jats", None)  # workers are forked: in them, too, it is not there
    result = run("--to", "jats,html")
    assert result.exit_code == FINE, result.output
    assert "feet: the formats asked for changed" in result.stderr and "; jats need nothing" in result.stderr
    assert (journal / "out" / "feet" / "feet.html").is_file()


def test_the_look_of_pages_makes_pages_anew(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("--to", "jats,html,epub", "--proof", "report")
    (journal / "styles").mkdir()
    (journal / "styles" / "web.css").write_text("p { color: red }")
    monkeypatch.setattr("imprint.render.epub.render_epub", None)
    result = run("--to", "jats,html,epub", "--proof", "report")
    assert result.exit_code == FINE, result.output
    assert "feet: styles/web.css changed; jats, epub need nothing" in result.stderr
    assert "color: red" in (journal / "out" / "feet" / "feet" / "web.css").read_text()


def test_an_output_that_was_removed_comes_back(journal: Path) -> None:
    run()
    (journal / "out" / "feet" / "feet.xml").unlink()
    assert built_anew(run()) == set()
    assert (journal / "out" / "feet" / "feet.xml").is_file()


def test_no_cache_builds_everything(journal: Path) -> None:
    run()
    assert built_anew(run("--no-cache")) == {"feet", "hands", "parts"}


def test_findings_come_from_memory_too_at_the_lines_of_the_library(journal: Path) -> None:
    library = journal / "bibliography" / "books.bib"
    change(library, "date = {1997}", "date = {1997}, isbn = {12-34}")
    before = run("--output-format", "concise").stdout
    change(library, "@book{index", "\n\n@book{index")
    change(library, "@book{footnote", "\n\n\n@book{footnote")
    after = run("--output-format", "concise").stdout
    found = next(line for line in before.splitlines() if "books.bib" in line)
    moved = next(line for line in after.splitlines() if "books.bib" in line)
    assert int(moved.split(":")[1]) == int(found.split(":")[1]) + 3
    assert moved.split(":", 2)[2] == found.split(":", 2)[2]


def test_a_damaged_artefact_is_built_again(journal: Path, tmp_path: Path) -> None:
    run()
    (journal / "out" / "feet" / "feet.xml").unlink()
    for path in (tmp_path / "cache" / "imprint").glob("??/*"):
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    result = run()
    assert result.exit_code == FINE
    assert built_anew(result) == {"feet", "hands", "parts"}


def test_what_runs_cannot_come_out_of_a_cache() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return exec, ("raise SystemExit",)

    with pytest.raises(ValueError, match="no value"):
        unpack(pickle.dumps(Evil()))


def test_values_come_back_as_they_were(journal: Path) -> None:
    (sources, *_) = gather((journal,), shipped("styles")).sources
    assert unpack(pack(sources)) == sources


def test_values_are_packed_alike_by_every_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python 3.11 before 3.11.4, Debian's among them, has members of enumerations looked up by getattr, which is no value."""
    packed = pack((Severity.ERROR, Align.LEFT))
    monkeypatch.setattr(Enum, "__reduce_ex__", lambda one, _: (getattr, (type(one), one.name)))
    assert pack((Severity.ERROR, Align.LEFT)) == packed and unpack(packed) == (Severity.ERROR, Align.LEFT)
    assert exact(Severity.ERROR) and unpack(exact(Severity.ERROR)) is Severity.ERROR


@pytest.mark.parametrize("where", ["memory://imprint-test", ""])
def test_a_cache_keeps_bytes(where: str, journal: Path) -> None:
    cache: Cache = open_cache(where)
    assert cache.get("ab" * 32) is None
    cache.put("ab" * 32, b"words")
    assert cache.get("ab" * 32) == b"words"
    assert isinstance(cache, Remote if where else Local)


def test_a_shared_cache_saves_another_machine_the_work(journal: Path, tmp_path: Path) -> None:
    assert built_anew(run("--cache", "memory://shared", "--out", "one")) == {"feet", "hands", "parts"}
    assert built_anew(run("--cache", "memory://shared", "--out", "two")) == set()


class Failing(fsspec.AbstractFileSystem):  # type: ignore[misc]
    """A store that lets nobody read, or nobody write, and counts who asks."""

    protocol = ("unreadable", "unwritable")
    calls: ClassVar[list[str]] = []

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **_: object) -> bytes:
        self.calls.append("get")
        raise FileNotFoundError(path) if self.root_marker == "unwritable" else PermissionError("Access Denied")

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **_: object) -> None:
        self.calls.append("put")
        raise PermissionError("Access Denied")


class Unwritable(Failing):
    root_marker = "unwritable"


@pytest.mark.parametrize(
    ("url", "calls", "words"),
    [
        ("unreadable://bucket/x", ["get"], "is not used, and the build goes on without it: Access Denied"),
        ("unwritable://bucket/x", ["get", "get", "put", "get"], "cannot be written, and the build goes on without it: Access Denied"),
    ],
)
def test_a_store_that_fails_is_named_and_left_alone(journal: Path, url: str, calls: list[str], words: str) -> None:
    fsspec.register_implementation("unreadable", Failing, clobber=True)
    fsspec.register_implementation("unwritable", Unwritable, clobber=True)
    Failing.calls.clear()
    cache = open_cache(url)
    assert cache.get("ab" * 32) is None and cache.get("cd" * 32) is None and cache.fault == ("" if "unw" in url else f"the cache at {url} {words}")
    for _ in range(2):
        cache.put("ab" * 32, b"words")
    assert cache.get("ab" * 32) is None and Failing.calls == calls
    assert cache.fault == f"the cache at {url} {words}"
    result = run("--cache", url)
    assert result.exit_code == FINE and built_anew(result) == {"feet", "hands", "parts"}
    assert result.stderr.endswith(f"the cache at {url} {words}\n")


def test_a_cache_among_the_sources_is_none_of_them(journal: Path) -> None:
    """Nor are other programs' caches and environments; a cache may be named as a folder, or by a file's URL."""
    feet = journal / "manuscripts" / "feet"
    for where in ("mine", f"file://{feet}/theirs"):
        assert built_anew(run(str(feet), "--cache", where)) == {"feet"}
        assert "nothing changed since" in run(str(feet), "--cache", where).stderr
    for folder, mark in (("tool", "CACHEDIR.TAG"), ("venv", "pyvenv.cfg"), ("node_modules", "x"), (".git", "x")):
        (feet / folder).mkdir()
        (feet / folder / mark).touch()
        (feet / folder / "wheel.png").write_bytes(png(9, 9))
    (feet / "article.md").write_text((feet / "article.md").read_text() + "\n" + PICTURE)
    assert 'there is no picture "wheel.png"' in run(str(feet), "--cache", "mine", "--output-format", "concise").stdout


@pytest.mark.parametrize("url", ["gs://bucket/x", "az://bucket/x"])
def test_a_store_without_its_package_is_usage(journal: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMPRINT_CACHE", url)
    result = run()
    assert result.exit_code == 2 and f"there can be no cache at {url}: " in result.stderr and "nstall" in result.stderr


def test_an_unknown_kind_of_cache_is_usage(journal: Path) -> None:
    assert "there can be no cache" in run("--cache", "nowhere://x").stderr


def gathered(root: Path) -> Gathered:
    return gather((root,), shipped("styles"))


def test_the_part_of_a_library_gives_what_the_whole_gives(journal: Path, tmp_path: Path) -> None:
    whole = build_all(gathered(journal), ("jats",), Way(tmp_path / "a", proof="off"))
    parted = build_all(gathered(journal), ("jats",), Way(tmp_path / "b", proof="off", index=Index(tmp_path / "index")))
    assert whole == replace(parted, summary=whole.summary)
    for path in (tmp_path / "a").rglob("*.xml"):
        assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes()


def test_of_many_entries_only_the_cited_ones_are_read(journal: Path, tmp_path: Path) -> None:
    many = "".join(f"@book{{k{n}, title = {{T{n}}}, note = {{{'x' * 200}}}}}\n" for n in range(6_000))
    (journal / "bibliography" / "books.bib").write_text(many + BOOKS)
    index = Index(tmp_path / "index")
    sources = {one.slug: needed(one, index.extract) for one in gathered(journal).sources}
    (library,) = (one for one in sources["parts"].shared if one.name.endswith(".bib"))
    assert library.data.count(b"@") == 2  # the part, and the collection that it inherits from
    assert library.lines[0] == 6_007


@pytest.mark.parametrize("library", ["@comment{open\n@book{b, title = {B}}\n", "@book{a, title = {Caf\xe9}}\n"])
def test_a_library_that_cannot_be_parted_is_read_whole(library: str) -> None:
    file = SourceFile("refs.bib", "refs.bib", library.encode("latin-1"))
    assert Index(None).extract(file, frozenset(("b",))) == file


def test_a_broken_block_comes_with_its_neighbours_and_only_with_them() -> None:
    entries = [f"@book{{{key}, title = {{{key.upper()}}}}}\n" for key in "abcdefg"]
    entries[3] = "@book{d, title = {D}\n"
    file = SourceFile("refs.bib", "refs.bib", "".join(entries).encode())

    def part(key: str) -> SourceFile:
        return Index(None).extract(file, frozenset((key,)))

    assert part("a").data.decode() == entries[0] and part("g").data.decode() == entries[6]
    for key in "cdef":
        assert part(key).data.decode() == "".join(entries[2:6]) and part(key).lines[:4] == (3, 4, 5, 6)


@pytest.mark.parametrize("library", ["", "% nothing\n", "\ufeff@book{b, title = {B}}\n", "@book{a,\n IDS = {b}, title = {B}}\n"])
def test_odd_libraries_have_parts_too(library: str) -> None:
    file = SourceFile("refs.bib", "refs.bib", library.encode())
    assert Index(None).extract(file, frozenset(("b",))).data.decode().strip() == (library.strip() if "@" in library else "")


def test_differences_are_words() -> None:
    assert differences((("a.md", "1"), ("b.png", "2")), (("a.md", "3"), ("c.png", "4"))) == "a.md changed, c.png is new, b.png is gone"


# ---------------------------------------------------------------- far away


class Far(AsyncFileSystem):  # type: ignore[misc]
    """A store that takes its time for each question, whoever else asks meanwhile; it may be gone."""

    protocol = "far"
    cachable = False
    wait = 0.02  # seconds
    files: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[str]] = []
    gone: ClassVar[bool] = False

    async def _cat_file(self, path: str, start: int | None = None, end: int | None = None, **_: object) -> bytes:
        self.asked.append(path)
        await asyncio.sleep(self.wait)
        if self.gone:
            raise TimeoutError("nobody answers")
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path]

    async def _pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **_: object) -> None:
        await asyncio.sleep(self.wait)
        self.files[path] = value


@pytest.fixture
def far() -> Cache:
    fsspec.register_implementation("far", Far, clobber=True)
    Far.files.clear()
    Far.asked.clear()
    Far.gone = False
    return open_cache("far://bucket/x")


def test_a_store_far_away_is_asked_for_many_at_once(far: Cache) -> None:
    """600 questions of 20 ms each would take 12 s, one after the other."""
    contents = {digest("a", i): b"%d" % i for i in range(300)}
    began = time.perf_counter()
    far.put_all(contents)
    assert far.get_all([*contents, *(digest("b", i) for i in range(300))]) == contents
    assert time.perf_counter() - began < 3 and far.fault == ""


def test_of_a_store_that_is_gone_few_are_asked(far: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Far, "gone", True)
    assert far.get_all(digest("a", i) for i in range(1000)) == {} and far.get("ab" * 32) is None
    assert far.fault.endswith("nobody answers") and len(Far.asked) <= 64


def test_an_article_asks_a_store_far_away_twice_at_most(journal: Path, far: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for what it is and its formats, once why it is built: however many articles there are."""
    rounds: list[int] = []
    get_all = Remote.get_all
    monkeypatch.setattr(Remote, "get_all", lambda one, keys: get_all(one, noted(rounds, keys)))
    gathered = gather([journal], shipped("styles"))
    design = design_of(gathered)
    jobs = [Job(one, ("html", "jats"), design) for one in gathered.sources]
    assert [order.why for order in orders_of(jobs, far)] == ["it was not built before"] * 3
    assert rounds == [9, 3]
    for order in orders_of(jobs, far):
        remember(order, Built(order.job.sources.slug, (), None, ()), far)
    rounds.clear()
    assert all(order.built for order in orders_of(jobs, far)) and rounds == [9, 0]


def noted(rounds: list[int], keys: Iterable[str]) -> list[str]:
    asked = list(keys)
    rounds.append(len(asked))
    return asked
