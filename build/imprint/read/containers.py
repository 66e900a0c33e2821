"""The pictures inside Word and ODT files."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib

MOST_BYTES = 200_000_000  # of all pictures together, unpacked


def media(data: bytes) -> dict[str, bytes]:
    """Pictures by the names that pandoc's readers use: media/image1.png, Pictures/….

    The sizes that the archive states are checked before anything is unpacked, so that a bomb stays packed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [one for one in archive.infolist() if _is_picture(one.filename)]
            if sum(one.file_size for one in infos) > MOST_BYTES:
                return {}
            return {one.filename.removeprefix("word/"): archive.read(one) for one in infos}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error):
        return {}


def stated_title(data: bytes) -> str:
    """The title in a Word or ODT file's properties (docProps/core.xml, meta.xml), "" where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in ("docProps/core.xml", "meta.xml"):
                if name in archive.namelist() and archive.getinfo(name).file_size < 1_000_000:
                    found = re.search(rb"<dc:title>([^<]*)</dc:title>", archive.read(name))
                    return html.unescape(found[1].decode("utf-8", "replace")).strip() if found else ""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error):
        pass
    return ""


def _is_picture(name: str) -> bool:
    return name.startswith(("word/media/", "media/", "Pictures/")) and not name.endswith("/")
