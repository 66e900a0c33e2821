"""What a paragraph with holes between its words is given, one after the other: classes that print.css knows."""

from __future__ import annotations

from typing import Any

# A word space of EB Garamond is about a fifth of an em. What justification adds to it, in em:
LOOSE = 0.34  # beyond this a paragraph is set anew where that costs nothing else
LOOSEST = 0.45  # beyond this it has holes, and no line may stay so
# Freer hyphenation and letters a little closer; and then, where it still has holes, an uneven right margin, which is better.
GENTLE = ("set-freely set-closer",)
REMEDIES = (*GENTLE, "set-ragged")
CLASSES = frozenset(" ".join(REMEDIES).split())


def given(element: Any, remedies: tuple[str, ...]) -> bool:
    """Give an element the next remedy that it has not; False where it has all."""
    classes = element.get("class", "").split()
    following = next((one for one in remedies if one.split()[0] not in classes), "")
    if following:
        element.set("class", " ".join((*classes, following)))
    return bool(following)
