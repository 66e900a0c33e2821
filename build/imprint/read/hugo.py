"""Hugo's Markdown before pandoc reads it: the shortcodes of its themes for scholars, in pandoc's words."""

from __future__ import annotations

import re

from .site_tags import REFERENCES, Tag, box, cited, figure, left_out, listing, said

_TAG = re.compile(
    r"\{\{(?P<sign>[<%])[-\s]*(?P<closes>/)?\s*(?P<name>[A-Za-z][\w.-]*)"
    r"(?P<rest>(?:[^{}\n]|\{(?!\{)|\}(?!\})|\n(?![ \t]*\n)){0,4000}?)"
    r"/?\s*-?[>%]\}\}"
)
# A link to another page of the site.
_PAGE = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\(\s*(?P<tag>\{\{[<%]\s*(?:rel)?ref\b[^{}\n]*[>%]\}\})[^()\n]*\)")
_BOXES = frozenset((
    "callout", "notice", "hint", "alert", "admonition", "note", "tip", "warning", "info", "important", "caution", "danger", "box",
    "details", "expand", "spoiler", "collapse", "sidenote", "marginnote", "aside", "card",
))  # fmt: skip
_FIGURES = ("figure", "img", "image", "imgproc", "floatimg")
_LISTS = ("bibliography", "references", "reflist", "cited")
_FILMS = {
    "youtube": "https://www.youtube.com/watch?v={0}", "vimeo": "https://vimeo.com/{0}", "gist": "https://gist.github.com/{0}/{1}",
    "tweet": "https://twitter.com/i/status/{0}", "x": "https://twitter.com/i/status/{0}",
}  # fmt: skip
_UNWRAPPED = frozenset(("tabs", "tab", "columns", "column", "center", "div", "span", "lead", "gallery", "steps", "cards", "fold"))
_SILENT = frozenset(("toc", "tableofcontents", "break", "br", "clear", "newpage", "math", "mathjax", "katex"))
_TO_QUARTO = frozenset(("pagebreak", "lipsum", "kbd", "video", "include", "embed", "fa", "var", "meta", "env", "placeholder"))
_PLACED = re.compile(r"(?P<key>[^\s\[\],;]+)\s*(?:\[(?P<in>[^\[\]]*)\]|,\s*(?P<at>[^;]+))?\Z")


def spoken(markdown: str) -> str:
    """Hugo's Markdown in pandoc's; a shortcode that has no words there stands as raw, which the findings name."""
    if "{{<" not in markdown and "{{%" not in markdown:
        return markdown
    markdown = _PAGE.sub(lambda found: f"{found['words']}{left_out(found['tag'], 'shortcode')}", markdown)
    return said(markdown, "{{", _TAG, _say)


def _say(tag: Tag, raw: str | None, inner: str) -> str:
    if tag.closes:
        return ""
    if raw is not None:
        return _pair(tag, raw, inner)
    if tag.name in _FIGURES and (shown := figure(tag)):
        return shown
    if tag.name in ("cite", "citep", "citet") and (work := _citation(tag)):
        return work
    if tag.name in _LISTS:
        return REFERENCES
    address = _FILMS.get(tag.name)
    values = (*(tag.given or (tag.option("id", "user"), tag.option("id"))), "", "")
    if address and values[0]:
        return f"<{address.format(*values).rstrip('/')}>" if re.fullmatch(r"[\w./-]+", "".join(values)) else _lost(tag)
    if tag.name in _SILENT:
        return ""
    return tag.whole if tag.name in _TO_QUARTO else _lost(tag)


def _pair(tag: Tag, raw: str, inner: str) -> str:
    first = next(iter(tag.given), "")
    if tag.name in ("highlight", "code"):
        return listing(first or tag.option("lang", "language"), raw)
    if tag.name in ("math", "mathjax", "katex", "latex", "m", "tex", "equation"):
        return inner if "$" in raw or "\\(" in raw or "\\[" in raw else _formula(tag, raw)
    if tag.name in _FIGURES:
        return figure(tag) or inner
    if tag.name in ("quote", "blockquote", "epigraph"):
        who = tag.option("author", "source", "cite")
        lines = [*inner.strip().split("\n"), *(("", f"— {who}") if who else ())]
        return "\n" + "\n".join(f"> {line}".rstrip() for line in lines)
    if tag.name in _BOXES:
        kind = first if re.fullmatch(r"[a-z]+", first) else tag.option("type") or tag.name
        title = tag.option("title", "summary", "heading") or (first if first != kind else "")
        return box(kind, title or " ".join(tag.given[1:2]), inner)
    if tag.name in ("mermaid", "diagram", "chart"):
        return listing(tag.name, raw) + "\n\n" + left_out(tag.whole, "shortcode") + "\n"
    return inner if tag.name in _UNWRAPPED or tag.name in _SILENT else _lost(tag) + inner


def _formula(tag: Tag, raw: str) -> str:
    tex = raw.strip()
    if "\n" in raw.strip("\n") or "display" in tag.given or tag.option("display") or raw.startswith("\n"):
        return f"\n$$\n{tex}\n$$"
    return f"${tex}$"


def _citation(tag: Tag) -> str:
    """Keys with what stands beside each, or a key and its place: `cite "a[p. 3];b"`, `cite a "p. 3"`."""
    words = tag.option("key", "id") or ";".join(tag.given[:1])
    found = [_PLACED.match(one.strip()) for one in words.split(";") if one.strip()]
    if not found or not all(found):
        return ""
    keys = [one["key"].lstrip("@") for one in found if one]
    places = [(one["in"] or one["at"] or "").strip() for one in found if one]
    beside = tag.option("page", "pages", "p", "locator") or ("" if tag.option("key", "id") else " ".join(tag.given[1:]))
    if beside.startswith("/"):
        return ""
    places[-1] = places[-1] or beside
    made = [cited((key,), (place,) if place else ()) for key, place in zip(keys, places, strict=True)]
    works = "; ".join(one[1:-1] for one in made)
    return (works if tag.name == "citet" and len(made) == 1 else f"[{works}]") if all(made) else ""


def _lost(tag: Tag) -> str:
    return left_out(tag.whole, "shortcode")
