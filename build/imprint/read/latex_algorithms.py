r"""Algorithms of LaTeX as numbered statements of lines: those of algorithmic and algpseudocode here, algorithm2e's beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .latex_algorithm2e import is_algorithm2e, steps_of
from .latex_groups import GROUP
from .latex_scan import commands

_ALGORITHM = re.compile(r"\\begin\{(algorithm|algorithm2e)\*?\}(?:\[[^\]]*\])?(?P<body>.*?)\\end\{\1\*?\}", re.S)
_STEPS = re.compile(r"\\begin\{algorithmic\}(?:\[(?P<every>[^\]]*)\])?(?P<body>.*?)\\end\{algorithmic\}", re.S)
_STEP = re.compile(
    r"\\(State|STATE|Statex|Procedure|Function|If|IF|ElsIf|ELSIF|Else|ELSE|EndIf|ENDIF|For|FOR|ForAll|FORALL|EndFor|ENDFOR|While|WHILE"
    r"|EndWhile|ENDWHILE|Repeat|REPEAT|Until|UNTIL|Loop|LOOP|EndLoop|ENDLOOP|EndProcedure|EndFunction|Return|RETURN|Require|REQUIRE"
    r"|Ensure|ENSURE|Input|Output|Comment|COMMENT|Call)(?![A-Za-z])"
)
_DO, _THEN = r" \textbf{do}", r" \textbf{then}"
_AFTER = {"if": _THEN, "elsif": _THEN, "for": _DO, "forall": _DO, "while": _DO}
_SAID = {
    "elsif": "else if", "forall": "for all", "endif": "end if", "endfor": "end for", "endwhile": "end while",
    "endloop": "end loop", "endprocedure": "end procedure", "endfunction": "end function", "require": "Require:",
    "ensure": "Ensure:", "input": "Input:", "output": "Output:",
}  # fmt: skip


Line = tuple[int, str]  # how deep a line stands, and its words
_NAMES = {
    "de": ("Algorithmus", "Zeile"), "fr": ("Algorithme", "ligne"), "es": ("Algoritmo", "línea"), "it": ("Algoritmo", "riga"),
    "pt": ("Algoritmo", "linha"), "nl": ("Algoritme", "regel"), "pl": ("Algorytm", "wiersz"), "ru": ("Алгоритм", "строка"),
    "uk": ("Алгоритм", "рядок"), "tr": ("Algoritma", "satır"), "el": ("Αλγόριθμος", "γραμμή"),
}  # fmt: skip
_LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")


def with_algorithms(tex: str, language: str) -> str:
    r"""The text with algorithms as statements, and references to their lines as the numbers of these."""
    if r"\end{algorithm" not in tex and r"\SetKw" not in tex:
        return tex
    name, line = _NAMES.get(language.split("-")[0], ("Algorithm", "line"))
    labels: dict[str, int] = {}
    made = _ALGORITHM.sub(lambda found: _algorithm(found, tex, labels), tex)
    made = _STEPS.sub(lambda found: _verse(_steps(found["body"]), "1" in (found["every"] or ""), labels), made)
    made = re.sub(r"\\(ref|cref|Cref|autoref)\*?\s*\{([^{}]*)\}", lambda found: _referred(found, labels, line), made)
    begin = r"\begin{document}"
    return made.replace(begin, f"\\theoremstyle{{definition}}\n\\newtheorem{{imprintalgorithm}}{{{name}}}\n{begin}", 1)


def _referred(found: re.Match[str], labels: dict[str, int], line: str) -> str:
    if found[2] not in labels:
        return found[0]
    words = f"{'' if found[1] == 'ref' else line + '~'}{labels[found[2]]}"
    return f"\\hyperlink{{{found[2]}}}{{{words}}}"


def _algorithm(found: re.Match[str], tex: str, labels: dict[str, int]) -> str:
    body = found["body"]
    caption = next((one for one in commands(body, ("caption",))), None)
    rest = body[: caption.start] + body[caption.end :] if caption else body
    words = f"[{{{caption.argument}}}]" if caption else ""
    plain = _STEPS.sub("", rest)
    own = is_algorithm2e(tex)
    label = _own_label(rest, caption.start if caption else 0) if own else _LABEL.search(plain)
    rest = rest.replace(label[0], "", 1) if label else rest
    if own:
        numbered = "linesnumbered" in tex or r"\LinesNumbered" in tex
        steps = _verse(steps_of(rest, tex), numbered, labels)
    else:
        steps = _STEPS.sub(lambda one: _verse(_steps(one["body"]), "1" in (one["every"] or ""), labels), rest)
    return f"\n\n\\begin{{imprintalgorithm}}{words}{label[0] if label else ''}\n\n{steps}\n\n\\end{{imprintalgorithm}}\n\n"


def _own_label(body: str, caption: int) -> re.Match[str] | None:
    """The label of the algorithm itself: the one behind its caption, else one before its first line."""
    found = _LABEL.match(body.lstrip() if not caption else body[caption:].lstrip())
    return found or _LABEL.match(re.sub(r"^\s*(?:\\[A-Za-z]+\s*)*", "", body))


def _verse(steps: Sequence[Line], numbered: bool, labels: dict[str, int]) -> str:
    """Lines with their numbers, where they are shown or referred to."""
    numbered = numbered or any(_LABEL.search(words) for _, words in steps)
    lines = list[str]()
    for number, (depth, words) in enumerate(steps, 1):
        labels |= dict.fromkeys(_LABEL.findall(words), number)
        said = _LABEL.sub(lambda one: f"\\hypertarget{{{one[1]}}}{{}}", words).strip()
        lines.append((f"{number}:~" if numbered else "") + "\u2003" * depth + said)
    return "\n\n\\begin{verse}\n" + " \\\\\n".join(lines) + "\n\\end{verse}\n\n" if lines else ""


# ---------------------------------------------------------------- algorithmic, algpseudocode


def _steps(body: str) -> list[Line]:
    lines, depth = list[Line](), 0
    for words, name in _commands(body):
        lower = name.lower()
        if lower.startswith("end") or lower in ("else", "elsif", "until"):
            depth = max(0, depth - 1)
        if words or name:
            lines.append((depth, words))
        if lower in ("procedure", "function", "if", "elsif", "else", "for", "forall", "while", "repeat", "loop"):
            depth += 1
    return lines


def _commands(body: str) -> Iterator[tuple[str, str]]:
    """Each step in words, and the command that says it."""
    parts = _STEP.split(body)
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        words = _step(name.lower(), *_groups(text))
        if words.strip():
            yield " ".join(words.split()), name


def _groups(text: str) -> tuple[list[str], str]:
    """The groups in braces with which a text begins, two at most, and what stands behind them."""
    found: list[str] = []
    while len(found) < 2 and (one := re.match(rf"\s*\{{({GROUP})\}}", text)):
        found.append(one[1])
        text = text[one.end() :]
    return found, text.strip()


def _step(name: str, given: list[str], rest: str) -> str:
    first, second = (*given, "", "")[:2]
    if name in ("state", "statex"):
        return f"{'{' + first + '}' if first else ''}{rest}"
    if name in ("procedure", "function", "call"):
        head = "" if name == "call" else f"\\textbf{{{name}}} "
        return f"{head}\\textsc{{{first}}}({second}) {rest}"
    if name == "comment":
        return f"▷ {first} {rest}"
    return f"\\textbf{{{_SAID.get(name, name)}}} {first}{_AFTER.get(name, '')} {rest}"
