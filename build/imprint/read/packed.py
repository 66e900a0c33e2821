"""Word and ODT files before any converter opens them: bombs, entities, rings of notes, words that Word does not show."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.place import Place

MOST_MEMBERS = 5_000
MOST_BYTES = 200_000_000  # of all members, unpacked
MOST_XML = 60_000_000  # of the parts that are XML, unpacked
_FAULTS = (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError, zlib.error)
_NOTE_PARTS = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")
_CALL = re.compile(rb"<w:(?:footnote|endnote|comment)Reference\b")
_RUN = re.compile(rb"<w:r[ >](?:(?!</w:r>).)*?<w:(?:vanish|webHidden)(?:\s*/>|\s+w:val=\"(?:true|1|on)\"\s*/>).*?</w:r>", re.S)
_WORDS = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def faults(path: str, data: bytes) -> Diagnostics:
    """Why a Word or ODT file is not read; nothing where it may be. path is what findings show."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(_faults(path, archive))
    except _FAULTS as fault:
        return (_unreadable(path, f"it is no intact zip archive ({str(fault)[:80]})"),)


def hidden(path: str, data: bytes) -> Diagnostics:
    """The words of a Word file that are marked as hidden: pandoc prints them, Word does not show them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            text = archive.read("word/document.xml")
    except (*_FAULTS, KeyError):
        return ()
    words = [b"".join(_WORDS.findall(run)).decode("utf-8", "replace").strip() for run in _RUN.findall(text)]
    message = "words that are hidden in Word are printed here: {}"
    hint = "delete them, or show them: Home, Font, Hidden"
    place = Place(path)
    found = (Diagnostic("hidden-text", Severity.WARNING, place, message.format(_short(one)), hint) for one in words if one)
    return tuple(dict.fromkeys(found))[:20]


def _short(words: str) -> str:
    plain = html.unescape(words)
    return plain if len(plain) <= 60 else plain[:60] + "…"


def _faults(path: str, archive: zipfile.ZipFile) -> Iterator[Diagnostic]:
    members = archive.infolist()
    size = sum(one.file_size for one in members)
    parts = [one for one in members if one.filename.endswith((".xml", ".rels"))]
    if len(members) > MOST_MEMBERS:
        yield _beyond(path, f"it holds {len(members):,} files; {MOST_MEMBERS:,} is the limit")
    elif size > MOST_BYTES:
        yield _beyond(path, f"it unpacks to {size // 1_000_000:,} MB; {MOST_BYTES // 1_000_000:,} MB is the limit")
    elif sum(one.file_size for one in parts) > MOST_XML:
        yield _beyond(path, f"its text unpacks to more than {MOST_XML // 1_000_000:,} MB, the limit")
    elif _overlap(members):
        yield _unreadable(path, "its files lie over each other, which no program writes")
    else:
        yield from _in_parts(path, archive, parts)


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    ordered = sorted(members, key=lambda one: one.header_offset)
    ends = [one.header_offset + 30 + len(one.orig_filename.encode()) + one.compress_size for one in ordered]
    return any(end > after.header_offset for end, after in zip(ends, ordered[1:], strict=False))


def _in_parts(path: str, archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[Diagnostic]:
    for part in parts:
        text = archive.read(part)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text or text[:2] in (b"\xff\xfe", b"\xfe\xff"):
            yield _unreadable(path, f"{part.filename[:60]} has a DOCTYPE or is not UTF-8, which office programs do not write")
            return
        if part.filename in _NOTE_PARTS and _CALL.search(text):
            yield _unreadable(path, f"a footnote or comment calls another one ({part.filename}), perhaps itself")
            return


def _unreadable(path: str, why: str) -> Diagnostic:
    message = f"the file cannot be read: {why}"
    hint = "open it in Word or LibreOffice, and save it anew"
    return Diagnostic("manuscript-not-readable", Severity.ERROR, Place(path), message, hint)


def _beyond(path: str, why: str) -> Diagnostic:
    hint = "make its pictures smaller, and delete what is not shown"
    return Diagnostic("over-limit", Severity.ERROR, Place(path), f"the file is not read: {why}", hint)
