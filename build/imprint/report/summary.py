"""What all findings come to, in words that an editor understands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..model.diagnostic import Diagnostic, Severity


def counted(found: Iterable[Diagnostic]) -> str:
    """ "2 errors, 1 warning", or "nothing to mend"."""
    counts = Counter(one.severity for one in found)
    said = [_many(counts[severity], str(severity)) for severity in Severity if counts[severity]]
    return ", ".join(said) or "nothing to mend"


def summary(found: Iterable[Diagnostic], manuscripts: int = 0, stopped: Iterable[str] = (), mending: bool = True) -> str:
    """The counts; which of the manuscripts cannot be built as they are; with mending, what imprint can mend by itself."""
    listed, names = list(found), list(stopped)
    lines = [counted(listed) + (f" in {_many(manuscripts, 'manuscript')}" if manuscripts > 1 else "")]
    if names:
        what = "This manuscript" if manuscripts == 1 else f"{len(names)} of {manuscripts}"
        whose = "its" if len(names) == 1 else "their"
        lines.append(f"{what} cannot be built before {whose} errors are mended" + _listed(names, manuscripts))
    fixable = [one for one in listed if one.fixes and mending]
    safe = sum(all(fix.safe for fix in one.fixes) for one in fixable)
    if safe:
        lines.append(f"{_many(safe, 'finding')} can be mended by imprint check --fix (--diff shows how)")
    if len(fixable) > safe:
        lines.append(f"{_many(len(fixable) - safe, 'finding')} more, likely, by --unsafe-fixes: look at each")
    return "\n".join(lines)


def _listed(names: list[str], manuscripts: int) -> str:
    """Their names, the first ten."""
    if manuscripts == 1:
        return ""
    more = f" and {len(names) - 10} more" if len(names) > 10 else ""
    return f": {', '.join(names[:10])}{more}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")
