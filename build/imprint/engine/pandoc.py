"""Runs pandoc in a cage from bytes to bytes; the owner of pypandoc, which ships it."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from . import cage
from .recall import Recall
from .resident import Resident
from .withheld import given_back, joined, withheld

# What one run may take. Honest manuscripts of book length stay far below.
LIMITS = cage.Limits(seconds=30, memory=3072 * cage.MIB, file=256 * cage.MIB, files=64)
SHORT = cage.Limits(seconds=8, memory=3072 * cage.MIB, file=64 * cage.MIB, files=64)  # for small texts, of which there are many
# Heap and stack: their end is a message, not a crash. A nursery that most articles do not fill: little is collected.
_RUNTIME = ("+RTS", "-M2000m", "-K512m", "-A32m", "-RTS")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of pandoc gave: its output, or b"" and the reason in words; stopped, where a limit was the reason."""

    output: bytes
    failure: str = ""
    stopped: bool = False


_recall: Recall[Ran] = Recall(16 * cage.MIB, lambda key, ran: len(key[1]) + len(ran.output))  # type: ignore[index]


@cache
def program() -> str:
    """The path of the pandoc that pypandoc ships; the package itself loads all that fetching one takes, and is asked last."""
    for folder in getattr(find_spec("pypandoc"), "submodule_search_locations", None) or ():
        shipped = Path(folder, "files", "pandoc")
        if shipped.is_file():
            return str(shipped)
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def run(arguments: tuple[str, ...], source: bytes, limits: cage.Limits = LIMITS) -> Ran:
    """Run pandoc with arguments (ours, never an author's) over bytes on its standard input.

    Pandoc's own sandbox does not hold for its citation processor: the cage leaves it no file but itself.
    The same arguments and bytes give the same: a process that stays, such as a preview's, asks once.
    """
    key = (arguments, source)
    known = _recall.get(key)
    if known is None:
        known = _run(arguments, source, limits)
        if not known.failure:
            _recall.put(key, known)
    return known


def _run(arguments: tuple[str, ...], source: bytes, limits: cage.Limits) -> Ran:
    name = _name(arguments, source)
    answer = _resident.answer(name, source) if name else None
    if answer is not None:
        return Ran(answer)
    command = (program(), *arguments, "--sandbox", *_RUNTIME)
    ended = cage.run(command, source, limits, reads=(program(), *_LIBRARIES))
    if ended.stopped:
        return Ran(b"", f"pandoc {ended.stopped}", True)
    if ended.status:
        return Ran(b"", ended.messages or f"pandoc ended with status {ended.status}")
    return Ran(ended.output)


def _begun(folder: str) -> subprocess.Popen[bytes]:
    script = Path(__file__).with_name("resident.lua").read_text(encoding="utf-8")
    command = (program(), "lua", *_RUNTIME, "-e", script)
    streams = (subprocess.PIPE, subprocess.PIPE, subprocess.DEVNULL)
    return cage.started(command, LIMITS, (program(), *_LIBRARIES), folder, streams)


# What a pandoc that stays does (resident.lua): the citation processor takes 60 ms to load its tables, and 10 for an article.
CITED = ("-f", "json", "-t", "json", "--citeproc")
MATHML = ("-f", "json", "-t", "html", "--mathml", "--wrap=none")
_LARGE = cage.MIB // 2  # what is larger has all the limits to itself


def _name(arguments: tuple[str, ...], source: bytes) -> str:
    """What a pandoc that stays is asked for by that name; "" where only the command gives the same."""
    if len(source) > _LARGE:
        return ""
    if arguments in (CITED, MATHML):
        return "cited" if arguments == CITED else "mathml"
    reader = arguments[1]
    reads = arguments == _reading(reader) and reader.startswith(("markdown", "latex")) and not _its_own(source.decode())
    return reader if reads else ""


def _abbreviations() -> bytes:
    """The words after which pandoc's Markdown reader lets no line break, in one line."""
    return b" ".join(run(("--print-default-data-file", "abbreviations"), b"").output.split())


_resident = Resident(_begun, _abbreviations, 6)

_LIBRARIES = ("/usr/lib", "/lib", "/lib64", "/etc/ld.so.cache")  # for a pandoc that is not static


_WIDE = re.compile("[^\x00-\u10ff\u1200-\u2319]")  # letters as wide as East Asian ones are among these


def _its_own(text: str) -> bool:
    """Whether the command does with a text what its library does not: tabs, carriage returns, marks, lines of wide letters."""
    return "\t" in text or "\r" in text or _WIDE.search(text) is not None


def _reading(reader: str) -> tuple[str, ...]:
    standalone = ("-s",) if reader == "rst" else ()  # without it reStructuredText has no author and date
    return ("-f", reader, "-t", "json", *standalone)


@dataclass(frozen=True, slots=True)
class Asked:
    """What pandoc is given of a text, by which reader, and the words that are withheld from it."""

    source: bytes
    reader: str
    words: tuple[str, ...] = ()


# Extensions, and what a text has where they matter: looking for addresses (no scheme is longer) takes the reader as long
# as all else, and each name a fifth of a millisecond.
_MATTERING = (
    ("+autolink_bare_uris", re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,40}:\S|[^\s\[(]@")),
    ("+east_asian_line_breaks", _WIDE),
    ("-yaml_metadata_block", re.compile(r"---[ \t]*$", re.MULTILINE)),
    ("-pandoc_title_block", re.compile(r"\A%")),
)


@lru_cache(maxsize=64)
def _asked(source: bytes, reader: str) -> Asked:
    if not reader.startswith("markdown"):
        return Asked(source, reader)
    text, words = withheld(source.decode())
    for extension, sign in _MATTERING:
        reader = reader if sign.search(text) else reader.replace(extension, "")
    return Asked(text.encode(), reader, words)


def read(source: bytes, reader: str, limits: cage.Limits = LIMITS) -> tuple[dict[str, Any], Ran]:
    """Parse bytes of a pandoc input format to pandoc's JSON tree, its words joined to runs; {} where it failed."""
    asked = _asked(source, reader)
    ran = run(_reading(asked.reader), asked.source, limits)
    try:
        return (json.loads(joined(given_back(ran.output, asked.words))) if not ran.failure else {}), ran
    except RecursionError:
        return {}, Ran(b"", "its quotations, lists or emphasis are nested too deep", True)
