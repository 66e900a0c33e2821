"""Articles that know each other: translations in the same folder, and up to three similar ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from .cache import NOWHERE, Cache
from .engine.aside import Stopped, Tell, aside
from .model.packing import pack, unpack
from .model.stages import Sibling, Sources
from .read.glance import Glance, glance


def acquainted(sources: tuple[Sources, ...], cache: Cache = NOWHERE, tools: str = "") -> tuple[Sources, ...]:
    """Articles with their translations (the same folder) and up to three similar ones of their language."""
    if len(sources) < 2:
        return sources
    seen = _glances(sources, cache, tools)
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


def _glances(sources: tuple[Sources, ...], cache: Cache, tools: str) -> dict[str, Glance]:
    """A look at each article, taken once for each text of it; in a cage, since the texts are somebody else's."""
    keys = {one.slug: _key(one, tools) for one in sources}
    kept = cache.get_all(keys.values())
    seen = {slug: known for slug, key in keys.items() if (known := _known(kept.get(key)))}
    new = tuple(one for one in sources if one.slug not in seen)
    looked_at = dict(_looked_at(new)) if new else {}
    cache.put_all({keys[slug]: pack(plain) for slug, plain in looked_at.items()})
    seen |= {slug: _of(plain) for slug, plain in looked_at.items()}
    return {one.slug: seen.get(one.slug) or Glance("en", one.slug, (), frozenset()) for one in sources}


Plain = tuple[str, str, tuple[str, ...], tuple[str, ...]]


def _looked_at(new: tuple[Sources, ...]) -> Iterator[tuple[str, Plain]]:
    """What is seen of each; nothing of one that brings the look to a limit, which its own worker will tell of."""
    waiting = list(new)
    while waiting:
        try:
            yield from aside(partial(_look, tuple(waiting)))
            return
        except Stopped as fault:
            names = [one.slug for one in waiting]
            del waiting[names.index(fault.at) if fault.at in names else 0]


def _look(new: tuple[Sources, ...], tell: Tell) -> tuple[tuple[str, Plain], ...]:
    out = []
    for one in new:
        tell(one.slug)
        seen = glance(one)
        out.append((one.slug, (seen.language, seen.title, seen.authors, tuple(sorted(seen.features)))))
    return tuple(out)


def _key(sources: Sources, tools: str) -> str:
    named = f"glance {tools} {sources.format} {sources.slug} {sources.manuscript.path} "
    return hashlib.sha256(named.encode() + sources.manuscript.data).hexdigest()


def _known(kept: bytes | None) -> Glance | None:
    try:
        return _of(unpack(kept or b""))
    except ValueError:
        return None


def _of(plain: Plain) -> Glance:
    language, title, authors, features = plain
    return Glance(language, title, authors, frozenset(features))


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
