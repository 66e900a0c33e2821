"""The plan of the house holds: floors, owners of packages, rules with pages and cases, and a manual that says what is."""

from __future__ import annotations

import ast
import re
import runpy
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from tests.cases_runner import FOLDER, read_cases

from imprint.check import RULES
from imprint.cli import cli, formats, statuses

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "build" / "imprint"
MODULES = sorted(PACKAGE.rglob("*.py"))
STAGES = ("read", "check", "number", "compose", "compare", "render", "proof", "publish")
PAGE_HEADINGS = ("## Why", "## Example", "## Use instead", "## Source")

# Functions of forty lines and more, and files of more than three hundred, each with its reason.
LONG_FUNCTIONS = {
    "compose/__init__.py:_edition": "one line for each of the edition's fields",
}
LONG_FILES = {
    "model/text.py": "the kinds of nodes, one after the other",
    "read/bibtex_tokens.py": "one tokenizer, read from top to bottom",
}


TESTS = Path(__file__).parent


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_every_room_stands_in_the_map() -> None:
    """A newcomer finds what is in the package from build/README.md: each folder, and each module beside them."""
    said = re.findall(r"`([\w*]+(?:\.py|/))`", (ROOT / "build" / "README.md").read_text(encoding="utf-8"))
    listed = [re.compile(re.escape(one).replace(r"\*", r"\w*")) for one in said]
    rooms = [f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")]
    modules = [path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")]
    assert [one for one in (*rooms, *modules) if not any(known.fullmatch(one) for known in listed)] == []


# ---------------------------------------------------------------- floors


def floor(room: str) -> int:
    """0 commands, 1 the preview's server, 2 the line as a whole, 3 stages, 4 engines that several stages share, 5 the model."""
    if room in ("model", "engine"):
        return 5 if room == "model" else 4
    if room in STAGES:
        return 3
    return {"__main__": -1, "cli": 0, "serve": 1, "lsp": 1}.get(room, 2)


def imports(path: Path) -> Iterator[tuple[str, ...]]:
    """The modules that a module imports, as parts: ("model", "text") of the package, ("lxml",) of others."""
    here = ("imprint", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (tuple(one.name.split(".")) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else ()
            module = (*base, *(node.module.split(".") if node.module else ()))
            yield from ((*module, one.name) for one in node.names)


def rooms(path: Path) -> set[str]:
    """The rooms of the package that a module imports from."""
    return {parts[1] for parts in imports(path) if parts[0] == "imprint" and len(parts) > 1} - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_go_down_only(path: Path) -> None:
    here = path.relative_to(PACKAGE).with_suffix("").parts[0]
    for room in rooms(path) - {here}:
        below = floor(room) > floor(here) or (floor(here) == floor(room) == 2)
        assert below, f"{name(path)} may not import {room}"


def test_a_neighbouring_stage_would_be_seen() -> None:
    assert floor("read") == floor("render") == 3, "equal floors never import each other"
    assert floor("cli") < floor("pipeline") < floor("read") < floor("engine") < floor("model")


def test_the_model_imports_the_standard_library_only() -> None:
    for path in MODULES:
        if name(path).startswith("model/"):
            foreign = {parts[0] for parts in imports(path)} - sys.stdlib_module_names
            assert foreign <= {"imprint"} and rooms(path) <= {"model"}, name(path)


# ---------------------------------------------------------------- packages and their owners


def owners() -> dict[str, set[str]]:
    """Import name → modules, from the table of docs/dependencies.md."""
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| `(\w+)` \| (.*?) \|", text, re.M)
    return {imported: set(re.findall(r"`([\w/.*]+)`", modules)) for _, imported, modules in rows}


def test_each_package_is_imported_by_its_owners_only() -> None:
    table = owners()
    assert table, "docs/dependencies.md has no table"
    for path in MODULES:
        for package in {parts[0] for parts in imports(path)} - sys.stdlib_module_names - {"imprint"}:
            allowed = table.get(package, set())
            fits = any(re.fullmatch(one.replace("*", "[^/]*"), name(path)) for one in allowed)
            assert fits, f"{name(path)} imports {package}, which belongs to {sorted(allowed) or 'nobody: docs/dependencies.md'}"


def test_every_package_of_the_table_is_used() -> None:
    used = {parts[0] for path in MODULES for parts in imports(path)}
    assert set(owners()) <= used


def test_the_table_names_the_dependencies_of_the_project() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    named = {row.lower().replace("_", "-") for row in re.findall(r"^\| `([\w-]+)` \| `\w+` \|", text, re.M)}
    block = re.search(r"^dependencies = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M | re.S)
    assert block
    wanted = {one.lower().replace("_", "-") for one in re.findall(r'"([\w-]+)', block[1])}
    assert wanted <= named, f"not in docs/dependencies.md: {sorted(wanted - named)}"


# ---------------------------------------------------------------- rules


def rule_names() -> set[str]:
    return {rule.RULE.name for rule in RULES}


SPEAKERS = frozenset(("Diagnostic", "Flaw", "Fault", "say", "_say", "_said", "said", "fault", "_fault"))
KEBAB = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")


def spoken(path: Path) -> Iterator[tuple[str, int]]:
    """The rules that a module says by name: the first argument of a finding, or what is put into a variable "rule"."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and node.args and _called(node) in SPEAKERS:
            yield from _literals(node.args[0])
        if isinstance(node, ast.Call):
            yield from (one for keyword in node.keywords if keyword.arg == "rule" for one in _literals(keyword.value))
        if isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id == "rule" for one in node.targets):
            yield from _literals(node.value)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _literals(node: ast.expr) -> Iterator[tuple[str, int]]:
    parts = (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,)
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and KEBAB.fullmatch(part.value):
            yield part.value, part.lineno


def test_every_rule_that_is_spoken_has_a_page() -> None:
    silent = {f"{rule} ({name(path)}:{line})" for path in MODULES for rule, line in spoken(path) if rule not in rule_names()}
    assert not silent, "no file in check/rules for: " + ", ".join(sorted(silent))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.RULE.name)
def test_every_rule_has_its_file_and_its_page(rule: object) -> None:
    doc = getattr(rule, "__doc__", "") or ""
    module = str(getattr(rule, "__name__", "")).rsplit(".", 1)[-1]
    assert module == rule.RULE.name.replace("-", "_")  # type: ignore[attr-defined]
    missing = [heading for heading in PAGE_HEADINGS if f"\n{heading}\n" not in doc]
    assert not missing, f"{module} has no {', '.join(missing)}"


def test_the_pages_of_the_rules_are_made_anew() -> None:
    """docs/rules is what docs/make-rules makes of the docstrings."""
    made = runpy.run_path(str(ROOT / "docs" / "make-rules"), run_name="pages")["made"]()
    there = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert there == made, "run docs/make-rules"


def test_every_rule_is_seen_to_fire_and_not_to_fire() -> None:
    """In tests/cases: named in a finding of a block "said", and in the words of such a block that has no such finding."""
    blocks = [block for path in FOLDER.glob("*.md") for case in read_cases(path) for block in case.expected]
    said = [block for block in blocks if block.kind == "said"]
    fired = {rule for block in said for rule in re.findall(r"(?:error|warning|note)\[([\w-]+)\]", block.text)}
    silent = {word for block in said for word in block.words if f"[{word}]" not in block.text}
    rooms = ("gathering", "cache", "front_matter", "editions", "proof", "online", "packed", "issues", "validating", "designs")
    others = "".join((TESTS / f"test_{room}.py").read_text(encoding="utf-8") for room in rooms)
    gathering = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', others))
    fired, silent = fired | gathering, silent | gathering
    assert not rule_names() - fired, f"never seen to fire: {', '.join(sorted(rule_names() - fired))}"
    assert not rule_names() - silent, f"never seen not to fire: {', '.join(sorted(rule_names() - silent))}"


# ---------------------------------------------------------------- the manual of the commands


def commands(group: click.Group = cli, before: str = "imprint") -> Iterator[tuple[str, click.Command]]:
    for called, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {called}")
        else:
            yield f"{before} {called}", command


def manual() -> str:
    return (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def sections() -> dict[str, str]:
    parts = re.split(r"^## (.*)$", manual(), flags=re.M)
    return {heading.strip(" `"): text for heading, text in zip(parts[1::2], parts[2::2], strict=True)}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_findings_speak_alike(path: Path) -> None:
    """A message and a hint begin like the middle of a sentence, and end without a stop; what they quote keeps its own."""
    sentences = re.compile(r"(?:\S+: \w+\[[a-z-]+\] | +help: )((?:The|An?|This|There|That|No|Write|Put|Did|Known|Say|Save) .*|[^:]*\w{4}\.)")
    assert not [line for line in path.read_text(encoding="utf-8").splitlines() if sentences.fullmatch(line)]


def test_the_manual_has_a_section_for_every_command() -> None:
    assert {heading for heading in sections() if heading.startswith("imprint ")} == {called for called, _ in commands()}


@pytest.mark.parametrize(("called", "command"), list(commands()), ids=lambda one: one if isinstance(one, str) else "")
def test_the_manual_has_every_option(called: str, command: click.Command) -> None:
    options = {word for one in command.params if isinstance(one, click.Option) for word in one.opts}
    written = set(re.findall(r"(?<!\w)--?[a-z][a-z-]*(?=[ `,|])", sections().get(called, "")))
    assert options <= written, f"docs/commands.md does not say {sorted(options - written)}"
    assert {one for one in written if one.startswith("--")} <= options | {"--help"}, "docs/commands.md says more than there is"


def test_the_manual_has_the_exit_statuses() -> None:
    rows = {int(number) for number in re.findall(r"^\| (\d+) \|", sections()["Exit statuses"], re.M)}
    assert rows == {statuses.FINE, statuses.FINDINGS, statuses.USAGE, statuses.BUG} | {statuses.INTERRUPTED, statuses.CLOSED, statuses.TERMINATED}


def test_the_manual_has_the_formats() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", sections()["Formats"], re.M))
    assert named == set(formats.FORMATS)


def test_the_manual_has_the_formats_of_findings() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", sections()["Findings"], re.M))
    choices = next(one.type for one in cli.commands["check"].params if one.name == "output_format")
    assert isinstance(choices, click.Choice)
    assert named == set(choices.choices)


# ---------------------------------------------------------------- hand


def test_modules_open_with_a_sentence() -> None:
    bare = [name(path) for path in MODULES if tree(path).body and not ast.get_docstring(tree(path))]
    assert not bare


def test_functions_are_short() -> None:
    long = {
        f"{name(path)}:{node.name}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _length(node) >= 40
    }
    assert long == set(LONG_FUNCTIONS), "shorten them, or remove from the list what is short by now"


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_files_are_short() -> None:
    long = {name(path) for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 300}
    assert long == set(LONG_FILES), "part them, or remove from the list what is short by now"


# Put together here, so that this file does not say them itself.
MACHINE = re.compile(
    "|".join(
        (
            r"(?<![\w.])/" + r"work/(?:main|shared|\.)",
            r"/" + r"tmp/(?:probe|plan|bash_jobs)",
            r"(?<![\w./])/" + r"root/",
            "py" + r"pi\.org",
            "python" + r"hosted\.org",
            "registry" + r"\.npm",
            "npm" + r"js\.(?:org|com)",
            "crates" + r"\.io",
            "deb\\." + r"debian\.org",
            "proxy\\." + r"golang\.org",
        )
    )
)
PASSED_OVER = frozenset((".git", ".venv", "out", "node_modules", "dist", "__pycache__"))
TEXTS = frozenset(
    ".py .md .toml .txt .yml .yaml .bib .csl .css .html .xhtml .xml .svg .tex .sh .json .cfg .opf .ncx .in".split()
)


def committed() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part in PASSED_OVER or (part.startswith(".") and part != ".ci" and i == 0) or part.endswith("_cache")
                     for i, part in enumerate(parts))  # fmt: skip
        if not hidden and path.is_file() and (path.suffix in TEXTS or not path.suffix):
            yield path


def test_no_text_names_a_machine_or_a_registry() -> None:
    found = []
    for path in committed():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if MACHINE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert not found, "\n".join(found)


def test_the_build_folder_is_no_package() -> None:
    """A build/__init__.py would hide the packager of that name."""
    assert not (ROOT / "build" / "__init__.py").exists()
