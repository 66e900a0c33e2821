"""Check: every rule judges the copy; a copy without errors goes on."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
