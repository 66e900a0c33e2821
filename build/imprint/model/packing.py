"""Values of the model as bytes and back: only the model's own frozen values come out, never anything that runs."""

from __future__ import annotations

import io
import pickle
from enum import Enum
from importlib import import_module
from typing import Any

_ROOT = __name__.rpartition(".")[0]


def pack(value: object) -> bytes:
    """A value made of the model's dataclasses, tuples and plain values; the same value of the same making, the same bytes."""
    out = io.BytesIO()
    _Writer(out, protocol=5).dump(value)
    return out.getvalue()


def exact(value: object) -> bytes:
    """A value as bytes that are the same for all equal values, however they were made, for digests.

    What pack makes tells also which parts of a value are one and the same object, such as a string read from a cache
    and another one that is a constant.
    """
    out = io.BytesIO()
    writer = _Writer(out, protocol=5)
    writer.fast = True  # writes every part, even if it was written before
    writer.dump(value)
    return out.getvalue()


def unpack(data: bytes) -> Any:
    """What was packed. Raises ValueError for anything else than the model's values."""
    try:
        return _Reader(io.BytesIO(data)).load()
    except Exception as fault:
        raise ValueError(f"no value of imprint's: {fault}") from None


class _Writer(pickle.Pickler):
    """Writes a member of an enumeration by its value, in the same bytes by every Python: some of 3.11 look it up by name."""

    def reducer_override(self, one: object) -> Any:
        return (type(one), (one.value,)) if isinstance(one, Enum) else NotImplemented


class _Reader(pickle.Unpickler):
    """Knows the model's dataclasses, named tuples and enumerations, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(f"{_ROOT}.") and "." not in name:
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and (hasattr(found, "__dataclass_fields__") or issubclass(found, Enum | tuple)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")
