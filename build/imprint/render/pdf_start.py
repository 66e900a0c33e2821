"""The setter's start, without what takes long and is not needed: to be imported before anything of WeasyPrint.

WeasyPrint 70 has its declarations of Pango parsed in each process, and again for each kind of value. It asks for libraries
first under names that they have elsewhere, and for each of these the machine's linker and compiler are run. It loads what
subsets and instantiates fonts where HarfBuzz does neither.
"""

from __future__ import annotations

import base64
import contextlib
import ctypes.util
import hashlib
import io
import json
import sys
import zlib
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import cffi

from . import pango_binding

_LATE = ("fontTools.subset", "fontTools.varLib.instancer")


class _Late(ModuleType):
    """A module of functions and classes, loaded when the first of them is called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *given, **named: getattr(import_module(self.__name__), name)(*given, **named)


class _Declared:
    """What cffi makes of declarations; at once, where they are those that were compiled."""

    def cdef(self, declared: str) -> None:
        known = hashlib.sha256(declared.encode()).hexdigest() == pango_binding.OF
        made = _compiled() if known else _parse()
        if not known:
            made.cdef(declared)
        self.__dict__.update((name, getattr(made, name)) for name in dir(made) if not name.startswith("_"))


_parse = cffi.FFI


def _compiled() -> Any:
    given = json.loads(zlib.decompress(base64.b85decode(pango_binding.COMPILED)))
    return import_module("_cffi_backend").FFI("pango", **{name: _given(value) for name, value in given.items()})


def _given(value: Any) -> Any:
    """Text as bytes of the same code points, lists as tuples."""
    if isinstance(value, str):
        return value.encode("latin-1")
    return tuple(map(_given, value)) if isinstance(value, list) else value


@contextlib.contextmanager
def _at_once() -> Iterator[None]:
    """Declarations are compiled, and libraries are found where the system's loader finds them, not looked for elsewhere."""
    search, ctypes.util.find_library = ctypes.util.find_library, lambda name: None
    cffi.FFI = _Declared
    try:
        yield
    finally:
        ctypes.util.find_library, cffi.FFI = search, _parse


@contextlib.contextmanager
def _later() -> Iterator[None]:
    late = {name: _Late(name) for name in _LATE if name not in sys.modules}
    sys.modules.update(late)
    try:
        yield
    finally:
        for name in late:
            del sys.modules[name]


def start() -> None:
    """Load the setter; the usual search where the quick one finds nothing."""
    with _later():
        with contextlib.suppress(OSError), _at_once(), contextlib.redirect_stdout(io.StringIO()):
            import_module("weasyprint")
        import_module("weasyprint")


start()
