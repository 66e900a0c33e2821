"""Settings in front matter: how to cite, where the notes stand, what is allowed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..model.diagnostic import Allowed, Diagnostic
from ..model.manuscript import FrontMatter
from . import yaml
from .front_said import nearest, say
from .front_values import Fields, fields_of, fold, items_of, line_of, text_of, texts_of, truth, value, word

NOTES = {"endnotes": "endnotes", "endnote": "endnotes", "footnotes": "footnotes", "footnote": "footnotes"}
_MARKS = {
    "arabic": "arabic",
    "decimal": "arabic",
    "1": "arabic",
    "lower-roman": "lower-roman",
    "roman": "lower-roman",
    "i": "lower-roman",
    "symbols": "symbols",
    "*": "symbols",
}
# As they are, or in brackets: [i], (1).
MARKS = {f"{a}{words}{z}": f"{a}{marks}{z}" for a, z in ("  ", "[]", "()") for words, marks in _MARKS.items()}
MARKS = {words.strip(): marks.strip() for words, marks in MARKS.items()}
_LOCATIONS = {"document": "endnotes", "section": "endnotes", "block": "footnotes", "margin": "footnotes"}


def with_settings(front: FrontMatter, fields: Fields, said: list[Diagnostic]) -> FrontMatter:
    """With what the manuscript sets for itself; an unknown choice is said and left to the journal."""
    place = _LOCATIONS.get(word(fields, "reference-location").casefold(), "")
    return replace(
        front,
        bibliography=texts_of(value(fields, "bibliography")),
        csl=word(fields, "csl"),
        notes=_choice(fields, "notes", NOTES, said) or place,
        note_marks=_note_marks(fields, said),
        own_notes=_choice(fields, "own-notes", {"symbols": "symbols", "false": "", "no": ""}, said),
        nocite=_keys(value(fields, "nocite")),
        reference_list=_reference_list(fields, said),
        reference_title=word(fields, "reference-title"),
        number_sections=truth(value(fields, "number-sections")) or _numbered(value(fields, "numbering")),
        allow=tuple(one for item in items_of(value(fields, "allow")) for one in _allowed(item)),
    )


_LISTS = {"true": "always", "yes": "always", "always": "always", "false": "never", "no": "never", "never": "never"}


def _reference_list(fields: Fields, said: list[Diagnostic]) -> str:
    return "never" if truth(value(fields, "suppress-bibliography")) else _choice(fields, "reference-list", _LISTS, said)


_HEADINGS = re.compile(r"headings?(?:[_-]\d)?|all")


def _numbered(node: yaml.Node | None) -> bool:
    """MyST's numbering: of all that has numbers, of headings, or of those of a level."""
    if not isinstance(node, yaml.Mapping):
        return truth(node)
    return any(truth(item) for key, item in node.items if _HEADINGS.fullmatch(key.value.strip()))


def _note_marks(fields: Fields, said: list[Diagnostic]) -> str:
    """Unquoted brackets are a list to YAML."""
    items = texts_of(value(fields, "note-marks"))
    listed = isinstance(value(fields, "note-marks"), yaml.Sequence) and len(items) == 1
    return MARKS.get(f"[{fold(items[0])}]", "") if listed else _choice(fields, "note-marks", MARKS, said)


def _choice(fields: Fields, key: str, choices: Mapping[str, str], said: list[Diagnostic]) -> str:
    words = fold(word(fields, key))
    if not words or words in choices:
        return choices.get(words, "")
    if key == "notes" and (len(words) > 20 or not nearest(words, tuple(choices))):
        return ""  # free words about the text, as other tools have them
    known = ", ".join(sorted({choice for choice in choices.values() if choice[:1].isalpha()}))
    message = f"“{word(fields, key)}” is no value of {key}"
    said.append(say("unknown-front-matter-value", fields[key][1].place, message, f"known are: {known}"))
    return ""


def _keys(node: yaml.Node | None) -> tuple[str, ...]:
    """The keys of nocite: "@a, @b" or a list; @* stands for the whole library."""
    words = " ".join(text_of(item) for item in items_of(node))
    found = (braced or bare for braced, bare in re.findall(r"@(?:\{([^{}\s]+)\}|(\*|[^\s,;{}\[\]@]+))", words))
    return tuple(dict.fromkeys(key if key == "*" else key.rstrip(".:") for key in found))


def _allowed(item: yaml.Node) -> tuple[Allowed, ...]:
    if not isinstance(item, yaml.Mapping):
        return (Allowed(line_of(item), place=item.place),) if line_of(item) else ()
    parts = fields_of(item, {"rule": ("name",), "reason": ("because",)})
    if "rule" in parts:
        return (Allowed(word(parts, "rule"), word(parts, "reason"), place=parts["rule"][1].place),)
    return tuple(Allowed(key.value.strip(), line_of(reason), place=key.place) for key, reason in item.items)
