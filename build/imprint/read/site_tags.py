"""The tags of site generators (Hugo's shortcodes, Liquid) in a Markdown text: found outside of code, paired, said anew."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .masking import masked

_DEEPEST = 12  # tags within each other
_GIVEN = re.compile(
    r"""(?:(?P<key>[A-Za-z][\w-]*)\s*=\s*)?(?P<value>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|“[^”]*”|[^\s"'`=]+)""", re.S
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name, what it is given by position and by name, and where it stands."""

    name: str
    given: tuple[str, ...]
    options: Mapping[str, str]
    whole: str
    start: int
    end: int
    closes: bool = False

    def option(self, *names: str) -> str:
        """The first of these options that is given, on one line."""
        return " ".join(next((self.options[name] for name in names if self.options.get(name)), "").split())


# What a tag becomes: the text that stands between it and its end (None where it has no end), as it is and as it is said.
# What begins with a line's end is a block.
Say = Callable[[Tag, str | None, str], str]


def said(text: str, sign: str, pattern: re.Pattern[str], say: Say) -> str:
    """The text with every tag in prose said anew; the pattern has the groups name, rest and closes."""
    prose = masked(text) if sign in text else ""
    tags = [_tag(found, text) for found in pattern.finditer(prose)]
    return _said(text, tags, _pairs(tags), (0, len(text)), say, 0) if tags else text


def _tag(found: re.Match[str], text: str) -> Tag:
    given: list[str] = []
    options: dict[str, str] = {}
    for one in _GIVEN.finditer(text[found.start("rest") : found.end("rest")]):
        value = one["value"]
        value = re.sub(r"\\(.)", r"\1", value[1:-1]) if value[0] in "\"'`“" and len(value) > 1 else value
        if one["key"]:
            options.setdefault(one["key"].lower(), value)
        else:
            given.append(value)
    whole = text[found.start() : found.end()]
    return Tag(found["name"].lower(), tuple(given), options, whole, found.start(), found.end(), bool(found["closes"]))


def _pairs(tags: Sequence[Tag]) -> dict[int, int]:
    """For each tag that is ended the number of its end; one that stands within another ends in it."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for number, tag in enumerate(tags):
        if not tag.closes:
            opened.append(number)
            continue
        near = range(len(opened) - 1, max(-1, len(opened) - 200), -1)
        found = next((at for at in near if tags[opened[at]].name == tag.name), None)
        if found is not None:
            pairs[opened[found]] = number
            del opened[found:]
    return pairs


def _said(text: str, tags: Sequence[Tag], pairs: Mapping[int, int], span: tuple[int, int], say: Say, depth: int) -> str:
    out, at = [], span[0]
    for number, tag in _within(tags, span):
        if tag.start < at:
            continue
        end = tags[pairs[number]] if number in pairs and depth < _DEEPEST else None
        raw = text[tag.end : end.start] if end else None
        inner = _said(text, tags, pairs, (tag.end, end.start), say, depth + 1) if end else ""
        before = text[at : tag.start]
        out += [before, _set(say(tag, raw, inner), before)]
        at = end.end if end else tag.end
    return "".join((*out, text[at : span[1]]))


def _within(tags: Sequence[Tag], span: tuple[int, int]) -> Iterator[tuple[int, Tag]]:
    first, last = (bisect_left(tags, place, key=lambda tag: tag.start) for place in span)
    return ((number, tags[number]) for number in range(first, last))


def _set(words: str, before: str) -> str:
    """A block apart from what stands beside it, as far in as the tag stood."""
    if not words.startswith("\n"):
        return words
    indent = before.rpartition("\n")[2]
    lines = words.strip("\n").split("\n")
    if indent.strip():
        return "\n\n" + "\n".join(lines) + "\n\n"
    return "\n\n" + "\n".join(indent + line if line else "" for line in lines) + "\n\n"


# ---------------------------------------------------------------- what several generators have


def left_out(words: str, kind: str) -> str:
    """Raw words, which the findings name."""
    line = re.sub("`{2,}", "`", words.strip().split("\n")[0])
    return f"`` {line} ``{{={kind}}}"


def figure(tag: Tag) -> str:
    """A picture with its legend; a title stands before the legend."""
    source = tag.option("src", "filename", "image_path", "image", "url", "path", "file", "link") or next(iter(tag.given), "")
    title, legend = tag.option("title"), tag.option("caption", "description", "text")
    words = f"**{title}** {legend}" if title and legend else legend or title
    alt, width = tag.option("alt", "alttext"), tag.option("width")
    credit = tag.option("attr")
    words = f"{words} ({credit})" if credit and words else words or credit
    label = re.sub(r"[^\w:.-]", "", tag.option("id", "name"))
    sized = width if re.fullmatch(r"\d+(?:\.\d+)?(?:px|%|em|cm|mm|in)?", width) else ""
    parts = (f"#{label}" if label else "", f'fig-alt="{_quoted(alt)}"' if alt else "", f"width={sized}" if sized else "")
    return f"\n![{_level(words)}](<{source}>){{{' '.join(filter(None, parts))}}}" if source else ""


def box(kind: str, title: str, inner: str) -> str:
    """What stands apart in a box, with its title."""
    opening = f"**{title}**\n\n" if title else ""
    return f"\n::: {{.callout .callout-{re.sub(r'[^a-z]', '', kind.lower()) or 'note'}}}\n{opening}{inner.strip()}\n\n:::"


def listing(language: str, code: str) -> str:
    """Code, set as it is."""
    name = re.sub(r"[^\w+-]", "", language)
    lines = code.strip("\n")
    return f"\n~~~~~~~~{f' {{.{name}}}' if name else ''}\n{lines}\n~~~~~~~~"


def cited(keys: Sequence[str], places: Sequence[str] = (), prefix: str = "", suffix: str = "") -> str:
    """A citation of works, each with its place; nothing where one is no key."""
    if not keys or not all(_KEY.fullmatch(key) for key in keys):
        return ""
    works = (f"@{{{key}}}" + (f", {places[number]}" if number < len(places) else "") for number, key in enumerate(keys))
    return "[" + (f"{prefix} " if prefix else "") + "; ".join(works) + (f" {suffix}" if suffix else "") + "]"


_KEY = re.compile(r"(?!\d{1,3}\Z)[^\W_][\w:.+/&-]*")
REFERENCES = "\n::: {#refs}\n:::"


def _quoted(words: str) -> str:
    return words.replace('"', "'").replace("\\", "")


def _level(words: str) -> str:
    """Words whose square brackets balance."""
    return words if words.count("[") == words.count("]") else words.replace("[", r"\[").replace("]", r"\]")
