"""The anonymous copy of one article whose authors tell who they are in every way that authors have."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin
from tests.test_editions import everything

from imprint.designing import design_of
from imprint.model.people import Affiliation, Name, Person
from imprint.pipeline import Job, produce
from imprint.render.accounts import Accounts
from imprint.render.initials import Initials
from imprint.workspace import gather, shipped

TEXT = """---
title: "quaymap: maps of quays^[Read at the Quayle seminar.]"
author:
  - name: Nora José Quayle
    orcid: 0000-0002-1825-0097
    email: nora@quaylab.example
    affiliation: Tarn Lab, Universidad del Puerto, Port Selwyn
    url: https://github.com/noraq
  - name: Ayşe Nur Yılmaz-Öz
    affiliation: Pınar Üniversitesi
funding: Grant ABC-12345 of the Fund, 2019-2021
abstract: Quayle and others (N.J.Q.) map quays. Funded by ABC-12345.
keywords: [Quayle maps]
bibliography: refs.bib
lang: en
---

Two coders (N.Q. and A.N.Y.) read all; N. J. Q. wrote [the code](https://github.com/noraq/tools "by Quayle"), kept at
https://github.com/tarn/quaymap and http://quaylab.example/maps. We did so before [@own; @later; @ed], Stone not [@other];
with the program [@tool]. QUAYLE, N.J. 2020; https://orcid.org/0000-0002-1825-0097. NQ and ANY agreed.[^1]

[^1]: I, Nora Quayle, thank the Tarn Lab.

Pinar Universitesi

Quayle Ruiz

![By Quayle](quayle.jpg)

![p](plot.png)

![drawn](draw.svg)

```python
__email__ = "nora@quaylab.example"  # Nora Quayle
```

<!-- Nora Quayle wrote this -->
"""
LIBRARY = """
@article{own, author={Quayle, Nora and Stone, Jo}, title={Quays revisited}, journal={Review}, year={2020}, doi={10.1234/rq.20}}
@article{later, author={Quayle Ruiz, N.}, title={Second surname}, journal={J}, year={2021}}
@article{other, author={Stone, Ann}, title={Against Quayle}, journal={Rev}, year={2020}}
@book{ed, editor={Quayle, N. J.}, title={Volume of ours}, year={2018}, publisher={P}}
@software{tool, author={{Tarn Lab}}, title={tool}, url={https://github.com/tarn/quaymap}, year={2022}}
"""
DRAWN = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:k="urn:k" width="90" height="60" k:file="/home/quayle/x.svg">
<!-- Quayle --><title>By Nora Quayle</title><metadata>Quayle</metadata>
<g id="quayle-layer"><text x="1" y="20">by N. Quayle</text><text x="1" y="50">Quay<tspan>le</tspan></text></g></svg>"""


def photograph(kind: str) -> bytes:
    """A picture whose metadata name who took it."""
    picture, out = Image.effect_noise((80, 50), 60).convert("RGB"), io.BytesIO()
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = "Nora Quayle", "Nora Quayle"
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Nora Quayle")
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">Nora Quayle</x:xmpmeta>'
    if kind == "PNG":
        picture.save(out, kind, pnginfo=words)
    else:
        picture.save(out, kind, exif=exif, xmp=xmp, comment=b"Nora Quayle")
    return out.getvalue()


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("named") / "quays"
    folder.mkdir()
    for name, data in {
        "article.md": TEXT.encode(), "refs.bib": LIBRARY.encode(), "draw.svg": DRAWN.encode(),
        "quayle.jpg": photograph("JPEG"), "plot.png": photograph("PNG"),
    }.items():  # fmt: skip
        (folder / name).write_bytes(data)
    gathered = gather((Path(folder),), shipped("styles"))
    design = design_of(gathered)
    built = {kind: produce(Job(gathered.sources[0], (kind,), design)) for kind in ("review", "anonymous")}
    return {kind: one.artefacts[0].data for kind, one in built.items()}


@pytest.mark.parametrize("word", [
    "Quayle", "Nora", "N.Q.", "N.J.Q.", "N. J. Q.", "A.N.Y.", "NQ and ANY", "Universidad del Puerto", "Tarn Lab",
    "Pinar Universitesi", "ABC-12345", "github.com", "quaylab", "0000-0002-1825-0097", "Quays revisited", "Volume of ours",
    "rq.20", "Second surname", "Ruiz",
])  # fmt: skip
def test_the_anonymous_copy_does_not_say(copies: dict[str, bytes], word: str) -> None:
    told, bare = (" ".join(everything(copies[kind]).casefold().split()) for kind in ("review", "anonymous"))
    assert word.casefold() in told and word.casefold() not in bare


def test_pictures_bring_no_metadata(copies: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(copies["anonymous"])) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        pictures = [one for one in streams if one.get("/Subtype") == "/Image"]
        assert len(pictures) > 1 and not [one for one in streams if b"Quayle" in one.read_raw_bytes()]


PERSON = Person(id="", name=Name(given="Uwe Jean-Paul", family="Sand"), email="uwe@sand.example")


@pytest.mark.parametrize(("words", "hidden"), [
    ("coded by U.S. alone", "coded by U.S. alone"),  # the country
    ("U.J.-P.S. and U. J.-P. S.", "[x] and [x]"),
    ("U. J. S. Bach, U.J.S.B.", "U. J. S. Bach, U.J.S.B."),
    ("the UJPS", "the UJPS"),
    ("UJS, UJPS and others", "[x] and others"),
])  # fmt: skip
def test_initials(words: str, hidden: str) -> None:
    assert Initials.of((PERSON,)).hidden(words, "[x]") == hidden


@pytest.mark.parametrize(("address", "tells"), [
    ("https://github.com/uwes/anything", True),
    ("https://uwe.github.io/", False),  # three letters are anybody's
    ("https://GitHub.com/elsewhere/sandbox.git", True),
    ("https://github.com/other/library", False),
    ("https://sandbox.readthedocs.io/en/latest", True),
    ("https://sand.example/data", True),
    ("https://www.dune.example/data", True),
    ("https://archive.dune.example/data", False),
    ("https://sand.example.org/sandbox", False),
])  # fmt: skip
def test_accounts(address: str, tells: bool) -> None:
    place = Affiliation("d", "Dune", url="https://dune.example/")
    assert Accounts.of((PERSON,), (place,), "sandbox: a library").tell(address) is tells


def test_a_person_without_names_hides_nothing() -> None:
    assert Initials.of((replace(PERSON, name=Name(literal="小明")),)).hidden("A.B.", "[x]") == "A.B."
