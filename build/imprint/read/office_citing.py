"""Citations in Word files of Mendeley Cite, Citavi and Word itself, as Zotero's fields, which pandoc 3.9 reads."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .citavi import items_of as citavi_items
from .office_fields import citation, fields, simple, wrap
from .office_tree import Element, drop, local, tree_of, value_of
from .word_sources import items_of as source_items

_MENDELEY = "MENDELEY_CITATION_v3_"
_LISTS = ("MENDELEY_BIBLIOGRAPHY", "CitaviBibliography")
_CITAVI = re.compile(r"^\s*ADDIN CitaviPlaceholder\{([A-Za-z0-9+/=\s]+)\}")
_SWITCH = re.compile(r"\\(?P<name>[a-zA-Z])\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<word>[^\s\\]+))?")
_KEPT = ("id", "itemData", "locator", "label", "prefix", "suffix", "suppress-author", "author-only")


def with_citations(roots: Mapping[str, Element], members: Mapping[str, bytes]) -> None:
    """Mend the parts of a Word file in place."""
    sources = _sources(members)
    for root in roots.values():
        simple(root)
        for box in list(root.iter("{*}sdt")):
            _controlled(box)
        for one in fields(root):
            if found := _CITAVI.match(one.code):
                _say(one, citavi_items(_json(found[1])))
            elif sources and one.code.strip().startswith("CITATION "):
                _say(one, list(_of_word(one.code, sources)))
        if sources:
            _without_list(root)


def _say(one: Any, items: list[dict[str, Any]]) -> None:
    if items:
        one.say(citation(items))


def _controlled(box: Element) -> None:
    """A content control of Mendeley, or of a list that a program makes."""
    tag = next((value_of(one, "val") for part in box if local(part) == "sdtPr" for one in part if local(one) == "tag"), "")
    content = next((one for one in box if local(one) == "sdtContent"), None)
    if content is None:
        return
    if tag.startswith(_MENDELEY):
        stated = _json(tag.removeprefix(_MENDELEY))
        found = stated.get("citationItems") if isinstance(stated, dict) else None
        whole = [one for one in found or [] if isinstance(one, dict) and "itemData" in one]
        items = [{key: one[key] for key in _KEPT if key in one} for one in whole]
        if items:
            wrap(content, citation(items))
    elif tag in _LISTS:
        drop(box)


def _json(text: str) -> Any:
    try:
        return json.loads(base64.b64decode("".join(text.split()) + "==", validate=False))
    except (ValueError, binascii.Error, RecursionError):
        return {}


# ---------------------------------------------------------------- Word's own


def _sources(members: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for name, data in members.items():
        if name.startswith("customXml/item") and b"officeDocument/2006/bibliography" in data and b"Source>" in data:
            try:
                found |= source_items(tree_of(data))
            except SyntaxError:  # it is damaged
                continue
    return found


def _of_word(code: str, sources: Mapping[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    r"""The works of a field CITATION tag \p pages \m tag … (ISO/IEC 29500-1, 17.16.5.8); none where one is not known."""
    groups = re.split(r"\\m\s+", code.strip().removeprefix("CITATION").strip())
    tags = [re.match(r"[^\s\\]+", one) for one in groups]
    if not all(tag and tag[0] in sources for tag in tags):
        return
    for group, tag in zip(groups, tags, strict=True):
        said = {one["name"]: one["quoted"] or one["word"] or "" for one in _SWITCH.finditer(group)}
        yield {
            "id": tag[0] if tag else "",
            "itemData": sources[tag[0] if tag else ""],
            **({"label": "volume", "locator": said["v"]} if "v" in said else {}),
            **({"label": "page", "locator": said["p"]} if "p" in said else {}),
            **{name: said[switch] for switch, name in (("f", "prefix"), ("s", "suffix")) if switch in said},
            **({"suppress-author": True} if "n" in said else {}),
        }


def _without_list(root: Element) -> None:
    """The list of works that Word made: ours is made anew."""
    for box in list(root.iter("{*}sdt")):
        if any(local(one) == "bibliography" for part in box if local(part) == "sdtPr" for one in part):
            drop(box)
