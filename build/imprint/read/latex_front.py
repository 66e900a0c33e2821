r"""What stands before the text of a LaTeX manuscript, in words that pandoc knows, or as metadata."""

from __future__ import annotations

import re
from typing import Any

from .latex_people import APART, head, people
from .latex_scan import commands, without
from .tex import bare

_KEYED = re.compile(r"\\begin\{(keywords?|IEEEkeywords|CCSXML|highlights)\}.*?\\end\{\1\}", re.S)
_ITEMS = re.compile(r"\\begin\{highlights\}(.*?)\\end\{highlights\}", re.S)
_THANKS = re.compile(r"\\(begin|end)\{(?:acknowledge?ments?|acks)\}")
_THANKED = re.compile(r"\\(?:acknowledge?ments?|ack|acknowledgement)\b\*?(?!\s*[:=])")
_HEADS = {"ackname": "Acknowledgments", "discintname": "Disclosure of Interests", "keywordname": "Keywords"}
_ACKNOWLEDGMENTS = {
    "de": "Danksagung", "fr": "Remerciements", "es": "Agradecimientos", "it": "Ringraziamenti", "pt": "Agradecimentos",
    "nl": "Dankwoord", "pl": "Podziękowania", "cs": "Poděkování", "ru": "Благодарности", "uk": "Подяки", "tr": "Teşekkür",
    "el": "Ευχαριστίες", "sv": "Tack", "da": "Tak", "nb": "Takk", "fi": "Kiitokset", "ca": "Agraïments", "ro": "Mulțumiri",
    "zh": "致谢", "ja": "謝辞", "ko": "감사의 글", "ar": "شكر وتقدير", "fa": "سپاسگزاری", "he": "תודות",
}  # fmt: skip
_DATES = ("received", "revised", "accepted")
_ELSEWHERE = ("keywords", "subjclass", "dedicatory", "tnotetext", "pacs", "ccsdesc", "articlenote", "leftheader", *_DATES)


def headed(tex: str, language: str = "") -> str:
    """The text without what `front` has read of it, with notes of the title in the title and headings of thanks."""
    if r"\begin{document}" not in tex:
        return tex
    tex = _noted(tex)
    start = head(tex)
    tex = _with_abstract(without(_without_thanks(_unkeyed(start)), (*APART, *_ELSEWHERE))) + tex[len(start) :]
    heads = _HEADS | {"ackname": _ACKNOWLEDGMENTS.get(language.split("-")[0], _HEADS["ackname"])}
    section = f"\\section*{{{heads['ackname']}}}"
    tex = _THANKED.sub(lambda _: section, _THANKS.sub(lambda found: section if found[1] == "begin" else "", tex))
    tex = re.sub(r"\\bmhead\*?\s*(?=\{)", r"\\subsection*", tex)
    return re.sub(r"\\(ackname|discintname|keywordname)\b", lambda found: heads[found[1]], tex)


def _unkeyed(tex: str) -> str:
    return _KEYED.sub("", tex) if re.search(r"\\end\{(?:keywords?|IEEEkeywords|CCSXML|highlights)\}", tex) else tex


def _with_titlenote(tex: str) -> str:
    r"""acmart's \titlenote as \thanks within the title."""
    found = {one.name: one for one in commands(head(tex), ("title", "titlenote"))}
    title, note = found.get("title"), found.get("titlenote")
    if not title or not note or note.start < title.end:
        return tex
    return f"{tex[: title.end - 1]}\\thanks{{{note.argument}}}}}{tex[title.end : note.start]}{tex[note.end :]}"


def _without_thanks(tex: str) -> str:
    r"""Without the \thanks that stand by themselves, which are notes of the author before them."""
    found = list(commands(tex, ("title", "subtitle", "author", "date", "thanks"))) if r"\author" in tex else []
    for one in reversed([one for one in found if one.name == "thanks"]):
        tex = tex[: one.start] + tex[one.end :]
    return tex


def _with_abstract(tex: str) -> str:
    r"""\abstract as a command (Springer's) as the environment, where the text begins."""
    found = next((one for one in commands(tex, ("abstract",)) if one.argument), None)
    if not found:
        return tex
    begin = r"\begin{document}"
    environment = f"\n\\begin{{abstract}}{found.argument}\\end{{abstract}}\n"
    return (tex[: found.start] + tex[found.end :]).replace(begin, begin + environment)


def _noted(tex: str) -> str:
    r"""elsarticle's \tnoteref with its \tnotetext as \thanks."""
    notes = {one.option: one.argument for one in commands(head(tex), ("tnotetext",))}
    tex = _with_titlenote(tex)
    return re.sub(
        r"\\tnoteref\s*\{([^{}]*)\}",
        lambda found: "".join(f"\\thanks{{{notes[name.strip()]}}}" for name in found[1].split(",") if name.strip() in notes),
        tex,
    )


def _listed(tex: str) -> list[str]:
    return _ITEMS.findall(tex) if r"\end{highlights}" in tex else []


def front(tex: str) -> dict[str, Any]:
    """Front matter: the authors, the short title, the dedication, the classification, the highlights."""
    said = re.sub(r"(?<!\\)%[^\n]*", "", head(tex))
    found = {one.name: one for one in commands(said, ("title", "titlerunning", "shorttitle", "dedicatory", "subjclass"))}
    short = next((found[name].argument for name in ("titlerunning", "shorttitle") if name in found), "")
    short = short or (found["title"].option if "title" in found else "")
    classes = found.get("subjclass")
    others = [bare(one.argument) for one in commands(said, ("pacs", "ccsdesc"))]
    dates = {one.name: one.argument for one in reversed([*commands(said, _DATES)]) if not one.option}
    note = next((bare(one.argument) for one in commands(said, ("articlenote",))), "")
    points = [bare(point) for listed in _listed(said) for point in re.split(r"\\item\b", listed)[1:]]
    return {
        "author": people(tex),
        "short-title": bare(short),
        "dedication": bare(found["dedicatory"].argument) if "dedicatory" in found else "",
        "subject": [*([f"MSC {classes.option or '2020'}: {bare(classes.argument)}"] if classes else []), *others],
        "key-points": points,
        **{name: bare(dates[name]) for name in ("received", "accepted") if re.search(r"\d{4}", dates.get(name, ""))},
        "author-note": note,
    }
