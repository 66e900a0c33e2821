"""A rich edition made by hand, for the renderers' tests: every kind of node, notes, two authors, and a right-to-left one."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

from imprint.model.edition import Bio, Byline, ContentsEntry, Edition, Elsewhere, Note, Reference, Section
from imprint.model.manuscript import Award, Funding, Issue, License, Masthead
from imprint.model.people import Affiliation, Name, Person, Role
from imprint.model.picture import Picture
from imprint.model.place import Place
from imprint.model.text import (
    Align,
    Attr,
    Block,
    Blocks,
    Bullets,
    Cell,
    Code,
    CodeBlock,
    Column,
    Definitions,
    Div,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListStyle,
    Math,
    NoteCall,
    Numbered,
    Para,
    Quote,
    Quoted,
    Rule,
    Span,
    Style,
    Styled,
    Table,
    Text,
    Verse,
)
from imprint.model.work import Date, Work

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200">'
    b'<rect width="400" height="200" fill="#f4efe6"/><circle cx="120" cy="100" r="70" fill="none" stroke="#8a3324" '
    b'stroke-width="4"/><circle cx="250" cy="100" r="40" fill="none" stroke="#1d3557" stroke-width="4"/></svg>'
)
FACE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300" viewBox="0 0 300 300"><rect width="300" '
    b'height="300" fill="#dfe7e3"/><circle cx="150" cy="120" r="60" fill="#7a8f86"/><path d="M40 300a110 110 0 0 1 220 '
    b'0z" fill="#7a8f86"/></svg>'
)


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = b"\0" + bytes((200, 170, 120)) * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(row * height)) + chunk(b"IEND", b"")


def t(words: str) -> Inlines:
    return (Text(words),)


def p(*content: Inline | str) -> Para:
    return Para(tuple(Text(c) if isinstance(c, str) else c for c in content))


def tight(words: str) -> Blocks:
    return (Para(t(words), plain=True),)


def cell(words: str, align: Align = Align.DEFAULT, rows: int = 1, columns: int = 1, header: bool = False) -> Cell:
    return Cell(tight(words), align, rows, columns, header)


MATHML = (
    '<math display="{}" xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mfrac><mi>a</mi><mi>b</mi></mfrac>'
    '<mo>=</mo><msqrt><mn>2</mn></msqrt></mrow><annotation encoding="application/x-tex">{}</annotation></semantics></math>'
)
TEX = r"\frac{a}{b} = \sqrt{2}"


def math(display: bool, label: str = "", id: str = "") -> Math:
    return Math(TEX, display, MATHML.format("block" if display else "inline", TEX), Attr(id), label)


BODY: Blocks = (
    Heading(1, t("The wheels"), Attr("the-wheels"), "1"),
    p(
        "A planetarium is a book of ratios.", NoteCall("n1", "c1", "i"), " Its maker counts teeth as a poet counts ",
        Styled(Style.EMPH, t("feet")), ", and ", Styled(Style.STRONG, t("each error")), " is heard for years.",
        NoteCall("n2", "c2", "ii"), " One author’s ", Quoted(True, (Text("first "), Quoted(False, t("train")))),
        " follows", NoteCall("own1", "c-own1", "*"), "; see ", Link(t("Figure 1"), "#fig-wheels"), ", ",
        Link(t("Table 1"), "#tbl-teeth"), " and ", Link(t("equation (1)"), "#eq-ratio"), ".",
    ),
    Figure(
        (Para((Image("", "wheels.svg", attr=Attr(pairs=(("width", "80%"),))),), plain=True),),
        (p("Two wheels in mesh, drawn by the author.", NoteCall("n3", "c3", "iii")),),
        Attr("fig-wheels"), "Figure 1",
    ),
    p("The ratio is ", math(False), " and, set apart,", math(True, "(1)", "eq-ratio"), "where ", Code("a"), " is the driver."),
    Heading(2, (Text("Teeth and "), Styled(Style.EMPH, t("trains"))), Attr("teeth-and-trains"), "1.1"),
    Table(
        (Column(Align.LEFT, 0.5), Column(Align.RIGHT, 0.25), Column(Align.CENTER, 0.25)),
        ((cell("Planet"), cell("Teeth", columns=2)), (cell(""), cell("driver"), cell("driven"))),
        (
            ((cell("Mars", header=True, rows=2), cell("17"), cell("32")), (cell("18"), cell("34"))),
            ((cell("Saturn", header=True), cell("7", columns=9), cell("206")),),
        ),
        ((cell("Sum"), cell("42"), cell("272")),),
        (p("Wheels of the ", Styled(Style.SMALL_CAPS, t("Orrery")), "."),),
        Attr("tbl-teeth"), "Table 1",
    ),
    Quote((p("What is slow is not therefore exact."),)),
    Bullets((tight("brass"), (Para(t("steel")), Para(t("with oil"))), (*tight("wood"), Bullets((tight("oak"), tight("box")))))),
    Numbered((tight("cut"), tight("file")), 3, ListStyle.LOWER_ROMAN),
    Definitions(((t("pinion"), (tight("a small wheel"),)), (t("arbor"), ((p("the axle"),), (p("its seat"),))))),
    Verse((t("Turn, wheel, and turn again,"), (), t("\u00a0\u00a0until the year is round."))),
    CodeBlock('def ratio(a: int, b: int) -> float:\n    """Teeth by teeth."""\n    return a / b  # <exact>\n',
              Attr("lst-ratio", ("python", "numberLines"))),
    CodeBlock("17:32 & so on", Attr()),
    Rule(),
    Div((p("تُقاس السماء بالأسنان."),), Attr("", ("epigraph",), (("lang", "ar"),))),
    p(
        "Words: ", Span(t("esprit"), Attr("", (), (("lang", "fr"),))), ", ", Styled(Style.STRIKEOUT, t("gone")), ", H",
        Styled(Style.SUBSCRIPT, t("2")), "O, 3", Styled(Style.SUPERSCRIPT, t("rd")), ", ",
        Styled(Style.UNDERLINE, t("under")), ", ", Span(t("ad"), Attr("", ("smallcaps",))), LineBreak(),
        Link((Text("the "), Styled(Style.EMPH, t("site")), Text(" itself")), "https://orrery.example/a b?q=ü&x=1"), " and ",
        Link(t("a trap"), "javascript:alert(1)"), ".", Image("A map of Mars", "mars.png"),
    ),
    Heading(1, t("The end"), Attr("the-end"), "2"),
    p("Nothing is lost", NoteCall("n4", "c4", "iv"), " that was counted."),
)  # fmt: skip

FULL = (p("King, Henry C. ", Styled(Style.EMPH, t("Geared to the Stars")), ". Toronto: University of Toronto Press, 1978, 12."),)
NOTES = (
    Note("n1", "c1", 1, "i", "numbered", FULL, FULL, ("king",)),
    Note("n2", "c2", 2, "ii", "numbered", (p(Link(t("Ibid."), "#n1"), ", 14."),),
         (p("King, ", Styled(Style.EMPH, t("Geared to the Stars")), ", 14."),), ("king",)),
    Note("own1", "c-own1", 1, "*", "own", (p("Trains are set from driver to driven."), p("Always.")), (), ()),
    Note("n3", "c3", 3, "iii", "numbered", (p("After a sketch; see ", Link(t("n. 1"), "#n1"), "."),), (), ()),
    Note("n4", "c4", 4, "iv", "numbered", (Quote((p("All is number."),)),), (), ()),
)  # fmt: skip

HERE = Affiliation("amber-quay", "Amber Quay Institute", "Department of Slow Machines", city="Port Selwyn",
                   country="Freedonia", country_code="GB", ror="https://ror.org/00example0")  # fmt: skip
THERE = Affiliation("tower", "Tower Observatory", city="High Selwyn")
ADA = Person(
    Name("Example", "Ada"), "ada-example", "0000-0000-0000-1012", "ada@orrery.example", "https://orrery.example/ada",
    "PhD", "ada.svg", affiliations=(HERE, THERE), roles=(Role("Conceptualization", "conceptualization"),), corresponding=True,
)  # fmt: skip
BEN = Person(Name("Beek", "Ben", non_dropping="van der"), "ben", affiliations=(THERE,), equal_contributor=True)

WORDS = {
    "abstract": "Abstract", "accepted": "Accepted", "affiliations": "Affiliations", "also-available-in": "Also available in",
    "authors": "Authors", "about-the-authors": "About the authors", "back-to-text": "Back to text", "contents": "Contents",
    "doi": "DOI", "figure": "Figure", "how-to-cite": "How to cite", "ibid": "Ibid.", "key-points": "Key points",
    "keywords": "Keywords", "license": "Licence", "notes": "Notes", "published": "Published", "received": "Received",
    "references": "References", "similar-articles": "Similar articles", "table": "Table", "modified": "Modified",
    "skip-to-text": "Skip to the text", "note": "Note", "corresponding-author": "Corresponding author",
}  # fmt: skip

MASTHEAD = Masthead(
    "Orrery", "Orrery", "A Review of Policy, Letters and Science", "A journal of slow machines.", "0000-1112", "0000-2224",
    "Amber Quay Institute", "Port Selwyn", "https://orrery.example", "desk@orrery.example",
    License("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0 International"),
    ("en", "tr", "ar"), "house", issues=(Issue("4", "1", "2025", "Spring", ("slow-wheels",)),),
)  # fmt: skip


def sample() -> Edition:
    """An English article of two authors with everything in it."""
    return Edition(
        slug="slow-wheels", language="en", direction="ltr", journal=MASTHEAD,
        title=(Text("Slow wheels: "), Styled(Style.EMPH, t("ratio")), Text(" & reason")), subtitle=t("On counting the sky"),
        short_title="Slow wheels", kicker="Analysis", byline=(Byline(ADA, (1, 2)), Byline(BEN, (2,))),
        affiliations=(HERE, THERE), editors=(Person(Name("Desk", "Edda")),), translators=(),
        abstract=(p("We count the teeth of a planetarium", " and find the sky in them."),),
        key_points=(t("Ratios are arguments."), (Text("Errors are "), Styled(Style.EMPH, t("audible")), Text("."))),
        keywords=("orreries", "gears", "history of science"), subjects=("History",), description="How ratios become a sky.",
        epigraph=(p("The heavens are slow."),), epigraph_source=t("A clockmaker"), dedication=t("For the makers"),
        received=Date((2025, 1, 9)), accepted=Date((2025, 3, 2)), published=Date((2025, 5, 20)), modified=None,
        doi="10.5555/orrery.4.1.1", identifiers=(("arxiv", "2501.00001"),), volume="4", issue="1", first_page="1",
        last_page="9", license=MASTHEAD.license, copyright="© 2025 the authors",
        translations=(Elsewhere("slow-wheels.ar", "ar", "العربية", "عجلات بطيئة"),),
        similar=(Elsewhere("quick-wheels", "en", "English", "Quick wheels", ("Ben van der Beek",)),),
        funding=(Funding("Paid by the quay.", (Award("AQ-1", "Slow grant", "Amber Quay Institute"),)),),
        body=BODY, notes=NOTES, notes_at_foot=False,
        references=(Reference("ref-king", "king", t("[1]"), FULL[0].content),), references_hanging=True,
        works=(Work("king", "book", (("title", "Geared to the Stars"), ("publisher", "University of Toronto Press")),
                    (("author", (Name("King", "Henry C."),)),), (("issued", Date((1978,))),)),),
        sections=(Section("funding", "Funding", (p("Paid by the quay."),)),
                  Section("acknowledgments", "Acknowledgements", (p("To all who waited."),))),
        bios=(Bio(ADA, (p("Ada Example mends planetaria in ", Styled(Style.EMPH, t("Port Selwyn")), "."),), "en"),),
        how_to_cite=(Text("Example, Ada, and Ben van der Beek. “Slow wheels.” "), Styled(Style.EMPH, t("Orrery")),
                     Text(" 4, no. 1 (2025): 1–9. "), Link(t("https://doi.org/10.5555/orrery.4.1.1"),
                                                              "https://doi.org/10.5555/orrery.4.1.1"), Text(".")),
        contents=(ContentsEntry(1, "the-wheels", "1", t("The wheels"),
                                (ContentsEntry(2, "teeth-and-trains", "1.1", t("Teeth and trains")),)),
                  ContentsEntry(1, "the-end", "2", t("The end"))),
        pictures=(Picture("wheels.svg", "wheels.svg", "image/svg+xml", SVG, 400, 200),
                  Picture("mars.png", "mars.png", "image/png", _png(60, 40), 60, 40, 60),
                  Picture("ada.svg", "ada.svg", "image/svg+xml", FACE, 300, 300)),
        words=tuple(WORDS.items()), digest="5e" * 32, timestamp=1747699200, place=Place("manuscripts/slow-wheels/article.md"),
    )  # fmt: skip


ARABIC: tuple[Block, ...] = (
    Heading(1, t("العجلات"), Attr("العجلات"), "١"),
    p("القبة الفلكية كتاب من النِّسب.", NoteCall("n1", "c1", "١"), " انظر ", Quoted(True, t("الشكل")), " و",
      Span(t("Geared to the Stars"), Attr("", (), (("lang", "en"),))), "."),
    Figure((Para((Image("عجلتان متعشقتان", "wheels.svg"),), plain=True),), (p("عجلتان."),), Attr("fig-wheels"), "الشكل ١"),
)  # fmt: skip


def right_to_left() -> Edition:
    """An Arabic article."""
    words = {
        "abstract": "الملخص", "notes": "الهوامش", "contents": "المحتويات", "references": "المراجع",
        "back-to-text": "عودة إلى النص",
        "keywords": "الكلمات المفتاحية", "how-to-cite": "للاستشهاد", "license": "الترخيص", "authors": "المؤلفون",
    }  # fmt: skip
    return replace(
        sample(), slug="slow-wheels.ar", language="ar", direction="rtl", title=t("عجلات بطيئة"), subtitle=t("في عدّ السماء"),
        short_title="عجلات بطيئة", kicker="تحليل", abstract=(p("نعدّ أسنان القبة الفلكية."),), key_points=(t("النِّسب حجج."),),
        keywords=("تروس",), epigraph=(), epigraph_source=(), dedication=(), description="", body=ARABIC,
        notes=(Note("n1", "c1", 1, "١", "numbered", FULL, FULL, ("king",)),), references=(), sections=(), similar=(),
        contents=(ContentsEntry(1, "العجلات", "١", t("العجلات")),),
        translations=(Elsewhere("slow-wheels", "en", "English", "Slow wheels"),),
        bios=(Bio(ADA, (p("آدا تصلح القباب الفلكية."),), "ar"),),
        words=tuple({**WORDS, **words}.items()), doi="",
    )  # fmt: skip
