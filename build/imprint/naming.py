"""Names for articles: what is safe in file names and addresses everywhere, and unique."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

# A file of one of these names is the manuscript of its folder, and an article of a journal is named by the folder.
USUAL_NAMES = ("article", "paper", "manuscript", "index", "main")


def slugs(paths: Sequence[Path], in_journal: Sequence[bool]) -> list[str]:
    """An article of a journal is named by its folder (and language), a single manuscript by its file; names are unique."""
    names = [_slug(path, inside) for path, inside in zip(paths, in_journal, strict=True)]
    longer = [slugify(f"{path.resolve().parent.name}-{path.stem}") for path in paths]
    counts = Counter(names)
    once = [name if counts[name] == 1 else long for name, long in zip(names, longer, strict=True)]
    seen: dict[str, int] = {}
    out = []
    for name in once:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return out


def _slug(path: Path, in_journal: bool) -> str:
    stem, *language = path.name.removesuffix(path.suffix).split(".")
    if in_journal and stem.lower() in USUAL_NAMES:
        return slugify("-".join([path.resolve().parent.name, *language]))
    return slugify("-".join([stem, *language]))


def slugify(text: str) -> str:
    """[a-z0-9-]{1,80}: what is safe in file names and addresses everywhere."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i").replace("ß", "ss"))
    ascii_only = plain.encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:80].strip("-")
    return slug or "text-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def legible(name: str) -> str:
    """A file's name in characters that can be printed: bytes that are no UTF-8, line ends and the like as \\xff and \\n."""
    return name if name.isprintable() else "".join(map(_legible, name))


_ESCAPED = re.compile(r"\\(?:x([0-9a-f]{2})|([nrt]))")


def illegible(name: str) -> str:
    """The name of which `legible` made this one, if it had characters that cannot be printed."""
    return _ESCAPED.sub(lambda found: _char(int(found[1], 16)) if found[1] else {"n": "\n", "r": "\r", "t": "\t"}[found[2]], name)


def _char(byte: int) -> str:
    return chr(0xDC00 + byte) if byte >= 0x80 else chr(byte)


def _legible(char: str) -> str:
    if "\udc80" <= char <= "\udcff":  # a byte, as Python has it in names (PEP 383)
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char if char >= " " and char != "\x7f" else char.encode("unicode_escape").decode()
