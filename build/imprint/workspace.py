"""The workspace: gathers sources whole and puts artefacts whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .clock import today
from .companions import companions, shown
from .covers import covers_missing
from .files import bytes_of, held, retractions_of
from .folders import below, listed, unread
from .fonts_installed import fonts_installed
from .model.diagnostic import Diagnostic, Diagnostics, Severity
from .model.manuscript import Masthead
from .model.place import Place
from .model.retraction import Retractions
from .model.stages import NONE_RETRACTED, Artefact, SourceFile, Sources
from .naming import USUAL_NAMES, legible, slugs
from .paginating import UNPAGED, Ledger
from .putting import put as put
from .read.masthead import Severities, read_masthead
from .read.paging import read_pages
from .whereabouts import home, journal_root

FORMATS = {
    ".md": "markdown", ".markdown": "markdown", ".qmd": "markdown", ".rmd": "markdown", ".txt": "markdown",
    ".docx": "docx", ".odt": "odt", ".tex": "latex", ".ltx": "latex", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".xml": "jats", ".jats": "jats", ".rst": "rst", ".org": "org",
}  # fmt: skip
# What a manuscript may name: pictures, libraries, styles, and what Quarto says beside the text.
PAGES = "pages.toml"  # the record of published pages, beside journal.toml

MAX_TEXT = 5_000_000  # bytes of a text manuscript


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal's folder: its masthead and what all its articles share."""

    root: Path
    masthead: Masthead
    severities: Severities
    shared: tuple[SourceFile, ...]
    retractions: Retractions = NONE_RETRACTED
    ledger: Ledger = UNPAGED
    readable: bool = True  # journal.toml was read; else its masthead is nobody's


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was asked for: one value per manuscript, the journal if it is one, and what could not be gathered."""

    sources: tuple[Sources, ...]
    journal: Journal | None = None
    whole: bool = False  # the whole journal was asked for
    said: Diagnostics = ()


def gather(paths: Iterable[Path], styles: tuple[SourceFile, ...]) -> Gathered:
    """Gather journals, article folders and single manuscripts; styles are the ones that imprint ships."""
    jobs: list[tuple[Path, Journal | None]] = []
    said: list[Diagnostic] = []
    whole, journal = False, None
    for path in paths:
        root = journal_root(path)
        journal = journal_at(root, styles, said) if root else None
        all_of_it = journal is not None and path.resolve() == journal.root
        whole = whole or all_of_it
        before = len(said)
        found = _journal_manuscripts(journal, said) if journal and all_of_it else tuple(_manuscripts(path, said))
        if not found and len(said) == before:
            said.append(_unfound(path, all_of_it))
        jobs += [(manuscript, journal) for manuscript in found]
    inside = [j is not None and path.resolve().is_relative_to(j.root / "manuscripts") for path, j in jobs]
    names = slugs([path for path, _ in jobs], inside)
    gathered = (_sources(path, j, slug, styles, said) for (path, j), slug in zip(jobs, names, strict=True))
    glyphs, day = fonts_installed().coverage, today()
    sources = [replace(one, glyphs=glyphs, today=day) for one in gathered if one]
    return Gathered(tuple(sources), journal, whole, tuple(said))


def _unfound(path: Path, journal: bool) -> Diagnostic:
    if os.path.lexists(path) and not os.path.isdir(path):
        return unread(path)
    what = "there is no manuscript in this folder" if os.path.isdir(path) else "there is no such manuscript"
    hint = f"imprint reads {', '.join(sorted(FORMATS))}"
    if journal:
        what, hint = "this journal has no article yet", "begin one: imprint new article quiet-harbours"
    return Diagnostic("manuscript-missing", Severity.ERROR, Place(shown(path)), what, hint)


def _journal_manuscripts(journal: Journal, said: list[Diagnostic]) -> tuple[Path, ...]:
    folder = journal.root / "manuscripts"
    folders = [one for one in _inside(folder, said) if one.name != "authors" and not one.name.startswith(".")]
    return tuple(manuscript for one in folders if os.path.isdir(one) for manuscript in _manuscripts(one, said))


def _inside(folder: Path, said: list[Diagnostic]) -> tuple[Path, ...]:
    """What lies in a folder; nothing, and a finding, where this account may not look."""
    if not os.path.isdir(folder):
        return ()
    there = listed(folder)
    said += [] if there is not None else [unread(folder)]
    return there or ()


def _manuscripts(path: Path, said: list[Diagnostic]) -> Iterator[Path]:
    """The manuscript itself; in a folder article.md, paper.md … with their translations, else whatever can be read."""
    if os.path.isfile(path) or held(path) is not None:
        yield path
    files = [one for one in _inside(path, said) if one.suffix.lower() in FORMATS and os.path.isfile(one)]
    files = [one for one in files if not one.name.lower().startswith(("readme", "license", "licence", "_", "."))]
    usual = [one for one in files if one.name.split(".")[0].lower() in USUAL_NAMES]
    yield from usual or files


def journal_at(root: Path, styles: tuple[SourceFile, ...], said: list[Diagnostic]) -> Journal:
    """A journal's folder, read."""
    data = bytes_of(root / "journal.toml", MAX_TEXT)
    designs = designs_of((*styles, *_folder(root, "styles", [])))
    masthead, severities, found = read_masthead(shown(root / "journal.toml"), data or b"", designs)
    said += found if data is not None else (unread(root / "journal.toml"),)
    own = [*_folder(root, "bibliography", said), *_folder(root, "manuscripts/authors", said)]
    for folder in masthead.style_folders:
        own += _folder(root, folder, said)
    names = {one.name for one in own}
    own += [one for one in styles if one.name not in names]
    retractions, faults = retractions_of(root, masthead.retractions, shown)
    readable = data is not None and all(one.rule != "journal-not-readable" for one in found)
    record = bytes_of(root / PAGES)
    fixed, wrong = read_pages(shown(root / PAGES), record or b"")
    said += (unread(root / PAGES),) if record is None and os.path.lexists(root / PAGES) else ()
    said += (*faults, *wrong, *covers_missing(root, masthead))
    return Journal(root, masthead, severities, tuple(own), retractions, Ledger(masthead.issues, fixed), readable)


def _folder(root: Path, name: str, said: list[Diagnostic]) -> list[SourceFile]:
    """All regular files of a folder of the journal, named from the journal's root; a finding for each that cannot be read."""
    folder = (root / name).resolve()
    if not folder.is_relative_to(root.resolve()):
        said += [unread(root / name)] if os.path.islink(root / name) else []
        return []
    out = []
    for path, data in below(folder) if os.path.isdir(folder) else ():
        here = Path(name) / path.relative_to(folder)
        if data is None:
            said.append(unread(root / here))
        else:
            out.append(SourceFile(legible(here.as_posix()), shown(root / here), data))
    return out


def _sources(
    path: Path, journal: Journal | None, slug: str, styles: tuple[SourceFile, ...], said: list[Diagnostic]
) -> Sources | None:
    format = FORMATS.get(path.suffix.lower())
    data = bytes_of(path)
    if format is None or data is None:
        said.append(unread(path) if format else _unknown(path))
        return None
    if len(data) > MAX_TEXT and format not in ("docx", "odt"):
        message = f"the text has {len(data):,} bytes; imprint reads up to {MAX_TEXT:,}"
        said.append(Diagnostic("manuscript-too-large", Severity.ERROR, Place(shown(path)), message, "split it"))
        return None
    manuscript = SourceFile(legible(path.name), shown(path), data)
    beside = tuple(companions(path, data, format))
    said += [unread(one) for one in beside if isinstance(one, Path)]
    files = tuple(one for one in beside if not isinstance(one, Path))
    shared = journal.shared if journal else styles
    sources = Sources(slug, manuscript, format, files, shared)
    if journal is None:
        return sources
    weights = journal.severities
    sources = replace(sources, retractions=journal.retractions, levels=weights.levels, allowed=weights.allow)
    return replace(sources, journal=journal.masthead, standalone=False, pages=journal.ledger.kept(slug))


def _unknown(path: Path) -> Diagnostic:
    known = ", ".join(sorted(FORMATS))
    message = f"imprint does not read files ending in {path.suffix or 'nothing'}"
    way = next((said for endings, said in _WAYS if path.suffix.lower() in endings), "")
    return Diagnostic("format-unknown", Severity.ERROR, Place(shown(path)), message, way or f"it reads {known}")


# How manuscripts of other programs come to a format that is read.
_WAYS = (
    ((".doc", ".dot", ".rtf", ".wpd", ".wps", ".pages", ".gdoc"), "open it in its program or LibreOffice, and save it as .docx"),
    ((".fodt", ".ott", ".sxw"), "open it in LibreOffice, and save it as .odt"),
    ((".typ",), "pandoc paper.typ -o paper.md makes Markdown of what is not computed; then read it through"),
    ((".adoc", ".asciidoc", ".asc"), "asciidoctor -b docbook5, then pandoc -f docbook -t markdown make Markdown of it"),
    ((".ipynb",), "jupytext --to md paper.ipynb makes Markdown of it; give its results as pictures and tables"),
    ((".rnw", ".snw"), "knit it in R (knitr::knit), and give the .tex that it writes"),
    ((".lyx",), "export it in LyX as LaTeX"),
    ((".wiki", ".mediawiki", ".textile", ".rest", ".dbk", ".t2t"), "pandoc makes Markdown of it: pandoc paper.wiki -o paper.md"),
    ((".pdf", ".ps", ".dvi"), "give the text that it was made of"),
    ((".epub", ".mobi", ".azw3"), "give the text that it was made of, or save that as .docx or .html"),
)


def designs_of(files: Iterable[SourceFile]) -> tuple[str, ...]:
    """The names of the designs among files: the folders of styles/designs/."""
    parts = [one.name.split("/") for one in files]
    return tuple(sorted({names[2] for names in parts if names[:2] == ["styles", "designs"] and len(names) > 3}))


def shipped(folder: str) -> tuple[SourceFile, ...]:
    """The files of a folder that come with imprint."""
    return tuple(SourceFile(one.name, one.name, one.data) for one in _folder(home(), folder, []))


def plant(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write new files below a folder; says how many."""
    return len(put(folder, (Artefact(name, "", data) for name, data in files)))


def overridden(sources: Sources, csl: str | None, libraries: Iterable[SourceFile]) -> Sources:
    """Sources with a citation style and libraries that the command line names."""
    files = list(sources.files)
    style = csl or sources.csl
    if csl and csl.endswith(".csl") and (data := bytes_of(Path(csl))) is not None:
        files.append(SourceFile(Path(csl).name, csl, data))
        style = Path(csl).name
    named = tuple(libraries)
    return replace(sources, files=(*files, *named), csl=style, libraries=tuple(file.name for file in named))


def libraries_at(paths: Iterable[Path]) -> tuple[tuple[SourceFile, ...], Diagnostics]:
    """Libraries by their paths, and a finding for each that cannot be read."""
    read = [(path, bytes_of(path)) for path in paths]
    files = tuple(SourceFile(path.name, shown(path), data) for path, data in read if data is not None)
    return files, tuple(unread(path) for path, data in read if data is None)
