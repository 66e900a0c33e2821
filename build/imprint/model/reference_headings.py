"""What authors call the section of their references, in the languages of manuscripts."""

from __future__ import annotations

from .text import Heading, plain

REFERENCE_SECTIONS = frozenset((
    "references", "references cited", "bibliography", "selected bibliography", "literature", "literature cited", "works cited",
    "reference list", "literatur", "literaturverzeichnis", "quellen", "quellen und literatur", "bibliografie",
    "bibliographie", "références", "références bibliographiques", "bibliografía", "referencias", "referencias bibliográficas",
    "referências", "referências bibliográficas", "bibliografia", "riferimenti", "riferimenti bibliografici", "kaynaklar",
    "kaynakça", "sources",
    "литература", "список литературы", "библиография", "література", "참고문헌", "参考文献", "文献", "referenties", "literatuur",
    "referenser", "viitteet", "المراجع", "منابع", "מקורות", "βιβλιογραφία", "αναφορές",
))  # fmt: skip


def names_references(heading: Heading) -> bool:
    """Whether a heading is that of the references, a number before it or not."""
    return plain(heading.content).casefold().strip(" .:0123456789") in REFERENCE_SECTIONS
