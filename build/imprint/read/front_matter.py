"""Front matter: from the metadata of a manuscript, in whichever dialect, to the one FrontMatter that the line knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..model.diagnostic import Diagnostic, Diagnostics, in_order
from ..model.manuscript import FrontMatter, License, Masthead
from ..model.people import Person
from ..model.place import Place
from ..model.text import Inlines, plain
from . import yaml
from .affiliations import Known, declared
from .contacts import contacted
from .front_metadata import gathered, metadata
from .front_numbers import with_dates, with_identifiers
from .front_said import nearest, say
from .front_settings import with_settings
from .front_split import Split, never_closed, split
from .front_values import Fields, fields_of, items_of, line_of, markdown_of, texts_of, value, word
from .front_words import (
    Convert,
    Tree,
    converted,
    epigraph,
    inlines_of,
    long_text,
    markdown_strings,
    points,
)
from .funding import funding_of
from .language import NAMES, guess_language, language_of
from .licenses import license_from, misspelt
from .people import People, people_of
from .people_fields import inline_affiliations
from .project import NO_DEFAULTS, Defaults


def read_front_matter(
    path: str,
    text: str,
    *,
    convert: Convert,
    register: Mapping[str, Person],
    journal: Masthead,
    defaults: Defaults = NO_DEFAULTS,
    language: str = "",
) -> tuple[FrontMatter, Diagnostics]:
    """The front matter of a Markdown text, and what is to be said about it.

    convert turns Markdown strings into blocks, all in one call. language is the one that the file's name tells
    (article.tr.md); where the front matter names none it counts first, then the project's, then a guess from the text.
    """
    found, fields, said = _stated(path, text)
    tree = converted(markdown_strings(fields), convert)
    faults: list[Diagnostic] = [*said]
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


def _stated(path: str, text: str) -> tuple[Split, Fields, Diagnostics]:
    """A text's metadata apart from its body, their fields, and what is said of these."""
    found = split(text)
    root, said = metadata(path, found)
    fields, heard = gathered(root)
    if never_closed(text):
        said = (*said, say("yaml-not-readable", Place(path, 1, 1, 1, 4), "the front matter is never closed", _CLOSE))
    return found, fields, (*said, *heard)


_CLOSE = "close it with a line of three dashes below its last field"


def _places(fields: Fields) -> tuple[tuple[str, Place], ...]:
    found = {key: node.place for key, (_, node) in fields.items()}
    for key in ("author", "affiliation", "key-points", "bibliography"):
        for number, item in enumerate(items_of(value(fields, key))):
            found[f"{key}.{number}"] = item.place
    return tuple(found.items())


def _language(fields: Fields, found: Split, others: tuple[str, ...], journal: Masthead, said: list[Diagnostic]) -> str:
    words = next(iter(texts_of(value(fields, "lang"))), "")
    tag = language_of(words)
    if words and not tag:
        tag = NAMES.get(words.casefold(), "")
        close = (tag,) if tag else nearest(words.casefold(), tuple(NAMES))
        hint = f"did you mean {NAMES.get(close[0], close[0])}?" if close else "write a tag such as en, tr or zh-Hans"
        said.append(say("unknown-language", fields["lang"][1].place, f"“{words}” is no language tag (BCP 47)", hint))
    if tag:
        return tag
    fallback = journal.languages[0] if journal.languages else "en"
    return next((one for one in others if one), "") or guess_language(_sample(fields, found)) or fallback


def _sample(fields: Fields, found: Split) -> str:
    return "\n".join((word(fields, "title"), long_text(value(fields, "abstract")), found.body))


# ---------------------------------------------------------------- words, numbers, settings


def _front(front: FrontMatter, fields: Fields, tree: Tree, said: list[Diagnostic]) -> FrontMatter:
    front = _with_words(front, fields, tree, said)
    front = with_dates(front, fields, said)
    front = with_identifiers(front, fields, said)
    front = with_settings(front, fields, said)
    node = value(fields, "abstract")
    license = _license(fields, said)
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
        license=license,
        copyright=_copyright(value(fields, "copyright")),
        funding=funding_of(value(fields, "funding")),
    )


def _license(fields: Fields, said: list[Diagnostic]) -> License | None:
    found = license_from(value(fields, "license"))
    if found and (near := misspelt(found)):
        hint = f"did you mean {near[0]}? Known are SPDX identifiers, such as CC-BY-4.0 and MIT"
        message = f"“{found.text}” is no licence that is known"
        said.append(say("unknown-front-matter-value", fields["license"][1].place, message, hint))
    return found


def _with_words(front: FrontMatter, fields: Fields, tree: Tree, said: list[Diagnostic]) -> FrontMatter:
    def words(key: str) -> Inlines:
        return inlines_of(tree.get(markdown_of(value(fields, key)), ()))

    return replace(
        front,
        title=words("title"),
        subtitle=words("subtitle"),
        short_title=plain(words("short-title")),
        kicker=word(fields, "category"),
        description=plain(words("description")),
        dedication=words("dedication"),
        keywords=_listed(value(fields, "keywords")),
        subjects=_listed(value(fields, "subject")),
    )


_LISTS = {"list": ("list-f", "label", "words", "name", "value", "text", "keywords")}


def _listed(node: yaml.Node | None) -> tuple[str, ...]:
    """Words of a list, or of a string cut at semicolons, else at commas; each once."""
    if isinstance(node, yaml.Sequence) and any(isinstance(one, yaml.Mapping) for one in node.items):  # Stylo: by language
        lists = (value(fields_of(one, _LISTS), "list") if isinstance(one, yaml.Mapping) else one for one in node.items)
        return tuple(dict.fromkeys(word for some in lists for word in _listed(some)))
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
