"""veraPDF's judgement of PDFs against the profiles that they claim, for the tests."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest


def judged(files: Sequence[Path]) -> dict[str, dict[str, list[str]]]:
    """File name → flavour claimed → the rules broken; skips where there is no Java."""
    pytest.importorskip("jpype", reason="JPype is not installed")
    command = [sys.executable, "-m", "imprint.validators.verapdf", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode == 77:
        pytest.skip("veraPDF needs Java, which is not installed")
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, list[str]]] = json.loads(done.stdout)
    return found
