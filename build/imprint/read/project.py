"""What a publishing project's own settings (Quarto, MyST) say for all of its manuscripts."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.diagnostic import Diagnostics
from . import yaml
from .front_values import Fields, fields_of, texts_of, value, word
from .language import language_of

SPELLINGS: dict[str, tuple[str, ...]] = {
    "bibliography": ("bibliographies",),
    "csl": (),
    "lang": ("language",),
    "book": (),
    "project": (),
    "manuscript": (),
    "website": (),
}
_WITHIN = ("book", "project", "manuscript", "website")


@dataclass(frozen=True, slots=True)
class Defaults:
    """Values for manuscripts that have none of their own; paths are relative to the project file."""

    language: str = ""
    bibliography: tuple[str, ...] = ()
    csl: str = ""


NO_DEFAULTS = Defaults()


def project_metadata(path: str, text: str) -> tuple[Defaults, Diagnostics]:
    """The defaults in a _quarto.yml, _metadata.yml or myst.yml; its other keys are not ours to judge."""
    node, said = yaml.compose(path, text)
    fields: Fields = fields_of(node, SPELLINGS)
    for key in _WITHIN:
        fields = {**fields_of(value(fields, key), SPELLINGS), **fields}
    language, libraries = language_of(word(fields, "lang")), texts_of(value(fields, "bibliography"))
    return Defaults(language, libraries, word(fields, "csl")), said
