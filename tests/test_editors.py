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
    if shutil.which("node"):  # what the extension requires is there, but for VS Code itself
        with zipfile.ZipFile(target) as archive:
            archive.extractall(tmp_path / "x")
        script = "require.resolve('vscode-languageclient/node', {paths: [process.argv[1]]})"
        subprocess.run(["node", "-e", script, tmp_path / "x" / "extension"], check=True)
