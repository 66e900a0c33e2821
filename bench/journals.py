"""Makes journals of any size for the benchmarks: articles that differ, each citing its own works of one large library.

The same seed gives the same bytes. Names, titles and sentences are put together of the words below; nothing in them is
wrong but what is wrong everywhere: some works without an address, some articles without an abstract.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

_WORDS_TEXT = """
archive author border canal century chapter charter church citation city coast colony commerce council court crown custom
debate decree diary document edition empire estate exchange family festival field fleet fragment frontier garden grain guild
harbour history household index inscription island journal journey kingdom labour language law ledger letter library market
memory merchant migration mint mission monastery museum narrative notary novel office painting parish peasant petition
philology poem port practice preface press print prison province record reform region register report republic river ruin
school script sermon settlement silk silver source state street survey tariff temple text theatre theory trade translation
treaty tribute university valley vernacular village voyage war weaver witness workshop
"""
_VERBS_TEXT = "describes records follows contradicts precedes explains omits repeats confirms questions mentions supports"
_LITTLE_TEXT = "of in between and for against from within after before under"
_KINDS_TEXT = "early late old new lost common royal local rural urban northern southern eastern western written printed"
_FAMILIES_TEXT = """
Adler Bauer Becker Castro Dubois Eriksen Ferrari Fischer García Haddad Hansen Horváth Ivanova Jansen Kaya Keller Kovács
Larsen Lefèvre López Marino Meyer Moreau Müller Nakamura Novák Okafor Öztürk Papadopoulos Petrov Popescu Rossi Sato Schmidt
Silva Smirnova Sørensen Tanaka Vargas Weber Yılmaz Zhang
"""
_GIVEN_TEXT = """
Alice André Anna Carlos Clara David Elena Emre Erik Eva Felix Giulia Hana Ines Ivan Jan Julia Karl Laura Leyla Lucía Marc
Maria Mehmet Nadia Nora Olga Paul Pedro Rosa Sofia Stefan Tomas Yuki Zoë
"""
_CITIES_TEXT = "Berlin Cambridge Istanbul Leiden London Madrid Oxford Paris Prague Rome Vienna Warsaw"
_WORDS, _VERBS, _LITTLE, _KINDS, _FAMILIES, _GIVEN, _CITIES = (
    text.split()
    for text in (_WORDS_TEXT, _VERBS_TEXT, _LITTLE_TEXT, _KINDS_TEXT, _FAMILIES_TEXT, _GIVEN_TEXT, _CITIES_TEXT)
)


def journal(folder: Path, articles: int, entries: int, cited: int = 30, seed: int = 1) -> None:
    """A journal of so many articles and entries in a folder; each article cites so many of them."""
    draw = random.Random(seed)
    _put(folder / "journal.toml", '[journal]\ntitle = "Bench"\nlanguages = ["en"]\nstyle = "chicago-notes"\n')
    library = [entry(number, draw) for number in range(entries)]
    _put(folder / "bibliography" / "library.bib", "\n".join(library))
    for number in range(articles):
        keys = draw.sample(range(entries), min(cited, entries))
        calls = [_call(key, library[key], draw) for key in keys]
        _put(folder / "manuscripts" / f"article-{number}" / "article.md", article(number, calls, draw))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# ---------------------------------------------------------------- libraries


def entry(number: int, draw: random.Random) -> str:
    """An entry of BibTeX: an article, a book, a chapter or a web page."""
    kind = draw.choices(("article", "book", "incollection", "online"), (6, 3, 2, 1))[0]
    fields = {"author": " and ".join(_person(draw) for _ in range(draw.choice((1, 1, 1, 2, 2, 3)))), "title": _title(draw)}
    fields |= dict(_container(kind, number, draw)) | {"langid": "english"}
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{work{number},\n{lines},\n}}\n"


def _container(kind: str, number: int, draw: random.Random) -> Iterator[tuple[str, str]]:
    yield "date", str(draw.randint(1890, 2024))
    first = draw.randint(1, 400)
    if kind == "article":
        yield "journaltitle", f"Journal of {draw.choice(_WORDS).title()} and {draw.choice(_WORDS).title()} Studies"
        yield from (("volume", str(draw.randint(1, 90))), ("number", str(draw.randint(1, 6))))
        yield from (("pages", f"{first}--{first + draw.randint(5, 40)}"), ("doi", f"10.5555/bench.{number}"))
    elif kind == "online":
        yield from (("url", f"https://example.org/{draw.choice(_WORDS)}/{number}"), ("urldate", "2024-05-06"))
    else:
        yield from (("publisher", f"{draw.choice(_FAMILIES)} Press"), ("location", draw.choice(_CITIES)))
    if kind == "incollection":
        yield from (("booktitle", _title(draw)), ("editor", _person(draw)), ("pages", f"{first}--{first + 20}"))


def _person(draw: random.Random) -> str:
    return f"{draw.choice(_FAMILIES)}{draw.choice(('', '', '', '-' + draw.choice(_FAMILIES)))}, {draw.choice(_GIVEN)}"


def _title(draw: random.Random) -> str:
    words = [draw.choice(_KINDS), draw.choice(_WORDS), draw.choice(_LITTLE), "the", draw.choice(_KINDS), draw.choice(_WORDS)]
    words += ["and", "its", draw.choice(_WORDS)] if draw.random() < 0.5 else []
    return " ".join(words).capitalize() + (f": {draw.choice(_CITIES)}, {draw.randint(1500, 1950)}" if draw.random() < 0.5 else "")


# ---------------------------------------------------------------- articles


def article(number: int, calls: list[str], draw: random.Random) -> str:
    """A manuscript of three to eight pages in Markdown, with headings, notes, quotations, a list and a table."""
    waiting = iter(calls)
    parts = [_front(number, draw)]
    for section in range(draw.randint(4, 7)):
        parts.append(f"# {_title(draw)}" if section else "# Introduction")
        parts += [_paragraph(waiting, draw) for _ in range(draw.randint(3, 6))]
        parts += draw.choice(((), (_list(draw),), (_quotation(draw),), (_table(draw),)))
    parts.append(" ".join(f"{_sentence(draw)[:-1]} [{call}]." for call in waiting))
    return "\n\n".join(parts) + "\n"


def _call(number: int, entry: str, draw: random.Random) -> str:
    """A citation, of some page within the work's own."""
    pages = re.search(r"pages = \{(\d+)", entry)
    first = int(pages[1]) if pages else draw.randint(10, 200)
    return f"@work{number}" + draw.choice(("", f", {first}", f", p. {first + 1}", f", pp. {first}--{first + 3}"))


def _front(number: int, draw: random.Random) -> str:
    abstract = f"abstract: |\n  {_sentence(draw)} {_sentence(draw)} {_sentence(draw)}\n" if draw.random() < 0.8 else ""
    name = f"{draw.choice(_GIVEN)} {draw.choice(_FAMILIES)}"
    return f"---\ntitle: {_title(draw).replace(':', ',')} {number}\nauthor: {name}\ndate: 2024-03-04\nlang: en\n{abstract}---"


def _sentence(draw: random.Random) -> str:
    words = ["the", draw.choice(_KINDS), draw.choice(_WORDS), draw.choice(_VERBS), "the", draw.choice(_WORDS)]
    for _ in range(draw.randint(1, 5)):
        words += [draw.choice(_LITTLE), "the", draw.choice(_WORDS)]
    return " ".join(words).capitalize() + "."


def _paragraph(waiting: Iterator[str], draw: random.Random) -> str:
    sentences = [_sentence(draw) for _ in range(draw.randint(4, 9))]
    at = draw.randrange(len(sentences))
    if calls := [call for call in (next(waiting, ""), next(waiting, "") if draw.random() < 0.4 else "") if call]:
        sentences[at] = f"{sentences[at][:-1]} [{'; '.join(calls)}]."
    if draw.random() < 0.3:
        sentences.append(f"A *{draw.choice(_WORDS)}* is meant.^[{_sentence(draw)}]")
    return " ".join(sentences)


def _list(draw: random.Random) -> str:
    return "\n".join(f"- {_sentence(draw)}" for _ in range(3))


def _quotation(draw: random.Random) -> str:
    return f"> {_sentence(draw)} “{_sentence(draw)}”"


def _table(draw: random.Random) -> str:
    rows = "\n".join(f"| {draw.choice(_WORDS)} | {draw.randint(1, 900)} |" for _ in range(4))
    return f"| Name | Count |\n|---|---|\n{rows}\n\n: {_title(draw)}"
