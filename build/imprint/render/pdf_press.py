"""The printer's file: PDF/X-4 in ink alone, with bleed and crop marks, and what the printer would complain about."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pydyf

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.edition import Edition
from ..model.printing import PressTerms
from .ink import ink
from .pdf_metadata import Claims, packet
from .pdf_setter import PRODUCER, Pages
from .pdf_tags import describe
from .separate import Separation

PRESS = Claims(press=True)
_MM = 72 / 25.4  # points
BLEED = 3 * _MM
_SLUG = 9 * _MM  # from the trim to the sheet's edge
_MARK = 5 * _MM  # the length of a crop mark; it begins a little beyond the bleed
_GAP = 0.5 * _MM
_HAIR = 0.25  # points
_ALL = "/AllPlates"  # the name of the registration colour in the pages' resources


def pressed(pages: Pages, edition: Edition, profile: bytes, identifier: bytes) -> tuple[bytes, Diagnostics]:
    """The press edition of laid-out pages (ISO 15930-7), b"" where no profile is there to separate by."""
    terms, work = edition.journal.press, ink(profile)
    if work is None:
        return b"", (_profile_missing(edition, terms, profile),)
    data = pages.write(lambda made: _described(made, edition), identifier, bleed=True)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if terms.even_pages and len(pdf.pages) % 2:
            _blank_page(pdf)
        separation = Separation(pdf, work)
        separation.separate()
        registration = pdf.make_indirect(_registration())
        for page in pdf.pages:
            _trimmed(page, registration)
        _bare(pdf, edition, terms, work.profile, work.name)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, force_version="1.6", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue(), tuple(_flooded(edition, terms, separation.most))


def _blank_page(pdf: pikepdf.Pdf) -> None:
    """One more page of the same boxes, without content."""
    before = pdf.pages[-1].obj
    pdf.add_blank_page()
    pdf.pages[-1].obj.Contents = pdf.make_stream(b"\n")  # printers' programs stumble over an empty one
    for key in ("/MediaBox", "/TrimBox", "/BleedBox"):
        pdf.pages[-1].obj[key] = before[key]


def _described(made: pydyf.PDF, edition: Edition) -> None:
    made.info["Trapped"] = "/False"
    describe(made, packet(edition, PRODUCER, PRESS))


def _bare(pdf: pikepdf.Pdf, edition: Edition, terms: PressTerms, profile: bytes, name: str) -> None:
    """Take out what only a screen needs, and put in the condition of the print (ISO 15930-7, 6.2)."""
    for key in ("/Outlines", "/Names", "/StructTreeRoot", "/MarkInfo", "/ViewerPreferences", "/PageMode"):
        if key in pdf.Root:
            del pdf.Root[key]
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/lab-d50" in thing:  # the setter lists these spaces always
            for key in ("/lab-d50", "/lab-d65", "/srgb"):
                if key in thing:
                    del thing[key]
    condition = terms.condition or "Custom"
    pdf.Root.OutputIntents = pikepdf.Array([
        pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFX,
            OutputConditionIdentifier=pikepdf.String(condition),
            Info=pikepdf.String(name or condition),
            RegistryName=pikepdf.String("http://www.color.org" if terms.condition else ""),
            DestOutputProfile=pdf.make_indirect(pdf.make_stream(profile, N=4)),
        )
    ])  # fmt: skip


# ---------------------------------------------------------------- boxes and marks


def _trimmed(page: pikepdf.Page, registration: Any) -> None:
    """Boxes of trim, bleed and sheet, crop marks between the last two, no annotations."""
    trim = [float(one) for one in page.obj.TrimBox]
    page.obj.BleedBox = _wider(trim, BLEED)
    page.obj.MediaBox = _wider(trim, _SLUG)
    for key in ("/Annots", "/Tabs", "/StructParents", "/CropBox"):
        if key in page.obj:
            del page.obj[key]
    page.obj.Group = pikepdf.Dictionary(Type=pikepdf.Name.Group, S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK)
    if "/Resources" not in page.obj:
        page.obj.Resources = pikepdf.Dictionary()
    if "/ColorSpace" not in page.obj.Resources:
        page.obj.Resources.ColorSpace = pikepdf.Dictionary()
    page.obj.Resources.ColorSpace[_ALL] = registration
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n" + _marks(trim), prepend=False)


def _wider(box: list[float], by: float) -> pikepdf.Array:
    left, bottom, right, top = box
    return pikepdf.Array([round(one, 4) for one in (left - by, bottom - by, right + by, top + by)])


def _registration() -> Any:
    """The colour that prints on every plate (ISO 32000-1, 8.6.6.4)."""
    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, tint])


def _marks(trim: list[float]) -> bytes:
    """Crop marks at the four corners, outside the bleed."""
    near, far = BLEED + _GAP, BLEED + _GAP + _MARK
    left, bottom, right, top = trim
    lines = []
    for x, way in ((left, -1), (right, 1)):
        for y, up in ((bottom, -1), (top, 1)):
            lines += [(x + way * near, y, x + way * far, y), (x, y + up * near, x, y + up * far)]
    drawn = "\n".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S" for a, b, c, d in lines)
    return f"q {_ALL} CS 1 SCN {_HAIR} w\n{drawn}\nQ\n".encode("ascii")


# ---------------------------------------------------------------- what the printer would complain about


def _profile_missing(edition: Edition, terms: PressTerms, profile: bytes) -> Diagnostic:
    if profile:
        message = f"{terms.profile or 'the profile'} is no ICC profile of a CMYK printing condition"
    else:
        message = f"there is no {terms.profile}" if terms.profile else "no ICC profile is named, and this machine has none"
    hint = 'ask the printer for the profile, put it into styles/, and name it in journal.toml: [press] profile = "styles/…"'
    return Diagnostic("press-profile-missing", Severity.ERROR, edition.place, message, hint)


def _flooded(edition: Edition, terms: PressTerms, most: float) -> Iterator[Diagnostic]:
    if terms.ink_limit and most > terms.ink_limit + 0.5:
        message = f"{most:.0f} % of ink in one place; {terms.ink_limit} % are agreed with the printer"
        hint = "choose a profile with a lower total, or lighten the darkest colours and pictures"
        yield Diagnostic("too-much-ink", Severity.WARNING, edition.place, message, hint)
