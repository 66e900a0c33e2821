r"""How lists of LaTeX count (enumitem, enumerate, \\labelenumi), and marks that single items have of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .latex_groups import GROUP
from .numbered_items import MARKED

_ENUMERATE = ("enumerate", "compactenum", "asparaenum", "inparaenum")
_TOKEN = re.compile(
    r"\\(?P<what>begin|end)\{(?P<env>itemize|enumerate|description|compactitem|compactenum|inparaenum|asparaenum)\*?\}"
    r"|\\item(?![A-Za-z])(?P<marked>\s*\[)?"
)
_OPTION = re.compile(r"\s*(\[(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\])?")
_COUNTER = re.compile(r"\\(alph|Alph|roman|Roman|arabic)\s*(?:\*|\{enum[iv]+\})")
_LABEL = re.compile(rf"\blabel\s*=\s*((?:[^,\[\]{{}}]|\{{{GROUP}\}})*)")
_SIGNS = {"alph": "a", "Alph": "A", "roman": "i", "Roman": "I", "arabic": "1"}
_USUAL = {2: "[(a)]", 3: "[i.]", 4: "[A.]"}  # by depth (LaTeX2e's article)


@dataclass(slots=True)
class _List:
    """A list that is open: its environment, how many items it had, what its first item carries."""

    env: str
    count: int = 0
    mark: str = ""


@dataclass(slots=True)
class _Marking:
    """The text as far as it is said anew."""

    tex: str
    out: list[str] = field(default_factory=list)
    last: int = 0
    opened: list[_List] = field(default_factory=list)
    ended: dict[int, int] = field(default_factory=dict)  # depth → the number of the last item of the last list there

    def say(self, start: int, words: str, end: int) -> None:
        self.out += [self.tex[self.last : start], words]
        self.last = end

    @property
    def depth(self) -> int:
        return sum(one.env in _ENUMERATE for one in self.opened)


def with_marks(tex: str) -> str:
    """Lists in pandoc's words for how they count; an item's own mark is its first words, which pandoc 3.9 leaves out."""
    if r"\item" not in tex:
        return tex
    made = _Marking(tex)
    for one in _TOKEN.finditer(tex):
        if one.start() < made.last:
            continue
        if one["what"] == "begin":
            made.opened.append(_List(one["env"]))
            _begun(made, one.end())
        elif one["what"] == "end" and made.opened:
            made.ended[made.depth] = made.opened[-1].count
            del made.opened[-1:]
        elif not one["what"] and made.opened:
            _item(made, made.opened[-1], one)
    return "".join((*made.out, tex[made.last :]))


def _item(made: _Marking, within: _List, one: re.Match[str]) -> None:
    own, end = _bracketed(made.tex, one.end()) if one["marked"] else ("", 0)
    if not end:
        within.count += 1
        if within.mark:
            made.say(one.start(), rf"\item {within.mark} ", one.end())
            within.mark = ""
    elif within.env != "description" and re.search(r"\w", re.sub(r"\\[A-Za-z]+", "", own)):
        made.say(one.start(), rf"\item {{{own}}} ", end)


def _begun(made: _Marking, at: int) -> None:
    """A list that begins: its option as pandoc reads it, the number that it begins with, words around its numbers."""
    within = made.opened[-1]
    if within.env not in _ENUMERATE:
        return
    found = _OPTION.match(made.tex, at)
    given = (found[1] or "")[1:-1] if found else ""
    keyed = bool(re.search(r"=|\b(?:resume|noitemsep|nosep|wide)\b", given))
    option, within.mark = _counting(made, at, given, keyed)
    start = re.search(r"\bstart\s*=\s*(\d+)", given)
    first = int(start[1]) if start else made.ended.get(made.depth, 0) + 1 if keyed and re.search(r"\bresume\b", given) else 1
    within.count = first - 1
    counter = "enum" + ("i" * made.depth if made.depth < 4 else "iv")
    begin = f"\\setcounter{{{counter}}}{{{first - 1}}}" if first > 1 else ""
    if option or begin or keyed:
        made.say(at, option + begin, found.end() if found and found[1] else at)


def _counting(made: _Marking, at: int, given: str, keyed: bool) -> tuple[str, str]:
    """Pandoc's option, and what the first item carries where words stand around the numbers."""
    label = _LABEL.search(given)
    if label and _COUNTER.search(label[1]):
        return _counted(label[1])
    if given and not keyed:
        return ("", "") if re.search("[aAiI1]", given) else ("[1.]", "")
    level = "i" * made.depth if made.depth < 4 else "iv"
    redefined = re.compile(rf"\\renewcommand\*?\s*\{{?\\labelenum{level}\}}?\s*\{{({GROUP})\}}")
    labels = [one[1] for one in redefined.finditer(made.tex, 0, at)] if r"\labelenum" in made.tex else []
    return _counted(labels[-1]) if labels and _COUNTER.search(labels[-1]) else (_USUAL.get(made.depth, ""), "")


def _counted(label: str) -> tuple[str, str]:
    found = _COUNTER.search(label)
    around = (label[: found.start()], label[found.end() :]) if found else ("", ".")
    before, after = (re.sub(r"\\[A-Za-z]+\s*|[{}]", "", part) for part in around)
    sign = _SIGNS[found[1]] if found else "1"
    if re.search(r"\w", before + after):
        return f"[{sign}.]", f"\\label{{{MARKED}{before.encode().hex()}-{after.encode().hex()}}}"
    return f"[{before}{sign}{after}]", ""


def _bracketed(tex: str, start: int) -> tuple[str, int]:
    """What stands up to the closing bracket, and where that ends; nothing and 0 where it does not close soon."""
    depth = 0
    for at in range(start, min(len(tex), start + 400)):
        depth += (tex[at] == "{") - (tex[at] == "}")
        if tex[at] == "]" and not depth:
            return tex[start:at], at + 1
    return "", 0
