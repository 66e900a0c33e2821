"""Looks at the machine: the programs, libraries, fonts and cages that a build uses, and what would mend their lack."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from . import __version__
from .engine import cell
from .engine.cage import MIB
from .fonts_installed import fonts_installed
from .validators import REMEDIES, validators_installed

LEAST_SPACE = 500_000_000  # bytes; a journal's build with its scratch files
OLDEST_PANGO = (1, 44)

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
    return (_imprint(), _pandoc(), _weasyprint(), *_programs(), *_validators(), *fonts, *_cage(), _space())


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
        _program("emf2svg", "emf2svg-conv", ("--version",), "apt-get install emf2svg, for Windows drawings (EMF) in Word files"),
        _program("libwmf", "wmf2svg", ("--version",), "apt-get install libwmf-bin, for Windows drawings (WMF) in Word files"),
        _program("qpdf", "qpdf", ("--version",), "apt-get install qpdf (dnf, brew: qpdf), for checking PDF"),
        _program("java", "java", ("-version",), "apt-get install default-jre-headless, for the validators"),
    )


def _validators() -> tuple[Finding, ...]:
    """Those that --proof full and --proof strict ask."""
    there = {one.name: one.version for one in validators_installed()}
    found = ((name, there.get(name) or "not installed", remedy) for name, remedy in REMEDIES.items())
    return tuple(Finding(f"validator: {name}", name in there, detail, remedy) for name, detail, remedy in found)


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
    remedy = "apt-get install fonts-ebgaramond fonts-linuxlibertine fonts-sil-gentiumplus fonts-dejavu-core; others stand in"
    return Finding("fonts: of the designs", not missing, f"missing: {', '.join(missing)}" if missing else "all", remedy)


# ---------------------------------------------------------------- cages and room


def _cage() -> tuple[Finding, ...]:
    """What keeps untrusted manuscripts from the machine, each tried in a process that is thrown away."""
    held = cell.tried()
    return (
        _held("files (Landlock)", held.files, "a Linux kernel of 5.13 or newer with Landlock switched on (lsm=landlock,…)"),
        _held("sockets (seccomp)", held.calls, "a Linux kernel with seccomp, on x86-64 or arm64"),
        _held(
            "network (namespace)",
            held.network,
            "allow user namespaces (sysctl kernel.unprivileged_userns_clone=1), where seccomp does not hold",
        ),
        Finding("cage: limits", True, _limits()),
    )


def _held(name: str, ok: bool, remedy: str) -> Finding:
    return Finding(f"cage: {name}", ok, "holds" if ok else "does not hold", remedy)


def _limits() -> str:
    from .engine import pandoc, vector

    each = (("an article", cell.LIMITS), ("pandoc", pandoc.LIMITS), ("a figure", vector.LIMITS))
    return "; ".join(f"{name} {one.seconds} s of CPU, {one.memory // MIB} MB of memory" for name, one in each)


def _space() -> Finding:
    free = shutil.disk_usage(".").free
    return Finding(
        "disk space", free >= LEAST_SPACE, f"{free // 10**6} MB free", "make room: a build needs 500 MB", True
    )
