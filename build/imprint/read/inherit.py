"""What an entry takes over from others by xdata and crossref (BibLaTeX 3.20, § 2.4.1, appendix B), with a cycle guard.

Field names become BibLaTeX's own first (journal → journaltitle, address → location …), so that parent and child agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from ..model.diagnostic import Diagnostic, Fix, Related, Severity
from ..model.work import Entry, Field
from .granular import filled, missing

ALIASES = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "primaryclass": "eprintclass",
    "school": "institution",
    "hyphenation": "langid",
}
_CHANGED = frozenset((*ALIASES, "xdata", "crossref"))
_NEVER = frozenset((
    "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related",
    "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey", "keywords", "file",
    "abstract", "annotation",
))  # fmt: skip
_TITLES = ("title", "subtitle", "titleaddon")
_UNMAPPED = frozenset((*_TITLES, "shorttitle", "sorttitle", "indextitle", "indexsorttitle"))
_MULTI = frozenset(("mvbook", "mvcollection", "mvreference", "mvproceedings"))
_IN_BOOK = frozenset(("inbook", "bookinbook", "suppbook"))
_INSIDE = _IN_BOOK | {"incollection", "inreference", "suppcollection", "inproceedings", "conference"}
_ARTICLES = frozenset(("article", "suppperiodical", "review"))
_DATES = frozenset(("date", "year", "month", "day"))
_DEEPEST = 12
_LONGEST = 1_000  # entries of a circle that is looked for


class Keyed(dict[str, Entry]):
    """Entries by their keys, which are also found in other capitals."""

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {key.lower(): key for key in reversed(self)}

    @cached_property
    def shares(self) -> bool:
        """Whether any of these libraries speaks of xdata, by which single values are shared."""
        texts = {id(one.fields[0].lines): one.fields[0].lines.text for one in self.values() if one.fields}
        return any("xdata" in text or "XDATA" in text for text in texts.values())

    @cached_property
    def circling(self) -> frozenset[str]:
        """The keys of entries from which references lead round in a circle; nearly always none."""
        led: dict[str, list[str]] = defaultdict(list)
        open_ends: dict[str, int] = {}
        for key, entry in self.items():
            parents = [there for named in _ancestors(entry) if (there := _there(named, self))]
            open_ends[key] = len(parents)
            for parent in parents:
                led[parent].append(key)
        ended = [key for key, count in open_ends.items() if not count]
        while ended:  # what is led to by nothing but ends is an end itself
            for key in led.get(ended.pop(), ()):
                open_ends[key] -= 1
                if not open_ends[key]:
                    ended.append(key)
        return frozenset(key for key, count in open_ends.items() if count)

    def near(self, key: str) -> str:
        """The key that differs in nothing but capitals, or ""."""
        return self._folded.get(key.lower(), "")


def resolve(entry: Entry, by_key: Mapping[str, Entry]) -> Entry:
    """The entry with BibLaTeX's field names and everything it inherits; what it has itself always counts."""
    shares = not isinstance(by_key, Keyed) or by_key.shares
    if not shares and len(entry.names) == len(entry.fields) and entry.names.isdisjoint(_CHANGED):
        return entry  # it inherits nothing, and has all its fields once by their own names
    return _resolved(entry, by_key, frozenset((entry.key,)))


def _resolved(entry: Entry, by_key: Mapping[str, Entry], seen: frozenset[str]) -> Entry:
    whole = filled(entry, by_key)
    fields = {field.name: field for field in _renamed(whole) if field.value.strip()}
    own = replace(entry, fields=tuple(fields.values()))
    if not {"xdata", "crossref"} & fields.keys() or len(seen) > _DEEPEST:
        return own
    for name in references(own, "xdata"):
        key = _there(name, by_key)
        if key and key not in seen:
            parent = _resolved(by_key[key], by_key, seen | {key})
            _add(fields, {field.name: field for field in parent.fields})
    for name in references(own, "crossref"):
        key = _there(name, by_key)
        if key and key not in seen:
            parent = _resolved(by_key[key], by_key, seen | {key})
            _add(fields, inherited(parent, own))
    return replace(entry, fields=tuple(fields.values()))


def _there(key: str, by_key: Mapping[str, Entry]) -> str:
    """The key of the entry that a reference means: in other capitals too, as BibTeX has it; "" for none."""
    return key if key in by_key else by_key.near(key) if isinstance(by_key, Keyed) else ""


def _renamed(entry: Entry) -> Iterator[Field]:
    """The fields by BibLaTeX's names; where an entry has both, its own name counts.

    Publishers' exports give the publisher's address and, as location, the place of the conference.
    """
    names = {field.name for field in entry.fields}
    both = {"address", "location"} <= names
    for field in entry.fields:
        name = "venue" if both and field.name == "location" else ALIASES.get(field.name, field.name)
        if name == field.name or name not in names or both:
            yield field if name == field.name else field._replace(name=name)


def _add(fields: dict[str, Field], more: Mapping[str, Field]) -> None:
    """Fields that are not there yet; a date of one's own keeps every part of the parent's away."""
    dated = bool(_DATES & fields.keys())
    for name, field in more.items():
        if not (dated and name in _DATES):
            fields.setdefault(name, field)


def references(entry: Entry, name: str) -> tuple[str, ...]:
    """The keys named in a field such as xdata."""
    value = entry.value(name)
    return (
        tuple(key.strip() for key in value.split(",") if key.strip())
        if name != "crossref"
        else (value.strip(),) * bool(value)
    )


def inherited(parent: Entry, child: Entry) -> dict[str, Field]:
    """What a parent gives a child, by the names that it has there."""
    prefix = _prefix(parent.type, child.type)
    given: dict[str, Field] = {}
    for field in parent.fields:
        name = field.name
        if name in _NEVER:
            continue
        if prefix and name in _UNMAPPED:
            if name in _TITLES:
                new = name.replace("title", prefix + "title") if name != "titleaddon" else prefix + "titleaddon"
                new = prefix + "subtitle" if name == "subtitle" else new
                given[new] = field._replace(name=new)
            continue
        given[name] = field
    if parent.type in ("book", "mvbook") and child.type in _IN_BOOK and "author" in given:
        given["bookauthor"] = given["author"]._replace(name="bookauthor")
    return given


def _prefix(parent: str, child: str) -> str:
    """What a parent's titles become: the child's main, book or journal title; "" where they stay titles."""
    if parent in _MULTI and child not in _MULTI:
        return "main"
    if child in _INSIDE and parent not in _INSIDE:
        return "journal" if parent == "periodical" else "book"
    if child in _ARTICLES and parent == "periodical":
        return "journal"
    return ""


# ---------------------------------------------------------------- faults


# What names other entries, and how grave it is where one is not there: BibLaTeX's related entries print nothing in CSL.
_REFERRING = {
    "xdata": Severity.ERROR, "crossref": Severity.ERROR, "entryset": Severity.ERROR, "xref": Severity.WARNING,
    "related": Severity.NOTE,
}  # fmt: skip


def crossref_findings(entry: Entry, by_key: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    """References of an entry to entries that are not there, and a chain of references that comes back to it."""
    if not isinstance(by_key, Keyed) or by_key.shares:
        yield from _unshared(entry, by_key)
    if entry.names.isdisjoint(_REFERRING):
        return
    for name in _REFERRING:
        for field in entry.fields:
            if field.name == name:
                yield from _missing(entry, field, by_key)
    yield from _cycle(entry, by_key)
    for parent in _parents(entry, by_key):
        for name in ("xdata", "crossref"):
            if there := parent.field(name):
                yield from _missing(parent, there, by_key)


def _parents(entry: Entry, by_key: Mapping[str, Entry]) -> Iterator[Entry]:
    """The entries from which an entry inherits, and theirs, each once."""
    seen, some = {entry.key}, [entry]
    for _ in range(_DEEPEST):
        names = (_there(name, by_key) for one in some for name in _ancestors(one))
        some = [by_key[key] for key in dict.fromkeys(names) if key and key not in seen]
        seen.update(one.key for one in some)
        yield from some


def _ancestors(entry: Entry) -> tuple[str, ...]:
    """The names that an entry has for those it inherits from."""
    return (*references(entry, "xdata"), *references(entry, "crossref"))


def _unshared(entry: Entry, by_key: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    """Single values that @xdata entries should give and do not have."""
    for field, reference in missing(entry, by_key):
        message = f"{field.name} of {entry.key} takes over {reference}, which no library has"
        hint = "write the entry's key, its field and, in a list, the number: xdata=press-location-2"
        at = field.raw.find(reference)
        place = field.at(at, at + len(reference)) if at >= 0 else field.place
        yield Diagnostic("crossref-target-missing", Severity.ERROR, place, message, hint)


def _missing(entry: Entry, field: Field, by_key: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    for key in references(entry, field.name):
        if key in by_key or "{" in key:
            continue
        if near := _there(key, by_key):
            yield _in_capitals(entry, field, key, near)
            continue
        severity = _REFERRING[field.name]
        message = f"the {field.name} of {entry.key} names {key}, which no library has"
        hint = f"add {key} to the library, or write its fields into {entry.key}"
        yield Diagnostic("crossref-target-missing", severity, field.place, message, hint)


def _in_capitals(entry: Entry, field: Field, key: str, near: str) -> Diagnostic:
    """BibTeX takes keys that differ by case for one, biber does not."""
    message = f"the {field.name} of {entry.key} names {key}, which no library has but as {near}; that is taken"
    fixes = (Fix(field.place, near),) if field.raw == key else ()
    return Diagnostic("crossref-target-missing", Severity.WARNING, field.place, message, f"write {near}", (), fixes)


def _cycle(entry: Entry, by_key: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    """Only the entries on the cycle have the fault: of those that lead to it, nothing is said."""
    if isinstance(by_key, Keyed) and entry.key not in by_key.circling:
        return
    trail: list[Entry] = []
    waiting = [(entry, 0)]
    seen: set[str] = set()
    while waiting and len(seen) < _LONGEST:
        here, depth = waiting.pop()
        del trail[depth:]
        trail.append(here)
        for name in ("xdata", "crossref"):
            for key in (_there(named, by_key) for named in references(here, name)):
                if key == entry.key:
                    yield _circle(trail, name)
                    return
                if key in by_key and key not in seen:
                    seen.add(key)
                    waiting.append((by_key[key], len(trail)))


def _circle(trail: list[Entry], name: str) -> Diagnostic:
    entry = trail[0]
    field = entry.field("crossref", "xdata") or entry.field(name)
    place = field.place if field else entry.key_place
    chain = " → ".join([*(member.key for member in trail), entry.key])
    related = tuple(Related(member.key_place, f"{member.key} stands here") for member in trail[1:])
    message = f"the entry {entry.key} inherits from itself: {chain}"
    return Diagnostic("crossref-cycle", Severity.ERROR, place, message, "take one of these references out", related)
