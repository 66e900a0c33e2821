r"""Commands of classes for what stands before the text, in the words of others: abntex2's \titulo, apa7's \authorsnames."""

from __future__ import annotations

import re

from .latex_groups import DEEP
from .latex_scan import argument, commands, parts

_NAMES = {  # LaTeX's: those of classes
    "title": ("titulo", "titre", "titel", "papertitle", "TITLE"),
    "author": ("autor", "auteur", "AUTHORS", "AUTHOR"),
    "date": ("data",),
    "abstract": ("ABSTRACT",),
    "keywords": ("KEYWORDS",),
    "affil": ("AFF",),
}
_DEFINING = r"(?<!newcommand)(?<!newcommand\*)(?<!newcommand\{)(?<!def)"
_BRAZILIAN = re.compile(r"\\documentclass\s*(?:\[[^\]]*\])?\s*\{abntex")
_APA = re.compile(r"\\documentclass\s*(?:\[[^\]]*\])?\s*\{apa[67]?e?\}")
_NUMBERS = ("one", "two", "three", "four", "five", "six")
_SEVERAL = re.compile(rf"({'|'.join(_NUMBERS)})a")
_FOR_TEX = re.compile(rf"\\texorpdfstring\s*\{{({DEEP})\}}\s*\{{{DEEP}\}}")
_BLOCK = re.compile(rf"\\SetAuthorBlock\s*\{{({DEEP})\}}\s*\{{({DEEP})\}}")
_MAILED = re.compile(r"\\CorrespondingAuthor\b\s*(?:\[[^\]]*\])?(?:\s*\{[^{}]*\})?")


def aliased(tex: str) -> str:
    """The text with LaTeX's own names, where it does not use them."""
    for name, others in _NAMES.items():
        own = rf"\\{name}\s*(?:\[[^\]]*\])?\{{|\\begin\{{{name}\}}"
        if not any(f"\\{other}" in tex for other in others) or re.search(own, tex):
            continue
        if name != "date" or _BRAZILIAN.search(tex):
            tex = re.sub(rf"{_DEFINING}\\(?:{'|'.join(others)})(?=\s*\{{)", rf"\\{name}", tex)
    if "\\texorpdfstring" in tex:
        tex = _FOR_TEX.sub(r"\1", tex)
    if "\\altaffil" in tex:  # of AASTeX before its sixth version
        tex = re.sub(r"\\altaffilmark\s*(?=\{)", lambda _: r"\inst", tex)
        tex = re.sub(r"\\altaffiltext\s*\{([^{}]*)\}", r"\\affil[\1]", tex)
    if "\\SetAuthorBlock" in tex:  # of asmeconf and asmejour
        tex = _BLOCK.sub(lambda found: f"\\author{{{_MAILED.sub('', found[1])}}}\\affil{{{found[2]}}}", tex)
    return _of_apa(tex) if _APA.search(tex) else tex


def _of_apa(tex: str) -> str:
    r"""\authorsnames[1,2]{Ada, Bob} and \twoauthors{Ada}{Bob} with their affiliations, as authblk writes them."""
    names = ("authorsnames", *(f"{number}authors" for number in _NUMBERS[1:]))
    places = ("authorsaffiliations", *(f"{number}affiliations" for number in _NUMBERS[1:]))
    tex = re.sub(r"\\authornote(?=\s*\{)", lambda _: r"\articlenote", tex)
    out, last = [], 0
    for one in commands(tex, (*names, *places)):
        more = _NUMBERS.index(found[1]) if (found := _SEVERAL.match(one.name)) else 0
        given, end = _given(tex, one.argument, one.end, more)
        marks = [mark.strip(" {}") for mark in parts(one.option, ",")] if one.option else []
        command = "author" if one.name in names else "affil"
        made = (f"\\{command}[{_mark(marks, at, command)}]{{{words}}}" for at, words in enumerate(given))
        out += [tex[last : one.start], "\n".join(made)]
        last = end
    return "".join((*out, tex[last:]))


def _given(tex: str, first: str, end: int, more: int) -> tuple[list[str], int]:
    """What a command lists: in braces or by commas in one argument, or in more arguments."""
    if not more:
        grouped = re.findall(rf"\{{({DEEP})\}}", first) if first.lstrip().startswith("{") else parts(first, ",")
        return [one.strip() for one in grouped if one.strip()], end
    given = [first]
    for _ in range(more):
        words, end = argument(tex, end)
        given.append(words)
    return given, end


def _mark(marks: list[str], at: int, command: str) -> str:
    """The mark of an affiliation is its number; an author has the one that is named, else the number in its place."""
    return marks[at] if command == "author" and at < len(marks) else str(at + 1)
