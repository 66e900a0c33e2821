"""The encoding of a library: strict UTF-8, else the likeliest one, named, so that other findings still appear."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple


class Decoded(NamedTuple):
    """A text, the encoding it was read in, and the offset in it of the first character that is not UTF-8 (-1: none)."""

    text: str
    encoding: str
    wrong: int = -1


_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SHIFTED = re.compile(rb"\x1b\$[@B]|\x1b\([BIJ]")
_DECLARED = re.compile(rb"(?i)(?:coding|encoding)[:=\s]+([\w.-]{3,20})")
_EAST_ASIAN = ("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr")
# Compiled where they are asked for: few texts are not in UTF-8.
_FOREIGN = r"[^\x00-\x7f]"
_EAST = r"[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]{2,}"
_ALONE = r"(?<=[A-Za-z])[\u2e80-\uffef]|[\u2e80-\uffef](?=[a-z])"
# The letters that make an encoding likely: those of the languages it was made for.
_SINGLE = {
    "cp1252": "äöüßÄÖÜéèêëàâçñáíóúãõåøæÅØÆÉÈÀÇÑÁÍÓÚïîôûùœ–—‘’“”…«»°§",
    "cp1254": "ğışİĞŞöüçÖÜÇâî–—‘’“”…«»",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻčďěňřšťůýžČĎĚŇŘŠŤŮÝŽőűŐŰáéíúâăîţş„”–",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёЁіїєґІЇЄҐ«»–—№",
    "koi8_r": "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёЁ",
    "cp1253": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ",
    "mac_roman": "äöüßÄÖÜéèêëàâçñáíóúãõåøæïîôûù",
}


def decode(data: bytes) -> Decoded:
    """The text of a library, without its byte-order mark; lone carriage returns become line feeds."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_lines(data.decode(encoding, "replace")), encoding, 0)
    wide = _wide(data)
    if wide:
        return Decoded(_lines(data.decode(wide, "replace")), wide, 0)
    shifted = _SHIFTED.search(data)
    if shifted:
        return Decoded(_lines(data.decode("iso2022_jp_ext", "replace")), "iso-2022-jp", _before(data, shifted.start()))
    try:
        return Decoded(_lines(data.decode("utf-8-sig")), "utf-8")
    except UnicodeDecodeError as fault:
        start = fault.start + (3 if data.startswith(codecs.BOM_UTF8) else 0)
        return _guessed(data, min(start, len(data)))


def _guessed(data: bytes, wrong: int) -> Decoded:
    encoding = _likely(data)
    text = data.decode(encoding, "replace")
    return Decoded(_lines(text), encoding, len(data[:wrong].decode(encoding, "replace")))


def _before(data: bytes, offset: int) -> int:
    return len(data[:offset].decode("ascii", "replace"))


def _lines(text: str) -> str:
    text = text.removeprefix("\ufeff")
    return text if "\n" in text or "\r" not in text else text.replace("\r", "\n")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of an ASCII text is zero."""
    head = data[:400]
    if len(head) < 4 or head.count(0) * 3 < len(head):
        return ""
    return "utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le"


def _likely(data: bytes) -> str:
    """The encoding that the text declares and obeys, else the one in which its letters make the likeliest words."""
    for found in _DECLARED.finditer(data[:2000]):
        name = found.group(1).decode("ascii").lower()
        if name not in ("utf-8", "utf8") and obeyed(data, name):
            return codecs.lookup(name).name
    sample = b"\n".join(line for line in data.splitlines() if any(byte > 127 for byte in line))[:20000]
    scores = [(_score(sample, name), -index, name) for index, name in enumerate((*_SINGLE, *_EAST_ASIAN))]
    best = max(scores)
    return best[2] if best[0] > -1e9 else "latin-1"


def obeyed(data: bytes, name: str) -> bool:
    """Whether bytes are text in that encoding."""
    try:
        text = data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return False
    return isinstance(text, str) and not any("\x80" <= char <= "\x9f" for char in text)


def _score(sample: bytes, encoding: str) -> float:
    """How likely the foreign letters of a sample are in an encoding, per byte above 127."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return -1e9
    if encoding in _EAST_ASIAN:
        foreign = len(re.findall(_FOREIGN, text))
        alone = len(re.findall(_ALONE, text))  # one such character among Latin letters is two letters misread
        good = sum(map(len, re.findall(_EAST, text))) - 2 * alone
        return (good - 3 * (foreign - good)) / max(1, foreign)
    judged = map(_judge, text, " " + text, text[1:] + " ", (_SINGLE[encoding],) * len(text))
    return sum(judged) / max(1, sum(byte > 127 for byte in sample))


def _judge(char: str, before: str, after: str, likely: str) -> float:
    """Points for a character between its neighbours: no word mixes scripts, no capital follows a small letter."""
    if char <= "\x7f":
        return 0.0
    mixed = any(near.isalpha() and _latin(near) != _latin(char) for near in (before, after)) and char.isalpha()
    late_capital = char.isupper() and before.islower()
    return (1.0 if char in likely else -1.0) - (2.0 if mixed else 0.0) - (1.5 if late_capital else 0.0)


def _latin(char: str) -> bool:
    return char < "\u0370"
