"""Personal names from words, by BibTeX's rules (Patashnik, BibTeXing, section 4, item 11)."""

from __future__ import annotations

import re

from ..model.people import Name

_SUFFIX = re.compile(r"(?i)(?:jr|sr|junior|senior)\.?|I{2,3}|IV")
_DEGREE = re.compile(
    r"(?i)(?:ph\.?\s?d|m\.?d|d\.?phil|m\.?sc|b\.?sc|m\.?a|b\.?a|m\.?phil|dr\.?\s?rer\.?\s?nat|mba|mph|ll\.?m)\.?"
)
_PATRONYMIC = re.compile(r"[А-ЯЁІЇЄ][а-яёіїє]+(?:вич|вна|ична|инична|ьич|евна|овна)|оглы|кызы")


def name_of(words: str) -> tuple[Name, str]:
    """The name, and the degrees that followed it ("Jane Doe, PhD"). Words in braces are one; all in braces, literal.

    "First von Last", "von Last, First", "von Last, Jr, First"; the lower-case words become the non-dropping particle.
    """
    text = " ".join(words.replace("~", " ").split()).strip(" ,;")
    if _braced(text):
        return Name(literal=_bare(text)), ""
    parts, degrees = _without_degrees(_parted(text, ","))
    tokens = _parted(parts[0], " ") if parts else []
    if len(parts) >= 3:
        return _named(_bare(" ".join(parts[2:])), tokens, _bare(parts[1])), degrees
    if len(parts) == 2 and not _SUFFIX.fullmatch(parts[1]):
        return _named(_bare(parts[1]), tokens, ""), degrees
    return _spoken(tokens, _bare(parts[1]) if len(parts) == 2 else ""), degrees


def _without_degrees(parts: list[str]) -> tuple[list[str], str]:
    degrees = [part for part in parts[1:] if _DEGREE.fullmatch(part)]
    return [part for part in parts if part not in degrees], ", ".join(degrees)


def _spoken(tokens: list[str], suffix: str) -> Name:
    """First von Last, with a suffix at the end, and the Russian order where a patronymic tells of it."""
    if len(tokens) > 2 and not suffix and _SUFFIX.fullmatch(tokens[-1]):
        tokens, suffix = tokens[:-1], tokens[-1]
    if len(tokens) == 3 and _PATRONYMIC.fullmatch(tokens[2]) and not _PATRONYMIC.fullmatch(tokens[0]):
        tokens = [tokens[1], tokens[2], tokens[0]]
    small = [number for number, token in enumerate(tokens[:-1]) if _small(token)]
    if not small or len(small) == len(tokens) - 1:
        return _named(_bare(" ".join(tokens[:-1])), tokens[-1:], suffix)
    return _named(_bare(" ".join(tokens[: small[0]])), tokens[small[0] :], suffix)


def _named(given: str, tokens: list[str], suffix: str) -> Name:
    """von Last: the particle ends with the last lower-case word before the family name."""
    small = [number for number, token in enumerate(tokens[:-1]) if _small(token)]
    end = small[-1] + 1 if small and small[0] == 0 else 0
    return Name(_bare(" ".join(tokens[end:])), given, suffix, "", _bare(" ".join(tokens[:end])))


def _small(token: str) -> bool:
    """Whether the word's first letter outside braces is a lower-case one."""
    first = next((char for char in re.sub(r"\{[^}]*\}", "", token) if char.isalpha()), "")
    return first.islower()


def _parted(text: str, mark: str) -> list[str]:
    """The text cut at a mark that stands outside braces."""
    out, depth = [""], 0
    for char in text:
        depth = max(0, depth + (char == "{") - (char == "}"))
        if char == mark and not depth:
            out.append("")
        else:
            out[-1] += char
    return [part.strip() for part in out if part.strip()]


def _braced(text: str) -> bool:
    inner = text[1:-1]
    return text[:1] == "{" and text[-1:] == "}" and "{" not in inner and "}" not in inner


def _bare(text: str) -> str:
    return text.replace("{", "").replace("}", "")
