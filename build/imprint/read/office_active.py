"""What in a Word or ODT file would run, or fetch something, where an office program opens it: it is left out, and named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..model.diagnostic import Severity
from .office_fields import fields
from .office_tree import Element, Said, is_in, local, text_of, tree_of, value_of

_WITHIN = (  # members of the archive, in what they are
    (re.compile(r"(?:^|/)vba(?:Project|Data)[^/]*$|^Basic/[^/]+/(?!script-l)[^/]+\.xml$|^Scripts/.*[^/]$", re.I), "macros"),
    (re.compile(r"(?:^|/)activeX/|(?:^|/)ctrlProps/", re.I), "controls (ActiveX)"),
)
_FIELDS = ("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "MACROBUTTON", "LINK", "IMPORT", "DATABASE", "GOTOBUTTON")
_FETCHED = re.compile(r"(?:https?|ftp)://|\\\\|//", re.I)
_UNNAMED = ("hyperlink", "image")  # links are judged where they stand
_SHOWN = ("image", "imagedata", "blip", "math")
_OBJECTS = ("object", "object-ole", "plugin", "applet", "floating-frame", "control")
_MOST = 20  # of a kind


def active(members: Mapping[str, bytes], roots: Iterable[Element], format: str) -> Iterator[Said]:
    """Each kind once, an object and a field at its paragraph."""
    for pattern, kind in _WITHIN:
        if any(pattern.search(name) for name in members):
            yield _note(f"{kind} in the file are left out, and never run", "nothing of them is read; save the file without them")
    parts = tuple(roots)
    found = (_in_word if format == "docx" else _in_odt)(parts, members)
    yield from tuple(dict.fromkeys(found))[:_MOST]


def _note(message: str, hint: str, near: str = "") -> Said:
    return Said("object-left-out", Severity.NOTE, message, hint, near)


def _lost(what: str, near: str) -> Said:
    return Said("object-left-out", Severity.ERROR, f"{what} inside the file cannot be read", _PICTURE, near)


_PRINTED = "see that this is what shall be printed; as plain words it asks nobody"
_PICTURE = "paste it again as a picture, or its words as text"


# ---------------------------------------------------------------- Word


def _in_word(parts: Iterable[Element], members: Mapping[str, bytes]) -> Iterator[Said]:
    for root in parts:
        for one in fields(root):
            name = (one.code.split() or ("",))[0].upper()
            if name in _FIELDS:
                message = f"a field that would fetch or run ({name}) is printed as it was shown last"
                yield _note(message, _PRINTED, _around(one.parts[0]))
        for thing in root.iter("{*}object", "{*}control"):
            if not any(next(thing.iter(f"{{*}}{name}"), None) is not None for name in _SHOWN):
                yield _lost("an object", _around(thing))
    linked = frozenset(one for root in parts for one in _linked(root))
    for name, data in members.items():
        if name.endswith(".rels"):
            yield from _relations(data, linked)


def _linked(root: Element) -> Iterator[str]:
    """The relationships of pictures that are linked, and not in the file as well."""
    for one in root.iter("{*}blip", "{*}imagedata"):
        if not value_of(one, "embed") and not value_of(one, "id"):
            yield value_of(one, "link") or value_of(one, "href")


def _relations(data: bytes, linked: frozenset[str]) -> Iterator[Said]:
    """What a part refers to outside (ISO/IEC 29500-2, 6.5)."""
    try:
        root = tree_of(data)
    except SyntaxError:
        return
    for one in root.iter("{*}Relationship"):
        kind, target = value_of(one, "Type").rpartition("/")[2], value_of(one, "Target")
        if value_of(one, "TargetMode") == "External" and kind == "image" and value_of(one, "Id") in linked:
            message = f'the picture "{target[:80]}" is on the network or elsewhere; it is not fetched'
            yield Said("missing-image", Severity.ERROR, message, "insert the picture itself into the file (Insert, Pictures)")
        elif value_of(one, "TargetMode") == "External" and kind not in _UNNAMED and _FETCHED.match(target):
            message = f"what the file refers to outside is not fetched: {target[:80]} ({kind[:40]})"
            yield _note(message, "save the file without it")


def _around(node: Element) -> str:
    host = next(node.iterancestors("{*}p"), None)
    return "" if host is None else "".join(one.text or "" for one in host.iter("{*}t"))


# ---------------------------------------------------------------- OpenDocument


def _in_odt(parts: Iterable[Element], members: Mapping[str, bytes]) -> Iterator[Said]:
    for root in parts:
        if next(root.iter("{*}event-listener"), None) is not None:
            yield _note("what the file does on events is left out, and never run", "save the file without it")
        for one in list(root.iter("{*}script")):
            if local(one) == "script" and is_in(one, ("p", "h")):
                yield _note("a script in the text is left out, and never run", "delete it", _paragraph(one))
        for one in root.iter("{*}execute-macro", "{*}dde-connection", "{*}section-source"):
            message = f"what would fetch or run ({local(one)}) is printed as it was shown last"
            yield _note(message, _PRINTED, _paragraph(one))
        for one in root.iter(*(f"{{*}}{name}" for name in _OBJECTS)):
            frame = one.getparent()
            shown = frame is not None and any(local(beside) in _SHOWN for beside in frame)
            if not shown and not _is_formula(one, members):
                yield _lost("a field of a form" if local(one) == "control" else "an object", _paragraph(one))


def _is_formula(thing: Element, members: Mapping[str, bytes]) -> bool:
    """Whether an object is a formula, which is read as one."""
    inner = members.get(f"{value_of(thing, 'href').removeprefix('./')}/content.xml", b"")
    return next(thing.iter("{*}math"), None) is not None or b"math" in inner[:2000]


def _paragraph(node: Element) -> str:
    host = next(node.iterancestors("{*}p", "{*}h"), None)
    return "" if host is None else text_of(host)
