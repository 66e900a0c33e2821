"""The keys of front matter: canonical ones, their other spellings, and those that are for other tools."""

from __future__ import annotations

import re

SPELLINGS: dict[str, tuple[str, ...]] = {
    "title": ("title-f",),
    "subtitle": ("sub-title", "subtitle-f"),
    "short-title": ("title-short", "shorttitle", "running-title", "runningtitle", "running-head", "title-running"),
    "lang": ("language", "locale"),
    "date": ("pubdate",),
    "date-modified": ("modified", "last-modified", "lastmod", "updated"),
    "category": ("kicker", "rubric", "typearticle"),
    "author": ("authors",),
    "affiliation": ("affiliations", "institute", "institutes", "address"),
    "editors": ("editor",),
    "translators": ("translator",),
    "orcid": (),
    "email": (),
    "contact": (),
    "abstract": (),
    "key-points": ("keypoints", "highlights"),
    "description": ("summary", "plain-language-summary"),
    "keywords": ("keyword", "key-words", "tags"),
    "subject": ("subjects", "categories", "controlledkeywords"),
    "epigraph": (),
    "epigraph-source": (),
    "dedication": (),
    "translation-of": (),
    "doi": (),
    "arxiv": ("arxiv-id", "eprint"),
    "pmid": (),
    "pmcid": (),
    "identifiers": ("identifier",),
    "archive-doi": (),
    "bibliography": ("bibliographies", "bib", "cito-bibliography"),
    "csl": ("citation-style",),
    "nocite": (),
    "reference-list": (),
    "suppress-bibliography": (),
    "reference-title": ("reference-section-title", "biblio-title", "bibliography-title"),
    "notes": ("note-placement",),
    "reference-location": (),
    "note-marks": (),
    "own-notes": (),
    "number-sections": ("numbersections",),
    "numbering": (),
    "license": ("licence", "licenses", "licences"),
    "copyright": ("rights",),
    "funding": ("funding-statement", "fundings", "funder-name"),
    "data-availability": ("data-availability-statement", "data-statement"),
    "acknowledgments": ("acknowledgements", "acknowledgment", "acknowledgement", "thanks", "authornote", "author-note"),
    "competing-interests": (
        "competing-interest",
        "conflict-of-interest",
        "conflicts-of-interest",
        "declaration-of-interest",
        "declaration-of-interests",
        "coi",
    ),
    "volume": (),
    "issue": ("number",),
    "first-page": ("fpage", "page-first", "firstpage"),
    "last-page": ("lpage", "page-last", "lastpage"),
    "pages": ("page", "page-range"),
    "received": ("date-received",),
    "accepted": ("date-accepted",),
    "published": ("date-published", "publication-date"),
    "repository": ("repo", "code-repository", "github"),
    "allow": (),
    "parts": (),
    "article": (),
    "publication": (),
}
CONTAINERS = ("article", "publication", "parts")  # their fields count where the top level has none
WITHIN: dict[str, tuple[str, ...]] = {
    key: names for key, names in SPELLINGS.items() if key not in (*CONTAINERS, "author", "title", "affiliation")
}
_TAKEN = frozenset(SPELLINGS) | frozenset(name for names in SPELLINGS.values() for name in names)

# Known to the field, carried by nothing here: read elsewhere, or without a place in an edition.
_ACCEPTED = """
reviewers reviewer contributors translations journal venue open-access references math abbreviations aas-doi
aas-journal citation reproduction isbn issn publisher year month day authors-short author-short running-author
citation-author orcids equal-contrib corresponding corresponding-author keep slug permalink url other-links
submission-id created latex tex html epub pdf docx odt beamer revealjs typst jats relation coverage type creator
dossier issuedirectors issnnum prod idsp nb funder-id bypass diffnum mediadiffnum typesource sommaire
wordcount floatsintext figsintext linenumbers lineno figurelist tablelist footnotelist mask draft
belongs-to-collection group-position other-titles links conference series edition
"""
_PANDOC = """
output format formats execute jupyter exports export downloads crossref header-includes include-before include-after
include-before-body include-after-body include-in-header document-css documentclass classoption papersize paperheight
paperwidth geometry fontsize fontfamily fontfamilyoptions fontenc linestretch linkcolor urlcolor citecolor filecolor
toccolor colorlinks links-as-notes boxlinks indent pagestyle block-headings subparagraph toc lof lot lol dir css theme
highlight-style syntax-highlighting link-citations link-bibliography
citeproc cite-method natbib biblatex biblatexoptions natbiboptions biblio-style filters filter lua-filter
pandoc-options knit params editor-options vignette mainfont sansfont monofont cjkmainfont romanfont mathfont
standalone self-contained embed-resources section-divs top-level-division shift-heading-level-by secnumdepth tables
figures hyphenate hyperrefoptions lang-options csquotes quotes smart verbose strip-comments template variables
metadata metadata-files title-prefix title-meta author-meta date-meta date-format pagetitle keywords-meta css-file
cover-image stylesheet ibooks page-progression-direction accessmode accessibilityhazard accessmodesufficient
accessibilityfeature accessibilitysummary chapters chaptersdepth linkreferences nameinlink autoeqnlabels
autosectionlabels numbersections sectionsdepth lettered autonum crossrefyaml codeblockcaptions ccstemplate ccsdelim
cref rangedelim pairdelim lastdelim refdelim refindextemplate markdown markdown-headings adjuststoaxis
notes-after-punctuation abstract-title dot-size ligatures
"""
_QUARTO = """
project website book manuscript listing about page-layout sidebar navbar search comments image image-alt resources
freeze cache eval echo warning error message include ipynb-filters keep-md keep-ipynb keep-tex code-fold code-tools
code-link code-copy code-overflow df-print fig-cap-location tbl-cap-location grid mainfontoptions sansfontoptions
monofontoptions romanfontoptions shortcodes server engine engines knitr julia profile lightbox draft draft-mode
aliases order appendix-style citation-location reference-location citations-hover footnotes-hover title-block-style
title-block-banner number-offset number-depth anchor-sections smooth-scroll body-classes brand
"""
_MYST = """
kernelspec jupytext site biblio thumbnail thumbnail-optimized banner social oxa binder source edit-url
edit-path options label enumerator settings content-includes-title hide-outline hide-toc hide-footer-links error-rules
plugins requirements subtitle-short version id heading-numbers myst substitutions
"""
_SITES = """
layout menu weight published-at draft toc-sticky classes excerpt header teaser featured featured-image math-engine
mathjax katex collection nav-order parent has-children redirect-from sitemap robots hidden pin sticky comments
image-caption bookdown bookfilename delete-merged-file rmd-files before-chapter-script always-allow-html site-url
favicon cover rticles manubot thumbnail-url lang-dir lang-toggle date-created date-updated event biohackathon-name
biohackathon-url biohackathon-location biohackrxiv git-url group tag authors-url preamble postamble footer bigpicture
projects projects-ids math show-date profile share reading-time type url slug permalink series url-pdf
url-code url-dataset url-poster url-project url-slides url-source url-video url-preprint publication publication-short
publication-types linktitle links gallery
cssclass cssclasses created publish up related status zotero-link citekey uid rating review-ticket difficulty activity
topics avatar-alt original next previous reviewers sequence mathjax-autonumber diagram mermaid author-profile toc-label
toc-icon read-time show-toc publishdate expirydate iscjklanguage markup outputs build cascade headless
"""
OTHERS = frozenset(" ".join((_ACCEPTED, _PANDOC, _QUARTO, _MYST, _SITES)).split())
_OTHER_FORMS = re.compile(
    r"(?:rcs|x|latex|tex|html|epub|pdf|docx|odt|babel|polyglossia|toc|fig|tbl|eq|code|cap|nav|og|twitter|git|dc|dcterms)-.*"
    r"|.*font(?:s|options|fallback|-size|-family)?|.*-?options|.*-(?:css|style|color|template|path|file|depth)"
    r"|(?:fig|figure|eqn|tbl|tab|table|lst|listing|sec|subfig|lof|lot|lol|lop|loa|subfigure)s?"
    r"(?:title|prefix|template|labels?|indextemplate|childtemplate|sublabel|style|eqntemplate|gridtemplate)*"
    r"|linestretch|biblio.*|cito-.*|citeproc-.*|pandoc.*|quarto.*|myst.*|jupyter.*|rmarkdown.*|bookdown.*|_.*"
)


def foreign(key: str) -> bool:
    """Whether a folded key is for another tool, or carried by nothing."""
    return key in OTHERS or bool(_OTHER_FORMS.fullmatch(key))


def known(key: str) -> bool:
    """Whether a folded key is one of ours."""
    return key in _TAKEN


def names() -> tuple[str, ...]:
    """All spellings, the canonical first: what a misspelt key is compared with."""
    return (*SPELLINGS, *sorted(_TAKEN - frozenset(SPELLINGS)))
