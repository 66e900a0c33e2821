"""The people of an entry by CSL role."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..model.people import Name
from ..model.work import Entry
from .names import read_names
from .tex import bare

# Field → CSL name variable (CSL 1.0.2, appendix IV).
ROLES = (
    ("author", "author"),
    ("bookauthor", "container-author"),
    ("editor", "editor"),
    ("translator", "translator"),
    ("serieseditor", "collection-editor"),
    ("recipient", "recipient"),
    ("interviewer", "interviewer"),
    ("director", "director"),
    ("illustrator", "illustrator"),
    ("composer", "composer"),
    ("performer", "performer"),
    ("producer", "producer"),
    ("narrator", "narrator"),
    ("scriptwriter", "script-writer"),
    ("reviewedauthor", "reviewed-author"),
    ("afterword", "contributor"),
    ("foreword", "contributor"),
    ("introduction", "contributor"),
    ("annotator", "contributor"),
    ("commentator", "contributor"),
    ("editora", "contributor"),
    ("editorb", "contributor"),
    ("editorc", "contributor"),
)
# Compilers and the like stay editors: hardly a style prints them by their own names, and none may be lost.
_EDITOR_TYPES = {
    "editor": "editor", "compiler": "editor", "founder": "editor", "continuator": "editor", "redactor": "editor",
    "reviser": "editor", "collaborator": "contributor", "organizer": "organizer",
    "director": "director", "translator": "translator", "author": "author", "producer": "producer",
    "composer": "composer", "performer": "performer", "illustrator": "illustrator", "narrator": "narrator",
    "interviewer": "interviewer", "scriptwriter": "script-writer", "writer": "script-writer", "host": "host",
    "guest": "guest", "curator": "curator", "chair": "chair", "none": "contributor",
    "serieseditor": "collection-editor",
    "collectioneditor": "collection-editor",
}  # fmt: skip


def people(entry: Entry) -> tuple[tuple[str, tuple[Name, ...]], ...]:
    """CSL's name variables of an entry whose fields are resolved; each role once, in a fixed order."""
    stays = "options" not in entry.named or "useprefix=false" not in entry.value("options").replace(" ", "").lower()
    found: dict[str, tuple[Name, ...]] = {}
    for role, value in _lists(entry):
        names = read_names(value, stays)
        found[role] = found[role] + names if role in found else names
    return tuple([one for one in found.items() if one[1]])


def _lists(entry: Entry) -> Iterator[tuple[str, str]]:
    there = entry.named
    if entry.type == "patent" and "author" not in there and "holder" in there:
        yield "author", entry.value("holder")
    for name, role in _roles(tuple(there)):
        value = there[name].value
        if name in ("introduction", "foreword", "afterword") and bare(value).isdigit():
            continue  # the field may hold no more than a sign that there is one
        yield _role(entry, name, role), value


@lru_cache(maxsize=10_000)
def _roles(fields: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The roles that entries with such fields have people in."""
    return tuple(one for one in ROLES if one[0] in fields)


def _role(entry: Entry, name: str, role: str) -> str:
    if not name.startswith("editor"):
        return role
    kind = entry.value(f"{name}type").strip().lower()
    fallback = "editor" if name == "editor" else "contributor"
    return _EDITOR_TYPES.get(kind, fallback) if kind else role
