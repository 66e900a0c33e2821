"""Figures of every kind become pictures that outputs can show, and hostile ones lose their sting."""

from __future__ import annotations

import base64
import gzip
import io
import re
import shutil
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from imprint.model.picture import Picture
from imprint.read.pictures import Unusable, make_pictures

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100"'


def raster(kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 20), **options: object) -> bytes:
    out = io.BytesIO()
    image = Image.new(mode, size, 1 if mode.startswith(("1", "I", "F")) else None)
    image.save(out, kind, **options)
    return out.getvalue()


def one(data: bytes, name: str = "a.bin") -> Picture:
    pictures, unusable = make_pictures([name], {name: data})
    assert not unusable, unusable
    return pictures[0]


def fault(data: bytes, name: str = "a.bin") -> Unusable:
    pictures, unusable = make_pictures([name], {name: data})
    assert not pictures
    return unusable[0]


def drawn(inside: str, attributes: str = "") -> str:
    return one(f"{SVG} {attributes}>{inside}</svg>".encode()).data.decode()


# ---------------------------------------------------------------- finding


@pytest.mark.parametrize("src", ["figs/A.png", "./figs/A.png", "/figs/A.png", "figs/a.PNG", "figs/A", "figs//A.png", "figs\\A.png"])
def test_a_source_finds_its_file(src: str) -> None:
    pictures, _ = make_pictures([src], {"figs/A.png": raster("PNG")})
    assert [(picture.key, picture.name) for picture in pictures] == [(src, "figure-1-a.png")]


@pytest.mark.parametrize("src", ["../a.png", "x/../../a.png", "b.png", ""])
def test_what_is_not_there_is_neither_made_nor_unusable(src: str) -> None:
    assert make_pictures([src], {"a.png": raster("PNG")}) == ((), ())


def test_without_extension_vectors_come_first() -> None:
    svg = f"{SVG}><rect/></svg>".encode()
    pictures, _ = make_pictures(["f"], {"f.png": raster("PNG"), "f.svg": svg})
    assert pictures[0].media_type == "image/svg+xml"


def test_names_are_safe_and_unique() -> None:
    png = raster("PNG")
    names = ["Şekil ıı.png", "b/…/%2e.png", "x.png", "y/x.png"]
    pictures, _ = make_pictures(names, dict.fromkeys(names, png))
    assert [p.name for p in pictures] == [
        "figure-1-sekil-ii.png",
        "figure-2-2e.png",
        "figure-3-x.png",
        "figure-4-x.png",
    ]


@pytest.mark.parametrize("src", ["https://example.org/a.png", "HTTP://example.org/a", "//example.org/a.png"])
def test_remote_pictures_are_not_fetched(src: str) -> None:
    _, unusable = make_pictures([src], {})
    assert unusable[0].reason.startswith("remote:")
    assert "beside the manuscript" in unusable[0].hint


def test_data_uris_are_decoded() -> None:
    good = "data:image/png;base64," + base64.b64encode(raster("PNG")).decode()
    pictures, unusable = make_pictures([good, "data:image/png;base64,§", "data:nothing"], {})
    assert [p.name for p in pictures] == ["figure-1-embedded.png"]
    assert ["damaged" in u.reason for u in unusable] == [True, True]


def test_other_schemes_are_refused() -> None:
    _, unusable = make_pictures(["file:///etc/passwd"], {})
    assert unusable[0].reason == "file: addresses are no pictures"


# ---------------------------------------------------------------- images


def test_a_plain_png_keeps_its_pixels_and_loses_its_words() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Somebody Secret")
    picture = one(raster("PNG", pnginfo=words) + b"trailing")
    assert b"Secret" not in picture.data and b"trailing" not in picture.data
    assert (picture.media_type, picture.pixels, picture.width, picture.height) == ("image/png", 40, 40, 20)


def test_a_jpeg_loses_its_place_on_earth_without_loss() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "CameraMaker"
    data = raster("JPEG", exif=exif, comment=b"secret", dpi=(300, 300))
    picture = one(data)
    assert b"CameraMaker" in data and b"CameraMaker" not in picture.data and b"secret" not in picture.data
    assert Image.open(io.BytesIO(picture.data)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert picture.width == pytest.approx(40 * 96 / 300, abs=0.01)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_orientation_is_applied(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = one(raster(kind, exif=exif))
    image = Image.open(io.BytesIO(picture.data))
    assert (image.size, picture.pixels, picture.width) == ((20, 40), 20, 20)
    assert 0x0112 not in image.getexif()


@pytest.mark.parametrize(
    ("kind", "mode", "to"),
    [
        ("TIFF", "RGB", "PNG"),
        ("TIFF", "CMYK", "PNG"),
        ("TIFF", "I;16", "PNG"),
        ("TIFF", "F", "PNG"),
        ("TIFF", "1", "PNG"),
        ("BMP", "RGB", "PNG"),
        ("JPEG", "CMYK", "JPEG"),
        ("PNG", "I;16", "PNG"),
        ("GIF", "P", "GIF"),
        ("WEBP", "RGBA", "WEBP"),
    ],
)
def test_every_kind_becomes_one_that_browsers_show(kind: str, mode: str, to: str) -> None:
    image = Image.open(io.BytesIO(one(raster(kind, mode)).data))
    assert image.format == to
    assert image.size == (40, 20)
    assert image.mode in ("1", "L", "P", "RGB", "RGBA")


def swapped() -> bytes:
    """A profile by which red is green and green is red."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return data.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")


@pytest.mark.parametrize(("kind", "mode"), [
    ("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("TIFF", "RGB"),
])  # fmt: skip
def test_colours_are_those_that_the_profile_means(kind: str, mode: str) -> None:
    """Print knows no profile of a picture, and browsers do: both must show the same."""
    ground = Image.new("RGB", (40, 20), (200, 30, 30))
    if mode == "RGBA":
        ground.putalpha(120)
    out = io.BytesIO()
    (ground.convert("P", palette=Image.Palette.ADAPTIVE) if mode == "P" else ground).save(out, kind, icc_profile=swapped())
    made = Image.open(io.BytesIO(one(out.getvalue()).data))
    red, green, blue, alpha = made.convert("RGBA").getpixel((20, 10))
    assert (abs(red - 30) < 6, abs(green - 200) < 6, abs(blue - 30) < 6) == (True, True, True)
    assert alpha == (120 if mode == "RGBA" else 255) and "icc_profile" not in made.info


def test_a_profile_of_srgb_costs_no_quality() -> None:
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = raster("JPEG", icc_profile=usual)
    assert one(data).data == data or one(data).data.startswith(b"\xff\xd8")
    scan = data[data.index(b"\xff\xda") :]
    assert scan.rstrip() in one(data).data


def test_a_profile_that_is_none_is_passed_over() -> None:
    data = raster("PNG", "L", icc_profile=b"nonsense" * 20)
    assert Image.open(io.BytesIO(one(data).data)).convert("L").getpixel((1, 1)) == Image.open(io.BytesIO(data)).getpixel((1, 1))


@pytest.mark.parametrize(("dpi", "width"), [(72, 53.33), (96, 40), (300, 12.8), (1, 40), (5000, 40)])
def test_believable_resolutions_give_the_size(dpi: int, width: float) -> None:
    assert one(raster("PNG", dpi=(dpi, dpi))).width == pytest.approx(width, abs=0.01)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (raster("PNG")[:60], "damaged"),
        (raster("JPEG", size=(400, 400))[:500], "damaged"),
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS"),
        (b"\x00\x00\x00\x20ftypheic", "HEIC"),
        (b"8BPS....", "Photoshop"),
        (b"<!DOCTYPE html><html>404</html>", "web page"),
        (b"random words", "damaged"),
        (raster("PNG", "1", (20_000, 6_000)), "100 million"),
        (b"x" * 50_000_001, "50 MB"),
    ],
)
def test_what_cannot_be_shown_says_why(data: bytes, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    found = fault(data)
    assert words in found.reason
    assert found.hint


# ---------------------------------------------------------------- drawings


def test_a_drawing_is_rebuilt_without_what_can_act() -> None:
    text = drawn(
        "<script>alert(1)</script><foreignObject><b>x</b></foreignObject><image href='https://example.org/t.png'/>"
        "<a xlink:href='javascript:x'><rect width='5' height='5' onclick='x()' fill='url(http://example.org/#a)'/></a>"
        "<use href='other.svg#a'/>"
        "<style>@import 'http://example.org/x.css'; rect{stroke:red;fill:url(http://e/#x)}</style>"
        "<animate attributeName='href'/><text style='background:url(x)'>Words</text>",
        "onload='x()'",
    )
    for banned in ("script", "foreignObject", "example.org", "onclick", "onload", "other.svg", "style", "animate"):
        assert banned not in text
    assert 'stroke="red"' in text and "<text>Words</text>" in text and "<rect" in text


def test_style_sheets_become_attributes() -> None:
    text = drawn(
        "<style>*{stroke-linejoin:round} .k{fill:#111} #r{fill:#222} g > .k{opacity:.5}</style>"
        "<g><rect id='r' class='k' fill='#000'/>"
        "<path class='k' style='fill:#333;font:italic 12px/1.2 \"Fira\", serif'/></g>"
    )
    root = etree.fromstring(text)
    rect, path = root[0][0], root[0][1]
    assert {str(name): str(value) for name, value in rect.attrib.items()} == {
        "fill": "#222",
        "stroke-linejoin": "round",
        "opacity": ".5",
    }
    assert path.get("fill") == "#333" and path.get("font-size") == "12px" and path.get("font-style") == "italic"
    assert "class" not in text


def test_identifiers_are_the_pictures_own_and_references_follow() -> None:
    inside = "<defs><linearGradient id='g'/><path id='unused'/></defs><rect fill='url(#g)'/><use xlink:href='#g'/>"
    data = f"{SVG}>{inside}</svg>".encode()
    pictures, _ = make_pictures(["a.svg", "b.svg"], {"a.svg": data, "b.svg": data})
    found = [set(re.findall(r"[#\"](p[0-9a-f]{8}-g)", p.data.decode())) for p in pictures]
    assert len(found[0]) == len(found[1]) == 1
    assert found[0] != found[1]
    assert b"unused" not in pictures[0].data


def test_the_same_input_gives_the_same_bytes() -> None:
    assert drawn("<rect id='a'/><use href='#a'/>") == drawn("<rect id='a'/><use href='#a'/>")


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ("", (200, 100)),
        ("width='100%' height='100%'", (200, 100)),
        ("width='2in'", (192, 96)),
        ("width='10mm' height='5mm'", (37.795, 18.898)),
        ("height='50'", (100, 50)),
        ("width='-3' height='nan'", (200, 100)),
    ],
)
def test_sizes_of_drawings(attributes: str, size: tuple[float, float]) -> None:
    picture = one(f"{SVG} {attributes}/>".encode())
    assert (picture.width, picture.height, picture.pixels) == (*size, 0)
    assert b'viewBox="0 0 200 100"' in picture.data


def test_a_drawing_without_view_box_gets_one() -> None:
    picture = one(b'<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt"/>')
    assert b'viewBox="0 0 96 48"' in picture.data


def test_embedded_images_are_made_plain() -> None:
    png = base64.b64encode(raster("PNG")).decode()
    text = drawn(f"<image href='data:image/png;base64,{png}'/><image href='data:image/svg+xml,x'/>")
    assert text.count("<image") == 1


def test_plain_entities_of_illustrator_are_kept_and_bombs_are_not() -> None:
    doctype = "<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>]>"
    assert one(f'{doctype}<svg xmlns="&ns;" viewBox="0 0 2 1"><rect/></svg>'.encode()).width == 2
    laughs = "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>"
    assert "XML" in fault(f"{laughs}{SVG}><text>&b;</text></svg>".encode()).reason
    outside = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    assert "XML" in fault(f"{outside}{SVG}><text>&x;</text></svg>".encode()).reason


def test_reference_bombs_are_refused() -> None:
    layers = "".join(
        f"<g id='l{n}'>" + f"<use href='#l{n - 1}'/>" * 10 + "</g>" if n else "<rect id='l0'/>" for n in range(9)
    )
    assert "references draw more" in fault(f"{SVG}>{layers}<use href='#l8'/></svg>".encode()).reason
    ring = "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"
    assert "reference to itself" in fault(f"{SVG}>{ring}</svg>".encode()).reason


@pytest.mark.parametrize("data", [f"{SVG}><g></svg>".encode(), b"<?xml version='1.0'?><html/>", b"\x1f\x8bxx"])
def test_broken_drawings_say_so(data: bytes) -> None:
    assert fault(data, "a.svg").hint == "export it again as plain SVG, or as PDF"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([b"<svg", b"<g>", b"</g>", b"<use href='#a'/>", b"id='a'", b"&x;", b"\x00", b">", b"<!--"])
    )
)
def test_no_bytes_are_too_strange(parts: list[bytes]) -> None:
    data = SVG.encode() + b">" + b"".join(parts) + b"</svg>"
    pictures, unusable = make_pictures(["a.svg"], {"a.svg": data})
    assert len(pictures) + len(unusable) == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(8, 300), st.binary(max_size=8), st.sampled_from(["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"]))
def test_no_damage_is_too_strange(at: int, junk: bytes, kind: str) -> None:
    data = raster(kind)
    pictures, unusable = make_pictures(["a"], {"a": data[:at] + junk + data[at + len(junk) :]})
    assert len(pictures) + len(unusable) == 1


# ---------------------------------------------------------------- PDF and EPS

POPPLER = pytest.mark.skipif(not shutil.which("pdftocairo"), reason="pdftocairo (poppler-utils) is not installed")
GHOSTSCRIPT = pytest.mark.skipif(not shutil.which("gs"), reason="gs (ghostscript) is not installed")
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 72 36\nnewpath 5 5 moveto 60 30 lineto stroke\nshowpage\n"


def pdf() -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.new() as document:
        for width in (144, 300):
            page = document.add_blank_page(page_size=(width, 72))
            page.Contents = document.make_stream(b"10 10 m 100 60 l S")
        document.save(out)
    return out.getvalue()


def locked() -> bytes:
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="o", user="secret"))
    return out.getvalue()


@POPPLER
def test_the_first_page_of_a_pdf_stays_a_vector() -> None:
    picture = one(pdf(), "Map.pdf")
    assert (picture.name, picture.vector, picture.width, picture.height) == ("figure-1-map.svg", True, 192, 96)
    assert b"<path" in picture.data
    assert picture == one(pdf(), "Map.pdf")


@POPPLER
def test_locked_and_broken_pdfs_say_so() -> None:
    assert fault(locked()).reason == "its PDF cannot be read: it is protected by a password"
    assert "PDF cannot be read" in fault(b"%PDF-1.4 nothing").reason


@POPPLER
def test_a_heavy_pdf_becomes_an_image(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imprint.read.pictures.HEAVY_SVG", 10)
    picture = one(pdf())
    assert (picture.media_type, picture.pixels, picture.width) == ("image/png", 600, 192)


@POPPLER
@GHOSTSCRIPT
def test_eps_is_cut_to_its_box_and_cannot_read_files() -> None:
    assert (one(EPS).width, one(EPS).height) == (96, 48)
    dos = b"\xc5\xd0\xd3\xc6" + (30).to_bytes(4, "little") + len(EPS).to_bytes(4, "little") + bytes(18) + EPS
    assert one(dos).width == 96
    assert "PostScript cannot be read" in fault(EPS + b"(/etc/passwd) (r) file\n").reason


@pytest.mark.long
@POPPLER
@GHOSTSCRIPT
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real manuscripts is not beside the repository")
def test_every_figure_of_the_corpus_can_be_shown() -> None:
    kinds = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".pdf", ".eps", ".tif"}
    for path in sorted(path for path in CORPUS.rglob("*") if path.suffix.lower() in kinds):
        picture = one(path.read_bytes(), path.name)
        assert 5 < picture.width < 10_000, path


# ---------------------------------------------------------------- Windows' drawings


def emf() -> bytes:
    """A line and a box of 100 mm in an Enhanced Metafile (MS-EMF 2.3)."""
    records = [
        struct.pack("<IIii", 27, 16, 100, 100),  # MOVETOEX
        struct.pack("<IIii", 54, 16, 900, 900),  # LINETO
        struct.pack("<IIiiii", 43, 24, 200, 200, 700, 600),  # RECTANGLE
        struct.pack("<IIIII", 14, 20, 0, 16, 20),  # EOF
    ]
    size = 88 + sum(map(len, records))
    head = struct.pack("<II8i", 1, 88, 0, 0, 1000, 1000, 0, 0, 10_000, 10_000)
    head += b" EMF" + struct.pack("<IIIHHIII4i", 0x10000, size, len(records) + 1, 1, 0, 0, 0, 0, 1000, 1000, 100, 100)
    return head + b"".join(records)


def wmf() -> bytes:
    """The same of 1000/254 inches in a placeable Windows Metafile (MS-WMF 2.3)."""
    given = ((0x020B, 0, 0), (0x020C, 1000, 1000), (0x0214, 100, 100), (0x0213, 900, 900), (0x041B, 600, 700, 200, 200), (0,))
    records = [struct.pack(f"<IH{len(rest)}h", 3 + len(rest), function, *rest) for function, *rest in given]
    size = 9 + sum(len(one) // 2 for one in records)
    head = struct.pack("<IH4hHI", 0x9AC6CDD7, 0, 0, 0, 1000, 1000, 254, 0)
    check = 0
    for word in struct.unpack("<10H", head):
        check ^= word
    return head + struct.pack("<HHHHIHIH", check, 1, 9, 0x300, size, 1, 7, 0) + b"".join(records)


@pytest.mark.parametrize(
    ("data", "program"),
    [(emf(), "emf2svg-conv"), (wmf(), "wmf2svg"), (gzip.compress(emf()), "emf2svg-conv")],
    ids=["emf", "wmf", "emz"],  # the time of compression is in the bytes
)
def test_drawings_of_windows_are_drawn_in_their_size(data: bytes, program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"needs {program}")
    made = one(data)
    assert made.media_type == "image/svg+xml"
    assert made.width == pytest.approx(378, abs=1)
    assert b"<rect" in made.data


def test_drawings_of_windows_need_their_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = fault(wmf())
    assert "WMF" in found.reason and "libwmf-bin" in found.hint

