"""Runs Ghostscript and poppler from bytes to bytes: EPS to PDF, PDF to SVG or PNG, each in a scratch folder."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

SECONDS = 40
# One run's CPU seconds, memory (KiB) and file size (512-byte blocks): figures of books stay far below.
_LIMITS = f"ulimit -c 0; ulimit -t {SECONDS}; ulimit -v 2000000; ulimit -f 400000"
_SHELL = f'{{ {_LIMITS}; }} 2>/dev/null; exec "$@"'


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


def _run(program: str, arguments: tuple[str, ...], name: str, data: bytes, result: str) -> Made:
    path = shutil.which(program)
    if path is None:
        return Made(b"", f"{program} is not installed")
    with tempfile.TemporaryDirectory(prefix="imprint-") as folder:
        Path(folder, name).write_bytes(data)
        failure = _ran((path, *arguments), folder)
        made = Path(folder, result)
        if made.is_file() and not failure:
            return Made(made.read_bytes())
    return Made(b"", failure or f"{program} made nothing of it")


def _ran(command: tuple[str, ...], folder: str) -> str:
    """Run a command under limits; "" or why it failed."""
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder, "TMPDIR": folder, "TEMP": folder}
    with subprocess.Popen(
        ("/bin/sh", "-c", _SHELL, "sh", *command),
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            _, messages = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return f"it took longer than {SECONDS} s"
    return "" if process.returncode == 0 else _reason(messages.decode("utf-8", "replace"))


def _reason(messages: str) -> str:
    if "Incorrect password" in messages:
        return "it is protected by a password"
    lines = [line.strip() for line in messages.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "its converter failed"
