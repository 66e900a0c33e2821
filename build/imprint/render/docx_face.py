"""How a run of a Word file looks: what stands in its properties, in the order that the schema wants."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from ..model.script import direction
from ..model.text import Style
from .address import clean

# Scripts from right to left; and in a text of those a stretch of others, with the signs between their words.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LEFT = "A-Za-z\u00c0-\u024f\u0370-\u052f\u3040-\u9fff"
_STRETCHES = re.compile(f"([{_RIGHT}](?:[^{_LEFT}]*[{_RIGHT}])?)")
_EAST = ("zh", "ja", "ko")


@dataclass(frozen=True, slots=True)
class Face:
    """The look of a run (ECMA-376, 17.3.2): character style, weight, slant, lines, case, height, language."""

    language: str
    base: str  # the document's language
    style: str = ""
    bold: bool = False
    italic: bool = False
    small: bool = False
    struck: bool = False
    lined: bool = False
    shift: str = ""  # "superscript" or "subscript"

    def styled(self, style: Style) -> Face:
        """The face within emphasis, small capitals …; emphasis within emphasis is upright."""
        match style:
            case Style.EMPH:
                return replace(self, italic=not self.italic)
            case Style.STRONG:
                return replace(self, bold=True)
            case Style.UNDERLINE:
                return replace(self, lined=True)
            case Style.STRIKEOUT:
                return replace(self, struck=True)
            case Style.SMALL_CAPS:
                return replace(self, small=True)
            case Style.SUPERSCRIPT | Style.SUBSCRIPT:
                return replace(self, shift=style.value)

    def properties(self, right: bool = False) -> Markup:
        """The element rPr; right says that the run is of a script from right to left."""
        parts = (
            f'<w:rStyle w:val="{self.style}"/>' if self.style else "",
            "<w:b/><w:bCs/>" if self.bold else "",
            "<w:i/><w:iCs/>" if self.italic else "",
            "<w:smallCaps/>" if self.small else "",
            "<w:strike/>" if self.struck else "",
            '<w:u w:val="single"/>' if self.lined else "",
            f'<w:vertAlign w:val="{self.shift}"/>' if self.shift else "",
            "<w:rtl/>" if right else "",
            self._tongue(),
        )
        inner = "".join(parts)
        return Markup(f"<w:rPr>{inner}</w:rPr>") if inner else Markup("")

    def _tongue(self) -> str:
        if self.language == self.base:
            return ""
        kind = "bidi" if direction(self.language) == "rtl" else "eastAsia" if self.language[:2] in _EAST else "val"
        return f'<w:lang w:{kind}="{escape(self.language)}"/>'

    def run(self, text: str) -> Markup:
        """A text as runs: those of scripts from right to left apart, so that Word sets them so."""
        words = clean(text).replace("\n", " ").replace("\t", " ")
        pieces = _STRETCHES.split(words)
        return Markup("").join(self._run(piece, bool(at % 2)) for at, piece in enumerate(pieces) if piece)

    def _run(self, words: str, right: bool) -> Markup:
        return Markup('<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>').format(self.properties(right), words)

    def element(self, content: str) -> Markup:
        """A run of something else than text."""
        return Markup("<w:r>{}{}</w:r>").format(self.properties(), Markup(content))
