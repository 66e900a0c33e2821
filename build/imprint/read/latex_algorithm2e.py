r"""Algorithms of the package algorithm2e: commands with bodies in braces, steps that end with \;."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .latex_scan import argument, commands

Line = tuple[int, str]
_INPUTS = {"KwIn": "Input", "KwOut": "Output", "KwData": "Data", "KwResult": "Result"}
_CONDITIONS = {  # what is said before and behind the condition; with l before it on one line, with u without an end
    "While": ("while", "do"), "For": ("for", "do"), "ForEach": ("for each", "do"), "ForAll": ("for all", "do"),
    "If": ("if", "then"), "ElseIf": ("else if", "then"), "Switch": ("switch", "do"), "Case": ("case", "do"),
}  # fmt: skip
_ONE = {prefix + name: said for name, said in _CONDITIONS.items() for prefix in ("", "u", "l")} | {"eIf": ("if", "then")}
_BODY = {"Else": "else", "uElse": "else", "lElse": "else", "Other": "otherwise", "uOther": "otherwise", "Begin": "begin"}
_ENDS = frozenset((*_CONDITIONS, "eIf", "Else", "Other", "Begin"))
_RETURNS = {"Return": "return", "KwRet": "return"}
_SILENT = re.compile(
    r"\\(?:SetAlgo\w+|DontPrintSemicolon|PrintSemicolon|Lines(?:Not)?Numbered\w*|RestyleAlgo|BlankLine|Indp|Indm|nl|nlset|lnl?|SetInd|SetNlSty"
    r"|SetAlCap\w+|SetAlg\w+|SetCommentSty|SetKwSty|SetVline|SetLine|Hide\w+|Show\w+|small|footnotesize|scriptsize|normalsize|centering"
    r"|vspace\*?|hspace\*?|smallskip|medskip|bigskip|SetNoline|SetNoFillComment)\b(?:\s*\{[^{}]*\})*(?:\s*\[[^\[\]]*\])?"
)
_SET = tuple(f"SetKw{kind}" for kind in ("", "InOut", "Input", "Function", "Data", "Array", "Prog", "Comment", "Block"))
_DEFINING = re.compile(r"\\SetKw\w*(?:\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})+")
_STEP = re.compile(r"\\(?P<name>[A-Za-z]+)(?P<star>\*?)(?P<option>\[[^\[\]]*\])?|\\;|\\\\|\n\s*\n")


def is_algorithm2e(tex: str) -> bool:
    """Whether the text loads the package."""
    return bool(re.search(r"\\usepackage(?:\[[^\]]*\])?\{[^{}]*\balgorithm2e\b[^{}]*\}", tex))


@dataclass(slots=True)
class _Words:
    """The words of commands that a text defines."""

    inputs: dict[str, str] = field(default_factory=lambda: dict(_INPUTS))
    words: dict[str, str] = field(default_factory=lambda: {"KwTo": "to"})
    functions: dict[str, str] = field(default_factory=dict)
    programs: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=lambda: dict(_BODY))
    comments: set[str] = field(default_factory=lambda: {"tcp", "tcc"})


def _defined(tex: str) -> _Words:
    found = _Words()
    for one in commands(tex, _SET):
        given, _ = argument(tex, one.end)
        name, words = one.argument.strip(), given.strip()
        if one.name in ("SetKwInOut", "SetKwInput"):
            found.inputs[name] = words
        elif one.name in ("SetKwFunction", "SetKwArray"):
            found.functions[name] = words
        elif one.name == "SetKwProg":
            found.programs[name] = words
        elif one.name == "SetKwComment":
            found.comments.add(name)
        elif one.name == "SetKwBlock":
            found.blocks[name] = words
        else:
            found.words[name] = words
    return found


def steps_of(body: str, tex: str) -> list[Line]:
    """The lines of an algorithm of the text tex, each with its depth."""
    known = _defined(tex)
    lines: list[Line] = []
    for depth, words in _lines(_SILENT.sub("", _DEFINING.sub("", body)), 0, known):
        said = " ".join(words.split())
        if re.fullmatch(r"(?:\\label\s*\{[^{}]*\}\s*)+", said) and lines:  # of the step before it
            lines[-1] = (lines[-1][0], lines[-1][1] + said)
        elif said:
            lines.append((depth, said))
    return lines


def _lines(body: str, depth: int, known: _Words) -> Iterator[Line]:
    at, line = 0, ""
    while found := _STEP.search(body, at):
        line += body[at : found.start()]
        name, at = found["name"], found.end()
        if not name:
            yield depth, line
            line = ""
        elif name in known.comments:
            words, at = argument(body, at)
            yield depth, f"{line} ▷~{words.strip()}"
            line, at = "", _past_step(body, at)
        elif name in known.inputs or name in _RETURNS:
            words, at = argument(body, at)
            yield depth, line
            head = f"\\textbf{{{known.inputs[name]}:}}" if name in known.inputs else f"\\textbf{{{_RETURNS[name]}}}"
            yield depth, f"{head} {_said(words, known)}"
            line, at = "", _past_step(body, at)
        elif name in _ONE or name in known.blocks or name in known.programs or name == "Repeat":
            yield depth, line
            made, at = _block(body, at, name, depth, known)
            yield from made
            line = ""
        else:
            words, at = _word(body, found, known)
            line += words
    yield depth, line + body[at:]


def _past_step(body: str, at: int) -> int:
    found = re.compile(r"\s*\\;").match(body, at)
    return found.end() if found else at


def _said(words: str, known: _Words) -> str:
    return " ".join(line for _, line in _lines(words, 0, known) if line.strip())


def _word(body: str, found: re.Match[str], known: _Words) -> tuple[str, int]:
    """A command inside a line: a word or a function that the text defines, else as it stands."""
    name, at = found["name"], found.end()
    if name in known.words:
        return f"\\textbf{{{known.words[name]}}} ", at
    if name in known.functions:
        given, end = argument(body, at)
        called = f"\\texttt{{{known.functions[name]}}}"
        return (f"{called}({_said(given, known)})", end) if end > at else (called, at)
    return found[0], at


def _block(body: str, at: int, name: str, depth: int, known: _Words) -> tuple[list[Line], int]:
    """A command with its body, and where it ends; a comment in brackets may stand before each."""
    condition = ""
    if name in _ONE or name in known.programs or name == "Repeat":
        condition, at = argument(body, _past_note(body, at))
    inner, at = argument(body, _past_note(body, at))
    within = list(_lines(inner, depth + 1, known))
    said = _said(condition, known)
    if name == "Repeat":
        return [(depth, r"\textbf{repeat}"), *within, (depth, f"\\textbf{{until}} {said}")], at
    before, after = _ONE.get(name, (known.programs.get(name) or known.blocks.get(name, ""), ""))
    head = f"\\textbf{{{before}}} {said}" + (f" \\textbf{{{after}}}" if after else "")
    if name[0] == "l" and (name in _ONE or name in _BODY):
        rest = " ".join(line.strip() for _, line in within if line.strip())
        return [(depth, f"{head} {rest}")], at
    lines = [(depth, head), *within]
    if name == "eIf":
        other, at = argument(body, _past_note(body, at))
        lines += [(depth, r"\textbf{else}"), *_lines(other, depth + 1, known)]
    return [*lines, *([(depth, r"\textbf{end}")] if name in _ENDS or name in known.programs else [])], at


def _past_note(body: str, at: int) -> int:
    found = re.compile(r"\s*\((?:\\(?:tcp|tcc)\*?)\s*(?:\[[^\[\]]*\])?\{[^{}]*\}\)").match(body, at)
    return found.end() if found else at
