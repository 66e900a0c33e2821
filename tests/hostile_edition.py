"""An edition that means harm: everything that an author could get wrong or try, past all checks."""

from __future__ import annotations

from dataclasses import replace

from sample_edition import cell, p, sample, t, tight

from imprint.model.edition import Bio, Byline, ContentsEntry, Edition, Elsewhere, Note, Reference, Section
from imprint.model.manuscript import License, Masthead
from imprint.model.people import Name, Person
from imprint.model.picture import Picture
from imprint.model.text import (
    Attr,
    Blocks,
    Bullets,
    Cell,
    Cite,
    Code,
    CodeBlock,
    Column,
    CrossReference,
    Definitions,
    Div,
    Figure,
    Heading,
    Image,
    Link,
    Math,
    NoteCall,
    NoteText,
    Numbered,
    Para,
    Quote,
    Span,
    Table,
    Text,
    Verse,
)
from imprint.model.work import Date

ODD = 'a\x00b\x0b\x1f\x85\ufffe\ufdd0 <script>alert(1)</script> & "quoted" \u202e \U0001ffff'
ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " \tjavascript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
    "http://", "http:///x", "https://[::1", "https://a b.example/", "https://-.example", "//example.org/x", "relative/x.html",
    "https://user:pw@example.org/%zz[1]|^`{}?a=<b>#\"c\"", "mailto:x y", "mailto:a@b.example?subject=<x>", "doi:10.1/x",
    "doi:10.1000/a<b>c", "tel:++1 (2)", "#", "#dead", "#two words", "https://example.org:99999/", "https://пример.рф/путь",
)  # fmt: skip

BODY: Blocks = (
    Heading(
        3,
        (Text(ODD), NoteCall("n1", "c1", "1")),
        Attr("same", ("x y", '"', "ok"), (("onclick", "evil()"), ("lang", "en-ab-cd"))),
    ),
    Heading(6, (Link((Text("in a heading"), NoteCall("n1", "c1", "1")), "#same"),), Attr("same")),
    Heading(1, (), Attr("1 & <two>")),
    p(*(Link(t(f"link {i}"), address, title=ODD) for i, address in enumerate(ADDRESSES))),
    p(
        Link(
            (Text("outer "), Link(t("inner"), "https://example.org/"), NoteCall("none", "c9", "9")),
            "https://example.org/",
        )
    ),
    p(Link((), "https://example.org/empty"), Link((Image("", "gone.png"),), "#dead"), Code(ODD, Attr("same"))),
    p(
        Math(ODD, False, "<math><mi>x</math>"),
        Math("x", False, '<math onclick="x"><script>1</script><mi href="javascript:1">y</mi></math>'),
    ),
    p(Math("z", True, '<!DOCTYPE x [<!ENTITY e "e">]><math><mi>&e;</mi></math>', Attr("same"), ODD)),
    Figure(
        (Para((Image("", "broken.png", attr=Attr("same", pairs=(("width", "1e9px; x:expression(1)"),))),), plain=True),)
    ),
    Figure((Para((Image("", "evil.svg"), Image("", "wheels.svg")), plain=True),), (), Attr("same"), ""),
    Figure((), ()),
    Table((), (), ()),
    Table(
        (Column(width=-3.0),),
        (),
        (((Cell((), rows=10**6, columns=10**6), Cell((), rows=-1, columns=0)), ()),),
        (),
        (),
        Attr("same"),
    ),
    Table(
        (Column(width=0.9), Column(width=0.9)),
        ((cell("a", rows=9, columns=2),), (cell("b"),)),
        (((cell("c", rows=2), cell("d", columns=3), cell("e")), (cell("f"), cell("g"), cell("h"), cell("i"))),),
        caption=(Bullets((tight("list first"),)), p("then words")),
    ),
    Bullets(()),
    Bullets(((),)),
    Numbered((tight("x"),), -5),
    Definitions(()),
    Definitions(((t("term"), ()),)),
    Verse(()),
    Verse(((),)),
    Quote(()),
    Div((), Attr("same", ("1bad", "good"), (("lang", '"><script>'), ("dir", "sideways"), ("style", "x")))),
    CodeBlock(ODD, Attr("same", ('"><b', "python"), (("caption", ODD),))),
    CodeBlock("", Attr("", ("no-such-language",))),
    p(Span(t("span"), Attr("same", ("mark", "smallcaps"))), NoteCall("n1", "c1", "1"), NoteCall("", "", "")),
    p(Cite(()), NoteText((p("left over"),)), CrossReference(("fig:x",))),
    p(),
)


def hostile() -> Edition:
    """The edition; nothing in it may reach a reader as markup."""
    note = Note(
        "n1",
        "c1",
        1,
        ODD,
        "numbered",
        (),
        (p(Link(t("dead"), "#gone"), Span(t("id"), Attr("same")), NoteCall("n1", "c7", "7")),),
    )
    twin = replace(note, web=(), print=(CodeBlock(ODD),))
    nobody = Person(Name(), photo="broken.png", orcid='"><x>', email='"x"@y', corresponding=True)
    return replace(
        sample(),
        slug="hostile",
        language="en-ab-cd",
        journal=Masthead(title=ODD, url="javascript:x", issn=ODD),
        title=(Text(ODD), NoteCall("n1", "c1", "1")),
        subtitle=(),
        short_title="",
        kicker=ODD,
        byline=(Byline(nobody, (7,)),),
        editors=(nobody,),
        translators=(nobody,),
        affiliations=(),
        abstract=(),
        key_points=((), t(ODD)),
        keywords=("", ODD),
        subjects=("",),
        description=ODD,
        epigraph=(),
        received=Date(),
        accepted=Date((2025, 13, 40)),
        published=Date((-44, 3)),
        modified=Date(literal=ODD),
        doi=f"10.1000/{ODD}",
        volume=ODD,
        issue="",
        license=License(ODD, "javascript:x", ODD),
        copyright=ODD,
        translations=(Elsewhere('a"b c', "ar", ODD, ODD),),
        similar=(Elsewhere("../../x", "en", "", "", ()),),
        body=BODY,
        notes=(note, twin),
        references=(Reference("same", "w", (), t(ODD)), Reference("same", "w", t(ODD), ())),
        sections=(Section("</script>", ODD, (Heading(1, t("x"), Attr("same")),)), Section("acknowledgments", "", ())),
        bios=(Bio(nobody, (), "zz"), Bio(nobody, (p(NoteCall("n1", "c1", "1")),), "ar")),
        how_to_cite=(),
        contents=(
            ContentsEntry(1, "dead", "", ()),
            ContentsEntry(1, "same", "", (), (ContentsEntry(2, "dead", "", t("x")),)),
        ),
        pictures=(
            Picture("broken.png", "b.png", "image/png", b"not a picture", 0, 0),
            Picture(
                "evil.svg",
                "COVER.svg",
                "image/svg+xml",
                b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
                1,
                1,
            ),
            *sample().pictures[:1],
        ),
        words=(),
        digest=ODD,
        timestamp=-1,
    )
