"""Identifiers of people, institutions and articles (ORCID, ROR, DOI) and addresses, brought to one form and checked."""

from __future__ import annotations

import re

_ORCID = re.compile(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])")
_ROR = re.compile(r"0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s<>\"]+")
_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's


def orcid_of(words: str) -> tuple[str, str]:
    """The ORCID iD in groups of four, and what is wrong with it, if anything; the check digit is ISO 7064 mod 11-2."""
    bare = re.sub(r"(?i)^(?:https?://)?(?:www\.)?orcid\.org/|^orcid:\s*", "", words.strip().strip("<>")).rstrip("/")
    found = _ORCID.fullmatch(bare.upper().replace("\u2010", "-").replace("\u2013", "-"))
    if not found:
        return "", "an ORCID iD has sixteen digits in four groups"
    digits = "".join(found.groups())
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = "0123456789X"[(12 - total % 11) % 11]
    orcid = "-".join(found.groups())
    return orcid, "" if check == digits[-1] else f"the last digit would be {check}"


def ror_of(words: str) -> tuple[str, str]:
    """The ROR identifier as a URL, and what is wrong with it; its last two digits are ISO 7064 mod 97-10."""
    bare = re.sub(r"(?i)^(?:https?://)?(?:www\.)?ror\.org/|^ror:\s*", "", words.strip().strip("<>")).rstrip("/").lower()
    if not _ROR.fullmatch(bare):
        return "", "a ROR identifier is 0, six characters and two digits"
    value = 0
    for char in bare[:-2]:
        value = value * 32 + _BASE32.index(char)
    check = 98 - (value * 100) % 97
    return f"https://ror.org/{bare}", "" if check == int(bare[-2:]) else f"the last two digits would be {check:02d}"


def doi_of(words: str) -> tuple[str, str]:
    """The DOI without resolver or prefix, and what is wrong with it (DOI Handbook, section 2.2)."""
    bare = re.sub(r"(?i)^(?:https?://)?(?:dx\.|www\.)?doi\.org/|^(?:info:)?doi:?\s*/?", "", words.strip().strip("<>"))
    return (bare, "") if _DOI.fullmatch(bare) else ("", "a DOI begins with 10. and a number, and has a slash after it")


def web_address(words: str) -> str:
    """The web address, https where no scheme is named, or "" where the words are none."""
    bare = words.strip().strip("<>")
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?", bare):
        return f"https://{bare}"
    return bare if re.fullmatch(r"(?i)https?://[^\s<>\"\\]+", bare) else ""


def mail_address(words: str) -> str:
    """The e-mail address, or "" where the words are none."""
    bare = words.strip().strip("<>").removeprefix("mailto:")
    return bare if re.fullmatch(r"[^\s<>@\",;:?&]+@[^\s<>@\",;:?&]+\.[^\s<>@\",;:?&]+", bare) else ""
