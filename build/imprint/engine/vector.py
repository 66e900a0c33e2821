"""Runs Ghostscript, poppler and drawers of metafiles from bytes to bytes, each in a cage with a scratch folder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from . import cage
from .scratch import scratch

# What one run may take: figures of books stay far below.
LIMITS = cage.Limits(seconds=12, memory=2048 * cage.MIB, file=200 * cage.MIB, files=128)


@dataclass(frozen=True, slots=True)
class Made:
    """What a run made, or b"" and the reason in words."""

    data: bytes
    failure: str = ""


def pdf_of_eps(data: bytes) -> Made:
    """EPS or PostScript to a PDF of its bounding box (Ghostscript, SAFER: it reads this file and its fonts)."""
    options = ("-dSAFER", "-dBATCH", "-dNOPAUSE", "-q", "-dEPSCrop", "-dFirstPage=1", "-dLastPage=1")
    return _run("gs", (*options, "-sDEVICE=pdfwrite", "-sOutputFile=out.pdf", "in.eps"), "in.eps", data, "out.pdf")


def svg_of_pdf(data: bytes) -> Made:
    """The first page of a PDF, cut to its crop box, as SVG: its width and height are in points, its words outlines."""
    options = ("-svg", "-origpagesizes", "-f", "1", "-l", "1")
    return _run("pdftocairo", (*options, "in.pdf", "out.svg"), "in.pdf", data, "out.svg")


def png_of_pdf(data: bytes, dpi: int = 300) -> Made:
    """The first page of a PDF, cut to its crop box, as PNG."""
    options = ("-png", "-cropbox", "-singlefile", "-r", str(dpi), "-f", "1", "-l", "1")
    return _run("pdftocairo", (*options, "in.pdf", "out"), "in.pdf", data, "out.png")


def jpeg_of_pdf(data: bytes, height: int) -> Made:
    """The first page of a PDF as JPEG, that many pixels high."""
    size = ("-scale-to-x", "-1", "-scale-to-y", str(height), "-singlefile", "-f", "1", "-l", "1")
    options = ("-jpeg", "-jpegopt", "quality=88,progressive=n,optimize=y", "-cropbox", *size)
    return _run("pdftocairo", (*options, "in.pdf", "out"), "in.pdf", data, "out.jpg")


def svg_of_emf(data: bytes) -> Made:
    """An Enhanced Metafile as SVG (libemf2svg)."""
    return _run("emf2svg-conv", ("-i", "in.emf", "-o", "out.svg"), "in.emf", data, "out.svg")


def svg_of_wmf(data: bytes) -> Made:
    """A Windows Metafile as SVG (libwmf)."""
    return _run("wmf2svg", ("-o", "out.svg", "in.wmf"), "in.wmf", data, "out.svg")


def _run(program: str, arguments: tuple[str, ...], name: str, data: bytes, result: str) -> Made:
    path = shutil.which(program)
    if path is None:
        return Made(b"", f"{program} is not installed")
    with scratch() as folder:
        Path(folder, name).write_bytes(data)
        ended = cage.run((path, *arguments), b"", LIMITS, (*cage.SYSTEM, folder), folder)
        made = Path(folder, result)
        if ended.stopped or ended.status:
            return Made(b"", f"{program} {ended.stopped}" if ended.stopped else _reason(ended.messages))
        if made.is_file() and not made.is_symlink():
            return Made(made.read_bytes())
    return Made(b"", f"{program} made nothing of it")


def _reason(messages: str) -> str:
    if "Incorrect password" in messages:
        return "it is protected by a password"
    lines = [line.strip() for line in messages.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "its converter failed"
