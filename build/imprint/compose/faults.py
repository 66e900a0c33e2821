"""What is said where a citation style fails."""

from __future__ import annotations

from ..model.diagnostic import Diagnostic, Related, Severity
from ..model.place import Place
from ..model.stages import Counted
from ..model.text import Citation
from ..model.work import Work


def style_failed(counted: Counted, reason: str) -> Diagnostic:
    copy = counted.copy
    place = copy.front.place("csl") or Place(copy.sources.manuscript.path)
    message = f"the citation style {copy.style.name} cannot be used: {reason.splitlines()[-1]}"
    return Diagnostic("citation-style-fails", Severity.ERROR, place, message, "choose another style with csl: NAME")


def unprinted(counted: Counted, citation: Citation) -> Diagnostic:
    copy = counted.copy
    work = next((one for one in copy.works if one.id == citation.key), None)
    place = citation.place or Place(copy.sources.manuscript.path)
    kind = f' of the CSL type "{work.type}"' if work and work.type else ""
    message = f"the citation style {copy.style.name} prints nothing of {citation.key}{kind}: its citation would be empty"
    hint = "choose another style with csl: NAME, or give the entry the type and fields that this style prints"
    return Diagnostic("nothing-printed", Severity.ERROR, place, message, hint, related=_entry(work))


def _entry(work: Work | None) -> tuple[Related, ...]:
    return (Related(work.place, f"the entry {work.id}"),) if work and work.place else ()
