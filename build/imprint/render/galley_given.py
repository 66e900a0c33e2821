"""What a text was given when it was settled, and how it is given again to the text as it is after an edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import tostring

from .pdf_floats import BEHIND, TEXT
from .pdf_remedies import CLASSES as OF_PARAGRAPHS
from .pdf_wide import REMEDIES as OF_TABLES

_CLASSES = OF_PARAGRAPHS.union(OF_TABLES, ("set-short", "set-upright"))


@dataclass(frozen=True, slots=True)
class Given:
    """What the elements of a text were given, by what they say; style sheets that make some pages deeper; where floats wait."""

    classes: Mapping[str, str] = field(default_factory=dict)
    turned: Mapping[bytes, Any] = field(default_factory=dict)  # places of tables that stand sideways, by these as written
    sheets: tuple[Any, ...] = ()
    floats_wait: int = BEHIND


def written(tree: Any) -> tuple[bytes, ...]:
    """The blocks of the text, as they are before it is laid out."""
    return tuple(tostring(one) for one in _text(tree))


def classes_given(tree: Any) -> dict[str, str]:
    """The classes that were given, by the text of their elements."""
    out = {}
    for element in tree.iter():
        classes = [one for one in element.get("class", "").split() if one in _CLASSES]
        if classes:
            out["".join(element.itertext())] = " ".join(classes)
    return out


def turned(blocks: Sequence[Any], now: Sequence[Any], before: Sequence[bytes]) -> dict[bytes, Any]:
    """The places of tables that were turned.

    blocks are the elements of the text before it was laid out, before is how they were written, and now is what they are.
    """
    keys = {id(one): key for one, key in zip(blocks, before, strict=True)}
    return {keys[id(one[0][0])]: deepcopy(one) for one in now if "turned" in one.get("class", "").split() and id(one) not in keys}


def give(tree: Any, given: Given) -> None:
    """Give a text, as far as it says the same, what it was given before."""
    text = _text(tree)
    for at, one in enumerate(list(text)) if given.turned else ():
        place = given.turned.get(tostring(one))
        if place is not None:
            text[at] = deepcopy(place)
    sizes = {len(text) for text in given.classes}
    for element in tree.iter() if sizes else ():
        words = "".join(element.itertext()) if isinstance(element.tag, str) else ""
        if len(words) in sizes and words in given.classes:
            classes = element.get("class", "").split()
            element.set("class", " ".join((*classes, *(one for one in given.classes[words].split() if one not in classes))))


def _text(tree: Any) -> Any:
    found = tree.find(f".//*[@id='{TEXT}']")
    return () if found is None else found
