"""How else names are spelled: without accents, with letters written out, in capitals; what of an address is an institution."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WRITTEN = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa", "Æ": "Ae", "Œ": "Oe", "Þ": "Th", "Ð": "D",
})  # fmt: skip
_BARE = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ı": "i", "İ": "I", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae",
                       "œ": "oe", "Æ": "Ae", "Œ": "Oe"})  # fmt: skip
_TURKISH = str.maketrans({"i": "İ", "ı": "I"})
_INSTITUTION = re.compile(
    r"universi|üniversite|\blabs?\b|universit|institut|enstitü|college|collège|colegio|school|schule|école|escuela|scuola|facult|fakult"
    r"|departa?ment|dipartimento|département|abteilung|bölüm|laborator|labor\b|cent(?:er|re|ro|rum)|zentrum|hospital|klini|clinic"
    r"|academ|akademi|académie|museum|museo|musée|müze|observator|polytech|politec|librar|bibliot|archive|foundation|stiftung"
    r"|society|council|ministry|agency|bureau|company|gmbh|cnrs|inria|max[ -]planck|универс|институт|академ|факультет|кафедра"
    r"|大学|學院|学院|研究|جامعة|دانشگاه|πανεπιστήμι|대학",
    re.I,
)


def bare(words: str) -> str:
    """Words without accents: Muller for Müller."""
    marks = unicodedata.normalize("NFD", words.translate(_BARE))
    return unicodedata.normalize("NFC", "".join(one for one in marks if not unicodedata.combining(one)))


def folded(words: str) -> str:
    """Words to compare names by: without accents and capitals, hyphens and spaces as one."""
    return " ".join(bare(words).casefold().replace("-", " ").split())


def spellings(name: str) -> Iterator[str]:
    """A name in all the ways in which it may be spelled, as it stands first."""
    ways = dict.fromkeys((name, bare(name), name.translate(_WRITTEN)))
    yield from dict.fromkeys((*ways, *(one.upper() for one in ways), name.translate(_TURKISH).upper()))


def institutions(words: str) -> Iterator[str]:
    """What of an institution's name, written with its parts and its town, is a name of an institution by itself."""
    yield words
    for at, part in enumerate(re.split(r"\s*[,;]\s*", words)):
        several = len(part.split()) > (1 if at == 0 else 2)  # what stands first is the institution, if anything is
        if part != words and (_INSTITUTION.search(part) or several):
            yield part.strip()
