"""Sections of a text that declare: thanks, who paid, who did what, interests, data; found by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.edition import Edition
from ..model.text import Block, Heading, Para, Style, Styled, plain

# What authors write beside the words that the edition's language has for it; JATS4R has the English ones for interests.
_TITLES = {
    "acknowledgments": (
        "acknowledgements", "acknowledgments", "acknowledgement", "acknowledgment", "thanks", "author's note", "authors' note",
        "danksagung", "remerciements", "remerciement", "agradecimientos", "agradecimiento", "agradecimentos",
        "ringraziamenti", "dankwoord", "teşekkür", "teşekkürler", "благодарности", "благодарность", "подяки", "podziękowania",
        "poděkování", "ευχαριστίες", "致谢", "致謝", "謝辞", "감사의 글", "سپاسگزاری", "تشکر و قدردانی", "شكر وتقدير",
    ),
    "funding": (
        "funding", "funding information", "funding statement", "funding sources", "financial support", "financial disclosure",
        "grant support", "finanzierung", "financement", "financiación", "financiamiento", "financiamento",
        "finanziamenti", "financiering", "finansman", "финансирование", "基金项目", "資金",
    ),
    "contributions": (
        "author contributions", "authors' contributions", "author contribution", "author's contribution",
        "contributions of the authors", "contributor roles", "credit author statement",
        "credit authorship contribution statement", "beiträge der autoren", "contributions des auteurs",
        "contribución de los autores", "yazar katkıları", "yazarların katkısı", "вклад авторов", "作者贡献",
    ),
    "competing-interests": (
        "conflict of interest", "conflicts of interest", "conflict of interest statement", "conflict of interest statements",
        "author conflicts", "competing interest", "competing interests", "declaration of interest",
        "declaration of interests", "declaration of competing interest", "declaration of competing interests",
        "disclosure statement", "interessenkonflikt", "interessenkonflikte",
        "conflits d'intérêts", "conflicto de intereses", "conflito de interesses", "conflitto di interessi",
        "çıkar çatışması", "конфликт интересов", "利益冲突", "利益相反",
    ),
    "data-availability": (
        "data availability", "data availability statement", "availability of data and materials", "availability of data",
        "data and code availability", "code availability", "datenverfügbarkeit", "disponibilité des données",
        "disponibilidad de datos", "veri erişilebilirliği", "доступность данных",
    ),
    "about-the-authors": (
        "about the author", "about the authors", "author information", "author details", "author biography",
        "author biographies", "notes on contributors", "note on contributor", "notes on contributor", "author bio", "author bios",
        "über die autoren", "über den autor", "über die autorin", "à propos de l'auteur", "à propos des auteurs",
        "sobre el autor", "sobre los autores", "yazar hakkında", "об авторе", "об авторах", "сведения об авторах",
    ),
}  # fmt: skip
_BETWEEN = re.compile(r"\s*(?:[,;/&]|\b(?:and|und|et|y|e|en|ve|и)\b)\s*")
_RUN_IN = re.compile(r"[.:—–]|.\s?[.:—–]")  # the title's last character, and what follows it
_COUNTED = re.compile(r"^[\divxa-f]+[.)]\s+")


@dataclass(frozen=True, slots=True)
class Declared:
    """Blocks of a body from start to before end that declare something; a heading is their first, or words in bold are."""

    kind: str
    start: int
    end: int


def declared(edition: Edition) -> Iterator[Declared]:
    """The declaring sections of an edition's body, in their order; none is within another."""
    titles = _titles(edition)
    body, at = edition.body, 0
    while at < len(body):
        kind = _kind(body[at], titles)
        end = _end(body, at) if kind else at + 1
        if kind:
            yield Declared(kind, at, end)
        at = end


def _titles(edition: Edition) -> dict[str, str]:
    """Titles in lower case and what they declare."""
    known = {title: kind for kind, titles in _TITLES.items() for title in titles}
    return known | {word.casefold(): key for key, word in edition.words if key in _TITLES}


def _kind(block: Block, titles: dict[str, str]) -> str:
    """What a block begins to declare: a heading, or a paragraph whose first words are strong or slanted."""
    if isinstance(block, Heading):
        return _said(plain(block.content), titles)
    if isinstance(block, Para) and len(block.content) > 1:
        first = block.content[0]
        title = plain(first.content) if isinstance(first, Styled) and first.style in (Style.STRONG, Style.EMPH) else ""
        if title and _RUN_IN.match(plain(block.content)[len(title) - 1 :]):
            return _said(title, titles)
    return ""


def _said(title: str, titles: dict[str, str]) -> str:
    """The kind of a title; of several ("Funding and acknowledgements") the first, where all are known."""
    words = _COUNTED.sub("", title.replace("’", "'").casefold()).strip(" \u00a0.:—–-")
    if words in titles:
        return titles[words]
    kinds = [titles.get(part, "") for part in _BETWEEN.split(words)]
    return kinds[0] if len(kinds) > 1 and all(kinds) else ""


def _end(body: tuple[Block, ...], at: int) -> int:
    first = body[at]
    if not isinstance(first, Heading):
        return at + 1
    after = (n for n in range(at + 1, len(body)) if isinstance(one := body[n], Heading) and one.level <= first.level)
    return next(after, len(body))
