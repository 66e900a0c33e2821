"""The people of a JATS file: names, identifiers, roles and bios, their institutions, the authors' notes."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.edition import Bio, Byline, Edition
from ..model.people import Affiliation, Person, Role
from .address import language_tag, url
from .jats_body import paragraphs, sections
from .jats_inline import Setting
from .jats_refs import person as named
from .xml import Element, Part, element

# CRediT (ANSI/NISO Z39.104-2022): slug → the term as JATS4R writes it.
CREDIT = {
    "conceptualization": "Conceptualization", "data-curation": "Data curation", "formal-analysis": "Formal Analysis",
    "funding-acquisition": "Funding acquisition", "investigation": "Investigation", "methodology": "Methodology",
    "project-administration": "Project administration", "resources": "Resources", "software": "Software",
    "supervision": "Supervision", "validation": "Validation", "visualization": "Visualization",
    "writing-original-draft": "Writing – original draft", "writing-review-editing": "Writing – review & editing",
}  # fmt: skip
_CREDIT = "https://credit.niso.org/"


def contributors(edition: Edition, setting: Setting) -> Part:
    """The authors, editors and translators, each in a group."""
    equal = sum(byline.person.equal_contributor for byline in edition.byline) > 1
    bios = {(bio.person.id, bio.person.name): bio for bio in edition.bios}
    authors = [
        _author(byline, bios.get((byline.person.id, byline.person.name)), n, equal, setting)
        for n, byline in enumerate(edition.byline, 1)
    ]
    groups = [element("contrib-group", authors, content_type="authors") if authors else None]
    for people, kind in ((edition.editors, "editor"), (edition.translators, "translator")):
        made = [element("contrib", _identity(person), contrib_type=kind) for person in people]
        groups.append(element("contrib-group", made, content_type=f"{kind}s") if made else None)
    return groups


def _author(byline: Byline, bio: Bio | None, n: int, equal: bool, setting: Setting) -> Element:
    person = byline.person
    return element(
        "contrib",
        _identity(person),
        element("degrees", person.degrees) if person.degrees else None,
        [_role(role) for role in person.roles],
        element("email", person.email) if person.email and not person.corresponding else None,
        _page(person),
        _bio(bio, setting) if bio and bio.blocks else None,
        [element("xref", ref_type="aff", rid=f"aff-{number}") for number in byline.affiliations],
        element("xref", element("sup", "*"), ref_type="corresp", rid=f"cor-{n}") if _corresponds(person) else None,
        element("xref", ref_type="author-notes", rid=f"author-note-{n}") if person.note else None,
        contrib_type="author",
        corresp="yes" if person.corresponding else "",
        equal_contrib="yes" if equal and person.equal_contributor else "",
        deceased="yes" if person.deceased else "",
    )


def _corresponds(person: Person) -> bool:
    return person.corresponding and bool(person.email)


def _identity(person: Person) -> Part:
    """ORCID and name; a person without any name is anonymous."""
    orcid = re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", person.orcid)
    identifier = element("contrib-id", f"https://orcid.org/{orcid[0]}", contrib_id_type="orcid") if orcid else None
    name = element("collab", person.name.full) if person.collaboration and person.name.full else named(person.name)
    return [identifier, element("anonymous") if name is None else name]


def _page(person: Person) -> Part:
    address = url(person.url)
    title = person.name.full or address
    return element("ext-link", title, ext_link_type="uri", xlink__href=address, xlink__title=title) if address else None


def _role(role: Role) -> Element:
    """A CRediT role with its vocabulary (JATS4R, CRediT), any other in the author's words."""
    term = CREDIT.get(role.credit)
    if term is None:
        return element("role", role.name or role.credit)
    degree = role.degree.lower() if role.degree.lower() in ("lead", "equal", "supporting") else ""
    return element(
        "role",
        term,
        vocab="credit",
        vocab_identifier=_CREDIT,
        vocab_term=term,
        vocab_term_identifier=f"{_CREDIT}contributor-roles/{role.credit}/",
        degree_contribution=degree,
    )


def _bio(bio: Bio, setting: Setting) -> Element:
    language = language_tag(bio.language)
    inner = replace(setting, language=language or setting.language)
    return element("bio", sections(bio.blocks, inner), xml__lang=language)


def affiliations(edition: Edition) -> Part:
    return [_affiliation(affiliation, n) for n, affiliation in enumerate(edition.affiliations, 1)]


def _affiliation(aff: Affiliation, n: int) -> Element:
    """An institution in its parts; the words between them are commas."""
    units = [element("institution", unit, content_type="dept") for unit in (aff.group, aff.department) if unit]
    parts: list[Element] = [*units, _institution(aff)]
    place = (("addr-line", aff.address), ("city", aff.city), ("state", aff.region), ("postal-code", aff.postal_code))
    parts.extend(element(tag, words) for tag, words in place if words)
    code = aff.country_code.upper() if re.fullmatch(r"[A-Za-z]{2}", aff.country_code) else ""
    if aff.country or code:
        parts.append(element("country", aff.country or code, country=code))
    spaced = [piece for part in parts for piece in (", ", part)][1:]
    return element("aff", element("label", str(n)), spaced, id=f"aff-{n}")


def _institution(aff: Affiliation) -> Element:
    known = (("ror", url(aff.ror)), ("isni", aff.isni), ("ringgold", aff.ringgold))
    return element(
        "institution-wrap",
        [element("institution-id", value, institution_id_type=kind) for kind, value in known if value],
        element("institution", aff.name),
    )


def author_notes(edition: Edition, setting: Setting) -> Part:
    """Where to write to, the authors' remarks, who did what, competing interests."""
    people = [byline.person for byline in edition.byline]
    letters = [_correspondence(person, n) for n, person in enumerate(people, 1) if _corresponds(person)]
    remarks = [_remark(person.note, n) for n, person in enumerate(people, 1) if person.note]
    kinds = {"competing-interests": "coi-statement", "contributions": "con"}
    stated = [
        element("fn", element("label", section.title), paragraphs(section.blocks, setting), fn_type=kinds[section.kind])
        for section in edition.sections
        if section.kind in kinds
    ]
    inside = [*letters, *remarks, *stated]
    return element("author-notes", inside) if inside else None


def _correspondence(person: Person, n: int) -> Element:
    address = element("email", person.email)
    return element("corresp", element("label", "*"), f"{person.name.full}: ", address, id=f"cor-{n}")


def _remark(words: str, n: int) -> Element:
    return element("fn", element("p", words), fn_type="other", id=f"author-note-{n}")
