"""The search for circles of garbage: in pauses of typing, since a search through all that is known holds keystrokes up."""

from __future__ import annotations

import gc
import time

_LONG = 0.01  # seconds of CPU


def postpone() -> None:
    """From now on nothing is searched but when `collect` is called."""
    gc.disable()


def collect() -> None:
    """Search what came since; where that was much (libraries that were read), it is left out of all later searches."""
    start = time.thread_time()
    gc.collect()
    if time.thread_time() - start > _LONG:
        gc.freeze()
