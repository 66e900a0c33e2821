"""The design of a journal: what imprint ships, the chosen design laid over it, and the journal's own files in their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .model.diagnostic import Diagnostic, Diagnostics, in_order
from .model.stages import SourceFile
from .pipeline import Design
from .profiles_installed import usual_profile
from .workspace import Gathered, shipped

_KINDS = (".html", ".css", ".xhtml", ".opf", ".xml", ".ncx", ".svg", ".txt")
_DESIGNS, _TEMPLATES = "designs/", "templates/"


def design_of(gathered: Gathered, name: str = "") -> Design:
    """The templates and style sheets of the design that is named, else of the one that the journal has chosen."""
    journal = gathered.journal
    name = name or (journal.masthead.design if journal else "classical")
    texts = laid_over(_texts(shipped("styles")), _texts(journal.shared if journal else ()), name)
    templates = tuple((n.removeprefix(_TEMPLATES), text) for n, text in texts.items() if n.startswith(_TEMPLATES))
    return Design(templates, tuple((n, text) for n, text in texts.items() if n.endswith(".css")), _profile(gathered))


def located(said: Iterable[Diagnostic], shared: Iterable[SourceFile], design: str) -> Diagnostics:
    """Findings in order, those in templates at the files that stand for them in the journal."""
    paths = {one.name: one.path for one in shared}
    folder = f"styles/{_DESIGNS}{design}/"

    def there(found: Diagnostic) -> Diagnostic:
        name = found.place.path
        path = paths.get(folder + name.removeprefix("styles/")) or paths.get(name, name)
        return replace(found, place=replace(found.place, path=path))

    return in_order(there(one) if one.rule == "template-not-usable" else one for one in said)


def laid_over(base: dict[str, str], own: dict[str, str], name: str) -> dict[str, str]:
    """Texts by their names below styles/, in the order of the cascade.

    A file of the journal's own stands for the shipped one of its name. A design's sheet is said after the shared one of
    its name, its template instead; what only the journal has comes last.
    """
    there, folder = base | own, f"{_DESIGNS}{name}/"
    texts = {one: there[one] for one in sorted(base) if not one.startswith(_DESIGNS)}
    for one in sorted(there):
        if one.startswith(folder):
            plain = one.removeprefix(folder)
            texts[plain] = there[one] if plain.startswith(_TEMPLATES) else texts.get(plain, "") + there[one]
    alone = (one for one in sorted(own) if one not in base or (one.startswith(_TEMPLATES) and own[one] != base[one]))
    return texts | {one: own[one] for one in alone if not one.startswith(_DESIGNS)}


def _texts(files: Iterable[SourceFile]) -> dict[str, str]:
    kept = (one for one in files if one.name.startswith("styles/") and one.name.endswith(_KINDS))
    return {one.name.removeprefix("styles/"): one.data.decode("utf-8", "replace") for one in kept}


def _profile(gathered: Gathered) -> bytes:
    """The printer's ICC profile that the journal names, b"" where it is missing; unnamed, one of this machine."""
    journal = gathered.journal
    if journal is None or not journal.masthead.press.profile:
        return usual_profile()
    return next((one.data for one in journal.shared if one.name == journal.masthead.press.profile), b"")
