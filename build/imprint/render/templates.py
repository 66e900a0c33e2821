"""Templates: Jinja2 over a mapping of names to texts. What a designer wrote can neither run code nor go on for ever."""

from __future__ import annotations

import resource
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

import jinja2
import markupsafe
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from ..model.diagnostic import Diagnostic, Severity
from ..model.place import Place
from .address import clean

SECONDS = 20  # of computing for one text: an article's of a hundred pages takes a tenth of one
MEMORY = 2**31  # bytes for one text, beside what there is
BITS = 10_000  # of a number: what makes larger ones cannot be interrupted
FOLDER = "styles/templates/"
_WRONG = (TypeError, AttributeError)  # what comes of giving a function another value than it takes
_HINT = "mend the template; `imprint specimen` shows every kind of text in it"
_SETTERS = (__file__, *(str(Path(one).parent) for one in (jinja2.__file__, markupsafe.__file__) if one))


class Unusable(Exception):
    """A designer's template cannot be set: the finding that says which one, where and why."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(found)
        self.found = found

    def __str__(self) -> str:
        return f"{self.found.place.path}:{self.found.place.line}: {self.found.message}"


@dataclass(frozen=True, slots=True)
class Templates:
    """Template and style sheet texts by their names ("article.html", "web.css"); of two of a name the last counts."""

    sources: tuple[tuple[str, str], ...]

    def render(self, name: str, **values: object) -> str:
        """The template with its values set, without the characters that XML forbids.

        Raises Unusable where the template asks for what is not there, cannot be read, or takes too long.
        """
        try:
            with _limited():
                return clean(_environment(self).get_template(name).render(**values))
        except Exception as fault:
            found = _found(name, fault)
            if found is None:
                raise
            raise Unusable(found) from None

    def text(self, name: str) -> str:
        """A text as it is; "" where there is none of the name."""
        return dict(self.sources).get(name, "")


class _Named(DictLoader):
    """The names of templates stand for their files, so that traces tell in which one something happened."""

    def get_source(  # type: ignore[override]  # BaseLoader's, which is wider than DictLoader's
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, _, current = super().get_source(environment, template)
        return source, FOLDER + template, current


class _Sandbox(SandboxedEnvironment):
    """Jinja's, without numbers that take for ever to make."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, int) and isinstance(right, int):
            bits = left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length()
            if bits > BITS:
                raise TemplateError(f"a number has more than {BITS:,} bits, the limit")
        return super().call_binop(context, operator, left, right)


@lru_cache(maxsize=8)
def _environment(templates: Templates) -> Environment:
    environment = _Sandbox(
        loader=_Named(dict(templates.sources)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["attributes"] = _attributes
    return environment


def _attributes(pairs: Mapping[str, str]) -> Markup:
    """Attributes of a mapping, the empty ones left out."""
    kept = ((name, value) for name, value in pairs.items() if value)
    return Markup("").join(Markup(' {}="{}"').format(escape(name), value) for name, value in kept)


# ---------------------------------------------------------------- what a template may not


class _Late(TemplateError):
    """It takes too long."""


@contextmanager
def _limited() -> Iterator[None]:
    """End what takes more than SECONDS of computing or MEMORY; a text that is set within another shares in its own."""
    if threading.current_thread() is not threading.main_thread() or signal.getitimer(signal.ITIMER_VIRTUAL)[0]:
        yield
        return
    before, memory = signal.signal(signal.SIGVTALRM, _late), resource.getrlimit(resource.RLIMIT_AS)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (_most(memory[0]), memory[1]))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        resource.setrlimit(resource.RLIMIT_AS, memory)


def _most(before: int) -> int:
    """Bytes of addresses that this process may have: MEMORY more than it has, and no more than before."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:  # no Linux
        return before
    most = pages * resource.getpagesize() + MEMORY
    return most if before == resource.RLIM_INFINITY else min(most, before)


def _late(*_: Any) -> None:
    raise _Late(f"it takes more than {SECONDS} s of computing, the limit: does a loop in it end?")


def _found(name: str, fault: Exception) -> Diagnostic | None:
    """The finding for a fault of a template's own; None for one of imprint's."""
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(fault.__traceback__)]
    own = [(path, line) for path, line in frames if path.startswith(FOLDER)]
    last = frames[-1][0]
    if isinstance(fault, RecursionError) and len(own) > 100:
        why = "it calls itself without end"
    elif isinstance(fault, MemoryError):
        why = f"it takes more than {MEMORY // 2**20:,} MB of memory, the limit: does a text in it double?"
    elif isinstance(fault, TemplateError) or (own and (last.startswith((FOLDER, *_SETTERS)) or isinstance(fault, _WRONG))):
        why = f"there is no template {fault.name}" if isinstance(fault, TemplateNotFound) else f"{fault}".strip()
    else:
        return None
    path, line = own[-1] if own else (FOLDER + name, 1)
    if isinstance(fault, TemplateSyntaxError):
        path, line, why = FOLDER + (fault.name or name), fault.lineno, fault.message or why
    return Diagnostic("template-not-usable", Severity.ERROR, Place(path, line), f"this template cannot be set: {why}", _HINT)
