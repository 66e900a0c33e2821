"""Obsidian's Markdown before pandoc reads it: links and pictures in double brackets, callouts, remarks, in pandoc's words.

Zettlr, Logseq, Foam and GitHub (callouts) write the same.
"""

from __future__ import annotations

import re

from .masking import said_anew
from .site_tags import box, left_out

_SHOWN = r"png|jpe?g|gif|svg|webp|tiff?|bmp|pdf|eps|emf|wmf"
_EMBED = re.compile(r"!\[\[(?P<target>[^\[\]|\n]+)(?:\|(?P<words>[^\[\]\n]*))?\]\]")
_LINK = re.compile(
    r"(?<![!\[\\])\[\[(?P<target>(?!https?:|file:|id:|\./)[^\W_][^\[\]|\n@;]*|@[^\[\]|\n;\s]+|#[^\[\]|\n]+)(?:\|(?P<words>[^\[\]\n]+))?\]\](?![({\[\]])"
)
_MARK = re.compile(r"(?<![=\w!<>])==(?=[^\s=])(?P<words>[^=\n]*[^\s=])==(?![=\w])")
_REMARK = re.compile(r"(?:^%%[ \t]*\n(?:(?!%%).)*?^%%[ \t]*$|(?<![%\w\\])%%(?!%)(?:(?!%%|\n[ \t]*\n).)+%%(?!%))", re.M | re.S)
_BLOCK = re.compile(r"[ \t]\^[A-Za-z0-9][A-Za-z0-9-]{2,}[ \t]*$(?=\n[ \t]*(?:\n|[*+>-]|\Z)|\Z)|^\^[A-Za-z0-9-]{3,}[ \t]*$", re.M)
_CALLOUT = re.compile(r"[ \t]*>[ \t]*\[!(?P<kind>[A-Za-z-]+)\][+-]?[ \t]*(?P<title>.*)$")
_QUERY = re.compile(
    r"^(?P<fence>`{3,})[ \t]*(?:dataview(?:js)?|tasks|query|tracker|bases?)[ \t]*\n.*?^(?P=fence)[ \t]*$", re.M | re.S
)
_TAGS = re.compile(r"(?:(?<=\n\n)|\A\n*)(?:#[^\W\d_][\w/-]*[ \t]*)+(?=\n\n|\n?\Z)")
_IN_ROUND = re.compile(r"(?<!\\)\((?P<words>[^()\n]*\[\[@[^()\n]*)\)")
_CITED = re.compile(r"\[\[@(?P<key>[^\[\]|\s]+)(?:\|[^\[\]\n]*)?\]\]")
_NAMED = re.compile(r"(?:\A|\n\n|[.!?:] |\b(?i:as|by|see|in|of|to|and|with|from|for|like|following|against) )\Z")
_DEEPEST = 8


def spoken(markdown: str) -> str:
    """Obsidian's Markdown in pandoc's; what leads to other notes, or brings them in, is named in findings."""
    if "[!" in markdown and ">" in markdown:
        markdown = _boxed(markdown.split("\n"), 0)
    if "```" in markdown:
        markdown = _QUERY.sub(lambda found: f"\n{left_out(found[0], 'query')}\n", markdown)
    noted = "[[" in markdown
    for sign, pattern, said in _WAYS:
        if sign in markdown and (noted or sign not in ("#", "^")):
            markdown = said_anew(markdown, pattern, said)
    return markdown


def _nothing(_: re.Match[str]) -> str:
    return ""


def _marked(found: re.Match[str]) -> str:
    return f"[{found['words']}]{{.mark}}"


def _tagged(found: re.Match[str]) -> str:
    return f"{left_out(found[0], 'tags')}\n"


def _embedded(found: re.Match[str]) -> str:
    """A picture, with its width or its legend; what another note says is not taken in."""
    target, words = found["target"].strip(), (found["words"] or "").strip()
    if not re.search(rf"\.(?:{_SHOWN})\Z", target, re.I):
        return left_out(found[0], "embed")
    size = re.fullmatch(r"(\d+)(?:x\d+)?", words.rpartition("|")[2])
    legend = words.rpartition("|")[0] if size else words
    return f"![{legend}](<{target}>)" + (f"{{width={size[1]}px}}" if size else "")


def _in_round(found: re.Match[str]) -> str:
    """Works between round brackets are one citation."""
    return f"[{_CITED.sub(lambda one: '@{' + one['key'] + '}', found['words'])}]"


def _linked(found: re.Match[str]) -> str:
    """The words of a link; a link to the note on a work is a citation of that, by name where it begins or goes on a sentence."""
    target, words = found["target"].strip(), (found["words"] or "").strip()
    if target.startswith("@"):
        key = f"@{{{target[1:].partition('#')[0]}}}"
        if words:
            return key if re.search(r"\d{4}", words) else f"{words} [{key}]"
        before, after = found.string[max(0, found.start() - 12) : found.start()], found.string[found.end() : found.end() + 2]
        named = _NAMED.search(before if found.start() > 12 else f"\n\n{before}") and re.fullmatch(r"[ \n][a-z]", after)
        return key if named else f"[{key}]"
    if target.startswith("#"):
        heading = target.lstrip("#^").strip()
        return f"[{words}][{heading}]" if words else f"[{heading}]"
    return (words or target.replace("#", ", ")) + left_out(found[0], "wikilink")


_WAYS = (
    ("%%", _REMARK, _nothing),
    ("[[", _EMBED, _embedded),
    ("([", _IN_ROUND, _in_round),
    ("[[", _LINK, _linked),
    ("==", _MARK, _marked),
    ("^", _BLOCK, _nothing),
    ("#", _TAGS, _tagged),
)


def _boxed(lines: list[str], depth: int) -> str:
    """Quotations that begin with a kind in brackets are boxes."""
    out: list[str] = []
    at, fence = 0, ""
    while at < len(lines):
        line = lines[at]
        if mark := re.match(r"[ \t]*(`{3,}|~{3,})", line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        found = None if fence or depth == _DEEPEST else _CALLOUT.match(line)
        if not found:
            out.append(line)
            at += 1
            continue
        end = next((n for n in range(at + 1, len(lines)) if not lines[n].lstrip().startswith(">")), len(lines))
        inner = [re.sub(r"^[ \t]*>[ ]?", "", one) for one in lines[at + 1 : end]]
        out += [_box(found, _boxed(inner, depth + 1)), ""]
        at = end
    return "\n".join(out)


def _box(found: re.Match[str], inner: str) -> str:
    kind, title = found["kind"].lower(), found["title"].strip()
    if kind in ("quote", "cite"):
        lines = [*((f"**{title}**", "") if title else ()), *inner.strip("\n").split("\n")]
        return "\n" + "\n".join(f"> {line}".rstrip() for line in lines)
    return box(kind, title, inner)
