"""Pictures tagged with a colour profile of their own, taken to sRGB, which every output means where it names no space."""

from __future__ import annotations

import io
from itertools import product

from PIL import Image, ImageChops, ImageCms

_STEPS = (0, 64, 128, 192, 255)
_SEEN = 8  # of 255: so little of a difference nobody sees; sRGB's own profiles and greys of gamma 2.2 differ by less


def foreign(image: Image.Image) -> bool:
    """Whether a picture in grey or red, green, blue has a profile by which it looks other than without."""
    profile = image.info.get("icc_profile", b"")
    kind = _plain_mode(image.mode)
    if not profile or kind is None:
        return False
    sample = Image.new(kind, (125, 1))
    colours = [*product(_STEPS, repeat=3)]
    sample.putdata([one[0] for one in colours] if kind == "L" else colours)
    made = _in_srgb(sample, profile)
    if made is None:
        return False
    apart = ImageChops.difference(made, sample.convert("RGB")).getextrema()
    return max(high for _, high in apart) > _SEEN  # type: ignore[misc]


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The picture in sRGB: greys stay greys, what is transparent stays so. As it is, where the profile cannot be used."""
    if image.mode == "CMYK":
        return _in_srgb(image, profile) or image.convert("RGB")
    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    kind = _plain_mode(image.mode)
    made = _in_srgb(image.convert(kind), profile) if kind else None
    if made is None or kind is None:
        return image
    made = made.convert(kind)
    if image.mode in ("LA", "RGBA"):
        made.putalpha(image.getchannel("A"))
    return made


def _plain_mode(mode: str) -> str | None:
    return {"1": None, "L": "L", "LA": "L", "RGB": "RGB", "RGBA": "RGB", "P": "RGB"}.get(mode)


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Through the profile; None where it is damaged or of another kind of colour."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return None
