"""Pages that know how they begin, and what they leave to the next: so that a text can be laid out from any of them on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import weasyprint.layout as laying
import weasyprint.layout.page as paging
from weasyprint.formatting_structure import boxes

from .dropping import heed


def note_beginnings() -> None:
    """Put these around what makes pages."""
    boxes.PageBox.begins, boxes.PageBox.leaves = None, False
    paging.make_page = partial(_page, paging.make_page)
    laying.make_all_pages = partial(_pages, laying.make_all_pages)


def _page(make_page: Callable[..., Any], context: Any, *given: Any) -> Any:
    """A page, if somebody still wants it; leaves says whether it leaves anything but text to the next."""
    heed()
    made = make_page(context, *given)
    made[0].leaves = bool(context.reported_footnotes or context.broken_out_of_flow)
    return made


def _pages(make_pages: Callable[..., Iterable[Any]], context: Any, *given: Any) -> list[Any]:
    """All pages; begins is the setter's state before each."""
    made = list(make_pages(context, *given))
    for page, state in zip(made, context.page_maker, strict=False):
        page.begins = state
    return made
