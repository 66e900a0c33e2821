"""Stops and commas at closing quotation marks (CSL 1.0.2, "punctuation-in-quote"), and at the end of set words.

The processor moves them, but not past the end of a link, where a note's last stop stands.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..model.text import Inline, Inlines, Link, Span, Styled, Text

# Locales of CSL in which they go inside unless a style says otherwise; English too, but for British English.
_INSIDE = frozenset(("fa", "hi", "id", "ms", "pa"))
_OUTSIDE_ENGLISH = frozenset(("en-GB",))
_OPTION = re.compile(r'<style-options\b[^>]*\bpunctuation-in-quote="(true|false)"')
_LOCALE = re.compile(r'<locale(?:\s[^>]*?xml:lang="([^"]*)")?[^>]*>(.*?)</locale>', re.S)
_CLOSING = "”’»\"'"


def stops_within_quotes(xml: str, language: str) -> bool:
    """Whether a style (CSL's XML) sets them inside in a language (BCP 47)."""
    main = language.split("-")[0]
    said = {lang: option[1] == "true" for lang, inside in _LOCALE.findall(xml) if (option := _OPTION.search(inside))}
    by_locale = main in _INSIDE or (main == "en" and language not in _OUTSIDE_ENGLISH)
    return next((said[one] for one in (language, main, "") if one in said), by_locale)


def within_quotes(content: Inlines) -> Inlines:
    """With each stop or comma that follows a link moved before the closing mark that ends the link."""
    out: list[Inline] = []
    for node in content:
        last = out[-1] if out else None
        if isinstance(node, Text) and node.text[:1] in (".", ",") and isinstance(last, Link):
            ended = _ended(last, node.text[0])
            if ended is not last:
                out[-1] = ended
                node = Text(node.text[1:])
        out.append(node)
    return tuple(node for node in out if node != Text(""))


def _ended(node: Inline, stop: str) -> Inline:
    """With a stop before its last letter, if that is a closing mark and no stop stands there."""
    match node:
        case Text(text=text) if text and text[-1] in _CLOSING:
            words = text[:-1]
            return Text(words + text[-1] if words.endswith((".", ",", "?", "!", "…")) else f"{words}{stop}{text[-1]}")
        case Link(content=(*rest, last)) | Span(content=(*rest, last)) | Styled(content=(*rest, last)):
            ended = _ended(last, stop)
            return node if ended is last else replace(node, content=(*rest, ended))
    return node


def without_stop(content: Inlines) -> Inlines:
    """Without the style's final stop."""
    match content:
        case (*rest, Text(text=text)) if text.endswith((".", ".”", ".’")):
            words = text[:-1] if text[-1] == "." else text[:-2] + text[-1]
            return (*rest, Text(words)) if words else tuple(rest)
        case (*rest, Span(content=inner) | Link(content=inner) as last):
            return (*rest, replace(last, content=without_stop(inner)))
    return content


# Abbreviations that lead to a work: behind their stop the sentence goes on.
_LEADING = re.compile(
    r"(?:^|[\s(\[;,])(?:cf|cfr|conf|comp|esp|e\.g|i\.e|ex|p\.\s?ex|par\sex|v|vid|véa?s|cp|vgl|s|bes|insb|z\.\s?b|u\.\s?a|siehe\su|ad\sex|ad\ses|es|per\ses"
    r"|bkz|krş|örn|см|ср|напр|zob|por|np|vö|ld|pl|viz|srov|jf|jfr|jmf|se\st\.ex|t\.\s?ex|vrt|ks|usp)\.$",
    re.I,
)


def goes_on(before: str) -> bool:
    """Whether a sentence goes on behind words: they end it with no mark, or are an abbreviation ("cf.", "vgl.", "см.")."""
    return bool(before) and (before[-1] not in ".?!…" or bool(_LEADING.search(before)))
