"""Read: from sources to copy; everything that an author wrote is understood, or named in a finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from ..model.diagnostic import Diagnostics, Outcome
from ..model.manuscript import FrontMatter, Masthead
from ..model.people import Person
from ..model.place import Place
from ..model.stages import Copy, SourceFile, Sources, Spot
from ..model.style import CitationStyle
from ..model.text import Blocks, Image, Node, labelled_kind, rewrite, walk
from ..model.work import Library
from . import office, org, packed
from .citing import front_with_places, scan, with_places
from .containers import stated_title
from .csl_json import works_from_meta
from .declared import in_utf8
from .figures import figures
from .front_matter import read_front_matter
from .front_split import split
from .handlers import handlers
from .includes import whole as whole_text
from .inline_references import inline_references
from .latex import with_folders
from .latex_citing import nocited, style_stated
from .left_out import left_out, not_parsed
from .levels import levelled, reference_section, title_of, without_repeated_title
from .libraries import cited_works, concerning_cited, keys_in, settled_keys, shelves
from .limits import beyond_source
from .masking import masked
from .metadata import as_front_matter
from .numbered_items import with_numbers
from .odt_citing import in_their_places
from .pagination import in_their_units
from .parsing import Parsed, convert, parse
from .places import occurrences, outline, paragraphs
from .places_ahead import parted
from .project import Defaults, project_metadata
from .referring import references
from .register import read_register
from .set_citations import live
from .several import each_named, unnested
from .stated_places import Stated, beside, moved, raised
from .statements import statements, with_links
from .styles import Shelf, read_style
from .text_files import decoded
from .titles import Titled, titled, titled_by_name
from .typed_structure import structured

# Where a manuscript stands alone and names no style, it gets this one, as pandoc gives its own author-date style.
DEFAULT_STYLE = "author-date"


def read(sources: Sources) -> Outcome[Copy]:
    """Understand a manuscript: its front matter, text, libraries, citation style and pictures."""
    sources = in_utf8(sources)
    text, fault = decoded(sources)
    refused = (fault,) if fault else _packed(sources, packed.faults)
    if refused:
        return Outcome(None, refused)
    found = split(text) if sources.format == "markdown" else None
    body = found.body if found else text
    taken = whole_text(sources, body)
    opened = office.opened(sources.manuscript.data, sources.format)
    parsed = parse(taken.text.encode() if text else opened.data, sources.format, sources.manuscript.path, body)
    if parsed.failure or parsed.excess:
        return Outcome(None, parsed.excess or (not_parsed(sources, parsed, body),))
    parsed = replace(parsed, blocks=in_their_places(parsed.blocks, opened.cited))
    front, said = _front_matter(sources, text, parsed)
    return _copy(sources, text, parsed, front, (*said, *taken.said), opened)


def _packed(sources: Sources, judge: Callable[[str, bytes], Diagnostics]) -> Diagnostics:
    return judge(sources.manuscript.path, sources.manuscript.data) if sources.format in office.FORMATS else ()


def _copy(
    sources: Sources, text: str, parsed: Parsed, front: FrontMatter, said: Diagnostics, opened: office.Opened
) -> Outcome[Copy]:
    whole = Place(sources.manuscript.path)
    text, prose, spots = _scanned(sources, text, parsed.blocks)
    found = _title(sources, front, parsed.blocks, opened)
    silent = (org.nocited if sources.format == "org" else nocited)(prose)
    typed = structured(found.body, front, sources.format)
    front, body = _listing(replace(typed.front, title=found.title, nocite=(*front.nocite, *silent)), typed.body)
    inline = inline_references(whole.path, text) if sources.format == "markdown" else ()
    meta_works = works_from_meta(whole.path, (*parsed.references, *opened.works, *inline))
    stock = shelves(sources, front, meta_works)
    body = with_folders(body, text, [file.name for file in sources.files]) if sources.format == "latex" else body
    ahead, inside = parted(text, spots, sources.format)
    front = _settled(front_with_places(front, ahead, whole), stock.library) if keys_in(front.texts) else front
    body = live(body, stock.library) if sources.format == "html" else body
    body = settled_keys(with_places(levelled(body), inside, whole), stock.library)
    body = in_their_units(unnested(body), stock.library, front.language)
    body = _referring(each_named(body), stock.library)
    keys = [*keys_in((*front.texts, body)), *front.nocite]
    works, faulty = cited_works(keys, stock.library, front.language)
    (style, unstyled), (pictures, unusable) = _style(sources, front), figures(sources, front, body)
    heard = (*opened.said, *found.said, *typed.said, *office.lost(opened, parsed, text))
    said = (
        *said,
        *faulty,
        *concerning_cited(stock.said, stock.library, keys, works),
        *unstyled,
        *unusable,
        *left_out(parsed, text, whole),
        *handlers(whole.path, text, prose, sources.format, body),
        *_packed(sources, packed.hidden),
        *(office.placed(one, whole.path, text) for one in heard),
        *(beyond_source(whole.path, text) if sources.format == "markdown" else ()),
    )
    if style is None:
        return Outcome(None, said)
    body = _with_decoded_sources(body)
    return Outcome(Copy(sources, front, body, stock.library, style, pictures, spots, text, prose, works), said)


def _listing(front: FrontMatter, body: Blocks) -> tuple[FrontMatter, Blocks]:
    """A place for the reference list asks for one, also after notes; what its heading says stays."""
    title, body = reference_section(body)
    if title is None:
        return front, body
    named = front.reference_title or title
    return replace(front, reference_list=front.reference_list or "always", reference_title=named), body


def _scanned(sources: Sources, text: str, blocks: Blocks) -> tuple[str, str, tuple[Spot, ...]]:
    """The text, its prose and its spots; a Word or ODT text has a line for each paragraph."""
    path, format = sources.manuscript.path, sources.format
    if format in office.FORMATS:
        words, spots = paragraphs(path, blocks)
        return words, words, spots
    if format not in ("markdown", "latex"):
        return text, text, tuple(occurrences(path, text, blocks))
    prose = masked(text) if format == "markdown" else text
    body = masked(split(text).body) if format == "markdown" else text
    return text, prose, (*scan(path, text), *outline(path, body, format))


def _settled(front: FrontMatter, library: Library) -> FrontMatter:
    """What front matter cites, by the keys that the works have."""
    return replace(
        front,
        title=settled_keys(front.title, library),
        subtitle=settled_keys(front.subtitle, library),
        abstract=settled_keys(front.abstract, library),
        epigraph=settled_keys(front.epigraph, library),
        epigraph_source=settled_keys(front.epigraph_source, library),
    )


def _title(sources: Sources, front: FrontMatter, blocks: Blocks, opened: office.Opened) -> Titled:
    """The stated title, or the one heading of level 1; in Word and ODT also what else may be one."""
    found, body = title_of(without_repeated_title(blocks, front.title), bool(front.title or opened.title))
    title = front.title or found
    titles = Titled(title, body)
    if not title and sources.format in office.FORMATS:
        titles = titled(body, opened.title, stated_title(sources.manuscript.data))
    return titles if titles.title or not sources.standalone else titled_by_name(body, sources.manuscript.name)


def _referring(body: Blocks, library: Library) -> Blocks:
    keys = frozenset(entry.key for entry in library.entries) | {work.id for work in library.items}
    labels = frozenset(node.attr.id for node in walk(body) if labelled_kind(node))  # type: ignore[union-attr]
    stated = statements(body)
    return with_numbers(with_links(references(body, keys, (labels | stated.keys()) - {""}), stated))


# ---------------------------------------------------------------- front matter


def _front_matter(sources: Sources, text: str, parsed: Parsed) -> tuple[FrontMatter, Diagnostics]:
    """From the text's own metadata, or from what pandoc found in a Word, LaTeX, HTML … file."""
    path, made = sources.manuscript.path, text
    if sources.format != "markdown":
        own, words = beside(sources)
        path, made = own or path, words or as_front_matter(parsed.meta)
    register, said = _register(sources)
    front, found = read_front_matter(
        path,
        made,
        convert=convert,
        register=register,
        journal=sources.journal,
        defaults=_defaults(sources),
        language=_named_language(sources.manuscript.name),
    )
    if path != sources.manuscript.path:
        front, found = raised(front, found)
    elif made is not text:
        front, found = moved(front, found, Stated(path, made, text, sources.format))
    concerned = tuple(
        one for one in said if any(one.place.path.endswith(f"/{person.id}.md") for person in front.authors)
    )
    return front, (*found, *concerned)


def _named_language(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) == 3 and 2 <= len(parts[1]) <= 8 else ""


def _register(sources: Sources) -> tuple[dict[str, Person], Diagnostics]:
    files = (one for one in sources.shared if one.name.startswith("manuscripts/authors/") and one.name.endswith(".md"))
    people, said = _people(tuple(files), sources.journal)
    return dict(people), said


@lru_cache(maxsize=2)
def _people(files: tuple[SourceFile, ...], journal: Masthead) -> tuple[dict[str, Person], Diagnostics]:
    """A register, read once in a process: a worker meets the same one with every article."""
    return read_register(files, journal, convert) if files else ({}, ())


def _defaults(sources: Sources) -> Defaults:
    """What Quarto's project files beside the text say; the nearest counts."""
    files = [one for one in sources.files if one.name.startswith(("_quarto.", "_metadata.", "_bookdown."))]
    made = [project_metadata(one.path, one.data.decode("utf-8", "replace"))[0] for one in files]
    return made[0] if made else Defaults()


# ---------------------------------------------------------------- style and pictures


def _style(sources: Sources, front: FrontMatter) -> tuple[CitationStyle | None, Diagnostics]:
    stated = style_stated(sources.manuscript.data.decode("utf-8", "replace")) if sources.format == "latex" else ""
    wanted = sources.csl or front.csl or sources.journal.style or stated or DEFAULT_STYLE
    place = (front.place("csl") if front.csl and not sources.csl else None) or Place(sources.manuscript.path)
    own = {file.name: file.data for file in sources.files if file.name.endswith(".csl")}
    shared = {file.name.rsplit("/", 1)[-1]: file.data for file in sources.shared if file.name.endswith(".csl")}
    asked = "--csl names it" if sources.csl else "journal.toml names it" if not front.csl and sources.journal.style else ""
    return read_style(wanted, Shelf(shared | own), place, asked)


def style_of_library(sources: Sources) -> tuple[CitationStyle | None, Diagnostics]:
    """The style by which a library is judged that is checked by itself: its journal's, or the command line's; else none."""
    return (None, ()) if sources.standalone and not sources.csl else _style(sources, FrontMatter())


def _with_decoded_sources(body: Blocks) -> Blocks:
    if not any(isinstance(node, Image) for node in walk(body)):
        return body

    def change(node: Node) -> Node:
        return replace(node, src=unquote(node.src)) if isinstance(node, Image) else node

    return rewrite(body, change)
