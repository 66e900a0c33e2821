r"""Numbers of theorems and their kin as LaTeX counts them: within sections, with the counter of another, or not at all.

Pandoc's reader (3.9) counts all of them through the text. Rules: LaTeX2e's \newtheorem, amsthm 2.20, thmtools 76, and what
classes define.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..model.text import Blocks, Div, Heading, Node, Para, Style, Styled, Text, plain, rewrite
from .latex_scan import argument, commands, optional
from .levels import APPENDIX

_ORDER = ("part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")
_CLASS = re.compile(r"\\documentclass\s*(?:\[([^\]]*)\])?\s*\{(acmart|lipics-v\d+|llncs|svjour3)\}")
_WITHIN = re.compile(r"\\(?:numberwithin|counterwithin)\*?\s*\{(\w+)\}\s*\{(\w+)\}")
BOOK = re.compile(r"\\documentclass\s*(?:\[[^\]]*\])?\s*\{(?:book|report|scrbook|scrreprt|memoir|amsbook|svmono|krantz)\}")
_FLOATS = ("figure", "table", "equation")
_HEAD = re.compile(r"(?P<kind>\w[\w -]*?) (?P<number>[\w.]+)(?P<stop>\.?)")
_ONE = "theorem"
_THEIRS = (
    "theorem", "lemma", "corollary", "proposition", "definition", "example", "remark", "conjecture", "claim", "observation",
    "note",
)  # fmt: skip


class Rule(NamedTuple):
    """How an environment counts: the counter that it shares, within what that begins anew, and whether it has a number."""

    shares: str = ""
    within: str = ""
    numbered: bool = True


_PLAIN = Rule()


def counts_within(tex: str) -> bool:
    """Whether statements, equations or figures of a text have the numbers of its sections."""
    if _floats(tex):
        return True
    rules = _rules(tex)
    used = set(re.findall(r"\\begin\s*\{(\w+)\*?\}", tex)) & rules.keys()
    return any(rules[name].within or rules.get(rules[name].shares, _PLAIN).within for name in used)


def counted(blocks: Blocks, tex: str) -> Blocks:
    """Blocks in which each statement has the number that LaTeX gives it."""
    rules, floats = _rules(tex), _floats(tex)
    if not rules and not floats:
        return blocks
    first = _level_of(tex, "chapter") if r"\chapter" in tex else _level_of(tex, "section")
    count = _Count(rules, {kind: _level_of(tex, within) for kind, within in floats.items()}, first, tex)
    return rewrite(blocks, count.visit)


@dataclass(slots=True)
class _Count:
    """The counters of a text while it is gone through."""

    rules: dict[str, Rule]
    floats: dict[str, int]  # by kind of figure, table or equation: the level of the headings that count them
    first: int  # the level of the heading whose number begins all others
    tex: str
    path: list[int] = field(default_factory=list)
    lettered: bool = False
    last: dict[str, tuple[str, int]] = field(default_factory=dict)  # by counter: the prefix, and the number

    def visit(self, node: Node) -> Node:
        if isinstance(node, Heading) and "unnumbered" not in node.attr.classes and node.level >= self.first:
            depth = node.level - self.first
            self.path = [*self.path, *[0] * (depth + 1)][: depth + 1]
            self.path[depth] += 1
            within = tuple(f"within-{kind}" for kind, level in self.floats.items() if level == node.level)
            return replace(node, attr=replace(node.attr, classes=(*node.attr.classes, *within))) if within else node
        elif isinstance(node, Div) and node.attr.classes[:1] == (APPENDIX,):
            self.path, self.lettered = [], True
        elif isinstance(node, Div) and node.attr.classes and (rule := self.rules.get(node.attr.classes[0])):
            return _numbered(node, self._next(node.attr.classes[0], rule) if rule.numbered else "")
        return node

    def _next(self, name: str, rule: Rule) -> str:
        seen = {name}
        while rule.shares in self.rules and rule.shares not in seen:
            name = rule.shares
            seen.add(name)
            rule = self.rules[name]
        prefix = self._prefix(rule.within) if rule.within else ""
        before, number = self.last.get(name, ("", 0))
        self.last[name] = (prefix, number + 1 if before == prefix else 1)
        return f"{prefix}{self.last[name][1]}"

    def _prefix(self, within: str) -> str:
        if not self.path:  # LaTeX's own 0.1 is of no use
            return ""
        depth = _level_of(self.tex, within) - self.first + 1
        parts = [str(one) for one in [*self.path, *[0] * depth][: max(depth, 0)]]
        if self.lettered and parts:
            parts[0] = chr(ord("A") + (self.path[0] - 1) % 26)
        return "".join(f"{part}." for part in parts)


def _level_of(tex: str, name: str) -> int:
    """The level of headings of that name: the highest that the text has is 1 (pandoc's reader)."""
    used = min((at for at, one in enumerate(_ORDER[:3]) if re.search(rf"\\{one}\b\*?\s*[\[{{]", tex)), default=2)
    return _ORDER.index(name) - used + 1 if name in _ORDER else 1


def _numbered(node: Div, number: str) -> Div:
    match node.blocks:
        case (Para(content=(Styled(style=Style.STRONG, content=content), *rest)) as first, *others):
            found = _HEAD.fullmatch(plain(content))
            if found:
                words = f"{found['kind']} {number}{found['stop']}" if number else found["kind"] + found["stop"]
                head = Styled(Style.STRONG, (Text(words),))
                return replace(node, blocks=(replace(first, content=(head, *rest)), *others))
    return node


# ---------------------------------------------------------------- what the preamble says


def _rules(tex: str) -> dict[str, Rule]:
    """By environment; those that count by themselves through the text are as pandoc counts them, and in it too."""
    tex = re.sub(r"(?<!\\)%[^\n]*", "", tex)
    found = dict(_of_class(tex)) | dict(_stated(tex))
    for name, within in _WITHIN.findall(tex):
        if name in found:
            found[name] = found[name]._replace(within=within)
    return {name: rule for name, rule in found.items() if rule.within in ("", *_ORDER)}


def _floats(tex: str) -> dict[str, str]:
    """By kind, within what figures, tables and equations count: chapters in books, else what \\numberwithin says."""
    tex = re.sub(r"(?<!\\)%[^\n]*", "", tex)
    books = BOOK.search(tex) and r"\chapter" in tex
    found = dict.fromkeys(("figure", "table", "equation"), "chapter") if books else {}
    return found | {kind: within for kind, within in _WITHIN.findall(tex) if kind in _FLOATS and within in _ORDER}


def _of_class(tex: str) -> Iterator[tuple[str, Rule]]:
    if not (found := _CLASS.search(tex)):
        return
    options, name = found[1] or "", found[2]
    within = "section" if name == "acmart" or "envcountsect" in options else ""
    together = name == "acmart" or name.startswith("lipics") or "envcountsame" in options
    if within or together:
        yield from ((each, Rule(_ONE if together and each != _ONE else "", within)) for each in _THEIRS)


def _stated(tex: str) -> Iterator[tuple[str, Rule]]:
    for one in commands(tex, ("newtheorem", "spnewtheorem", "newmdtheoremenv", "newframedtheorem", "newshadedtheorem")):
        at = optional(tex, one.end)
        shares = tex[one.end : at].strip(" \t\n[]")
        _, after = argument(tex, at)
        within = tex[after : optional(tex, after)].strip(" \t\n[]")
        yield one.argument, Rule(shares, within, "*" not in tex[one.start : tex.find("{", one.start)])
    for one in commands(tex, ("declaretheorem",)):
        given = dict(re.findall(r"(\w+)\s*=\s*\{?([^{},]*)", one.option))
        shares = next((given[key] for key in ("sibling", "numberlike", "sharenumber") if key in given), "")
        within = next((given[key] for key in ("numberwithin", "within", "parent") if key in given), "")
        for name in one.argument.split(","):
            yield name.strip(), Rule(shares.strip(), within.strip(), given.get("numbered", "yes").strip() != "no")
