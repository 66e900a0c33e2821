"""Quarto's Markdown before pandoc reads it: shortcodes and cells of code, which Quarto runs and we do not."""

from __future__ import annotations

import re

from .masking import masked

_SHORTCODE = re.compile(r"\{\{<\s*(?P<name>[\w-]+)(?:[^{\n]|\{(?!\{))*?>\}\}")
_SILENT = ("pagebreak", "lipsum")
_ADDRESS = re.compile(r"(?<!\S)(https?://[^\s>\"]+)")
_CELL = re.compile(
    r"^(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})[ \t]*\{(?P<language>[A-Za-z]\w*)(?P<options>(?:[ ,][^}\n]*)?)\}[ \t]*\n"
    r"(?P<body>.*?)(?:^(?P=indent)(?P=fence)[ \t]*$|\Z)",
    re.M | re.S,
)
_OPTION = re.compile(r"^(?:#|//|--|%)\|[ \t]*(?P<key>[\w-]+):[ \t]*(?P<value>.*?)[ \t]*$", re.M)
LANGUAGES = frozenset((
    "python", "r", "julia", "ojs", "sql", "bash", "sh", "stan", "rust", "js", "javascript", "octave", "matlab", "cpp", "sas",
))  # fmt: skip
_INLINE = re.compile(r"(?<!`)`(?:\{(?:python|r|julia|ojs)\}|r(?= ))[^`\n]+`(?!`)")


def spoken(markdown: str) -> str:
    """Markdown in which cells are listings (or gone, where they are not to be seen) and shortcodes are named as left out."""
    return _with_shortcodes(_INLINE.sub(lambda found: _left_out(found[0]), _CELL.sub(_cell, markdown)))


def left_out_block(kind: str, words: str) -> str:
    """A raw block of that kind, which the findings name."""
    return f"\n~~~~~~ {{={kind}}}\n{words.splitlines()[0] if words.strip() else kind}\n~~~~~~\n"


def _left_out(words: str) -> str:
    return f"``` {words} ```{{=cell}}"


def _cell(found: re.Match[str]) -> str:
    language = found["language"].lower()
    if language not in LANGUAGES:
        return found[0]
    options = {one["key"]: one["value"].strip("\"'") for one in _OPTION.finditer(found["body"])}
    options |= {key: value.strip("\"' ") for key, value in re.findall(r"([\w.-]+)\s*=\s*([^,}]+)", found["options"])}
    code = _OPTION.sub("", found["body"]).lstrip("\n")
    if options.get("include", "").lower() in ("false", "f"):  # neither it nor its results are to be seen
        return ""
    named = left_out_block("cell", found[0])
    if options.get("echo", "").lower() in ("false", "f") or not code.strip():
        return named
    label = f" #{options['label']}" if options.get("label", "").startswith("lst") else ""
    legend = f' lst-cap="{options["lst-cap"]}"' if "lst-cap" in options else ""
    return f"\n{found['fence']} {{.{language}{label}{legend}}}\n{code}{found['fence']}\n{named}"


def _with_shortcodes(markdown: str) -> str:
    prose = masked(markdown) if "{{<" in markdown else ""
    out, last = [], 0
    for found in _SHORTCODE.finditer(prose):
        whole = markdown[found.start() : found.end()]
        out += [markdown[last : found.start()], _shortcode(found["name"], whole)]
        last = found.end()
    return "".join((*out, markdown[last:]))


def _shortcode(name: str, whole: str) -> str:
    if name in _SILENT:
        return ""
    if name == "kbd" and (keys := re.match(r"\{\{<\s*kbd\s+([^\s>=]+)\s*>\}\}", whole)):
        return f"`{keys[1]}`"
    if name == "video" and (found := _ADDRESS.search(whole)):
        return f"<{found[1]}>"
    return f"`` {whole} ``{{=shortcode}}"
