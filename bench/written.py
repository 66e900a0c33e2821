"""The benchmark on paper: docs/benchmarks.md and its picture."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from measure import Cost

_ROW, _LEFT, _WIDE = 26, 230, 420
_OURS, _THEIRS = "#0b6e4f", "#9aa5b1"


def page(
    costs: Mapping[str, Cost],
    ratios: Mapping[str, float],
    stages: Mapping[str, tuple[float, float]],
    floor: Mapping[str, float],
    about: str,
) -> str:
    """The manual's page."""
    least = "\n".join(f"| {name} | {seconds:.2f} |" for name, seconds in floor.items())
    rows = "\n".join(f"| {name} | {one.cpu:.1f} | {one.wall:.1f} | {one.memory:.0f} |" for name, one in costs.items())
    quotients = "\n".join(f"| {name} | {ratio:.2f} |" for name, ratio in ratios.items())
    total = sum(sum(one) for one in stages.values()) or 1
    parts = "\n".join(
        f"| {name} | {own:.2f} | {children:.2f} | {100 * (own + children) / total:.0f} % |"
        for name, (own, children) in sorted(stages.items(), key=lambda one: -sum(one[1]))
    )
    return f"""# Benchmarks

Written by `make bench`, which builds a folder of papers (`PAPERS=folder`) with imprint and, in the same run, with what one
would use instead, installed into an environment of its own. CPU seconds count all processes; only the ratios of one run mean
anything on another machine.

{about}

imprint does more than these peers: its PDF is tagged (PDF/A-3a, PDF/UA-1), a paragraph is set again where it has
holes between its words, and the EPUB lists the printed pages and carries fonts. Laying out is most of what it takes.

![CPU seconds by system](benchmarks.svg)

| System | CPU, s | wall, s | largest process, MB |
|---|---|---|---|
{rows}

| imprint's CPU as a part of | ratio |
|---|---|
{quotients}

## Where the time goes

The stages of the line over the same papers, in one process: its own CPU seconds, and those of the programs that it starts
(pandoc, poppler, Ghostscript).

| Stage | own, s | programs, s | part |
|---|---|---|---|
{parts}

## What the floor is made of

What pandoc and WeasyPrint take alone for the same papers, as they come: nothing is checked, no formula is drawn, no other
format is made, no paragraph or page is set again, no style sheet is applied but WeasyPrint's own.

| | CPU, s |
|---|---|
{least}
"""


def picture(costs: Mapping[str, Cost]) -> str:
    """Bars of CPU seconds (SVG)."""
    most = max(one.cpu for one in costs.values()) or 1
    bars = []
    for at, (name, one) in enumerate(costs.items()):
        y, width = 10 + at * _ROW, max(1, _WIDE * one.cpu / most)
        colour = _OURS if name.startswith("imprint") else _THEIRS
        bars.append(f'<text x="{_LEFT - 8}" y="{y + 15}" text-anchor="end">{escape(name)}</text>')
        bars.append(f'<rect x="{_LEFT}" y="{y}" width="{width:.1f}" height="{_ROW - 6}" fill="{colour}"/>')
        bars.append(f'<text x="{_LEFT + width + 6:.1f}" y="{y + 15}">{one.cpu:.1f} s</text>')
    high, wide = 20 + len(costs) * _ROW, _LEFT + _WIDE + 80
    drawn = "\n".join(bars)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="13">\n'
        f"<title>CPU seconds by system</title>\n{drawn}\n</svg>\n"
    )
