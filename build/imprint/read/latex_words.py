r"""Words of LaTeX's packages: acronyms, quotations with their citations, notes, signs, changes, apparatus."""

from __future__ import annotations

import re
from collections.abc import Callable

from .latex_groups import DEEP
from .latex_scan import argument, commands, without

_ARG = rf"\s*+\{{({DEEP})\}}"
_NOTES = r"\s*((?:\[[^\]]*\]){0,2})"
_WORDS = r"(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*"
_GIVEN = rf"(?:\[({_WORDS})\])?"
_LANGUAGE = r"\*?\s*\{[^{}]*\}"
_Made = str | Callable[[re.Match[str]], str]
_QUOTED, _SET_OFF = r"\\enquote{\2} \1", r"\n\n\\begin{quote}\2 \1\\end{quote}\n\n"
_QUOTED_KEY, _SET_OFF_KEY = r"\\enquote{\3} \\autocite\1{\2}", r"\n\n\\begin{quote}\3 \\autocite\1{\2}\\end{quote}\n\n"
_KEY = r"\{([^{}]+)\}"


def _environment(name: str, given: str) -> str:
    return rf"\\begin\{{{name}\}}{given}((?:(?!\\end\{{{name}\}}).)*)\\end\{{{name}\}}"


# In order: the pattern, and what is said instead; csquotes first, whose citations come last.
_SAID: tuple[tuple[re.Pattern[str], _Made], ...] = (
    (re.compile(rf"\\(?:foreign|hyphen)blockcquote{_LANGUAGE}{_NOTES}{_KEY}{_ARG}"), _SET_OFF_KEY),
    (re.compile(rf"\\(?:foreign|hyphen)blockquote{_LANGUAGE}\s*{_GIVEN}{_ARG}"), _SET_OFF),
    (re.compile(rf"\\(?:foreign|hyphen)textcquote{_LANGUAGE}{_NOTES}{_KEY}{_ARG}"), _QUOTED_KEY),
    (re.compile(rf"\\(?:foreign|hyphen)textquote{_LANGUAGE}\s*{_GIVEN}{_ARG}"), _QUOTED),
    (re.compile(rf"\\blockcquote\*?{_NOTES}{_KEY}{_ARG}"), _SET_OFF_KEY),
    (re.compile(rf"\\blockquote\*?\s*\[({_WORDS})\]{_ARG}"), _SET_OFF),
    (re.compile(_environment("displaycquote", _NOTES + _KEY), re.S), _SET_OFF_KEY),
    (re.compile(_environment("displayquote", rf"\s*\[({_WORDS})\]"), re.S), _SET_OFF),
    (re.compile(r"\\textelp\s*\{\s*\}|\\textelp\*\s*\{\s*\}"), "[…]"),
    (re.compile(rf"\\textelp{_ARG}"), r"[… \1]"),
    (re.compile(rf"\\textelp\*{_ARG}"), r"[\1 …]"),
    (re.compile(rf"\\textins\*?{_ARG}"), r"[\1]"),
    (re.compile(rf"\\epigraph{_ARG}{_ARG}"), r"\n\n\\begin{quote}\1\n\n— \2\\end{quote}\n\n"),
    (re.compile(r"\\(?:endnote|sidenote|marginnote|marginpar|sidefootnote|ednote)\b\s*(?:\[[^\]]*\])?(?=\s*\{)"), r"\\footnote"),
    (re.compile(r"\\\\[!>*]"), r"\\\\"),  # verse's line ends
    (re.compile(r"\\vin\b\s*"), r"\\quad "),
    (re.compile(r"\\begin\{CJK\*?\}\s*(?:\[[^\]]*\])?\{[^{}]*\}\{[^{}]*\}|\\end\{CJK\*?\}"), ""),
    (
        re.compile(r"\\begin\{(tcolorbox|mdframed)\}\s*\[(?:[^\[\]]*?,)?\s*(?:frame)?title\s*=\s*\{?([^\[\]{},]*)\}?[^\[\]]*\]"),
        r"\\begin{\1}\\textbf{\2}\n\n",
    ),
    (re.compile(r"\\begin\{tabbing\}.*?\\end\{tabbing\}", re.S), lambda found: _tabbed(found[0])),
    (re.compile(rf"\\replaced\s*(?:\[[^\]]*\])?{_ARG}{_ARG}"), r"\1"),
    (re.compile(rf"\\added\s*(?:\[[^\]]*\])?{_ARG}"), r"\1"),
    (re.compile(rf"\\deleted\s*(?:\[[^\]]*\])?{_ARG}"), ""),
    (re.compile(rf"\\(?:nicefrac|sfrac|textfrac|xfrac){_ARG}{_ARG}"), r"\1⁄\2"),
    (re.compile(r"\\doi\s*\{([^{}]*)\}"), r"\\href{https://doi.org/\1}{doi:\1}"),
    (re.compile(rf"\\(?:pkg|class|fct){_ARG}"), r"\\textbf{\1}"),  # of the Journal of Statistical Software
    (re.compile(rf"\\proglang{_ARG}"), r"\\textsf{\1}"),
    (re.compile(rf"\\code{_ARG}"), r"\\texttt{\1}"),
    (re.compile(rf"\\(?:pi|i)?bibleverse{_ARG}\s*\(([^()\n]*)\)"), r"\1 \2"),  # bibleref
    (re.compile(r"\\path\s*\{([^{}]*)\}"), r"\\texttt{\1}"),
    (re.compile(rf"\\(?:RL|LR|textarab|novocalize){_ARG}"), r"\1"),
    (re.compile(r"\\[hv]?phantom\s*\{[^{}]*\}|\\color\s*(?:\[[^\]]*\])?\{[^{}]*\}"), ""),
    (re.compile(r"\\(?:pstart|pend|beginnumbering|endnumbering)\b"), ""),
)
# What must be there for a pattern of an environment to be tried.
_ENDING = ("displaycquote", "displayquote", "tabbing")
_ENDS = {one: rf"\end{{{name}}}" for name in _ENDING for one, _ in _SAID if name + r"\}" in one.pattern}
_SERIES = tuple(f"{series}{kind}" for series in "ABCDE" for kind in ("footnote", "endnote"))
_DEFINING = ("newacronym", "acrodef", "acro", "DeclareAcronym", "newglossaryentry", "longnewglossaryentry", "newabbreviation")
_USES = re.compile(
    r"\\(?P<name>acrshort|acrlong|acrfull|acs|acl|acf|acp|acsp|aclp|acfp|Ac|ac|iac|Iac|glspl|Glspl|GLS|gls|Gls|glsentryshort|glsentrylong|"
    r"glsfirst|glsxtrshort|glsxtrlong|glsxtrfull|aca|acfi|acused)\*?\s*\{(?P<key>[^{}]+)\}"
)


def worded(tex: str) -> str:
    """The text with these commands as others."""
    for pattern, said in _SAID:
        if not (ending := _ENDS.get(pattern)) or ending in tex:
            tex = pattern.sub(said, tex)
    return _apparatus(tex)


def _tabbed(text: str) -> str:
    """Lines with tabulators as lines with wide blanks."""
    plain = re.sub(r"\\[=>+<-]", r"\\quad ", text.removeprefix(r"\begin{tabbing}").removesuffix(r"\end{tabbing}"))
    return re.sub(r"[^\n\\]*(?:\\(?!kill)[^\n\\]*)*\\kill\b", "", plain)


def _apparatus(tex: str) -> str:
    r"""reledmac's \edtext{lemma}{\Afootnote{variant}}: the lemma with its variants as notes."""
    out, last = [], 0
    for one in commands(tex, ("edtext", "critext")):
        apparatus, end = argument(tex, one.end)
        notes = (each.argument for each in commands(apparatus, _SERIES))
        out += [tex[last : one.start], one.argument, *(f"\\footnote{{{words}}}" for words in notes)]
        last = end
    return "".join((*out, tex[last:]))


# ---------------------------------------------------------------- acronyms


def spelled_out(tex: str) -> str:
    """Acronyms and terms of a glossary in the words that their packages print: in full where they come first."""
    known = _defined(tex)
    seen: set[str] = set()
    if not known:
        return tex
    keys = {found["key"].strip() for found in _USES.finditer(tex)}
    said = _USES.sub(lambda found: _use(found, known, seen), without(tex, ("acrodef",)))
    return _PRINTED.sub(lambda _: _listed(known, keys, tex), said)


_PRINTED = re.compile(r"\\(print(?:noidx|unsrt)?(?:glossary|glossaries|acronyms?|abbreviations))\b\s*(?:\[[^\]]*\])?")


def _listed(known: dict[str, tuple[str, str]], keys: set[str], tex: str) -> str:
    """The list of terms that a glossary prints: those that the text uses, in the order of the alphabet."""
    meanings = {one.argument: _meaning(tex[one.end : one.end + 4000]) for one in commands(tex, ("newglossaryentry",))}
    said = {known[key][0]: meanings.get(key) or known[key][1] for key in keys & known.keys()}
    ordered = sorted(said.items(), key=lambda one: one[0].casefold())
    items = "".join(f"\\item[{short}] {words}\n" for short, words in ordered if words)
    return f"\n\n\\begin{{description}}\n{items}\\end{{description}}\n\n" if items else ""


def _meaning(text: str) -> str:
    given = _groups(text)
    found = re.search(rf"\bdescription\s*=\s*\{{({DEEP})\}}", given[0]) if given else None
    return found[1] if found else ""


def _defined(tex: str) -> dict[str, tuple[str, str]]:
    """The short and the long form of each key."""
    found: dict[str, tuple[str, str]] = {}
    for one in commands(tex, _DEFINING):
        given = _groups(tex[one.end : one.end + 4000])
        if one.name in ("newglossaryentry", "longnewglossaryentry", "DeclareAcronym"):
            pairs = re.findall(rf"(\w+)\s*=\s*(?:\{{({DEEP})\}}|([^,{{}}]+))", given[0] if given else "")
            said = {key: (inner or plain).strip() for key, inner, plain in pairs}
            found[one.argument] = (said.get("short") or said.get("name") or one.argument, said.get("long", ""))
        elif one.name in ("acrodef", "acro"):
            found[one.argument] = (one.option or one.argument, given[0] if given else "")
        else:
            short, long = (*given, "", "")[:2]
            found[one.argument] = (short or one.argument, long)
    return found


def _groups(text: str) -> list[str]:
    """The groups in braces with which a text begins, two at most."""
    found: list[str] = []
    while len(found) < 2 and (one := re.match(_ARG, text)):
        found.append(one[1])
        text = text[one.end() :]
    return found


_LONG = frozenset(("acl", "aclp", "acrlong", "glsentrylong", "glsxtrlong"))
_FULL = frozenset(("acf", "acfp", "acrfull", "glsxtrfull", "acfi"))
_SHORT = frozenset(("acs", "acsp", "acrshort", "glsentryshort", "glsxtrshort", "aca"))
_PLURAL = frozenset(("acp", "glspl", "Glspl", "acfp", "acsp", "aclp"))


def _use(found: re.Match[str], known: dict[str, tuple[str, str]], seen: set[str]) -> str:
    key, name = found["key"].strip(), found["name"]
    if key not in known:
        return found[0]
    short, long = (f"{part}s" if part and name in _PLURAL else part for part in known[key])
    words = short
    if name in _LONG:
        words = long or short
    elif long and (name in _FULL or (key not in seen and name not in _SHORT)):
        words = f"{long} ({short})"
        seen.add(key)
    return words[:1].upper() + words[1:] if name[0].isupper() else words
