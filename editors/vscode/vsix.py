"""Pack a folder's extension/ as a .vsix: a zip in the Open Packaging Conventions with VS Code's manifest. FOLDER FILE"""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

TYPES = """<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>
"""
MANIFEST = """<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id={name} Version={version} Publisher={publisher}/>
    <DisplayName>{title}</DisplayName>
    <Description xml:space="preserve">{description}</Description>
    <Categories>{categories}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value={engine}/>
    </Properties>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
  </Assets>
</PackageManifest>
"""


def manifest(package: dict[str, object]) -> str:
    """The extension.vsixmanifest of a package.json."""
    engines = package["engines"]
    assert isinstance(engines, dict)
    categories = package["categories"]
    assert isinstance(categories, list)
    return MANIFEST.format(
        name=quoteattr(str(package["name"])),
        version=quoteattr(str(package["version"])),
        publisher=quoteattr(str(package["publisher"])),
        title=escape(str(package["displayName"])),
        description=escape(str(package["description"])),
        categories=escape(",".join(categories)),
        engine=quoteattr(str(engines["vscode"])),
    )


def content_types(files: list[Path]) -> str:
    """The [Content_Types].xml for the endings of files."""
    endings = sorted({file.suffix.lower() for file in files if file.suffix} | {".vsixmanifest"})
    known = {".json": "application/json", ".js": "application/javascript", ".vsixmanifest": "text/xml"}
    kinds = ((ending, known.get(ending, "application/octet-stream")) for ending in endings)
    return TYPES.format("".join(f"<Default Extension={quoteattr(one)} ContentType={quoteattr(kind)}/>" for one, kind in kinds))


def shipped(folder: Path) -> list[Path]:
    """The files of an extension, without what npm puts beside the packages for itself."""
    files = (one for one in sorted(folder.rglob("*")) if one.is_file() and not one.is_symlink())
    return [one for one in files if not any(part.startswith(".") for part in one.relative_to(folder).parts)]


def pack(folder: Path, target: Path) -> None:
    """Write the .vsix; the same files give the same bytes."""
    files = shipped(folder / "extension")
    package = json.loads((folder / "extension" / "package.json").read_text(encoding="utf-8"))
    parts = {"extension.vsixmanifest": manifest(package).encode(), "[Content_Types].xml": content_types(files).encode()}
    parts |= {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]))
