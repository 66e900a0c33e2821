"""The package of a Word file: its parts, what they are and how they belong together."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from markupsafe import Markup

from ..model.edition import Edition
from ..model.script import direction
from ..model.text import plain
from .docx_book import HYPERLINK, Book, Part
from .docx_lists import numbering
from .templates import Templates

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = Markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
SPACES = Markup(
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_PARTS = ("styles", "numbering", "settings", "footnotes", "endnotes", "footer")
_MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml"}
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # that ZIP knows

Parts = Mapping[str, tuple[Part, Markup]]


def package(book: Book, templates: Templates, parts: Parts) -> bytes:
    """The file (ECMA-376, part 2); parts are document, footnotes and endnotes with their content."""
    day = max(datetime.fromtimestamp(book.edition.timestamp, tz=UTC), _EARLIEST).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _files(book, templates, parts):
            entry = zipfile.ZipInfo(name, day)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return out.getvalue()


def _files(book: Book, templates: Templates, parts: Parts) -> Iterator[tuple[str, bytes]]:
    edition = book.edition
    body, content = parts["document"]
    for kind in _PARTS:
        body.relation(f"{_OFFICE}/{kind}", f"{kind}.xml")
    footer = body.relation(f"{_OFFICE}/footer", "footer.xml")
    yield "[Content_Types].xml", _types()
    yield "_rels/.rels", _relationships({
        (f"{_OFFICE}/officeDocument", "word/document.xml"): "rId1",
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"): "rId2",
        (f"{_OFFICE}/extended-properties", "docProps/app.xml"): "rId3",
    })  # fmt: skip
    yield "docProps/core.xml", _core(edition)
    yield "docProps/app.xml", _xml(Markup(_APP))
    section = _section(book, footer)
    yield "word/document.xml", _xml(Markup("<w:document{}><w:body>{}{}</w:body></w:document>").format(SPACES, content, section))
    for kind in ("footnote", "endnote"):
        yield f"word/{kind}s.xml", _notes(kind, parts[f"{kind}s"][1])
    for own, _ in parts.values():
        if own.relations:
            yield f"word/_rels/{own.name}.xml.rels", _relationships(own.relations)
    yield "word/styles.xml", templates.render("docx/styles.xml", edition=edition, tongue=_tongue(edition)).encode()
    yield "word/numbering.xml", _xml(numbering(book.lists, SPACES))
    yield "word/settings.xml", _xml(_settings(book))
    yield "word/footer.xml", _xml(Markup(_FOOTER).format(SPACES))
    for shown in book.pictures.values():
        yield f"word/media/{shown.name}", shown.data
        if shown.drawing:
            yield f"word/media/{shown.drawing}", shown.source


def _xml(content: Markup) -> bytes:
    return (_HEAD + content).encode()


def _types() -> bytes:
    form = Markup('<Override PartName="/word/{}.xml" ContentType="{}.{}+xml"/>')
    kinds = (("document", "document.main"), *((name, name) for name in _PARTS))
    overrides = Markup("").join(form.format(name, _WORD, kind) for name, kind in kinds)
    media = Markup("").join(Markup('<Default Extension="{}" ContentType="{}"/>').format(*one) for one in _MEDIA.items())
    return _xml(Markup(_TYPES).format(f"{_PACKAGE}/content-types", media, overrides, f"{_PACKAGE}"))


_TYPES = (
    '<Types xmlns="{0}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{1}{2}'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    "</Types>"
)


def _relationships(relations: Mapping[tuple[str, str], str]) -> bytes:
    form = Markup('<Relationship Id="{}" Type="{}" Target="{}"{}/>')
    outside = Markup(' TargetMode="External"')
    rows = (form.format(name, kind, target, outside if kind == HYPERLINK else "") for (kind, target), name in relations.items())
    space = f"{_PACKAGE}/relationships"
    return _xml(Markup('<Relationships xmlns="{}">{}</Relationships>').format(space, Markup("").join(rows)))


def _notes(kind: str, content: Markup) -> bytes:
    """A part of notes, which begins with the lines that part them from the text."""
    parting = ((-1, "separator"), (0, "continuationSeparator"))
    lines = Markup("").join(Markup(_SEPARATOR).format(kind, name, at) for at, name in parting)
    return _xml(Markup("<w:{0}s{1}>{2}{3}</w:{0}s>").format(kind, SPACES, lines, content))


_SEPARATOR = '<w:{0} w:type="{1}" w:id="{2}"><w:p><w:r><w:{1}/></w:r></w:p></w:{0}>'


def _tongue(edition: Edition) -> dict[str, str]:
    """The language of the text, by the scripts that Word asks for."""
    kind = "bidi" if direction(edition.language) == "rtl" else "eastAsia" if edition.language[:2] in ("zh", "ja", "ko") else "val"
    return {kind: edition.language}


def _section(book: Book, footer: str) -> Markup:
    """Page, margins and the way notes are counted, for the whole text."""
    right = Markup("<w:bidi/>") if direction(book.language) == "rtl" else Markup("")
    count = "".join(f'<w:{kind}Pr><w:numFmt w:val="{book.scheme}"/></w:{kind}Pr>' for kind in ("footnote", "endnote"))
    return Markup(
        '<w:sectPr><w:footerReference w:type="default" r:id="{}"/>{}<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
        "{}</w:sectPr>"
    ).format(footer, Markup(count), right)


def _settings(book: Book) -> Markup:
    notes = "".join(
        f'<w:{kind}Pr><w:numFmt w:val="{book.scheme}"/><w:{kind} w:id="-1"/><w:{kind} w:id="0"/></w:{kind}Pr>'
        for kind in ("footnote", "endnote")
    )
    return Markup(
        '<w:settings{}><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>{}'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    ).format(SPACES, Markup(notes))


def _core(edition: Edition) -> bytes:
    """Who, what, when (ECMA-376, part 2, 11); the date is the edition's, never the clock's."""
    date = datetime.fromtimestamp(edition.timestamp, tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    authors = "; ".join(line.person.name.full for line in edition.byline)
    keywords = "; ".join(edition.keywords)
    pairs = (("dc:title", plain(edition.title)), ("dc:creator", authors), ("dc:description", edition.description),
             ("dc:language", edition.language), ("dc:identifier", edition.doi), ("cp:keywords", keywords))  # fmt: skip
    rows = Markup("").join(Markup("<{0}>{1}</{0}>").format(Markup(name), value) for name, value in pairs if value)
    return _xml(Markup(_CORE).format(f"{_PACKAGE}/metadata/core-properties", rows, date))


_CORE = (
    '<cp:coreProperties xmlns:cp="{0}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{1}<dcterms:created xsi:type="dcterms:W3CDTF">{2}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{2}</dcterms:modified></cp:coreProperties>'
)
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>imprint</Application></Properties>"
)
_FOOTER = (
    '<w:ftr{}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
)
