r"""LaTeX's thebibliography, the list that an author (or BibTeX) set: its items, and the citations that lead to them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LIST = re.compile(r"\\begin\{thebibliography\}\s*+(?:\{[^{}]*\})?(?P<items>.*?)\\end\{thebibliography\}", re.S)
_ITEM = re.compile(
    r"\\bibitem\b\s*+(?:%[^\n]*\n\s*+)?(?:\[(?P<label>(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\])?\s*+\{(?P<key>[^{}]+)\}"
)
_DATED = re.compile(r"(?P<name>.*?)\((?P<year>[^()]*)\)")
_CITED = re.compile(
    r"\\(?P<name>[cC]ite(?:t|p|alp|alt|author|year|yearpar|num)?|parencite|textcite|autocite|supercite)\*?"
    r"\s*+(?:\[(?P<one>[^\[\]]*)\])?\s*+(?:\[(?P<two>[^\[\]]*)\])?\s*+\{(?P<keys>[^{}]+)\}"
)
_NAMED = ("citet", "citealt", "textcite")
_HEADINGS = {
    "de": "Literatur", "fr": "Références", "es": "Referencias", "it": "Riferimenti bibliografici", "pt": "Referências",
    "ru": "Список литературы", "uk": "Література", "tr": "Kaynakça", "nl": "Literatuur", "pl": "Literatura", "el": "Βιβλιογραφία",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Item:
    """An item by its number, its label as it is printed, and where that is an author with a year, these."""

    number: int
    label: str
    name: str = ""
    year: str = ""


def with_items(tex: str, language: str) -> str:
    """The text with such a list as a section of its own, and each citation of its items as a link to it."""
    found = _LIST.search(tex) if r"\end{thebibliography}" in tex else None
    if not found:
        return tex
    items = _items(found["items"])
    dated = all(item.name for item in items.values())
    head = _HEADINGS.get(language.split("-")[0], "References")
    listed = f"\n\\section*{{{head}}}\n\n{_listed(found['items'], items, dated)}\n"
    before, after = (_CITED.sub(lambda one: _linked(one, items), part) for part in (tex[: found.start()], tex[found.end() :]))
    return before + listed + after


def _items(text: str) -> dict[str, _Item]:
    items: dict[str, _Item] = {}
    for number, one in enumerate(_ITEM.finditer(text), 1):
        label = (one["label"] or "").strip().removeprefix("{").removesuffix("}").replace("{", "").replace("}", "")
        dated = _DATED.match(label.replace("~", " "))
        name, year = (dated["name"].strip(), dated["year"].strip()) if dated else ("", "")
        items[one["key"].strip()] = _Item(number, label or str(number), name, year)
    return items


def _listed(text: str, items: dict[str, _Item], dated: bool) -> str:
    parts = _ITEM.split(text)
    lines = []
    for label, key, words in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        mark = f"[{items[key.strip()].label}] " if label and not dated else ""
        lines.append(f"\\hypertarget{{{_place(key)}}}{{}}{mark}{words.replace(chr(92) + 'newblock', ' ').strip()}")
    if dated or any(parts[1::3]):
        return "\n\n".join(lines)
    return "\\begin{enumerate}\n" + "\n".join(f"\\item {line}" for line in lines) + "\n\\end{enumerate}"


def _place(key: str) -> str:
    return "item-" + re.sub(r"[^\w-]", "-", key.strip())


def _linked(found: re.Match[str], items: dict[str, _Item]) -> str:
    keys = [key.strip() for key in found["keys"].split(",")]
    if not all(key in items for key in keys):
        return found[0]
    before, after = (found["one"], found["two"]) if found["two"] is not None else ("", found["one"])
    if all(items[key].name for key in keys):
        return _by_year(found["name"].lower(), keys, items, before or "", after or "")
    links = ", ".join(_link(key, items[key].label) for key in keys)
    return f"[{before + ' ' if before else ''}{links}{', ' + after if after else ''}]"


def _by_year(how: str, keys: list[str], items: dict[str, _Item], before: str, after: str) -> str:
    end = f", {after}" if after else ""
    start = f"{before} " if before else ""
    if how in _NAMED or how == "citeauthor":
        dated = "" if how == "citeauthor" else " {}" + end if how == "citealt" else " ({}" + end + ")"
        return "; ".join(start + _link(key, items[key].name + dated.format(items[key].year)) for key in keys)
    words = [items[key].year if how.startswith("citeyear") else f"{items[key].name} {items[key].year}" for key in keys]
    inside = start + "; ".join(map(_link, keys, words)) + end
    return inside if how in ("citealp", "citeyear") else f"({inside})"


def _link(key: str, words: str) -> str:
    return f"\\hyperlink{{{_place(key)}}}{{{words}}}"
