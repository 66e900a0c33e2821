"""The XMP packet of a PDF: who, what, when, under which licence, and to which standards the file conforms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_OID, UUID, uuid5

from markupsafe import Markup, escape

from ..model.edition import Edition
from ..model.text import plain
from .address import clean, doi, url
from .dates import iso
from .pdf_html import stamp

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# Properties that PDF/A does not know have to be described in the packet (ISO 19005-3, 6.6.2.3).
_DESCRIBED = (
    ("PDF/UA identification", "pdfuaid", (("part", "Integer", "internal", "Part of PDF/UA"),)),
    ("PRISM basic metadata", "prism", tuple((name, "Text", "external", f"PRISM {name}") for name in (
        "publicationName", "doi", "url", "volume", "number", "startingPage", "endingPage", "issn", "eIssn", "publicationDate",
        "aggregationType",
    ))),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claims:
    """The standards that a file claims: PDF/A-3a and PDF/UA-1 where all pictures have words, else PDF/A-3u alone;
    press files PDF/X-4 instead."""

    worded: bool = True
    press: bool = False

    @property
    def variant(self) -> str:
        """The setter's name for what it has to keep."""
        return "" if self.press else "pdf/a-3a" if self.worded else "pdf/a-3u"


def packet(edition: Edition, producer: str, claims: Claims) -> bytes:
    """The XMP packet (ISO 16684-1) of an edition in a PDF."""
    spaces = Markup("").join(Markup(' xmlns:{}="{}"').format(name, uri) for name, uri in _SPACES.items())
    described = (*_dublin_core(edition), *_rights(edition), *_file(edition, producer), *_claimed(edition, claims))
    properties = Markup("\n").join((*described, *_journal(edition)))
    text = Markup(
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<rdf:Description rdf:about=""{}>\n{}\n{}\n'
        '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    ).format(spaces, properties, _extensions())
    return text.encode("utf-8")


def _one(name: str, value: str) -> Iterator[Markup]:
    if clean(value).strip():
        yield Markup("<{0}>{1}</{0}>").format(Markup(name), clean(value).strip())


def _many(name: str, kind: str, values: tuple[str, ...]) -> Iterator[Markup]:
    items = Markup("").join(Markup("<rdf:li>{}</rdf:li>").format(clean(value)) for value in values if value)
    if items:
        yield Markup("<{0}><rdf:{1}>{2}</rdf:{1}></{0}>").format(Markup(name), Markup(kind), items)


def _spoken(name: str, value: str, language: str) -> Iterator[Markup]:
    """Words in a language, and as the default."""
    if clean(value).strip():
        items = Markup('<rdf:li xml:lang="x-default">{0}</rdf:li><rdf:li xml:lang="{1}">{0}</rdf:li>').format(
            clean(value).strip(), language
        )
        yield Markup("<{0}><rdf:Alt>{1}</rdf:Alt></{0}>").format(Markup(name), items)


def _dublin_core(edition: Edition) -> Iterator[Markup]:
    yield from _spoken("dc:title", plain(edition.title), edition.language)
    yield from _many("dc:creator", "Seq", tuple(line.person.name.full for line in edition.byline))
    yield from _many("dc:contributor", "Bag", tuple(person.name.full for person in (*edition.editors, *edition.translators)))
    yield from _spoken("dc:description", edition.description, edition.language)
    yield from _many("dc:subject", "Bag", tuple(dict.fromkeys((*edition.keywords, *edition.subjects))))
    yield from _many("dc:publisher", "Bag", (edition.journal.publisher,))
    yield from _many("dc:language", "Bag", (edition.language,))
    yield from _many("dc:type", "Bag", ("Text",))
    yield from _many("dc:date", "Seq", (iso(edition.published) if edition.published else "",))
    yield from _one("dc:format", "application/pdf")
    yield from _one("dc:identifier", doi(edition.doi))
    yield from _one("dc:source", edition.journal.title)


def _rights(edition: Edition) -> Iterator[Markup]:
    licence = edition.license
    words = " ".join(part for part in (edition.copyright, licence.text or licence.id if licence else "") if part)
    yield from _spoken("dc:rights", words, edition.language)
    if licence:
        yield from _one("xmpRights:Marked", "True")
        yield from _one("xmpRights:WebStatement", url(licence.url))
        yield from _spoken("xmpRights:UsageTerms", licence.text or licence.id, edition.language)


def _file(edition: Edition, producer: str) -> Iterator[Markup]:
    yield from _one("pdf:Producer", producer)
    yield from _one("pdf:Keywords", ", ".join(edition.keywords))
    yield from _one("xmp:CreatorTool", "imprint")
    yield from _one("xmp:CreateDate", stamp(edition))
    yield from _one("xmp:ModifyDate", stamp(edition))
    yield from _one("xmp:MetadataDate", stamp(edition))


def _claimed(edition: Edition, claims: Claims) -> Iterator[Markup]:
    if claims.press:  # ISO 15930-7, 6.19: the version, and who this very file is
        yield from _one("pdfxid:GTS_PDFXVersion", "PDF/X-4")
        yield from _one("pdf:Trapped", "False")
        yield from _one("xmpMM:DocumentID", f"uuid:{_uuid(edition, 'document')}")
        yield from _one("xmpMM:InstanceID", f"uuid:{_uuid(edition, 'press')}")
        yield from _one("xmpMM:VersionID", "1")
        yield from _one("xmpMM:RenditionClass", "default")
        return
    yield from _one("pdfaid:part", "3")
    yield from _one("pdfaid:conformance", "A" if claims.worded else "U")
    if claims.worded:
        yield from _one("pdfuaid:part", "1")


def _uuid(edition: Edition, of: str) -> UUID:
    """A name-based identifier (RFC 4122, version 5) that the same sources give again."""
    return uuid5(NAMESPACE_OID, f"{edition.digest}:{of}")



def _journal(edition: Edition) -> Iterator[Markup]:
    values = {
        "publicationName": edition.journal.title,
        "aggregationType": "journal" if edition.journal.title else "",
        "doi": doi(edition.doi).removeprefix("https://doi.org/"),
        "url": doi(edition.doi),
        "volume": edition.volume,
        "number": edition.issue,
        "startingPage": edition.first_page,
        "endingPage": edition.last_page,
        "issn": edition.journal.issn,
        "eIssn": edition.journal.eissn,
        "publicationDate": iso(edition.published) if edition.published else "",
    }
    for name, value in values.items():
        yield from _one(f"prism:{name}", value)


def _extensions() -> Markup:
    schemas = Markup("").join(_schema(words, prefix, properties) for words, prefix, properties in _DESCRIBED)
    return Markup("<pdfaExtension:schemas><rdf:Bag>{}</rdf:Bag></pdfaExtension:schemas>").format(schemas)


def _schema(words: str, prefix: str, properties: tuple[tuple[str, str, str, str], ...]) -> Markup:
    names = ("name", "valueType", "category", "description")
    items = Markup("").join(
        Markup('<rdf:li rdf:parseType="Resource">{}</rdf:li>').format(
            Markup("").join(
                Markup("<pdfaProperty:{0}>{1}</pdfaProperty:{0}>").format(Markup(name), value)
                for name, value in zip(names, described, strict=True)
            )
        )
        for described in properties
    )
    return Markup(
        '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{}</pdfaSchema:schema>'
        "<pdfaSchema:namespaceURI>{}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{}</pdfaSchema:prefix>"
        "<pdfaSchema:property><rdf:Seq>{}</rdf:Seq></pdfaSchema:property></rdf:li>"
    ).format(escape(words), _SPACES[prefix], prefix, items)
