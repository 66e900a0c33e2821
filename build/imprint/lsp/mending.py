"""Quick fixes: what a finding's own fixes say, and for an unknown key the nearest ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lsprotocol import types

from ..check.nearest import nearest
from ..model.diagnostic import Diagnostic, Fix
from .desk import Desk
from .documents import Document, absolute
from .findings import as_lsp
from .lookup import key_at
from .text import Point

ALL = "source.fixAll.imprint"


def mend(desk: Desk, document: Document, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The actions for a span: quick fixes for the findings in it, and one for all that is certain in the document."""
    found = desk.findings.of(document.path)
    only = params.context.only or []
    out: list[types.CodeAction] = []
    if not only or any(types.CodeActionKind.QuickFix.value.startswith(str(getattr(one, "value", one))) for one in only):
        for one in found:
            if _overlap(desk.documents.range(one.place), params.range):
                out += _fixes(desk, document, one)
    if not only or any(ALL.startswith(str(getattr(one, "value", one))) for one in only):
        out += _all(desk, found)
    return out


def _overlap(one: types.Range, other: types.Range) -> bool:
    def key(position: types.Position) -> tuple[int, int]:
        return position.line, position.character

    return key(one.start) <= key(other.end) and key(other.start) <= key(one.end)


def _fixes(desk: Desk, document: Document, found: Diagnostic) -> Iterator[types.CodeAction]:
    if found.fixes:
        safe = all(fix.safe for fix in found.fixes)
        yield _action(desk, _title(found), found, found.fixes, safe)
    if found.rule == "unknown-key":
        yield from _nearest(desk, document, found)


def _title(found: Diagnostic) -> str:
    words = (found.hint or f"mend {found.rule}").rstrip(".")
    return words[0].upper() + words[1:]


def _nearest(desk: Desk, document: Document, found: Diagnostic) -> Iterator[types.CodeAction]:
    """The keys of the libraries that are nearest to an unknown one."""
    under = key_at(document, Point(found.place.line - 1, found.place.end_column - 1))
    if under is None:
        return
    for number, key in enumerate(nearest(under.key, desk.shelf(document.path).keys())):
        fix = Fix(under.place, key, safe=False)
        if (fix,) != found.fixes:
            yield _action(desk, f"Cite {key}", found, (fix,), preferred=number == 0 and not found.fixes)


def _all(desk: Desk, found: Iterable[Diagnostic]) -> list[types.CodeAction]:
    """All certain fixes of a document in one; of two that meet the first counts."""
    fixes: list[Fix] = []
    for one in found:
        certain = one.fixes and all(fix.safe for fix in one.fixes)
        if certain and not any(_meet(fix, other) for fix in one.fixes for other in fixes):
            fixes += one.fixes
    if not fixes:
        return []
    edit = _edit(desk, fixes)
    return [types.CodeAction("Mend all that is certain", kind=ALL, edit=edit)]


def _meet(one: Fix, other: Fix) -> bool:
    a, b = one.place, other.place
    start, end = (a.line, a.column), (a.end_line, a.end_column)
    return a.path == b.path and start <= (b.end_line, b.end_column) and (b.line, b.column) <= end


def _action(desk: Desk, title: str, found: Diagnostic, fixes: Iterable[Fix], preferred: bool) -> types.CodeAction:
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[as_lsp(found, desk.documents, related=False)],
        is_preferred=preferred,
        edit=_edit(desk, fixes),
    )


def _edit(desk: Desk, fixes: Iterable[Fix]) -> types.WorkspaceEdit:
    changes: dict[str, list[types.TextEdit]] = defaultdict(list)
    for fix in fixes:
        uri = desk.documents.uri(absolute(fix.place.path))
        changes[uri].append(types.TextEdit(desk.documents.range(fix.place), fix.replacement))
    return types.WorkspaceEdit(changes=dict(changes))
