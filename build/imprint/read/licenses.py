"""Licences by their SPDX identifiers, from the many ways in which they are written."""

from __future__ import annotations

import re
from difflib import get_close_matches

from ..model.manuscript import License
from . import yaml
from .front_values import Fields, fields_of, line_of, word
from .identifiers import web_address

_CC = re.compile(
    r"(?i)cc[ -]?(by(?:[ -]?(?:nc|sa|nd))*)[ -]?(?:v?(\d\.\d))?(?:[ ,-]*(?:international|intl\.?|deed|licen[sc]e))*"
)
_CC_URL = re.compile(
    r"(?i)(?:https?:)?(?://)?(?:www\.)?creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/zero)/(\d\.\d)(?:/[\w.-]*)*"
)
_ZERO = re.compile(r"(?i)cc[ -]?(?:0|zero)[ -]?(?:v?1\.0)?(?:[ -]*universal)?")
_SPELLED = re.compile(
    r"(?i)creative commons attribution([a-z -]*?)(?:\s+(\d\.\d))?(?:\s+international)?(?:\s+licen[sc]e)?"
)
_SPDX = """
MIT Apache-2.0 BSD-2-Clause BSD-3-Clause GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later AGPL-3.0-only
AGPL-3.0-or-later LGPL-2.1-or-later LGPL-3.0-or-later MPL-2.0 EUPL-1.2 ISC Unlicense 0BSD ODbL-1.0 ODC-By-1.0 PDDL-1.0
GFDL-1.3-or-later Artistic-2.0 Etalab-2.0 OGL-UK-3.0
"""
_OTHERS = {identifier.casefold(): identifier for identifier in _SPDX.split()}
_PARTS = {"noncommercial": "NC", "sharealike": "SA", "noderivatives": "ND", "noderivs": "ND"}
SPELLINGS: dict[str, tuple[str, ...]] = {
    "id": ("spdx",),
    "url": ("link", "href"),
    "text": ("name", "title", "statement"),
    "content": (),
    "type": (),
}


def license_of(words: str) -> License | None:
    """The licence that an identifier, a URL or its spoken name means; other words are kept as they are."""
    text = " ".join(words.split()).strip("<>")
    if not text:
        return None
    if found := _CC_URL.fullmatch(text):
        return _commons(found[1], found[2])
    if _ZERO.fullmatch(text):
        return _commons("", "1.0")
    if found := _CC.fullmatch(text):
        return _commons(found[1].replace(" ", "-"), found[2] or "4.0")
    if found := _SPELLED.fullmatch(text):
        return _commons(_from_words(found[1]), found[2] or "4.0")
    if identifier := _OTHERS.get(text.casefold()):
        return License(identifier, f"https://spdx.org/licenses/{identifier}.html", identifier)
    return License(url=text) if text.startswith("http") and web_address(text) else License(text=text)


def _commons(kind: str | None, version: str) -> License:
    if not kind:
        return License("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0")
    parts = [part for part in re.split(r"[ -]|(?<=by)(?=nc|sa|nd)|(?<=nc)(?=sa|nd)", kind.lower()) if part]
    kind = "-".join(parts)
    text = f"CC {kind.upper()} {version}"
    return License(text.replace(" ", "-"), f"https://creativecommons.org/licenses/{kind}/{version}/", text)


def _from_words(words: str) -> str:
    squeezed = re.sub(r"[^a-z]", "", words.lower())
    return "-".join(("by", *(short.lower() for long, short in _PARTS.items() if long in squeezed)))


_ABBREVIATED = re.compile(r"(?i)cc[ -].{1,20}")


def misspelt(license: License | None) -> tuple[str, ...]:
    """The licences that words nearly name; () where they name one, or speak of something else."""
    text = license.text if license and not license.id and not license.url else ""
    near = get_close_matches(text.casefold().replace(" ", "-"), _SHORT, 1, 0.8)
    if not near and _ABBREVIATED.fullmatch(text):
        return ("CC-BY-4.0",)
    return tuple(_SHORT[one] for one in near)


_KINDS = ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")
_SHORT = _OTHERS | {one.casefold(): one for kind in _KINDS for one in (f"CC-{kind}-4.0", f"CC-{kind}")}


def license_from(node: yaml.Node | None) -> License | None:
    """The licence of a value: words, a list (the first counts), {text, type, link} or {content, code}."""
    if isinstance(node, yaml.Sequence):
        return license_from(node.items[0]) if node.items else None
    if not isinstance(node, yaml.Mapping):
        return license_of(line_of(node))
    fields: Fields = fields_of(node, SPELLINGS)
    if "content" in fields:
        return license_from(fields["content"][1])
    text, url = word(fields, "text"), web_address(word(fields, "url"))
    known = [license_of(words) for words in (word(fields, "id"), url, text, word(fields, "type"))]
    best = next((one for one in known if one and one.id), License())
    return License(best.id, url or best.url, text or best.text or best.id) if (best.id or url or text) else None
