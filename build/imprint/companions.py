"""What belongs to a manuscript in its folder: pictures, libraries, styles, and the texts that it takes in."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

from .files import bytes_of
from .model.stages import SourceFile
from .naming import legible
from .read.includes import included
from .read.not_bibtex import works_begin
from .whereabouts import walked

COMPANIONS = frozenset((
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".svg", ".pdf", ".eps", ".ps",
    ".emf", ".wmf", ".emz", ".wmz", ".bib", ".bibtex",
    ".json", ".yaml", ".yml", ".csl", ".ris", ".enw", ".nbib",
))  # fmt: skip
TEX = frozenset((".tex", ".ltx"))
QUARTO = ("_quarto.yml", "_quarto.yaml", "_metadata.yml", "_metadata.yaml", "_bookdown.yml")
MAX_FILES = 5_000  # files looked at in a manuscript's folder
MAX_INCLUDED = 200  # files that a text takes in


def shown(path: Path) -> str:
    """A path as findings show it: relative to the working folder where it lies inside."""
    try:
        within = (path.parent.resolve() / path.name).is_relative_to(Path.cwd())  # a link's own place
        return legible(Path(os.path.relpath(path)).as_posix() if within else path.as_posix())
    except (ValueError, OSError, RuntimeError):  # the last for links in a circle
        return legible(path.as_posix())


def companions(path: Path, data: bytes, format: str) -> Iterator[SourceFile | Path]:
    """The files below the manuscript's folder that its text names, and what Quarto says beside it.

    Nothing above that folder is looked at, and no link is followed: what cannot be read is given as its path.
    """
    folder = path.parent
    files = list(_files_below(folder))
    if files in ([], [path]):
        return
    named = _named(data) if format not in ("docx", "odt") else None
    quarto = [one for name in QUARTO if (one := bytes_of(folder / name)) is not None]
    chapters = dict(_included(folder, data, format))
    for one in (*quarto, *chapters.values(), *(_chapters(folder, named or set()) if format == "latex" else ())):
        named = (named or set()) | _named(one)
    alone = not any(file.suffix.lower() == ".bib" and file.parent == folder for file in files)
    for file in files:
        name = file.relative_to(folder).as_posix()
        beside = file.suffix.lower() == ".bib" and file.parent == folder
        beside = beside or (alone and file.parent == folder and file.suffix.lower() in _SHELVES and _holds_works(file))
        beside = beside or (format == "latex" and name == f"{path.stem}.bbl")
        wanted = beside or file.name in (*QUARTO, f"{path.stem}.yaml", f"{path.stem}.yml")
        wanted = wanted or name in chapters or (named is not None and _is_named(file, named))
        if wanted:
            content = bytes_of(file)
            yield file if content is None else SourceFile(legible(name), shown(file), content)


_SHELVES = frozenset((".json", ".yaml", ".yml", ".ris", ".enw", ".nbib"))  # where no .bib stands beside the text


def _holds_works(file: Path) -> bool:
    """Whether a file begins as works in CSL JSON or YAML, RIS, or EndNote's or PubMed's formats do."""
    return bool(works_begin((bytes_of(file) or b"")[:4000]))


def _included(folder: Path, data: bytes, format: str) -> Iterator[tuple[str, bytes]]:
    """The files that a Markdown text takes in, and those that they take in, by their names below the folder."""
    waiting, wanted = [data] if format == "markdown" else [], set[str]()
    while waiting:
        more = included(waiting.pop().decode("utf-8", "replace")) - wanted
        there = {one.relative_to(folder).as_posix(): one for one in _files_below(folder)} if more else {}
        wanted |= more
        for name in sorted(more & there.keys()):
            if (content := bytes_of(there[name])) is not None and len(wanted) <= MAX_INCLUDED:
                waiting.append(content)
                yield name, content


def _chapters(folder: Path, named: set[str]) -> Iterator[bytes]:
    """The LaTeX files that a LaTeX text takes in: their pictures and libraries are its own."""
    files = [one for one in _files_below(folder) if one.suffix.lower() in TEX]
    while taken := [one for one in files if _is_named(one, named, TEX)]:
        files = [one for one in files if one not in taken]
        for content in filter(None, map(bytes_of, taken)):
            named = named | _named(content)
            yield content


def _named(data: bytes) -> set[str]:
    """Every word of a text that may be the last part of a path, in lower case, as written and percent-decoded."""
    text = data.decode("utf-8", "replace")
    decoded = f"{text} {unquote(text)}" if "%" in text else text
    words = {part.lower() for part in re.split(r"[\s/\\()\[\]{}\"'`<>,;|=:]+", decoded) if part}
    spaced = {
        run[: ends[-1]].rsplit("/", 1)[-1].strip(" )>\"'}").lower()
        for run in re.split(r"[\n(<\"'{]+", text)
        if (ends := [one.end() for one in re.finditer(r"\.[a-zA-Z]{3,4}\b", run)])
    }
    return words | spaced | {unicodedata.normalize("NFC", one) for one in spaced}


def _is_named(file: Path, named: set[str], kinds: frozenset[str] = COMPANIONS | TEX) -> bool:
    name = unicodedata.normalize("NFC", file.name).lower()
    return file.suffix.lower() in kinds and (name in named or name.rsplit(".", 1)[0] in named)


def _files_below(folder: Path) -> Iterator[Path]:
    """The files below a folder in a fixed order, up to a limit."""
    yield from islice((here / name for here, files in walked(folder) for name in files), MAX_FILES)


# ---------------------------------------------------------------- what comes with imprint, and what is new
