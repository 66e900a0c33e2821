"""What editors are given: the VS Code extension as a package, and the manual's settings."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parents[1]
EXTENSION = ROOT / "editors" / "vscode"


def manual() -> str:
    return (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")


def test_the_manual_shows_settings_that_start_the_server() -> None:
    blocks = dict(re.findall(r"^```(lua|elisp|toml)\n(.*?)^```", manual(), re.M | re.S))
    assert '{ "imprint", "lsp" }' in blocks["lua"] and '("imprint" "lsp")' in blocks["elisp"]
    helix = tomllib.loads(blocks["toml"])
    assert helix["language-server"]["imprint"] == {"command": "imprint", "args": ["lsp"]}
    assert all("imprint" in one["language-servers"] for one in helix["language"])


def test_the_manual_names_the_settings_of_the_extension() -> None:
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    assert all(f"`{name}`" in manual() for name in package["contributes"]["configuration"]["properties"])
    script = (EXTENSION / "extension.js").read_text(encoding="utf-8")
    for command in package["contributes"]["commands"]:
        assert f'registerCommand("{command["command"]}"' in script
    if shutil.which("node"):
        subprocess.run(["node", "--check", EXTENSION / "extension.js"], check=True)


def test_a_package_is_made_of_what_is_there(tmp_path: Path) -> None:
    """Without npm: the manifest names the extension, every ending has its type, the same files give the same bytes."""
    inside = tmp_path / "extension"
    shutil.copytree(EXTENSION, inside)
    (inside / "node_modules" / ".bin").mkdir(parents=True)
    (inside / "node_modules" / ".bin" / "tool").write_text("no")
    for name in ("one.vsix", "two.vsix"):
        subprocess.run([sys.executable, EXTENSION / "vsix.py", tmp_path, tmp_path / name], check=True)
    assert (tmp_path / "one.vsix").read_bytes() == (tmp_path / "two.vsix").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.vsix") as archive:
        names = archive.namelist()
        manifest = etree.fromstring(archive.read("extension.vsixmanifest"))
        types = etree.fromstring(archive.read("[Content_Types].xml"))
    assert {"extension/package.json", "extension/extension.js", "extension/README.md"} <= set(names)
    assert not [name for name in names if "/." in name]
    identity = manifest.find(".//{*}Identity")
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    assert identity is not None and identity.get("Id") == package["name"] and identity.get("Version") == package["version"]
    endings = {one.get("Extension") for one in types}
    assert {Path(name).suffix for name in names if Path(name).suffix and name != "[Content_Types].xml"} <= endings


@pytest.mark.long
def test_the_extension_is_packaged_with_its_client(tmp_path: Path) -> None:
    if not shutil.which("npm"):
        pytest.skip("npm is not here")
    target = tmp_path / "imprint.vsix"
    subprocess.run([EXTENSION / "package.sh", target], check=True, timeout=300)
    with zipfile.ZipFile(target) as archive:
        assert "extension/node_modules/vscode-languageclient/node.js" in archive.namelist()
    if not shutil.which("node"):
        return
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / "x")
    shown = driven(tmp_path, tmp_path / "x" / "extension" / "extension.js", str(Path(sys.executable).parent / "imprint"))
    assert {"commands": ["imprint.restart"]} in shown
    assert {"file": "paper.md", "line": 7, "rule": "unknown-key"} in shown
    assert {"file": "refs.bib", "line": 1, "rule": "isbn-check-digit"} in shown
    (*_, error, _) = driven(tmp_path, tmp_path / "x" / "extension" / "extension.js", "/nowhere/imprint")
    assert error == {"error": "imprint: /nowhere/imprint cannot be started. Say in the setting imprint.command where it is."}


def driven(folder: Path, extension: Path, command: str) -> list[dict[str, object]]:
    """What the extension shows of a manuscript and its library, in a stand-in for VS Code."""
    (folder / "paper.md").write_text("---\ntitle: T\nauthor: Ada Example\nbibliography: refs.bib\n---\n\nOne [@nobody] and [@a].\n")
    (folder / "refs.bib").write_text("@book{a, author = {A, B}, title = {T}, date = {1997}, isbn = {0-674-90215-9}}\n")
    words = ["node", ROOT / "tests" / "vscode_driver.cjs", extension, command, "paper.md", "refs.bib"]
    done = subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True, timeout=120)
    return [json.loads(line) for line in done.stdout.splitlines()]
