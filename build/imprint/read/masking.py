"""Markdown with everything that is not prose blanked out, character for character."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

# Fences and inline code, comments, mathematics, raw TeX environments, autolinks, link targets, e-mail addresses.
_FENCE = re.compile(
    r"^(?P<indent>[ >]*)(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^[ >]*(?P=fence)[`~]*[ \t]*$|\Z)", re.M | re.S
)
# Each of them begins with one of a few signs; only for addresses, where there are any, every word is looked at.
_SIGNS = (
    r"(?:(?<=\\)[\\`*_{}\[\]()#+\-.!@$<>~^|\"']"
    r"|(?<=<)!--.*?-->"
    r"|(?<=`)(?<!``)(`*+)(?:(?!\n[ \t]*\n).)+?(?<!`)`\1(?!`)"
    r"|(?<=\$)\$.+?\$\$"
    r"|(?<=\$)(?<![\\$\w]\$)(?!\s)(?:\\.|(?!\n[ \t]*\n)[^$\\])+?(?<!\s)\$(?!\d)"
    r"|(?<=\]\()(?:[^()\n]|\([^()\n]*\))*\)"
    r"|(?<=<)(?:https?|ftp|mailto):[^<>\s]+>|(?<=<)[^<>\s@]+@[^<>\s]+>)"
)
# A closing bracket belongs to an address only where it opens in it, as pandoc has it; after @ it is a key.
_BARE = r"(?<!@)(?<!@\{)https?://(?:[^\s<>\"\[\]()]|\[[^\s<>\"\[\]()]*\]|\([^\s<>\"\[\]()]*\))++"
_MAIL = re.compile(r"@(?<=[\w.+%-]@)[\w-]+\.[\w.-]")
_OTHERS = {
    (mail, bare): re.compile(
        rf"[\\<`$(]{_SIGNS}"
        + (rf"|{_BARE}" if bare else "")
        + (r"|(?<![\w.+%-])[\w.+%-]++@[\w-]+\.[\w.-]+" if mail else ""),
        re.S,
    )
    for mail in (False, True)
    for bare in (False, True)
}


def unfenced(text: str) -> str:
    """The text with listings as blanks: the same length, the same lines."""
    if "```" not in text and "~~~" not in text:
        return text
    return _FENCE.sub(lambda found: _blank(found[0]), text)


_VERBATIM = re.compile(
    r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).){1,2000}?(?<!`)\1(?!`)|\$\$.{1,9000}?\$\$|\$(?=\S)[^$\n]{0,500}(?<=\S)\$(?!\d)", re.S
)


def said_anew(text: str, pattern: re.Pattern[str], say: Callable[[re.Match[str]], str]) -> str:
    """The text with what a pattern finds said anew, outside of listings, code and formulas."""
    prose = unfenced(text)
    spared = [found.span() for found in _VERBATIM.finditer(prose)]
    out, last, near = [], 0, 0
    for found in pattern.finditer(prose):
        while near < len(spared) and spared[near][1] <= found.start():
            near += 1
        if found.start() < last or (near < len(spared) and spared[near][0] <= found.start()):
            continue
        out += [text[last : found.start()], say(found)]
        last = found.end()
    return "".join((*out, text[last:]))


@lru_cache(maxsize=64)
def masked(text: str) -> str:
    """The text with code, comments, mathematics and addresses as blanks: the same length, the same lines."""
    others = _OTHERS[bool(_MAIL.search(text)), "://" in text]
    return others.sub(lambda found: _blank(found[0]), _without_open_comments(unfenced(text)))


def _without_open_comments(text: str) -> str:
    """The text with every "<!--" that nothing closes spoilt: to search on from each would take the square of the time."""
    cut = text.find("<!--", text.rfind("-->") + 1)
    return text if cut < 0 else text[:cut] + text[cut:].replace("<!--", " !--")


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
