r"""The authors of a LaTeX manuscript as journals' classes write them: article, authblk, llncs, IEEEtran, elsarticle, REVTeX, …"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .bylines import authors_in, beyond_marks, corresponds, equals, members
from .latex_scan import Command, commands, parts, without
from .tex import bare

Fields = dict[str, Any]
_PLACES = ("affil", "affiliation", "address", "altaffiliation", "curraddr", "additionalaffiliation")
_OF_AUTHOR = ("email", "ead", "orcid", "homepage", "urladdr", "authornote", "authornotemark", "equalcont", "collaboration")
_NOTES = ("cortext", "fntext")
APART = (*_PLACES, *_OF_AUTHOR, *_NOTES, "institute", "authorrunning", "shortauthors", "titlerunning", "shorttitle")  # read here
_MARKS = ("inst", "corref", "fnref", "orcidID", "orcidlink", "orcid", "thanks", "footnote", "email", "textsuperscript")
_RAISED = re.compile(r"\$\s*\^\s*(?:\{([^{}]*)\}|(\S))\s*\$|\\textsuperscript\s*\{([^{}]*)\}")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SEVERAL = re.compile(r"\\?\{([\w.+,\s-]+)\\?\}(@[\w.-]+)")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_SUPPORT = re.compile(r"(?i)\b(?:support|fund|grant|financ|sponsor)|gefördert|förder")
_INSTITUTE = re.compile(r"(?i)universi|institut|departe?ment|college|school|academ|hochschule|fakult|facult|laborato")
_MAILED = re.compile(rf"(?i)[\s,;.]*(?:e-?mails?:?)?\s*{_ADDRESS.pattern}")
_LINE = r"\\\\(?:\[[^\]]*\])?|\\newline\b|\\par\b"
_AND = r"\\and\b|\\And\b|\\AND\b"
_KEYS = {
    "institution": "name", "organization": "name", "orgname": "name", "department": "department", "orgdiv": "department",
    "addressline": "address", "streetaddress": "address", "street": "address", "city": "city", "postcode": "postal-code",
    "state": "state", "country": "country",
}  # fmt: skip


@dataclass(slots=True)
class _Block:
    """The authors as they are found, one by one."""

    people: list[Fields] = field(default_factory=list)
    marks: list[list[str]] = field(default_factory=list)  # of each author: the marks of affiliations
    places: dict[str, Fields] = field(default_factory=dict)  # affiliations by their marks
    begun: int = 0  # the first author who waits for an affiliation
    open: bool = False  # an affiliation has come since the last author

    def add(self, person: Fields, marks: list[str]) -> None:
        if self.open:
            self.begun, self.open = len(self.people), False
        self.people.append(person)
        self.marks.append(marks)

    def place(self, place: Fields, marks: list[str]) -> None:
        """An affiliation: of the authors with its mark; without one, of all since the last."""
        if marks:
            self.places |= dict.fromkeys(marks, place)
            return
        self.open = True
        for person in self.people[self.begun :]:
            person.setdefault("affiliation", []).append(place)

    def alone(self, place: Fields) -> None:
        """An affiliation of the last author alone."""
        for person in self.people[-1:]:
            person.setdefault("affiliation", []).append(place)


def people(tex: str) -> list[Fields]:
    """The authors as front matter lists them: name, orcid, email, affiliation, note …; none where there is no \\author."""
    tex = re.sub(r"(?<!\\)%[^\n]*\n?[ \t]*", "", head(tex))
    block = _Block()
    found = list(commands(tex, ("title", "author", "thanks", *APART)))
    institutes = [words for one in found if one.name == "institute" for words in parts(one.argument, _AND)]
    notes = [one for one in found if one.name == "authornote"]
    for one in found:
        if one.name == "author":
            _authors(one, block)
        elif one.name in ("altaffiliation", "curraddr", "additionalaffiliation"):
            block.alone(_place(one.argument))
        elif one.name in _PLACES:
            block.place(_place(one.argument), _split(one.option))
        elif one.name == "authornotemark" and block.people:
            _told_again(one.option, notes, block)
        elif block.people:
            _told(one, block)
    for number, words in enumerate(institutes, 1):
        block.place(_place(words), [str(number)] if any(block.marks) else [])
        members = (one for one, marks in zip(block.people, block.marks, strict=True) if str(number) in marks or not marks)
        _mailed(words, list(members))
    for person, marks in zip(block.people, block.marks, strict=True):
        known = [block.places[mark] for mark in marks if mark in block.places]
        person["affiliation"] = [*known, *person.get("affiliation", [])]
    return [{key: value for key, value in one.items() if value and key != "marks"} for one in block.people]


def _mailed(words: str, people: list[Fields]) -> None:
    r"""The addresses of an institute go to its authors in their order (llncs): {ada,bob}@foo.org, cleo@foo.org."""
    addresses = _ADDRESS.findall(bare(_SEVERAL.sub(_each, words)))
    waiting = [person for person in people if not person.get("email")]
    for person, address in zip(waiting, addresses, strict=False):
        person["email"] = address
    for address in addresses[len(waiting) :] if people else ():
        if address not in [person.get("email") for person in people]:
            people[-1]["note"] = " ".join(filter(None, (people[-1].get("note", ""), address)))


def _each(found: re.Match[str]) -> str:
    return ", ".join(name.strip() + found[2] for name in found[1].split(","))


def head(tex: str) -> str:
    """The text before its first section."""
    found = re.search(r"\\(?:section|chapter|part)\b", tex)
    return tex[: found.start()] if found else tex


def _split(marks: str) -> list[str]:
    return [one.strip() for one in re.split(r"[,;]", marks.replace("$", "")) if re.search(r"\w", one)]


# ---------------------------------------------------------------- \author


def _authors(one: Command, block: _Block) -> None:
    if r"\IEEEauthorblockN" in one.argument:
        for each in commands(one.argument, ("IEEEauthorblockN", "IEEEauthorblockA")):
            if each.name.endswith("N"):
                _names(each.argument, "", block)
            else:
                block.place(_place(each.argument), [])
                _told(Command("email", "", each.argument, 0, 0), block)
        return
    for part in parts(one.argument, _AND):
        if not re.search(r"\w", bare(without(part, _MARKS))):
            continue
        name, *lines = parts(part, _LINE)
        _names(name, one.option, block)
        _lines(lines, block)
    block.open = block.open or (r"\and" in one.argument and any("affiliation" in person for person in block.people))


def _names(words: str, option: str, block: _Block) -> None:
    """The names of a line: several where raised marks or notes stand between them."""
    several = parts(words, r",\s*+|\\&|\band\b") if len(_RAISED.findall(words)) > 1 else [words]
    for each in several:
        marks = _split(",".join(filter(None, (option, *(inst.argument for inst in commands(each, ("inst",)))))))
        raised = ",".join(next(filter(None, found), "") for found in _RAISED.findall(each))
        titled = re.sub(r",?\s*\\IEEEmembership\s*\{[^{}]*\}", "", _RAISED.sub("", each))
        spelled = re.sub(r"\\(?:fnm|sur|spfx|sfx)\b", "", without(titled, _MARKS))
        name = " ".join(bare(spelled).split()).strip(" ,;~*")
        if not re.search(r"[^\W\d_]", name) or re.fullmatch(r"\d*\s*(?:st|nd|rd|th)", name):
            continue
        for one in authors_in(re.sub(r"^\d+\s*(?:st|nd|rd|th)?\s+", "", name)):
            block.add({"name": one}, [*marks, *_split(raised)])
        for mark in commands(each, ("corref", "fnref", "orcidID", "orcidlink", "orcid", "thanks", "footnote", "email")):
            _told(mark, block)


def _lines(lines: list[str], block: _Block) -> None:
    """What stands below a name: affiliations, those with marks for all who have the mark, and addresses of mail."""
    plain: list[str] = []
    for line in lines:
        found = _RAISED.match(line.strip())
        words = bare(_RAISED.sub("", line)).strip(" ,")
        if found and words:
            block.place(_place(line), _split(next(filter(None, found.groups()), "")))
        elif mail := _ADDRESS.search(words):
            block.people[-1].setdefault("email", mail[0])
        elif words:
            plain.append(words)
    if plain and block.people:
        block.people[-1].setdefault("affiliation", []).append({"name": ", ".join(plain)})


# ---------------------------------------------------------------- what is told of an author


def _told(one: Command, block: _Block) -> None:
    person, words = block.people[-1], bare(one.argument)
    if one.name in ("email", "ead") and (mail := _ADDRESS.search(words)):
        person.setdefault("email", mail[0])
    elif one.name.startswith("orcid") and (number := _ORCID.search(one.argument)):
        person["orcid"] = number[0]
    elif one.name in ("homepage", "urladdr"):
        person["url"] = one.argument.strip()
    elif one.name == "equalcont":
        person["equal-contributor"] = "true"
    elif one.name in ("corref", "fnref"):
        person.setdefault("marks", []).extend(_split(one.argument))
    elif one.name in _NOTES:
        for each in block.people:
            if set(_split(one.option)) & set(each.get("marks", [])):
                _noted(words, each)
    elif one.name == "collaboration":
        block.people.append({"name": {"literal": words}})
        block.marks.append([])
    elif one.name in ("thanks", "footnote", "authornote"):
        own, place = members(words, [name if isinstance(name := each["name"], str) else "" for each in block.people])
        for at in own:
            block.people[at].setdefault("affiliation", []).append({"name": _MAILED.sub("", place)})
        if not own:
            _noted(words, person)


def _told_again(marks: str, notes: list[Command], block: _Block) -> None:
    r"""acmart's \authornotemark[1]: the first note is this author's too."""
    for mark in _split(marks):
        if mark.isdigit() and 0 < int(mark) <= len(notes):
            _told(notes[int(mark) - 1], block)


def _noted(words: str, person: Fields) -> None:
    """A note at a name: of correspondence, of equal shares, an address, else words."""
    if mail := _ADDRESS.search(words):
        person.setdefault("email", mail[0])
    if corresponds(words):
        person["corresponding"] = "true"
    if equals(words):
        person["equal-contributor"] = "true"
    words = beyond_marks(words)
    if _INSTITUTE.search(words) and not _SUPPORT.search(words) and not corresponds(words):
        person.setdefault("affiliation", []).append({"name": _MAILED.sub("", words)})
    elif _MAILED.sub("", words).strip(" .,:;"):
        person["note"] = " ".join(filter(None, (person.get("note", ""), words)))


def _place(words: str) -> Fields:
    """An affiliation of named parts (elsarticle, acmart, Springer's), else its words."""
    named = {key.strip(): value for key, value in re.findall(r"([a-z]+)\s*=\s*\{([^{}]*)\}", words)}
    named |= {one.name: one.argument for one in commands(words, _KEYS)}
    fields: Fields = {}
    for key, value in named.items():
        if key in _KEYS and value.strip():
            fields[_KEYS[key]] = ", ".join(filter(None, (fields.get(_KEYS[key], ""), bare(value).strip(" ,"))))
    if fields.get("name"):
        return fields
    lines = (bare(_RAISED.sub("", line)).strip(" ,;") for line in parts(without(words, ("email", "url")), _LINE))
    return {"name": ", ".join(line for line in lines if line and not _ADDRESS.fullmatch(line))}
