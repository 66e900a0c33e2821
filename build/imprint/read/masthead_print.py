"""The journal's terms with its printer, its referees and itself: [press], [review] and [proof] of journal.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.diagnostic import Diagnostic
from ..model.printing import USUAL_PROOF, PressTerms, ProofTerms, ReviewTerms
from .front_said import say
from .front_values import clean
from .toml_places import TomlText

Table = Mapping[str, Any]
PRESS = ("profile", "condition", "ink-limit", "even-pages")
REVIEW = ("line-numbers", "numbering")
PROOF = ("loose-lines", "white-foot", "figure-distance", "stub-page")
_NUMBERING = ("running", "page")


def press_terms(table: Table, source: TomlText, said: list[Diagnostic]) -> PressTerms:
    """[press]: profile (a file of the journal), condition, ink-limit (per cent), even-pages."""

    def wrong(key: str, hint: str) -> None:
        said.append(say("invalid-journal-setting", source.place("press", key), f"{key} is not what it should be", hint))

    limit, even = table.get("ink-limit", 0), table.get("even-pages", False)
    if isinstance(limit, bool) or not isinstance(limit, int) or not (limit == 0 or 100 <= limit <= 400):
        wrong("ink-limit", "write the per cent of all four plates together: ink-limit = 300")
        limit = 0
    if not isinstance(even, bool):
        wrong("even-pages", "write even-pages = true or false")
        even = False
    texts = {key: table.get(key, "") for key in ("profile", "condition")}
    for key, value in texts.items():
        if not isinstance(value, str):
            wrong(key, f'write {key} = "…"')
            texts[key] = ""
    return PressTerms(clean(texts["profile"]), clean(texts["condition"]), limit, even)


def review_terms(table: Table, source: TomlText, said: list[Diagnostic]) -> ReviewTerms:
    """[review]: line-numbers (every n-th line), numbering ("running" or "page")."""
    every, numbering = table.get("line-numbers", 5), table.get("numbering", "running")
    if isinstance(every, bool) or not isinstance(every, int) or not 1 <= every <= 50:
        hint = "write line-numbers = 1 for every line, 5 for every fifth"
        place = source.place("review", "line-numbers")
        said.append(say("invalid-journal-setting", place, f"“{clean(str(every))}” numbers no lines", hint))
        every = 5
    if numbering not in _NUMBERING:
        hint = f"known are: {', '.join(_NUMBERING)}"
        place = source.place("review", "numbering")
        said.append(say("invalid-journal-setting", place, f"“{clean(str(numbering))}” is no value of numbering", hint))
    return ReviewTerms(every, numbering == "page")


def proof_terms(table: Table, source: TomlText, said: list[Diagnostic]) -> ProofTerms:
    """[proof]: loose-lines (em that a word space may grow by), white-foot and stub-page (lines), figure-distance (pages)."""
    usual = USUAL_PROOF
    most = {"loose-lines": 2, "white-foot": 100, "figure-distance": 100, "stub-page": 100}
    found: dict[str, float] = {}
    for key in PROOF:
        value = table.get(key, getattr(usual, key.replace("-", "_")))
        kinds = (int, float) if key == "loose-lines" else (int,)
        if isinstance(value, bool) or not isinstance(value, kinds) or not 0 <= value <= most[key]:
            hint = f"write a number: {key} = {getattr(usual, key.replace('-', '_'))}"
            place = source.place("proof", key)
            said.append(say("invalid-journal-setting", place, f"“{clean(str(value))}” is no limit", hint))
            value = getattr(usual, key.replace("-", "_"))
        found[key] = value
    return ProofTerms(float(found["loose-lines"]), *(int(found[key]) for key in PROOF[1:]))
