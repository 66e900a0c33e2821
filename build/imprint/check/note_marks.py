"""The calls and the labels of notes in a Markdown text, as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DEFINITION = re.compile(r"^[ >]{0,8}(?P<mark>\[\^(?P<label>[^\[\]\s]{1,200})\]):", re.M)
_CALL = re.compile(r"(?<!\\)\[\^(?P<label>[^\[\]\s]{1,200})\]")


class Mark(NamedTuple):
    """A label in prose[start:end]."""

    label: str
    start: int
    end: int


def definitions(prose: str) -> Iterator[Mark]:
    """The labels that begin notes."""
    for found in _DEFINITION.finditer(prose) if "]:" in prose else ():
        yield Mark(found["label"], found.start("mark"), found.end("mark"))


def calls(prose: str) -> Iterator[Mark]:
    """The calls of notes: every other label."""
    begin = {mark.start for mark in definitions(prose)}
    for found in _CALL.finditer(prose) if "[^" in prose else ():
        if found.start() not in begin:
            yield Mark(found["label"], *found.span())
