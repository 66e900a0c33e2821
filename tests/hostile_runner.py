"""Reads tests/hostile/*.md and runs each case as a user would: files in a folder, the command, what it says and leaves.

docs/testing.md says how a case is written. Whatever a case is about, these hold for all of them: no trace of Python, no
connection, nothing of the secret file beside the folder in any output, nothing left but whole artefacts.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import signal
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2
from tests import hostile_files

from imprint import cli

FOLDER = Path(__file__).parent / "hostile"
SECRET = "q7-the-secret-of-another-folder-7q"
SECONDS, MORE = 120, 900  # by the clock, of a case and of a long one on a busy machine; the limits of the cage are below
FRONT = '---\ntitle: A title\nauthor: [{name: "Ada Lovelace"}]\n---\n\n'
_FENCE = re.compile(r"^(`{3,}|~{3,})\s*([^`]*)$")
_KINDS = frozenset(("md", "file", "python", "setup", "run", "exit", "said", "artefacts", "without", "with"))
_STEMS = {"md": "paper.md"}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its kind, the words after it, its text."""

    kind: str
    words: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Hostile:
    """A heading with its prose and blocks."""

    id: str
    prose: str
    blocks: tuple[Block, ...]

    def texts(self, kind: str) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks if block.kind == kind)

    @property
    def long(self) -> bool:
        return "<!-- long -->" in self.prose

    @property
    def xfail(self) -> str:
        found = re.search(r"<!--\s*xfail:\s*(.*?)\s*-->", self.prose, re.S)
        return found[1] if found else ""


def read_hostile() -> tuple[Hostile, ...]:
    """All cases; a case without prose or without an expectation is no case."""
    cases = tuple(case for path in sorted(FOLDER.glob("*.md")) for case in _cases(path))
    for case in cases:
        assert case.prose.strip() and case.texts("exit"), f"{case.id} does not say what it tries or what must happen"
    return cases


def _cases(path: Path) -> Iterator[Hostile]:
    title, prose, blocks = "", [], []
    lines = path.read_text(encoding="utf-8").split("\n")
    index = 0
    while index < len(lines):
        line, fence = lines[index], _FENCE.match(lines[index])
        if fence:
            end = lines.index(fence[1], index + 1)
            kind, *words = fence[2].split()
            assert kind in _KINDS, f"{path.name}:{index + 1}: no such block as {kind}"
            blocks.append(Block(kind, tuple(words), "\n".join(lines[index + 1 : end])))
            index = end
        elif line.startswith("## "):
            if title:
                yield Hostile(title, "\n".join(prose), tuple(blocks))
            title, prose, blocks = f"{path.stem}::{re.sub(r'[^a-z0-9]+', '-', line[3:].lower()).strip('-')}", [], []
        else:
            prose.append(line)
        index += 1
    if title:
        yield Hostile(title, "\n".join(prose), tuple(blocks))


# ---------------------------------------------------------------- running


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a case: exit status, all that was said, files below out/ by name, seconds and MB used."""

    exit: int
    said: str
    files: dict[str, bytes]
    seconds: float
    memory: int
    left: tuple[str, ...]  # files of nobody's

    def without_files(self) -> Came:
        return replace(self, files={})


def run(case: Hostile, root: Path, listener: str) -> Came:
    """Run a case in root/work; beside it lies the secret."""
    work = root / "work"
    work.mkdir(parents=True)
    (root / "secret.txt").write_text(SECRET)
    values = {"{LISTENER}": listener, "{SECRET}": str(root / "secret.txt")}
    _lay_out(case, work, values)
    arguments = shlex.split(_filled(next(iter(case.texts("run")), "build paper.md --out out"), values))
    start = time.monotonic()
    status, memory = _command(arguments, work, MORE if case.long else SECONDS)
    said = (root / "said").read_text(errors="replace")
    out = work / "out"
    files = {one.relative_to(out).as_posix(): one.read_bytes() for one in out.rglob("*") if one.is_file()} if out.is_dir() else {}
    left = tuple(one.name for one in root.rglob("*") if one.name.startswith(".tmp-"))
    return Came(status, said, files, time.monotonic() - start, memory, left)


def _lay_out(case: Hostile, work: Path, values: dict[str, str]) -> None:
    for block in case.blocks:
        text = _filled(block.text, values)
        if block.kind == "setup":
            exec(text, {"folder": work, "os": os, "Path": Path, "FRONT": FRONT, **vars(hostile_files)})
        elif block.kind in ("md", "file", "python"):
            data = eval(text, {**vars(hostile_files), "FRONT": FRONT}) if block.kind == "python" else f"{text}\n"
            if block.kind == "md" and not data.startswith(("---", "%")):
                data = FRONT + data
            path = work / (block.words[0] if block.words else "paper.md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def _command(arguments: list[str], work: Path, seconds: int) -> tuple[int, int]:
    """Exit status and MB of memory of the command in a process of its own, which has everything imported already."""
    child = begin([*arguments, *_usual(arguments)], work)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status), used.ru_maxrss // 1024
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -99, 0


def _usual(arguments: list[str]) -> list[str]:
    concise = ["--output-format", "concise"] if arguments[0] in ("build", "check") else []
    return [*concise, *(["--no-cache"] if arguments[0] == "build" else [])]


def begin(arguments: list[str], work: Path) -> int:
    """The command in a process of its own, and of its own group; what it prints goes into the file "said" beside the folder."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            _become(arguments, work)
        os._exit(97)
    return child


def _become(arguments: list[str], work: Path) -> None:
    os.setsid()
    os.chdir(work)
    said = os.open(work.parent / "said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8", "surrogateescape", write_through=True)
    sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8", "surrogateescape", write_through=True)
    os.environ["IMPRINT_TRACE"] = "1"
    try:
        cli.main(arguments)
        status: object = 0
    except SystemExit as end:
        status = end.code or 0
    except BaseException as fault:
        import traceback

        traceback.print_exception(fault)
        status = 98
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else 1)


# ---------------------------------------------------------------- judging


def faults(case: Hostile, came: Came) -> list[str]:
    """What is not as the case says, and what may never be."""
    wanted = set(case.texts("exit")[0].split())
    out = [] if str(came.exit) in wanted else [f"exit {came.exit} instead of {' or '.join(sorted(wanted))}"]
    findings = [line for line in came.said.split("\n") if re.search(r"(error|warning|note)\[[\w-]+\]", line)]
    for line in (line for text in case.texts("said") for line in text.split("\n") if line.strip()):
        if line.startswith("no "):
            out += [f"said although it must not: {one}" for one in findings if line[3:] in one]
        elif not any(all(part.strip() in one for part in line.split("…")) for one in (*findings, *came.said.split("\n"))):
            out.append(f"not said: {line}")
    out += [f"never: {one}" for one in _never(came)]
    endings = {Path(name).suffix.lstrip(".") for name in came.files if "/" not in name.removeprefix("paper/")}
    for ending in (word for text in case.texts("artefacts") for word in text.split()):
        if ending == "none" and came.files:
            out.append(f"made {sorted(came.files)}")
        elif ending != "none" and ending not in endings:
            out.append(f"no {ending}")
    whole = everything({name: data for name, data in came.files.items() if not name.endswith((".pdf", ".json"))})  # markup
    out += [f"in an output: {one}" for text in case.texts("without") for one in text.split("\n") if one and one in whole]
    out += [f"in no output: {one}" for text in case.texts("with") for one in text.split("\n") if one and one not in whole]
    return out


def _never(came: Came) -> Iterator[str]:
    if "Traceback" in came.said or "internal error" in came.said or came.exit < 0 or came.exit > 2:
        yield f"a crash: {came.said[-1500:]}"
    if found := re.search(r"\S+-(CRITICAL|WARNING) \*\*.*", came.said):
        yield f"a library complains: {found[0]}"
    if came.left:
        yield f"left behind: {came.left}"
    if SECRET in came.said or SECRET in everything(came.files) or "root:x:0:0" in came.said + everything(came.files):
        yield "another file's words came out"
    for name, data in came.files.items():
        if name.endswith(".pdf"):
            yield from (f"{name}: {one}" for one in _pdf_faults(data))
    if came.exit == 1 and not re.search(r"error\[|warning\[|cannot be written: ", came.said):
        yield f"a refusal without a finding: {came.said[:300]}"


def _pdf_faults(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                yield from (f"has {key}" for key in ("/JS", "/JavaScript", "/EF", "/RichMedia") if key in thing)
                if str(thing.get("/S", "")) in ("/Launch", "/JavaScript", "/GoToR", "/GoToE", "/ImportData", "/SubmitForm"):
                    yield f"has an action {thing['/S']}"


def everything(files: dict[str, bytes]) -> str:
    """The words and markup of all outputs, unpacked."""
    out = []
    for name, data in files.items():
        if name.endswith(".epub"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                out += [archive.read(one).decode("utf-8", "replace") for one in archive.namelist()]
        elif name.endswith(".pdf"):
            document = pypdfium2.PdfDocument(data)
            out += [page.get_textpage().get_text_bounded() for page in document]
            document.close()
        else:
            out.append(data.decode("utf-8", "replace"))
    return "\n".join(out)
