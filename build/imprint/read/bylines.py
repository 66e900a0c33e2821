"""What authors put around a name in one string: notes, identifiers, addresses, marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .front_values import clean

_NOTE = re.compile(r"\^\[((?:[^\[\]]|\[[^\[\]]*\])*)\]")
_RAISED = re.compile(r"\^([^\s^\[\]]{1,20})\^")
_ORCID = re.compile(
    r"(?i)[(\[<]?(?:https?://)?(?:www\.)?orcid(?:\.org/|:\s*|\s+)(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dx])[)\]>]?"
)
_EMAIL = re.compile(r"[<(]?(?:mailto:)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)[>)]?")
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()]+)\)")
_CORRESPONDING = re.compile(r"(?i)\bcorresponding\b|\bcorrespondence\b|^\s*to whom|contact author")
_EQUAL = re.compile(r"(?i)\bequal(?:ly)?\b.*\bcontribut|\bcontribut\w*\s+equally|\b(?:co|joint|shared)[- ]first author")
_BEGINS = re.compile(r"(?i)[\W_]*(?:the\s+)?(?:correspond|address (?:all )?correspond|to whom|contact author)")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=\S)")
_EMAILED = re.compile(rf"(?i)[\s,;]*(?:\be-?mails?\b\s*:?)?\s*{_EMAIL.pattern}[.;]?")
_BRIEF = 10  # words of a sentence that only marks an author
_DECEASED = re.compile(r"(?i)^\s*deceased\b|^†\s*deceased")


@dataclass(frozen=True, slots=True)
class Byline:
    """A name and what stood around it; marks are references to affiliations, notes what else was said."""

    name: str
    orcid: str = ""
    email: str = ""
    url: str = ""
    marks: str = ""
    notes: tuple[str, ...] = ()
    corresponding: bool = False
    equal: bool = False
    deceased: bool = False


def byline_of(words: str) -> Byline:
    """Take apart "Jane Doe^[Corresponding author]", "Jane Doe^1,2^ <jane@x.org>", "[Jane Doe](https://…)"."""
    notes = tuple(note.strip() for note in _NOTE.findall(words))
    bare = _NOTE.sub("", words)
    link, orcid = _LINK.search(bare), _ORCID.search(words)
    bare = _ORCID.sub("", _LINK.sub(r"\1", bare))
    email = _EMAIL.search(bare) or _EMAIL.search(" ".join(notes))
    raised = " ".join(_RAISED.findall(bare))
    bare = _RAISED.sub("", _EMAIL.sub("", bare))
    others = tuple(rest for note in notes if (rest := beyond_marks(note)) and not _EMAIL.fullmatch(rest))
    return Byline(
        _name(bare),
        orcid[1] if orcid else "",
        email[1] if email else "",
        link[2] if link and not _ORCID.search(link[2]) else "",
        ",".join(re.findall(r"[^,;*†‡\\]+", raised)),
        others,
        any(corresponds(note) for note in notes),
        any(equals(note) for note in notes),
        any(_DECEASED.search(note) for note in notes),
    )


def beyond_marks(note: str) -> str:
    """What a note says beside marking its author: without "Corresponding author." and the like, with all else."""
    sentences = (_EMAILED.sub("", one).strip() for one in _SENTENCE.split(note) if not _marks_only(one))
    return " ".join(one for one in sentences if re.search(r"\w", one))


def _marks_only(sentence: str) -> bool:
    """Whether a sentence marks an author and says no more: no address, no thanks."""
    return (_brief(sentence) and (corresponds(sentence) or equals(sentence))) or bool(_DECEASED.search(sentence))


def corresponds(note: str) -> bool:
    """Whether the words mark a corresponding author."""
    return any(_CORRESPONDING.search(one) and (_brief(one) or _BEGINS.match(one)) for one in _SENTENCE.split(note))


def _brief(sentence: str) -> bool:
    return len(re.findall(r"\w+", _EMAIL.sub("", sentence))) <= _BRIEF


def equals(note: str) -> bool:
    """Whether the words mark an equal contribution."""
    return bool(_EQUAL.search(note))


def _name(words: str) -> str:
    """Without Markdown's emphasis, escapes and marks of notes."""
    plain = re.sub(r"\\([^\w\s])", r"\1", words)
    return re.sub(r"[*_†‡§¶`]+", lambda found: "_" if found[0] == "_" else "", clean(plain)).strip(" ,;_").strip()


def authors_in(words: str) -> tuple[str, ...]:
    """The authors of one string: cut at ; and, where that leaves names of two words or more, at "and", "&", commas."""
    parts = [part.strip() for part in re.split(r";|\n", words) if part.strip()]
    return tuple(one for part in parts for one in _around_and(part))


def _around_and(words: str) -> list[str]:
    if re.search(r"[{}<>@\[\]^]", words):
        return [words]
    sides = [side.strip(" ,") for side in re.split(r",?\s+(?:and|&|und|et|y|e|ve|и)\s+", words)]
    names = [name.strip() for side in sides for name in side.split(",")]
    if all(len(name.split()) >= 2 for name in names) and (len(names) > 2 or len(sides) > 1):
        return names
    return sides if len(sides) > 1 and all(len(side.split()) >= 2 for side in sides) else [words]


_WITH = re.compile(r"(?P<names>[^\s,].{2,200}?),? (?:is|are|was|were) (?:currently |also )?with (?:the )?(?P<place>\S.+)", re.S)


def members(note: str, names: Sequence[str]) -> tuple[tuple[int, ...], str]:
    """Whose affiliation a note names ("A. Example and B. Sample are with …", as IEEE's journals have it), and which it is."""
    found = _WITH.fullmatch(note.strip())
    said = re.split(r",? and |, ", found["names"]) if found else []
    own = [[at for at, name in enumerate(names) if _is_of(one, name)] for one in said]
    if not found or not all(own):
        return (), ""
    return tuple(sorted({at for some in own for at in some})), found["place"].strip(" .")


def _is_of(short: str, name: str) -> bool:
    """Whether a name is another with its given names as initials."""
    given, _, family = short.replace("\u00a0", " ").strip().rpartition(" ")
    return bool(given and family) and name.split()[-1:] == [family] and name[:1] == given[:1]
