"""Arguments → call → exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import __version__

if TYPE_CHECKING:
    from .baseline import Compared
    from .building import Way
    from .cache import Cache
    from .checking import Amended, Checkup
    from .indexing import Index
    from .model.diagnostic import Diagnostics
    from .model.stages import Sources
    from .online.answers import Answers
    from .workspace import Gathered

# Exit statuses; docs/commands.md says them too, and a test compares.
FINE, FINDINGS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130

FORMATS = ("pdf", "epub", "html", "jats")
EDITIONS = ("screen", "press", "review", "proof", "archive")  # screen is the format pdf
REPORTS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit")
OUTPUT = click.option("--output-format", type=click.Choice(REPORTS), default="full", help="How findings are printed.")
STYLE = click.option(
    "--csl", metavar="STYLE", help="A citation style in place of the manuscript's: a name or a .csl file."
)
LIBRARY = click.option(
    "--bibliography",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="One more library.",
)
PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]…")


class Examples(click.Command):
    """A command whose help ends with examples, set as they are typed."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            with formatter.section("Examples"):
                formatter.write("".join(f"  {line.strip()}\n" for line in self.epilog.strip().splitlines()))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="imprint")
def cli() -> None:
    """Manuscripts with citations become checked, numbered, print-ready editions.

    A PATH is a journal's folder (with journal.toml), an article's folder, or a single manuscript; without one, the
    journal of the working folder.

    Shell completion: eval "$(_IMPRINT_COMPLETE=bash_source imprint)" (or zsh_source, fish_source).
    """


# ---------------------------------------------------------------- check and build


@cli.command(cls=Examples, epilog="""imprint check
    imprint check manuscripts/narrow-waters
    imprint check bibliography/trade.bib
    imprint check paper.md --diff
    imprint check --library --baseline accepted.json
    imprint check paper.md --output-format json""")  # fmt: skip
@PATHS
@click.option("--fix", is_flag=True, help="Make the edits that are certain.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the likely edits too.")
@click.option("--online", is_flag=True, help="Ask the network about DOIs and addresses; answers go into lock files.")
@click.option("--library", is_flag=True, help="Judge libraries whole, not only what is cited of them.")
@click.option("--baseline", type=click.Path(dir_okay=False, path_type=Path), help="Findings in this file are accepted.")
@click.option("--write-baseline", is_flag=True, help="Accept all findings as they are now: write --baseline.")
@click.option("--no-cache", is_flag=True, help="Check everything anew, and remember nothing.")
@OUTPUT
@STYLE
@LIBRARY
def check(**options: Any) -> None:
    """Say what is wrong in manuscripts and their libraries, where, and how to mend it.

    A PATH may also be a library (.bib, or CSL JSON): it is judged whole.
    """
    from .unchanged import Before, Said

    asked = Asked(**options)
    asked.vet()
    cache = _cache(None, asked.no_cache)
    before = Before(cache, asked.looked_at, None, asked.words) if asked.reads_only else None
    said = before.said() if before else None
    if said is None:
        said = Said(*_checked(asked, cache))
        if before:
            before.note(said)
    click.echo(said.stdout, nl=False, color=_colour())
    click.echo(said.stderr, nl=False, err=True)
    sys.exit(said.status)


def _checked(asked: Asked, cache: Cache) -> tuple[str, str, int]:
    """Check and mend; what is to be printed where, and the exit status."""
    from .checking import mended
    from .report.summary import summary
    from .shelving import is_library, shelves

    books = shelves(path for path in asked.paths if is_library(path))
    rest = tuple(path for path in asked.paths if not is_library(path))
    gathered = _gather(rest, asked.csl, asked.bibliography, alone=bool(books))
    fresh = _ask(gathered, books, asked.library) if asked.online else {}
    checkup, found, accepted = _found(asked, gathered, books, fresh, cache)
    lines: list[str] = []
    if asked.mends:
        again = mended(gathered, books, lambda g, b: _found(asked, g, b, fresh, cache)[1], found, asked.unsafe_fixes)
        if asked.diff:
            return _differences(again.files, (*gathered.sources, *books))
        lines += _rewrite(again, (*gathered.sources, *books))
        gathered, books = again.gathered, again.shelves
        checkup, found, accepted = _found(asked, gathered, books, fresh, cache)
    if asked.output_format == "full":
        lines.append(summary(found, len(gathered.sources), checkup.stopped, not asked.mends))
        lines += [accepted.summary] if accepted else []
    status = FINDINGS if any(one.severity != "note" for one in found) else FINE
    text = _report(found, (*gathered.sources, *books), asked.output_format, checkup.looked_at)
    return text, "".join(f"{line}\n" for line in lines), status


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command check was asked for."""

    paths: tuple[Path, ...]
    fix: bool
    diff: bool
    unsafe_fixes: bool
    online: bool
    library: bool
    baseline: Path | None
    write_baseline: bool
    no_cache: bool
    output_format: str
    csl: str | None
    bibliography: tuple[Path, ...]

    @property
    def mends(self) -> bool:
        return self.fix or self.diff

    @property
    def reads_only(self) -> bool:
        """Whether nothing is written and nobody asked, so that what was said of the same files can be said again."""
        return not (self.mends or self.online or self.write_baseline)

    @property
    def looked_at(self) -> tuple[Path, ...]:
        return (*_looked_at(self.paths, self.csl, self.bibliography), *((self.baseline,) if self.baseline else ()))

    @property
    def words(self) -> tuple[object, ...]:
        """Everything that decides on what is said, but the files."""
        names = (*self.paths, self.baseline, self.csl, *self.bibliography)
        return ("check", *map(str, names), len(self.paths), self.library, self.output_format, _colour())

    def vet(self) -> None:
        """Refuse what cannot be meant."""
        if self.write_baseline and not self.baseline:
            raise click.UsageError("--write-baseline needs the file's name: --baseline FILE")
        if self.unsafe_fixes and not self.mends:
            raise click.UsageError("--unsafe-fixes goes with --fix or --diff")
        if self.write_baseline and self.mends:
            raise click.UsageError("mend first, then accept the rest: --write-baseline does not go with --fix or --diff")


def _found(
    asked: Asked, gathered: Gathered, books: tuple[Sources, ...], fresh: Answers, cache: Cache
) -> tuple[Checkup, Diagnostics, Compared | None]:
    """The checkup, what of it is to be said, and what the baseline accepts."""
    from .checking import check_all
    from .consulting import judged, remembered, subjects
    from .model.diagnostic import in_order

    with _progress("checking", len(gathered.sources)) as step:
        checkup = check_all(gathered, books, asked.library, step, _index(cache))
    about = subjects(checkup)
    answers = {**remembered(about), **fresh}
    said = in_order((*checkup.found, *judged(about, answers))) if answers else checkup.found
    accepted = _against(said, asked.baseline, asked.write_baseline) if asked.baseline else None
    return checkup, accepted.new if accepted else said, accepted


def _ask(gathered: Gathered, books: tuple[Sources, ...], library: bool) -> Answers:
    """Put the questions of what was gathered to the network, and write the answers into the lock files."""
    from .checking import check_all
    from .clock import today
    from .consulting import ask, subjects, tally

    about = subjects(check_all(gathered, books, library))
    with _progress("asking", sum(len(one.questions) for one in about)) as step:
        answers = ask(about, today(), step)
    click.echo(tally(about, answers), err=True)
    return answers


def _index(cache: Cache) -> Index:
    from .cache import Local
    from .indexing import Index

    return Index(cache.folder if isinstance(cache, Local) else None)


def _differences(files: dict[str, bytes], sources: Sequence[Sources]) -> tuple[str, str, int]:
    """What would be changed; the status says whether anything would."""
    from .checking import texts_of
    from .mending import difference

    before = texts_of(sources)
    text = "".join(difference(path, before[path], after) for path, after in sorted(files.items()))
    what = f"would change: {', '.join(sorted(files))}" if files else "there is nothing that can be mended by itself"
    return text, f"{what}\n", FINDINGS if files else FINE


def _rewrite(again: Amended, sources: Sequence[Sources]) -> list[str]:
    """Put the files that changed; what was done, in words."""
    from .checking import texts_of
    from .files import rewrite

    before = texts_of(sources)
    for path, after in sorted(again.files.items()):
        if not rewrite(Path(path), before[path], after):
            raise click.ClickException(f"{path} was changed meanwhile, and is left as it is: run the command again")
    return [f"mended {again.count} findings in {', '.join(sorted(again.files))}"] if again.files else []


def _against(found: Diagnostics, path: Path, write: bool) -> Compared:
    """The findings that a baseline does not accept; with write, all are accepted from now on."""
    from .baseline import baseline, compared
    from .files import bytes_of
    from .workspace import plant, shown

    folder = shown(path.parent)
    if write:
        plant(path.parent, [(path.name, baseline(found, folder))])
    data = bytes_of(path)
    if data is None:
        raise click.UsageError(f"there is no {path}: write it with --write-baseline")
    accepted = compared(found, data, folder)
    if accepted is None:
        raise click.UsageError(f"{path} is no baseline: write it anew with --write-baseline")
    return accepted


@cli.command(cls=Examples, epilog="""imprint build
    imprint build manuscripts/narrow-waters --to pdf
    imprint build paper.md --out paper-out --to pdf,epub,html,jats
    imprint build paper.md --edition review --anonymous""")  # fmt: skip
@PATHS
@click.option("--to", "formats", help=f"The formats to make; {','.join(FORMATS)} by default.")
@click.option("--edition", "editions", help=f"The PDF editions to make: {','.join(EDITIONS)}.")
@click.option("--anonymous", is_flag=True, help="The review edition without its authors.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Where to; out/ by default.")
@click.option(
    "--proof",
    type=click.Choice(["off", "report", "strict"]),
    default="report",
    show_default=True,
    help="Read the finished files again: say what is wrong in them, or (strict) let none of them out.",
)
@OUTPUT
@STYLE
@LIBRARY
@click.option(
    "--jobs", type=click.IntRange(1), help="How many articles at once; as many as there are cores by default."
)
@click.option("--untrusted", is_flag=True, help="Build only where the machine keeps manuscripts in a cage.")
@click.option("--cache", metavar="URL", help="A folder or URL (s3://…, memory://) that remembers what was built.")
@click.option("--no-cache", is_flag=True, help="Build everything anew, and remember nothing.")
@click.option("--scheduler", metavar="ADDRESS", help="Build on a Dask cluster: tcp://host:8786.")
@click.option("--explain", is_flag=True, help="Say of each article why it is built.")
def build(
    paths: tuple[Path, ...],
    formats: str | None,
    editions: str | None,
    anonymous: bool,
    out: Path | None,
    proof: str,
    output_format: str,
    csl: str | None,
    bibliography: tuple[Path, ...],
    jobs: int | None,
    untrusted: bool,
    cache: str | None,
    no_cache: bool,
    scheduler: str | None,
    explain: bool,
) -> None:
    """Make manuscripts into PDF, EPUB, HTML and JATS, and a journal into its site.

    A manuscript with an error gives nothing, and the others go on. What did not change is not built again.
    """
    from .unchanged import Before, Said

    if untrusted:
        _caged()
    way = _clustered(_way(out, jobs, proof, _cache(cache, no_cache)), scheduler, cache, no_cache)
    wanted = _wanted(formats, editions, anonymous)
    options = (wanted, bool(out), proof, output_format, csl, tuple(map(str, bibliography)), _colour())
    before = Before(way.cache, _looked_at(paths, csl, bibliography), way.out, options)
    said = before.said()
    if said is not None and explain:
        click.echo("nothing changed since the last build", err=True)
    if said is None:
        with _reachable():
            said = Said(*_build(_gather(paths, csl, bibliography), wanted, way, explain, output_format))
        before.note(said)
    click.echo(said.stdout, nl=False, color=_colour())
    click.echo(said.stderr, nl=False, err=True)
    sys.exit(said.status)


def _way(out: Path | None, jobs: int | None, proof: str, cache: Cache) -> Way:
    from .building import Way
    from .cache import Local

    if isinstance(cache, Local):
        cache.prune()
    return Way(out or Path("out"), bool(out), jobs or 0, proof, cache, _index(cache))


def _clustered(way: Way, scheduler: str | None, cache: str | None, no_cache: bool) -> Way:
    """The way over a cluster, if one is asked for: its workers and this command share the cache."""
    from dataclasses import replace

    from .cache import Local

    if not scheduler:
        return way
    where = cache or os.environ.get("IMPRINT_CACHE", "")
    if no_cache or where.startswith("memory:"):
        raise click.UsageError("--scheduler needs a cache that all workers reach: name a shared folder or s3://… by --cache")
    shared = str(way.cache.folder.resolve()) if isinstance(way.cache, Local) else where
    return replace(way, scheduler=scheduler, shared=shared)


def _looked_at(paths: tuple[Path, ...], csl: str | None, bibliography: tuple[Path, ...]) -> tuple[Path, ...]:
    style = (Path(csl),) if csl and csl.endswith(".csl") else ()
    return (*(paths or (Path("."),)), *style, *bibliography)


def _cache(url: str | None, none: bool) -> Cache:
    from .cache import NOWHERE, open_cache

    if none:
        return NOWHERE
    try:
        return open_cache(url or os.environ.get("IMPRINT_CACHE", ""))
    except ValueError as fault:
        raise click.UsageError(f"there can be no cache at {url}: {fault}") from None


def _build(
    gathered: Gathered, formats: tuple[str, ...], way: Way, explain: bool, output_format: str
) -> tuple[str, str, int]:
    """Build; what is to be printed where, and the exit status."""
    from dataclasses import replace

    from .building import build_all
    from .report.summary import counted

    way = replace(way, flat=way.flat or not _in_journal(gathered))
    told: Callable[[str], None] = (lambda why: click.echo(why, err=True)) if explain else (lambda _: None)
    with _progress("building", len(gathered.sources)) as step:
        outcome = build_all(gathered, formats, way, step, told)
    findings = _report(outcome.said, gathered.sources, output_format, [one.manuscript.path for one in gathered.sources])
    sums = [counted(outcome.said)] if output_format == "full" and outcome.said else []
    lines = "".join(f"{line}\n" for line in (*sums, outcome.summary))
    return findings, lines, FINDINGS if outcome.failed else FINE


@contextmanager
def _reachable() -> Iterator[None]:
    """Where a cluster cannot be used, the sentence that says why."""
    from .cluster import Unreachable

    try:
        yield
    except Unreachable as fault:
        raise click.UsageError(str(fault)) from None


def _caged() -> None:
    from .engine.cell import tried

    held = tried()
    if not held.enough:
        lacks = " nor ".join(
            word for word, holds in (("files", held.files), ("the network", held.calls or held.network)) if not holds
        )
        raise click.ClickException(f"this machine keeps no manuscript from {lacks}; `imprint doctor` says what is missing")


def _wanted(formats: str | None, editions: str | None, anonymous: bool) -> tuple[str, ...]:
    """The formats and editions to make, by the line's own names: "pdf" is the screen edition, "anonymous" a review."""
    asked = _chosen(formats, FORMATS, "--to") if formats else ()
    named = _chosen(editions, EDITIONS, "--edition") if editions else ()
    if anonymous and "review" not in named:
        raise click.UsageError("--anonymous goes with --edition review")
    own = {"screen": "pdf", "review": "anonymous" if anonymous else "review"}
    return tuple(dict.fromkeys((*asked, *(own.get(one, one) for one in named)))) or FORMATS


def _chosen(text: str, known: tuple[str, ...], option: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(one.strip().lower() for one in text.split(",") if one.strip()))
    unknown = [one for one in wanted if one not in known]
    if unknown or not wanted:
        raise click.BadParameter(f"{', '.join(unknown) or 'nothing'}: choose from {', '.join(known)}", param_hint=option)
    return wanted


def _in_journal(gathered: Gathered) -> bool:
    return gathered.journal is not None


def _gather(
    paths: tuple[Path, ...], csl: str | None, bibliography: Sequence[Path], alone: bool = False
) -> Gathered:
    """What the paths name; without any, the journal of the working folder, unless other things alone were asked for."""
    from .workspace import gather, shipped

    for path in paths:
        if not path.exists():
            raise click.UsageError(f"there is no {path}")
    if not paths and not alone and not Path("journal.toml").is_file():
        raise click.UsageError(
            "there is no journal.toml here: name a manuscript, or make a journal with `imprint init`"
        )
    return _overridden(gather(paths or (() if alone else (Path("."),)), shipped("styles")), csl, bibliography)


def _overridden(gathered: Gathered, csl: str | None, bibliography: Sequence[Path]) -> Gathered:
    """The sources with what the command line says in place of the manuscripts' own words."""
    from dataclasses import replace

    from .workspace import overridden

    return replace(gathered, sources=tuple(overridden(one, csl, bibliography) for one in gathered.sources))


def _report(
    found: Diagnostics, sources: Sequence[Sources], output_format: str, looked_at: Sequence[str] = ()
) -> str:
    from shutil import get_terminal_size

    from .report import Format, report
    from .report.plain import WIDTH

    texts = _texts(sources, found) if output_format == "full" else {}
    columns = get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    return report(found, texts, Format(output_format), _colour(), looked_at, columns)


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _texts(sources: Sequence[Sources], found: Diagnostics) -> dict[str, str]:
    """The texts that excerpts of findings are taken from."""
    shown = {one.path for finding in found for one in (finding.place, *(other.place for other in finding.related))}
    files = {file.path: file for one in sources for file in (one.manuscript, *one.files, *one.shared)}
    return {
        path: file.data.decode("utf-8", "replace").removeprefix("\ufeff")
        for path, file in files.items()
        if path in shown and b"\0" not in file.data[:512]
    }


@contextmanager
def _progress(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, nothing on a pipe."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda name: bar.update(task, advance=1, description=f"{what} {name[:32]:32}")


# ---------------------------------------------------------------- preview


@cli.command(cls=Examples, epilog="""imprint preview
    imprint preview manuscripts/narrow-waters --open
    imprint preview paper.md --port 8080""")  # fmt: skip
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=".", metavar="[PATH]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; any free one by default.")
@click.option("--open", "show", is_flag=True, help="Open the browser.")
def preview(path: Path, port: int, show: bool) -> None:
    """Show a journal, an article or a manuscript in the browser while it is written.

    Each save is set anew within a moment: text, printed pages and findings. Only this machine can see it.
    """
    from .serve import bound, preview

    try:
        listening = bound(port)
    except OSError as fault:
        raise click.UsageError(f"port {port} cannot be had: {fault.strerror}; leave --port out to get a free one") from fault
    preview(path, listening, show, lambda address: click.echo(f"{address}  (Ctrl-C ends it)"))


# ---------------------------------------------------------------- init and new


@cli.command(cls=Examples, epilog="imprint init my-journal")
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a journal's folder: masthead, styles, a library, and a sample to build and to change."""
    from .start import journal_tree
    from .workspace import plant

    if (folder / "journal.toml").exists():
        raise click.UsageError(f"{folder} is a journal already")
    count = plant(folder, journal_tree())
    click.echo(f"{count} files in {folder}. Now: cd {folder} && imprint build")


@cli.group()
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
    from .start import article_tree

    _plant_new(slug, lambda name: article_tree(name, title, authors, lang))


@new.command("author", cls=Examples, epilog='imprint new author ada-example --name "Ada Example"')
@click.argument("id")
@click.option("--name", required=True, help="Given and family name.")
def new_author(id: str, name: str) -> None:
    """Enter an author into the register: manuscripts/authors/ID.md."""
    from .start import author_tree

    _plant_new(id, lambda slug: author_tree(slug, name))


def _plant_new(name: str, tree: Callable[[str], tuple[tuple[str, bytes], ...]]) -> None:
    from .naming import slugify
    from .workspace import plant

    if not Path("journal.toml").is_file():
        raise click.UsageError("there is no journal.toml here: go to the journal's folder")
    if slugify(name) != name:
        raise click.UsageError(f"{name} cannot be part of an address; {slugify(name)} can")
    files = tree(name)
    for path, _ in files:
        if Path(path).exists():
            raise click.UsageError(f"{path} is there already")
    plant(Path("."), files)
    click.echo("\n".join(path for path, _ in files))


@cli.group()
def style() -> None:
    """The journal's citation styles."""


@style.command("add", cls=Examples, epilog="imprint style add ~/Downloads/apa.csl")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def style_add(file: Path) -> None:
    """Add a CSL style to styles/, after checking that it can be used."""
    from .start import add_style

    if not Path("journal.toml").is_file():
        raise click.UsageError("there is no journal.toml here: go to the journal's folder")
    name, faults = add_style(Path("."), file)
    if faults:
        raise click.UsageError(f"{faults[0].message}; {faults[0].hint}")
    click.echo(f'styles/{name}.csl is there; use it with csl: {name} (or style = "{name}" in journal.toml)')


# ---------------------------------------------------------------- doctor and explain


@cli.command()
def doctor() -> None:
    """Say what imprint finds on this machine, and what would mend what it does not."""
    from .doctor import examine

    findings = examine()
    for one in findings:
        click.echo(f"{'ok     ' if one.ok else 'missing'}  {one.name:24} {one.detail}")
        if not one.ok and one.remedy:
            click.echo(f"{'':9}{one.remedy}")
    sys.exit(FINE if all(one.ok or not one.needed for one in findings) else FINDINGS)


@cli.command(cls=Examples, epilog="imprint lsp")
@click.option("--stdio", is_flag=True, help="Speak on standard input and output, as it does in any case.")
def lsp(stdio: bool) -> None:
    """Serve an editor by the Language Server Protocol: findings as you type, completion of keys, hover, rename."""
    from .lsp.server import serve

    sys.exit(serve())


@cli.command(cls=Examples, epilog="""imprint explain unknown-key
    imprint explain""")  # fmt: skip
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Print a rule's manual page, or the names of all rules."""
    from .check import pages

    known = pages()
    if rule is None:
        for name, text in known:
            click.echo(f"{name:32} {text.strip().splitlines()[0]}")
        return
    page = dict(known).get(rule)
    if page is None:
        from difflib import get_close_matches

        near = get_close_matches(rule, [name for name, _ in known], 3)
        raise click.UsageError(f"there is no rule {rule}" + (f"; did you mean {' or '.join(near)}?" if near else ""))
    click.echo(f"# {rule}\n\n{page.strip()}")


def main(arguments: Sequence[str] | None = None) -> Any:
    """Run the command; a fault of imprint's own is said in one sentence, with the trace on request."""
    try:
        cli.main(args=list(arguments) if arguments is not None else None, prog_name="imprint", standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(INTERRUPTED)
    except Exception as fault:
        if said := _of_the_machine(fault):
            click.echo(f"imprint: {said}", err=True)
            sys.exit(FINDINGS)
        if "IMPRINT_TRACE" in os.environ:
            raise
        click.echo(
            f"imprint: internal error: {type(fault).__name__}: {fault} (set IMPRINT_TRACE=1 for the trace)", err=True
        )
        sys.exit(BUG)


def _of_the_machine(fault: Exception) -> str:
    """What the machine denied, in a sentence; "" where it is a fault of imprint's own."""
    from .putting import PutError

    return f"{fault}." if isinstance(fault, PutError) else ""


if __name__ == "__main__":
    main()
