"""Looks at the machine: the programs, libraries, fonts and cages that a build uses, and what would mend their lack."""

from __future__ import annotations

import ctypes
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from . import __version__
from .fonts_installed import fonts_installed

LEAST_SPACE = 500_000_000  # bytes; a journal's build with its scratch files
OLDEST_PANGO = (1, 44)
_LANDLOCK_CREATE_RULESET = 444  # the same number on all of Linux's newer tables (x86-64, arm64, riscv)
_LANDLOCK_VERSION = 1  # flag: tell the version, make nothing

# A letter that only a font of the script has, and the Debian package of such fonts.
SCRIPTS = (
    ("Latin", "ḫ", "fonts-ebgaramond or fonts-sil-gentiumplus"),
    ("Greek", "ᾧ", "fonts-sil-gentiumplus"),
    ("Cyrillic", "ѣ", "fonts-sil-gentiumplus"),
    ("Arabic", "پ", "fonts-hosny-amiri"),
    ("Hebrew", "ש", "fonts-sil-ezra"),
    ("Chinese and Japanese", "漢", "fonts-noto-cjk"),
    ("mathematics", "∮", "fonts-dejavu-core"),
)
_NEEDED_SCRIPTS = frozenset(("Latin", "Greek", "Cyrillic"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is there, what it is, and the remedy; needed where no build goes without it."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""
    needed: bool = False


def examine() -> tuple[Finding, ...]:
    """Everything that a build may use on this machine, in a fixed order; takes about a second."""
    fonts = (*(_script(*one) for one in SCRIPTS), _families())
    cage = (_landlock(), _seccomp(), _namespaces())
    return (_imprint(), _pandoc(), _weasyprint(), *_programs(), *fonts, *cage, _space())


# ---------------------------------------------------------------- programs


def _imprint() -> Finding:
    return Finding("imprint", True, f"{__version__}, Python {platform.python_version()}, {sys.platform}", needed=True)


def _pandoc() -> Finding:
    remedy = "pip install --force-reinstall pypandoc_binary"
    try:
        from .engine.pandoc import program

        return _program("pandoc", program(), ("--version",), remedy, needed=True)
    except (ImportError, OSError) as fault:
        return Finding("pandoc", False, _first_line(str(fault)), remedy, True)


def _weasyprint() -> Finding:
    """WeasyPrint and the libraries that it opens when it is imported."""
    remedy = "install Pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (dnf or brew: pango)"
    try:
        from weasyprint.text.ffi import pango
    except (ImportError, OSError) as fault:
        return Finding("weasyprint", False, _first_line(str(fault)), remedy, True)
    number = int(pango.pango_version())
    found = (number // 10000, number // 100 % 100, number % 100)
    detail = f"{_version('weasyprint')} with Pango {'.'.join(map(str, found))}"
    return Finding("weasyprint", found >= OLDEST_PANGO, detail, remedy, True)


def _programs() -> tuple[Finding, ...]:
    return (
        _program(
            "fontconfig", "fc-list", ("--version",), "apt-get install fontconfig (dnf, brew: fontconfig)", needed=True
        ),
        _program("poppler", "pdftocairo", ("-v",), "apt-get install poppler-utils (brew: poppler), for figures in PDF"),
        _program(
            "ghostscript",
            "gs",
            ("--version",),
            "apt-get install ghostscript (dnf, brew: ghostscript), for figures in EPS",
        ),
        _program("qpdf", "qpdf", ("--version",), "apt-get install qpdf (dnf, brew: qpdf), for checking PDF"),
        _program("java", "java", ("-version",), "apt-get install default-jre-headless, for EPUBCheck in the tests"),
    )


def _program(name: str, command: str, arguments: tuple[str, ...], remedy: str, needed: bool = False) -> Finding:
    if shutil.which(command) is None:
        return Finding(name, False, f"{command} is not installed", remedy, needed)
    status, said = _ran((command, *arguments))
    found = re.search(r"\d+(?:\.\d+)+", said)
    if status is None:
        return Finding(name, False, f"{command} does not start", remedy, needed)
    return Finding(name, True, found.group() if found else _first_line(said), remedy, needed)


def _ran(command: tuple[str, ...]) -> tuple[int | None, str]:
    """Exit status and words of a command; no status where it could not run."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return None, ""
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "of unknown version"


def _first_line(text: str) -> str:
    return (text.strip().splitlines() or ["unknown"])[0]


# ---------------------------------------------------------------- fonts


def _script(script: str, letter: str, package: str) -> Finding:
    has = [font.families[0] for font in fonts_installed().files if font.coverage.covers(letter)]
    names = ", ".join(dict.fromkeys(has))
    remedy = f"apt-get install {package}"
    return Finding(f"fonts: {script}", bool(has), names or "none", remedy, script in _NEEDED_SCRIPTS)


def _families() -> Finding:
    missing = fonts_installed().missing
    remedy = "apt-get install fonts-ebgaramond fonts-sil-gentiumplus fonts-texgyre fonts-dejavu-core; others stand in"
    return Finding("fonts: of the design", not missing, f"missing: {', '.join(missing)}" if missing else "all", remedy)


# ---------------------------------------------------------------- cages and room


def _landlock() -> Finding:
    """Landlock's version (Linux 5.13 and newer): it keeps a converter from files that are not its own."""
    remedy = "a Linux kernel of 5.13 or newer with Landlock switched on (lsm=landlock,…); without it, limits alone hold"
    number = _on_linux(lambda libc: libc.syscall(_LANDLOCK_CREATE_RULESET, None, 0, _LANDLOCK_VERSION))
    return Finding("cage: Landlock", number > 0, f"version {number}" if number > 0 else "not available", remedy)


def _seccomp() -> Finding:
    """Whether seccomp filters are known: prctl(PR_GET_SECCOMP) says 0 or 2, or -1 where the kernel has none."""
    found = _on_linux(lambda libc: libc.prctl(21, 0, 0, 0, 0))
    remedy = "a Linux kernel with seccomp; without it, converters are not kept from the network by the kernel"
    return Finding("cage: seccomp", found >= 0, "available" if found >= 0 else "not available", remedy)


def _on_linux(ask: Callable[[ctypes.CDLL], int]) -> int:
    return ask(ctypes.CDLL(None, use_errno=True)) if sys.platform == "linux" else -1


def _namespaces() -> Finding:
    """Whether a process may leave the network (unshare -rn)."""
    status, _ = _ran(("unshare", "-rn", "true"))
    remedy = "allow user namespaces: sysctl kernel.unprivileged_userns_clone=1 (or leave the network to the container)"
    return Finding(
        "cage: no network", status == 0, "unshare works" if status == 0 else "unshare is not allowed", remedy
    )


def _space() -> Finding:
    free = shutil.disk_usage(".").free
    return Finding(
        "disk space", free >= LEAST_SPACE, f"{free // 10**6} MB free", "make room: a build needs 500 MB", True
    )
