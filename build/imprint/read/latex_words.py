r"""Words of LaTeX's packages: acronyms, quotations with their citations, notes, signs, changes, apparatus."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

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
    (re.compile(rf"\\(?:figurenote|tablenote){_ARG}"), r"\n\n\1\n\n"),  # below a figure or table (apa6, apa7)
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
    (re.compile(rf"\\newthought{_ARG}"), r"\\textsc{\1}"),  # of the Tufte classes
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
    return _apparatus(_abbreviated(tex))


_SPOKEN = {
    "eg": "e.g.", "ie": "i.e.", "etal": "et al.", "etc": "etc.", "cf": "cf.", "wrt": "w.r.t.", "vs": "vs.",
    "Eg": "E.g.", "Ie": "I.e.",
}  # fmt: skip
_SHORTENED = re.compile(rf"\\({'|'.join(_SPOKEN)})\*?(?![A-Za-z@])(?:\{{\}}|\\(?=\s))?(\s*)(\.?)")


def _abbreviated(tex: str) -> str:
    r"""\eg, \ie, \etal as the classes of conferences define them, where the text does not itself."""
    if not _SHORTENED.search(tex):
        return tex
    own = {one for one in _SPOKEN if re.search(rf"(?:command\*?\s*\{{?|def\s*)\\{one}(?![A-Za-z])", tex)}
    return _SHORTENED.sub(lambda found: found[0] if found[1] in own else f"{_SPOKEN[found[1]]}{found[2] and ' '}", tex)


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


class _Term(NamedTuple):
    """What an acronym or a term of a glossary is in print."""

    short: str
    long: str = ""
    short_plural: str = ""
    long_plural: str = ""


def spelled_out(tex: str) -> str:
    """Acronyms and terms of a glossary in the words that their packages print: in full where they come first."""
    known = _defined(tex)
    seen: set[str] = set()
    if not known:
        return tex
    keys = {found["key"].strip() for found in _USES.finditer(tex)}
    said = _USES.sub(lambda found: _use(found, known, seen), without(_ACRONYMS.sub(_acronyms, tex), ("acrodef",)))
    return _PRINTED.sub(lambda _: _listed(known, keys, tex), said)


_PRINTED = re.compile(r"\\(print(?:noidx|unsrt)?(?:glossary|glossaries|acronyms?|abbreviations))\b\s*(?:\[[^\]]*\])?")


def _listed(known: dict[str, _Term], keys: set[str], tex: str) -> str:
    """The list of terms that a glossary prints: those that the text uses, in the order of the alphabet."""
    meanings = {one.argument: _meaning(tex[one.end : one.end + 4000]) for one in commands(tex, ("newglossaryentry",))}
    said = {known[key].short: meanings.get(key) or known[key].long for key in keys & known.keys()}
    ordered = sorted(said.items(), key=lambda one: one[0].casefold())
    items = "".join(f"\\item[{short}] {words}\n" for short, words in ordered if words)
    return f"\n\n\\begin{{description}}\n{items}\\end{{description}}\n\n" if items else ""


def _meaning(text: str) -> str:
    given = _groups(text)
    found = re.search(rf"\bdescription\s*=\s*\{{({DEEP})\}}", given[0]) if given else None
    return found[1] if found else ""


def _defined(tex: str) -> dict[str, _Term]:
    """The short and the long form of each key, and their plurals."""
    found: dict[str, _Term] = {}
    for one in commands(tex, _DEFINING):
        rest = tex[one.end : one.end + 4000]
        given = _groups(rest)
        if one.name in ("newglossaryentry", "longnewglossaryentry", "DeclareAcronym"):
            said = _values(given[0] if given else "")
            term = _Term(said.get("short") or said.get("name") or one.argument, said.get("long", ""), said.get("plural", ""))
        elif one.name in ("acrodef", "acro"):
            term = _Term(one.option or _after(rest) or one.argument, given[0] if given else "")
        else:
            said = _values(one.option)
            short, long = (*given, "", "")[:2]
            term = _Term(short or one.argument, long, said.get("shortplural", ""), said.get("longplural", ""))
        found[one.argument] = term
    return found


def _values(options: str) -> dict[str, str]:
    pairs = re.findall(rf"(\w+)\s*=\s*(?:\{{({DEEP})\}}|([^,{{}}]+))", options)
    return {key: (inner or plain).strip() for key, inner, plain in pairs}


def _after(text: str) -> str:
    """The option that stands behind the key (acronym's acro)."""
    found = _OPTION.match(text)
    return found[1] if found else ""


_OPTION = re.compile(r"\s*\[([^\[\]]*)\]")
_ACRONYMS = re.compile(r"\\begin\{acronym\}(?:\[[^\]]*\])?(.*?)\\end\{acronym\}", re.S)


def _acronyms(found: re.Match[str]) -> str:
    """The list of acronyms that the package of that name prints."""
    terms = _defined(found[1]).values()
    items = "".join(f"\\item[{one.short}] {one.long}\n" for one in terms)
    return f"\n\\begin{{description}}\n{items}\\end{{description}}\n" if items else ""


def _groups(text: str) -> list[str]:
    """The groups in braces with which a text begins, two at most."""
    found: list[str] = []
    text = text[option.end() :] if (option := _OPTION.match(text)) else text
    while len(found) < 2 and (one := re.match(_ARG, text)):
        found.append(one[1])
        text = text[one.end() :]
    return found


_LONG = frozenset(("acl", "aclp", "acrlong", "glsentrylong", "glsxtrlong"))
_FULL = frozenset(("acf", "acfp", "acrfull", "glsxtrfull", "acfi"))
_SHORT = frozenset(("acs", "acsp", "acrshort", "glsentryshort", "glsxtrshort", "aca"))
_PLURAL = frozenset(("acp", "glspl", "Glspl", "acfp", "acsp", "aclp"))


def _use(found: re.Match[str], known: dict[str, _Term], seen: set[str]) -> str:
    key, name = found["key"].strip(), found["name"]
    if key not in known:
        return found[0]
    short, long, *plurals = known[key]
    if name in _PLURAL:
        short, long = (plural or (f"{part}s" if part else "") for part, plural in zip((short, long), plurals, strict=True))
    words = short
    if name in _LONG:
        words = long or short
    elif long and (name in _FULL or (key not in seen and name not in _SHORT)):
        words = f"{long} ({short})"
        seen.add(key)
    return words[:1].upper() + words[1:] if name[0].isupper() else words
