"""What stands between the braces of LaTeX, as a part of a pattern: braces in it are closed, to a depth that manuscripts have."""

from __future__ import annotations

_PLAIN = r"[^{}]*"
_WITHIN = rf"(?:[^{{}}]|\{{{_PLAIN}\}})*"
GROUP = rf"(?:[^{{}}]|\{{{_WITHIN}\}})*"  # two deep
DEEP = rf"(?:[^{{}}]|\{{{GROUP}\}})*"  # three
