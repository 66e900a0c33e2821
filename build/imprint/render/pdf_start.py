"""The setter's start, without what takes long and is not needed: to be imported before anything of WeasyPrint.

WeasyPrint 70 asks for its libraries first under names that they have elsewhere, and for each of these the machine's
linker and compiler are run. It loads what subsets and instantiates fonts where HarfBuzz does neither.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import io
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

_LATE = ("fontTools.subset", "fontTools.varLib.instancer")


class _Late(ModuleType):
    """A module of functions and classes, loaded when the first of them is called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *given, **named: getattr(import_module(self.__name__), name)(*given, **named)


@contextlib.contextmanager
def _by_name_alone() -> Iterator[None]:
    """Libraries are found where the system's loader finds them, and not looked for elsewhere."""
    search, ctypes.util.find_library = ctypes.util.find_library, lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


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
        with contextlib.suppress(OSError), _by_name_alone(), contextlib.redirect_stdout(io.StringIO()):
            import_module("weasyprint")
        import_module("weasyprint")


start()
