"""Colours of the screen as ink: through the printer's ICC profile, greys and black on the black plate alone."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageCms, ImageMath

Cmyk = tuple[float, float, float, float]

_NEUTRAL = 0.004  # difference of red, green and blue below which a colour is a grey: one step of 8 bits
_DARK, _TINGED = 0.25, 0.1  # so dark a colour with so little colour is a black: small letters in four inks would blur
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


@dataclass(frozen=True, slots=True)
class Ink:
    """A CMYK output profile at work (ICC.1:2022): colours relative colorimetric, pictures perceptual."""

    profile: bytes
    name: str
    _flat: ImageCms.ImageCmsTransform
    _lab: ImageCms.ImageCmsTransform
    _pictures: ImageCms.ImageCmsTransform
    _known: dict[tuple[str, float, float, float], Cmyk] = field(default_factory=dict)

    def of_grey(self, value: float) -> Cmyk:
        """A grey, 0 black to 1 white."""
        return (0.0, 0.0, 0.0, _whole(1 - value))

    def of_rgb(self, red: float, green: float, blue: float) -> Cmyk:
        """A colour of sRGB, each channel 0 to 1."""
        most, spread = max(red, green, blue), max(red, green, blue) - min(red, green, blue)
        if spread < _NEUTRAL or (most <= _DARK and spread <= _TINGED):
            return self.of_grey((red + green + blue) / 3)
        return self._through("rgb", self._flat, "RGB", (red, green, blue), (255, 255, 255), (0, 0, 0))

    def of_lab(self, lightness: float, a: float, b: float) -> Cmyk:
        """A colour of CIELAB (D50): lightness 0 to 100, a and b -128 to 127."""
        if abs(a) < 0.5 and abs(b) < 0.5:
            return self.of_grey(lightness / 100)
        return self._through("lab", self._lab, "LAB", (lightness, a, b), (2.55, 1, 1), (0, 128, 128))

    def _through(
        self,
        space: str,
        transform: ImageCms.ImageCmsTransform,
        mode: str,
        values: tuple[float, float, float],
        scale: tuple[float, float, float],
        shift: tuple[float, float, float],
    ) -> Cmyk:
        key = (space, *values)
        if key not in self._known:
            one, two, three = (round(min(255, max(0, v * s + o))) for v, s, o in zip(values, scale, shift, strict=True))
            pixel = Image.new(mode, (1, 1), (one, two, three))
            made = ImageCms.applyTransform(pixel, transform)
            assert made is not None
            c, m, y, k = made.getpixel((0, 0))  # type: ignore[misc]
            self._known[key] = (_whole(c / 255), _whole(m / 255), _whole(y / 255), _whole(k / 255))
        return self._known[key]

    def picture(self, picture: Image.Image) -> Image.Image:
        """A picture of sRGB as CMYK, or as grey (which prints on the black plate) where it has no colour."""
        rgb = picture.convert("RGB")
        red, green, blue = rgb.split()
        if not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox():
            return red
        made = ImageCms.applyTransform(rgb, self._pictures)
        assert made is not None
        return made


def ink(profile: bytes) -> Ink | None:
    """A profile ready for work; None where the bytes are no CMYK output profile (ICC.1:2022, 7.2)."""
    if profile[12:20] != b"prtrCMYK":
        return None
    try:
        output = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        lab = ImageCms.createProfile("LAB")
        relative, perceptual = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Intent.PERCEPTUAL
        flat = ImageCms.buildTransform(srgb, output, "RGB", "CMYK", relative, _FLAGS)
        of_lab = ImageCms.buildTransform(lab, output, "LAB", "CMYK", relative, _FLAGS)
        pictures = ImageCms.buildTransform(srgb, output, "RGB", "CMYK", perceptual, _FLAGS)
        name = ImageCms.getProfileDescription(output).strip()
    except (ImageCms.PyCMSError, OSError):
        return None
    return Ink(profile, name, flat, of_lab, pictures)


def most_ink(picture: Image.Image) -> float:
    """The most ink in one place of a CMYK picture, in per cent of one plate; of a grey one, which inks one plate, 100."""
    if picture.mode != "CMYK":
        return 100.0
    plates = dict(zip("cmyk", (band.convert("I") for band in picture.split()), strict=True))
    total = ImageMath.lambda_eval(lambda of: of["c"] + of["m"] + of["y"] + of["k"], **plates)
    return float(total.getextrema()[1]) / 2.55


def _whole(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 4)
