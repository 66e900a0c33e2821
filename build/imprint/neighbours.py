"""Articles that know each other: translations in the same folder, and up to three similar ones."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from .cache import NOWHERE, Cache
from .model.packing import pack, unpack
from .model.stages import Sibling, Sources
from .read.glance import Glance, glance


def acquainted(sources: tuple[Sources, ...], cache: Cache = NOWHERE, tools: str = "") -> tuple[Sources, ...]:
    """Articles with their translations (the same folder) and up to three similar ones of their language."""
    if len(sources) < 2:
        return sources
    seen = {one.slug: _glance(one, cache, tools) for one in sources}
    known = _Shared(seen)
    folders: dict[tuple[str, str], list[str]] = {}
    for one in sources:
        if not one.standalone:
            folders.setdefault(_split(one), []).append(one.slug)
    out = []
    for one in sources:
        siblings = [slug for slug in folders.get(_split(one), ()) if slug != one.slug and not one.standalone]
        translations = tuple(_sibling(slug, seen[slug]) for slug in siblings)
        near = known.similar(one.slug, {one.slug, *siblings})
        out.append(replace(one, translations=translations, similar=tuple(_sibling(s, seen[s]) for s in near)))
    return tuple(out)


def _glance(sources: Sources, cache: Cache, tools: str) -> Glance:
    """A look at an article, taken once for each text of it."""
    named = f"glance {tools} {sources.format} {sources.slug} {sources.manuscript.path} "
    key = hashlib.sha256(named.encode() + sources.manuscript.data).hexdigest()
    try:
        language, title, authors, features = unpack(cache.get(key) or b"")
        return Glance(language, title, authors, frozenset(features))
    except ValueError:
        seen = glance(sources)
        cache.put(key, pack((seen.language, seen.title, seen.authors, tuple(sorted(seen.features)))))
        return seen


def _split(sources: Sources) -> tuple[str, str]:
    """Translations stand in one folder: article.md, article.tr.md."""
    path = Path(sources.manuscript.path)
    return str(path.parent), path.name.split(".")[0]


def _sibling(slug: str, seen: Glance) -> Sibling:
    return Sibling(slug, seen.language, seen.title, seen.authors)


class _Shared:
    """Which articles share which keywords and cited works, by language."""

    def __init__(self, seen: Mapping[str, Glance]) -> None:
        self._seen = seen
        self._having: dict[tuple[str, str], set[str]] = {}
        for slug, one in seen.items():
            for feature in one.features:
                self._having.setdefault((one.language, feature), set()).add(slug)

    def similar(self, slug: str, but: set[str]) -> list[str]:
        """Up to three others, by what they share with it, weighed by how rare that is among all others."""
        here = self._seen[slug]
        scores: dict[str, float] = {}
        for feature in sorted(here.features):
            others = self._having[here.language, feature] - but
            for other in others:
                scores[other] = scores.get(other, 0) + 1 / len(others)
        return sorted(scores, key=lambda name: (-round(scores[name], 9), name))[:3]
