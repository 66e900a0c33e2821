"""Word's own sources (ISO/IEC 29500-1, 22.6, bibliography) as CSL items."""

from __future__ import annotations

from typing import Any

from .office_tree import Element, local

_TYPES = {
    "Book": "book", "BookSection": "chapter", "JournalArticle": "article-journal", "ArticleInAPeriodical": "article-magazine",
    "ConferenceProceedings": "paper-conference", "Report": "report", "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage", "ElectronicSource": "document", "Art": "graphic", "SoundRecording": "song",
    "Performance": "performance", "Film": "motion_picture", "Interview": "interview", "Patent": "patent",
    "Case": "legal_case", "Misc": "document",
}  # fmt: skip
_NAMES = {
    "Author": "author", "Editor": "editor", "Translator": "translator", "Interviewee": "author", "BookAuthor": "container-author",
}  # fmt: skip
_WORDS = {
    "Title": "title", "ShortTitle": "title-short", "BookTitle": "container-title", "JournalName": "container-title",
    "PeriodicalTitle": "container-title", "InternetSiteTitle": "container-title", "ConferenceName": "event-title",
    "Publisher": "publisher", "Institution": "publisher", "ProductionCompany": "publisher", "Volume": "volume",
    "Issue": "issue", "Pages": "page", "Edition": "edition", "URL": "URL", "DOI": "DOI", "PatentNumber": "number",
    "Comments": "note", "ThesisType": "genre",
}  # fmt: skip


def items_of(root: Element) -> dict[str, dict[str, Any]]:
    """The works of b:Sources by their tags."""
    made = (_item(one) for one in root.iter("{*}Source") if len(one))
    return {item["id"]: item for item in made if item.get("id")}


def _item(source: Element) -> dict[str, Any]:
    said = {local(one): (one.text or "").strip() for one in source if not len(one)}
    kind = "thesis" if said.get("ThesisType") else _TYPES.get(said.get("SourceType", ""), "document")
    item: dict[str, Any] = {"id": said.get("Tag", ""), "type": kind}
    item |= {_WORDS[key]: value for key, value in said.items() if key in _WORDS and value}
    place = ", ".join(said[key] for key in ("City", "StateProvince", "CountryRegion") if said.get(key))
    item |= {"publisher-place": place} if place else {}
    number = said.get("StandardNumber", "")
    item |= {"ISSN" if kind.startswith("article") else "ISBN": number} if number else {}
    for variable, ending in (("issued", ""), ("accessed", "Accessed")):
        date = _date(said, ending)
        item |= {variable: date} if date else {}
    for role in (role for one in source if local(one) == "Author" for role in one):
        names = [_name(person) for person in role.iter("{*}Person")]
        names += [{"literal": one.text or ""} for one in role.iter("{*}Corporate")]
        if names and local(role) in _NAMES:
            item[_NAMES[local(role)]] = names
    return item


def _name(person: Element) -> dict[str, str]:
    said = {local(one): (one.text or "").strip() for one in person}
    given = " ".join(filter(None, (said.get("First"), said.get("Middle"))))
    return {"family": said.get("Last", ""), "given": given} if given else {"literal": said.get("Last", "")}


def _date(said: dict[str, str], ending: str) -> dict[str, Any]:
    """Year, month and day where they are numbers, else the words."""
    parts = [said.get(f"{name}{ending}", "") for name in ("Year", "Month", "Day")]
    numbers: list[int] = []
    for part in parts:
        if not part.isdecimal():
            break
        numbers.append(int(part))
    if numbers:
        return {"date-parts": [numbers]}
    return {"literal": " ".join(filter(None, reversed(parts)))} if any(parts) else {}
