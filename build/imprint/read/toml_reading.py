"""Reads TOML that may have been written to harm: what is not TOML, or beyond what settings need, is a fault at its line."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from ..model.place import Lines, Place

MAX_BYTES = 2_000_000  # of one file: the masthead of 20,000 articles has a quarter of it
DEEPEST = 30  # parts of a key, and brackets in each other; the reader's time grows with their square
LONGEST = 100  # digits of a number
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{DEEPEST}}}")
_LONG = re.compile(rf"(?<!\d)[\d_]{{{LONGEST + 1},}}")


class NoToml(Exception):
    """Why a file cannot be read, where, and the remedy."""

    def __init__(self, message: str, place: Place, hint: str) -> None:
        super().__init__(message)
        self.place, self.hint = place, hint


def toml_of(path: str, data: bytes) -> tuple[dict[str, Any], str]:
    """The values of a TOML 1.0 file, and its text. Raises NoToml."""
    if len(data) > MAX_BYTES:
        raise NoToml(f"the file has {len(data):,} bytes; {MAX_BYTES:,} is the limit", Place(path), "keep settings alone in it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoToml("the file is not UTF-8", Place(path), "save it as UTF-8") from None
    if deep := _DEEP.search(text):
        place = Lines.of(path, text).place(*deep.span())
        raise NoToml(f"a key has more than {DEEPEST} parts, the limit", place, "no setting stands that deep: take the key out")
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        raise _broken(path, str(error)) from None
    except RecursionError:
        raise NoToml("the file is nested too deep", Place(path), "no setting is nested: take the brackets out") from None
    except ValueError:  # a number that Python does not make
        found = _LONG.search(text)
        place = Lines.of(path, text).place(*found.span()) if found else Place(path)
        raise NoToml(f"a number has more than {LONGEST} digits", place, "texts stand in quotes") from None


def _broken(path: str, problem: str) -> NoToml:
    found = re.search(r"\(at line (\d+), column (\d+)\)", problem)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    words = re.sub(r"\s*\(at [^)]*\)", "", problem)
    place = Place(path, line, column, line, column + 1)
    return NoToml(f"the file is not TOML: {words}", place, "mend this line; texts stand in quotes")
