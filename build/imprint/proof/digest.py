"""The digest of a finished file."""

from __future__ import annotations

import hashlib


def digest_of(data: bytes) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(data).hexdigest()
