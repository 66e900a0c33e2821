"""imprint init, new and style: a journal's folder, and what is added to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from .options import Examples, Place


@click.command(cls=Examples, epilog='imprint init my-journal\nimprint init my-journal --bare --title "Quiet Harbours"')
@click.argument("folder", type=Place())
@click.option("--bare", is_flag=True, help="Without the sample: a masthead to fill in, an empty library, the styles.")
@click.option("--title", help="With --bare: the journal's title.")
def init(folder: Path, bare: bool, title: str | None) -> None:
    """Make a journal's folder: masthead, styles, a library, and a sample to build and to change."""
    from ..start import bare_tree, journal_tree
    from ..workspace import plant

    if (folder / "journal.toml").exists():
        raise click.UsageError(f"{folder} is a journal already")
    if title and not bare:
        raise click.UsageError("--title goes with --bare: the sample has one")
    count = plant(folder, bare_tree(title or "Untitled") if bare else journal_tree())
    then = "imprint new article my-first-article" if bare else "imprint build"
    click.echo(f"{count} files in {folder}. Now: cd {folder} && {then}")


@click.group()
def new() -> None:
    """Add an article or an author to the journal of the working folder."""


@new.command(
    "article", cls=Examples, epilog='imprint new article quiet-harbours --title "Quiet Harbours" --author ada-example'
)
@click.argument("slug")
@click.option("--title", default="Untitled", help="Its title.")
@click.option("--author", "authors", multiple=True, help="An author's id in the register; may be given several times.")
@click.option("--lang", default="en", show_default=True, help="Its language (BCP 47).")
def new_article(slug: str, title: str, authors: tuple[str, ...], lang: str) -> None:
    """Begin an article: manuscripts/SLUG/article.md."""
    from ..start import article_tree

    _plant_new(slug, lambda name: article_tree(name, title, authors, lang))


@new.command("author", cls=Examples, epilog='imprint new author ada-example --name "Ada Example"')
@click.argument("id")
@click.option("--name", required=True, help="Given and family name.")
def new_author(id: str, name: str) -> None:
    """Enter an author into the register: manuscripts/authors/ID.md."""
    from ..start import author_tree

    _plant_new(id, lambda slug: author_tree(slug, name))


def _plant_new(name: str, tree: Callable[[str], tuple[tuple[str, bytes], ...]]) -> None:
    from ..naming import slugify
    from ..workspace import plant

    if not os.path.isfile("journal.toml"):
        raise click.UsageError("there is no journal.toml here: go to the journal's folder")
    if slugify(name) != name:
        raise click.UsageError(f"{name} cannot be part of an address; {slugify(name)} can")
    files = tree(name)
    for path, _ in files:
        if Path(path).exists():
            raise click.UsageError(f"{path} is there already")
    plant(Path("."), files)
    click.echo("\n".join(path for path, _ in files))


@click.group()
def style() -> None:
    """The journal's citation styles."""


@style.command("add", cls=Examples, epilog="imprint style add ~/Downloads/apa.csl")
@click.argument("file", type=Place(exists=True, dir_okay=False))
def style_add(file: Path) -> None:
    """Add a CSL style to styles/, after checking that it can be used."""
    from ..start import add_style

    if not os.path.isfile("journal.toml"):
        raise click.UsageError("there is no journal.toml here: go to the journal's folder")
    name, faults = add_style(Path("."), file)
    if faults:
        raise click.UsageError(f"{faults[0].message}; {faults[0].hint}")
    click.echo(f'styles/{name}.csl is there; use it with csl: {name} (or style = "{name}" in journal.toml)')
