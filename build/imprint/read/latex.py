r"""LaTeX before pandoc reads it: what packages of journals do is said in the words that pandoc knows; no words are lost.

What pandoc does not know at all it hands on raw (its reader's raw_tex), and read/raw.py understands or names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import count
from typing import Any

from ..model.text import Blocks, Image, Node, rewrite
from .languages import language_tag
from .latex_algorithms import with_algorithms
from .latex_aliases import aliased
from .latex_citing import cite_means, cited
from .latex_columns import lettered
from .latex_conditions import decided
from .latex_counting import BOOK, counts_within
from .latex_deluxe import with_deluxe
from .latex_equations import parted
from .latex_floats import counted_apart, described, floated
from .latex_front import front, headed
from .latex_groups import DEEP
from .latex_items import with_items
from .latex_journals import known
from .latex_lists import listed
from .latex_signs import quoted, spelled
from .latex_theorems import with_theorems
from .latex_words import spelled_out, worded
from .tex import bare

_ARG = rf"\{{({DEEP})\}}"
_OPT = r"(\[[^\]]*\])?"
_KEPT = re.compile(
    r"\\begin\{(?P<listing>verbatim|Verbatim|lstlisting|minted|comment)\*?\}.*?\\end\{(?P=listing)\*?\}"
    r"|\\verb\*?(?P<mark>[^\sA-Za-z]).*?(?P=mark)"
    r"|\\(?:url|href|nolinkurl|lstinline)\s*+\{[^{}\n]*\}",
    re.S,
)
_VERBATIM = re.compile(r"\\begin\{(verbatim\*?|Verbatim)\}.*?\\end\{\1\}|\\verb\*?(?P<mark>[^\sA-Za-z]).*?(?P=mark)", re.S)
_COMMENT = re.compile(rf"(?P<kept>{_KEPT.pattern})|(?P<before>(?<!\\)(?:\\\\)*)%[^\n]*(?:\n[ \t]*(?!\n))?", re.S)
_PER = re.compile(
    r"(\\(?:SI|si|qty|unit)\b\*?(?:\[[^\]]*\])?(?:\{[^{}]*\})?\{\s*)\\per\s*"
    r"((?:\\(?:femto|pico|nano|micro|milli|centi|deci|hecto|kilo|mega|giga|tera)\s*)*\\[A-Za-z]+)"
)
_ROWS = re.compile(r"\\begin\{(align|gather|eqnarray|flalign)\}((?:(?!\\end\{\1\}).){0,20000})\\end\{\1\}", re.S)
_SECTIONS = ("chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph")
_RAISED = r"\\(?:raisebox|scalebox|rotatebox|adjustbox)\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}\s*(?:\[[^\]]*\])*\s*"
_FRAMED = r"\\(?:makebox|framebox|fbox|textls|hbox|colorbox\{[^{}]*\}|fcolorbox\{[^{}]*\}\{[^{}]*\})\s*(?:\[[^\]]*\])*\s*"
_AFTER = r"\\footnotemark\s*(?:\[\d+\])?((?:(?!\\footnote).){0,2000}?)\\footnotetext\s*(?:\[\d+\])?\s*"
_SIZES = "tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|sffamily|rmfamily|singlespac(?:e|ing)"
_AROUND = (
    rf"(?:(?:threeparttable|ThreePartTable|adjustbox|adjustwidth\*?|landscape|multicols|(?:double|onehalf)spac(?:e|ing)|spacing"
    rf"|fullwidth|sloppypar|changemargin|{_SIZES})\*?)"
)

TODAY = r"\thedayofprinting{}"  # what \today is called on its way

_Made = str | Callable[[re.Match[str]], str]


def _rows(found: re.Match[str]) -> str:
    r"""An align with several labels is several equations, each with its own number, as LaTeX counts them."""
    if found[2].count(r"\label") < 2 or r"\begin" in found[2]:
        return found[0]
    rows = [re.sub(r"(?<!\\)&", "", row).strip() for row in re.split(r"\\\\(?:\[[^\]]*\])?", found[2])]
    return "\n".join(
        f"\\begin{{equation}}{row}\\end{{equation}}" if r"\label" in row else f"\\[{row}\\]" for row in rows if row
    )


def _unnumbered(found: re.Match[str]) -> str:
    return {"part": r"\part*", "chap": r"\chapter*", "sec": r"\section*"}[found[1]]


def _formula(found: re.Match[str]) -> str:
    """A chemical formula (mhchem): digits after letters stand below, charges above."""
    charged = re.sub(r"\^(?!\{)([\d+-]+)|(?<=[A-Za-z)\]\d])([+-])(?=\s|$)", lambda one: f"^{{{one[1] or one[2]}}}", found[1])
    below = re.sub(r"(?<=[A-Za-z)\]])(\d+)", r"_{\1}", charged)
    arrows = below.replace("<=>", r"\rightleftharpoons ").replace("->", r"\rightarrow ")
    return f"\\ensuremath{{\\mathrm{{{arrows}}}}}"


_BLANKS = re.compile(r"\s{100,}+")  # what no patterns of ours should have to look through again and again

# In order: the pattern, and what is said instead.
_SAID: tuple[tuple[re.Pattern[str], _Made], ...] = (
    (re.compile(rf"\\newcommand\*?\\pandocbounded\[1\]\{{{DEEP}\}}"), ""),  # what pandoc's own template defines and prints
    (re.compile(r"\\pandocbounded\s*(?=\{)|\\(?:noalign|PassOptionsToPackage\s*\{[^{}]*\})\s*\{[^{}]*\}"), ""),
    (_PER, r"\1\2\\tothe{-1}"),  # pandoc 3.9 loses a \per before the first unit (siunitx)
    (_ROWS, _rows),
    (re.compile(r"\\(?:tabcolsep|arraycolsep|extrarowheight|parindent|parskip|baselineskip)\s*=?\s*-?[\d.]+\s*[a-z]{2}\b"), ""),
    (re.compile(r"\\(?:bot|col)rule(?![A-Za-z])"), r"\\hline"),
    (re.compile(r"\\(?:addlinespace\s*(?:\[[^\]]*\])?|insertTableNotes\b)"), ""),
    (re.compile(r"\\c(?:mid|line)rule\s*(?:\[[^\]]*\])?\s*(?:\([^)]*\))?\s*\{[^{}]*\}|\\cline\s*\{[^{}]*\}"), ""),
    (re.compile(r"\\rule\s*(?:\[[^\]]*\])?\s*\{\s*0(?:pt|em|ex|mm|cm)?\s*\}\s*\{[^{}]*\}"), ""),  # a strut
    (re.compile(rf"\\ce\s*{_ARG}"), _formula),
    (re.compile(r"\\hspace\*?\s*\{\s*(?!-)[^{}]*\}"), " "),
    (re.compile(r"\\date\s*\{\s*\\today\s*\}"), ""),
    (re.compile(rf"\\add(part|chap|sec)(\*?)\s*(?:\[[^\]]*\])?(?=\s*\{{{DEEP}\}})"), _unnumbered),  # KOMA-Script's
    (re.compile(r"\\today\b"), TODAY.replace("\\", "\\\\")),  # no date is the day's: the same source gives the same bytes
    (re.compile(rf"\\textcquote\s*{_OPT}{_OPT}\{{([^{{}}]+)\}}\s*{_ARG}"), r"\\enquote{\4} \\autocite\1\2{\3}"),
    (re.compile(rf"\\textquote\s*(?:\[{_ARG}\]|\[([^\]]*)\])?\s*{_ARG}"), r"\\enquote{\3} \1\2"),
    (re.compile(rf"\\say\s*{_ARG}"), r"\\enquote{\1}"),
    (re.compile(rf"\\IEEEPARstart\s*{_ARG}\s*{_ARG}"), r"\1\2"),
    (re.compile(r"\\(begin|end)\{(?:teaser|sideways|SC)(figure|table)\*?\}(?:\[[^\]]*\])?"), r"\\\1{\2}"),
    (re.compile(rf"\\lettrine\s*(?:\[[^\]]*\])?\s*{_ARG}\s*{_ARG}"), r"\1\2"),
    (re.compile(rf"{_RAISED}{_ARG}"), r"\1"),
    (re.compile(rf"\\resizebox\*?\s*\{{[^{{}}]*\}}\s*\{{[^{{}}]*\}}\s*{_ARG}"), r"\1"),
    (re.compile(rf"{_FRAMED}{_ARG}"), r"\1"),
    (re.compile(rf"{_AFTER}{_ARG}", re.S), r"\\footnote{\2}\1"),
    (re.compile(rf"\\begin\{{{_AROUND}\}}(?:\[[^\]]*\])?(?:\{{[^{{}}]*\}})*|\\end\{{{_AROUND}\}}"), ""),
    (re.compile(r"\\begin\{wrap(figure|table)\}(?:\[[^\]]*\])?\{[^{}]*\}(?:\[[^\]]*\])?\{[^{}]*\}"), r"\\begin{\1}"),
    (re.compile(r"\\end\{wrap(figure|table)\}"), r"\\end{\1}"),
)  # fmt: skip


def prepared(tex: str) -> str:
    """The text with commands of packages that pandoc 3.9 does not know put otherwise; listings stay, comments go."""
    tex = _unnumbered_below(_without_excluded(_COMMENT.sub(lambda found: found["kept"] or found["before"], tex)))
    verbatim = [found[0] for found in _VERBATIM.finditer(tex)]
    numbers = count()
    tex = _VERBATIM.sub(lambda _: f"\\imprintverbatim{{{next(numbers)}}}", tex)
    tex = _BLANKS.sub(lambda found: "\n\n" if found[0].count("\n") > 1 else " ", tex)
    tex = known(aliased(decided(quoted(spelled(tex)))))
    language = _language(tex)
    tex = parted(tex)
    tex = spelled_out(headed(tex, language))
    tex = lettered(with_deluxe(tex))
    tex = floated(listed(with_algorithms(with_theorems(with_items(described(tex), language)), language)))
    tex = re.sub(r"\\imprintverbatim\{(\d+)\}", lambda found: verbatim[int(found[1])], tex)
    out: list[str] = []
    last, cite = 0, cite_means(tex)
    for found in _KEPT.finditer(tex):
        out += [_said(tex[last : found.start()], cite), found[0]]
        last = found.end()
    return "".join((*out, _said(tex[last:], cite)))


def _without_excluded(tex: str) -> str:
    r"""Without the environments that \excludecomment (comment) hides."""
    for name in re.findall(r"\\excludecomment\s*\{(\w+)\}", tex):
        tex = re.sub(rf"\\begin\{{{name}\}}(?:(?!\\begin\{{{name}\}}).)*?\\end\{{{name}\}}", "", tex, flags=re.S)
    return tex


def _unnumbered_below(tex: str) -> str:
    """Headings below those that the class numbers, as starred ones (LaTeX2e's secnumdepth: 3, in books 2)."""
    set_to = re.search(r"\\setcounter\s*\{secnumdepth\}\s*\{(-?\d+)\}", tex)
    deepest = int(set_to[1]) if set_to else 2 if BOOK.search(tex) else 3
    names = [name for depth, name in enumerate(_SECTIONS) if depth > deepest]
    return re.sub(rf"\\({'|'.join(names)})(?![A-Za-z*])", r"\\\1*", tex) if names else tex


def _said(tex: str, cite: str) -> str:
    tex = cited(worded(tex), cite)
    for pattern, made in _SAID:
        tex = pattern.sub(made, tex)
    return tex


# ---------------------------------------------------------------- what a preamble says


def stated(tex: str) -> dict[str, Any]:
    """Metadata that pandoc does not find, as its own values: the language and the keywords."""
    tex = aliased(tex)
    found = {
        "lang": _language(tex),
        "keywords": _keywords(tex),
        "number-sections": "true" if _refers_to_sections(tex) or counted_apart(tex) or counts_within(tex) else "",
        **front(tex),
    }
    return {key: _meta(value) for key, value in found.items() if value}


def _meta(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {key: _meta(one) for key, one in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_meta(one) for one in value]}
    return {"t": "MetaString", "c": value}


def _refers_to_sections(tex: str) -> bool:
    """Whether the text refers to its sections by the numbers that LaTeX gives them."""
    labels = re.findall(rf"\\(?:chapter|(?:sub)*section){_OPT}{_ARG}\s*\\label\{{([^{{}}]*)\}}", tex)
    wanted = {name.strip() for names in re.findall(r"\\[A-Za-z]*ref\*?\{([^{}]*)\}", tex) for name in names.split(",")}
    return any(one[-1].strip() in wanted for one in labels)


def _keywords(tex: str) -> str:
    found = re.search(rf"\\keywords?\s*{_ARG}|\\begin\{{(keywords?|IEEEkeywords)\}}(.*?)\\end\{{\2\}}", tex, re.S)
    words = re.sub(r"\\(?:sep|and|PACS.*)\b\s*|\\textbf\{[^{}]*\}", "; ", found[1] or found[3] or "") if found else ""
    return " ".join(bare(re.sub(r"\s--\s", "; ", words)).split()).strip("; .")


def _language(tex: str) -> str:
    """The language of the text as babel and polyglossia have it: the one chosen last, else main, else the last option."""
    plain = re.sub(r"(?<!\\)%[^\n]*", "", tex)
    polyglossia = r"\\set(?:main|default)language(?:\[[^\]]*\])?\{(\w+)\}"
    chosen = re.search(rf"\\begin\{{document\}}\s*\\selectlanguage\{{(\w+)\}}|{polyglossia}", plain)
    options = re.search(r"\\usepackage\[([^\]]+)\]\{babel\}", plain)
    names = [name.strip() for name in options[1].split(",")] if options else []
    main = next((name.removeprefix("main=").strip() for name in names if name.startswith("main=")), "")
    name = (chosen[1] or chosen[2]) if chosen else main or next((one for one in reversed(names) if "=" not in one), "")
    return language_tag(name) if name else ""


def folders(tex: str) -> tuple[str, ...]:
    r"""The folders of \graphicspath."""
    found = re.search(rf"\\graphicspath\s*{_ARG}", tex)
    return tuple(re.findall(r"\{([^{}]*)\}", found[1])) if found else ()


def with_folders(blocks: Blocks, tex: str, names: Collection[str]) -> Blocks:
    """Pictures that lie in one of these folders named with it; names are the manuscript's files."""
    stems = {name.rsplit(".", 1)[0] for name in names} | set(names)
    within = folders(tex)

    def change(node: Node) -> Node:
        if not isinstance(node, Image) or node.src in stems:
            return node
        there = (folder.removeprefix("./") + node.src for folder in within)
        return replace(node, src=next((one for one in there if one in stems), node.src))

    return rewrite(blocks, change) if within else blocks
