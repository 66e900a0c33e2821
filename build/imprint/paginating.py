"""Pages run through an issue: which pages each article takes, and which of those that are fixed would have to move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from .model.diagnostic import Diagnostic, Severity
from .model.manuscript import Issue
from .model.paging import NO_PAGES, Fixed, Measure, Pages
from .model.place import Place
from .model.stages import Sources
from .pipeline import Built

Measures = Mapping[str, Measure]  # by the articles' slugs


@dataclass(frozen=True, slots=True)
class Reckoned:
    """An issue's pages as its articles take them now, and those among them that are fixed elsewhere."""

    issue: Issue
    pages: tuple[tuple[str, Pages], ...]
    moved: tuple[tuple[str, Pages, Pages], ...]  # article, its fixed pages, those that it would get
    fixed: bool  # the issue is published

    @property
    def fix(self) -> Fixed:
        """What an editor fixes who accepts them."""
        return Fixed(self.issue.name, self.pages)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The issues of a journal and the pages fixed in them."""

    issues: tuple[Issue, ...] = ()
    fixed: tuple[Fixed, ...] = ()

    def kept(self, slug: str) -> Pages:
        """The fixed pages of an article."""
        names = {one.name for one in self.issues if slug in one.articles}
        return next((pages for one in self.fixed if one.name in names for other, pages in one.pages if other == slug), NO_PAGES)

    def reckoned(self, measures: Measures) -> tuple[Reckoned, ...]:
        """All issues; an article without a measure has the extent that is fixed."""
        fixed = {one.name: one for one in self.fixed}
        return tuple(reckon(one, fixed.get(one.name), measures) for one in self.issues)

    def pages(self, measures: Measures) -> dict[str, Pages]:
        """The pages that articles are built with: where fixed ones would move, those that are fixed and no others."""
        found: dict[str, Pages] = {}
        for one in self.reckoned(measures):
            if one.moved:
                found |= {slug: self.kept(slug) for slug in one.issue.articles}
            else:
                found |= dict(one.pages)
        return found


UNPAGED = Ledger()


def reckon(issue: Issue, fixed: Fixed | None, measures: Measures) -> Reckoned:
    """Each article begins on the page after the one before it, at a fixed page only if it can; so as little moves as may be.

    An article that names its pages itself is taken at its word. After one whose extent is not known nothing is known.
    """
    held = dict(fixed.pages) if fixed else {}
    free, pages = issue.first_page, []
    for slug in issue.articles:
        before = held.get(slug, NO_PAGES)
        measure = measures.get(slug, Measure(before.count))
        if not measure.count:
            break
        first = measure.first or max(free, before.first)
        pages.append((slug, Pages(first, first + measure.count - 1)))
        free = first + measure.count
    moved = tuple((slug, held[slug], now) for slug, now in pages if slug in held and held[slug] != now)
    return Reckoned(issue, tuple(pages), moved, fixed is not None)


def measured(built: Iterable[Built], pages: Mapping[str, Pages]) -> dict[str, Measure]:
    """What articles take that were built with some pages, as far as they were laid out."""
    return {one.slug: _measure(one, pages.get(one.slug, NO_PAGES)) for one in built if one.edition and one.starts}


def _measure(built: Built, given: Pages) -> Measure:
    named = built.edition.first_page if built.edition else ""
    own = int(named) if named.isascii() and named.isdigit() and named != str(given.first) else 0
    return Measure(len(built.starts), own)


def placed(sources: Iterable[Sources], pages: Mapping[str, Pages]) -> tuple[Sources, ...]:
    """The articles with their pages."""
    return tuple(replace(one, pages=pages.get(one.slug, NO_PAGES)) for one in sources)


# ---------------------------------------------------------------- what is said


def spoken(
    ledger: Ledger, measures: Measures, known: frozenset[str] | None = None, today: str = ""
) -> Iterator[Diagnostic]:
    """What would move in published issues; known are all articles there are, None: not known, as on which day (ISO 8601)."""
    for one in ledger.reckoned(measures):
        place = one.issue.place or Place("journal.toml")
        if one.moved:
            yield _moving(one, place)
        if known is not None and one.pages and not one.fixed and "" < one.issue.date <= today:
            message = f"issue {one.issue.name} is out since {one.issue.date}, and its pages are not fixed"
            hint = f"fix them by `imprint paginate {one.issue.name}`, so that no later change moves them unseen"
            yield Diagnostic("issue-pages-open", Severity.NOTE, place, message, hint)
        for slug in one.issue.articles if known is not None else ():
            if slug not in (known or ()):
                message = f"issue {one.issue.name} lists “{slug}”, and there is no such article"
                hint = "write the article's name in the addresses of its files: that of its folder, and its language"
                yield Diagnostic("issue-article-missing", Severity.ERROR, place, message, hint)


_SHOWN = 4  # of the articles that would move


def _moving(one: Reckoned, place: Place) -> Diagnostic:
    moves = [f"{slug} from {before} to {now}" for slug, before, now in one.moved]
    rest = f" and {len(moves) - _SHOWN} more" if len(moves) > _SHOWN else ""
    message = f"pages of the published issue {one.issue.name} would move: {', '.join(moves[:_SHOWN])}{rest}"
    hint = (
        "the articles keep the pages by which they are cited, and the issue is not bound anew; bring the text back to its"
        f" length, put new articles last, or accept the new pages by `imprint paginate {one.issue.name}`"
    )
    return Diagnostic("published-pages-move", Severity.ERROR, place, message, hint)
