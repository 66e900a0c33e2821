"""How an article itself is cited: each part ends with one stop, in any language."""

from __future__ import annotations

import pytest

from imprint.compose.citation import how_to_cite
from imprint.model.manuscript import FrontMatter, Masthead
from imprint.model.people import Name, Person
from imprint.model.text import Text, plain


@pytest.mark.parametrize(("language", "given", "title", "subtitle", "said"), [
    ("en", "Ada", "Quays", "a view", "Name, Ada. Quays: a view."),
    ("en", "A.", "Quays", "", "Name, A. Quays."),
    ("de", "A.", "Warum?", "Eine Frage", "Name, A. Warum? Eine Frage."),
    ("fr", "Ada", "Quais", "pourquoi ?", "Name, Ada. Quais\u00a0: pourquoi ?"),
    ("fa", "Ada", "چرا؟", "", "Name, Ada. چرا؟"),
])  # fmt: skip
def test_one_stop_ends_each_part(language: str, given: str, title: str, subtitle: str, said: str) -> None:
    author = Person(name=Name(family="Name", given=given))
    front = FrontMatter(language, (Text(title),), (Text(subtitle),) if subtitle else (), authors=(author,))
    assert plain(how_to_cite(front, Masthead(), language, "", "")) == said
