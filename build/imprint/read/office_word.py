"""WordprocessingML (ISO/IEC 29500-1): frames, fields and wrappers that pandoc 3.9 reads past, changes and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from ..model.diagnostic import Severity
from .office_fields import fields
from .office_tree import (
    Element,
    Said,
    changes,
    comment,
    drop,
    is_in,
    lines_of,
    local,
    put,
    put_after,
    text_of,
    value_of,
)

_WRAPPERS = ("customXml", "bdo", "dir", "fldSimple", "smartTag")
_LISTINGS = ("TOC", "TOA", "INDEX")  # fields that Word makes of the text itself
_CITING = ("ADDIN", "CITATION", "BIBLIOGRAPHY")  # fields whose words are made anew
_UNREAD = ("del", "moveFrom", "Fallback", "rt")
_OBJECTS = {"chart": "chart", "relIds": "diagram (SmartArt)", "altChunk": "file", "subDoc": "file"}
_MOST_BOXES = 2_000
_TYPED = {"F0E0": "→", "F0DF": "←", "F0F3": "↔", "F0E8": "→", "F04A": "☺", "F04C": "☹"}  # Word's Wingdings for --> and :-)


def mend(root: Element) -> Iterator[Said]:
    """Mend the tree of a part in place, and say what is left out of it."""
    yield from _changes(root)
    yield from _objects(root)
    yield from _pages(root)
    _choose(root)
    _hoist(root)
    for one in list(root.iter(*(f"{{*}}{name}" for name in _WRAPPERS))):
        put(one, [inner for inner in one if not local(inner).endswith("Pr")])
    for ruby in list(root.iter("{*}ruby")):
        _beside(ruby)
    for one in list(root.iter("{*}sym")):
        if value_of(one, "font") == "Wingdings" and value_of(one, "char").upper() in _TYPED:
            one.tag, one.text = str(one.tag).replace("}sym", "}t"), _TYPED[value_of(one, "char").upper()]
    _without_listings(root)


def set_off(styles: Element) -> None:
    """Styles of quotations, verse and epigraphs by other names become the one that pandoc knows."""
    for name in styles.iterfind("{*}style/{*}name"):
        for key, said in name.items():
            if _SET_OFF.fullmatch(str(said).strip()):
                name.set(key, "Quote")


_SET_OFF = re.compile(
    r"(?i)(?:block|long|display|extended|set.?off)?[\s_-]*(?:quot(?:e|es|ation|ations)|extract)"
    r"|citation longue|langzitat|blockzitat|verse|verses|poem|poetry|gedicht|vers|lyrics"
    r"|epigraph|motto|épigraphe|epígrafe|эпиграф|стихи|цитата"
)


def words(root: Element) -> Iterator[str]:
    """The words of each run that is printed; those of citation fields are made anew, and so left out."""
    made = _in_fields(root, _CITING)
    for run in root.iter(f"{{{etree.QName(root).namespace}}}r"):
        if run not in made and not is_in(run, _UNREAD) and not _holds_place(run):
            yield "".join(one.text or "" for one in run if local(one) == "t")


def title(root: Element, styles: Element | None) -> str:
    """The words of the first paragraph that has the style Title, or one made of it; pandoc sees it above all others only."""
    known = list(styles.iter("{*}style")) if styles is not None else []
    called = [one for one in known for name in one.iter("{*}name") if value_of(name, "val").lower() == "title"]
    names = {value_of(one, "styleId") for one in called}
    names |= {value_of(one, "styleId") for one in known for base in one.iter("{*}basedOn") if value_of(base, "val") in names}
    hosts = (one.iterancestors("{*}p") for one in root.iter("{*}pStyle") if value_of(one, "val") in names)
    titles = (" ".join("".join(t.text or "" for t in host.iter("{*}t")).split()) for up in hosts for host in list(up)[:1])
    return next(filter(None, titles), "")


def _holds_place(run: Element) -> bool:
    """Whether a run is the form's own words where nobody has written ("Click here to enter text")."""
    return any(next(one.iter("{*}showingPlcHdr"), None) is not None for one in run.iterancestors("{*}sdt"))


# ---------------------------------------------------------------- what is said


def _changes(root: Element) -> Iterator[Said]:
    found = [one for one in root.iter("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo") if text_of(one).strip()]
    added = sum(local(one) in ("ins", "moveTo") for one in found)
    kinds = ((added, "insertion"), (len(found) - added, "deletion"))
    counted = " and ".join(f"{number} {kind}{'s' if number > 1 else ''}" for number, kind in kinds if number)
    if found:
        yield changes(counted, (name for one in found if (name := value_of(one, "author"))))


def _objects(root: Element) -> Iterator[Said]:
    for one in root.iter("{*}chart", "{*}relIds", "{*}altChunk", "{*}subDoc"):
        if local(one) != "chart" or is_in(one, ("graphicData",)):
            message = f"a {_OBJECTS[local(one)]} inside the Word file cannot be read"
            hint = "paste it again as a picture (Paste Special), or its words as text"
            yield Said("object-left-out", Severity.ERROR, message, hint, _near(one))


def _pages(root: Element) -> Iterator[Said]:
    """References to pages: the numbers are those of the file, and of no edition; contents go with theirs."""
    pages = [one.parts[0] for one in fields(root) if one.code.strip().startswith("PAGEREF")]
    made = _in_fields(root, _LISTINGS) if pages else set()
    for part in pages:
        if not made.issuperset(list(part.iterancestors("{*}r"))[:1]):
            message = "a reference to a page has the number of the Word file, where editions have pages of their own"
            yield Said("page-of-the-file", Severity.WARNING, message, _REFER, _near(part))


_REFER = "refer to the section, figure, table or note itself (References, Cross-reference)"


def comments(members: dict[str, bytes], roots: Iterable[Element]) -> Iterator[Said]:
    """The comments of reviewers, each at the paragraph that it is about."""
    part = next((data for name, data in members.items() if name.endswith("/comments.xml")), b"")
    marks = {value_of(one, "id"): one for root in roots for one in root.iter("{*}commentReference")} if part else {}
    if not marks:
        return
    try:
        found = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        message, hint = "the comments inside the Word file are damaged: nobody can read them", "open it in Word and save it anew"
        yield Said("object-left-out", Severity.WARNING, message, hint, "")
        return
    for one in found.iter("{*}comment"):
        mark, said = marks.get(value_of(one, "id")), lines_of(one.iter("{*}p"))
        if said and mark is not None:
            yield comment(value_of(one, "author"), said, _near(mark))


def _near(node: Element) -> str:
    """The words of the paragraph around a node."""
    host = next(node.iterancestors("{*}p"), None)
    return "" if host is None else "".join(one.text or "" for one in host.iter("{*}t"))


# ---------------------------------------------------------------- what is mended


def _choose(root: Element) -> None:
    """Of the two ways in which Word writes a text box, one (ISO/IEC 29500-3, Alternate Content)."""
    for one in list(root.iter("{*}AlternateContent")):
        for branch in [branch for branch in one if next(branch.iter("{*}txbxContent"), None) is not None][1:]:
            one.remove(branch)


def _hoist(root: Element) -> None:
    """The paragraphs of a text box come to stand after the paragraph that it is anchored in."""
    for box in list(root.iter("{*}txbxContent"))[:_MOST_BOXES]:
        host = next(box.iterancestors("{*}p"), None)
        drop(box)
        if host is not None:
            put_after(host, list(box))


def _beside(ruby: Element) -> None:
    """Ruby (furigana) as words in parentheses after those that they read."""
    base = [one for part in ruby.iter("{*}rubyBase") for one in part]
    reading = "".join(t.text or "" for part in ruby.iter("{*}rt") for t in part.iter("{*}t"))
    last = next((t for one in base[-1:] for t in one.iter("{*}t")), None)
    if last is not None and reading:
        last.text = f"{last.text or ''} ({reading})"
    above = ruby.getparent()
    put(above if above is not None and local(above) == "r" else ruby, base)


def _without_listings(root: Element) -> None:
    """Contents and indexes that Word makes go: their page numbers are Word's, and editions make their own."""
    for one in list(root.iter("{*}sdt")):
        if any("Table of" in value_of(part, "val") for part in one.iter("{*}docPartGallery")):
            drop(one)
    made = _in_fields(root, _LISTINGS)
    for host in list(root.iter("{*}p")):
        runs = [run for run in host.iter("{*}r") if any(local(one) == "t" for one in run)]
        if runs and made.issuperset(runs):
            drop(host)


def _in_fields(root: Element, kinds: tuple[str, ...]) -> set[Element]:
    """The runs of fields of some kinds (their first word); none where a field never ends."""
    found: set[Element] = set()
    codes: list[str] = []  # of the fields that are open
    for run in root.iter("{*}r"):
        for one in run:
            if local(one) == "fldChar" and value_of(one, "fldCharType") == "begin":
                codes.append("")
            elif local(one) == "fldChar" and value_of(one, "fldCharType") == "end":
                del codes[-1:]
            elif local(one) == "instrText" and codes:
                codes[-1] += one.text or ""
        if any(code.strip().startswith(kinds) for code in codes):
            found.add(run)
    return set() if codes else found
