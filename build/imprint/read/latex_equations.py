r"""amsmath's subequations: equations with one number and a letter each, which pandoc would take for one formula."""

from __future__ import annotations

import re

PART = "imprintpart:"  # before the label of such an equation
FIRST = "imprintfirst:"  # and of the first of its group
_GROUP = re.compile(
    r"\\begin\{subequations\}\s*(?:\\label\{(?P<whole>[^{}]*)\})?"
    r"(?P<body>(?:(?!\\begin\{subequations\}).){0,20000}?)\\end\{subequations\}",
    re.S,
)
_LABEL = re.compile(r"\\label\s*\{([^{}]+)\}")
_ENVIRONMENT = re.compile(r"\\begin\{(?:equation|align|gather|eqnarray|multline|flalign)\}")


def parted(tex: str) -> str:
    """The text with such groups as equations one by one; who refers to the whole is led to the first."""
    if r"\begin{subequations}" not in tex:
        return tex
    wholes: dict[str, str] = {}
    tex = _GROUP.sub(lambda found: _group(found, wholes), tex)
    for whole, first in wholes.items():
        references = rf"(\\[A-Za-z]*ref\*?\s*\{{(?:[^{{}}]*,\s*)?){re.escape(whole)}(?=\s*[,}}])"
        tex = re.sub(references, "\\g<1>" + first.replace("\\", r"\\"), tex)
    return tex


def _group(found: re.Match[str], wholes: dict[str, str]) -> str:
    whole, body = found["whole"] or "", found["body"]
    if not _LABEL.search(body):
        return _ENVIRONMENT.sub(lambda one: f"{one[0]}\\label{{{FIRST}{whole}}}" if whole else one[0], body, count=1)
    marks = iter([FIRST])
    first = _LABEL.search(body)
    if whole and first:
        wholes[whole] = first[1]
    return _LABEL.sub(lambda one: f"\\label{{{next(marks, PART)}{one[1]}}}", body)


def part_of(label: str) -> tuple[str, tuple[str, ...]]:
    """A label as its author wrote it, and the classes of an equation that is a part of a group."""
    if label.startswith(FIRST):
        return label.removeprefix(FIRST), ("subequation", "first")
    return (label.removeprefix(PART), ("subequation",)) if label.startswith(PART) else (label, ())
