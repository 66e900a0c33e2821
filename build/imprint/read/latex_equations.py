r"""amsmath's subequations: equations with one number and a letter each, which pandoc would take for one formula."""

from __future__ import annotations

import re

PART = "imprintpart:"  # before the label of such an equation
FIRST = "imprintfirst:"  # and of the first of its group
WHOLE = "imprintwhole:"  # and, with their kind, of the group
_GROUP = re.compile(
    r"\\begin\{subequations\}\s*(?:\\label\{(?P<whole>[^{}]*)\})?"
    r"(?P<body>(?:(?!\\begin\{subequations\}).){0,20000}?)\\end\{subequations\}",
    re.S,
)
_LABEL = re.compile(r"\\label\s*\{([^{}]+)\}")
_ENVIRONMENT = re.compile(r"\\begin\{(?:equation|align|gather|eqnarray|multline|flalign)\}")


def parted(tex: str) -> str:
    """The text with such groups as equations one by one; the label of the whole stands before them."""
    return _GROUP.sub(_group, tex) if r"\begin{subequations}" in tex else tex


def _group(found: re.Match[str]) -> str:
    whole, body = found["whole"] or "", found["body"]
    if not _LABEL.search(body):
        return _ENVIRONMENT.sub(lambda one: f"{one[0]}\\label{{{FIRST}{whole}}}" if whole else one[0], body, count=1)
    marks = iter([FIRST])
    parts = _LABEL.sub(lambda one: f"\\label{{{next(marks, PART)}{one[1]}}}", body)
    return f"\\label{{{WHOLE}equation:{whole}}}\n{parts}" if whole else parts


def part_of(label: str) -> tuple[str, tuple[str, ...]]:
    """A label as its author wrote it, and the classes of an equation or a table that is a part of a group."""
    if label.startswith(FIRST):
        return label.removeprefix(FIRST), ("lettered", "first")
    return (label.removeprefix(PART), ("lettered",)) if label.startswith(PART) else (label, ())
