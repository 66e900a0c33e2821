"""Every case in tests/cases/*.md comes out as it is written there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.cases_runner import FOLDER, NOT_BUILT, Case, actual, read_cases, rewritten, run

CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path)]
Changes = dict[Path, dict[tuple[int, int], str]]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_case(case: Case, accepted: Changes | None) -> None:
    assert case.expected, "the case expects nothing: give it a block of what should come out"
    assert case.prose, "the case does not say why: give it a sentence"
    if case.xfail and crashes(case):
        pytest.xfail(case.xfail)
    result = run(case)
    wrong = [(block, got) for block in case.expected if (got := actual(result, block)) != block.text]
    if case.xfail:
        assert wrong, f"this comes out right now: remove its mark (xfail: {case.xfail})"
        pytest.xfail(case.xfail)
    if accepted is not None:
        assert not any(got.startswith(NOT_BUILT) for _, got in wrong), actual(result, replace(case.expected[0], kind="said"))
        accepted.setdefault(case.path, {}).update({(block.start, block.end): got for block, got in wrong})
        return
    for block, got in wrong:
        assert got == block.text, f"{case.path.name}:{block.start}: the block {block.kind} (--accept takes what came out)"


def crashes(case: Case) -> bool:
    try:
        run(case)
    except Exception:
        return True
    return False


def test_no_two_cases_share_a_name() -> None:
    names = [case.id for case in CASES]
    assert len(names) == len(set(names)), sorted({name for name in names if names.count(name) > 1})


def test_accepting_replaces_the_lines_of_the_blocks_and_nothing_else() -> None:
    text = "a\n```notes\nold\n```\nb\n```said\n```\nc"
    assert rewritten(text, {(2, 3): "new\nnewer", (6, 6): "x"}) == "a\n```notes\nnew\nnewer\n```\nb\n```said\nx\n```\nc"
    assert rewritten(text, {(2, 3): ""}) == "a\n```notes\n```\nb\n```said\n```\nc"
