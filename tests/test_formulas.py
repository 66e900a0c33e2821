"""Formulas as MathML: numbers with a comma in braces are one number. As pictures: as their setter draws them."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ziamath import styles
from ziamath.nodes.mrow import Mrow

from imprint.compose.formulas import mathml
from imprint.engine import pandoc
from imprint.engine.plain_tex import modern
from imprint.engine.texmath import texmath
from imprint.render import formula_quick
from imprint.render.formula import draw, ziamath_ready


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        ("28{,}500", "<mn>28,500</mn>"),
        ("77{,}708{,}431", "<mn>77,708,431</mn>"),
        ("50{,}288.2''", "<msup><mn>50,288.2</mn><mo>"),
        ("(1,2{,}5)", "<mn>1</mn><mo>,</mo><mn>2,5</mn>"),
        ("f(1,2)", "<mn>1</mn><mo>,</mo><mn>2</mn>"),
    ],
)
def test_a_comma_in_braces_belongs_to_its_number(tex: str, wanted: str) -> None:
    (found,) = mathml([(tex, False)])
    assert wanted in found


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        ("a = -b", '<mo>=</mo><mo form="prefix">−</mo><mi>b</mi>'),
        ("a - b", "<mi>a</mi><mo>−</mo><mi>b</mi>"),
        (r"\|x\|", '<mo stretchy="false" form="prefix">‖</mo><mi>x</mi><mo stretchy="false" form="postfix">‖</mo>'),
        (r"\left\|x\right\|", '<mo stretchy="true" form="prefix">‖</mo><mi>x</mi><mo stretchy="true" form="postfix">‖</mo>'),
        (r"a \parallel b", "<mo>∥</mo>"),
        (r"P(A \mid B)", "<mi>A</mi><mo>∣</mo><mi>B</mi>"),
        (r"\mathbf{E}\boldsymbol{E}", '<mi mathvariant="bold">𝐄</mi><mi mathvariant="bold-italic">𝑬</mi>'),
        (r"\mathbf{2}_\mathbf{\Sigma}", '<mn mathvariant="bold">𝟐</mn><mi mathvariant="bold">𝚺</mi>'),
        (r"\mathbfsfup{E}\mathbf{E}", '<mi mathvariant="bold-sans-serif">𝗘</mi>'),
    ],
)
def test_signs_bars_and_bold_letters_are_what_tex_means(tex: str, wanted: str) -> None:
    (found,) = mathml([(tex, False)])
    assert wanted in found


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        (r"n!", r"n\; !"),
        (r"\hat{m}", r"\widehat{mm}"),
        (r"\partial t", r"\partial\; t"),
        (r"\|x\|_2", r"\|\, x\,\|_2"),
        (r"\begin{aligned} a &= b \end{aligned}", r"\begin{matrix} a & {=} & b \end{matrix}"),
    ],
)
def test_what_belongs_together_is_drawn_close(narrow: str, wide: str) -> None:
    less, more = (draw(one, narrow) for one in mathml([(narrow, False), (wide, False)]))
    assert less and more and less.width < more.width


def test_marks_over_letters_keep_their_width_and_lines_over_words_grow() -> None:
    letter, hat, word, line = (draw(one, "") for one in mathml([(tex, False) for tex in ("m", r"\hat m", "mm", r"\overline{mm}")]))
    assert letter and hat and word and line
    assert hat.width == pytest.approx(letter.width, abs=0.1) and line.width == pytest.approx(word.width, abs=0.1)
    assert hat.height > letter.height and line.height > word.height


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        (r"\alpha_{\rm state[j]}", r"\alpha_{\mathrm{ state[j]}}"),
        (r"\sf x + \rm y", r"\mathsf{ x + }\mathrm{ y}"),
        (r"\bf \left( x \right) + {\it y}", r"\mathbf{ \left( x \right) + {\mathit{ y}}}"),
        (r"\begin{array}{cc} \bf a & b \\ \rm c & d \end{array}", r"\begin{array}{cc} \mathbf{ a }& b \\ \mathrm{ c }& d \end{array}"),
        (r"\left( a \over b \right)", r"\left(\frac{ a }{ b }\right)"),
        (r"{\bf x \over y}", r"{\frac{\mathbf{ x }}{ y}}"),
        (r"\sum_{i=1 \atop j=2}", r"\sum_{\substack{i=1 \\ j=2}}"),
        (r"\hbox{if \bf x}", r"\text{if x}"),
        (r"\operatorname{argmax} \rmfamily", r"\operatorname{argmax} \rmfamily"),
    ],
)
def test_plain_tex_is_written_as_latex(tex: str, wanted: str) -> None:
    assert modern(tex) == wanted


@given(st.lists(st.sampled_from(["{", "}", "\\bf ", "x", "\\over", "&", "\\\\", "\\left(", "\\right)", "\\text{a}", "\\begin{a}", "\\end{a}"])))
def test_whatever_is_written_braces_stay_as_balanced_as_they_were(parts: list[str]) -> None:
    tex = "".join(parts)
    assert modern(tex).count("{") - modern(tex).count("}") == tex.count("{") - tex.count("}")


def test_of_formulas_that_take_too_long_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "run", lambda *_: pandoc.Ran(b"", "pandoc took more than 30 s of computing, the limit", True))
    assert texmath([("x", True), ("y", True)]) == ()
    assert mathml([("x", True), ("y", True)]) == ("", "")


FENCES = (
    r"\left( \frac{\sum_{i=1}^n x_i}{\left[ \sqrt{\frac{a}{b}} \right]^2} \right) + \left\| x \right\|",
    r"\begin{pmatrix} a & \int_0^1 f(x)\,dx \\ \frac12 & \hat{c} \end{pmatrix} \leq \overline{z} \cdot \underbrace{x + y}_{n}",
    r"|x| \mid \{ y : \lim_{n \to \infty} \prod_k a_k^{b^c} \} \quad \text{where } \binom{n}{k} > \sqrt[3]{q}",
    r"f(x) = \begin{cases} 1 & x > 0 \\ \left\lfloor x \right\rfloor & \text{else} \end{cases} \bigl( \mathbf{v}' \bigr)",
    r"x = \left\langle \frac{\frac{a}{b}}{c} \right\rangle \longrightarrow \operatorname{sin} x",
)


@pytest.mark.parametrize("tex", FENCES)
def test_formulas_are_drawn_as_their_setter_draws_them(tex: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fences that grow with their rows, in rows and outside, and signs that could but do not."""
    (source,) = mathml([(tex, True)])
    ziamath_ready()
    quick = draw.__wrapped__(source, tex)
    monkeypatch.setattr(Mrow, "_get_height_nostretch", formula_quick._heights)
    monkeypatch.setattr(styles, "asdict", asdict)
    assert quick is not None and quick == draw.__wrapped__(source, tex)
