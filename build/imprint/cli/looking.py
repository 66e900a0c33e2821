"""What `imprint check` does with what was gathered: looks for faults, mends, and words what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .check_files import against, differences
from .statuses import FINDINGS, FINE
from .terminal import progress, reported

if TYPE_CHECKING:
    from ..baseline import Compared
    from ..checking import Checkup
    from ..indexing import Index
    from ..model.diagnostic import Diagnostics
    from ..online.answers import Answers
    from ..secluded import Material
    from .check import Asked

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be printed where, the exit status; the files as they are after mending, and how many findings that mended;
    the baseline, b"" where there is none that can be read."""

    stdout: str
    stderr: str
    status: int
    files: tuple[tuple[str, bytes], ...] = ()
    count: int = 0
    baseline: bytes = b""


Plain = tuple[str, str, int, tuple[tuple[str, bytes], ...], int, bytes]


@dataclass(frozen=True, slots=True)
class Looking:
    """What was asked for, and what there is beside the sources: the network's answers, the locks, the baseline's bytes."""

    asked: Asked
    fresh: Answers
    locks: tuple[bytes, ...]
    accepted: bytes | None
    index: Index

    def judge(self, material: Material, tell: Step) -> Plain:
        """A verdict, as plain values."""
        from ..checking import mended
        from ..report.summary import summary

        asked, files, count = self.asked, dict[str, bytes](), 0
        checkup, found, accepted, data = self._found(material, tell)
        if asked.mends:
            again = mended(material.gathered, material.shelves, self._anew(material, tell), found, asked.unsafe_fixes)
            files, count = again.files, again.count
            if asked.diff:
                return (*differences(files, material.sources), (), 0, data)
            material = replace(material, gathered=again.gathered, shelves=again.shelves)
            checkup, found, accepted, data = self._found(material, tell)
        lines = [summary(found, len(material.gathered.sources), checkup.stopped, not asked.mends)]
        lines += [accepted.summary] if accepted else []
        said = "".join(f"{line}\n" for line in lines) if asked.output_format == "full" else ""
        status = FINDINGS if any(one.severity != "note" for one in found) else FINE
        text = reported(found, material.sources, asked.output_format, checkup.looked_at)
        return text, said, status, tuple(sorted(files.items())), count, data

    def _anew(self, material: Material, tell: Step) -> Callable[..., Diagnostics]:
        return lambda gathered, shelves: self._found(replace(material, gathered=gathered, shelves=shelves), tell)[1]

    def _found(self, material: Material, tell: Step) -> tuple[Checkup, Diagnostics, Compared | None, bytes]:
        """The checkup, what of it is to be said, and the baseline beside it, with its bytes."""
        from ..checking import check_all
        from ..consulting import judged, remembered, subjects
        from ..model.diagnostic import in_order

        gathered = material.gathered
        with progress("checking", len(gathered.sources)) as step:

            def begun(what: str) -> None:
                tell(what)
                step(what)

            checkup = check_all(gathered, material.shelves, self.asked.library, begun, self.index)
        answers = {**remembered(self.locks), **self.fresh}
        said = in_order((*checkup.found, *judged(subjects(checkup), answers))) if answers else checkup.found
        if not self.asked.baseline:
            return checkup, said, None, b""
        accepted, data = against(said, self.asked.baseline, self.accepted)
        return checkup, accepted.new if accepted else said, accepted, data if accepted else b""
