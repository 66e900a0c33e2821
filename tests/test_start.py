"""What init and new write is a journal, an article, an entry; what doctor finds has a remedy."""

from __future__ import annotations

import tomllib

import pytest
import yaml

from imprint.doctor import Finding, examine
from imprint.start import article_tree, author_tree, journal_tree


def front(data: bytes) -> dict[str, object]:
    return dict(yaml.safe_load(data.decode().split("---\n")[1]))


def test_a_new_journal_has_all_its_parts() -> None:
    files = dict(journal_tree())
    assert tomllib.loads(files["journal.toml"].decode())["journal"]["title"]
    assert "styles/house.csl" in files and "README.md" in files
    assert b"/out/" in files[".gitignore"]
    tops = {name.split("/")[0] for name in files}
    assert tops == {"journal.toml", "pages.toml", "manuscripts", "bibliography", "styles", "README.md", ".gitignore"}
    assert not [name for name in files if name.endswith((".blg", ".pyc"))]


def test_a_new_journal_is_the_same_each_time() -> None:
    assert journal_tree() == journal_tree()


@pytest.mark.parametrize("title", ["Plain", 'With "quotes": and # signs', "Ü — ş — Ж", "Two\nlines\u0001", "- {x: [y"])
def test_any_title_makes_valid_front_matter(title: str) -> None:
    ((name, data),) = article_tree("quiet-harbours", title, ("ada", "ben"), "tr")
    said = front(data)
    assert name == "manuscripts/quiet-harbours/article.md"
    assert said["title"] == " ".join(title.replace("\x01", " ").split())
    assert said["author"] == [{"id": "ada"}, {"id": "ben"}] and said["lang"] == "tr"


def test_an_article_without_authors_has_a_place_for_one() -> None:
    ((_, data),) = article_tree("a", "A")
    assert front(data)["author"] == [{"name": "Given Family"}]


@pytest.mark.parametrize("name", ["Ada Example", "Ludwig van *der* [Lode]", 'O"Hara'])
def test_a_new_author(name: str) -> None:
    ((path, data),) = author_tree("ada-example", name)
    assert path == "manuscripts/authors/ada-example.md"
    assert front(data)["name"] == name
    assert "::: {lang=en}\n" in data.decode()


def test_doctor_names_a_remedy_for_everything_that_may_lack() -> None:
    found = examine()
    names = [one.name for one in found]
    assert len(set(names)) == len(names)
    assert {"pandoc", "weasyprint", "poppler", "ghostscript", "java", "cage: files (Landlock)", "cage: limits", "disk space"} <= set(names)
    assert all(one.remedy and one.detail for one in found if not one.ok)
    assert all(one.ok for one in found if one.needed), [one for one in found if one.needed and not one.ok]


def test_doctor_sees_a_missing_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imprint.doctor.shutil.which", lambda _: None)
    found = {one.name: one for one in examine()}
    assert isinstance(found["poppler"], Finding)
    assert not found["poppler"].ok and "poppler-utils" in found["poppler"].remedy and not found["poppler"].needed
