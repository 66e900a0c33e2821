"""Imprint: manuscripts with citations become checked, numbered, print-ready editions."""

__version__ = "0.1.0"
