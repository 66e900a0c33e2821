"""Builds papers with imprint and with its peers in one run, and writes docs/benchmarks.md: make bench [PAPERS=folder]."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from measure import Cost, cost
from papers import Paper, papers
from systems import System, peers
from written import page, picture

ROOT = Path(__file__).resolve().parents[1]
IMPRINT = str(Path(sys.executable).parent / "imprint")
OTHERS = ("pandoc, EPUB", "pandoc, HTML", "pandoc, JATS")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("papers", type=Path)
    asked.add_argument("peers", type=Path, help="the environment of the peers")
    asked.add_argument("--most", type=int, default=0, help="papers to take, spread over all")
    asked.add_argument("--docs", type=Path, default=ROOT / "docs")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        chosen = papers(given.papers.absolute(), Path(folder, "papers"), given.most)
        _compared(chosen, peers(given.peers.absolute() / "bin"), Path(folder), given.docs)


def _compared(all_papers: tuple[Paper, ...], systems: tuple[System, ...], folder: Path, docs: Path) -> None:
    """Papers that a system cannot make are left out for all; how many these are is said."""
    fit, costs = _theirs(all_papers, systems, folder)
    costs = {**_ours(fit, folder), **costs}
    alone = _one_alone(fit[0], systems[0], folder)
    ratios = _ratios(costs, alone)
    left = len(all_papers) - len(fit)
    about = (
        f"This run: {len(fit)} papers on {len(os.sched_getaffinity(0))} cores; {left} more were left out, since imprint "
        "or a peer refuses them (missing pictures, broken libraries; Typst stops at pictures that it does not know)."
    )
    (docs / "benchmarks.md").write_text(page(costs, ratios, _stages(fit), _floor(fit, costs), about), encoding="utf-8")
    (docs / "benchmarks.svg").write_text(picture(costs), encoding="utf-8")
    print((docs / "benchmarks.md").read_text(encoding="utf-8"))


def _theirs(
    all_papers: tuple[Paper, ...], systems: tuple[System, ...], folder: Path
) -> tuple[tuple[Paper, ...], dict[str, Cost]]:
    out = folder / "theirs"
    out.mkdir()
    fit: list[Paper] = []
    total = {system.name: Cost() for system in systems}
    for paper in all_papers:
        made = {system.name: _made(system, paper, out) for system in systems}
        checked = cost((IMPRINT, "check", paper.text, "--output-format", "concise"), paper.folder)
        ours = subprocess.run((IMPRINT, "check", paper.text, "--output-format", "json"), cwd=paper.folder, capture_output=True)
        errors = any(one["severity"] == "error" for one in json.loads(ours.stdout or "[]"))
        if checked.well and not errors and all(one.well for one in made.values()):
            fit.append(paper)
            total = {name: total[name] + one for name, one in made.items()}
    return tuple(fit), total


def _made(system: System, paper: Paper, out: Path) -> Cost:
    target = out / paper.name
    commands = system.commands(paper.text, str(target))
    spent = sum((cost(command, paper.folder) for command in commands), Cost())
    return Cost(spent.cpu, spent.wall, spent.memory, Path(f"{target}.{system.ending}").is_file())


def _ours(fit: tuple[Paper, ...], folder: Path) -> dict[str, Cost]:
    """One command over all papers: with an empty cache, again with nothing changed, with proof."""
    home = {"XDG_CACHE_HOME": str(folder / "cache")}
    paths = [str(paper.path) for paper in fit]
    command = (IMPRINT, "build", *paths, "--out", str(folder / "ours"), "--proof", "off")
    proved = (*command[:-1], "report", "--out", str(folder / "proved"))
    return {
        "imprint, four formats": cost(command, folder, home),
        "imprint, nothing changed": cost(command, folder, home),
        "imprint, four formats and proof": cost(proved, folder, {"XDG_CACHE_HOME": str(folder / "other")}),
    }


def _one_alone(paper: Paper, system: System, folder: Path) -> tuple[Cost, Cost]:
    """One paper from the shell, its PDF only: imprint's and the peer's cost, the best of three."""
    options = ("--to", "pdf", "--proof", "off", "--no-cache", "--out", str(folder / "one"))
    ours = [cost((IMPRINT, "build", str(paper.path), *options), folder) for _ in range(3)]
    theirs = [_made(system, paper, folder / "theirs") for _ in range(3)]
    return min(ours, key=lambda one: one.cpu), min(theirs, key=lambda one: one.cpu)


def _ratios(costs: dict[str, Cost], alone: tuple[Cost, Cost]) -> dict[str, float]:
    ours = costs["imprint, four formats"].cpu
    others = sum(costs[name].cpu for name in OTHERS)
    pdfs = [name for name in costs if name.startswith("pandoc +")]
    found = {f"{name} for the PDF and pandoc for the other three": ours / (costs[name].cpu + others) for name in pdfs}
    return {**found, "pandoc + WeasyPrint, one paper's PDF from the shell": alone[0].cpu / alone[1].cpu}


def _stages(fit: tuple[Paper, ...]) -> dict[str, tuple[float, float]]:
    return {name: (own, children) for name, (own, children) in _told("stages.py", fit).items()}


def _floor(fit: tuple[Paper, ...], costs: dict[str, Cost]) -> dict[str, float]:
    """The least that the parts take, and what was aimed at: parts of what the peers take."""
    found: dict[str, float] = _told("floor.py", fit)
    others = sum(costs[name].cpu for name in OTHERS)
    return {
        **found,
        "**together**": sum(found.values()),
        "aimed at: 0.6 of pandoc + Typst and pandoc for the other three": 0.6 * (costs["pandoc + Typst"].cpu + others),
        "aimed at: 0.25 of pandoc + WeasyPrint and pandoc for the other three": 0.25
        * (costs["pandoc + WeasyPrint"].cpu + others),
    }


def _told(script: str, fit: tuple[Paper, ...]) -> Any:
    command = (sys.executable, str(Path(__file__).with_name(script)), *(str(paper.path) for paper in fit))
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
