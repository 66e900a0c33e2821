"""Front matter: from the metadata of a manuscript, in whichever dialect, to the one FrontMatter that the line knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..model.diagnostic import Diagnostic, Diagnostics, in_order
from ..model.manuscript import Allowed, FrontMatter, Masthead
from ..model.people import Person
from ..model.place import Place
from ..model.text import Inlines, NoteText, plain, walk
from ..model.work import Date
from . import yaml
from .affiliations import Known, declared
from .front_dates import date_of
from .front_metadata import gathered, metadata
from .front_said import nearest, say
from .front_split import Split, split
from .front_values import Fields, fields_of, fold, items_of, line_of, markdown_of, text_of, texts_of, truth, value, word
from .front_words import Convert, Tree, converted, epigraph, inlines_of, long_text, markdown_strings, points, without_notes
from .funding import funding_of
from .identifiers import doi_of
from .language import NAMES, guess_language, language_of
from .licenses import license_from
from .people import People, contacted, inline_affiliations, people_of
from .project import Defaults

NOTES = {"endnotes": "endnotes", "endnote": "endnotes", "footnotes": "footnotes", "footnote": "footnotes"}
MARKS = {"arabic": "arabic", "decimal": "arabic", "lower-roman": "lower-roman", "roman": "lower-roman", "symbols": "symbols"}
_LOCATIONS = {"document": "endnotes", "section": "endnotes", "block": "footnotes", "margin": "footnotes"}


def read_front_matter(
    path: str,
    text: str,
    *,
    convert: Convert,
    register: Mapping[str, Person],
    journal: Masthead,
    defaults: Defaults = Defaults(),
    language: str = "",
) -> tuple[FrontMatter, Diagnostics]:
    """The front matter of a Markdown text, and what is to be said about it.

    convert turns Markdown strings into blocks, all in one call. language is the one that the file's name tells
    (article.tr.md); it counts where the front matter names none, before the project's and the one guessed from the text.
    """
    found = split(text)
    root, said = metadata(path, found)
    fields, heard = gathered(root)
    tree = converted(markdown_strings(fields), convert)
    faults: list[Diagnostic] = [*said, *heard]
    spoken = _language(fields, found, (language, defaults.language), journal, faults)
    front = _front(FrontMatter(language=spoken), fields, tree, faults)
    front = _with_people(front, fields, _scope(fields, tree, register, journal, spoken, faults), faults)
    front = replace(
        front,
        bibliography=front.bibliography or defaults.bibliography,
        csl=front.csl or defaults.csl,
        places=_places(fields),
    )
    return front, in_order(faults)


def _places(fields: Fields) -> tuple[tuple[str, Place], ...]:
    found = {key: node.place for key, (_, node) in fields.items()}
    for key in ("author", "affiliation", "key-points", "bibliography"):
        for number, item in enumerate(items_of(value(fields, key))):
            found[f"{key}.{number}"] = item.place
    return tuple(found.items())


def _language(
    fields: Fields, found: Split, others: tuple[str, ...], journal: Masthead, said: list[Diagnostic]
) -> str:
    words = word(fields, "lang")
    tag = language_of(words)
    if words and not tag:
        tag = NAMES.get(words.casefold(), "")
        close = (tag,) if tag else nearest(words.casefold(), tuple(NAMES))
        hint = f"Did you mean {NAMES.get(close[0], close[0])}?" if close else "Write a tag such as en, tr or zh-Hans."
        said.append(say("unknown-language", fields["lang"][1].place, f"“{words}” is no language tag (BCP 47).", hint))
    if tag:
        return tag
    fallback = journal.languages[0] if journal.languages else "en"
    return next((one for one in others if one), "") or guess_language(_sample(fields, found)) or fallback


def _sample(fields: Fields, found: Split) -> str:
    return "\n".join((word(fields, "title"), long_text(value(fields, "abstract")), found.body))


# ---------------------------------------------------------------- words, numbers, settings


def _front(front: FrontMatter, fields: Fields, tree: Tree, said: list[Diagnostic]) -> FrontMatter:
    front = _with_words(front, fields, tree, said)
    front = _with_dates(front, fields, said)
    front = _with_identifiers(front, fields, said)
    front = _with_settings(front, fields, said)
    node = value(fields, "abstract")
    quote, source = epigraph(value(fields, "epigraph"))
    return replace(
        front,
        abstract=tree.get(long_text(node), ()),
        key_points=points(value(fields, "key-points"), tree),
        epigraph=tree.get(quote, ()),
        epigraph_source=inlines_of(tree.get(source or markdown_of(value(fields, "epigraph-source")), ())),
        data_availability=tree.get(long_text(value(fields, "data-availability")), ()),
        acknowledgments=tree.get(long_text(value(fields, "acknowledgments")), ()),
        competing_interests=tree.get(long_text(value(fields, "competing-interests")), ()),
        license=license_from(value(fields, "license")),
        copyright=_copyright(value(fields, "copyright")),
        funding=funding_of(value(fields, "funding")),
    )


def _with_words(front: FrontMatter, fields: Fields, tree: Tree, said: list[Diagnostic]) -> FrontMatter:
    def words(key: str) -> Inlines:
        return inlines_of(tree.get(markdown_of(value(fields, key)), ()))

    return replace(
        front,
        title=_without_notes(words("title"), fields, "title", said),
        subtitle=_without_notes(words("subtitle"), fields, "subtitle", said),
        short_title=plain(words("short-title")),
        kicker=word(fields, "category"),
        description=plain(words("description")),
        dedication=words("dedication"),
        keywords=_listed(value(fields, "keywords")),
        subjects=_listed(value(fields, "subject")),
    )


def _without_notes(content: Inlines, fields: Fields, key: str, said: list[Diagnostic]) -> Inlines:
    if any(isinstance(node, NoteText) for node in walk(content)):
        hint = "Move its words to acknowledgments, copyright or the text."
        said.append(say("note-in-title", fields[key][1].place, f"The note in the {key} is not set.", hint))
        return without_notes(content)
    return content


def _listed(node: yaml.Node | None) -> tuple[str, ...]:
    """Words of a list, or of a string cut at semicolons, else at commas; each once."""
    texts = texts_of(node)
    if isinstance(node, yaml.Scalar) and texts:
        texts = tuple(re.split(r"[;；]" if re.search("[;；]", texts[0]) else r"[,，、]", texts[0]))
    words = (re.sub(r"[*`]+", "", text).strip() for text in texts)
    return tuple(dict.fromkeys(one for one in words if one))


def _copyright(node: yaml.Node | None) -> str:
    if not isinstance(node, yaml.Mapping):
        return line_of(node)
    fields = fields_of(node, {"statement": ("text",), "year": ("years",), "holder": ("holders", "owner")})
    spoken = " ".join(filter(None, ("©", word(fields, "year"), ", ".join(texts_of(value(fields, "holder"))))))
    return word(fields, "statement") or (spoken if len(spoken) > 1 else "")


def _with_dates(front: FrontMatter, fields: Fields, said: list[Diagnostic]) -> FrontMatter:
    found = {key: _date(value(fields, key), said) for key in ("date", "date-modified", "received", "accepted", "published")}
    return replace(
        front,
        date=found["date"],
        modified=found["date-modified"],
        received=found["received"],
        accepted=found["accepted"],
        published=found["published"],
    )


_DATE_PARTS = {"iso": ("iso-8601", "value", "date"), "year": (), "month": (), "day": ()}


def _date(node: yaml.Node | None, said: list[Diagnostic]) -> Date | None:
    words, place = line_of(node), node.place if node else None
    if isinstance(node, yaml.Mapping):
        parts = fields_of(node, _DATE_PARTS)
        words = word(parts, "iso") or "-".join(filter(None, (word(parts, key) for key in ("year", "month", "day"))))
    date, fault = date_of(words)
    if fault and place:
        hint = "Write the year, the month and the day in this order: 2024-09-12."
        said.append(say("date-not-iso", place, f"{fault[0].upper()}{fault[1:]}.", hint))
    return date


_IDENTIFIERS = ("arxiv", "pmid", "pmcid", "archive-doi")


def _with_identifiers(front: FrontMatter, fields: Fields, said: list[Diagnostic]) -> FrontMatter:
    found = {key: word(fields, key) for key in _IDENTIFIERS}
    listed = value(fields, "identifiers")
    for item in items_of(listed):
        parts = fields_of(item, {"type": ("scheme",), "value": ("id", "text", "identifier")})
        if "type" in parts:
            found.setdefault(fold(word(parts, "type")), word(parts, "value"))
        elif isinstance(item, yaml.Mapping):
            found = {**{fold(key.value): line_of(one) for key, one in item.items}, **{k: v for k, v in found.items() if v}}
    doi = value(fields, "doi")
    written = line_of(doi) or found.pop("doi", "")
    first, last = _pages(fields)
    return replace(
        front,
        doi=_doi(written, doi or listed, said),
        identifiers=tuple((key, text) for key, text in found.items() if text and key != "doi"),
        volume=_bare(word(fields, "volume")),
        issue=_bare(word(fields, "issue")),
        first_page=first,
        last_page=last,
        translation_of=word(fields, "translation-of"),
        repository=_repository(value(fields, "repository")),
    )


def _doi(words: str, node: yaml.Node | None, said: list[Diagnostic]) -> str:
    doi, fault = doi_of(words) if words else ("", "")
    if fault and node:
        said.append(say("invalid-doi", node.place, f"{words} is no DOI. {fault}.", "Write it as 10.1234/abc."))
    return doi


def _bare(words: str) -> str:
    """A volume or issue without emphasis; a template's x is none."""
    text = words.strip("*_ ")
    return "" if text.casefold() in ("x", "xx", "n/a") else text


def _pages(fields: Fields) -> tuple[str, str]:
    first, _, last = re.sub(r"\s*[-–—]+\s*", "-", word(fields, "pages")).partition("-")
    return word(fields, "first-page") or first, word(fields, "last-page") or last


def _repository(node: yaml.Node | None) -> str:
    parts = fields_of(node, {"code": ("url", "repository"), "article": ()})
    words = word(parts, "code") or word(parts, "article") or line_of(node)
    return f"https://github.com/{words}" if re.fullmatch(r"[\w.-]+/[\w.-]+", words) else words


# ---------------------------------------------------------------- settings


def _with_settings(front: FrontMatter, fields: Fields, said: list[Diagnostic]) -> FrontMatter:
    place = _LOCATIONS.get(word(fields, "reference-location").casefold(), "")
    return replace(
        front,
        bibliography=texts_of(value(fields, "bibliography")),
        csl=word(fields, "csl"),
        notes=_choice(fields, "notes", NOTES, said) or place,
        note_marks=_choice(fields, "note-marks", MARKS, said),
        own_notes=_choice(fields, "own-notes", {"symbols": "symbols", "false": "", "no": ""}, said),
        nocite=_keys(value(fields, "nocite")),
        number_sections=truth(value(fields, "number-sections")),
        allow=tuple(one for item in items_of(value(fields, "allow")) for one in _allowed(item)),
    )


def _choice(fields: Fields, key: str, choices: Mapping[str, str], said: list[Diagnostic]) -> str:
    words = fold(word(fields, key))
    if not words or words in choices:
        return choices.get(words, "")
    if key == "notes" and (len(words) > 20 or not nearest(words, tuple(choices))):
        return ""  # free words about the text, as other tools have them
    known = ", ".join(sorted({choice for choice in choices.values() if choice}))
    message = f"“{word(fields, key)}” is no value of {key}."
    said.append(say("unknown-front-matter-value", fields[key][1].place, message, f"Known are: {known}."))
    return ""


def _keys(node: yaml.Node | None) -> tuple[str, ...]:
    """The keys of nocite: "@a, @b" or a list; @* stands for the whole library."""
    words = " ".join(text_of(item) for item in items_of(node))
    found = (braced or bare for braced, bare in re.findall(r"@(?:\{([^{}\s]+)\}|(\*|[^\s,;{}\[\]@]+))", words))
    return tuple(dict.fromkeys(key if key == "*" else key.rstrip(".:") for key in found))


def _allowed(item: yaml.Node) -> tuple[Allowed, ...]:
    if not isinstance(item, yaml.Mapping):
        return (Allowed(line_of(item)),) if line_of(item) else ()
    parts = fields_of(item, {"rule": ("name",), "reason": ("because",)})
    if "rule" in parts:
        return (Allowed(word(parts, "rule"), word(parts, "reason")),)
    return tuple(Allowed(key.value.strip(), line_of(reason)) for key, reason in item.items)


# ---------------------------------------------------------------- people


def _scope(
    fields: Fields, tree: Tree, register: Mapping[str, Person], journal: Masthead, language: str, said: list[Diagnostic]
) -> People:
    own = declared(value(fields, "affiliation"), said)
    # Faults of an author's own object are said where that author is read.
    own += tuple(one for one in inline_affiliations(value(fields, "author"), []) if one.id not in {a.id for a in own})
    return People(register, Known(own, journal.affiliations), tree, language)


def _with_people(front: FrontMatter, fields: Fields, scope: People, said: list[Diagnostic]) -> FrontMatter:
    authors = people_of(value(fields, "author"), scope, said)
    return replace(
        front,
        authors=contacted(authors, fields, said),
        editors=people_of(value(fields, "editors"), scope, said),
        translators=people_of(value(fields, "translators"), scope, said),
    )
