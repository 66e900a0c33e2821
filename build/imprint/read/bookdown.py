r"""R Markdown's bookdown and papaja before pandoc reads them: labels as (\#fig:a), references as \@ref(fig:a), pictures in cells.

Bookdown's manual, 2.2 (Markdown extensions), 2.4 (figures), 2.5 (tables), 2.6 (cross-references).
"""

from __future__ import annotations

import re

_SIGNS = ("\\@ref(", "(\\#", "include_graphics", "(ref:", "# (APPENDIX)", "# (PART)")
_REFERENCE = re.compile(r"\\@ref\(([\w:./-]+)\)")
_LABEL = r"\(\\#((?:fig|tab|eq):[\w./-]+)\)"
_CAPTION = re.compile(rf"(\\caption(?:\[[^\]]*\])?\{{(?:[^{{}}]|\{{(?:[^{{}}]|\{{[^{{}}]*\}})*\}})*)\}}\s*{_LABEL}")
_TABLE = re.compile(rf"^((?:Table)?:[ \t]*){_LABEL}[ \t]*((?:[^\n]+\n?)+)", re.M)
_EQUATION = re.compile(_LABEL)
_WORDS = re.compile(r"^\(ref:([\w-]+)\)[ \t]+([^\n]+(?:\n(?!\n)[^\n]+)*)\n?", re.M)
_USE = re.compile(r"\(ref:([\w-]+)\)")
_CELL = re.compile(
    r"^(?P<fence>`{3,})[ \t]*\{r(?P<options>[^}\n]*)\}[ \t]*\n(?P<code>.*?)(?:^(?P=fence)[ \t]*$\n?|\Z)", re.M | re.S
)
_PICTURES = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:knitr::)?include_graphics\((?P<files>(?:[^()]|\([^()]*\))*)\)\s*")
_STRING = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_OPTION = re.compile(r"([\w.-]+)\s*=\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^,\s]+)")
_PIPED = re.compile(r"^#\|[ \t]*([\w.-]+):[ \t]*(.*?)[ \t]*$", re.M)
_STATEMENT = re.compile(
    r"^(:{3,}[ \t]*)\{\.(theorem|lemma|corollary|proposition|conjecture|definition|example|exercise|remark)[ \t]+#([\w-]+)"
    r"([^}\n]*)\}[ \t]*$",
    re.M,
)
_KINDS = {
    "theorem": "thm", "lemma": "lem", "corollary": "cor", "proposition": "prp", "conjecture": "cnj", "definition": "def",
    "example": "exm", "exercise": "exr", "remark": "rem",
}  # fmt: skip
_SHORT = ("thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "rem")
_APPENDIX = re.compile(r"^# \(APPENDIX\)[^\n]*$", re.M)
_PART = re.compile(r"^# \(PART\\?\*?\)[ \t]*", re.M)


def spoken(markdown: str) -> str:
    """A manuscript of bookdown in pandoc's Markdown; any other as it is."""
    if not any(sign in markdown for sign in _SIGNS):
        return markdown
    words = {found[1]: " ".join(found[2].split()) for found in _WORDS.finditer(markdown)}
    said = _CELL.sub(_pictures, _WORDS.sub("", markdown))
    said = _USE.sub(lambda found: words.get(found[1], found[0]), said)
    said = _TABLE.sub(lambda found: f"{found[1]}{found[3].rstrip()} {{#{found[2]}}}\n", _CAPTION.sub(r"\1\\label{\2}}", said))
    said = _STATEMENT.sub(lambda found: f"{found[1]}{{#{_KINDS[found[2]]}-{found[3]}{_named(found[4])}}}", said)
    said = _PART.sub("# ", _APPENDIX.sub(r"\\appendix", _EQUATION.sub(r"\\label{\1}", said)))
    return _REFERENCE.sub(lambda found: f"\\ref{{{_target(found[1])}}}", said)


def _target(name: str) -> str:
    kind, colon, label = name.partition(":")
    return f"{kind}-{label}" if colon and kind in _SHORT else name


def _named(options: str) -> str:
    found = re.search(r"name\s*=\s*(\"[^\"]*\"|'[^']*')", options)
    return f" name={found[1]}" if found else ""


def _pictures(found: re.Match[str]) -> str:
    """A cell that only shows pictures that lie in the folder, as a figure; any other cell as it is."""
    shown = _PICTURES.fullmatch(_PIPED.sub("", found["code"]))
    files = [one or other for one, other in _STRING.findall(shown["files"])] if shown else []
    if not files or any("." not in one for one in files):
        return found[0]
    options = {key: value.strip("\"'") for key, value in (*_OPTION.findall(found["options"]), *_PIPED.findall(found["code"]))}
    first = re.match(r"[ \t,]*([\w./-]+)[ \t]*(?:,|$)", found["options"])
    label = options.get("label") or (first[1] if first else "")
    caption = re.sub(r"\\\\", r"\\", options.get("fig.cap") or options.get("fig-cap") or "")
    alt = options.get("fig.alt") or options.get("fig-alt") or ""
    width = options.get("out.width") or options.get("out-width") or ""
    given = [f"width={width}"] if re.fullmatch(r"\d+(?:\.\d+)?(?:%|cm|mm|in|px)", width) else []
    given += ['fig-alt="' + alt.replace('"', "'") + '"'] if alt else []
    figure = f"{{#fig:{label}}}" if label and caption else ""
    if len(files) > 1:
        inside = "\n\n".join(f"![]({one})" for one in files)
        return f"::: {figure or '{.pictures}'}\n{inside}\n\n{caption}\n:::\n"
    attributes = " ".join([*([f"#fig:{label}"] if figure else []), *given])
    return f"![{caption}]({files[0]})" + (f"{{{attributes}}}" if attributes else "") + "\n"
