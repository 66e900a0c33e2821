"""The citation of an article as files: BibTeX, RIS, CSL JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ..model.edition import Edition
from ..model.people import Name
from ..model.text import Code, Inline, Inlines, LineBreak, Link, Math, Quoted, Span, Style, Styled, Text, plain
from ..model.work import Date
from .addresses import absolute, article_path, doi_address, doi_name

BIBTEX = "application/x-bibtex"
RIS = "application/x-research-info-systems"
CSL_JSON = "application/vnd.citationstyles.csl+json"

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def address(edition: Edition) -> str:
    """Where the article is to be cited: its DOI, else its page."""
    return doi_address(edition.doi) or absolute(edition.journal.url, article_path(edition))


def line(words: str) -> str:
    """Words on one line, without control characters."""
    return " ".join(_CONTROL.sub("", words).split())


def full_title(edition: Edition) -> str:
    """Title and subtitle; no colon after a mark of its own."""
    title, subtitle = line(plain(edition.title)), line(plain(edition.subtitle))
    return joined(title, subtitle)


def joined(title: str, subtitle: str) -> str:
    if not subtitle:
        return title
    return f"{title} {subtitle}" if title.endswith(("?", "!", "…", ".", "؟")) else f"{title}: {subtitle}"


def names(edition: Edition) -> tuple[Name, ...]:
    return tuple(byline.person.name for byline in edition.byline if byline.person.name.full)


def issn(edition: Edition) -> str:
    return edition.journal.eissn or edition.journal.issn


# ---------------------------------------------------------------- BibTeX

_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_COMMANDS = {
    Style.EMPH: "emph", Style.STRONG: "textbf", Style.SUPERSCRIPT: "textsuperscript", Style.SUBSCRIPT: "textsubscript",
    Style.SMALL_CAPS: "textsc", Style.UNDERLINE: "underline",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BABEL = {
    "en": "english", "tr": "turkish", "ru": "russian", "fa": "persian", "ar": "arabic", "de": "ngerman", "fr": "french",
    "es": "spanish", "it": "italian", "pt": "portuguese", "nl": "dutch", "pl": "polish", "uk": "ukrainian",
    "sv": "swedish", "cs": "czech", "el": "greek", "he": "hebrew", "fi": "finnish", "da": "danish", "hu": "hungarian",
    "ro": "romanian",
}  # fmt: skip


def bibtex(edition: Edition) -> str:
    """The article as a BibTeX entry (BibLaTeX reads it as well); the title's capitals are protected."""
    date = edition.published
    month = _MONTHS[date.start[1] - 1] if date and len(date.start) > 1 and 1 <= date.start[1] <= 12 else ""
    fields = (
        ("author", f"{{{' and '.join(_bibtex_name(name) for name in names(edition))}}}" if names(edition) else ""),
        ("title", f"{{{{{_bibtex_title(edition)}}}}}"),
        ("journal", _braced(edition.journal.title)),
        ("year", _braced(str(date.start[0]) if date and date.start else "")),
        ("month", month),
        ("volume", _braced(edition.volume)),
        ("number", _braced(edition.issue)),
        ("pages", _braced(pages(edition, "--"))),
        ("issn", _braced(issn(edition))),
        ("doi", _verbatim(doi_name(edition.doi))),
        ("url", _verbatim(absolute(edition.journal.url, article_path(edition)))),
        ("langid", _braced(_BABEL.get(edition.language.split("-")[0], ""))),
        ("keywords", _braced(", ".join(edition.keywords))),
        ("abstract", _braced(plain(edition.abstract))),
    )
    inside = ",\n".join(f"  {name} = {value}" for name, value in fields if value)
    return f"@{'article' if edition.journal.title else 'misc'}{{{edition.slug},\n{inside},\n}}\n"


def _bibtex_name(name: Name) -> str:
    if name.literal:
        return f"{{{latex(name.literal)}}}"
    family = " ".join(part for part in (name.dropping, name.non_dropping, name.family) if part)
    return ", ".join(latex(part) for part in (family, name.suffix, name.given) if part)


def _bibtex_title(edition: Edition) -> str:
    return joined("".join(_tex(edition.title)), "".join(_tex(edition.subtitle)))


def _tex(content: Inlines) -> Iterator[str]:
    for node in content:
        yield from _tex_one(node)


def _tex_one(node: Inline) -> Iterator[str]:
    match node:
        case Text(text=text):
            yield re.sub(r"\s+", " ", latex(text, trim=False))
        case LineBreak():
            yield " "
        case Styled(style=style, content=content):
            command = _COMMANDS.get(style, "")
            yield f"\\{command}{{{''.join(_tex(content))}}}" if command else "".join(_tex(content))
        case Quoted(double=double, content=content):
            yield f"“{''.join(_tex(content))}”" if double else f"‘{''.join(_tex(content))}’"
        case Code(text=text):
            yield f"\\texttt{{{latex(text)}}}"
        case Math(tex=tex):
            yield f"${line(tex)}$" if _balanced(tex) else latex(tex)
        case Link(content=content) | Span(content=content):
            yield from _tex(content)


def _balanced(tex: str) -> bool:
    """Whether a formula can stand in a field: its braces match, and no dollar ends it early."""
    depth = 0
    for brace in re.findall(r"[{}$]", re.sub(r"\\.", "", tex)):
        depth += {"{": 1, "}": -1}.get(brace, -1000)
        if depth < 0:
            return False
    return depth == 0 and not tex.rstrip().endswith("\\")


def latex(words: str, trim: bool = True) -> str:
    """Words with TeX's special characters escaped."""
    clean = line(words) if trim else _CONTROL.sub("", words)
    return "".join(_LATEX.get(char, char) for char in clean)


def _braced(words: str) -> str:
    return f"{{{latex(words)}}}" if words.strip() else ""


def _verbatim(words: str) -> str:
    """DOI and URL are read verbatim: only braces and backslashes would break them, and are percent-encoded."""
    return "{" + re.sub(r"[{}\\]", lambda char: f"%{ord(char[0]):02X}", words) + "}" if words else ""


def pages(edition: Edition, dash: str = "-") -> str:
    return dash.join(page for page in (edition.first_page, edition.last_page) if page)


# ---------------------------------------------------------------- RIS


def ris(edition: Edition) -> str:
    """The article as a RIS record: a tag of two letters a line, ended by ER."""
    date = edition.published
    tags = (
        ("TY", "JOUR" if edition.journal.title else "GEN"),
        *(("AU", _ris_name(name)) for name in names(edition)),
        ("TI", full_title(edition)),
        ("T2", edition.journal.title),
        ("JO", edition.journal.short_title),
        ("PY", str(date.start[0]) if date and date.start else ""),
        ("DA", _ris_date(date)),
        ("VL", edition.volume),
        ("IS", edition.issue),
        ("SP", edition.first_page),
        ("EP", edition.last_page),
        ("DO", doi_name(edition.doi)),
        ("UR", address(edition)),
        ("SN", issn(edition)),
        ("PB", edition.journal.publisher),
        ("CY", edition.journal.place),
        ("LA", edition.language),
        *(("KW", word) for word in edition.keywords),
        ("AB", plain(edition.abstract)),
    )
    lines = [f"{tag}  - {line(value)}" for tag, value in tags if line(value)]
    return "\r\n".join([*lines, "ER  - ", ""])


def _ris_name(name: Name) -> str:
    """Last, first, suffix: a comma in an organisation's name would split it."""
    if name.literal:
        return name.literal.replace(",", "")
    family = " ".join(part for part in (name.dropping, name.non_dropping, name.family) if part)
    parts = (family, name.given, name.suffix) if name.suffix else (family, name.given)
    return ", ".join(part.replace(",", "") for part in parts).rstrip(", ")


def _ris_date(date: Date | None) -> str:
    if date is None or not date.start:
        return ""
    padded = [f"{date.start[0]:04}", *(f"{part:02}" for part in date.start[1:]), "", ""]
    return "/".join(padded[:3]) + "/"


# ---------------------------------------------------------------- CSL JSON


def csl_item(edition: Edition) -> dict[str, object]:
    """The article as a CSL item (CSL-Data 1.0.2)."""
    item: dict[str, object] = {
        "id": edition.slug,
        "type": "article-journal" if edition.journal.title else "article",
        "title": joined("".join(_marked(edition.title)), "".join(_marked(edition.subtitle))),
        "title-short": line(edition.short_title),
        "author": [_csl_name(name) for name in names(edition)],
        "container-title": line(edition.journal.title),
        "container-title-short": line(edition.journal.short_title),
        "volume": line(edition.volume),
        "issue": line(edition.issue),
        "page": pages(edition),
        "issued": {"date-parts": [list(edition.published.start)]}
        if edition.published and edition.published.start
        else {},
        "DOI": doi_name(edition.doi),
        "URL": address(edition),
        "ISSN": issn(edition),
        "publisher": line(edition.journal.publisher),
        "publisher-place": line(edition.journal.place),
        "language": edition.language,
        "keyword": ", ".join(edition.keywords),
        "abstract": line(plain(edition.abstract)),
    }
    return {name: value for name, value in item.items() if value}


def csl_json(edition: Edition) -> str:
    """A CSL JSON file of one item."""
    return json.dumps([csl_item(edition)], ensure_ascii=False, indent=2) + "\n"


def _csl_name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": line(name.literal)}
    parts = {
        "family": name.family,
        "given": name.given,
        "suffix": name.suffix,
        "dropping-particle": name.dropping,
        "non-dropping-particle": name.non_dropping,
    }
    return {part: line(value) for part, value in parts.items() if value}


_MARKS = {Style.EMPH: "i", Style.STRONG: "b", Style.SUPERSCRIPT: "sup", Style.SUBSCRIPT: "sub"}


def _marked(content: Inlines) -> Iterator[str]:
    """Words with CSL's rich-text marks."""
    for node in content:
        if isinstance(node, Styled) and node.style in _MARKS:
            tag = _MARKS[node.style]
            yield f"<{tag}>{''.join(_marked(node.content))}</{tag}>"
        elif isinstance(node, Text):
            yield re.sub(r"\s+", " ", _CONTROL.sub("", node.text))
        else:
            yield plain(node)
