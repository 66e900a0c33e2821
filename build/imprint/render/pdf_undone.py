"""How things stood before a block's lines were set, so that they can be set anew where they stand."""

from __future__ import annotations

from typing import Any


class Before:
    """What the setter changes while it sets the lines of a block; arguments are those of its own function for it."""

    def __init__(self, context: Any, box: Any, done: list[Any], rest: tuple[Any, ...]) -> None:
        _, self._absolute, self._fixed, _, _, _, self.skip, *_ = rest
        self._context, self._box, self._done = context, box, done
        self._lines = list(done)
        self._margin = box.margin_top
        self._counts = len(self._absolute), len(self._fixed)
        self._floats = len(context.excluded_shapes)

    @property
    def count(self) -> int:
        """How many lines and boxes the block had."""
        return len(self._lines)

    def can_be_undone(self) -> bool:
        """Whether nothing was floated."""
        return len(self._context.excluded_shapes) == self._floats

    def restore(self, footnotes: list[Any]) -> None:
        """As it was; footnotes are those that the lines brought."""
        for footnote in footnotes:
            self._context.unlayout_footnote(footnote)
        self._done[:] = self._lines
        del self._absolute[self._counts[0] :], self._fixed[self._counts[1] :]
        self._box.margin_top = self._margin
