"""Flaws as findings, one for each rule and file, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.place import Place
from ..model.proof import VALIDATORS, Flaw, Proof, Seen, Verdict

# What somebody should look at before the file goes out; all else needs mending.
NOTES = frozenset((
    "stub-page", "setter-remark", "loose-line", "widow-line", "orphan-line", "stranded-heading", "white-foot", "far-figure",
))  # fmt: skip
HINTS = {
    "words-lost": "look at the page, then at the source: what is written in a way that the format cannot hold?",
    "note-lost": "a note needs a call, and stands on the page of its call or later",
    "link-without-target": "give the target its identifier, or take the link out",
    "duplicate-identifier": "give each element an identifier of its own",
    "font-not-embedded": "install the font, so that it can go into the file",
    "colour-of-other-edition": "look at what the journal adds to the templates and style sheets of print",
    "odd-page-box": "look at the page sizes in styles/print/",
    "text-beyond-page": "let the line break: a long word, address or listing, or a wide table",
    "loose-line": "reword the sentence, or allow a break in its longest word",
    "overfull-line": "let the line break: a soft hyphen in its longest word, an address in parts",
    "widow-line": "reword the paragraph so that it is a line shorter or longer",
    "orphan-line": "reword a paragraph before it so that it is a line shorter or longer",
    "stranded-heading": "shorten or lengthen the text before it by a line or two",
    "white-foot": "move the figure or table that follows, or make it smaller",
    "far-figure": "put the figure nearer to where it is spoken of first",
    "stub-page": "shorten or lengthen the text a little, or let it be",
    "setter-remark": "the page may lack what the setter speaks of",
    "validator-fault": "mend what styles/ of the journal adds; where that is nothing, it is imprint's own fault",
    "output-not-readable": "this file must not go out",
}


def speak(proof: Proof, place: Place) -> Diagnostics:
    """The flaws as findings at the manuscript's place: the first of each rule and file, and how many more."""
    return say_flaws(proof.flaws, place)


def say_flaws(flaws: Iterable[Flaw], place: Place) -> Diagnostics:
    grouped = groupby(sorted(flaws, key=_kind), key=_kind)
    return tuple(_finding(tuple(flaws), place) for _, flaws in grouped)


def _kind(flaw: Flaw) -> tuple[str, str]:
    return flaw.output, flaw.rule


def _finding(flaws: tuple[Flaw, ...], place: Place) -> Diagnostic:
    first = flaws[0]
    severity = Severity.NOTE if first.rule in NOTES else Severity.WARNING
    more = f" (and {len(flaws) - 1} more)" if len(flaws) > 1 else ""
    return Diagnostic(first.rule, severity, place, f"{first.output}: {first.message}{more}", HINTS[first.rule])


def as_json(proof: Proof) -> bytes:
    """The proof for programs: the files in order, with their digests, pages and flaws."""
    found = {
        "slug": proof.slug,
        "title": proof.title,
        "sources": proof.digest,
        "flaws": len(proof.flaws),
        "limits": dict(proof.limits),
        "files": [_file(file) for file in proof.files],
        "validators": [asdict(one) for one in _unasked(proof)],
    }
    return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"


def _unasked(proof: Proof) -> Iterator[Verdict]:
    """Every validator for every file, before any is asked."""
    for file in proof.files:
        yield from (Verdict(name, file.name) for name, media_type in VALIDATORS if file.media_type == media_type)


def _file(file: Seen) -> dict[str, object]:
    pages = [
        {"number": leaf.number, "label": leaf.label, "width": round(leaf.width, 2), "height": round(leaf.height, 2)}
        for leaf in file.leaves
    ]
    return {
        "name": file.name,
        "type": file.media_type,
        "bytes": file.size,
        "sha256": file.digest,
        "counts": dict(file.counts),
        "pages": pages,
        "flaws": [_flaw(flaw) for flaw in file.flaws],
    }


def _flaw(flaw: Flaw) -> dict[str, object]:
    spots = [
        {"page": spot.page, "box": [round(side, 4) for side in (spot.left, spot.top, spot.right, spot.bottom)]}
        for spot in flaw.spots
    ]
    return {"rule": flaw.rule, "message": flaw.message, "spots": spots}
