"""Org before pandoc reads it: citations of org-cite and org-ref, and links to what has a name, in the words that pandoc knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .labels import KINDS

_VERBATIM = re.compile(
    r"(?ims)^[ \t]*#\+begin_(src|example|export|comment)\b.*?^[ \t]*#\+end_\1\b[^\n]*|(?<!\S)([=~])\S(?:[^\n]*?\S)?\2(?!\w)"
)
_KEY = r"[\w:.#$%&+?<>~/-]*\w"
_REFERRED = re.compile(r"\[\[(?:cite)(?P<kind>[a-z]*):(?P<words>[^\]\[]*&[^\]\[]+)\](?:\[[^\]\[]*\])?\]")
_NAKED = re.compile(rf"(?<![\w\[:/])cite(?P<kind>[a-z]*):(?P<keys>&{_KEY}(?:;&{_KEY})*|{_KEY}(?:,{_KEY})+)")
_CITED = re.compile(r"\[cite(?:/(?P<style>[a-zA-Z]*))?(?:/(?P<variant>[a-z-]*))?:(?P<body>[^\[\]]*@[^\[\]]*)\]")
_LINK = re.compile(rf"\[\[(?:ref:|eqref:|cref:|autoref:)?(?P<label>(?i:{'|'.join(KINDS)})[:\-_.][^\]\[\s]+)\]\]")
_REF = re.compile(rf"(?<![\w\[:/])(?P<how>ref|eqref|cref|autoref|nameref):(?P<label>{_KEY})")
_HEADING = re.compile(r"\[\[(?:#(?P<id>[^\]\[]+)|\*(?P<words>[^\]\[]+))\]\]")
_STYLES = {  # of org-cite, by oc-natbib's, oc-biblatex's and oc-csl's names
    "a": "author", "author": "author", "t": "text", "text": "text", "ti": "title", "title": "title", "y": "year", "year": "year",
    "na": "year", "noauthor": "year", "n": "nocite", "nocite": "nocite", "l": "locators", "locators": "locators", "f": "full",
    "fullcite": "full", "bibentry": "full", "b": "bare",
}  # fmt: skip
_SILENT = re.compile(r"\[cite/n(?:ocite)?(?:/[a-z-]*)?:([^\[\]]*)\]")


def spoken(text: str) -> str:
    """Org with its citations as pandoc reads them, and [[fig:x]] as a reference to what has that name."""
    out, last = [], 0
    for found in _VERBATIM.finditer(text):
        out += [_said(text[last : found.start()]), found[0]]
        last = found.end()
    return "".join((*out, _said(text[last:])))


def nocited(text: str) -> tuple[str, ...]:
    """The keys that are listed and cited nowhere: [cite/n:@key]."""
    return tuple(key for body in _SILENT.findall(text) for key in re.findall(rf"@({_KEY})", body))


def _said(text: str) -> str:
    text = _REFERRED.sub(lambda found: _cite(found["kind"], found["words"].replace("&", "@")), text)
    text = _NAKED.sub(lambda found: _cite(found["kind"], _keys(found["keys"])), text)
    text = _CITED.sub(_cited, text)
    text = _HEADING.sub(_heading, text)
    text = _REF.sub(lambda found: f"\\{found['how']}{{{found['label']}}}", text)
    return _LINK.sub(lambda found: f"\\ref{{{found['label']}}}", text)


def _heading(found: re.Match[str]) -> str:
    """A link without words to a heading has the heading's."""
    return f"\\nameref{{{found['id']}}}" if found["id"] else f"[[*{found['words']}][{found['words']}]]"


def _keys(words: str) -> str:
    return ";".join("@" + key.removeprefix("&") for key in re.split("[;,]", words))


def _cite(kind: str, body: str) -> str:
    """A link of org-ref, whose commands are LaTeX's: citet, citep, citeauthor, citeyear …"""
    style = {"t": "/t", "alt": "/t", "author": "/a", "year": "/y", "title": "/ti", "alp": "//b"}.get(kind, "")
    return f"[cite{style}:{body}]"


def _cited(found: re.Match[str]) -> str:
    style = _STYLES.get(found["style"] or "", "")
    variant = found["variant"] or ""
    if style == "bare" or (not style and variant in ("b", "bare", "bc", "bare-caps")):
        return _each(found["body"], "citealp")
    if not style and variant in ("f", "full"):
        return _each(found["body"], "fullcite")
    match style:
        case "nocite":
            return ""
        case "author" | "title":
            return _each(found["body"], f"cite{style}")
        case "year":
            return _each(found["body"], "citeyear") if variant.startswith("b") else f"[cite/na:{found['body']}]"
        case "full":
            return _each(found["body"], "fullcite")
        case "text":
            return _each(found["body"], "textcite")
        case "locators":
            return "; ".join(after.strip(" ,") for _, _, after in _works(found["body"]))
    return f"[cite:{found['body']}]"


def _each(body: str, command: str) -> str:
    """Each work by itself, with the words before and after it."""
    said = []
    for before, key, after in _works(body):
        given = f"[{before}][{after}]" if before or after else ""
        said.append(f"\\{command}{given}{{{key}}}")
    return ", ".join(said)


def _works(body: str) -> Iterator[tuple[str, str, str]]:
    """The works of a citation, each with what stands before and after it; what is common goes with the first and the last."""
    parts = body.split(";")
    cited = [number for number, part in enumerate(parts) if "@" in part]
    for number in cited:
        found = re.search(rf"@({_KEY})", parts[number])
        if found is None:
            continue
        common = " ".join(parts[:number]).strip() if number == cited[0] else ""
        rest = " ".join(parts[number + 1 :]).strip() if number == cited[-1] else ""
        before = " ".join(filter(None, (common, parts[number][: found.start()].strip())))
        yield before, found[1], " ".join(filter(None, (parts[number][found.end() :].strip(), rest)))
