r"""The encoding that a text says it is in: LaTeX's inputenc and CJK, a page's charset, XML's declaration, an editor's line.

A text that is sound UTF-8 is UTF-8, whatever it says; one that obeys what it says is read as that, with all its parts.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from ..model.stages import SourceFile, Sources
from .encoding import obeyed

_LINE = re.compile(rb"(?i)(?:!\s*TEX\s+encoding\s*=|-\*-[^\n]*?coding\s*:|\bfileencoding=)\s*([\w -]*[\w-])")
_TEX = re.compile(
    rb"(?m)^[^%\n]*?(?:\\usepackage\s*\[([\w-]+)\]\s*\{inputenc\}|\\inputencoding\s*\{([\w-]+)\}"
    rb"|\\begin\s*\{CJK\*?\}\s*(?:\[[^\]]*\])?\{(\w+)\}|\\documentclass\s*\[[^\]]*?\b(GBK)\b)"
)
_PAGE = re.compile(rb"(?i)<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w-]+)")
# Names of LaTeX (inputenc 1.3d, CJK 4.8.5) and of TeX's editors that Python has not.
_NAMES = {
    "ansinew": "cp1252", "applemac": "mac_roman", "macce": "mac_latin2", "next": "", "decmulti": "latin-1",
    "latin9": "iso8859-15", "latin10": "iso8859-16", "koi8-ru": "koi8_u", "maccyr": "mac_cyrillic", "isolatin": "latin-1",
    "isolatin1": "latin-1", "isolatin2": "iso8859-2", "isolatin9": "iso8859-15", "macosroman": "mac_roman",
    "bg5": "big5", "jis": "euc_jp", "sjis": "shift_jis", "ks": "euc_kr", "gb": "gb18030", "gbk": "gb18030",
}  # fmt: skip
_PARTS = (".tex", ".ltx")
_HEAD = 20_000  # bytes in which it is said


def in_utf8(sources: Sources) -> Sources:
    """The sources with the text, and the parts that LaTeX takes in, in UTF-8 where they obey another encoding."""
    if sources.format in ("docx", "odt"):
        return sources
    name = stated_encoding(sources.manuscript.data, sources.format)
    if not name:
        return sources
    files = tuple(_turned(one, name) if one.name.endswith(_PARTS) else one for one in sources.files)
    return replace(sources, manuscript=_turned(sources.manuscript, name), files=files)


def stated_encoding(data: bytes, format: str) -> str:
    """The encoding that a text of that format states, as Python calls it; "" where it states none or UTF-8."""
    head = data[:_HEAD]
    if format not in ("latex", "html", "jats") and b"coding" not in head.lower():
        return ""
    patterns = [_TEX, _LINE] if format == "latex" else [_PAGE] if format in ("html", "jats") else [_LINE]
    for found in (one for pattern in patterns for one in pattern.finditer(head)):
        said = next(filter(None, found.groups())).decode("ascii").lower()
        name = _NAMES.get(said.replace(" ", ""), said)
        try:
            known = codecs.lookup(name).name
        except LookupError:
            continue
        return "" if known.startswith("utf") else {"iso8859-1": "cp1252", "gb2312": "gb18030"}.get(known, known)
    return ""


def _turned(file: SourceFile, encoding: str) -> SourceFile:
    """A file in UTF-8: as it is where it is that already, or is not what was said."""
    try:
        file.data.decode("utf-8")
    except UnicodeDecodeError:
        return replace(file, data=file.data.decode(encoding).encode()) if obeyed(file.data, encoding) else file
    return file
