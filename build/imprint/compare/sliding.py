"""Where a stretch that is in one version alone may be said to begin in two places, the one that reads better."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from .aligning import Pair

_FARTHEST = 12  # elements that a stretch is moved at most

Merit = Callable[[int, int], int]  # of a stretch from an index to another: the more the better


def slid(pairs: Sequence[Pair], old: Sequence[Hashable], new: Sequence[Hashable], olds: Merit, news: Merit) -> list[Pair]:
    """The same number of pairs of equal elements, with stretches of one version moved to where they read best."""
    moved = _slid(list(pairs), old, olds)
    turned = _slid([(b, a) for a, b in moved], new, news)
    return [(a, b) for b, a in turned]


def _slid(pairs: list[Pair], old: Sequence[Hashable], merit: Merit) -> list[Pair]:
    for k in range(1, len(pairs)):
        (i, j), (a, b) = pairs[k - 1], pairs[k]
        if b - j == 1 and a - i > 1:
            left, right = _room(pairs, k, old)
            steps = range(-left, right + 1)
            best = max(steps, key=lambda step: (merit(i + 1 + step, a + step), -abs(step)))
            _shift(pairs, k, best)
    return pairs


def _room(pairs: list[Pair], k: int, old: Sequence[Hashable]) -> tuple[int, int]:
    """How far the stretch before a pair can be moved to the left and to the right."""
    (i, j), (a, b) = pairs[k - 1], pairs[k]
    left = right = 0
    while left < _FARTHEST and k - 1 - left >= 0 and pairs[k - 1 - left] == (i - left, j - left) and (
        old[i - left] == old[a - 1 - left]
    ):
        left += 1
    while right < _FARTHEST and k + right < len(pairs) and pairs[k + right] == (a + right, b + right) and (
        old[i + 1 + right] == old[a + right]
    ):
        right += 1
    return left, right


def _shift(pairs: list[Pair], k: int, step: int) -> None:
    length = pairs[k][0] - pairs[k - 1][0] - 1
    moving = range(k + step, k) if step < 0 else range(k, k + step)
    for at in moving:
        first, second = pairs[at]
        pairs[at] = (first + length, second) if step < 0 else (first - length, second)
