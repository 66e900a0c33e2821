"""OpenDocument text (ISO/IEC 26300-1): frames and fields that pandoc 3.9 reads past, changes and comments."""

from __future__ import annotations

from collections.abc import Iterator

from .office_tree import Element, Said, changes, comment, is_in, lines_of, local, put, put_after, text_of, value_of

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_KNOWN = frozenset((  # what pandoc reads by itself, or what is no word of the text
    "p", "h", "span", "a", "s", "tab", "line-break", "note", "note-citation", "note-body", "bookmark", "bookmark-start",
    "bookmark-end", "reference-mark", "reference-mark-start", "reference-mark-end", "bookmark-ref", "reference-ref", "sequence",
    "bibliography-mark", "soft-page-break", "change", "change-start", "change-end", "list", "list-item", "list-header", "section",
    "ruby", "ruby-base", "ruby-text", "hidden-text", "hidden-paragraph", "alphabetical-index-mark", "user-index-mark", "toc-mark",
    "alphabetical-index-mark-start", "alphabetical-index-mark-end", "toc-mark-start", "toc-mark-end",
))  # fmt: skip
_MADE = (  # by the program, of the text
    "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index", "bibliography",
)  # fmt: skip
_APART = frozenset(("tracked-changes", "annotation", "note-citation", "bibliography-mark", "ruby-text", "p", "h", *_MADE))
_DIGITS = 3  # of the number of blanks that stand for one place: pandoc makes as many as it is told, and of a billion none
_FRAMES = ("text-box", "custom-shape", "rect", "ellipse", "caption")


def mend(root: Element) -> Iterator[Said]:
    """Mend the tree of content.xml in place, and say what is left out of it."""
    regions = list(root.iter("{*}changed-region"))
    if regions:
        yield changes(str(len(regions)), (text_of(one) for region in regions for one in region.iter("{*}creator")))
    yield from _comments(root)
    for frame in list(root.iter(*(f"{{*}}{name}" for name in _FRAMES))):
        _hoist(frame)
    for one in root.iter(f"{_TEXT}s"):
        if len(value_of(one, "c")) > _DIGITS:
            one.set(f"{_TEXT}c", "9" * _DIGITS)
    for one in root.iter(f"{_TEXT}script"):
        one.text = ""  # never words of the text
    for one in list(root.iter(f"{_TEXT}numbered-paragraph")):
        put(one, list(one))
    for one in list(root.iter(f"{_TEXT}*")):
        if local(one) not in _KNOWN and is_in(one, ("p", "h")) and not is_in(one, _MADE):
            one.tag = f"{_TEXT}span"  # a field: its words as they were last shown
            one.attrib.clear()
    for ruby in list(root.iter(f"{_TEXT}ruby")):
        _beside(ruby)


def words(root: Element) -> Iterator[str]:
    """The words of each paragraph, stretch by stretch, without what is deleted, hidden or made by the program."""
    for node in root.iter(f"{_TEXT}p", f"{_TEXT}h"):
        if not is_in(node, ("tracked-changes", "annotation", *_MADE)):
            yield from _stretches(node)


def _stretches(node: Element) -> Iterator[str]:
    yield node.text or ""
    for one in node:
        if local(one) not in _APART:
            yield from _stretches(one)
        yield one.tail or ""


def title(root: Element, _: Element | None = None) -> str:
    """The words of the first paragraph that has the style Title, or one made of it."""
    styles = [one for one in root.iter("{*}style") if value_of(one, "parent-style-name") == "Title"]
    names = {"Title", *(value_of(one, "name") for one in styles)}
    titles = (lines_of(iter((one,))) for one in root.iter(f"{_TEXT}p", f"{_TEXT}h") if value_of(one, "style-name") in names)
    return next(filter(None, titles), "")


def _comments(root: Element) -> Iterator[Said]:
    for one in root.iter("{*}annotation"):
        host = next(one.iterancestors(f"{_TEXT}p", f"{_TEXT}h"), None)
        near = "" if host is None else next(filter(str.strip, _stretches(host)), "")
        author = next((text_of(name) for name in one.iter("{*}creator")), "")
        if said := lines_of(one.iter(f"{_TEXT}p")):
            yield comment(author, said, near)


# ---------------------------------------------------------------- what is mended


def _hoist(frame: Element) -> None:
    """The paragraphs of a frame come to stand after the paragraph that it is anchored in; captions stay with their pictures."""
    inside = [one for one in frame if local(one) in ("p", "h", "list", "table", "section")]
    host = next(frame.iterancestors(f"{_TEXT}p", f"{_TEXT}h", "{*}frame"), frame)
    while (above := next(host.iterancestors(f"{_TEXT}p", f"{_TEXT}h"), None)) is not None:
        host = above
    if not any(next(one.iter("{*}image"), None) is not None for one in inside):
        put_after(host, inside)


def _beside(ruby: Element) -> None:
    """Ruby as words in parentheses after those that they read."""
    base = "".join(text_of(one) for one in ruby.iter("{*}ruby-base"))
    reading = "".join(text_of(one) for one in ruby.iter("{*}ruby-text"))
    for one in list(ruby):
        ruby.remove(one)
    ruby.tag = f"{_TEXT}span"
    ruby.text = f"{base} ({reading})" if reading else base
