"""What is said of a citation of which the citation style prints nothing: before and after the words are set."""

from __future__ import annotations

from .diagnostic import Diagnostic, Related, Severity
from .place import Place
from .style import CitationStyle
from .text import Citation
from .work import Work


def unprinted(path: str, style: CitationStyle, citation: Citation, work: Work | None) -> Diagnostic:
    """The finding at the citation in the manuscript of a path, and at the work's entry."""
    kind = f' of the CSL type "{work.type}"' if work and work.type else ""
    message = f"the citation style {style.name} prints nothing of {citation.key}{kind}: its citation would be empty"
    hint = "choose another style with csl: NAME, or give the entry the type and fields that this style prints"
    entry = (Related(work.place, f"the entry {work.id}"),) if work and work.place else ()
    return Diagnostic("nothing-printed", Severity.ERROR, citation.place or Place(path), message, hint, entry)
