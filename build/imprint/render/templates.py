"""Templates: Jinja2 over a mapping of names to texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from .address import clean


@dataclass(frozen=True, slots=True)
class Templates:
    """Template and style sheet texts by their names ("article.html", "web.css"); of two of a name the last counts."""

    sources: tuple[tuple[str, str], ...]

    def render(self, name: str, **values: object) -> str:
        """The template with its values set, without the characters that XML forbids.

        A missing value is an error of the template, and raised.
        """
        return clean(_environment(self).get_template(name).render(**values))

    def text(self, name: str) -> str:
        """A text as it is; "" where there is none of the name."""
        return dict(self.sources).get(name, "")


@lru_cache(maxsize=8)
def _environment(templates: Templates) -> Environment:
    environment = Environment(
        loader=DictLoader(dict(templates.sources)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["attributes"] = _attributes
    return environment


def _attributes(pairs: Mapping[str, str]) -> Markup:
    """Attributes of a mapping, the empty ones left out."""
    kept = ((name, value) for name, value in pairs.items() if value)
    return Markup("").join(Markup(' {}="{}"').format(escape(name), value) for name, value in kept)
