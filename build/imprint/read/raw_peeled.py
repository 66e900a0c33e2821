"""What the environments and commands that nobody knows are given: words, which TeX would print as well."""

from __future__ import annotations

import re

from .latex_groups import GROUP

_AROUND = re.compile(r"\s*\\begin\s*\{(?P<name>[A-Za-z]+)\*?\}(?:\s*\[[^\[\]]*\])*(?P<body>.*)\\end\s*\{(?P=name)\*?\}\s*", re.S)
_ENDS = re.compile(r"\n[ \t]*\n")
_DRAWN = re.compile(
    r"tikz|picture|pspic|forest|circuit|axis|asy|proof|verbatim|listing|minted|comment|filecontents|tabular|array|math|table"
    r"|figure|list|item|enumerate|description|luacode|code|equation|align|gather|multline|eqnarray|feyn|chem|scope",
    re.I,
)


def pieces(text: str) -> list[str]:
    """The paragraphs of an environment, some together where a group or an environment holds them; none of drawings and rows."""
    found = _AROUND.fullmatch(text)
    if not found or _DRAWN.search(found["name"]):
        return []
    out: list[str] = []
    pending = ""
    for paragraph in _ENDS.split(found["body"]):
        pending = f"{pending}\n\n{paragraph}" if pending else paragraph
        if not _open(pending):
            out.append(pending)
            pending = ""
    return [one for one in (*out, *_ENDS.split(pending)) if one.strip()]


def _open(text: str) -> bool:
    plain = re.sub(r"\\[\\{}%]", "", text)
    return plain.count("{") > plain.count("}") or len(re.findall(r"\\begin\s*\{", text)) > len(re.findall(r"\\end\s*\{", text))


_COMMAND = re.compile(rf"\s*\\(?P<name>[A-Za-z]+)\*?\s*(?:\[[^\[\]]*\]\s*)?\{{(?P<words>{GROUP})\}}\s*")
_NO_WORDS = re.compile(
    r"todo|fixme|^fx|comment|annot|review|reply|cite|ref$|print|label|index|bib|page|style|length|counter|count|color|font|size|mode|input|include|file|path|graph|pic"
    r"|skip|space|box|rule|set|use|def|new|renew|declare|begin|end|marker|gls|acro|ac[slfp]?$|add|change|if|let|load|draw|url|link",
    re.I,
)
_WORDS = re.compile(r"[^\W\d_]{2,}(?:[ ~\n]+\S+|[-–’'][^\W_]+)*[.,;!?]?")
_SEVERAL = re.compile(r"\S+[ ~\n]+\S")


def words(text: str, alone: bool) -> str:
    r"""The words that a command which nobody knows is given, as TeX prints them; "" where they may be no words.

    alone: it stands in no sentence, where one word may as well be a setting (\setmode{draft}).
    """
    found = _COMMAND.fullmatch(text)
    if not found or _NO_WORDS.search(found["name"]):
        return ""
    given = found["words"].strip()
    plain = re.sub(r"\\[A-Za-z]+\s*|[{}]", "", given).strip()
    return given if _WORDS.fullmatch(plain) and (not alone or _SEVERAL.search(plain)) else ""
