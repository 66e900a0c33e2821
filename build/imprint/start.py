"""What `imprint init` and `imprint new` write: the sample journal, skeletons of an article and of an author's entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from .companions import shown
from .engine.aside import Stopped, Tell, aside
from .files import bytes_of
from .folders import unread
from .model.diagnostic import Diagnostic, Diagnostics, Severity
from .model.place import Place
from .model.stages import Artefact
from .read.styles import Shelf, read_style
from .whereabouts import home
from .workspace import put, shipped

Tree: TypeAlias = tuple[tuple[str, bytes], ...]

# What lies beside the sources and is none: traces of other programs.
_TRACES = (".blg", ".bak", ".orig", ".pyc", "~")

_GITIGNORE = """# What a build writes; everything else here is the journal.
/out/
.tmp-*
"""

_README = """# A journal made with imprint

| | |
|---|---|
| `journal.toml` | the masthead: title, ISSN, publisher, licence, languages, citation style, issues |
| `pages.toml` | the pages of the published issues; `imprint paginate` keeps it |
| `manuscripts/` | a folder for each article: `<slug>/article.md`, translations `article.tr.md`, its pictures |
| `manuscripts/authors/` | the register: an entry for each author, with name, ORCID, affiliation, photo, biography |
| `bibliography/` | the journal's libraries (BibTeX) |
| `styles/` | citation styles (CSL), style sheets and templates: change them to change the journal's looks |
| `out/` | what a build writes |

    imprint check                  what is wrong, where, and how to mend it
    imprint build                  all articles as PDF, EPUB, HTML and JATS, and the journal's site, into out/
    imprint new author ada-example --name "Ada Example"
    imprint new article quiet-harbours --title "Quiet Harbours" --author ada-example
    imprint doctor                 what this machine lacks
"""

_OF_THE_SAMPLE = """
The articles, authors and sources that came with this folder are a sample. Build them once, look at the results, then
write the masthead anew in `journal.toml` and delete `pages.toml`, the sample's folders in `manuscripts/` and its
libraries in `bibliography/`.
"""

_MASTHEAD = """# The masthead of the journal: what is printed on every issue, and what the articles refer to.

[journal]
title = {title}
languages = ["en"]
style = "house"            # a citation style of styles/, without .csl; `imprint style add FILE` brings others
notes = "endnotes"         # or "footnotes"
# note-marks = "arabic"    # or "lower-roman"
# subtitle = "…"
# publisher = "…"
# place = "…"
# issn = "…"               # printed; eissn is the one of the web
# url = "https://…"        # where the site will stand
# email = "…"
# description = "…"
# license = "CC-BY-4.0"
# copyright-holder = "authors"
# doi-prefix = "10.…"

# [[affiliations]]         # institutions that the authors' entries name by their id
# id = "an-id"
# name = "…"
# city = "…"
# country = "…"
# ror = "https://ror.org/…"

# [[editors]]
# name = "…"
# role = "Editor"

# [[issues]]
# volume = 1
# number = 1
# date = 2026-01-31
# articles = ["quiet-harbours"]
"""

_LIBRARY = """% The journal's library (BibLaTeX): what its articles cite. More libraries may lie beside this one.
"""

_ARTICLE = """---
title: {title}
lang: {language}
author:
{authors}
abstract: >-
  Say in three to five sentences what is asked, how it is answered, and what follows from it.
keywords: []
# subtitle: "…"
# short-title: "…"          for the running heads, where the title is long
# category: Essay           the kicker above the title
# date: 2026-01-31          received, accepted and published are dates too
# bibliography: [mine.bib]  beside the journal's own libraries in bibliography/
# notes: footnotes          the journal's choice is in journal.toml
---

Begin here. A citation becomes a note by the journal's style: write the key of a library's entry in square brackets,
with the page after a comma.^[A note of your own is written like this, where its mark shall stand.]

## A heading

A picture lies beside this file and is shown with `![What it shows](picture.png)`; its caption is what stands between
the brackets. `imprint check` says what is wrong and where.
"""

_AUTHOR = """---
# Particles and suffixes find themselves; {{given: Ada, family: Example}} says them outright.
name: {name}
# orcid: 0000-0000-0000-0000
# email: name@journal.example
# affiliation: [an-id]      of [[affiliations]] in journal.toml, or words
# photo: {id}.jpg
---

::: {{lang=en}}
{plain} writes for this journal. Replace this sentence with a biography of three or four; add a block for each other
language of the journal.
:::
"""


def journal_tree() -> Tree:
    """The files of a new journal by their paths in it: the sample's masthead, styles, libraries and manuscripts."""
    parts = [(name, _sample(name)) for name in ("journal.toml", "pages.toml", "manuscripts", "bibliography")]
    folders = (*parts, ("styles", home() / "styles"))
    files = dict(one for name, path in folders for one in _files(name, path))
    return (*sorted(files.items()), (".gitignore", _GITIGNORE.encode()), ("README.md", (_README + _OF_THE_SAMPLE).encode()))


def bare_tree(title: str) -> Tree:
    """The files of a new journal without articles: a masthead to fill in, an empty library, styles."""
    texts = {
        "journal.toml": _MASTHEAD.format(title=_quoted(title)),
        "bibliography/library.bib": _LIBRARY,
        ".gitignore": _GITIGNORE,
        "README.md": _README,
    }
    return (*_files("styles", home() / "styles"), *((name, text.encode()) for name, text in texts.items()))


def article_tree(slug: str, title: str, authors: tuple[str, ...] = (), language: str = "en") -> Tree:
    """A new article that builds as it stands; authors are ids of the register."""
    people = "\n".join(f"  - id: {_quoted(author)}" for author in authors) or '  - name: "Given Family"'
    text = _ARTICLE.format(title=_quoted(title), language=_quoted(language), authors=people)
    return ((f"manuscripts/{slug}/article.md", text.encode()),)


def author_tree(id: str, name: str) -> Tree:
    """A new entry of the authors' register."""
    plain = "".join(f"\\{char}" if char in "\\`*_{}[]()#+-.!<>@^~$|'\"" else char for char in _line(name))
    text = _AUTHOR.format(id=id, name=_quoted(name), plain=plain)
    return ((f"manuscripts/authors/{id}.md", text.encode()),)


def _quoted(text: str) -> str:
    """A YAML string in double quotes: JSON's strings are YAML's (YAML 1.2, section 1.2)."""
    return json.dumps(_line(text), ensure_ascii=False)


def _line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _sample(name: str) -> Path:
    root = home()
    return root / "sample" / name if (root / "sample").is_dir() else root / name


def _files(name: str, path: Path) -> Iterator[tuple[str, bytes]]:
    """A file, or all files below a folder, under a name in the new journal; hidden ones and traces are left out."""
    if path.is_file() and not path.name.startswith(".") and not path.name.endswith(_TRACES):
        yield name, path.read_bytes()
    elif path.is_dir() and path.name != "__pycache__" and not path.name.startswith("."):
        for below in sorted(path.iterdir()):
            yield from _files(f"{name}/{below.name}", below)


def add_style(root: Path, path: Path) -> tuple[str, Diagnostics]:
    """Copy a CSL style into the journal's styles/, unless it cannot be used; its name and what is wrong with it.

    It is somebody else's file: it is read in a cage.
    """
    name, data = path.stem, bytes_of(path)
    if data is None:
        return name, (unread(path),)
    own = {one.name: bytes_of(one) or b"" for one in sorted((root / "styles").rglob("*.csl"))}
    others = {one.name: one.data for one in shipped("styles")} | own
    shelf = Shelf({Path(k).name: v for k, v in others.items()} | {name: data})

    def judge(_: Tell) -> tuple[bool, Diagnostics]:
        style, said = read_style(name, shelf, Place(shown(path)))
        return style is not None, said

    try:
        usable, said = aside(judge)
    except Stopped as fault:
        message = f"the citation style {name} cannot be read: it {fault}"
        return name, (Diagnostic("over-limit", Severity.ERROR, Place(shown(path)), message, "choose another one"),)
    if usable:
        put(root / "styles", (Artefact(f"{name}.csl", "", data),), root)
    return name, said
