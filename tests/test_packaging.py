"""The packaging keeps its promises: pinned and hashed, no address, the folder build/ survives, imports are declared."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Where the module imported is not called as its distribution.
DISTRIBUTIONS = {"yaml": "pyyaml", "pypandoc": "pypandoc-binary", "PIL": "pillow", "jpype": "jpype1"}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_and_hashed_without_an_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", text.strip())
    assert len(packages) > 20
    assert all(re.match(r"[a-z0-9-]+==\S+", one) and "--hash=sha256:" in one for one in packages)
    assert "://" not in text


def test_the_wheel_needs_what_the_requirements_pin() -> None:
    pinned = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M))
    assert declared() | {"hatchling"} <= pinned


def declared() -> set[str]:
    names = (re.split(r"[<>=!~ ;\[]", one)[0].lower().replace("_", "-") for one in PROJECT["project"]["dependencies"])
    return set(names)


def test_every_package_imported_is_declared() -> None:
    used: dict[str, Path] = {}
    for path in (ROOT / "build" / "imprint").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.split(".")[0]: path for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                used[node.module.split(".")[0]] = path
    foreign = {name: path for name, path in used.items() if name not in {*sys.stdlib_module_names, "imprint"}}
    optional = {re.split(r"[<>=!~ ;\[]", one)[0] for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra}
    assert {DISTRIBUTIONS.get(name, name) for name in foreign} <= declared() | optional, foreign


def test_the_folder_build_is_source() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert not {"build", "build/", "/build", "/build/"} & set(ignored)
    assert not (ROOT / "build" / "__init__.py").exists()
    assert PROJECT["tool"]["hatch"]["build"]["ignore-vcs"] is True
    assert not [name for name in PROJECT["tool"]["ruff"]["exclude"] if "build" in name]


def test_what_the_wheel_takes_along_is_there() -> None:
    taken = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {"styles", "manuscripts", "bibliography", "journal.toml", "pages.toml"} == set(taken)
    assert all((ROOT / name).exists() for name in taken)
