"""Markdown with everything that is not prose blanked out, character for character."""

from __future__ import annotations

import re
from functools import lru_cache

# Fences and inline code, comments, mathematics, raw TeX environments, autolinks, link targets, e-mail addresses.
_FENCE = re.compile(
    r"^(?P<indent>[ >]*)(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^[ >]*(?P=fence)[`~]*[ \t]*$|\Z)", re.M | re.S
)
_OTHERS = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]()#+\-.!@$<>~^|\"'])"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<code>(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\4(?!`))"
    r"|(?P<display>\$\$.+?\$\$)"
    r"|(?P<math>(?<![\\$\w])\$(?!\s)(?:\\.|(?!\n[ \t]*\n)[^$\\])+?(?<!\s)\$(?!\d))"
    r"|(?P<target>(?<=\])\((?:[^()\n]|\([^()\n]*\))*\))"
    r"|(?P<uri><(?:https?|ftp|mailto):[^<>\s]+>|<[^<>\s@]+@[^<>\s]+>)"
    # A closing bracket belongs to an address only where it opens in it, as pandoc has it.
    r"|(?P<bare>https?://(?:[^\s<>\"\[\]()]|\[[^\s<>\"\[\]()]*\]|\([^\s<>\"\[\]()]*\))++)"
    r"|(?P<mail>(?<![\w.+%-])[\w.+%-]++@[\w-]+\.[\w.-]+)",
    re.S,
)


def unfenced(text: str) -> str:
    """The text with listings as blanks: the same length, the same lines."""
    return _FENCE.sub(lambda found: _blank(found[0]), text)


@lru_cache(maxsize=2)
def masked(text: str) -> str:
    """The text with code, comments, mathematics and addresses as blanks: the same length, the same lines."""
    return _OTHERS.sub(lambda found: _blank(found[0]), _without_open_comments(unfenced(text)))


def _without_open_comments(text: str) -> str:
    """The text with every "<!--" that nothing closes spoilt: to search on from each would take the square of the time."""
    cut = text.find("<!--", text.rfind("-->") + 1)
    return text if cut < 0 else text[:cut] + text[cut:].replace("<!--", " !--")


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
