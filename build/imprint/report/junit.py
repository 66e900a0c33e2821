"""Findings as JUnit XML, which nearly every build server shows: a suite per file, a failed case per finding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from ..model.diagnostic import Diagnostic, Diagnostics, Severity
from .plain import concise

# What XML 1.0 (§ 2.2) cannot hold.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def junit(found: Diagnostics, looked_at: Iterable[str]) -> str:
    """All findings, and a passed case for each file without any; notes are passed cases that say something."""
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in looked_at}
    for one in found:
        by_path.setdefault(one.place.path, []).append(one)
    root = _element("testsuites", name="imprint", **_counts(found, sum(not said for said in by_path.values())))
    for path in sorted(by_path):
        root.append(_suite(path, by_path[path]))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(path: str, found: list[Diagnostic]) -> ElementTree.Element:
    suite = _element("testsuite", name=path, **_counts(found, not found), errors="0", skipped="0", time="0")
    if not found:
        suite.append(_element("testcase", name="nothing to mend", classname=path, time="0"))
    suite.extend(_case(one) for one in found)
    return suite


def _case(found: Diagnostic) -> ElementTree.Element:
    place = found.place
    name = f"{found.rule} ({place.line}:{place.column})"
    case = _element("testcase", name=name, classname=place.path, file=place.path, line=str(place.line), time="0")
    words = "\n".join(filter(None, (concise(found), found.hint, *(f"{o.place}: {o.message}" for o in found.related))))
    if found.severity is Severity.NOTE:
        inner = _element("system-out")
    else:
        inner = _element("failure", type=found.rule, message=found.message)
    inner.text = _NO_CHARACTER.sub("\ufffd", words)
    case.append(inner)
    return case


def _counts(found: Iterable[Diagnostic], sound: int) -> dict[str, str]:
    listed = list(found)
    failures = sum(one.severity is not Severity.NOTE for one in listed)
    return {"tests": str(len(listed) + sound), "failures": str(failures)}


def _element(tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.Element(tag, {name: _NO_CHARACTER.sub("\ufffd", text) for name, text in attributes.items()})
