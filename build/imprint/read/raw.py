"""Raw LaTeX and HTML inside Markdown: understood where it says something, named where it is left out."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..engine.tree import REFERENCE
from .conditional import not_printed
from .latex_layout import LAYOUT
from .levels import APART, APPENDIX
from .raw_figures import figures_joined
from .raw_peeled import pieces, words
from .tex_tables import SIGNS

Json = dict[str, Any]
Parse = Callable[[str, Sequence[str]], list[list[Json]]]  # reader, fragments → the blocks of each


@dataclass(slots=True)
class Raw:
    """One pass over a tree: what was left out, fragment by fragment."""

    parse: Parse
    dropped: list[tuple[str, str]] = field(default_factory=list)  # ("tex" or "html", the fragment)
    inside: frozenset[str] = frozenset()  # the fragments that are being read

    def blocks(self, items: list[Json]) -> list[Json]:
        """Blocks without anything raw."""
        return [new for item in figures_joined(list(_tables_joined(items, self))) for new in self._block(item)]

    # ------------------------------------------------------------ blocks

    def _block(self, item: Json) -> list[Json]:
        if item["t"] == "Div" and (where := not_printed(item)):
            return self._drop("conditional", where)
        if item["t"] != "RawBlock":
            return [self._inside(item)]
        form, text = item["c"]
        if form in ("tex", "latex") and text.strip().startswith(r"\imprintappendix"):
            return [{"t": "Div", "c": [["", [APPENDIX, *([APART] if APART in text else [])], []], []]}]
        if form in ("tex", "latex"):
            inner = self._tex(text)
            return [{"t": "Para", "c": inner}] if inner else self._parsed("latex", "tex", text, alone=True)
        return self._html_block(text) if form == "html" else self._drop(form, text)

    def _html_block(self, text: str) -> list[Json]:
        name = _tag(text)
        if name in ("hr",):
            return [{"t": "HorizontalRule"}]
        if name in ("table", "img", "figure", "picture") and not text.startswith("</"):
            return self._parsed("html", "html", text)
        return [] if name in _SILENT_TAGS else self._drop("html", text)

    def _parsed(self, reader: str, kind: str, text: str, alone: bool = False) -> list[Json]:
        """What pandoc's own reader of that format makes of a fragment; alone, where it stands in no sentence."""
        if text in self.inside or len(self.inside) == _NESTED:  # the reader gives the fragment back as it was
            return self._peeled(kind, text, alone)
        inner = Raw(self.parse, self.dropped, self.inside | {text})
        parsed = self.parse(reader, [text])[0]
        return inner.blocks(parsed) or self._drop(kind, text) if parsed else self._peeled(kind, text, alone)

    def _peeled(self, kind: str, text: str, alone: bool) -> list[Json]:
        """The words that a command is given, or the paragraphs of an environment, which cannot be read whole."""
        said = words(text, alone) if kind == "tex" else ""
        parts = [said] if said else pieces(text) if kind == "tex" else []
        if not parts or len(self.inside) > _NESTED:
            return self._drop(kind, text)
        if said:
            self.dropped.append(("effect", text))
        inner = Raw(self.parse, self.dropped, self.inside | {text, *parts})
        read = zip(parts, self.parse("latex", parts), strict=True)
        return [new for part, blocks in read for new in inner.blocks(blocks) or self._drop(kind, part)]

    def _drop(self, kind: str, text: str) -> list[Json]:
        if not (kind == "tex" and _LAYOUT.fullmatch(text.strip())):
            self.dropped.append((kind, text))
        return []

    # ------------------------------------------------------------ inlines

    def _inside(self, item: Json) -> Json:
        if isinstance(item.get("c", ""), str):
            return item
        if item.get("t") == "Cite":  # what stands beside the citations is their source again
            return {"t": "Cite", "c": [self._value(item["c"][0]), []]}
        return {key: self._value(value) for key, value in item.items()}

    def _value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return self._inside(value)
        if not isinstance(value, list):
            return value
        if value and all(isinstance(one, dict) and "t" in one for one in value):
            kinds = {one["t"] for one in value}
            if "RawInline" in kinds or any(one["t"] == "Span" and not_printed(one) for one in value):
                return self._inlines(value)
            return self.blocks(value) if kinds & {"RawBlock", "Div"} else [self._inside(one) for one in value]
        return [self._value(one) for one in value]

    def _inlines(self, items: list[Json]) -> list[Json]:
        out: list[Json] = []
        opened: list[tuple[str, str, int]] = []  # tag, the whole tag, where its content begins in out
        how = ""  # the citation that follows names its works
        for item in items:
            if item["t"] == "RawInline" and (named := _HOW.fullmatch(item["c"][1])):
                how = named[1]
            elif item["t"] == "Cite" and how:
                out.append(_naming(self._inside(item), how))
                how = ""
            elif item["t"] == "Span" and (where := not_printed(item)):
                self._drop("conditional", where)
            elif item["t"] != "RawInline":
                out.append(self._inside(item))
            elif item["c"][0] in ("tex", "latex"):
                out.extend(self._tex(item["c"][1]) or self._tex_parsed(item["c"][1]))
            elif item["c"][0] == "html":
                self._html_inline(item["c"][1], out, opened)
            else:
                self._drop(*item["c"])
        return out

    def _html_inline(self, text: str, out: list[Json], opened: list[tuple[str, str, int]]) -> None:
        name = _tag(text)
        if name in ("br",):
            out.append({"t": "LineBreak"})
        elif name == "img" or (name in _WRAPS and text.find("<", 1) > 0):  # a whole element, as Org gives it
            out.extend(_inlines_of(self._parsed("html", "html", text)))
        elif name in _WRAPS and not text.startswith("</"):
            opened.append((name, text, len(out)))
        elif name in _WRAPS and opened and opened[-1][0] == name:
            _, whole, start = opened.pop()
            out[start:] = [_WRAPS[name](whole, out[start:])]
        elif name not in _SILENT_TAGS:
            self._drop("html", text)

    def _tex(self, text: str) -> list[Json]:
        """References, labels, displayed mathematics and the names of TeX: what papers use most, without pandoc."""
        text = text.strip()
        if found := _REF.fullmatch(text):
            referred = _reference(found["targets"], found["kind"])
            return [{"t": "Str", "c": "("}, referred, {"t": "Str", "c": ")"}] if found["kind"] == "eq" else [referred]
        if found := _RANGE.fullmatch(text):
            targets = " ".join(name.strip() for name in found.groups())
            return [{"t": "Span", "c": [["", [REFERENCE, "through"], [["targets", targets]]], []]}]
        if found := _LABEL.fullmatch(text):
            return [{"t": "Span", "c": [[found[1], ["label"], []], []]}]
        if text.count("\\label") < 2 and _MATH.fullmatch(text):  # several are as many equations
            return [{"t": "Math", "c": [{"t": "DisplayMath"}, text]}]
        sign = SIGNS.get(text[1:].removesuffix("{}"), "") if text != r"\today" else ""
        return [{"t": "Str", "c": _NAMES.get(text) or sign}] if text in _NAMES or sign.strip() else []

    def _tex_parsed(self, text: str) -> list[Json]:
        return _inlines_of(self._parsed("latex", "tex", text))


def _reference(targets: str, kind: str) -> Json:
    names = " ".join(name.strip() for name in targets.split(",") if name.strip())
    how = ["bare"] if kind in ("", "eq", "v") else ["named"] if kind == "name" else []
    return {"t": "Span", "c": [["", [REFERENCE, *how], [["targets", names]]], []]}


def _naming(cite: Json, how: str) -> Json:
    """A citation that names its works in that way."""
    citations, words = cite["c"]
    return {"t": "Cite", "c": [[{**one, "citationMode": {"t": how}} for one in citations], words]}


def _inlines_of(parsed: list[Json]) -> list[Json]:
    """The inlines of a fragment that was parsed as a paragraph."""
    return [inline for block in parsed if block["t"] in ("Para", "Plain") for inline in block["c"]]


def _tables_joined(items: list[Json], raw: Raw) -> Iterator[Json]:
    """Pandoc takes an HTML table apart into raw blocks with Markdown between them: put it together again."""
    pending: list[Json] = []
    for item in items:
        text = item["c"][1] if item["t"] == "RawBlock" and item["c"][0] == "html" else ""
        if pending or (_tag(text) == "table" and not text.startswith("</")):
            pending.append(item)
            if _tag(text) == "table" and "</table" in text:
                yield {"t": "RawBlock", "c": ["html", "".join(map(_html_of, pending))]}
                pending = []
        else:
            yield item
    yield from pending


def _html_of(item: Json) -> str:
    if item["t"] == "RawBlock":
        return str(item["c"][1])
    words = [str(node["c"]) if node["t"] in ("Str",) else " " for node in _leaves(item)]
    return html.escape("".join(words))


def _leaves(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        if value.get("t") in ("Str", "Space", "SoftBreak", "LineBreak"):
            yield value
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)


def _tag(text: str) -> str:
    if text.lstrip().startswith("<!--"):
        return "!--"
    found = re.match(r"\s*</?([A-Za-z][\w:-]*)", text)
    return found[1].lower() if found else ""


def _wrapped(kind: str) -> Callable[[str, list[Json]], Json]:
    return lambda _, content: {"t": kind, "c": content}


def _anchored(whole: str, content: list[Json]) -> Json:
    """An HTML link, or the target of one."""
    url = re.search(r"""href\s*=\s*["']([^"'>]*)["']""", whole)
    name = re.search(r"""(?:name|id)\s*=\s*["']([^"'>]*)["']""", whole)
    if url:
        return {"t": "Link", "c": [["", [], []], content, [html.unescape(url[1]), ""]]}
    return {"t": "Span", "c": [[name[1] if name else "", [], []], content]}


def _spanned(name: str) -> Callable[[str, list[Json]], Json]:
    return lambda _, content: {"t": "Span", "c": [["", [name], []], content]}


_WRAPS: dict[str, Callable[[str, list[Json]], Json]] = {
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), _wrapped("Emph")),
    **dict.fromkeys(("b", "strong"), _wrapped("Strong")),
    **dict.fromkeys(("u", "ins"), _wrapped("Underline")),
    **dict.fromkeys(("s", "del", "strike"), _wrapped("Strikeout")),
    "sup": _wrapped("Superscript"),
    "sub": _wrapped("Subscript"),
    "a": _anchored,
    **{name: _spanned(name) for name in ("kbd", "small", "mark", "code", "samp", "q")},
}
# Tags of layout and comments: leaving them out loses no words.
_SILENT_TAGS = frozenset((
    "!--", "p", "div", "span", "center", "details", "summary", "br", "font", "small", "big", "section", "article", "header",
    "footer", "main", "tbody", "thead", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "nobr", "wbr",
    "abbr", "time", "data", "figcaption", "picture", "source", "blockquote",
))  # fmt: skip
_NESTED = 8  # fragments within fragments
_HOW = re.compile(r"\\imprintcite\s*\{([A-Za-z-]+)\}\s*")
_REF = re.compile(r"\\(?P<kind>auto|c|C|eq|page|v|V|name|)ref\*?\s*\{(?P<targets>[^{}]+)\}")
_RANGE = re.compile(r"\\[cC]refrange\*?\s*\{([^{},]+)\}\s*\{([^{},]+)\}")
_LABEL = re.compile(r"\\label\s*\{([^{}]+)\}")
_MATH = re.compile(
    r"\\begin\{(equation|align|gather|multline|eqnarray|displaymath|math|flalign|alignat)\*?\}.*\\end\{\1\*?\}", re.S
)
_NAMES = {
    r"\LaTeX": "LaTeX", r"\TeX": "TeX", r"\LaTeX{}": "LaTeX", r"\TeX{}": "TeX", r"\ldots": "…", r"\dots": "…", r"\numero": "№",
}  # fmt: skip
# Commands that only lay out pages: a web page or a JATS file has no use for them, and no words are lost.
_LAYOUT = re.compile(rf"({LAYOUT}|\s|%[^\n]*)+", re.S)
