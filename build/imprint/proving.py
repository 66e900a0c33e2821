"""Proof in the line: finished files are read again; strict proof lets nothing out that has a flaw."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .model.diagnostic import Diagnostics, Severity
from .model.edition import Edition
from .model.issue import Bound, Leaves
from .model.proof import Flaw, Leaf, Proof, Seen, Spot
from .model.stages import Artefact, Copy, Rendered, Sources

if TYPE_CHECKING:
    from .render.templates import Templates

LEVELS = ("off", "report", "strict")


@dataclass(frozen=True, slots=True)
class Proved:
    """The artefacts that proof lets out, proof's own papers, and what it says."""

    artefacts: tuple[Artefact, ...]
    papers: tuple[Artefact, ...]
    said: Diagnostics


def proved(
    sources: Sources, copy: Copy, edition: Edition, rendered: Rendered, templates: Templates, strict: bool, stem: str
) -> Proved:
    """Prove what was rendered; the papers are <stem>.json and <stem>.html. Strict: a flaw is an error, and nothing goes out."""
    from .check import set_aside, weigh
    from .proof import prove
    from .proof.saying import speak
    from .render.settle import settled

    proof = prove(copy, settled(edition), rendered)
    said = (*rendered.said, *weigh(speak(proof, edition.place), sources, set_aside(copy)))
    if strict:
        said = tuple(replace(one, severity=Severity.ERROR) for one in said)
    return Proved(() if strict and said else rendered.artefacts, _papers(proof, templates, stem), said)


def issue_proved(
    bound: Bound, artefacts: tuple[Artefact, ...], templates: Templates
) -> tuple[tuple[Artefact, ...], Diagnostics]:
    """The papers of a whole issue, "<slug>.proof.json" and "<slug>.proof.html", and what is to be said of it.

    What could not be solved on an article's pages is in the papers; the article itself has spoken of it.
    """
    from .proof.bound import prove_issue
    from .proof.saying import say_flaws
    from .render.settle import settled

    def leaves(one: Leaves) -> Leaves:
        return replace(one, edition=settled(one.edition))

    gatherings = tuple(replace(one, leaves=tuple(map(leaves, one.leaves))) for one in bound.gatherings)
    proof = prove_issue(replace(bound, gatherings=gatherings), artefacts)
    theirs = {flaw.rule for one in bound.leaves for flaw in one.flaws}
    said = say_flaws((flaw for flaw in proof.flaws if flaw.rule not in theirs), bound.face.place)
    return _papers(proof, templates, f"{bound.face.slug}.proof"), said


def _papers(proof: Proof, templates: Templates, stem: str) -> tuple[Artefact, ...]:
    """Proof's papers, one for programs and one for people."""
    from .proof.saying import as_json

    page = _page(proof, templates).encode()
    return Artefact(f"{stem}.json", "application/json", as_json(proof)), Artefact(f"{stem}.html", "text/html", page)


def _page(proof: Proof, templates: Templates) -> str:
    """The proof for people: the pages in small, with marks where something is wrong."""

    def picture(leaf: Leaf) -> str:
        return "data:image/png;base64," + b64encode(leaf.picture).decode()

    def spots(file: Seen, leaf: Leaf) -> list[Spot]:
        return [spot for flaw in file.flaws for spot in flaw.spots if spot.page == leaf.number]

    def on(file: Seen, leaf: Leaf) -> list[Flaw]:
        return [flaw for flaw in file.flaws if any(spot.page == leaf.number for spot in flaw.spots)]

    return templates.render("proof.html", proof=proof, picture=picture, spots=spots, on=on, verdicts=())
