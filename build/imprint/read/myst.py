"""MyST's Markdown (and Jupyter Book's) before pandoc reads it: roles, directives, targets and comments in pandoc's words."""

from __future__ import annotations

import re
from collections.abc import Callable

from .masking import unfenced
from .myst_tables import Directive, csv_table, list_table, table
from .quarto import LANGUAGES, left_out_block

_OPEN = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|:{3,}|~{3,})\{(?P<name>[A-Za-z][\w:+-]*)\}[ \t]*(?P<argument>[^\n]*)$")
_ROLE = re.compile(r"\{(?P<name>[A-Za-z][\w:+-]*)\}(?P<ticks>`+)(?P<words>[^`\n]+)(?P=ticks)")
_OPTION = re.compile(r"^[ \t]*:(?P<key>[\w-]+):[ \t]*(?P<value>.*)$")
_NAMED = re.compile(r"^(?P<words>.*?)\s*<(?P<target>[^<>]+)>$", re.S)
_TARGET = re.compile(r"^\((?P<label>[^()\s]+)\)=[ \t]*\n+(?P<next>[^\n]*)", re.M)
_NUMBERED = re.compile(r"^\$\$[ \t]*\((?P<label>[\w:.-]+)\)[ \t]*$", re.M)
_BARE_LINK = re.compile(r"(?<!!)\[\]\(#(?P<label>[^()\s]+)(?:[ \t]+\"[^\"\n]*\")?\)")
_COUNTED_LINK = re.compile(
    r"(?<!!)\[(?P<before>[^\[\]\n]*?)(?:%s|\{number\}|(?P<name>\{name\}))(?P<after>[^\[\]\n]*)\]"
    r"\(#(?P<label>[^()\s]+)(?:[ \t]+\"[^\"\n]*\")?\)"
)
_EQUATION = re.compile(r"^[ \t]*\$\$ (?:\{#|\()([\w:.-]+)[})]|\\label\s*\{([^{}]+)\}", re.M)
_ATTRIBUTED = re.compile(
    r"^\{(?:[^{}\n]*?\battribution=\"(?P<who>[^\"\n]*)\")?[^{}\n]*\}[ \t]*\n(?P<quote>(?:>[^\n]*\n?)+)", re.M
)
_EMPTY = re.compile(r"(?<!!)\[\]\((?P<url>(?:doi:|wiki:|https?://)[^()\s]+)\)")
_SIGNS = re.compile(r"^[ \t]*(?:`{3,}|:{3,}|~{3,})(?=\{([A-Za-z][\w:+-]*)\})|(?=\{([A-Za-z][\w:+-]*)\}`[^`\n])", re.M)
_DEEPEST = 12

BOXES = frozenset((
    "note", "warning", "tip", "important", "caution", "attention", "danger", "error", "hint", "seealso", "admonition", "margin",
    "sidebar", "dropdown", "card", "topic", "aside", "exercise", "solution", "tab-item", "rubric", "todo", "versionadded",
))  # fmt: skip
_TITLED = ("admonition", "card", "dropdown", "topic", "exercise", "tab-item", "rubric", "sidebar")
_UNWRAPPED = frozenset((
    "grid", "grid-item", "grid-item-card", "tab-set", "div", "container", "compound", "glossary", "centered", "only",
))  # fmt: skip
_SILENT = frozenset(("bibliography", "contents", "tableofcontents", "toctree", "index", "highlight", "currentmodule"))
_QUOTES = frozenset(("epigraph", "pull-quote", "highlights", "blockquote"))
_CODE = frozenset(("code-block", "code", "sourcecode", "literalinclude", "parsed-literal"))


def is_myst(markdown: str) -> bool:
    """Whether a text has directives or roles of MyST."""
    return "{" in markdown and any((found[1] or found[2]).lower() not in LANGUAGES for found in _SIGNS.finditer(markdown))


def spoken(markdown: str) -> str:
    """MyST in pandoc's Markdown; what has no words there stands as raw, which the findings name."""
    return _inline(_directives(markdown.split("\n"), 0))


# ---------------------------------------------------------------- directives


def _directives(lines: list[str], depth: int) -> str:
    out: list[str] = []
    at = 0
    while at < len(lines):
        found = _OPEN.match(lines[at]) if depth < _DEEPEST else None
        found = None if found and found["name"].lower() in LANGUAGES else found
        plain = re.match(r"^[ \t]*(`{3,}|~{3,})", lines[at])
        if not found and not plain:
            if lines[at].startswith("+++"):
                out.append(_part(lines[at]))
            elif not lines[at].startswith("% "):
                out.append(lines[at])
            at += 1
            continue
        fence = found["fence"] if found else plain[1] if plain else ""
        end = _closing(lines, at, fence)
        inner = [line.removeprefix(found["indent"]) for line in lines[at + 1 : end]] if found else []
        out += [_said(_read(found, inner, depth))] if found else lines[at : end + 1]
        at = end + 1
    return "\n".join(out)


_PART = re.compile(r'"part"\s*:\s*"([\w-]+)"')


def _part(line: str) -> str:
    """A block of the text that is a part of the front or back matter, under a heading of its name."""
    found = _PART.search(line)
    name = re.sub(r"[_-]", " ", found[1]).replace("keypoints", "key points").capitalize() if found else ""
    return f"\n# {name} {{.unnumbered}}\n" if found else ""


def _closing(lines: list[str], start: int, fence: str) -> int:
    """The line that closes a fence: of colons, the others in it are counted where they are as long."""
    deep = 0
    for at in range(start + 1, len(lines)):
        line = lines[at].strip()
        if fence[0] == ":" and line.startswith(fence) and "{" in line:
            deep += 1
        elif line.startswith(fence) and not line.strip(fence[0]):
            if not deep or len(line) > len(fence):
                return at
            deep -= 1
    return len(lines)


def _read(found: re.Match[str], lines: list[str], depth: int) -> Directive:
    options: dict[str, str] = {}
    if lines and lines[0].strip() == "---" and "---" in [line.strip() for line in lines[1:]]:
        end = [line.strip() for line in lines].index("---", 1)
        options = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines[1:end])}
        lines = lines[end + 1 :]
    while lines and (option := _OPTION.match(lines[0])):
        options[option["key"]] = option["value"].strip()
        lines = lines[1:]
    return Directive(found["name"].lower(), found["argument"].strip(), options, lines, _directives(lines, depth + 1))


def _said(one: Directive) -> str:
    if one.name in _MADE:
        return _MADE[one.name](one)
    if one.name in BOXES:
        return _box(one)
    if one.name in _QUOTES:
        return "\n" + "\n".join(f"> {line}".rstrip() for line in one.body.strip().split("\n")) + "\n"
    if one.name in _CODE:
        return _listing(one)
    if one.name in _UNWRAPPED:
        return f"\n{one.body}\n"
    if one.name in _SILENT:
        return ""
    if one.name.startswith(("prf:", "proof:")):
        return _statement(one)
    if one.name in ("code-cell", "code-cell-ipython"):
        return _listing(one) + left_out_block("cell", "{code-cell}")
    return left_out_block("directive", "{" + one.name + "}")


def _box(one: Directive) -> str:
    titled = one.name in _TITLED or one.body.strip()
    title = f"**{one.argument}**\n\n" if one.argument and titled else f"{one.argument}\n\n" if one.argument else ""
    return f"\n::: {{{one.id} .callout .callout-{one.name}}}\n{title}{one.body}\n:::\n"


def _figure(one: Directive) -> str:
    words = {"fig-alt": one.options.get("alt", ""), "width": one.options.get("width", "")}
    said = "".join(f' {key}="{value.replace(chr(34), chr(39))}"' for key, value in words.items() if value)
    legend = "" if one.name == "image" else one.legend
    attributes = f"{one.id}{said}".strip()
    return f"\n![{legend or words['fig-alt'] if one.name == 'image' else legend}]({one.argument}){{{attributes}}}\n"


def _math(one: Directive) -> str:
    tex = "\n".join(line for line in (one.argument, *one.lines) if line.strip())
    return f"\n$$\n{tex}\n$$" + (f" {{{one.id}}}" if one.id else "") + "\n"


def _listing(one: Directive) -> str:
    language = re.sub(r"\W", "", one.argument.split()[0]) if one.argument and one.name != "literalinclude" else ""
    language = "python" if language in ("ipython", "ipython3") else language
    legend = one.options.get("caption", "").replace('"', "'")
    said = " ".join(filter(None, (one.id, f".{language}" if language else "", f'lst-cap="{legend}"' if legend else "")))
    if one.name == "literalinclude":
        return left_out_block("directive", "{literalinclude}")
    return f"\n~~~~~~~~ {{{said}}}\n" + "\n".join(one.lines) + "\n~~~~~~~~\n"


def _statement(one: Directive) -> str:
    kind = one.name.partition(":")[2]
    heading = f"###### {one.argument}\n\n" if one.argument else ""
    return f"\n::: {{{one.id} .{kind} .statement}}\n{heading}{one.body}\n:::\n"


_MADE: dict[str, Callable[[Directive], str]] = {
    "figure": _figure,
    "image": _figure,
    "math": _math,
    "table": table,
    "list-table": list_table,
    "csv-table": csv_table,
}


# ---------------------------------------------------------------- roles, targets


def _inline(markdown: str) -> str:
    """Roles, targets and numbered formulas outside of listings."""
    prose = unfenced(markdown)
    equations = frozenset(one or other for one, other in _EQUATION.findall(prose))
    out, last = [], 0
    for found in re.finditer(r"(?s)[^\n]*(?:\n(?!\n)[^\n]*)*\n*", prose):
        whole = markdown[found.start() : found.end()]
        out += [markdown[last : found.start()], _spoken(whole, equations) if whole == found[0] else whole]
        last = found.end()
    return "".join((*out, markdown[last:]))


def _spoken(text: str, equations: frozenset[str]) -> str:
    text = _ATTRIBUTED.sub(lambda found: f"{found['quote']}>\n> — {found['who']}\n" if found["who"] else found["quote"], text)
    text = _EMPTY.sub(_linked, text)
    text = _TARGET.sub(_targeted, text)
    text = _NUMBERED.sub(lambda found: f"$$ {{#{found['label']}}}", text)
    text = _BARE_LINK.sub(lambda found: f"\\{'eqref' if found['label'] in equations else 'cref'}{{{found['label']}}}", text)
    text = _COUNTED_LINK.sub(_counted, text)
    return _ROLE.sub(lambda found: _role(found["name"].lower(), found["words"].strip()), text)


def _counted(found: re.Match[str]) -> str:
    """A link whose words hold a place for the number, or the name, of what it leads to."""
    before = re.sub(r"[ \t]$", "\u00a0", found["before"])
    return f"{before}\\{'nameref' if found['name'] else 'ref'}{{{found['label']}}}{found['after']}"


def _targeted(found: re.Match[str]) -> str:
    if re.match(r"#{1,6}\s", found["next"]):
        return f"{found['next']} {{#{found['label']}}}"
    return f"[]{{#{found['label']}}}\n\n{found['next']}"


def _linked(found: re.Match[str]) -> str:
    """A link without words, which MyST gives words of its own."""
    scheme, _, rest = found["url"].partition(":")
    if scheme == "doi":
        return f"[doi:{rest}](https://doi.org/{rest})"
    if scheme == "wiki":
        return f"[{rest.rpartition(':')[2].replace('_', ' ')}](https://en.wikipedia.org/wiki/{rest.rpartition(':')[2]})"
    return f"<{found['url']}>"


def _keys(words: str, mark: str = "@") -> str:
    return "; ".join(f"{mark}{key.strip()}" for key in words.split(",") if key.strip())


def _role(name: str, words: str) -> str:
    if name == "eval":
        return f"``` {{eval}}`{words}` ```{{=cell}}"
    if name in _NAMING:
        return f"\\{_NAMING[name]}{{{words}}}"
    if name.startswith(("cite", "footcite")):
        if (found := _PARTS.fullmatch(words)) and (found[1] or found[3]):
            return f"[{found[1] or ''} {_keys(found[2])}{f', {found[3]}' if found[3] else ''}]".replace("[ ", "[")
        textual = name in ("cite:t", "cite:ct", "citet", "cite:ts", "cite:alt")
        mark = "-@" if name in ("cite:year", "cite:yearpar") else "@"
        return _keys(words).replace("; ", ", ") if textual else f"[{_keys(words, mark)}]"
    named = _NAMED.match(words)
    target = (named["target"] if named else words).strip().lstrip("#")
    if name in ("ref", "numref", "eq", "prf:ref"):
        if named and "%s" not in named["words"] and "{number}" not in named["words"]:
            return f"[{named['words']}](#{target})"
        before = re.sub(r"%s|\{number\}", "", named["words"]).rstrip() + "\u00a0" if named else ""
        return f"{before}\\{'ref' if named else 'eqref' if name == 'eq' else 'cref'}{{{target}}}"
    if name in _MARKS:
        opening, closing = _MARKS[name]
        return opening + (words.replace(" ", "\\ ") if opening in ("~", "^") else words) + closing
    if name == "si" and named:
        return f"\\qty{{{named['words']}}}{{{named['target']}}}"
    if name in ("button", "link") and named:
        return f"[{named['words']}](<{target}>)"
    return named["words"] if named else words


_CODED = ("kbd", "command", "file", "program", "code", "samp", "py:func", "py:class", "py:mod", "func", "class", "mod")
_PARTS = re.compile(r"(?:\{([^{}]*)\})?\s*([^{}]+?)\s*(?:\{([^{}]*)\})?")
_NAMING = {  # roles that raw LaTeX says as well
    "cite:author": "citeauthor", "cite:authors": "citeauthor", "cite:title": "citetitle", "cite:alp": "citealp",
    "cite:alps": "citealp", "cite:year": "citeyear", "cite:ct": "citet", "chem": "ce",
}  # fmt: skip
_MARKS = {
    "sub": ("~", "~"), "subscript": ("~", "~"), "sup": ("^", "^"), "superscript": ("^", "^"), "math": ("$", "$"),
    "del": ("~~", "~~"), "strike": ("~~", "~~"), "u": ("[", "]{.underline}"), "underline": ("[", "]{.underline}"),
    "sc": ("[", "]{.smallcaps}"), "smallcaps": ("[", "]{.smallcaps}"), "emphasis": ("*", "*"), "strong": ("**", "**"),
    **dict.fromkeys(_CODED, ("`", "`")),
}  # fmt: skip
