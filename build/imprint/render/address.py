"""Identifiers and addresses made safe: anchors, URLs, classes, languages."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

# NCName of Namespaces in XML 1.0 (production 4), its characters after those of XML 1.0 (productions 4 and 4a).
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000dffff"
)
_NOT_NAME = re.compile(f"[^{_START}\\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]+")
_NOT_START = re.compile(f"^[^{_START}]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_CLASS = re.compile(r"^[A-Za-z_][A-Za-z0-9_-]{0,63}$")
_LANGUAGE = re.compile(
    r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,2}$"
)
_HOST = re.compile(r"^(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9_-]{1,63}(?<!-))*\.?$")
_LENGTH = re.compile(r"^(\d{1,4}(?:\.\d{1,20})?|\.\d{1,20})(%|px|pt|pc|cm|mm|in|em|ex|rem)?$", re.IGNORECASE | re.ASCII)
_MAIL = re.compile(r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+$")


def clean(text: str) -> str:
    """Text without the characters that XML or HTML forbid."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def anchor(identifier: str) -> str:
    """An identifier as an NCName, for id attributes and fragments alike; "" stays empty."""
    name = _NOT_NAME.sub("_", unicodedata.normalize("NFC", clean(identifier)).strip())
    return f"_{name}" if _NOT_START.match(name) else name


def fragment(identifier: str) -> str:
    """An identifier as a URL's fragment."""
    return f"#{anchor(identifier)}"


def class_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """The classes that are safe to write, each once."""
    return tuple(dict.fromkeys(name for name in names if _CLASS.match(name)))


def language_tag(tag: str) -> str:
    """A language tag in BCP 47's form, "" for anything else."""
    return tag if _LANGUAGE.match(tag) else ""


def length(value: str) -> str:
    """A CSS length as an author may give it ("50%", "8 cm", "300"), "" for anything else."""
    found = _LENGTH.match(value.strip().replace(" ", ""))
    return f"{round(float(found[1]), 3):g}{(found[2] or 'px').lower()}" if found else ""


def url(text: str) -> str:
    """An absolute address of an allowed scheme (http, https, mailto, tel, doi), quoted; "" for anything else."""
    stripped = clean(text).strip()
    scheme, _, rest = stripped.partition(":")
    match scheme.lower():
        case "http" | "https":
            return _web(stripped)
        case "doi":
            return doi(rest)
        case "mailto":
            address, _, query = rest.partition("?")
            return f"mailto:{address}" + (f"?{_quoted(query, '&=')}" if query else "") if _MAIL.match(address) else ""
        case "tel":
            number = re.sub(r"[^0-9+]", "", rest)
            return f"tel:{number}" if number else ""
    return ""


def doi(name: str) -> str:
    """The address of a DOI, given bare or as an address already; "" where it is none."""
    bare = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", clean(name).strip(), flags=re.IGNORECASE)
    return f"https://doi.org/{_quoted(bare, '/()')}" if re.match(r"^10\.\d{4,9}/\S", bare) else ""


def _web(text: str) -> str:
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return ""
    if not _HOST.match(host):
        return ""
    query = f"?{_quoted(parts.query, '/?:@&=+$,;!*()')}" if parts.query else ""
    after = f"#{_quoted(parts.fragment, '/?:@&=+$,;!*()')}" if parts.fragment else ""
    return f"{parts.scheme.lower()}://{host}{port}{_quoted(parts.path, '/:@&=+$,;!*()')}{query}{after}"


_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def _quoted(text: str, safe: str) -> str:
    """Percent-encoded where needed; what is encoded already stays."""
    return quote(_PERCENT.sub("%25", text), safe=safe + "%~'")
