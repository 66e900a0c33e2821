"""What is done quickly gives what the setter gives slowly: the same paths, the same pixels."""

from __future__ import annotations

import base64
import importlib.util
import io
import re
import runpy
import subprocess
import sys
import zlib
from collections import deque
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pydyf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops
from weasyprint import HTML
from weasyprint.css import ComputedStyle, StyleFor, get_all_computed_styles
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.images import RasterImage
from weasyprint.layout import inline, preferred
from weasyprint.svg import SVG
from weasyprint.svg.path import path as slow_path
from weasyprint.text import line_break

import imprint.render.pdf_setter  # noqa: F401  (puts the quick ones in their places)
from imprint.render import pango_binding, pdf_breaks, pdf_bytes, pdf_cascade, pdf_start, pdf_text, pdf_used
from imprint.render.pdf_drawing import Drawing
from imprint.render.pdf_paths import operators
from imprint.render.pdf_quick import _node
from imprint.render.pdf_styles import _computed

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


FIGURE = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="300" height="200" viewBox="0 0 300 200">
<defs>
  <clipPath id="c"><rect x="10" y="10" width="80" height="60"/></clipPath>
  <clipPath id="hole"><path clip-rule="evenodd" d="M 0 0 L 90 0 L 90 90 L 0 90 Z M 20 20 L 70 20 L 70 70 L 20 70 Z"/></clipPath>
  <clipPath id="turned" transform="rotate(10)"><rect width="60" height="60"/></clipPath>
  <clipPath id="nothing"/>
  <symbol id="glyph" overflow="visible"><path d="M 0 0 L 6 -9 L 12 0 Z"/></symbol>
  <g id="dot"><circle r="4"/></g>
  <linearGradient id="fade"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
  <marker id="tip" markerWidth="6" markerHeight="6" refX="3" refY="3"><circle cx="3" cy="3" r="3"/></marker>
  {defs}
</defs>
{body}</svg>"""
SHAPES = (
    '<rect x="10" y="10" width="50" height="30" fill="#c33" stroke="black"/><rect x="80" y="10" width="50" height="30" rx="8" fill="teal"/>',
    '<circle cx="60" cy="60" r="30" fill="none" stroke="rgb(20%, 40%, 60%)" stroke-width="4"/>'
    '<path d="M 9 9 H 200 V 90" fill="none" stroke="red" stroke-width="4" stroke-dasharray="8,3,2" stroke-dashoffset="3"/>',
    '<ellipse cx="120" cy="60" rx="50" ry="20" style="fill: green; fill-opacity: .4; stroke: #000; stroke-opacity: 0.5"/>',
    '<line x1="10" y1="10" x2="150" y2="90" stroke="navy" stroke-width="6" stroke-linecap="round" stroke-dasharray="1 12"/>',
    '<polyline points="10,90 40,10 70,90 100,10" fill="none" stroke="#333" stroke-width="5" stroke-linejoin="bevel"/>',
    '<polygon points="100,10 150,90 50,90" stroke="red" stroke-width="7" stroke-miterlimit="1.2" fill="currentColor" color="gold"/>',
    '<path d="M 10 10 L 90 10 L 90 90 L 10 90 Z M 30 30 L 70 30 L 70 70 L 30 70 Z" fill-rule="evenodd" transform="translate(20 5) rotate(8)"/>',
    '<g transform="scale(1.5)" fill="purple"><g stroke="orange"><rect width="40" height="40"/></g><rect x="60" width="40" height="40"/></g>',
    '<g clip-path="url(#c)"><circle cx="80" cy="60" r="50" fill="olive"/></g><rect x="90" y="5" width="20" height="20"/>',
    '<rect width="90" height="90" clip-path="url(#turned)"/><rect x="100" width="90" height="90" clip-path="url(#nothing)"/>',
    '<use xlink:href="#glyph" x="20" y="40"/><g fill="red"><use href="#glyph" x="40" y="40" transform="scale(2)"/><use href="#dot" x="9" y="9"/></g>',
    '<g opacity=".5"><rect width="60" height="60" fill="red"/><rect x="30" y="30" width="60" height="60"/></g>',
    '<rect width="90" height="60" fill="black" stroke="red" stroke-width="20" opacity=".5"/><circle cx="150" cy="50" r="30" opacity=".3"/>',
    '<g fill="blue"><text x="10" y="50" font-size="30">Words</text><rect x="120" y="10" width="50" height="50"/></g>',
    '<g><rect width="90" height="60" fill="url(#fade)"/><rect x="120" width="50" height="50"/></g>',
    '<g visibility="hidden"><rect width="50" height="50"/><rect x="60" width="50" height="50" visibility="visible"/></g><rect display="none" width="9"/>',
    '<path d="M 20 20 L 90 60 L 150 20" fill="none" stroke="black" marker-end="url(#tip)"/><path d="m 20 80 l 50 20 a 20 20 0 0 1 40 0" stroke="red"/>',
    '<rect x="10%" y="5%" width="50%" height="20" fill="hsl(120 50% 40%)"/><rect y="50" width="3em" height="10mm" fill="#0008"/>',
)  # fmt: skip


def printed(body: str) -> Image.Image:
    """The picture as poppler shows the setter's page."""
    data = base64.b64encode(FIGURE.format(defs="", body=body).encode()).decode()
    page = f'<style>@page {{ size: 320px 220px; margin: 10px }} body {{ margin: 0 }} img {{ display: block }}</style><img src="data:image/svg+xml;base64,{data}">'
    command = ("pdftoppm", "-r", "96", "-png", "-singlefile", "-")
    return Image.open(io.BytesIO(subprocess.run(command, input=HTML(string=page).write_pdf(), capture_output=True, check=True).stdout))


@pytest.mark.parametrize("body", SHAPES)
def test_figures_look_as_the_setter_draws_them(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = printed(body)
    monkeypatch.setattr(SVG, "draw_node", _node)
    assert quick.convert("L").getextrema()[0] < 200, "something is drawn"
    difference = ImageChops.difference(quick.convert("RGB"), printed(body).convert("RGB")).convert("L")
    assert sum(difference.histogram()[64:]) <= 3


@pytest.mark.parametrize(("at", "quickly"), [(at, at not in (9, 11, 12, 13, 14, 16, 17)) for at in range(len(SHAPES))])
def test_groups_and_shapes_are_drawn_at_once(at: int, quickly: bool) -> None:
    root = ElementTree.fromstring(FIGURE.format(defs="", body=SHAPES[at]))
    drawing = Drawing(root)
    assert all(drawing.draw(child, child.attrib) for child in root if child.tag.rpartition("}")[2] != "defs") == quickly


def test_a_clip_keeps_its_holes() -> None:
    """The setter fills them."""
    picture = printed('<rect width="90" height="90" clip-path="url(#hole)"/>').convert("L")
    assert picture.getpixel((20, 20)) == 0 and picture.getpixel((55, 55)) == 255


def test_pictures_in_circles_are_left_to_the_setter() -> None:
    loop = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
    root = ElementTree.fromstring(FIGURE.format(defs=loop, body='<use href="#a"/>'))
    assert Drawing(root).draw(root[-1], root[-1].attrib) is None


def test_each_object_is_made_into_bytes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    class Counted(pydyf.Dictionary):
        made = 0

        @property
        def data(self) -> bytes:
            Counted.made += 1
            return pydyf.Dictionary(self).data

    def written() -> pikepdf.Pdf:
        pdf, out = pydyf.PDF(), io.BytesIO()
        for one in (Counted({"Kind": "/Here"}), pydyf.Stream([b"0 0 m", 1.5, b"S"] * 99, {"Kind": "/Drawn"}, compress=True)):
            pdf.add_object(one)
        pdf.write(out, version=b"1.7", identifier=b"same", compress=True)
        return pikepdf.open(io.BytesIO(out.getvalue()))

    quick = written()
    assert Counted.made == 1
    monkeypatch.setattr(pydyf.PDF, "write", pdf_bytes._write)
    slow = written()
    assert [repr(one) for one in quick.objects][:4] == [repr(one) for one in slow.objects][:4]
    assert quick.get_object(4, 0).read_bytes() == slow.get_object(4, 0).read_bytes() == b"\n".join([b"0 0 m", b"1.5", b"S"] * 99)
    assert bytes(quick.trailer.ID[0]) == bytes(slow.trailer.ID[0]) == b"same"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_no_image_asks_to_be_smoothed(kind: str) -> None:
    """PDF/A-3 (ISO 19005-3, 6.2.8) forbids it; the setter asks for it in pictures that stand within an SVG."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4), (1, 2, 3)).save(out, kind)
    raster = RasterImage(Image.open(out), "id", out.getvalue(), options={"jpeg_quality": None, "dpi": None, "optimize_images": False})
    assert str(raster.get_x_object(True, 1).extra["Interpolate"]) == "false"


def test_values_of_properties_are_the_setters_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every property of every element, by both ways."""

    def styles() -> list[dict[str, object]]:
        source = '<body style="color: red; --x: 3px"><div style="font-size: 2em; padding: var(--x); text-decoration: underline">'
        logical = '<div style="direction: rtl; margin-inline-start: 3px; border-block-end: 2px solid"><b style="width: 4px">a</b></div>'
        page = HTML(string=f'{source}{logical}<p style="letter-spacing: inherit; float: left; width: calc(1px + 2px)"><em>x</em><td>y</td>')
        style_for = get_all_computed_styles(page, presentational_hints=True)
        return [{name: style_for(one)[name] for name in INITIAL_VALUES} for one in page.etree_element.iter() if one.tag != "head"]

    quick = styles()
    monkeypatch.setattr(ComputedStyle, "__missing__", _computed)
    assert quick == styles() and len(quick) >= 5


BOXES = (
    '<div style="width: 50%; padding: 3%; margin: auto; border: 1px solid; box-sizing: border-box"><p>One <em>two</em> three.</p></div>',
    '<div style="width: 200px"><p style="margin: 5%">Wide</p></div><div style="width: 100px"><p style="margin: 5%">narrow.</p></div>',
    '<table style="border-collapse: collapse"><tr><td style="border: 2px solid">a<td style="border: 4px solid">b<tr><td>c<td>d</table>',
    '<table style="width: 80%"><tr><td style="height: 50%; padding: 2px">a<td>Many words in a narrow cell of a table</table>',
    '<div style="display: flex"><p style="flex: 1; min-width: 20%">a</p><p style="width: calc(10% + 30px)">b</p></div>',
    '<div style="columns: 2"><p>One</p><p style="float: left; max-width: 40%">Two words</p><p>Three</p></div>',
)  # fmt: skip


@pytest.mark.parametrize("body", BOXES)
def test_sizes_of_boxes_are_the_setters_own(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = f"<style>@page {{ size: 400px 300px; margin: 5% }}</style>{body}{body}"
    quick = HTML(string=source).write_pdf(pdf_identifier=b"same")
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint.layout") and getattr(module, "resolve_percentages", None) is pdf_used._resolved:
            monkeypatch.setattr(module, "resolve_percentages", pdf_used._resolve)
    assert quick == HTML(string=source).write_pdf(pdf_identifier=b"same")


WORDS = "A reader of “affinities” in the <i>office</i> of <b>Wavelength</b>s, "
TEXTS = (
    f'<p style="text-align: justify; hyphens: auto" lang="en">{WORDS * 3}<a style="text-decoration: underline overline">ends</a> here.',
    f'<p style="font-variant: small-caps; letter-spacing: 1px; word-spacing: 2px; text-align: justify">{WORDS * 3}',
    f'<p style="font-feature-settings: &quot;onum&quot;; font-variant-ligatures: none">{WORDS}0123456789 Wave&shy;lengths&shy;are',
    f'<p dir="rtl" lang="ar" style="text-align: justify">نص عربي طويل بما يكفي <b>لسطرين</b> أو ثلاثة أسطر {WORDS}',
    f'<style>p::first-line {{ font-size: 2em }} p::first-letter {{ font-size: 3em }}</style><p style="hyphens: manual">{WORDS * 3}',
    f'<table><tr><td>{WORDS}<td style="white-space: nowrap">{WORDS[:30]}<td style="overflow-wrap: anywhere">{"w" * 60}</table>',
    '<pre style="white-space: pre-wrap; tab-size: 3">a\tb\n\n c  d</pre><p style="text-align: justify">a&nbsp;b <i> </i>c' + " d" * 60,
)  # fmt: skip


def afresh(name: str) -> Any:
    """A module as it is before anything is replaced in it."""
    spec = importlib.util.find_spec(name)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("body", TEXTS)
def test_lines_are_the_setters_own(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set twice on one page and again on the next, so that most of it is remembered."""
    source = f"<style>@page {{ size: 300px 400px; @top-left {{ content: 'Head' }} }}</style>{body}{body}<hr style='break-after: page'>{body}"
    quick = HTML(string=source).write_pdf(pdf_identifier=b"same")
    assert quick == HTML(string=source).write_pdf(pdf_identifier=b"same")
    monkeypatch.setattr(line_break.Layout, "setup", afresh("weasyprint.text.line_break").Layout.setup)
    monkeypatch.setattr(preferred, "split_first_line", pdf_text._split)
    monkeypatch.setattr(pdf_breaks, "broken", pdf_text._split)
    for module in (inline, line_break):
        monkeypatch.setattr(module, "strut", pdf_text._strut)
    monkeypatch.setattr(inline, "add_word_spacing", pdf_text._space)
    assert quick == HTML(string=source).write_pdf(pdf_identifier=b"same")


STYLED = """<style>
@page { size: 300px 400px; @bottom-right { content: counter(page) " of " counter(pages) } @footnote { border-top: 1px solid } }
p::before { content: "¶ " } li::marker { color: red } q::before { content: open-quote } h2 { string-set: head content() }
.note { float: footnote } .note::footnote-call { color: blue } em:first-child { color: green } p + p { text-indent: 1em }
a::after { content: " (" target-counter(attr(href), page) ")" } @layer low { em { font-weight: bold } } svg { width: 2em }
td { padding: 3px; margin: 5px } [lang|=de] { font-style: italic } ol li:nth-child(2n) { letter-spacing: 2px !important }
</style>"""
DOCUMENT = """<h1 id="top">Title</h1><p>One <em>two</em><span class="note">A note with <em>words</em>.</span> three</p><p lang="de">Und</p>
<h2 id="b" style="color: navy" lang="fr">Head <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" style="vertical-align: -2px" width="20">
<title>nine</title><g id="inner"><path d="M 0 0 L 9 9 L 0 9 Z"/></g></svg></h2><ol start="3"><li>a</li><li value="9">b</li><li><q>c</q></li></ol>
<table width="90%"><tr><td align="right">1</td><th>2</th></tr></table><p><a href="#b">To it</a> and <a href="#top">up</a></p><hr hidden>"""


def test_styles_are_the_setters_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of elements, pseudo-elements, pages and their margins, of a document laid out whole."""
    source = STYLED + DOCUMENT * 3
    quick = HTML(string=source).write_pdf(pdf_identifier=b"same", presentational_hints=True)
    monkeypatch.setattr(StyleFor, "__init__", pdf_cascade._first)
    monkeypatch.setattr(StyleFor, "__call__", pdf_cascade._style_for)
    assert quick == HTML(string=source).write_pdf(pdf_identifier=b"same", presentational_hints=True)


def test_what_is_remembered_of_lines_has_an_end() -> None:
    known = pdf_text._Known()
    for number in range(5_000):
        known.put(("x" * 1_000, number), number)
    assert known.get(("x" * 1_000, 4_999)) == 4_999 and known.get(("x" * 1_000, 0)) is None
    assert len(known._young) + len(known._old) < 2_000


def test_the_setter_begins_without_compilers_and_subsetters() -> None:
    """Neither is run nor loaded; the subsetter is there when it is called."""
    script = """
import resource, sys, imprint.render.pdf
assert not resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
assert not {"fontTools.subset", "fontTools.varLib.instancer"} & sys.modules.keys()
from weasyprint.pdf import fonts
assert type(fonts.subset.Options()).__module__ == "fontTools.subset"
assert "pycparser" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_declarations_of_pango_are_the_setters_own() -> None:
    """When WeasyPrint changes them: .venv/bin/python build/bind-pango. Others than these are parsed."""
    binder = runpy.run_path(str(Path(__file__).parents[1] / "build" / "bind-pango"))
    assert Path(pango_binding.__file__).read_text("utf-8") == binder["module"]()
    quick, slow = pdf_start._Declared(), pdf_start._Declared()
    quick.cdef(binder["declarations"]())
    slow.cdef("struct own { int a; };")
    assert type(vars(quick)["new"].__self__).__module__ == "_cffi_backend"
    assert vars(quick)["sizeof"]("PangoRectangle") == 16 and vars(slow)["sizeof"]("struct own") == 4
