"""The rules that judge the front matter of a copy."""

from __future__ import annotations

from pathlib import Path

from imprint.check.rules import author_without_bio, missing_author, missing_title
from imprint.model.manuscript import FrontMatter
from imprint.model.people import Name, Person
from imprint.model.place import Place
from imprint.model.stages import Copy, SourceFile, Sources
from imprint.model.style import CitationStyle, Kind
from imprint.model.text import Para, Text
from imprint.model.work import Library
from imprint.read import affiliations, front_fields, masthead, people_fields

ADA = Person(Name("Example", "Ada"), id="ada", place=Place("a.md", 3, 5, 3, 8))


def copy(front: FrontMatter, standalone: bool = True) -> Copy:
    sources = Sources("a", SourceFile("a.md", "a.md", b""), "markdown", standalone=standalone)
    return Copy(sources, front, (), Library(), CitationStyle("x", Kind.NOTE, "", False), (), (), "", "", ())


def test_missing_title() -> None:
    (found,) = missing_title.find(copy(FrontMatter()))
    assert (found.rule, found.place, "title:" in found.hint) == ("missing-title", Place("a.md", 1, 1, 1, 2), True)
    assert not list(missing_title.find(copy(FrontMatter(title=(Text("A"),)))))


def test_missing_author() -> None:
    (found,) = missing_author.find(copy(FrontMatter()))
    assert found.rule == "missing-author" and "author:" in found.hint
    assert not list(missing_author.find(copy(FrontMatter(authors=(ADA,)))))
    unknown = FrontMatter(places=(("author", Place("a.md", 2)),))
    assert not list(missing_author.find(copy(unknown)))


def test_author_without_bio() -> None:
    (found,) = author_without_bio.find(copy(FrontMatter(authors=(ADA,)), standalone=False))
    assert (found.place, found.message) == (ADA.place, "Ada Example has no bio")
    assert found.hint == "write it into manuscripts/authors/ada.md"
    assert not list(author_without_bio.find(copy(FrontMatter(authors=(ADA,)))))
    known = Person(ADA.name, bios=(("en", (Para((Text("A."),)),)),))
    assert not list(author_without_bio.find(copy(FrontMatter(authors=(known,)), standalone=False)))


def test_the_manual_names_every_key() -> None:
    manual = (Path(__file__).parents[1] / "docs" / "front-matter.md").read_text("utf-8")
    tables = (front_fields.SPELLINGS, people_fields.SPELLINGS, affiliations.SPELLINGS)
    for spellings in tables:
        for key, others in spellings.items():
            assert f"| `{key}` | {', '.join(f'`{other}`' for other in others)} |" in manual
    for key in (*masthead.JOURNAL, *masthead.AFFILIATION, *masthead.ISSUE, *masthead.TABLES, *masthead.LEVELS):
        assert f"`{key}`" in manual or f"[{key}]" in manual or f'`"{key}"`' in manual
