"""What is said where a citation style fails."""

from __future__ import annotations

from ..model.diagnostic import Diagnostic, Severity
from ..model.place import Place
from ..model.stages import Counted
from ..model.text import Citation
from ..model.unprinted import unprinted


def style_failed(counted: Counted, reason: str) -> Diagnostic:
    copy = counted.copy
    place = copy.front.place("csl") or Place(copy.sources.manuscript.path)
    message = f"the citation style {copy.style.name} cannot be used: {reason.splitlines()[-1]}"
    return Diagnostic("citation-style-fails", Severity.ERROR, place, message, "choose another style with csl: NAME")


def empty(counted: Counted, citation: Citation) -> Diagnostic:
    copy = counted.copy
    work = next((one for one in copy.works if one.id == citation.key), None)
    return unprinted(copy.sources.manuscript.path, copy.style, citation, work)
