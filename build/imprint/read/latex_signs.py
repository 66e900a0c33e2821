r"""Characters that LaTeX names by number or shields from being commands: \char'134, \symbol{92}, \string\begin."""

from __future__ import annotations

import re

_NUMBER = r"(?:'(?P<octal{0}>[0-7]{{1,6}})|\"(?P<hex{0}>[0-9A-F]{{1,6}})|(?P<decimal{0}>\d{{1,7}}))"
_NUMBERED = re.compile(rf"\\char\s*(?:{_NUMBER.format(1)}\s?|`\\?(?P<itself>.))|\\symbol\s*\{{\s*{_NUMBER.format(2)}\s*\}}")
_SHIELDED = re.compile(r"\\string(?![A-Za-z@])\s*(?!#\d)(\\?[A-Za-z]+|\\?[^\sA-Za-z])")
_ESCAPED = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "`": r"\textasciigrave{}"}


def spelled(tex: str) -> str:
    """The text with these characters as the letters and signs that are printed."""
    if "\\string" in tex:
        tex = _SHIELDED.sub(lambda found: f"{{}}{_escaped(found[1])}", tex)
    tex = tex.replace("?`", "¿").replace("!`", "¡") if "?`" in tex or "!`" in tex else tex
    return _NUMBERED.sub(_numbered, tex) if "\\char" in tex or "\\symbol" in tex else tex


_GUILLEMETS = re.compile(r"<<\s?((?:[^<>$\\]|\\[^<>$]){1,600}?)\s?>>")
_ENCODED = re.compile(
    r"\\usepackage\s*\[[^\]]*T1[^\]]*\]\s*\{fontenc\}"
    r"|\\usepackage\s*\[[^\]]*(?:spanish|french|frenchb|italian|portug)"
)


def quoted(tex: str) -> str:
    """Guillemets that are typed as two signs each, where the text's encoding of fonts makes guillemets of them."""
    return _GUILLEMETS.sub(r"«\1»", tex) if "<<" in tex and _ENCODED.search(tex) else tex


def _numbered(found: re.Match[str]) -> str:
    named = found.groupdict()
    if named["itself"]:
        return _escaped(named["itself"])
    octal, hexadecimal = named["octal1"] or named["octal2"], named["hex1"] or named["hex2"]
    code = int(octal, 8) if octal else int(hexadecimal, 16) if hexadecimal else int(named["decimal1"] or named["decimal2"])
    printed = 0x20 <= code < 0x110000 and not 0x7F <= code < 0xA0 and not 0xD800 <= code < 0xE000
    return _escaped(chr(code)) if printed else found[0]


def _escaped(words: str) -> str:
    return "".join(_ESCAPED.get(char) or (f"\\{char}" if char in "#$%&_{}" else char) for char in words)
