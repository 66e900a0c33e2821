"""Every colour of a PDF as ink: content streams, shadings and pictures rewritten so that no RGB object is left."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from PIL import Image

from .ink import Cmyk, Ink, most_ink

_BLACK = (0.0, 0.0, 0.0, 1.0)
# Setting a colour in a space by name (ISO 32000-1, 8.6.8): which space, which operator says the same in CMYK.
_SPACES = {"cs": "k", "CS": "K"}
_VALUES = {"sc": "cs", "scn": "cs", "SC": "CS", "SCN": "CS"}
_DIRECT = {"rg": "k", "RG": "K", "g": "k", "G": "K"}
_QUALITY = 93  # of JPEG pictures written again


@dataclass(slots=True)
class Separation:
    """One PDF being separated: what was inked most, and which objects are done. Mutable as the PDF itself is."""

    pdf: pikepdf.Pdf
    ink: Ink
    most: float = 0.0  # per cent of the four plates together
    done: set[tuple[int, int]] = field(default_factory=set)

    def separate(self) -> None:
        """Rewrite the whole document in place."""
        for page in self.pdf.pages:
            resources = page.obj.get("/Resources", pikepdf.Dictionary())
            self._resources(resources)
            begun = [pikepdf.ContentStreamInstruction([*_BLACK], pikepdf.Operator(op)) for op in ("k", "K")]
            page.obj.Contents = self.pdf.make_stream(pikepdf.unparse_content_stream([*begun, *self._content(page, resources)]))

    def _fresh(self, thing: Any) -> bool:
        """Whether an object is met for the first time."""
        key = thing.objgen
        if key in self.done and key != (0, 0):
            return False
        self.done.add(key)
        return True

    # ------------------------------------------------------------ resources

    def _resources(self, resources: Any) -> None:
        if not self._fresh(resources):
            return
        for thing in _values(resources, "/XObject"):
            self._form(thing) if thing.get("/Subtype") == "/Form" else self._picture(thing)
        for pattern in _values(resources, "/Pattern"):
            self._shading(pattern.Shading) if "/Shading" in pattern else self._form(pattern)
        for shading in _values(resources, "/Shading"):
            self._shading(shading)
        for state in _values(resources, "/ExtGState"):
            mask = state.get("/SMask")
            if isinstance(mask, pikepdf.Dictionary) and "/G" in mask:
                self._mask(mask.G)
        for font in _values(resources, "/Font"):
            self._glyphs(font)

    def _form(self, form: Any) -> None:
        if not self._fresh(form):
            return
        resources = form.get("/Resources", pikepdf.Dictionary())
        self._resources(resources)
        _grouped(form, "/DeviceCMYK")
        form.write(pikepdf.unparse_content_stream(list(self._content(form, resources))))

    def _glyphs(self, font: Any) -> None:
        """The procedures of a font whose glyphs are drawings."""
        for glyph in font.get("/CharProcs", pikepdf.Dictionary()).values() if font.get("/Subtype") == "/Type3" else ():
            if self._fresh(glyph):
                self._resources(font.get("/Resources", pikepdf.Dictionary()))
                glyph.write(pikepdf.unparse_content_stream(list(self._content(glyph, font.get("/Resources")))))

    def _mask(self, group: Any) -> None:
        """A mask of luminosity is seen by nobody: its colours become the greys that they were."""
        if self._fresh(group):
            _grouped(group, "/DeviceGray")
            resources = group.get("/Resources", pikepdf.Dictionary())
            for form in _values(resources, "/XObject"):
                self._mask(form) if form.get("/Subtype") == "/Form" else _grey_picture(self.pdf, form)
            for shading in _values(resources, "/Shading"):
                _recoloured(shading, "/DeviceGray", lambda values: (_luminance(values),))
            group.write(pikepdf.unparse_content_stream(list(_in_greys(group))))

    def _shading(self, shading: Any) -> None:
        if self._fresh(shading):
            space = str(shading.get("/ColorSpace")) if isinstance(shading.get("/ColorSpace"), pikepdf.Name) else "rgb"
            if space != "/DeviceCMYK":
                _recoloured(shading, "/DeviceCMYK", self._inked)

    # ------------------------------------------------------------ colours

    def _content(self, stream: Any, resources: Any) -> Iterator[Any]:
        """The operators of a stream, colours in CMYK; spaces named by cs are followed through q and Q."""
        spaces = {"cs": "", "CS": ""}
        kept: list[dict[str, str]] = []
        for operands, operator in pikepdf.parse_content_stream(stream):
            name = str(operator)
            if name == "q":
                kept.append(dict(spaces))
            elif name == "Q" and kept:
                spaces = kept.pop()
            if name in _DIRECT:
                yield _set(_DIRECT[name], self._inked(tuple(float(one) for one in operands)))
            elif name in _SPACES and self._space(operands[0], resources) != "/Pattern":
                spaces[name] = self._space(operands[0], resources)
            elif name in _VALUES and spaces[_VALUES[name]] not in ("", "/Pattern"):
                yield _set(_SPACES[_VALUES[name]], self._in(spaces[_VALUES[name]], operands))
            else:
                if name in _SPACES:
                    spaces[name] = "/Pattern"
                yield operands, operator

    def _space(self, name: Any, resources: Any) -> str:
        """The kind of a colour space: "/Lab", "/ICCBased", "/DeviceCMYK", "/Pattern" …"""
        found = (resources or {}).get("/ColorSpace", {}).get(str(name), name)
        return str(found[0]) if isinstance(found, pikepdf.Array) else str(found)

    def _in(self, space: str, operands: Any) -> Cmyk:
        values = tuple(float(one) for one in operands)
        if space == "/Lab":
            made = self.ink.of_lab(*values)
            self.most = max(self.most, 100 * sum(made))
            return made
        return self._inked(values)

    def _inked(self, values: tuple[float, ...]) -> Cmyk:
        """One, three or four components as ink."""
        if len(values) == 4:
            made: Cmyk = values
        elif len(values) == 3:
            made = self.ink.of_rgb(*values)
        else:
            made = self.ink.of_grey(values[0])
        self.most = max(self.most, 100 * sum(made))
        return made

    def _picture(self, picture: Any) -> None:
        if not self._fresh(picture) or picture.get("/ImageMask", False) or _components(picture) in (1, 4):
            return
        made = self.ink.picture(pikepdf.PdfImage(picture).as_pil_image())
        self.most = max(self.most, most_ink(made))
        _replaced(picture, made, jpeg=picture.get("/Filter") == "/DCTDecode")


def _values(resources: Any, kind: str) -> Iterator[Any]:
    found = resources.get(kind)
    yield from found.values() if isinstance(found, pikepdf.Dictionary) else ()


def _set(operator: str, values: tuple[float, ...]) -> Any:
    return pikepdf.ContentStreamInstruction([*values], pikepdf.Operator(operator))


def _grouped(form: Any, space: str) -> None:
    if "/Group" in form and "/CS" in form.Group:
        form.Group.CS = pikepdf.Name(space)


# ---------------------------------------------------------------- pictures and shadings


def _components(picture: Any) -> int:
    """How many components a picture's colours have; 3 where they are not known."""
    space = picture.get("/ColorSpace")
    if isinstance(space, pikepdf.Array):
        return int(space[1].N) if space[0] == "/ICCBased" and int(space[1].N) != 4 else 3
    return {"/DeviceGray": 1, "/DeviceCMYK": 4}.get(str(space), 3)


def _replaced(picture: Any, made: Image.Image, jpeg: bool) -> None:
    """Give a picture other samples; its soft mask stays."""
    for key in ("/DecodeParms", "/Decode"):
        if key in picture:
            del picture[key]
    picture.ColorSpace = pikepdf.Name("/DeviceCMYK" if made.mode == "CMYK" else "/DeviceGray")
    picture.BitsPerComponent = 8
    if not jpeg:
        picture.write(made.tobytes())
        return
    out = io.BytesIO()
    made.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    picture.write(out.getvalue(), filter=pikepdf.Name.DCTDecode)
    if made.mode == "CMYK":
        picture.Decode = pikepdf.Array([1, 0] * 4)  # as Adobe's JPEGs of four plates are, inverted


def _grey_picture(pdf: pikepdf.Pdf, picture: Any) -> None:
    if _components(picture) != 1:
        _replaced(picture, pikepdf.PdfImage(picture).as_pil_image().convert("L"), jpeg=False)


def _recoloured(shading: Any, space: str, change: Any) -> None:
    """The colours at the ends of a shading's functions in another space (ISO 32000-1, 7.10.3, 7.10.4)."""
    shading.ColorSpace = pikepdf.Name(space)
    if "/Background" in shading:
        shading.Background = pikepdf.Array(change(tuple(float(one) for one in shading.Background)))
    _ends(shading.Function, change)


def _ends(function: Any, change: Any) -> None:
    for inner in function.get("/Functions", ()):
        _ends(inner, change)
    for end in ("/C0", "/C1"):
        if end in function:
            function[end] = pikepdf.Array([round(v, 4) for v in change(tuple(float(one) for one in function[end]))])


# ---------------------------------------------------------------- masks


def _luminance(values: tuple[float, ...]) -> float:
    """The luminosity of a colour (ISO 32000-1, 11.3.5.3)."""
    if len(values) == 3:
        return 0.3 * values[0] + 0.59 * values[1] + 0.11 * values[2]
    return values[0] if len(values) == 1 else 0.0


def _in_greys(group: Any) -> Iterator[Any]:
    for operands, operator in pikepdf.parse_content_stream(group):
        name = str(operator)
        if name in ("rg", "RG"):
            yield _set("g" if name == "rg" else "G", (_luminance(tuple(float(one) for one in operands)),))
        else:
            yield operands, operator
