"""HTML as word processors export it, before pandoc reads it: notes, lists and addresses in HTML's own words."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lxml import etree, html

from .office_tree import Element, text_of
from .web_pages import without_chrome

EPUB = "http://www.idpf.org/2007/ops"
_SIGNS = re.compile(
    rb"href=[\"']?#|mso-list|MsoListParagraph|google\.com/url\?|class=\"?(?:title|MsoTitle)\b|<nav\b|role=\"?navigation|<h1\b",
    re.I,
)
_COMMENT = re.compile(r"#(?:cmnt|_msocom)", re.I)
_LEVEL = re.compile(r"mso-list:\s*l(\d+)\s+level(\d+)", re.I)
_BOX = ("p", "li", "div", "aside", "td")


def prepared(data: bytes) -> bytes:
    """The page with exported notes as notes, exported lists as lists; any other page as it is."""
    if not _SIGNS.search(data):
        return data
    try:
        root: Element = html.document_fromstring(data.decode("utf-8", "replace"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return data
    without_chrome(root)
    _without_title(root)
    _notes(root)
    _lists(root)
    for one in [*root.iter("hr"), *root.iter("br")]:
        if _is_layout(one):
            one.drop_tree()  # type: ignore[attr-defined]
    for one in root.iter("a"):
        if (one.get("href") or "").startswith("https://www.google.com/url?"):
            one.set("href", next(iter(parse_qs(urlsplit(one.get("href") or "").query).get("q", ())), one.get("href") or ""))
    return etree.tostring(root, encoding="utf-8", method="html")


_STATED = {
    "title": ("citation_title", "dc.title", "DC.title", "DC.Title"),
    "author": ("citation_author", "citation_authors", "dc.creator", "DC.creator", "DC.Creator"),
    "doi": ("citation_doi",),
    "keywords": ("citation_keywords",),
}


def stated(meta: dict[str, Any]) -> dict[str, Any]:
    """What a journal's page says of its article in its head (Google Scholar's names, Dublin Core), by front matter's names."""
    found = {key: next((meta[name] for name in names if name in meta), None) for key, names in _STATED.items()}
    kept = {key: value for key, value in found.items() if value and not (key == "author" and meta.get("author"))}
    return {key: value for key, value in kept.items() if key == "title" or not meta.get(key)}


def comments(data: bytes) -> tuple[str, ...]:
    """The words of the comments of Google Docs, which are not printed."""
    if b"cmnt_ref" not in data:
        return ()
    root: Element = html.document_fromstring(data.decode("utf-8", "replace"))
    backs = [one for one in root.iter("a") if (one.get("href") or "").startswith("#cmnt_ref")]
    boxes = (next((up for up in one.iterancestors("p", "div")), one) for one in backs)
    return tuple(" ".join(text_of(one).split()) for one in boxes)


def _is_layout(one: Element) -> bool:
    """Whether a rule or a break is the page's and not the text's: hidden ones, and those above the notes."""
    style = (one.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or one.get("clear") == "all" or one.get("width") == "33%" or one.get("size") == "1" or (
        one.tag == "hr" and not any(text_of(after).strip() for after in one.itersiblings() if after.tag != "aside")
    )


def _without_title(root: Element) -> None:
    """A paragraph of the style Title says it; the page's head, which has the file's name, says the same then."""
    head = next(root.iter("title"), None)
    for one in root.iter("p"):
        if {"title", "msotitle"} & set((one.get("class") or "").lower().split()) and text_of(one).strip():
            if head is not None:
                head.text = " ".join(text_of(one).split())
                one.drop_tree()  # type: ignore[attr-defined]
            return


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


# ---------------------------------------------------------------- notes


def _notes(root: Element) -> None:
    """A link to a place that links back is the call of a note; what stands there is the note."""
    emptied: list[Element] = []
    places = {name: one for one in root.iter() for name in (one.get("id"), one.get("name")) if name}
    for call in list(root.iter("a")):
        target = (call.get("href") or "").removeprefix("#")
        own = _names(call) if (call.get("href") or "").startswith("#") else frozenset()
        box = _note(places.get(target), own) if own else None
        if box is None or call in box.iter():
            continue
        if _COMMENT.match(call.get("href") or ""):
            _apart(call)
            box.drop_tree()  # type: ignore[attr-defined]
        else:
            emptied += [one for one in box.iterancestors("ol", "ul", "div", "section", "aside")]
            _called(call, box, target)
    for one in emptied:
        headings = "".join(text_of(inner) for inner in one.iter("h1", "h2", "h3", "h4", "h5", "h6"))
        if one.getparent() is not None and _same(text_of(one), headings) and next(one.iter("img", "table"), None) is None:
            one.drop_tree()  # type: ignore[attr-defined]


_MARK = re.compile(r"[\[(]?(?:\d{1,4}|[a-z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?", re.I)


def _names(call: Element) -> frozenset[str]:
    """The names by which a link back may call a mark: those of the link, and of the superscript that holds nothing else."""
    if not _MARK.fullmatch(text_of(call).strip()):
        return frozenset()
    around = [call, *call.iter("sup", "span")]
    around += [one for one in call.iterancestors("sup", "span") if _same(text_of(one), text_of(call))]
    return frozenset(name for one in around for name in (one.get("id"), one.get("name")) if name)


def _note(place: Element | None, own: frozenset[str]) -> Element | None:
    """The paragraph of a note around the place that a call leads to, without the link back; None where there is none."""
    if place is None or place.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "body"):
        return None
    around = [one for one in (place, *place.iterancestors()) if isinstance(one.tag, str) and one.tag in _BOX]
    back = next((one for box in around[:2] for one in box.iter("a") if (one.get("href") or "").removeprefix("#") in own), None)
    if back is None:
        return None
    box = next(one for one in around if back in one.iter())
    _apart(back)
    first = next((one for one in box.iter() if isinstance(one.tag, str) and (one.text or "").strip()), None)
    if first is not None:
        first.text = re.sub(r"^[\s\u00a0]*(?:\[?\d+\]?[.)]?)?[\s\u00a0]+", "", first.text or "")
    return box


def _apart(link: Element) -> None:
    """Take a mark away with the superscript, and the brackets, that hold nothing else."""
    above = link.getparent()
    while above is not None and above.tag in ("sup", "span") and _same(text_of(above), text_of(link)):
        link, above = above, above.getparent()
    link.drop_tree()  # type: ignore[attr-defined]


def _called(call: Element, box: Element, target: str) -> None:
    aside = html.Element("aside", {"id": f"note-{target}", "epub:type": "footnote"})
    paragraphs = [one for one in box if isinstance(one.tag, str) and one.tag in ("p", "div", "ul", "ol", "blockquote")]
    if box.tag in ("p", "td") or not paragraphs:
        paragraph = html.Element("p")
        paragraph.text = box.text
        paragraph.extend(list(box))
        paragraphs = [paragraph]
    aside.extend(paragraphs)
    body = next((one for one in call.iterancestors("body")), None)
    box.drop_tree()  # type: ignore[attr-defined]
    mark = html.Element("a", {"epub:type": "noteref", "href": f"#note-{target}"})
    mark.text = "1"
    outer = call
    above = outer.getparent()
    while above is not None and above.tag in ("sup", "span") and _same(text_of(above), text_of(call)):
        outer, above = above, above.getparent()
    if above is not None and body is not None:
        mark.tail = outer.tail
        outer.tail = None
        above.replace(outer, mark)
        body.append(aside)


# ---------------------------------------------------------------- lists


def _lists(root: Element) -> None:
    """Word writes the items of lists as paragraphs that say their level; their marks are words of theirs."""
    opened: list[Element] = []
    before: Element | None = None
    for item, level in [(one, level) for one in root.iter("p") if (level := _level(one))]:
        if before is None or item.getprevious() is not before:
            opened = []
        mark = _without_mark(item)
        kind = "ol" if re.match(r"\s*\(?(?:\d+|[a-zA-Z]|[ivx]+)[.)]", mark) else "ul"
        before = _put(item, kind, level, opened)


def _level(item: Element) -> int:
    """How deep an item lies; 0 where a paragraph is none. Filtered pages say it by their margins alone."""
    style = item.get("style") or ""
    if found := _LEVEL.search(style):
        return min(int(found[2]), 9)
    if not (item.get("class") or "").lower().startswith("msolistparagraph") or not _gaps(item):
        return 0
    margin = re.search(r"margin-left:\s*([\d.]+)(pt|in|cm)", style)
    points = float(margin[1]) * {"pt": 1, "in": 72, "cm": 28.35}[margin[2]] if margin else 36
    return max(1, min(9, round(points / 36)))


def _gaps(item: Element) -> list[Element]:
    """The blanks in small type that Word sets between an item's mark and its words."""
    small = (one for one in item.iter("span") if re.search(r"font:\s*7(?:\.0)?pt", one.get("style") or ""))
    return [one for one in small if not text_of(one).strip()]


def _without_mark(item: Element) -> str:
    """The mark of an item, which goes: the list makes its own."""
    marks = [one for one in item.iter("span") if "mso-list:ignore" in (one.get("style") or "").lower()]
    if not marks and (gaps := _gaps(item)[:1]):
        above = gaps[0].getparent()
        marks = [above] if above is not None and above.tag == "span" else gaps
        if marks is gaps:
            mark, item.text = item.text or "", ""
            gaps[0].drop_tree()  # type: ignore[attr-defined]
            return mark
    mark = "".join(map(text_of, marks))
    for one in marks:
        one.drop_tree()  # type: ignore[attr-defined]
    return mark


def _put(item: Element, kind: str, level: int, opened: list[Element]) -> Element:
    """Put an item into the list of its level; the outermost list, after which the next paragraph stands."""
    del opened[level:]
    parent = item.getparent()
    if not opened and parent is not None:
        opened.append(html.Element(kind))
        opened[0].tail = item.tail
        parent.replace(item, opened[0])
    while len(opened) < level:
        inner = html.Element(kind)
        (opened[-1][-1] if len(opened[-1]) else opened[-1]).append(inner)
        opened.append(inner)
    line = html.Element("li")
    line.text = item.text
    line.extend(list(item))
    if item.getparent() is not None:
        item.drop_tree()  # type: ignore[attr-defined]
    opened[-1].append(line)
    return opened[0]
