"""Texts in which notes at the foot hang on everything: paragraphs, headings, lists, tables, captions, verse, columns; by a seed."""

from __future__ import annotations

import random
from collections.abc import Callable


class NotedText:
    """A text in HTML, its words numbered: those of the text t1, t2 …, those of its notes n1, n2 …"""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.words: list[str] = []
        self._notes = 0
        self._longest = self._chance.choice([30, 30, 80, 200, 600])
        self._density = self._chance.choice([0.15, 0.4, 0.8])
        self.html = self._many(5, 25, lambda: self._block(0))

    def _pick(self, least: int, most: int) -> int:
        return self._chance.randint(least, most)

    def _many(self, least: int, most: int, make: Callable[[], str], between: str = "") -> str:
        return between.join(make() for _ in range(self._pick(least, most)))

    def _word(self, kind: str = "t") -> str:
        self.words.append(f"{kind}{len(self.words) + 1}")
        return self.words[-1]

    def _note(self) -> str:
        self._notes += 1
        parts = [self._many(1, self._longest, lambda: self._word("n"), " ") for _ in range(self._chance.choice([1, 1, 1, 2, 3]))]
        more = "".join(f'<span class="part">{part}</span>' for part in parts[1:])
        return f'<sup>{self._notes}</sup><span class="footnote" id="note-{self._notes}">{parts[0]}{more}</span>'

    def _run(self, least: int, most: int, density: float | None = None) -> str:
        said = [self._word() for _ in range(self._pick(least, most))]
        if self._chance.random() < (self._density if density is None else density):
            for _ in range(self._chance.choice([1, 1, 1, 2, 3])):
                said.insert(self._pick(0, len(said)), self._note())
        return " ".join(said)

    def _block(self, depth: int) -> str:
        makers = (self._heading, self._list, self._quote, self._table, self._figure, self._terms, self._verse, self._columns)
        if depth > 2 or self._chance.random() < 0.45:
            return f"<p>{self._run(3, 150)}</p>"
        return str(self._chance.choice(makers)(depth))

    def _inner(self, depth: int) -> str:
        return f'<div class="p">{self._run(2, 40)}</div>' if self._chance.random() < 0.7 else self._block(depth + 1)

    def _heading(self, _: int) -> str:
        return f"<h3>{self._run(1, 12, 0.4)}</h3>"

    def _list(self, depth: int) -> str:
        return f"<ul>{self._many(1, 6, lambda: f'<li>{self._inner(depth)}</li>')}</ul>"

    def _quote(self, depth: int) -> str:
        return f"<blockquote>{self._many(1, 3, lambda: self._block(depth + 1))}</blockquote>"

    def _table(self, _: int) -> str:
        columns = self._pick(1, 4)
        head = "".join(f"<th>{self._run(1, 2, 0)}</th>" for _ in range(columns)) if self._chance.random() < 0.3 else ""
        rows = self._many(1, 12, lambda: "<tr>" + "".join(f"<td>{self._run(1, 8, 0.3)}</td>" for _ in range(columns)) + "</tr>")
        caption = f"<caption>{self._run(2, 20, 0.4)}</caption>"
        return f'<table class="{self._chance.choice(["", "long"])}">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'

    def _figure(self, _: int) -> str:
        return f'<figure><div style="height: {self._pick(20, 400)}px"></div><figcaption>{self._run(2, 30, 0.5)}</figcaption></figure>'

    def _terms(self, depth: int) -> str:
        return f"<dl>{self._many(1, 4, lambda: f'<dt>{self._run(1, 3)}</dt><dd>{self._inner(depth)}</dd>')}</dl>"

    def _verse(self, _: int) -> str:
        return '<div class="verse">' + self._many(2, 12, lambda: f'<span class="line">{self._run(2, 8)}</span>') + "</div>"

    def _columns(self, _: int) -> str:
        return '<div style="columns: 2">' + self._many(1, 3, lambda: f"<p>{self._run(3, 90)}</p>") + "</div>"
