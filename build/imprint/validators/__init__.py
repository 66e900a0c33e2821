"""The independent validators: which are installed on this machine, and what they say of a finished file."""

from __future__ import annotations

from .asking import ask
from .installed import REMEDIES, Validator, validators_installed

__all__ = ("REMEDIES", "Validator", "ask", "validators_installed")
