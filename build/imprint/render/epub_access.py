"""What an EPUB can say of its accessibility, computed from what is in it (EPUB Accessibility 1.1, schema.org)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.edition import Edition
from ..model.picture import Picture
from ..model.text import Figure, Heading, Image, Math, Table, plain, walk


@dataclass(frozen=True, slots=True)
class Access:
    """schema.org's accessibility properties of a publication."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str


def access(edition: Edition, pictures: tuple[Picture, ...], paged: bool) -> Access:
    """The properties of an edition with the pictures that its EPUB holds; paged where it has a list of pages."""
    nodes = tuple(walk((edition.key_points, edition.abstract, edition.body, *(s.blocks for s in edition.sections))))
    formulas = tuple(node for node in nodes if isinstance(node, Math))
    described, total = _described(nodes)
    whole = described == total
    features = ["tableOfContents", "readingOrder", "displayTransformability"]
    features += ["structuralNavigation"] if any(isinstance(node, Heading) for node in nodes) else []
    features += ["alternativeText"] if total and whole else []
    features += ["MathML"] if any(formula.mathml for formula in formulas) else []
    features += ["describedMath"] if formulas else []
    features += ["pageNavigation", "pageBreakMarkers"] if paged else []
    modes = ("textual", "visual") if total or pictures else ("textual",)
    return Access(
        modes,
        ("textual",) if whole else ("textual,visual",),
        tuple(features),
        _hazards(pictures),
        _summary(total, described, formulas, nodes, paged),
    )


def _described(nodes: tuple[object, ...]) -> tuple[int, int]:
    """How many of the pictures have words of their author's, alternative text or caption, and how many there are."""
    images = [node for node in nodes if isinstance(node, Image)]
    captioned = {
        id(image)
        for figure in nodes
        if isinstance(figure, Figure) and plain(figure.caption)
        for image in walk(figure.blocks)
        if isinstance(image, Image)
    }
    told = [image for image in images if image.alt.strip() or image.title.strip() or id(image) in captioned]
    return len(told), len(images)


def _hazards(pictures: tuple[Picture, ...]) -> tuple[str, ...]:
    """None, unless a picture could move."""
    moving = any(p.media_type == "image/gif" or (p.vector and b"<animate" in p.data) for p in pictures)
    return ("noSoundHazard", "unknownFlashingHazard", "unknownMotionSimulationHazard") if moving else ("none",)


def _summary(total: int, described: int, formulas: tuple[Math, ...], nodes: tuple[object, ...], paged: bool) -> str:
    return " ".join(_sentences(total, described, len(formulas), any(isinstance(n, Table) for n in nodes), paged))


def _sentences(total: int, described: int, formulas: int, tables: bool, paged: bool) -> Iterator[str]:
    yield "The text reflows, has a table of contents and structural headings, and its notes link back to their calls."
    if total and described == total:
        yield "Every picture has an alternative text or a caption."
    elif total:
        yield f"Of {total} pictures, {described} have an alternative text or a caption."
    if formulas:
        yield "Formulas are MathML with their TeX as alternative text."
    if tables:
        yield "Tables are marked up with header cells."
    if paged:
        yield "A list of pages leads to the pages of the printed edition."
