"""What of a manuscript no reader understands, named in findings."""

from __future__ import annotations

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from ..model.place import Lines, Place
from ..model.stages import Sources
from .parsing import Parsed


def left_out(parsed: Parsed, text: str, whole: Place) -> Diagnostics:
    """Raw HTML and LaTeX that no reader understands, each kind once, at its first place."""
    lines = Lines.of(whole.path, text)
    seen: dict[str, Diagnostic] = {}
    for kind, fragment in parsed.dropped:
        name = "HTML" if kind == "html" else "LaTeX" if kind == "tex" else kind
        first = fragment.strip().splitlines()[0][:60] if fragment.strip() else fragment
        at = text.find(fragment.partition(": ")[2] if kind == "conditional" else fragment)
        place = lines.place(at, at + len(fragment)) if at >= 0 else whole
        message, hint = f"raw {name} was left out: {first}", "say it in Markdown, so that every format can show it"
        if kind == "conditional":
            message, hint = f"what is for one format alone was left out: {first}", "let all editions show it, or leave it out"
        if kind == "cell":
            message, hint = f"code is not run, and its result is missing here: {first}", _RENDERED
        seen.setdefault(first.strip("</>"), Diagnostic("raw-left-out", Severity.WARNING, place, message, hint))
    return tuple(seen.values())


def not_parsed(sources: Sources, parsed: Parsed) -> Diagnostic:
    reason = parsed.failure.strip().splitlines()[-1][:300]
    message = f"the {sources.format} text cannot be read: {reason}"
    rule = "over-limit" if parsed.stopped else "manuscript-not-readable"
    hint = "leave out a half, then the other, to find what it is" if parsed.stopped else _ELSEWHERE
    return Diagnostic(rule, Severity.ERROR, Place(sources.manuscript.path), message, hint)


_RENDERED = "run it and give its result: quarto render --to markdown, jupyter-book or jupytext make such a text"
_ELSEWHERE = "see whether it opens elsewhere, and save it anew"
