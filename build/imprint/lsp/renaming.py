"""A key gets another name wherever it stands: in libraries and in all manuscripts that use them, saved or not."""

from __future__ import annotations

from collections import defaultdict

from lsprotocol import types

from ..model.place import Place
from .back_room import Surveyed, survey
from .completing import PLAIN
from .desk import Desk
from .documents import Document, absolute
from .lookup import Uses, key_at, uses
from .shelf import warm
from .text import Point

_UNFIT = frozenset("#%~$&<>?")  # fit for pandoc's Markdown, not for BibTeX's readers or LaTeX


class Refused(Exception):
    """Why a key cannot be renamed, for the one who asked."""


async def used(desk: Desk, document: Document, key: str) -> Uses:
    """All uses of a key in the journal, read anew."""
    return uses(desk, document, key, await _surveyed(desk, document))


async def _surveyed(desk: Desk, document: Document) -> tuple[Surveyed, ...]:
    """The journal's manuscripts, and their libraries read."""
    surveyed = await desk.clerk.ask(survey, document.path, desk.documents.unsaved())
    paths = {absolute(one) for each in surveyed for one in each.libraries}
    await warm(desk.documents, sorted(paths | set(desk.libraries(document.path))))
    return surveyed


def renameable(desk: Desk, document: Document, point: Point) -> types.PrepareRenamePlaceholder | None:
    """The key under a point and its place."""
    under = key_at(document, point)
    return types.PrepareRenamePlaceholder(desk.documents.range(under.place), under.key) if under else None


async def rename(desk: Desk, document: Document, point: Point, name: str) -> types.WorkspaceEdit | None:
    """The edits; raises Refused where the name cannot be a key, is taken, or nothing would carry it."""
    under = key_at(document, point)
    if under is None:
        return None
    name = name.strip().removeprefix("@")
    if not PLAIN.fullmatch(name) or _UNFIT & set(name):
        raise Refused(
            f"{name or 'nothing'} cannot be a citation key: use letters, digits, and : . - + / _ between them"
        )
    surveyed = await _surveyed(desk, document)
    found = uses(desk, document, under.key, surveyed)
    if name != under.key:
        taken = uses(desk, document, name, surveyed)
        if taken.entries:
            raise Refused(f"{name} is the key of another entry: {taken.entries[0]}")
    if not found.entries and not found.named and found.elsewhere:
        raise Refused(f"{under.key} may stand in {found.elsewhere[0]}, which can only be changed by hand")
    return _edits(desk, (*found.entries, *found.named, *found.cited), name)


def _edits(desk: Desk, places: tuple[Place, ...], name: str) -> types.WorkspaceEdit:
    by_file: dict[str, list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]] = defaultdict(list)
    versions: dict[str, int | None] = {}
    for where in sorted(set(places)):
        path = absolute(where.path)
        uri = desk.documents.uri(path)
        held = desk.documents.open.get(path)
        versions[uri] = held.version if held else None
        by_file[uri].append(types.TextEdit(desk.documents.range(where), name))
    changes = [
        types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, versions[uri]), edits)
        for uri, edits in by_file.items()
    ]
    return types.WorkspaceEdit(document_changes=list(changes))
