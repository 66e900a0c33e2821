"""Runs pandoc in a cage from bytes to bytes; the owner of pypandoc, which ships it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from . import cage
from .recall import Recall
from .scratch import scratch
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
    warnings: tuple[str, ...] = ()
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
    command = (program(), *arguments, "--sandbox", *_RUNTIME)
    ended = cage.run(command, source, limits, reads=(program(), *_LIBRARIES))
    if ended.stopped:
        return Ran(b"", f"pandoc {ended.stopped}", (), True)
    if ended.status:
        return Ran(b"", ended.messages or f"pandoc ended with status {ended.status}")
    return Ran(ended.output, "", tuple(re.findall(r"^\[WARNING\] (.*)", ended.messages, re.M)))


_LIBRARIES = ("/usr/lib", "/lib", "/lib64", "/etc/ld.so.cache")  # for a pandoc that is not static


_EACH = str(Path(__file__).with_name("each.lua"))


_WIDE = re.compile("[^\x00-\u10ff\u1200-\u2319]")  # letters as wide as East Asian ones are among these


def read_ahead(sources: Iterable[bytes], reader: str) -> None:
    """Parse some texts in one run, so that `read` has the trees already.

    What the run does not come to, since a text breaks it or takes too much, `read` does by itself.
    """
    waiting = [_asked(one, reader) for one in dict.fromkeys(sources) if not _its_own(one.decode())]
    if len(waiting) > 1:
        given = b"".join(b"%s\n%d\n%s" % (one.reader.encode(), len(one.source), one.source) for one in waiting)
        command = (program(), "lua", *_RUNTIME, _EACH)
        with scratch() as folder:  # pandoc copies the script
            ended = cage.run(command, _abbreviations() + b"\n" + given, SHORT, (program(), _EACH, *_LIBRARIES), folder)
        for asked, tree in zip(waiting, _trees(ended.output), strict=False):
            if tree:
                _recall.put((_reading(asked.reader), asked.source), Ran(tree))


def _its_own(text: str) -> bool:
    """Whether the command does with a text what its library does not: tabs, carriage returns, marks, lines of wide letters."""
    return "\t" in text or "\r" in text or _WIDE.search(text) is not None


@cache
def _abbreviations() -> bytes:
    """The words after which pandoc's Markdown reader lets no line break, in one line."""
    return b" ".join(run(("--print-default-data-file", "abbreviations"), b"").output.split())


def _trees(output: bytes) -> Iterator[bytes]:
    position = 0
    while (end := output.find(b"\n", position)) >= 0:
        length = int(output[position:end])
        position = end + 1 + length
        if position > len(output):  # stopped in the middle
            return
        yield output[end + 1 : position]


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
        return {}, Ran(b"", "its quotations, lists or emphasis are nested too deep", (), True)
