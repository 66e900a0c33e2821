"""What a printer would object to on the pages of many manuscripts: bench/feet.py FOLDER… [--design NAME] [--pages].

White lines at the feet of pages that others follow, with what went over to the next page; figures and tables away from where
they are first spoken of; loose lines; last pages of few lines; and the CPU seconds that setting takes.
"""

from __future__ import annotations

import argparse
import resource
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from weasyprint.formatting_structure import boxes

from imprint.designing import design_of
from imprint.model.edition import Edition
from imprint.model.printing import ProofTerms
from imprint.pipeline import Design, edit_faulty, printing
from imprint.render.pdf import _laid
from imprint.render.pdf_again import STUB, holes
from imprint.render.pdf_faults import _bottoms, _far
from imprint.render.pdf_lines import foot as depth
from imprint.render.pdf_lines import leading
from imprint.render.pdf_setter import Pages
from imprint.render.places import placed
from imprint.render.settle import settled
from imprint.render.templates import Templates
from imprint.workspace import gather, shipped

KINDS = (".md", ".tex", ".docx", ".odt", ".html")
WHITE = 2.5  # lines
_HOLDERS = ("html", "body", "article", "section", "div")
_SHORT = 3_000  # bytes of what is no article


@dataclass(frozen=True, slots=True)
class Foot:
    """A page whose foot is white: its number, how many lines, and what stands at the head of the next page."""

    page: int
    white: float
    before: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The pages of a manuscript."""

    name: str
    pages: int
    feet: tuple[Foot, ...]
    far: tuple[str, ...]
    loose: int
    left: float  # lines on the last page
    cpu: float


def measured(name: str, edition: Edition, design: Design) -> Measured:
    """Lay an edition out as it is for the screen, and measure its pages."""
    ready, templates, sheets = placed(settled(edition)), Templates(design.templates), printing(design.stylesheets)
    before = _used()
    pages, _ = _laid(ready, "", templates, sheets)
    spent = _used() - before
    far = tuple(said for _, said, _ in _far(pages, ProofTerms()))
    return Measured(name, len(pages.pages), tuple(_feet(pages)), far, len(holes(pages)), _filled(pages.pages[-1]), spent)


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _filled(page: Any) -> float:
    """Lines from the head of a page to where it ends."""
    bottom = max(_bottoms(page._page_box), default=0.0)
    return float(max(0.0, bottom - page._page_box.content_box_y()) / leading(page))


def _feet(pages: Pages) -> Iterator[Foot]:
    for at, page in enumerate(pages.pages[:-1]):
        white = (depth(page._page_box) - page._page_box.content_box_y()) / leading(page) - _filled(page)
        if white >= WHITE:
            yield Foot(at + 1, white, _head(pages.pages[at + 1]))


def _head(page: Any) -> str:
    """The first blocks of a page, as far as they are kept together."""
    root = page._page_box.children[0]
    found = [box for box in root.descendants() if isinstance(box, boxes.BlockLevelBox) and box.element is not None]
    named = (f"{one.element_tag}.{one.element.get('class', '')}".strip(".") for one in found if one.element_tag not in _HOLDERS)
    return " ".join(dict.fromkeys(named))[:70]


def editions(folders: list[Path]) -> Iterator[tuple[str, Edition]]:
    """The articles below folders, as far as they can be set; those of every author's own style."""
    for folder in folders:
        found = sorted(one for one in folder.rglob("*") if one.suffix in KINDS and one.stat().st_size > _SHORT)
        for path in found:
            for sources in gather([path], shipped("styles")).sources:
                edition = edit_faulty(sources).value
                if edition is not None:
                    yield "/".join(path.relative_to(folder).parts), replace(edition, slug=sources.slug)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folders", type=Path, nargs="+")
    asked.add_argument("--design", default="classical")
    asked.add_argument("--pages", action="store_true", help="each page that is white")
    given = asked.parse_args()
    design = design_of(gather([], shipped("styles")), given.design)
    summed([measured(name, edition, design) for name, edition in editions(given.folders)], given.pages)


def summed(all_: list[Measured], each: bool) -> None:
    """Print the figures, by manuscripts and together."""
    for one in all_:
        worst = " ".join(f"{foot.white:.0f}" for foot in sorted(one.feet, key=lambda foot: -foot.white))
        seen = f"{one.left:3.0f} left  {len(one.far)} far  {one.loose} loose"
        print(f"{one.pages:4} pages  {one.cpu:5.1f} s  {seen}  {one.name}: {worst}")
        for foot in one.feet if each else ():
            print(f"        page {foot.page}: {foot.white:.1f} before {foot.before}")
        for said in one.far if each else ():
            print(f"        {said}")
    feet = [foot.white for one in all_ for foot in one.feet]
    sizes = Counter("3-5" if one < 5.5 else "6-8" if one < 8.5 else "9-12" if one < 12.5 else "13+" for one in feet)
    print(f"{len(all_)} manuscripts, {sum(one.pages for one in all_)} pages, {sum(one.cpu for one in all_):.1f} s")
    print(f"white feet: {len(feet)} ({dict(sorted(sizes.items()))}), {sum(feet):.0f} lines")
    print(f"far: {sum(len(one.far) for one in all_)}; loose lines: {sum(one.loose for one in all_)}")
    print(f"last pages of fewer than {STUB} lines: {sum(one.left < STUB for one in all_)}")


if __name__ == "__main__":
    main()
