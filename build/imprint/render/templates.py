"""Templates: Jinja2 over a mapping of names to texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError
from markupsafe import Markup, escape

from .address import clean


class Unusable(Exception):
    """A designer's template cannot be set: which one and why, in a sentence without its stop."""


@dataclass(frozen=True, slots=True)
class Templates:
    """Template and style sheet texts by their names ("article.html", "web.css"); of two of a name the last counts."""

    sources: tuple[tuple[str, str], ...]

    def render(self, name: str, **values: object) -> str:
        """The template with its values set, without the characters that XML forbids.

        Raises Unusable where the template asks for what is not there, or cannot be read.
        """
        try:
            return clean(_environment(self).get_template(name).render(**values))
        except TemplateError as fault:
            why = f"{type(fault).__name__}: {fault.message or fault}"
            raise Unusable(f"the template styles/templates/{name} cannot be set: {why}") from None

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
