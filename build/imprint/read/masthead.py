"""The journal's masthead: journal.toml becomes a Masthead, and what is wrong with it is said at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from ..model.diagnostic import Allowed, Diagnostic, Diagnostics, Weight, in_order
from ..model.manuscript import License, Masthead
from ..model.people import Affiliation
from ..model.place import Place
from .front_said import nearest, say
from .front_settings import MARKS
from .front_values import clean
from .identifiers import mail_address, ror_of, web_address
from .language import language_of
from .licenses import license_of
from .masthead_issues import EDITOR, ISSUE, SECTION, editors_of, issues_of
from .masthead_print import PRESS, PROOF, REVIEW, press_terms, proof_terms, review_terms
from .toml_places import TomlText
from .toml_reading import NoToml, toml_of
from .toml_values import Table, rows_of, table_of, text_of, texts_of, wrong

Toml = dict[str, Any]
LEVELS = ("error", "warning", "note", "off")
NOTES = ("endnotes", "footnotes")
PAGES = ("A3", "A4", "A5", "B4", "B5", "JIS-B4", "JIS-B5", "letter", "legal", "ledger")  # CSS Paged Media 3
_LENGTHS = re.compile(r"(\d+(?:\.\d+)?(?:mm|cm|in|pt|px|q)) +(\d+(?:\.\d+)?(?:mm|cm|in|pt|px|q))", re.I)
JOURNAL = (
    "title", "short-title", "subtitle", "description", "issn", "eissn", "publisher", "place", "url", "email", "license",
    "languages", "style", "notes", "note-marks", "reference-list", "page-size", "design", "bibliography", "style-folders",
    "doi-prefix", "copyright-holder", "retractions", "cover", "cover-credit",
)  # fmt: skip
AFFILIATION = (
    "id", "name", "department", "group", "address", "city", "region", "postal-code", "country", "country-code", "ror",
    "isni", "ringgold", "url",
)  # fmt: skip
TABLES = ("journal", "affiliations", "editors", "issues", "press", "review", "proof", "severity", "allow")
KEYS = (
    ("journal", JOURNAL), ("affiliations", AFFILIATION), ("editors", EDITOR), ("issues", ISSUE), ("issues.sections", SECTION),
    ("press", PRESS), ("review", REVIEW), ("proof", PROOF),
)  # fmt: skip
BIBLIOGRAPHY = ("bibliography/*.bib",)
MOST_STRANGERS = 100  # unknown settings that are named
DESIGNS = ("classical", "modern")  # those that imprint ships


@dataclass(frozen=True, slots=True)
class Severities:
    """How the journal weighs the rules: levels from [severity] ("off" silences a rule), and what it allows."""

    levels: tuple[Weight, ...] = ()
    allow: tuple[Allowed, ...] = ()


def read_masthead(path: str, data: bytes, designs: tuple[str, ...] = DESIGNS) -> tuple[Masthead, Severities, Diagnostics]:
    """The masthead of journal.toml (TOML 1.0), the weights of the rules, and what is said about the file.

    What cannot be read is left at its default. Unknown settings are named with the nearest known one; designs are the
    folders of styles/designs/.
    """
    try:
        toml, text = toml_of(path, data)
    except NoToml as fault:
        return Masthead(), Severities(), (say("journal-not-readable", fault.place, str(fault), fault.hint),)
    source = TomlText.of(path, text)
    said: list[Diagnostic] = list(islice(_unknown(toml, source), MOST_STRANGERS))
    journal = table_of(toml, "journal", source, said)
    masthead = _masthead(journal, source, said, designs)
    masthead = replace(
        masthead,
        affiliations=tuple(_affiliations(toml, source, said)),
        editors=tuple(editors_of(toml, source, said)),
        issues=tuple(issues_of(toml, source, said)),
        press=press_terms(table_of(toml, "press", source, said), source, said),
        review=review_terms(table_of(toml, "review", source, said), source, said),
        proof=proof_terms(table_of(toml, "proof", source, said), source, said),
    )
    return masthead, _severities(toml, source, said), in_order(said)


# ---------------------------------------------------------------- settings


def _unknown(toml: Table, source: TomlText) -> Iterator[Diagnostic]:
    for key in toml:
        if key not in TABLES:
            place = source.place(key) if isinstance(toml[key], dict | list) else source.place("", key)
            yield _stranger(key, TABLES, place)
    for table, known in KEYS:
        for index, one in enumerate(_tables(toml, table.split("."))):
            for key in one:
                if key not in known:
                    yield _stranger(key, known, source.place(table, key, index))


def _tables(toml: Table, names: list[str]) -> Iterator[Table]:
    """The tables of a name, those inside other tables in the order of the file."""
    found = toml.get(names[0], {})
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict):
            yield from _tables(one, names[1:]) if names[1:] else (one,)


def _stranger(key: str, known: tuple[str, ...], place: Place) -> Diagnostic:
    close = nearest(key, known)
    hint = f"did you mean {close[0]}?" if close else f"known are: {', '.join(known)}"
    return say("unknown-journal-setting", place, f"“{clean(key)}” is no setting of a journal", hint)


def _masthead(journal: Table, source: TomlText, said: list[Diagnostic], designs: tuple[str, ...]) -> Masthead:
    def text(key: str) -> str:
        return text_of(journal, key, source.place("journal", key), said)

    def texts(key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        return texts_of(journal, key, source.place("journal", key), said) if key in journal else default

    def choice(key: str, known: tuple[str, ...], default: str) -> str:
        return _choice(text(key), known, default, lambda: source.place("journal", key), key, said)

    return Masthead(
        title=text("title"),
        short_title=text("short-title"),
        subtitle=text("subtitle"),
        description=text("description"),
        issn=_issn(text("issn"), source.place("journal", "issn"), said),
        eissn=_issn(text("eissn"), source.place("journal", "eissn"), said),
        publisher=text("publisher"),
        place=text("place"),
        url=_address(text("url"), source.place("journal", "url"), said),
        email=mail_address(text("email")),
        license=_license(journal, source, said),
        languages=_languages(texts("languages", ("en",)), source.place("journal", "languages"), said),
        style=text("style"),
        notes=choice("notes", NOTES, "endnotes"),
        note_marks=MARKS[choice("note-marks", tuple(MARKS), "arabic")],
        reference_list=choice("reference-list", ("by-style", "always"), "by-style").removeprefix("by-style"),
        page_size=text("page-size") if _LENGTHS.fullmatch(text("page-size")) else choice("page-size", PAGES, "A4"),
        design=choice("design", designs, "classical"),
        bibliography=texts("bibliography", BIBLIOGRAPHY),
        style_folders=texts("style-folders", ("styles",)),
        retractions=text("retractions"),
    )


def _choice(
    words: str, known: tuple[str, ...], default: str, place: Callable[[], Place], key: str, said: list[Diagnostic]
) -> str:
    if not words:
        return default
    same = next((one for one in known if one.casefold() == words.casefold()), "")
    if not same:
        said.append(wrong(place(), f"“{words}” is no value of {key}", f"known are: {', '.join(known)}"))
    return same or default


def _languages(tags: tuple[str, ...], place: Place, said: list[Diagnostic]) -> tuple[str, ...]:
    for tag in tags:
        if not language_of(tag):
            message = f"“{tag}” is no language tag (BCP 47)"
            said.append(say("unknown-language", place, message, "write en, tr or zh-Hans"))
    return tuple(language_of(tag) for tag in tags if language_of(tag)) or ("en",)


def _license(journal: Table, source: TomlText, said: list[Diagnostic]) -> License | None:
    found = journal.get("license")
    if not isinstance(found, dict):
        return license_of(text_of(journal, "license", source.place("journal", "license"), said))
    known = license_of(str(found.get("id") or found.get("url") or found.get("text") or ""))
    return replace(known, text=clean(str(found.get("text", known.text)))) if known else None


def _issn(words: str, place: Place, said: list[Diagnostic]) -> str:
    """An ISSN in its usual form; the last digit is ISO 3297's, modulo 11."""
    digits = words.upper().replace("-", "").replace("ISSN", "").strip()
    if not words:
        return ""
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        said.append(wrong(place, f"{words} is no ISSN", "an ISSN has eight digits: 1234-5679"))
        return ""
    check = -sum(int(digit) * (8 - at) for at, digit in enumerate(digits[:7])) % 11
    if "0123456789X"[check] != digits[7]:
        said.append(wrong(place, f"{words} is no ISSN", f"the last digit would be {'0123456789X'[check]}"))
    return f"{digits[:4]}-{digits[4:]}"


def _address(words: str, place: Place, said: list[Diagnostic]) -> str:
    if words and not web_address(words):
        said.append(wrong(place, f"{words} is no web address", "write it with https://"))
        return ""
    return web_address(words).rstrip("/")


# ---------------------------------------------------------------- affiliations, issues, severities


def _affiliations(toml: Table, source: TomlText, said: list[Diagnostic]) -> Iterator[Affiliation]:
    seen: set[str] = set()
    for index, row in rows_of(toml, "affiliations", source, said):
        here = source.place("affiliations", index=index)
        found = {key: text_of(row, key, source.place("affiliations", key, index), said) for key in AFFILIATION}
        if not found["id"] or not found["name"] or found["id"] in seen:
            hint = "give each affiliation an id of its own, and a name"
            said.append(wrong(here, f"the affiliation “{found['id'] or found['name']}” cannot be referred to", hint))
            continue
        seen.add(found["id"])
        found["ror"] = _ror(found["ror"], source.place("affiliations", "ror", index), said)
        found["url"] = _address(found["url"], source.place("affiliations", "url", index), said)
        yield Affiliation(**{key.replace("-", "_"): words for key, words in found.items()})


def _ror(words: str, place: Place, said: list[Diagnostic]) -> str:
    ror, fault = ror_of(words) if words else ("", "")
    if fault:
        hint = "copy it from the institution's page at ror.org"
        said.append(say("invalid-ror", place, f"{words} is no ROR identifier: {fault}", hint))
    return "" if fault else ror


def _severities(toml: Table, source: TomlText, said: list[Diagnostic]) -> Severities:
    levels = []
    for rule, level in table_of(toml, "severity", source, said).items():
        place = source.place("severity", rule)
        if level not in LEVELS:
            said.append(wrong(place, f"“{level}” is no severity", f"known are: {', '.join(LEVELS)}"))
        else:
            levels.append(Weight(rule, str(level), place))
    return Severities(tuple(levels), tuple(_allowed(toml, source, said)))


def _allowed(toml: Table, source: TomlText, said: list[Diagnostic]) -> Iterator[Allowed]:
    """allow = ["rule", {rule = "…", reason = "…"}] at the top, or a table rule = "reason"."""
    found = toml.get("allow", [])
    if isinstance(found, dict):
        for rule, reason in found.items():
            yield Allowed(rule, clean(str(reason)), place=source.place("allow", rule))
        return
    place = source.place("", "allow")
    for item in found if isinstance(found, list) else [found]:
        if isinstance(item, str):
            yield Allowed(item, place=place)
        elif isinstance(item, dict) and isinstance(item.get("rule"), str):
            yield Allowed(item["rule"], clean(str(item.get("reason", ""))), place=place)
        else:
            said.append(wrong(place, "allow names no rule", 'write allow = ["rule-name"]'))
