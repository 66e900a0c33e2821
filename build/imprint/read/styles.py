"""Citation styles: found by name or path, dependents resolved to their parents, hostile ones refused."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.place import Place
from ..model.style import CitationStyle, Kind
from .style_mends import mended
from .style_prints import printed, printed_first, printed_locators

NS = "{http://purl.org/net/xbiblio/csl}"
Xml = ET.Element
DEEPEST = 100  # elements in each other
LARGEST = 2_000_000  # bytes; the largest of the public repository has a tenth of that
DEAREST = 200_000  # elements met for one citation; the dearest style of the public repository meets some thousands


@dataclass(frozen=True, slots=True)
class Shelf:
    """The styles at hand: name (without .csl) or path → bytes."""

    styles: Mapping[str, bytes]

    def find(self, wanted: str) -> tuple[str, bytes] | None:
        """A style by path, by file name, by name, or by the last part of a style repository's URL."""
        stem = wanted.rstrip("/").rsplit("/", 1)[-1].removesuffix(".csl")
        for name in (wanted, f"{wanted}.csl", wanted.removeprefix("./"), stem, f"{stem}.csl"):
            if name in self.styles:
                return stem, self.styles[name]
        return None

    def nearest(self, wanted: str) -> list[str]:
        names = sorted({name.rsplit("/", 1)[-1].removesuffix(".csl") for name in self.styles})
        return get_close_matches(wanted.rsplit("/", 1)[-1].removesuffix(".csl"), names, 3)


def read_style(wanted: str, shelf: Shelf, place: Place, asked: str = "") -> tuple[CitationStyle | None, Diagnostics]:
    """The citation style of a name or path; place is where the manuscript names it, or else what asks for it is said."""
    found = shelf.find(wanted)
    if found is None:
        near = shelf.nearest(wanted)
        hint = f"did you mean {' or '.join(near)}? " if near else ""
        hint += (
            "add a style with `imprint style add FILE`, or put the .csl file beside the manuscript and name it there"
        )
        message = f"there is no citation style {wanted}" + (f" ({asked})" if asked else "")
        return None, (_said("citation-style-missing", place, message, hint),)
    name, data = found
    root, fault = _parsed(data)
    if root is None:
        return None, (_said("citation-style-not-readable", place, f"the citation style {name} {fault}", _ANOTHER),)
    parent = _parent(root)
    if parent is None:
        return _independent(name, root, data), ()
    above = shelf.find(parent)
    if above is None:
        hint = f"add {parent.rsplit('/', 1)[-1]}.csl beside it, or name an independent style"
        message = f"the citation style {name} depends on {parent.rsplit('/', 1)[-1]}, which is not here"
        return None, (_said("citation-style-missing", place, message, hint),)
    root, fault = _parsed(above[1])
    if root is None or _parent(root) is not None:
        message = f"the parent {above[0]} of the citation style {name} {fault or 'is a dependent style itself'}"
        return None, (_said("citation-style-not-readable", place, message, _ANOTHER),)
    return _independent(name, root, above[1]), ()


_ANOTHER = "get the style anew from where it is published, or choose another one"


def _said(rule: str, place: Place, message: str, hint: str) -> Diagnostic:
    return Diagnostic(rule, Severity.ERROR, place, message, hint)


@lru_cache(maxsize=8)  # the manuscripts of a journal have one style
def _parsed(data: bytes) -> tuple[Xml | None, str]:
    """The root of a style without DOCTYPE (CSL has none; entities are where XML bombs live), or what is wrong."""
    if len(data) > LARGEST:
        return None, f"has {len(data):,} bytes; {LARGEST:,} is the limit"
    if b"<!DOCTYPE" in data[:4096].upper() or b"<!ENTITY" in data.upper():
        return None, "has a DOCTYPE, which citation styles may not have"
    try:
        root = ET.fromstring(data)
    except ET.ParseError as error:
        return None, f"is not well-formed XML: {error}"
    if root.tag != f"{NS}style":
        return None, "is not a CSL 1.0 style"
    if _deep(root):
        return None, f"has elements more than {DEEPEST} deep in each other, the limit"
    cycle = _macro_cycle(root)
    if cycle:
        return None, f"has a macro that calls itself: {cycle}"
    if _cost(root) > DEAREST:
        return None, f"has macros that call others more than {DEAREST:,} times in all, the limit"
    return root, ""


def _parent(root: Xml) -> str | None:
    links = root.findall(f"{NS}info/{NS}link")
    return next((str(link.get("href")) for link in links if link.get("rel") == "independent-parent"), None)


@lru_cache(maxsize=8)
def _independent(name: str, root: Xml, data: bytes) -> CitationStyle:
    formats = {str(one.get("citation-format")) for one in root.findall(f"{NS}info/{NS}category")}
    if root.get("class") == "note":
        kind = Kind.NOTE
    elif formats & {"numeric", "label"} or _prints_numbers(root):
        kind = Kind.NUMERIC
    else:
        kind = Kind.AUTHOR_DATE
    xml = mended(_without_declaration(data), root)
    bibliography = root.find(f"{NS}bibliography") is not None
    return CitationStyle(name, kind, xml, bibliography, printed(root), printed_first(root), printed_locators(root))


def _prints_numbers(root: Xml) -> bool:
    layout = root.find(f"{NS}citation/{NS}layout")
    return layout is not None and any(one.get("variable") == "citation-number" for one in layout.iter())


def _without_declaration(data: bytes) -> str:
    """As text; a style in another encoding was decoded by the XML parser, so it is written anew."""
    try:
        return re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", "", data.decode("utf-8")).strip()
    except UnicodeDecodeError:
        return ET.tostring(ET.fromstring(data), encoding="unicode")


def _macro_cycle(root: Xml) -> str:
    """The name of a macro that reaches itself, else ""."""
    calls = {
        str(macro.get("name")): {str(one.get("macro")) for one in macro.iter() if one.get("macro")}
        for macro in root.findall(f"{NS}macro")
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> str:
        if name in above:
            return name
        if name in done or len(above) > 200:
            return name if len(above) > 200 else ""
        found = next((hit for call in sorted(calls.get(name, ())) if (hit := visit(call, (*above, name)))), "")
        done.add(name)
        return found

    return next((hit for name in sorted(calls) if (hit := visit(name, ()))), "")


def _deep(root: Xml) -> bool:
    level: list[Xml] = [root]
    for _ in range(DEEPEST):
        level = [part for element in level for part in element]
    return bool(level)


def _cost(root: Xml) -> int:
    """How many elements the processor meets at most for one citation: of the branches of a choice, the dearest."""
    macros = {str(macro.get("name")): macro for macro in root.findall(f"{NS}macro")}
    known: dict[str, int] = {}

    def of(element: Xml) -> int:
        parts = [of(part) for part in element]
        inside = max(parts, default=0) if element.tag == f"{NS}choose" else sum(parts)
        return 1 + inside + (of_macro(str(element.get("macro"))) if element.get("macro") else 0)

    def of_macro(name: str) -> int:
        if name not in known:
            known[name] = of(macros[name]) if name in macros else 0
        return known[name]

    return sum(of(part) for part in (root.find(f"{NS}citation"), root.find(f"{NS}bibliography")) if part is not None)
