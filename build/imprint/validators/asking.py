"""Asks a validator about a finished file, and understands its answer."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from ..engine.scratch import scratch
from ..model.proof import FAILED, NO_ANSWER, NOT_ASKED, PASSED, Verdict
from ..model.stages import Artefact
from .installed import HERE, Validator, browser

SECONDS = 300  # for a file
_MOST = 20  # faults of a file that are kept
_FAULTS = ("ERROR", "FATAL", "WARNING")
_BROUGHT = ".brought"  # the validator's own folder beside the file


class _Silent(Exception):
    """A validator that gave no answer, and why."""


def ask(validator: Validator, artefact: Artefact, beside: Sequence[Artefact] = ()) -> Verdict:
    """The validator's verdict on a file; beside are the files that this one shows."""
    with scratch() as room:
        for one in (*beside, artefact):
            path = Path(room, one.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.data)
        own = Path(room, _BROUGHT)
        own.mkdir()
        try:
            said = _answer(validator, _ran(validator.command, path, own), own)
        except _Silent as fault:
            return Verdict(validator.name, artefact.name, NO_ANSWER, (str(fault),))
    if said is None:
        return Verdict(validator.name, artefact.name, NOT_ASKED, ("the file claims no profile",))
    told = tuple(line.replace(str(path), artefact.name) for line in said[:_MOST])
    return Verdict(validator.name, artefact.name, FAILED if told else PASSED, told)


def _ran(command: tuple[str, ...], path: Path, own: Path) -> subprocess.CompletedProcess[str]:
    """The command with the file's path; own is where it may put what it likes. It is ended with all that it started."""
    words = [*(str(own) if word == HERE else word for word in command), str(path)]
    room = {name: str(own) for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    settings = {**os.environ, **room, "PUPPETEER_EXECUTABLE_PATH": browser(), "ACE_TIMEOUT_INITIAL": "60000"}
    try:
        with subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace",
            env=settings, start_new_session=True,
        ) as started:  # fmt: skip
            try:
                out, err = started.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(started.pid, signal.SIGKILL)
                raise _Silent(f"no answer in {SECONDS} s") from None
            return subprocess.CompletedProcess(words, started.returncode, out, err)
    except OSError as fault:
        raise _Silent(str(fault)) from None


def _answer(validator: Validator, done: subprocess.CompletedProcess[str], own: Path) -> tuple[str, ...] | None:
    """The faults; None where the validator has no opinion. Raises _Silent where this is no answer."""
    try:
        if validator.name == "veraPDF":
            return _of_verapdf(done)
        if validator.name == "Ace":
            return _of_ace(own)
    except (OSError, ValueError, KeyError):
        raise _Silent(_last_words(done)) from None
    if validator.name in ("axe", "JATS DTD") and done.returncode == 0:
        return tuple(done.stdout.splitlines())
    lines = (done.stdout + done.stderr).splitlines()
    faults = tuple(line for line in lines if line.startswith(_FAULTS) or ": error: " in line or ": fatal error: " in line)
    if not faults and done.returncode:
        raise _Silent(_last_words(done))
    return faults


def _last_words(done: subprocess.CompletedProcess[str]) -> str:
    last = next((line.strip() for line in reversed((done.stderr or done.stdout).splitlines()) if line.strip()), "nothing")
    return f"it ended with status {done.returncode}, saying {last}"


def _of_verapdf(done: subprocess.CompletedProcess[str]) -> tuple[str, ...] | None:
    """Rules broken, by the profiles that the file claims; no opinion where it claims none."""
    claimed = {profile: rules for one in json.loads(done.stdout).values() for profile, rules in one.items()}
    return tuple(f"{profile}: rule {rule}" for profile, rules in claimed.items() for rule in rules) if claimed else None


def _of_ace(own: Path) -> tuple[str, ...]:
    report = json.loads((own / "report.json").read_bytes())
    return tuple(
        f"{page['earl:testSubject']['url']}: {one['earl:test']['dct:title']}: {one['earl:result'].get('dct:description', '')}"
        for page in report["assertions"]
        for one in page["assertions"]
    )
