"""Makes the edits that findings carry: the least ones, in the bytes of the files, everything else untouched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .model.diagnostic import Diagnostic, Diagnostics
from .model.place import Place

Files = Mapping[str, bytes]  # path, as findings show it → bytes
ROUNDS = 12  # an edit may let another finding appear; honest files settle in two
_LINE_END = re.compile("\r\n|\n|\r")
_LIBRARIES = (".bib", ".bibtex")  # where a lone carriage return ends a line only if nothing else does
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Mended:
    """The files that were changed, whole, and how many findings that mended."""

    files: dict[str, bytes]
    count: int


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Words that take the stead of text[start:end]."""

    start: int
    end: int
    words: str

    def meets(self, other: Edit) -> bool:
        """Whether two edits touch the same text, or put two things into one place."""
        return (self.start < other.end and other.start < self.end) or self.start == other.start or self.end == other.end


def mend_until_still(
    files: Files, found: Diagnostics, check: Callable[[Files], Diagnostics], unsafe: bool = False
) -> Mended:
    """Mend files, look again with the changed ones, and so on until nothing is left that edits can mend."""
    changed: dict[str, bytes] = {}
    count = 0
    before = [dict(files)]
    for _ in range(ROUNDS):
        done = mend({**files, **changed}, found, unsafe)
        now = {**files, **changed, **done.files}
        if not done.files or now in before:
            break
        before.append(now)
        changed |= done.files
        count += done.count
        found = check(changed)
    return Mended({path: data for path, data in changed.items() if data != files[path]}, count)


def mend(files: Files, found: Iterable[Diagnostic], unsafe: bool = False) -> Mended:
    """Make the certain edits (with unsafe, the likely ones too); of edits that meet, the first finding's count."""
    texts: dict[str, Text] = {}
    made: dict[str, list[Edit]] = {}
    count = 0
    for one in sorted((one for one in found if mendable(one, unsafe)), key=lambda one: one.order):
        for path in {fix.place.path for fix in one.fixes} - texts.keys():
            texts[path] = Text.of(path, files.get(path, b"\xff"))
        edits = [(fix.place.path, texts[fix.place.path].edit(fix.place, fix.replacement)) for fix in one.fixes]
        if _fits(edits, made):
            count += 1
            for path, edit in edits:
                if edit and edit not in made.setdefault(path, []):
                    made[path].append(edit)
    changed = {path: texts[path].edited(edits) for path, edits in made.items() if edits}
    return Mended({path: data for path, data in changed.items() if data != files[path]}, count)


def mendable(found: Diagnostic, unsafe: bool) -> bool:
    """Whether edits mend a finding: all certain ones, or also likely ones."""
    return bool(found.fixes) and (unsafe or all(fix.safe for fix in found.fixes))


def _fits(edits: list[tuple[str, Edit | None]], made: Mapping[str, list[Edit]]) -> bool:
    """Whether all edits of a finding can be made beside those made before; an edit made before fits."""
    for index, (path, edit) in enumerate(edits):
        others = [*made.get(path, []), *(other for there, other in edits[:index] if there == path and other)]
        if edit is None or any(edit.meets(other) and edit != other for other in others):
            return False
    return True


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text as it is on the disk, with its line ends, to find places in; words is None where it is not UTF-8."""

    words: str | None
    starts: tuple[int, ...] = ()

    @classmethod
    def of(cls, path: str, data: bytes) -> Text:
        try:
            words = data.decode("utf-8")
        except UnicodeDecodeError:
            return cls(None)
        first = len(_MARK) if words.startswith(_MARK) else 0
        feeds = "\n" in words and path.lower().endswith(_LIBRARIES)
        ends = re.finditer("\n", words) if feeds else _LINE_END.finditer(words)
        return cls(words, (first, *(found.end() for found in ends)))

    def edit(self, place: Place, words: str) -> Edit | None:
        """An edit at a place, None where this text has no such place."""
        start, end = self._offset(place.line, place.column), self._offset(place.end_line, place.end_column)
        return Edit(start, end, words) if 0 <= start <= end else None

    def _offset(self, line: int, column: int) -> int:
        """The offset of a place; -1 where there is none: columns end with their line."""
        if self.words is None or not 1 <= line <= len(self.starts):
            return -1
        offset = self.starts[line - 1] + column - 1
        last = self.starts[line] if line < len(self.starts) else len(self.words)
        return offset if offset <= last else -1

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The bytes with edits that do not meet; new lines end as the file's lines do."""
        assert self.words is not None
        pieces, position = [], 0
        for edit in sorted(edits):
            pieces += [self.words[position : edit.start], self._as_here(edit.words)]
            position = edit.end
        return "".join([*pieces, self.words[position:]]).encode("utf-8")

    def _as_here(self, words: str) -> str:
        found = _LINE_END.search(self.words or "")
        return words.replace("\n", found[0]) if found else words


# ---------------------------------------------------------------- differences


def difference(path: str, before: bytes, after: bytes, around: int = 3) -> str:
    """A unified diff of a file; lines that no edit touched are compared at their places, so that large files cost little."""
    old, new = _lines(before), _lines(after)
    if len(old) != len(new):
        return _by_sequence(path, old, new)
    changed = [index for index, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    out = [f"--- {path}\n", f"+++ {path}\n"]
    while changed:
        count = next((i for i in range(1, len(changed)) if changed[i] - changed[i - 1] > 2 * around), len(changed))
        group, changed = changed[:count], changed[count:]
        start, stop = max(0, group[0] - around), min(len(old), group[-1] + around + 1)
        out.append(f"@@ -{start + 1},{stop - start} +{start + 1},{stop - start} @@\n")
        out += _hunk(old, new, start, stop)
    return "".join(out)


def _hunk(old: list[str], new: list[str], start: int, stop: int) -> Iterable[str]:
    index = start
    while index < stop:
        if old[index] == new[index]:
            yield f" {_ended(old[index])}"
            index += 1
            continue
        after = index
        while after < stop and old[after] != new[after]:
            after += 1
        yield from (f"-{_ended(line)}" for line in old[index:after])
        yield from (f"+{_ended(line)}" for line in new[index:after])
        index = after


def _by_sequence(path: str, old: list[str], new: list[str]) -> str:
    from difflib import unified_diff

    lines = unified_diff(old, new, path, path)
    return "".join(line if line.startswith(("---", "+++", "@@")) else _ended(line) for line in lines)


def _lines(data: bytes) -> list[str]:
    """The lines with their ends; nothing but a line feed ends one, as for diff and patch."""
    parts = data.decode("utf-8").split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
