"""Citavi's placeholders (its add-in for Word, version 6) as citations of CSL items."""

from __future__ import annotations

import re
from typing import Any

Json = Any
_TYPES = {
    "Book": "book", "BookEdited": "book", "Contribution": "chapter", "JournalArticle": "article-journal",
    "SpecialIssue": "article-journal", "NewspaperArticle": "article-newspaper", "InternetDocument": "webpage",
    "Thesis": "thesis", "ConferenceProceedings": "book", "ContributionInLegalCommentary": "chapter",
    "UnpublishedWork": "manuscript", "Manuscript": "manuscript", "Lecture": "speech",
    "PersonalCommunication": "personal_communication", "AudioOrVideoDocument": "motion_picture", "Movie": "motion_picture",
    "Patent": "patent", "CourtDecision": "legal_case", "StatuteOrRegulation": "legislation", "Software": "software",
    "Map": "map", "PressRelease": "document", "ArchiveMaterial": "manuscript", "Interview": "interview",
    "Broadcast": "broadcast",
}  # fmt: skip
_WORDS = {
    "Volume": "volume", "Number": "issue", "Edition": "edition", "PlaceOfPublication": "publisher-place", "Isbn": "ISBN",
    "Doi": "DOI", "OnlineAddress": "URL", "SpecificField2": "genre",
}  # fmt: skip
_PEOPLE = {"Authors": "author", "Editors": "editor", "Translators": "translator"}


def items_of(placeholder: Json) -> list[dict[str, Any]]:
    """The citation items of a placeholder; none where it is no placeholder with works."""
    if not isinstance(placeholder, dict) or not isinstance(placeholder.get("Entries"), list):
        return []
    known: dict[str, Json] = {}
    _index(placeholder, known, 0)
    made = [_entry(one, known) for one in placeholder["Entries"] if isinstance(one, dict)]
    return [one for one in made if one]


def _index(value: Json, known: dict[str, Json], depth: int) -> None:
    """Objects by the numbers with which others refer to them."""
    if depth > 40:
        return
    if isinstance(value, dict):
        if isinstance(value.get("$id"), str):
            known[value["$id"]] = value
        for one in value.values():
            _index(one, known, depth + 1)
    elif isinstance(value, list):
        for one in value:
            _index(one, known, depth + 1)


def _meant(value: Json, known: dict[str, Json]) -> dict[str, Json]:
    if isinstance(value, dict) and isinstance(value.get("$ref"), str):
        value = known.get(value["$ref"], {})
    return value if isinstance(value, dict) else {}


def _entry(entry: dict[str, Json], known: dict[str, Json]) -> dict[str, Any]:
    work = _meant(entry.get("Reference"), known)
    if not work.get("Title"):
        return {}
    pages = _meant(entry.get("PageRange"), known)
    locator = str(pages.get("PrettyString") or pages.get("OriginalString") or "").strip()
    words = {"prefix": entry.get("Prefix"), "suffix": entry.get("Suffix"), "locator": locator, "label": "page" if locator else ""}
    item = _item(work, known)
    return {"id": item["id"], "itemData": item, **{key: value for key, value in words.items() if value}}


def _item(work: dict[str, Json], known: dict[str, Json]) -> dict[str, Any]:
    title = ": ".join(str(part) for part in (work.get("Title"), work.get("Subtitle")) if part)
    kind = _TYPES.get(str(work.get("ReferenceType")), "document")
    item: dict[str, Any] = {"id": str(work.get("BibTeXKey") or work.get("Id") or title), "type": kind, "title": title}
    item |= {variable: str(work[key]) for key, variable in _WORDS.items() if work.get(key)}
    item |= {variable: people for key, variable in _PEOPLE.items() if (people := _people(work.get(key), known))}
    publishers = [str(_meant(one, known).get("Name") or "") for one in work.get("Publishers") or []]
    item |= {"publisher": ", ".join(filter(None, publishers))} if any(publishers) else {}
    if pages := re.sub(r"<[^<>]*>", "", str(work.get("PageRange") or "")) if isinstance(work.get("PageRange"), str) else "":
        item["page"] = (re.findall(r"<os>([^<]*)</os>", work["PageRange"]) or [pages])[0]
    item |= _within(work, known)
    if year := re.match(r"\s*(\d{1,4})\b", str(work.get("Year") or work.get("Date") or "")):
        item["issued"] = {"date-parts": [[int(year[1])]]}
    elif work.get("Year"):
        item["issued"] = {"literal": str(work["Year"])}
    return item


def _within(work: dict[str, Json], known: dict[str, Json]) -> dict[str, Any]:
    """The journal, or the book that holds a contribution."""
    journal, book = _meant(work.get("Periodical"), known), _meant(work.get("ParentReference"), known)
    if journal.get("Name"):
        return {"container-title": str(journal["Name"])}
    if not book.get("Title"):
        return {}
    whole = _item(book, known)
    kept = ("editor", "publisher", "publisher-place", "volume", "edition", "ISBN", "issued")
    return {"container-title": whole["title"], **{key: whole[key] for key in kept if key in whole}}


def _people(value: Json, known: dict[str, Json]) -> list[dict[str, str]]:
    found = []
    for one in value if isinstance(value, list) else ():
        person = _meant(one, known)
        given = " ".join(str(person[key]) for key in ("FirstName", "MiddleName") if person.get(key))
        family = str(person.get("LastName") or "")
        others = {"non-dropping-particle": person.get("Prefix"), "suffix": person.get("Suffix")}
        parts = {"family": family, "given": given, **{key: str(value) for key, value in others.items() if value}}
        if family:
            found.append(parts if given else {"literal": family})
    return found
