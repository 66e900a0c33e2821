r"""Commands of LaTeX that set type or pages and say nothing: what is raw and no more than these is left out in silence."""

from __future__ import annotations

from .latex_groups import GROUP

_ALONE = """
newpage clearpage cleardoublepage pagebreak linebreak newline noindent centering raggedright raggedleft raggedbottom flushbottom
tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge normalfont sffamily rmfamily ttfamily bfseries mdseries
itshape scshape upshape slshape selectfont boldmath unboldmath bigskip medskip smallskip hfill vfill par maketitle
tableofcontents localtableofcontents listoffigures listoftables listofalgorithms listoflistings lstlistoflistings appendix
phantomsection singlespacing doublespacing onehalfspacing sloppy fussy protect indent null FloatBarrier begingroup endgroup
linenumbers nolinenumbers toprule midrule bottomrule hline balance twocolumn onecolumn justifying bgroup egroup quad qquad
frontmatter mainmatter backmatter nointerlineskip allowdisplaybreaks listfiles makeindex makeglossaries relax nobreak
noaffiliation break nopagebreak fi IEEEpeerreviewmaketitle
frenchspacing nonfrenchspacing pretextual textual postextual smaller larger sloppypar nobreakspace
"""
_GIVEN = """
vspace hspace pagestyle thispagestyle setlength addtolength setcounter addtocounter addcontentsline addtocontents
bibliographystyle bibliography printbibliography linespread setstretch index glossary selectlanguage vskip hskip
enlargethispage graphicspath captionsetup theoremstyle newtheorem makeatletter makeatother printindex printglossary
printglossaries addbibresource bibpunct setcitestyle renewcommand newcommand providecommand def let usepackage RequirePackage
hypersetup markboth markright nocite pagenumbering pdfbookmark currentpdfbookmark belowpdfbookmark modulolinenumbers
NeedsTeXFormat ProvidesFile WarningFilter WarningsOff usekomafont setkomafont addtokomafont newrefcontext renewcaptionname
hyphenation sisetup lstset definecolor crefname Crefname tikzset usetikzlibrary pgfplotsset DeclareUnicodeCharacter
DeclareMathOperator sidecaptionvpos floatstyle floatname counterwithin numberwithin ohead ihead chead ofoot ifoot cfoot
lhead rhead lfoot rfoot fancyhf fancyhead fancyfoot clearpairofpagestyles geometry newgeometry restoregeometry hline
bookmarksetup cftinserthook pagebreak nopagebreak linebreak DeclareGraphicsExtensions tableofcontents
acmSubmissionID typeout mathversion newcolumntype
"""


def _any(names: str) -> str:
    return "|".join(sorted(set(names.split())))


LAYOUT = rf"(?:\\(?:{_any(_ALONE)})\b\s*(?:\{{\}})?|\\(?:{_any(_GIVEN)})\b\*?(?:\s*\[[^\]]*\]|\s*\{{{GROUP}\}})*|\\mbox\{{\}})"
