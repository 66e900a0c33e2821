"""Bytes of text manuscripts as text: UTF-8 or what they state, with the remedy where they are neither."""

from __future__ import annotations

from ..model.diagnostic import Diagnostic, Severity
from ..model.place import Place
from ..model.stages import Sources
from .declared import in_utf8
from .encoding import decode

_STATED = r", or state its encoding: \usepackage[latin1]{inputenc}"


def decoded(sources: Sources) -> tuple[str, Diagnostic | None]:
    """The text of a text manuscript without its byte-order mark and with \\n at line ends; "" for Word and ODT."""
    if sources.format in ("docx", "odt"):
        return "", None
    try:
        text = in_utf8(sources).manuscript.data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = sources.manuscript.data[: fault.start].count(b"\n") + 1
        message = f"the text is not UTF-8: byte 0x{sources.manuscript.data[fault.start]:02x} on this line"
        place = Place(sources.manuscript.path, line, 1, line, 2)
        likely = decode(sources.manuscript.data).encoding
        hint = f"save it as UTF-8, reading it as {likely}" + (_STATED if sources.format == "latex" else "")
        return "", Diagnostic("not-utf-8", Severity.ERROR, place, message, hint)
    return text.replace("\r\n", "\n").replace("\r", "\n"), None
