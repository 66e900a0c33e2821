r"""References, figures in figures, long tables and the appendix of LaTeX, in words that pandoc 3.9 knows."""

from __future__ import annotations

import re

from .latex_groups import GROUP
from .latex_scan import argument, commands
from .latex_several import apart
from .levels import APART

_PAGE_WORDS = (
    r"(?:(?:on|at|auf|à|a|en|na|op|på)\s+)?(?:the\s+)?"
    r"(?:[pP]ages?|pp?\.|[sS]eiten?|S\.|стр\.|с\.|página|pág\.|pagina|sayfa|s\.|σ\.)"
)
_NAMING = r"(?:table|figure|algorithm|section|equation|appendix|theorem|lemma|remark|definition|corollary|proposition)"  # of jmlr
_KEY = r"\s*\{([^{}]*)\}"
_SAID: tuple[tuple[re.Pattern[str], str], ...] = (
    # a page number is true of one edition only: the element itself is named, and where it is named already, no more is said
    (re.compile(rf"(\\[A-Za-z]*ref\s*\{{([^{{}}]+)\}}\)?),?[\s~]*\(?{_PAGE_WORDS}(?:[\s~]|\\,)*\\pageref\s*\{{\2\}}\)?"), r"\1"),
    (re.compile(rf"{_PAGE_WORDS}(?:[\s~]|\\,)*\\(?:auto|v|c|C)?pageref{_KEY}"), r"\\cref{\1}"),
    (re.compile(rf"\\(?:auto|v|c|C)?pageref\*?{_KEY}"), r"\\cref{\1}"),
    (re.compile(rf"\\(?:Autoref|vref|Vref|fullref|fref|Fref|prettyref|zcref|hyperref(?=\{{)|{_NAMING}ref)\b\*?"), r"\\cref"),
    (re.compile(r"\\(?:labelcref|subref|subfigref|subtabref|labelcpageref)\b\*?"), r"\\ref"),
    (re.compile(r"\\(?:Nameref|titleref)\b"), r"\\nameref"),
    (re.compile(r"\\(begin|end)\{(?:margin|SC)(figure|table)\*?\}(?:[ \t]*\[[^\]\n]*\])*"), r"\\\1{\2}"),
    (re.compile(r"\\(begin|end)\{table\*\}"), r"\\\1{table}"),  # which pandoc's reader hands on raw
    (re.compile(r"\\begin\{appendices\}|\\appendix\b(?!\w)"), r"\n\n\\imprintappendix{}\n\n"),
    (re.compile(r"\\end\{appendices\}"), ""),
)
_FLOAT = re.compile(
    r"\\begin\{(?P<name>(?:sideways|wrap)?(?:table|figure)\*?)\}"
    r"(?:(?!\\(?:end|begin)\{(?P=name)\}).){0,20000}\\end\{(?P=name)\}", re.S
)
_WRAPS = (  # that only place or frame what a float holds; pandoc would take none of it for the float's
    r"(?:flush(?:left|right)|centering|measuredfigure|varwidth|addmargin|turn|sideways|rotate|samepage|frame|framed|shaded\*?"
    r"|ruledtabular|Center|FlushLeft|FlushRight|mdframed|tcolorbox|scaletikzpicturetowidth|lrbox|small|footnotesize|scriptsize|tiny)"
)
_WRAP = re.compile(rf"\\begin\{{{_WRAPS}\}}(?:[ \t]*\[[^\]]*\])*(?:[ \t]*\{{[^{{}}]*\}})*|\\end\{{{_WRAPS}\}}")
_LONG = re.compile(r"\\begin\{(longtable|xltabular|longtabu|supertabular)\*?\}.*?\\end\{\1\*?\}", re.S)


def floated(tex: str) -> str:
    """The text with these commands as others."""
    for pattern, said in _SAID:
        tex = pattern.sub(said, tex)
    tex = _subfigures(_apart(apart(_FLOAT.sub(lambda found: _labelled(_WRAP.sub("", found[0])), tex))))
    return _LONG.sub(lambda found: _once(found[0]), tex) if r"\endhead" in tex or r"\endfirsthead" in tex else tex


def _labelled(table: str) -> str:
    """A table with its label behind its caption, wherever it stood: pandoc knows it there alone."""
    if "{table" not in table[:40] and "table}" not in table[:40]:
        return table
    captions = [*commands(table, ("caption",))]
    labels = re.findall(r"\\label\s*\{[^{}]*\}", table)
    if len(captions) != 1 or len(labels) != 1 or labels[0] in captions[0].argument:
        return table
    before, after = table[: captions[0].end], table[captions[0].end :]
    return f"{before.replace(labels[0], '', 1)}{labels[0]}{after.replace(labels[0], '', 1)}"


_OWN_CLASS = re.compile(r"\\documentclass(?:\[[^\]]*\])?\{(?:elsarticle|cas-[sd]c)\}")
_OWN_COUNT = re.compile(
    r"\\(?:imprintappendix|appendix|begin\{appendices\}).*?\\(?:(?:counter|number)within\*?\s*\{figure\}\s*\{section\}"
    r"|renewcommand\*?\s*\{?\\thefigure\}?\s*\{[^\n]*?(?:\\thesection|\\Alph|[A-Z]\W*\\arabic))",
    re.S,
)


_DRAWN = re.compile(r"\\begin\{(?:sub|teaser|wrap)?figure\*?\}(?:(?!\\end\{(?:sub|teaser|wrap)?figure).){0,20000}", re.S)
_DESCRIBED = re.compile(rf"\\Description\s*(?:\[[^\]]*\])?\s*\{{({GROUP})\}}%?")
_GRAPHIC = re.compile(r"\\includegraphics\*?\s*(?:\[([^\]]*)\])?(?=\s*\{)")


def described(tex: str) -> str:
    r"""acmart's \Description as the alternative text of its figure's first picture."""
    return _DRAWN.sub(_described, tex) if r"\Description" in tex else tex


def _described(found: re.Match[str]) -> str:
    said = _DESCRIBED.search(found[0])
    if not said:
        return found[0]
    words = re.sub(r"[{}\[\]]", "", " ".join(said[1].split()))
    figure = _DESCRIBED.sub("", found[0])
    return _GRAPHIC.sub(lambda one: f"\\includegraphics[{one[1] + ',' if one[1] else ''}alt={{{words}}}]", figure, count=1)


def counted_apart(tex: str) -> bool:
    """Whether a text has an appendix whose figures, tables and equations are A.1, by its class or its preamble."""
    appended = any(one in tex for one in (r"\appendix", r"\begin{appendices}", r"\imprintappendix"))
    return appended and bool(_OWN_CLASS.search(tex) or _OWN_COUNT.search(tex))


def _apart(tex: str) -> str:
    return tex.replace(r"\imprintappendix{}", rf"\imprintappendix{{{APART}}}") if counted_apart(tex) else tex


def _once(table: str) -> str:
    r"""A long table without the heads and feet of its later pages (longtable's \endhead, \endfoot, \endlastfoot)."""
    parts = re.split(r"\\(endfirsthead|endhead|endfoot|endlastfoot)\b", table)
    if len(parts) < 3:
        return table
    named = {name: text for text, name in zip(parts[::2], parts[1::2], strict=False)}
    begin = re.match(rf"\s*\\begin\{{[^{{}}]*\}}(?:\[[^\]]*\])?(?:\{{[^{{}}]*\}})?\{{{GROUP}\}}", parts[0])
    start = begin[0] if begin else ""
    first = parts[0][len(start) :]
    head = first if "endfirsthead" in named or "endhead" in named else ""
    if "endfirsthead" not in named and parts[1] != "endhead":
        head = named.get("endhead", "")
    last = re.sub(r"\\(?:bottomrule|midrule|hline)\b", "", named.get("endlastfoot", "") if parts[1] != "endlastfoot" else first)
    body, end = parts[-1].rsplit(r"\end{", 1)
    foot = f"{last.strip()}\n" if re.search(r"\w{2}", re.sub(r"\\[a-z]+", "", last)) else ""
    return f"{start}{head}{body}{foot}\\end{{{end}"


def _subfigures(tex: str) -> str:
    r"""\subfloat[words]{picture}, \subfigure[words]{picture} and \subcaptionbox{words}{picture} as subfigure environments."""
    out, last = [], 0
    for one in commands(tex, ("subfloat", "subfigure", "subcaptionbox")):
        legend, picture, end = one.option, one.argument, one.end
        if one.name == "subcaptionbox":
            legend = picture
            picture, end = argument(tex, _past_option(tex, end))
        labels = "".join(re.findall(r"\\label\s*\{[^{}]*\}", picture))  # pandoc reads them behind the caption
        picture = re.sub(r"\\label\s*\{[^{}]*\}", "", picture)
        words = f"\\caption{{{legend}}}{labels}" if legend.strip() else labels
        out += [tex[last : one.start], f"\n\\begin{{subfigure}}{{0.5\\textwidth}}{picture}{words}\\end{{subfigure}}\n"]
        last = end
    return "".join((*out, tex[last:]))


def _past_option(tex: str, at: int) -> int:
    found = re.compile(r"\s*\[[^\[\]]*\]").match(tex, at)
    return found.end() if found else at
