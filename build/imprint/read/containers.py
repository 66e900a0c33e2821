"""The pictures inside Word and ODT files."""

from __future__ import annotations

import io
import zipfile

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
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return {}


def _is_picture(name: str) -> bool:
    return name.startswith(("word/media/", "media/", "Pictures/")) and not name.endswith("/")
