"""The journal's issues and editors: [[issues]], their sections, and [[editors]] of journal.toml."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..model.diagnostic import Diagnostic
from ..model.manuscript import Cover, Editor, Issue, Section
from ..model.place import Place
from .front_said import say
from .front_values import clean
from .identifiers import doi_of
from .toml_places import TomlText
from .toml_values import Table, rows_of, table_of, text_of, texts_of, wrong

ISSUE = ("volume", "number", "date", "title", "doi", "first-page", "editors", "cover", "cover-credit", "articles", "sections")
SECTION = ("title", "articles")
EDITOR = ("name", "role", "affiliation")


def editors_of(toml: Table, source: TomlText, said: list[Diagnostic]) -> Iterator[Editor]:
    """Who edits the journal, in the order of the masthead."""
    for index, row in rows_of(toml, "editors", source, said):
        found = {key: text_of(row, key, source.place("editors", key, index), said) for key in EDITOR}
        if found["name"]:
            yield Editor(**found)
        else:
            said.append(wrong(source.place("editors", index=index), "an editor has no name", 'write name = "…"'))


def issues_of(toml: Table, source: TomlText, said: list[Diagnostic]) -> Iterator[Issue]:
    """The issues in the order of the file."""
    seen: dict[str, str] = {}
    usual = _cover(table_of(toml, "journal", source, said), lambda key: source.place("journal", key), said)
    for index, row in rows_of(toml, "issues", source, said):
        issue = _issue(row, index, source, said)
        issue = issue if issue.cover else replace(issue, cover=usual)
        if not issue.name:
            hint = "give it a volume and a number"
            said.append(wrong(source.place("issues", index=index), "the issue has no volume and no number", hint))
        for slug in issue.articles:
            if slug in seen:
                place, where = source.place("issues", "articles", index), f"in issue {seen[slug]} too"
                said.append(wrong(place, f"{slug} stands {where}", "an article has one place: take it out of the other"))
            seen.setdefault(slug, issue.name)
        yield issue


def _issue(row: Table, index: int, source: TomlText, said: list[Diagnostic]) -> Issue:
    def text(key: str) -> str:
        return text_of(row, key, source.place("issues", key, index), said)

    def texts(key: str) -> tuple[str, ...]:
        return texts_of(row, key, source.place("issues", key, index), said)

    sections = tuple(_sections(row, texts("articles"), source.place("issues", index=index), said))
    return Issue(
        volume=text("volume"),
        number=text("number"),
        date=text("date"),
        title=text("title"),
        articles=tuple(slug for section in sections for slug in section.articles),
        sections=sections,
        editors=tuple(Editor(name) for name in texts("editors")),
        doi=_doi(text("doi"), index, source, said),
        first_page=_first_page(row.get("first-page", 1), index, source, said),
        cover=_cover(row, lambda key: source.place("issues", key, index), said),
        place=source.place("issues", index=index),
    )


def _cover(row: Table, place: Callable[[str], Place], said: list[Diagnostic]) -> Cover | None:
    """The picture that a table names."""
    path, credit = (text_of(row, key, place(key), said) for key in ("cover", "cover-credit"))
    if credit and not path:
        hint = 'name the picture: cover = "styles/cover.jpg"'
        said.append(wrong(place("cover-credit"), "there is a credit without a cover", hint))
    return Cover(path, credit, place("cover")) if path else None


def _sections(row: Table, first: tuple[str, ...], place: Place, said: list[Diagnostic]) -> Iterator[Section]:
    """What stands before all sections, then [[issues.sections]]."""
    if first:
        yield Section("", first)
    found = row.get("sections", [])
    for one in found if isinstance(found, list) else [found]:
        articles = one.get("articles", []) if isinstance(one, dict) else None
        if not isinstance(articles, list) or any(not isinstance(slug, str) for slug in articles):
            hint = 'write [[issues.sections]], title = "…" and articles = ["…"] below the issue'
            said.append(wrong(place, "a section of the issue lists no articles", hint))
            continue
        yield Section(clean(str(one.get("title", ""))), tuple(clean(slug) for slug in articles if clean(slug)))


def _doi(words: str, index: int, source: TomlText, said: list[Diagnostic]) -> str:
    doi, fault = doi_of(words) if words else ("", "")
    if fault:
        place = source.place("issues", "doi", index)
        said.append(say("invalid-doi", place, f"{words} is no DOI: {fault}", "write it as 10.1234/abc"))
    return doi


def _first_page(found: object, index: int, source: TomlText, said: list[Diagnostic]) -> int:
    if isinstance(found, int) and not isinstance(found, bool) and 0 < found < 1_000_000:
        return found
    place = source.place("issues", "first-page", index)
    said.append(wrong(place, "first-page is no page number", "write the first article's first page: first-page = 187"))
    return 1
