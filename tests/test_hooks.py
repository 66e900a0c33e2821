"""The definitions for pre-commit and GitHub do what they say, with the command as it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from imprint.cli import cli
from imprint.cli.statuses import FINDINGS

ROOT = Path(__file__).parents[1]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
PAPER = "---\ntitle: Slow Wheels\nauthor: Ada Example\n---\n\nOne [@nobody:1900].\n"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_speaks_of_the_files_that_it_is_given(hook: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("paper.md").write_text(PAPER)
    Path("refs.bib").write_text("@book{a, title = {The Footnote}, date = {1997},}\n")
    program, *words = str(hook["entry"]).split()
    result = CliRunner().invoke(cli, [*words, *hook["args"], "paper.md", "refs.bib"])  # type: ignore[misc]
    assert program == "imprint" and result.exit_code == FINDINGS and "paper.md:6:6: error[unknown-key]" in result.stdout


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize(
    ("path", "wanted"),
    [("manuscripts/x/article.md", True), ("bibliography/trade.bib", True), ("README.md", False), ("manuscripts/authors/ada.md", False), ("styles/print.css", False)],
)
def test_a_hook_is_given_manuscripts_and_libraries(hook: dict[str, str], path: str, wanted: bool) -> None:
    assert (bool(re.search(hook["files"], path)) and not re.search(hook["exclude"], path)) is wanted


def test_the_action_shows_findings_beside_their_lines(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text(PAPER)
    names = {f"${{{{ inputs.{name} }}}}": one["default"] for name, one in ACTION["inputs"].items()}
    step = ACTION["runs"]["steps"][-1]
    values = {name: names[value] for name, value in step["env"].items()} | {"PATHS": "paper.md"}
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(["bash", "-eo", "pipefail", "-c", step["run"]], cwd=tmp_path, env={**os.environ, **values, "PATH": path}, capture_output=True, text=True)
    assert done.returncode == FINDINGS
    assert "::error col=6,endColumn=17,endLine=6,file=paper.md,line=6,title=imprint%3A unknown-key::" in done.stdout
