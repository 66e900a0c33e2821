"""Jekyll's Markdown before pandoc reads it: tags of Liquid and jekyll-scholar, and what kramdown adds, in pandoc's words."""

from __future__ import annotations

import re

from .masking import unfenced
from .site_tags import REFERENCES, Tag, box, cited, figure, left_out, listing, said

_TAG = re.compile(
    r"(?<!\{)\{%-?\s*(?P<closes>end)?(?P<name>[A-Za-z]\w*)"
    r"(?P<rest>(?:[^%{\n]|%(?!\})|\{(?!%)|\n(?![ \t]*\n)){0,4000}?)-?%\}(?!\})"
)
_ROOT = re.compile(r"\{\{\s*(?:site|page)\.(?:baseurl|url|root)\s*\}\}")
_FILTERED = re.compile(r"""\{\{\s*["'](?P<path>[^"'\n{}]*)["']\s*\|\s*(?:relative_url|absolute_url|prepend:[^{}\n]*)\s*\}\}""")
_VALUE = re.compile(r"\{\{-?\s*(?:site|page|content|include|layout|post|paginator)\b[^{}\n]*\}\}")
_PAGE = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\(\s*(?:/?\s*)(?P<tag>\{%-?\s*(?:link|post_url)\b[^{}\n]*%\})[^()\n]*\)")
_CONTENTS = re.compile(
    r"^[ \t]*(?:[*+-]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:[ \t]*toc\b[^{}\n]*\}[ \t]*$|^[ \t]*\{:[ \t]*\.?no_toc[ \t]*\}[ \t]*$", re.M
)
_PICTURE = re.compile(r"(?P<picture>!\[[^\[\]\n]*\]\([^()\n]*\))\{:[ \t]*(?P<list>[^{}\n]*)\}")
_HEADED = re.compile(r"^(?P<heading>#{1,6}[ \t][^\n{}]*)\n\{:[ \t]*(?P<list>[^{}\n]*)\}[ \t]*$", re.M)
_SPAN = re.compile(r"(?<=[*_`)\]])\{:[ \t]*[^{}\n]*\}|^[ \t]*\{:(?!:)[ \t]*[^{}\n]*\}[ \t]*$", re.M)
_COMMENT = re.compile(r"\{::comment\}.*?\{:/(?:comment)?\}|\{::options [^{}\n]*/\}|\{::nomarkdown\}|\{:/(?:nomarkdown)?\}", re.S)
_PICTURES = re.compile(r"(?:.*/)?(?:responsive-)?(?:figures?|fig|image|img|picture|photo)s?(?:[-_.]\w+)?(?:\.\w+)?\Z")
_LOCATOR = re.compile(r"(?:--locator|-l)[ =]+(\"[^\"]*\"|'[^']*'|\S+)")
_SUFFIX = re.compile(r"(?:--suffix|-s)[ =]+(\"[^\"]*\"|'[^']*'|\S+)")
_PREFIX = re.compile(r"(?:--prefix|-p)[ =]+(\"[^\"]*\"|'[^']*'|\S+)")
_LOOSE = frozenset(("if", "unless", "for", "case", "capture", "tablerow", "details"))


def spoken(markdown: str) -> str:
    """Jekyll's Markdown in pandoc's; a tag that has no words there stands as raw, which the findings name."""
    if "{{" in markdown and ("{{ " in markdown or "}}" in markdown):
        markdown = _FILTERED.sub(lambda found: found["path"].lstrip("/"), _ROOT.sub("", markdown))
    if "{%" in markdown:
        markdown = _PAGE.sub(lambda found: f"{found['words']}{left_out(found['tag'], 'liquid')}", markdown)
        markdown = said(markdown, "{%", _TAG, _say)
    if "{{" in markdown and (prose := unfenced(markdown)):
        values = {found[0] for found in _VALUE.finditer(prose)}
        for one in sorted(values, key=len, reverse=True):
            markdown = markdown.replace(one, left_out(one, "liquid"))
    return _kramdown(markdown) if "{:" in markdown else markdown


def _kramdown(markdown: str) -> str:
    """Attributes as pandoc writes them, where it has any; the list of contents is made anew."""
    markdown = _CONTENTS.sub("", _COMMENT.sub("", markdown))
    markdown = _PICTURE.sub(lambda found: f"{found['picture']}{{{_attributes(found['list'])}}}", markdown)
    markdown = _HEADED.sub(lambda found: f"{found['heading'].rstrip()} {{{_attributes(found['list'])}}}", markdown)
    return _SPAN.sub("", markdown)


def _attributes(words: str) -> str:
    kept = re.findall(r"#[\w:.-]+|\.[\w-]+|[\w-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s\"'{}]+)", words)
    return " ".join(one for one in kept if not one.startswith(("style=", "onclick=")))


def _say(tag: Tag, raw: str | None, inner: str) -> str:
    if tag.closes:
        return ""
    if tag.name in ("cite", "cite_details", "reference", "fullcite", "footcite") and (work := _citation(tag)):
        return work
    if tag.name == "bibliography":
        return REFERENCES
    if tag.name == "include" or tag.name == "include_relative":
        return _included(tag)
    if tag.name in ("figure", "image", "img", "picture", "responsive_image") and (shown := figure(tag)):
        return shown
    return _lost(tag) if raw is None else _pair(tag, raw, inner)


def _pair(tag: Tag, raw: str, inner: str) -> str:
    if tag.name == "comment":
        return ""
    if tag.name == "raw":
        return raw
    if tag.name == "highlight":
        return listing(next(iter(tag.given), ""), raw)
    if tag.name == "quote":
        lines = f"{inner.strip()} {_citation(tag)}".rstrip().split("\n")
        return "\n" + "\n".join(f"> {line}".rstrip() for line in lines)
    return _lost(tag) + ("" if tag.name in _LOOSE and tag.name != "details" else inner)


def _citation(tag: Tag) -> str:
    words = tag.whole.strip("{}%- \n").partition(tag.name)[2].strip()
    keys = [key.strip("\"',") for key in re.split(r"(?:^|\s)--?\w", words)[0].replace(",", " ").split()]
    places, before, after = (
        [one.strip("\"'") for one in pattern.findall(words)] for pattern in (_LOCATOR, _PREFIX, _SUFFIX)
    )
    return cited([key for key in keys if key], places, " ".join(before), " ".join(after))


def _included(tag: Tag) -> str:
    name = next(iter(tag.given), "")
    if _PICTURES.match(name) and tag.option("src", "filename", "image_path", "image", "url", "path", "file"):
        return figure(tag)
    if re.match(r"(?:.*/)?toc\b", name):
        return ""
    kind = re.match(r"(?:.*/)?(alert|note|tip|warning|important|callout|info)\b", name)
    words = tag.option("text", "content", "message")
    return box(kind[1], tag.option("title"), words) if kind and words else _lost(tag)


def _lost(tag: Tag) -> str:
    return left_out(tag.whole, "liquid")
