"""What a manuscript says of its authors beside the list of authors: identifiers and addresses at the top level."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from ..model.diagnostic import Diagnostic
from ..model.people import Person
from .front_values import Fields, line_of, texts_of, value, word
from .identifiers import mail_address
from .people import checked_orcid


def contacted(authors: tuple[Person, ...], fields: Fields, said: list[Diagnostic]) -> tuple[Person, ...]:
    """With an ORCID iD and an address from the top level: a sole author's, or those of ReScience's contacts."""
    if len(authors) == 1:
        orcid, only = value(fields, "orcid"), authors[0]
        if orcid and line_of(orcid) and not only.orcid:
            only = replace(only, orcid=checked_orcid(line_of(orcid), orcid, said))
        authors = (replace(only, email=only.email or mail_address(word(fields, "email"))),)
    addresses = [part.strip() for text in texts_of(value(fields, "contact")) for part in text.split(",") if "@" in part]
    for address in addresses:
        authors = _reached(authors, address)
    return authors


def _reached(authors: tuple[Person, ...], address: str) -> tuple[Person, ...]:
    """The author whose name the address contains, else the only one, gets it and is the corresponding one."""
    box = _letters(address.split("@")[0])
    hit = next((one for one in authors if _known_by(box, one.name.family)), None)
    hit = hit or next((one for one in authors if _known_by(box, one.name.given.partition(" ")[0])), None)
    chosen = hit or (authors[0] if len(authors) == 1 else None)
    return tuple(
        replace(one, email=one.email or address, corresponding=True) if one is chosen else one for one in authors
    )


def _known_by(box: str, name: str) -> bool:
    return len(_letters(name)) > 1 and _letters(name)[:6] in box


def _letters(words: str) -> str:
    plain_words = unicodedata.normalize("NFKD", words.casefold())
    return "".join(char for char in plain_words if char.isalpha())
