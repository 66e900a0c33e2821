r"""Lists of LaTeX whose items have marks of their own, numbered examples of linguists, and algorithms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .latex_scan import commands

_TOKEN = re.compile(
    r"\\(?P<what>begin|end)\{(?P<env>itemize|enumerate|description|compactitem|compactenum|inparaenum|asparaenum)\*?\}"
    r"|\\item\s*\["
)
_OPTION = re.compile(r"(\[[^\[\]]*\])?")
_EXE = re.compile(r"\\begin\{(exe|examples?|exes)\}(?P<body>.*?)\\end\{\1\}", re.S)
_SUB = re.compile(r"\\begin\{(xlist|xlista|xlisti|subexamples)\}(?:\{[^{}]*\})?(.*?)\\end\{\1\}", re.S)
_EX = re.compile(r"\\exi?(?![A-Za-z])\s*(?:\[(?P<judged>[^\]]*)\])?(?:\{(?P<mark>[^{}]*)\})?")
_GLOSS = re.compile(
    r"\\g(?P<lines>ll|lll|llll)(?![A-Za-z])(?P<words>.*?)(?=\\(?:glt|glend|trans)\b|\\ex\b|\Z)(?:\\glend\b)?", re.S
)
_PENGL = re.compile(r"\\begingl(?P<body>.*?)\\endgl", re.S)
_ALGORITHM = re.compile(r"\\begin\{(algorithm|algorithm2e)\*?\}(?:\[[^\]]*\])?(?P<body>.*?)\\end\{\1\*?\}", re.S)
_STEPS = re.compile(r"\\begin\{algorithmic\}(?:\[[^\]]*\])?(?P<body>.*?)\\end\{algorithmic\}", re.S)
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


def listed(tex: str) -> str:
    """The text with these in words that pandoc knows."""
    tex = _algorithms(tex) if r"\end{algorithm" in tex else tex
    return _marked(_examples(tex) if r"\begin{ex" in tex and r"\end{ex" in tex else tex)


def _marked(tex: str) -> str:
    """Marks of items that are words or numbers as the first words of the item, which pandoc 3.9 leaves out."""
    out, last, opened = [], 0, list[str]()
    for one in _TOKEN.finditer(tex):
        if one["what"] == "begin":
            opened.append(one["env"])
            if one["env"] in ("enumerate", "compactenum") and (style := _style(tex, one.end(), opened)):
                out += [tex[last : one.end()], style]
                last = one.end() + len(_OPTION.match(tex, one.end())[0])  # type: ignore[index]
        elif one["what"] == "end":
            del opened[-1:]
        elif opened and opened[-1] != "description":
            mark, end = _bracketed(tex, one.end())
            words = re.sub(r"\\[A-Za-z]+", "", mark)
            if end and re.search(r"\w", words):
                out += [tex[last : one.start()], rf"\item {{{mark}}} "]
                last = end
    return "".join((*out, tex[last:]))


def _style(tex: str, at: int, opened: list[str]) -> str:
    """How a list counts, as pandoc reads it: what its option says (enumitem's label=), else LaTeX's usage by its depth."""
    given = _OPTION.match(tex, at)
    label = re.search(r"label\s*=\s*\{?([^,\]]*\\(alph|Alph|roman|Roman|arabic)\s*\*[^,\]}]*)", given[1] or "") if given else None
    if label:
        sign = {"alph": "a", "Alph": "A", "roman": "i", "Roman": "I", "arabic": "1"}[label[2]]
        around = re.sub(r"\\(?:alph|Alph|roman|Roman|arabic)\s*\*", sign, label[1])
        plain = re.sub(r"\\[A-Za-z]+\s*|[{}]", "", around)
        return f"[{plain}]"
    depth = sum(name in ("enumerate", "compactenum") for name in opened)
    return "" if given and given[1] else {2: "[(a)]", 3: "[i.]", 4: "[A.]"}.get(depth, "")


def _bracketed(tex: str, start: int) -> tuple[str, int]:
    """What stands up to the closing bracket, and where that ends; nothing and 0 where it does not close soon."""
    depth = 0
    for at in range(start, min(len(tex), start + 400)):
        depth += (tex[at] == "{") - (tex[at] == "}")
        if tex[at] == "]" and not depth:
            return tex[start:at], at + 1
    return "", 0


# ---------------------------------------------------------------- examples of linguists (gb4e, expex)


def _examples(tex: str) -> str:
    """Numbered examples through the text, with glosses word under word."""
    count = 0

    def listed(found: re.Match[str]) -> str:
        nonlocal count
        body = _PENGL.sub(lambda one: _aligned(one["body"]), found["body"])
        body = _SUB.sub(lambda one: f"\n\\begin{{enumerate}}[a.]{_items(one[2])}\\end{{enumerate}}\n", body)
        start, count = count, count + len(_EX.findall(re.sub(r"\\begin\{enumerate\}.*?\\end\{enumerate\}", "", body, flags=re.S)))
        return f"\n\n\\begin{{enumerate}}[(1)]\\setcounter{{enumi}}{{{start}}}{_items(body)}\\end{{enumerate}}\n\n"

    return _EXE.sub(listed, tex)


def _items(body: str) -> str:
    spaced = _EX.sub(lambda one: f"\n\\item {one['judged'] or ''}{one['mark'] or ''}", body)
    glossed = _GLOSS.sub(lambda one: _rows(one["words"], len(one["lines"])), spaced)
    return re.sub(r"\\(?:glt|trans|glend)(?![A-Za-z])\s*", "\n\n", glossed)


def _rows(words: str, count: int) -> str:
    """Lines of words as the rows of a table: each word above its gloss."""
    lines = [line for line in re.split(r"\\\\", words) if line.strip()]
    rows = [_cells(line) for line in lines[:count]]
    width = max(map(len, rows), default=1)
    table = r" \\ ".join(" & ".join((*row, *[""] * (width - len(row)))) for row in rows)
    rest = "\n\n".join(lines[count:])
    return f"\n\n\\begin{{tabular}}{{{'l' * width}}} {table} \\end{{tabular}}\n\n{rest}\n\n"


def _cells(line: str) -> list[str]:
    """The words of a line; those in braces are one."""
    found = re.findall(r"(?:\\[A-Za-z]+\s*)?(?:[^\s{}]|\{(?:[^{}]|\{[^{}]*\})*\})+", line.replace("&", r"\&"))
    return [one[1:-1] if one.startswith("{") and one.endswith("}") else one for one in found]


def _aligned(body: str) -> str:
    r"""expex's \gla … // \glb … // \glft … //."""
    lines = dict(re.findall(r"\\(gl[a-z]+)\s*(.*?)//", body, re.S))
    rows = [lines[name] for name in ("gla", "glb", "glc", "gld") if name in lines]
    return _rows(r"\\".join(rows), len(rows)) + f"\n\n{lines.get('glft', '')}\n\n"


# ---------------------------------------------------------------- algorithms


def _algorithms(tex: str) -> str:
    """Algorithms as numbered statements of lines."""
    made = _ALGORITHM.sub(_algorithm, tex)
    made = _STEPS.sub(lambda found: _verse(found["body"]), made)
    return made.replace(r"\begin{document}", "\\newtheorem{imprintalgorithm}{Algorithm}\n\\begin{document}", 1)


def _algorithm(found: re.Match[str]) -> str:
    body = found["body"]
    caption = next((one for one in commands(body, ("caption",))), None)
    label = re.search(r"\\label\s*\{[^{}]*\}", body)
    words = f"[{{{caption.argument}}}]" if caption else ""
    rest = body[: caption.start] + body[caption.end :] if caption else body
    rest = re.sub(r"\\label\s*\{[^{}]*\}", "", rest)
    steps = _STEPS.sub(lambda one: _verse(one["body"]), rest)
    return f"\n\n\\begin{{imprintalgorithm}}{words}{label[0] if label else ''}\n\n{steps}\n\n\\end{{imprintalgorithm}}\n\n"


def _verse(body: str) -> str:
    lines, depth = [], 0
    for words, name in _steps(body):
        lower = name.lower()
        if lower.startswith("end") or lower in ("else", "elsif", "until"):
            depth = max(0, depth - 1)
        if words or name:
            lines.append("\\quad~" * depth + words)
        if lower in ("procedure", "function", "if", "elsif", "else", "for", "forall", "while", "repeat", "loop"):
            depth += 1
    return "\n\n\\begin{verse}\n" + " \\\\\n".join(lines) + "\n\\end{verse}\n\n"


def _steps(body: str) -> Iterator[tuple[str, str]]:
    """Each step in words, and the command that says it."""
    parts = _STEP.split(body)
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        words = _step(name.lower(), *_groups(text))
        if words.strip():
            yield " ".join(words.split()), name


def _groups(text: str) -> tuple[list[str], str]:
    """The groups in braces with which a text begins, two at most, and what stands behind them."""
    found: list[str] = []
    while len(found) < 2 and (one := re.match(r"\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}", text)):
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
