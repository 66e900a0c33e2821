"""What makes an article: every file, setting and tool that goes into its edition and its artefacts, each by its digest."""

from __future__ import annotations

import hashlib
import platform
import shutil
from functools import cache
from pathlib import Path

from .fonts_installed import fonts_digest
from .model.coverage import Coverage
from .model.packing import exact
from .model.retraction import Retractions
from .model.stages import SourceFile, Sources
from .pipeline import Job

Parts = tuple[tuple[str, str], ...]  # what it is, in words → its digest

_PACKAGES = (
    "weasyprint", "pydyf", "tinycss2", "cssselect2", "fonttools", "pypandoc_binary", "pillow", "lxml", "jinja2", "pygments",
    "uharfbuzz", "ziamath", "ziafont", "bibtexparser", "pyphen",
)  # fmt: skip
_PROGRAMS = ("pdftocairo", "gs")
# What formats take of the design, by the beginnings of the names of templates and style sheets; the others are PDFs.
# An EPUB says where the printed pages begin, so print's design decides on it too.
_PRINT = (("pdf.html", "pdf/", "page-"), ("print.css", "print/"))
_TEMPLATES = {
    "epub": ("epub/", *_PRINT[0]), "html": ("page.html", "article.html", "head-metadata.html"), "jats": ("none",),
    "docx": ("docx/",),
}  # fmt: skip
_SHEETS = {
    "epub": ("epub.css", "highlight.css", *_PRINT[1]), "html": ("web.css", "highlight.css"), "jats": ("none",), "docx": ("none",),
}  # fmt: skip
_PROOF = ("proof.html", "proof-validators.html")


def digest(*parts: object) -> str:
    """SHA-256, hexadecimal, of values of the model and plain ones."""
    return hashlib.sha256(exact(parts)).hexdigest()


@cache
def tools() -> str:
    """The digest of imprint's own code and of the versions of the packages and programs that it works with."""
    code = hashlib.sha256()
    for path in sorted(one for kind in ("*.py", "*.lua", "*.mjs") for one in Path(__file__).parent.rglob(kind)):
        code.update(path.name.encode() + path.read_bytes())
    found = [shutil.which(name) or "" for name in _PROGRAMS]
    programs = [(path, Path(path).stat().st_size) if path else ("", 0) for path in found]
    return digest(code.hexdigest(), platform.python_version(), tuple(map(_version, _PACKAGES)), tuple(programs))


@cache
def station() -> str:
    """The digest of what a machine makes articles with: where two agree, they make the same of the same."""
    return digest(tools(), fonts_digest())


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # heavy, and for builds alone

    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def contents_of(sources: Sources) -> Parts:
    """What decides on an article in any format."""
    files = (sources.manuscript, *sources.files, *sources.shared)
    return (*((one.path, _file(one)) for one in files), *_settings(sources))


def _settings(sources: Sources) -> Parts:
    return (
        ("the journal's settings", digest(sources.journal, sources.standalone)),
        ("the choice of rules", digest(sources.levels, sources.allowed)),
        ("the command line", digest(sources.csl, sources.libraries, sources.slug, sources.format)),
        ("its pages in the issue", digest(sources.pages)),
        ("translations of it", digest(sources.translations)),
        ("similar articles", digest(sources.similar)),
        ("the list of retractions", _retractions(sources.retractions)),
    )


def looks_of(job: Job) -> Parts:
    """What decides on how an article looks in the formats of a job."""
    templates = [one for format in job.formats for one in _TEMPLATES.get(format, _PRINT[0])]
    templates += _PROOF if job.proof != "off" else ()
    sheets = tuple(one for format in job.formats for one in _SHEETS.get(format, _PRINT[1]))
    texts = (
        *((f"styles/templates/{name}", text) for name, text in job.design.templates if name.startswith(tuple(templates))),
        *((f"styles/{name}", text) for name, text in job.design.stylesheets if name.startswith(sheets)),
    )
    return (
        *((name, _text(text)) for name, text in texts),
        ("the formats asked for", digest(job.formats, job.folders, job.proof, job.papers)),
        ("the printer's profile", digest(job.design.profile)),
        ("the installed fonts", digest(_coverage(job.sources.glyphs), fonts_digest())),
        ("imprint or its tools", tools()),
    )


def _file(file: SourceFile) -> str:
    return digest(file.name, hashlib.sha256(file.data).hexdigest())


@cache
def _text(text: str) -> str:
    return digest(text)


@cache
def _coverage(glyphs: Coverage) -> str:
    return digest(glyphs)


@cache
def _retractions(retractions: Retractions) -> str:
    return digest(retractions)


def differences(before: Parts, now: Parts) -> str:
    """What changed, in words: "refs.bib, the journal's settings"."""
    old, new = dict(before), dict(now)
    changed = [name for name in new if name in old and old[name] != new[name]]
    come = [f"{name} is new" for name in new if name not in old]
    gone = [f"{name} is gone" for name in old if name not in new]
    return ", ".join(dict.fromkeys((*(f"{name} changed" for name in changed), *come, *gone)))
