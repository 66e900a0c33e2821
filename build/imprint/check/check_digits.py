"""Standard numbers in a field, one by one, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..model.place import Place
from .judged import Judged


def wrong_numbers(
    one: Judged, name: str, number: re.Pattern[str], fault: Callable[[str], str]
) -> Iterator[tuple[Place, str, str]]:
    """Place, number as typed, and what is wrong with it; fault says that of its digits and letters alone, "" for nothing."""
    field = one.field(name)
    for found in number.finditer(field.raw) if field else ():
        wrong = fault("".join(char for char in found[0] if char.isalnum()))
        if field and wrong:
            yield field.at(*found.span()), found[0], wrong
