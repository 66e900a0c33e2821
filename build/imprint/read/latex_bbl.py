r"""The list of works that BibTeX set beside a LaTeX text (.bbl), where the library that it was made of is not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from .latex_groups import GROUP

_LIBRARY = re.compile(r"(?<![\\%])\\bibliography\s*\{([^{}]+)\}")
_GROUP = rf"\s*\{{({GROUP})\}}"
_SAID: tuple[tuple[re.Pattern[str], str], ...] = (  # what styles of REVTeX, elsarticle and natbib define in it
    (re.compile(rf"\\(?:bibinfo|bibfield|href@noop)\s*\{{[^{{}}]*\}}{_GROUP}"), r"\1"),
    (re.compile(rf"\\(?:bibnamefont|citenamefont|bibfnamefont|bibinfo@X|natexlab|BibitemShut|bibAnnote\w*){_GROUP}"), r"\1"),
    (re.compile(r"\\(?:BibitemOpen|newblock|penalty\d+|urlprefix|eprint|Eprint)\b\s*"), ""),
    (re.compile(r"\bNoStop\b"), ""),
)


def with_set_list(tex: str, files: Mapping[str, bytes], name: str) -> str:
    r"""The text with the .bbl of its name in the place of a \\bibliography of which no library is there."""
    found = _LIBRARY.search(tex)
    data = files.get(posixpath.splitext(name)[0] + ".bbl", b"")
    if not found or b"\\begin{thebibliography}" not in data:
        return tex
    wanted = {one.strip().removesuffix(".bib") for one in found[1].split(",")}
    if wanted & {one.removesuffix(".bib") for one in files if one.endswith(".bib")}:
        return tex
    start, end = data.find(b"\\begin{thebibliography}"), data.rfind(b"\\end{thebibliography}")
    listed = data[start:end].decode("utf-8", "replace") + "\n\\end{thebibliography}\n"
    for _ in range(3):  # names of authors stand in fields of authors
        for pattern, said in _SAID:
            listed = pattern.sub(said, listed)
    return tex[: found.start()] + listed + tex[found.end() :]
