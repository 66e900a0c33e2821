"""Where everything of the archive stands: paths below its root, from which all addresses are made."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from urllib.parse import quote, urlsplit

from ..model.edition import Edition
from ..model.people import Person


def issue_path(volume: str, number: str) -> str:
    """The folder of an issue: "5/1/"."""
    return f"{_segment(volume)}/{_segment(number)}/"


def article_path(edition: Edition, slug: str = "") -> str:
    """The folder of an article (or of a translation of it, by its slug): "5/1/slug/", "articles/slug/" in no issue."""
    place = issue_path(edition.volume, edition.issue) if edition.volume and edition.issue else "articles/"
    return f"{place}{slug or edition.slug}/"


def person_slug(person: Person) -> str:
    """A person's name in addresses: of the register, else of the name, else of its digest."""
    name = person.named_in("").name.full
    return _segment(person.id, "") or _segment(name, "") or f"author-{_digest(name)}"


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def _segment(words: str, otherwise: str = "-") -> str:
    """Words as one segment of a path: a to z, digits and hyphens."""
    bare = unicodedata.normalize("NFKD", words.replace("ı", "i")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:80] or otherwise


def relative(target: str, here: str) -> str:
    """The address of one path from the page of another folder: "../../" + … ; the folder itself is "./"."""
    found = posixpath.relpath(f"/{target}", f"/{here}")
    folder = target == "" or target.endswith("/")
    return quote(found) + ("/" if folder else "")


def absolute(base: str, path: str) -> str:
    """The full address of a path, "" where the journal has none (or one that is not of the web)."""
    root = urlsplit(base.strip())
    if root.scheme.lower() not in ("http", "https") or not root.netloc:
        return ""
    return f"{root.scheme.lower()}://{root.netloc}{root.path.rstrip('/')}/{quote(path)}"


def web(address: str) -> str:
    """An address if it is one of the web, else ""."""
    return address.strip() if re.match(r"^https?://[^\s\"'<>]+$", address.strip(), re.IGNORECASE) else ""


def doi_name(doi: str) -> str:
    """A DOI without the resolver before it, "" where it is none."""
    found = re.search(r"10\.\d{4,9}/\S+", doi.strip())
    return found[0] if found else ""


def doi_address(doi: str) -> str:
    name = doi_name(doi)
    return f"https://doi.org/{quote(name, safe='/()')}" if name else ""
