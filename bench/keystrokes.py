"""How long an editor waits: keystrokes in a manuscript and in a library of 10,000 entries, answered by `imprint lsp`.

    .venv/bin/python bench/keystrokes.py LIBRARY.bib… [--entries N]

The entries of the libraries named are repeated under new keys until there are enough. Prints milliseconds from the
keystroke to its findings and to its completions (median, 95th in a hundred), and the server's own CPU per keystroke.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from imprint.read.encoding import decode
from imprint.read.stretches import stretch, stretches

PAUSES = (0.08, 0.12, 0.2, 0.5)  # seconds between keystrokes, as people type


class Typist(LanguageClient):
    """A client that types and takes the time."""

    def __init__(self) -> None:
        super().__init__("bench", "1")
        self.versions: dict[str, int] = {}
        self.told = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.versions[params.uri] = params.version or 0
            self.told.set()

    async def shown(self, uri: str, version: int) -> None:
        while self.versions.get(uri, -1) < version:
            self.told.clear()
            await self.told.wait()

    async def type(self, uri: str, version: int, line: int, words: str, completing: bool) -> tuple[list[float], list[float]]:
        """Seconds to findings and to completions of each letter put at a line's start and on."""
        findings, completions = [], []
        for column, letter in enumerate(words):
            where, start = types.Position(line, column), time.perf_counter()
            which = types.VersionedTextDocumentIdentifier(version + column, uri)
            change = types.TextDocumentContentChangePartial(types.Range(where, where), letter)
            self.text_document_did_change(types.DidChangeTextDocumentParams(which, [change]))
            if completing and "@" in words[: column + 1]:
                asked = types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(line, column + 1))
                await self.text_document_completion_async(asked)
                completions.append(time.perf_counter() - start)
            await self.shown(uri, version + column)
            findings.append(time.perf_counter() - start)
            await asyncio.sleep(random.choice(PAUSES))
        return findings, completions


def repeated(libraries: list[Path], count: int) -> Iterator[str]:
    """So many entries, each under a key of its own."""
    texts = [decode(path.read_bytes()).text for path in libraries]
    parts = [part for text in texts for part in stretches(text)]
    entries = [(part[one.start : one.end], one.key) for part in parts for one in stretch(part).entries]
    for number in range(count):
        source, key = entries[number % len(entries)]
        yield source.replace(key, f"{key}-{number // len(entries)}", 1)


def report(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"{name:44} {middle * 1000:6.0f} {high * 1000:6.0f}")


def used(process: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


async def measure(folder: Path, library: str) -> None:
    typist = Typist()
    await typist.start_io(sys.executable, "-m", "imprint", "lsp")
    await typist.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=folder.as_uri()))
    typist.initialized(types.InitializedParams())
    paper, books = (folder / "paper.md").resolve(), (folder / "books.bib").resolve()
    for path, language in ((paper, "markdown"), (books, "bibtex")):
        item = types.TextDocumentItem(path.as_uri(), language, 0, path.read_text(encoding="utf-8"))
        typist.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await typist.shown(path.as_uri(), 0)
    await asyncio.sleep(20)  # until both have been checked whole
    process = typist._server.pid if typist._server else 0
    print(f"{'milliseconds':44} median   95 %")
    for name, path, words in (
        ("manuscript", paper, "As another study has shown [@tot and more [@hod"),
        ("library", books, "@book{new:2001, title = {A New Title}, author = {Doe, Jane}, year = 2001}"),
    ):
        before = used(process)
        line = path.read_text(encoding="utf-8").count("\n") if path is paper else library[: len(library) // 2].count("\n") + 1
        findings, completions = await typist.type(path.as_uri(), 1, line, words, path is paper)
        cpu = (used(process) - before) / len(findings)
        report(f"{name}: findings", findings)
        if completions:
            report(f"{name}: completions", completions)
        print(f"{name + ': CPU of the server':44} {cpu * 1000:6.0f}")
    await typist.shutdown_async(None)
    typist.exit(None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("libraries", nargs="+", type=Path)
    parser.add_argument("--entries", type=int, default=10_000)
    options = parser.parse_args()
    library = "\n\n".join(repeated(options.libraries, options.entries)) + "\n"
    keys = [one.key for part in stretches(library)[:40] for one in stretch(part).entries]
    prose = "".join(f"{'Words in a paragraph. ' * 20}[@{random.choice(keys)}; @{random.choice(keys)}].\n\n" for _ in range(100))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "books.bib").write_text(library, encoding="utf-8")
        (folder / "paper.md").write_text(f"---\ntitle: T\nauthor: A\nbibliography: books.bib\n---\n\n{prose}", encoding="utf-8")
        asyncio.run(measure(folder, library))


if __name__ == "__main__":
    random.seed(1)
    main()
