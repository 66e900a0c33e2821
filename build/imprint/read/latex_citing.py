r"""LaTeX's commands of citation that pandoc 3.9 does not know, or reads as others: natbib's, biblatex's, apacite's, harvard's.

What names a work without citing it comes out as \imprintcite{how} before a citation, which read/raw.py understands.
"""

from __future__ import annotations

import re

from .latex_groups import GROUP

_WORDS = r"(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*"
_GIVEN = rf"(\s*+(?:\[{_WORDS}\]\s*+){{0,2}}\{{[^{{}}]+\}})"
_NAMING = {
    "citeauthor": "author-alone", "citeauthors": "author-alone", "citeauthorA": "author-alone", "citetitle": "title-alone",
    "citeyear": "year-alone", "citeyearNP": "year-alone", "citedate": "year-alone", "fullcite": "full-reference",
    "bibentry": "full-reference", "citealp": "without-brackets", "citealt": "without-brackets", "citeNP": "without-brackets",
    "shortciteNP": "without-brackets", "imprintbare": "without-brackets",
}  # fmt: skip
_NAMED = re.compile(rf"\\((?i:[bcfi])(?:{'|'.join(name[1:] for name in _NAMING)}))\*?{_GIVEN}")
_NOTED = re.compile(rf"\\footfullcite\*?{_GIVEN}")
_FOOT = re.compile(rf"\\[fF]ootcite(s?)((?:\s*+\([^()]*\))*(?:{_GIVEN})+)")
_EACH = re.compile(
    rf"(?<!AuthorInText\}})(\\[tT]extcites(?:\s*+\([^()]*\))*(?:{_GIVEN})+|\\(?:cite[tA]|[tT]extcite)\*?\s*+(?:\[{_WORDS}\]\s*+)*\{{[^{{}}]*,[^{{}}]*\}})"
)
_VOLUME = re.compile(
    rf"\\(?P<kind>p|f|ft|s|t|a|A|P|T|S)?vol(?P<cite>cite)\b\s*+(?:\[(?P<before>{_WORDS})\])?\s*+\{{(?P<volume>[^{{}}]*)\}}\s*+"
    rf"(?:\[(?P<after>{_WORDS})\])?\s*+\{{(?P<keys>[^{{}}]+)\}}"
)
_VOLUMES = {"p": "parencite", "f": "footcite", "ft": "footcite", "s": "autocite", "t": "textcite", "a": "autocite"}
_SAME = {  # commands that another says as well
    "citeasnoun": "citet", "shortciteA": "citet", "citeA": "citet", "newcite": "citet", "shortcite": "citep", 
    "fullciteA": "citet", "onlinecite": "cite", "smartcite": "autocite", "Smartcite": "autocite", "fnotecite": "footcite",
    "notecite": "autocite", "Citet": "citet", "Citep": "citep", "citenum": "cite", "parencitefull": "parencite",
    "citeonline": "citet",
}  # fmt: skip
_ALIASES = re.compile(rf"\\({'|'.join(sorted(_SAME, key=len, reverse=True))})\b(\*?)(?=\s*+[\[{{<])")
_POSSESSIVE = re.compile(r"\\(?:posscite[ts]?|possessivecite|citepos|citegenitive)\b\s*+(\[[^\]]*\])?\{([^{}]+)\}")
_GROUP = re.compile(rf"\\citetext\s*+\{{({GROUP})\}}")
_AFFIXED = re.compile(r"\\citeaffixed\s*+(\[[^\]]*\])?\{([^{}]+)\}\s*+\{([^{}]*)\}")
_PRINTS_NUMBERS = re.compile(
    r"\\usepackage\[[^\]]*\b(?:numbers|super)\b[^\]]*\]\{natbib\}|\\setcitestyle\{[^{}]*\b(?:numbers|super)\b"
    r"|\\bibliographystyle\{(?:plain|unsrt|abbrv|ieeetr|IEEEtran|siam|acm|alpha|amsplain|[\w-]*-?num[\w-]*|vancouver|naturemag)\}"
)
_NOTES = re.compile(
    r"\bnotes\b|style\s*=\s*\{?(?:verbose|footnote-dw|chicago-notes|oscola|mla-footnotes|philosophy-verbose|historische|sbl)"
)
_NUMBERS = re.compile(r"style\s*=\s*\{?(?:numeric|ieee|phys|nature|science|chem-|vancouver|nejm|trad-)")
_NATBIB = re.compile(r"\\usepackage(?:\[[^\]]*\])?\{[^{}]*\bnatbib\b[^{}]*\}")
_BIBLATEX = re.compile(r"\\usepackage(?:\[[^\]]*\])?\{[^{}]*\bbiblatex(?:-chicago)?\b[^{}]*\}")
_COMBINED = re.compile(r"\\(?:online)?cite[a-z]*\*?(?:\[[^\]]*\])*\{[^{}]*\*[^{}]*\}")  # revtex: \cite{one,*two}
_NOTE = r"\[(?:[^\[\]{}]|\{[^{}]*\})*\]"
_EACH_NOTED = re.compile(  # revtex: \cite{[See ][, p. 2]one,two}
    rf"\\(?:online)?cite\s*\{{(?=[^{{}}]*\[)((?:{_NOTE}|[^\[\]{{}}])*)\}}"
)
_AUTO = re.compile(r"(?<=[\w.)}\]])\\(?:[aA]uto|[sS]mart)cites?(?![a-z])")  # biblatex sets a blank before these itself
_BRACKETS = r"(\[[^\]]*\])?"
_APART = (  # an author and a year that stand apart are one citation
    (re.compile(rf"\\citeauthor\*?\s*+\{{([^{{}}]+)\}}\s*+~?\s*+\(\\citeyear\s*+{_BRACKETS}\{{\1\}}\)"), r"\\citet\2{\1}"),
    (re.compile(rf"\\citeauthor\*?\s*+\{{([^{{}}]+)\}}\s*+~?\s*+\\citeyearpar\s*+{_BRACKETS}\{{\1\}}"), r"\\citet\2{\1}"),
    (re.compile(rf"\(\\citeauthor\*?\s*+\{{([^{{}}]+)\}},?\s*+~?\s*+\\citeyear\s*+{_BRACKETS}\{{\1\}}\)"), r"\\citep\2{\1}"),
)  # fmt: skip
_SILENT = re.compile(r"(?<!\\)\\nocite\s*+\{([^{}]+)\}")
_CITE = re.compile(r"\\[cC]ite(?=\s*+[\[{])")


def nocited(text: str) -> tuple[str, ...]:
    r"""The keys of \nocite: listed, and cited nowhere; "*" is all."""
    silent = _SILENT.findall(text) if "\\nocite" in text else ()
    return tuple(key.strip() for keys in silent for key in keys.split(",") if key.strip())


def cite_means(tex: str) -> str:
    r"""What plain \cite prints: biblatex's has no brackets, natbib's names the author where it prints no numbers."""
    if _BIBLATEX.search(tex):
        return r"\\imprintbare"
    return r"\\citet" if _NATBIB.search(tex) and not _PRINTS_NUMBERS.search(tex) else ""


def style_stated(tex: str) -> str:
    r"""The kind of citation that a preamble asks for, as the name of a style that comes with imprint; "" for no other."""
    options = " ".join(one[1] for one in re.finditer(r"\\usepackage\s*\[([^\]]*)\]\s*\{biblatex(?:-chicago)?\}", tex))
    if _NOTES.search(options) and not re.search(r"authordate", options):
        return "chicago-notes"
    return "numeric" if _NUMBERS.search(options) or (not options and _PRINTS_NUMBERS.search(tex)) else ""


def cited(tex: str, cite: str = "") -> str:
    r"""The text with these commands as others; cite is what plain \cite means, as cite_means has it."""
    tex = _COMBINED.sub(lambda found: re.sub(r"\*(?:\[[^\[\]]*\])*", "", found[0]), tex)
    tex = _AUTO.sub(r" \g<0>", tex)
    tex = _EACH_NOTED.sub(_each_noted, tex)
    for pattern, said in _APART:
        tex = pattern.sub(said, tex)
    tex = _CITE.sub(cite, tex) if cite else tex
    tex = _ALIASES.sub(lambda found: f"\\{_SAME[found[1]]}{found[2]}", tex)
    tex = _POSSESSIVE.sub(lambda found: f"\\citeauthor{{{found[2]}}}’s \\citeyearpar{found[1] or ''}{{{found[2]}}}", tex)
    tex = _AFFIXED.sub(lambda found: f"\\citep[{found[3]}]{found[1] or '[]'}{{{found[2]}}}", tex)
    tex = _VOLUME.sub(_of_volume, tex)
    tex = _GROUP.sub(lambda found: f"({found[1]})", tex)
    tex = _FOOT.sub(lambda found: f"\\footnote{{\\imprintcite{{without-brackets}}\\parencite{found[1]}{found[2].strip()}.}}", tex)
    tex = _EACH.sub(lambda found: f"\\imprintcite{{AuthorInText}}{found[1]}", tex)
    tex = _NOTED.sub(lambda found: f"\\footnote{{\\fullcite{found[1].strip()}.}}", tex)
    return _NAMED.sub(_naming, tex)


def _each_noted(found: re.Match[str]) -> str:
    """A citation whose works have words before and behind them in brackets, each its own."""
    works = re.findall(rf"\s*((?:{_NOTE})*)([^\[\],{{}}]+),?", found[1])
    notes = [[re.sub(r"[{}]", "", note[1:-1]).strip(" ,") for note in re.findall(_NOTE, given)] for given, _ in works]
    said = (f"[{(*one, '', '')[0]}][{(*one, '', '')[1]}]{{{key.strip()}}}" for one, (_, key) in zip(notes, works, strict=True))
    return f"\\autocites{''.join(said)}"


def _naming(found: re.Match[str]) -> str:
    how = _NAMING[found[1][0].lower() + found[1][1:]]
    return f"\\imprintcite{{{how}}}\\parencite{found[2].strip()}"


def _of_volume(found: re.Match[str]) -> str:
    after = f"{found['volume']}:{found['after']}" if found["after"] else f"vol.~{found['volume']}"
    name = _VOLUMES.get((found["kind"] or "").lower(), "cite")
    return f"\\{name}[{found['before'] or ''}][{after}]{{{found['keys']}}}"
