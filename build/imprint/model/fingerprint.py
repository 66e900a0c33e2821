"""What stays of a finding when lines move: by it a baseline and the platforms know it again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from .diagnostic import Diagnostic


def fingerprints(found: Iterable[Diagnostic]) -> tuple[str, ...]:
    """One for each finding, in their order: 32 hexadecimal digits of its rule, file and message, and of how many alike
    stand before it. Lines and severities do not count, so that it outlives edits elsewhere in the file."""
    seen: Counter[tuple[str, str, str]] = Counter()
    out = []
    for one in found:
        kind = (one.rule, one.place.path, one.message)
        out.append(hashlib.sha256("\0".join((*kind, str(seen[kind]))).encode("utf-8", "replace")).hexdigest()[:32])
        seen[kind] += 1
    return tuple(out)
