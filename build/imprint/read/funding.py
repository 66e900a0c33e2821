"""Funding statements and awards, in the forms of Quarto, MyST and plain words."""

from __future__ import annotations

from ..model.manuscript import Award, Funding
from . import yaml
from .front_values import Fields, fields_of, items_of, line_of, texts_of, value, word

SPELLINGS: dict[str, tuple[str, ...]] = {
    "statement": ("text",),
    "awards": ("award", "grants", "grant"),
    "id": ("number", "award-id", "grant-number"),
    "name": ("title",),
    "source": ("sources", "funder", "funders", "agency"),
    "recipient": ("recipients", "investigator", "investigators", "principal-award-recipient"),
    "open-access": (),
}


def funding_of(node: yaml.Node | None) -> tuple[Funding, ...]:
    """Words, {statement, awards} or a single award, or a list of these."""
    return tuple(one for item in items_of(node) if (one := _one(item)) != Funding())


def _one(item: yaml.Node) -> Funding:
    if not isinstance(item, yaml.Mapping):
        return Funding(line_of(item))
    fields = fields_of(item, SPELLINGS)
    awards = tuple(_award(fields_of(one, SPELLINGS), one) for one in items_of(value(fields, "awards")))
    own = _award(fields, item)
    statement = word(fields, "statement") or word(fields, "open-access")
    return Funding(statement, tuple(award for award in (own, *awards) if award != Award()))


def _award(fields: Fields, item: yaml.Node) -> Award:
    if not isinstance(item, yaml.Mapping):
        return Award(line_of(item))
    return Award(word(fields, "id"), word(fields, "name"), _named(fields, "source"), _named(fields, "recipient"))


def _named(fields: Fields, key: str) -> str:
    """Names of a value that is words, objects with a name, or a list of both."""
    node = value(fields, key)
    inner = {"name": ("institution", "text"), "given": (), "family": ()}
    names = []
    for item in items_of(node):
        parts = fields_of(item, inner)
        names.append(word(parts, "name") or " ".join(filter(None, (word(parts, "given"), word(parts, "family")))))
    return ", ".join(filter(None, names)) or ", ".join(texts_of(node))
