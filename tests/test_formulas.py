"""Formulas as MathML: numbers with a comma in braces are one number."""

from __future__ import annotations

import pytest

from imprint.compose.formulas import mathml


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
