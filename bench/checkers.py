"""Checks libraries with imprint and with its peers in one run, and writes docs/benchmarks-check.md.

    .venv/bin/python bench/checkers.py FOLDER PEERS [--most N]

Each library is checked by a command of its own, since that is how the peers work; imprint also all of them at once.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from measure import Cost, cost
from sizes import sizes

ROOT = Path(__file__).resolve().parents[1]
IMPRINT = str(Path(sys.executable).parent / "imprint")


@dataclass(frozen=True, slots=True)
class Checker:
    """A program that judges a library: what stands before and after the library, and what of its output is a finding."""

    name: str
    program: str | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    finding: str  # a regular expression

    def command(self, *libraries: Path) -> tuple[str, ...]:
        return (str(self.program), *self.before, *map(str, libraries), *self.after)


@dataclass(frozen=True, slots=True)
class Result:
    """What a checker took, how many findings it had, and how many libraries it refused."""

    cost: Cost
    findings: int
    refused: int


def checkers(peers: Path) -> tuple[tuple[Checker, ...], tuple[str, ...]]:
    """Those that are here, and the names of those that are not."""
    pandoc = next((peers / ".venv").glob("lib/python*/site-packages/pypandoc/files/pandoc"), None)
    tidy = peers / "node_modules" / ".bin" / "bibtex-tidy"
    all_of_them = (
        Checker("imprint check", IMPRINT, ("check",), ("--no-cache", "--output-format", "concise"), _OURS),
        Checker("biber --tool --validate-datamodel", shutil.which("biber"), (), _BIBER, r"(?:WARN|ERROR) - "),
        Checker("bibtex-tidy", str(tidy) if tidy.exists() else None, (), _TIDY, r"^[A-Z_]+: "),
        Checker("pandoc", str(pandoc) if pandoc else None, (), _PANDOC, r"\[WARNING\]|^Error"),
    )
    return tuple(one for one in all_of_them if one.program), tuple(one.name for one in all_of_them if not one.program)


_BIBER = ("--tool", "--validate-datamodel", "--output-file=/dev/null", "--logfile=log")
_TIDY = ("--v2", "--duplicates", "--output", "/dev/null")
_PANDOC = ("-f", "biblatex", "-t", "csljson", "-o", "/dev/null")
_OURS = r"^.+:\d+:\d+: (?:error|warning|note)\["


def judged(checker: Checker, libraries: tuple[Path, ...], folder: Path) -> Result:
    """All libraries, one after another."""
    ran = [_run(checker, (library,), folder) for library in libraries]
    return Result(sum((one.cost for one in ran), Cost()), sum(one.findings for one in ran), sum(one.refused for one in ran))


def _run(checker: Checker, libraries: tuple[Path, ...], folder: Path) -> Result:
    with (folder / "said").open("w+b") as said:
        spent = cost(checker.command(*libraries), folder, said=said.fileno())
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
    return Result(spent, len(re.findall(checker.finding, words, re.MULTILINE)), 0 if spent.well else len(libraries))


def page(results: dict[str, Result], libraries: tuple[Path, ...], lacking: tuple[str, ...], more: str) -> str:
    """The manual's page."""
    size = sum(one.stat().st_size for one in libraries) / 1e6
    rows = "\n".join(
        f"| {name} | {one.cost.cpu:.1f} | {one.cost.memory:.0f} | {one.findings} | {one.refused} |"
        for name, one in results.items()
    )
    absent = f"\n\nNot compared, since they are not on this machine: {', '.join(lacking)}." if lacking else ""
    return f"""# Benchmarks of the checker

Written by `make bench` (`LIBRARIES=folder`): {len(libraries)} libraries of {size:.1f} MB together, each checked whole
by a command of its own, with imprint and with what one would use instead. CPU seconds count all processes; only the ratios of
one run mean anything on another machine. Findings are not comparable one by one: biber reports against BibLaTeX's data model
alone, bibtex-tidy what it would merge, pandoc what it cannot parse. imprint's are all severities, notes included.{absent}

| Checker | CPU, s | largest process, MB | findings | libraries refused |
|---|---|---|---|---|
{rows}

{more}"""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("libraries", type=Path)
    asked.add_argument("peers", type=Path, help="the folder with the peers: .venv and node_modules")
    asked.add_argument("--most", type=int, default=0, help="libraries to take, spread over all")
    asked.add_argument("--docs", type=Path, default=ROOT / "docs")
    given = asked.parse_args()
    found = sorted(one.resolve() for one in given.libraries.rglob("*.bib"))
    step = max(1, len(found) // given.most) if given.most else 1
    libraries = tuple(found[::step])
    here, lacking = checkers(given.peers.absolute())
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        results = {one.name: judged(one, libraries, Path(folder)) for one in here}
        results["imprint check, all at once"] = _run(here[0], libraries, Path(folder))
    written = page(results, libraries, lacking, sizes(IMPRINT))
    (given.docs / "benchmarks-check.md").write_text(written, encoding="utf-8")
    print(written)


if __name__ == "__main__":
    main()
