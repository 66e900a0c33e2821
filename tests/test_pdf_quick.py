"""What is done quickly gives what the setter gives slowly: the same paths, the same pixels."""

from __future__ import annotations

import io
import re
import zlib
from collections import deque
from types import SimpleNamespace

import pydyf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from weasyprint.images import RasterImage
from weasyprint.svg.path import path as slow_path

import imprint.render.pdf_setter  # noqa: F401  (puts the quick ones in their places)
from imprint.render.pdf_paths import operators

NUMBER = st.one_of(st.integers(-999, 999).map(str), st.floats(-999, 999).map(lambda x: f"{x:.3f}"))
COMMAND = st.sampled_from([("M", 2), ("L", 2), ("H", 1), ("V", 1), ("C", 6), ("Q", 4), ("L", 4), ("M", 4)]).flatmap(
    lambda kind: st.lists(NUMBER, min_size=kind[1], max_size=kind[1]).map(lambda numbers: f"{kind[0]} {' '.join(numbers)}")
)
PATH = st.builds(
    lambda subpaths: " ".join(f"M {x} {y} {' '.join(rest)} {end}" for x, y, rest, end in subpaths),
    st.lists(st.tuples(NUMBER, NUMBER, st.lists(COMMAND, max_size=4), st.sampled_from(["", "Z", "z"])), min_size=1, max_size=3),
)


class Node(dict[str, str]):
    def __init__(self, data: str) -> None:
        super().__init__(d=data)
        self.vertices: deque[object] = deque()


def slowly(data: str) -> bytes:
    svg = SimpleNamespace(stream=pydyf.Stream(), point=lambda x, y, _: (float(x), float(y)))
    slow_path(svg, Node(data), 16)
    return b"\n".join(svg.stream.stream)


def numbers(operators: bytes) -> bytes:
    """"0." and "-0" are ways to say 0."""
    return re.sub(rb"(?<![\d.])-0(?=\s)", b"0", re.sub(rb"(\d)\.(?=\s)", rb"\1", operators))


@given(PATH)
def test_paths_are_the_setters_own(data: str) -> None:
    quick = operators(data)
    assert quick is not None
    assert numbers(quick) == numbers(slowly(data))


@pytest.mark.parametrize("data", ["", "L 1 1", "m 1 1 l 2 2", "M 0 0 A 1 1 0 0 1 2 2", "M 1", "M 0 0 L 1 1 Z L 2 2", "M 0 0 Z 3", "M 0 0 L 1 nan"])
def test_what_is_not_simple_is_left_to_the_setter(data: str) -> None:
    assert operators(data) is None


def image(mode: str, colour: object, kind: str = "PNG") -> tuple[Image.Image, pydyf.Stream]:
    made = Image.effect_noise((40, 30), 50).convert(mode) if colour is None else Image.new(mode, (40, 30), colour)  # type: ignore[arg-type]
    out = io.BytesIO()
    made.save(out, kind)
    options = {"jpeg_quality": None, "dpi": None, "optimize_images": False}
    raster = RasterImage(Image.open(io.BytesIO(out.getvalue())), "id", out.getvalue(), options=options)
    return made, raster.get_x_object(False, 1)


def pixels(made: Image.Image, stream: pydyf.Stream) -> bytes:
    """The pixels of a PDF's image, its PNG predictors undone by a PNG reader."""
    body = stream.stream[0].data
    parms = stream.extra["DecodeParms"]
    kind = 2 if parms.get("Colors") == 3 else 0
    head = made.width.to_bytes(4, "big") + made.height.to_bytes(4, "big") + bytes((8, kind, 0, 0, 0))
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big") for name, data in chunks
    )
    return Image.open(io.BytesIO(png)).tobytes()


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA"])
def test_pixels_are_kept(mode: str) -> None:
    made, stream = image(mode, None)
    wanted = made.convert("RGB") if mode in ("P", "RGBA") else made
    assert pixels(made, stream) == wanted.tobytes()


def test_a_mask_that_masks_nothing_is_left_out() -> None:
    assert "SMask" not in image("RGBA", (1, 2, 3, 255))[1].extra
    assert "SMask" in image("RGBA", (1, 2, 3, 128))[1].extra
