"""Contributor roles by the CRediT taxonomy (ANSI/NISO Z39.104-2022)."""

from __future__ import annotations

import re

from ..model.diagnostic import Diagnostic
from ..model.people import Role
from . import yaml
from .front_said import nearest, say
from .front_values import fields_of, fold, items_of, line_of, word

TERMS = (
    "conceptualization",
    "data-curation",
    "formal-analysis",
    "funding-acquisition",
    "investigation",
    "methodology",
    "project-administration",
    "resources",
    "software",
    "supervision",
    "validation",
    "visualization",
    "writing-original-draft",
    "writing-review-editing",
)
_ALSO = {
    "conceptualisation": "conceptualization",
    "visualisation": "visualization",
    "writing": "writing-original-draft",
    "original-draft": "writing-original-draft",
    "writing-original-draft-preparation": "writing-original-draft",
    "editing": "writing-review-editing",
    "review-editing": "writing-review-editing",
    "review": "writing-review-editing",
    "analysis": "formal-analysis",
    "programming": "software",
}
SPELLINGS = {"name": ("role", "credit", "vocab-term", "type"), "degree": ("degree-contribution", "level")}


def credit_of(words: str) -> str:
    """The term that the words (or the URL) mean, or nothing."""
    last = re.sub(r"(?i)^https?://credit\.niso\.org/contributor-roles/|/$", "", words.strip())
    slug = re.sub(r"-+", "-", re.sub(r"[^a-z]+", "-", fold(last).replace(" and ", " "))).strip("-")
    slug = re.sub(r"-and-", "-", slug)
    return slug if slug in TERMS else _ALSO.get(slug, "")


def roles_of(node: yaml.Node | None, said: list[Diagnostic]) -> tuple[Role, ...]:
    """Roles as words (several by commas), {name or credit, degree} or {role: degree}."""
    return tuple(role for item in items_of(node) for role in _roles(item, said))


def _roles(item: yaml.Node, said: list[Diagnostic]) -> list[Role]:
    if not isinstance(item, yaml.Mapping):
        return [_role(words, "", item, said) for words in _several(line_of(item))]
    fields = fields_of(item, SPELLINGS)
    if "name" in fields:
        return [_role(word(fields, "name"), word(fields, "degree"), item, said)] if word(fields, "name") else []
    return [_role(key.value.strip(), line_of(degree), key, said) for key, degree in item.items]


def _several(words: str) -> list[str]:
    """The roles of a string: a term has a dash or a comma of its own in some spellings."""
    if not words or credit_of(words):
        return [words] if words else []
    return [part.strip() for part in re.split(r"[,;]", words) if part.strip()]


def _role(words: str, degree: str, item: yaml.Node, said: list[Diagnostic]) -> Role:
    term = credit_of(words)
    close = nearest(fold(words), TERMS)
    if not term and close:
        said.append(say("unknown-role", item.place, f"“{words}” is no CRediT role", f"did you mean {close[0]}?"))
    return Role(words, term, degree)
