"""Hostile files, made when they are needed: what the blocks of tests/hostile/*.md that are Python expressions may call."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from PIL import Image

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def zipped(files: Mapping[str, bytes | str], stored: tuple[str, ...] = ()) -> bytes:
    """A zip archive of files by their names; those in stored are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            archive.writestr(info, data, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED, 1)
    return out.getvalue()


def docx(body: str, parts: Mapping[str, bytes | str] = {}, relations: str = "", head: str = "") -> bytes:
    """A Word file: the paragraphs of its body as WordprocessingML, further parts, further relationships of the document."""
    if not body.startswith("<"):
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in body.split("\n"))
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="f1" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
        f'<Relationship Id="s1" Type="{_OFFICE}/styles" Target="styles.xml"/>{relations}</Relationships>',
        "word/document.xml": f'<?xml version="1.0"?>{head}<w:document {W} {_R}><w:body>{body}</w:body></w:document>',
    }
    return zipped({**files, **parts})


def footnotes(inner: str) -> str:
    """The part of a Word file that holds its footnotes."""
    return f'<?xml version="1.0"?><w:footnotes {W}>{inner}</w:footnotes>'


_NO_STYLES = "<office:font-face-decls/><office:styles/><office:automatic-styles/><office:master-styles/>"


def odt(body: str, parts: Mapping[str, bytes | str] = {}, head: str = "") -> bytes:
    """An OpenDocument text of paragraphs."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = f'xmlns:office="{office}:office:1.0" xmlns:text="{office}:text:1.0" xmlns:draw="{office}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = f'<?xml version="1.0"?>{head}<office:document-content {spaces}><office:font-face-decls/><office:automatic-styles/><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    files: dict[str, bytes | str] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": f"<office:document-styles {spaces}>{_NO_STYLES}</office:document-styles>"}
    return zipped({**files, **parts}, ("mimetype",))


def overlapping(size: int, copies: int) -> bytes:
    """A zip whose many members are one and the same stretch of bytes."""
    whole = zipped({"word/media/image1.png": b"\0" * size})
    start = whole.rindex(b"PK\1\2")
    end = whole.rindex(b"PK\5\6")
    entry = bytearray(whole[start:end])
    central = b""
    for number in range(copies):
        name = f"word/media/i{number:09}.png".encode()[: len("word/media/image1.png")].ljust(len("word/media/image1.png"), b"x")
        entry[46 : 46 + len(name)] = name
        central += bytes(entry)
    return whole[:start] + central + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, copies, copies, len(central), start, 0)


def png(width: int, height: int, rows: int | None = None) -> bytes:
    """A grey PNG that says it is of this size; it holds that many rows."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    deflate = zlib.compressobj(1)
    row = b"\0" + b"\x80" * width
    data = b"".join(deflate.compress(row) for _ in range(height if rows is None else rows)) + deflate.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def scans(side: int, times: int) -> bytes:
    """A progressive JPEG whose last scan comes so many times more."""
    out = io.BytesIO()
    Image.new("RGB", (side, side), "red").save(out, "JPEG", progressive=True)
    data = out.getvalue()
    return data[:-2] + data[data.rindex(b"\xff\xda") : -2] * times + b"\xff\xd9"


def pdf(*objects: str, root: str = "") -> bytes:
    """A PDF of one page; objects are further ones from number 4, root further keys of the catalogue."""
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {root} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Resources << >> /Contents 4 0 R >>",
        *(objects or ("<< /Length 24 >>\nstream\n10 10 50 50 re f 0 0 m   \nendstream",)),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


DRAWN = "<< /Length 24 >>\nstream\n10 10 50 50 re f 0 0 m   \nendstream"


def svg(inner: str, attributes: str = "", head: str = "") -> str:
    """A drawing with a square and whatever else."""
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90" {attributes}><rect width="50" height="50"/>{inner}</svg>'


def eps(program: str) -> str:
    """An EPS figure that runs a program before it draws."""
    return f"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 90 90\n{program}\n10 10 moveto 80 80 lineto stroke showpage\n%%EOF\n"


def style(inner: str = "", layout: str = '<text variable="title"/>', head: str = "") -> str:
    """A citation style (CSL) that sets titles."""
    return (
        f'{head}<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info><title>S</title><id>s</id>'
        f"<updated>2026-01-01T00:00:00Z</updated></info>{inner}<citation><layout>{layout}</layout></citation></style>"
    )


def book(key: str, fields: str = "") -> str:
    """A library's entry that lacks nothing."""
    return f"@book{{{key}, author = {{Ada Lovelace}}, title = {{Notes}}, year = 1843, publisher = {{Taylor}}, address = {{London}}{fields}}}\n"
