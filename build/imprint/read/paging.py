"""The record of published pages: pages.toml beside journal.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model.diagnostic import Diagnostic, Diagnostics
from ..model.paging import Fixed, Pages
from .front_said import say
from .toml_places import TomlText
from .toml_reading import NoToml, toml_of
from .toml_values import Table, wrong

_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")
_HEAD = """\
# The pages of the published issues, kept by `imprint paginate`. They are what the articles are cited by:
# a build never moves them, and says so where it would have to.
"""


def read_pages(path: str, data: bytes) -> tuple[tuple[Fixed, ...], Diagnostics]:
    """What is fixed: for each issue ("5/1") the articles with their pages ("1-6"), and what is wrong with the file."""
    try:
        toml, text = toml_of(path, data)
    except NoToml as fault:
        hint = "take the file back from its history, or remove it and run imprint paginate"
        return (), (say("journal-not-readable", fault.place, f"the record of pages cannot be read: {fault}", hint),)
    source, said = TomlText.of(path, text), list[Diagnostic]()
    fixed = (Fixed(name, tuple(_ranges(name, found, source, said))) for name, found in toml.items() if isinstance(found, dict))
    return tuple(fixed), tuple(said)


def _ranges(name: str, found: Table, source: TomlText, said: list[Diagnostic]) -> Iterator[tuple[str, Pages]]:
    for slug, words in found.items():
        match = _RANGE.fullmatch(str(words).strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if 0 < first <= last:
            yield slug, Pages(first, last)
        else:
            place = source.place(name, slug)
            said.append(wrong(place, f"{words} are no pages", 'write the first and the last: "1-6"'))


def written(fixed: Iterable[Fixed]) -> bytes:
    """The record as a file (TOML 1.0), the issues and the articles in the order given."""
    return (_HEAD + "".join(map(_table, fixed))).encode()


def _table(fixed: Fixed) -> str:
    lines = (f"{_key(slug)} = \"{pages.first}-{pages.last}\"\n" for slug, pages in fixed.pages)
    return f"\n[{_key(fixed.name)}]\n{''.join(lines)}"


def _key(words: str) -> str:
    """A key, in quotes where TOML wants them."""
    return words if re.fullmatch(r"[A-Za-z0-9_-]+", words) else '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
