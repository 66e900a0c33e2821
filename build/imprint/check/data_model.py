"""BibLaTeX's data model as a table: what types of entries need and may have, what fields hold, and where they are printed.

The facts are those of the BibLaTeX manual 3.20: § 2.1.1 (types with their required and optional fields), § 2.1.2 (names of
types that stand for others), § 2.2.1 and 2.2.2 (what fields hold), § 2.2.5 (names of fields that stand for others), and, for
the variables, CSL 1.0.2, appendix IV, as this house's reader fills them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

# Names that several types share.
_SETS = {
    "@all": """
        abstract annotation authortype bookpagination crossref date day doi eprint eprintclass eprinttype entryset
        entrysubtype execute file gender ids indexsorttitle indextitle isan ismn iswc keywords label langid langidopts
        language library lista listb listc listd liste listf month namea nameaddon nameatype nameb namebtype namec
        namectype options origdate origlanguage origlocation origpublisher origtitle pagination presort related
        relatedoptions relatedstring relatedtype shortauthor shorteditor shorthand shorthandintro shortjournal shortseries
        shorttitle sortkey sortname sortshorthand sorttitle sortyear url urldate usera userb userc userd usere userf verba
        verbb verbc xdata xref year addendum note pubstate subtitle title titleaddon reprinttitle""",
    "@editors": "editor editortype editora editorb editorc editoratype editorbtype editorctype",
    "@helpers": "afterword annotator commentator foreword introduction translator",
    "@imprint": "publisher location edition series number isbn volume volumes part eid chapter pages pagetotal",
    "@leaves": "eid chapter pages pagetotal",
    "@main": "maintitle mainsubtitle maintitleaddon",
    "@host": "booktitle booksubtitle booktitleaddon",
    "@issue": "issue issuetitle issuesubtitle issuetitleaddon",
    "@article": """
        @editors @issue annotator commentator translator journalsubtitle journaltitleaddon eid issn number pages series
        version volume""",
    "@made": "@editors howpublished location organization type version",
    "@data": "@made edition number publisher series",
    "@page": "@editors organization version",
    "@report": "@leaves isrn location number type version",
    "@event": "eventtitle eventtitleaddon eventdate venue",
}

# Type | its CSL type | what it needs, "a/b" where one of them does, "a?" where works may rightly be without | what else it may
# have, besides @all. Biber asks for the "?" too: imprint only remarks on them.
_TYPES = """
article        | article-journal    | author? title journaltitle date      | @article
newspaper      | article-newspaper  | author? title? journaltitle date     | @article
magazine       | article-magazine   | author? title? journaltitle date     | @article
suppperiodical | article-journal    | author? title journaltitle date      | @article
book           | book               | author/editor? title date            | @editors @helpers @main @imprint author
mvbook         | book               | author/editor? title date            | @editors @helpers @imprint author
collection     | book               | editor? title date                   | @editors @helpers @main @imprint
mvcollection   | book               | editor? title date                   | @editors @helpers @imprint author
reference      | book               | editor? title date                   | @editors @helpers @main @imprint
mvreference    | book               | editor? title date                   | @editors @helpers @imprint author
proceedings    | book               | title date                           | @editors @main @imprint @event organization
mvproceedings  | book               | title date                           | @editors @imprint @event organization
manual         | book               | author/editor/organization? title date | @editors @imprint type version organization
booklet        | pamphlet           | author/editor? title date?           | @editors @leaves howpublished location type
inbook         | chapter            | author? title booktitle date         | @editors @helpers @main @imprint @host bookauthor
bookinbook     | chapter            | author? title booktitle date         | @editors @helpers @main @imprint @host bookauthor
suppbook       | chapter            | author? title booktitle date         | @editors @helpers @main @imprint @host bookauthor
incollection   | chapter            | author? title editor? booktitle date | @editors @helpers @main @imprint @host
suppcollection | chapter            | author? title editor? booktitle date | @editors @helpers @main @imprint @host
inreference    | entry-encyclopedia | author/editor? title booktitle? date? | @editors @helpers @main @imprint @host
inproceedings  | paper-conference   | author? title booktitle date         | @editors @main @imprint @host @event organization
thesis         | thesis             | author title type? institution date  | @leaves isbn location
report         | report             | author/institution? title institution/author type? date | @report
online         | webpage            | author/editor/organization? title url/doi/eprint date/urldate? | @page
misc           | document           | author/editor/organization? title/note date/urldate? | @made
unpublished    | manuscript         | author? title/type date?             | @event howpublished location type
patent         | patent             | author/holder? title number date     | holder location type version
periodical     | periodical         | editor? title date?                  | @editors @issue issn number series volume
dataset        | dataset            | author/editor/organization? title date/urldate | @data
software       | software           | author/editor/organization? title date/urldate? | @data
"""
_ALIASES = {
    "conference": "inproceedings", "electronic": "online", "mastersthesis": "thesis", "phdthesis": "thesis",
    "techreport": "report", "www": "online",
}  # fmt: skip

# What fields hold: datatype | its fields. All that are not named here hold words.
_DATATYPES = """
names     | afterword annotator author bookauthor commentator editor editora editorb editorc foreword holder introduction namea
            nameb namec shortauthor shorteditor sortname translator
places    | institution lista listb listc listd liste listf location organization origlocation origpublisher publisher
languages | language origlanguage
language  | langid
keys      | crossref entryset ids related xdata xref
date      | date eventdate origdate urldate
integer   | sortyear volumes
number    | chapter issue number part volume
range     | pages
uri       | url
verbatim  | doi eprint file verba verbb verbc
code      | execute
options   | options relatedoptions langidopts
separated | keywords
word      | bookpagination editoratype editorbtype editorctype editortype gender pagination
check     | isbn ismn issn
"""

# Fields of the datatype "word": the words that they may have.
_ROLES = """
    editor compiler founder continuator redactor reviser collaborator organizer director translator author producer composer
    performer illustrator narrator interviewer scriptwriter writer host guest curator chair none serieseditor collectioneditor"""
_UNITS = "page column line verse section paragraph none"
_KEYWORDS = {
    **dict.fromkeys(("editortype", "editoratype", "editorbtype", "editorctype"), _ROLES),
    **dict.fromkeys(("pagination", "bookpagination"), _UNITS),
    "gender": "sf sm sn pf pm pn pp",
}

# What an entry may decide for itself (§ 3.1.3), and the parts and options of a single name (§ 2.3.3).
_OPTIONS = """
    dataonly indexing labelalpha labelalphanametemplatename labeldateparts labelnumber labeltitle labeltitleyear maxalphanames
    maxbibnames maxcitenames maxitems maxnames maxsortnames minalphanames minbibnames mincitenames minitems minnames minsortnames
    nametemplates nohashothers noinherit noroman nosortothers presort singletitle skipbib skipbiblist skiplab skiplos
    sortingnamekeytemplatename uniquebaretitle uniquelist uniquename uniquenametemplatename uniqueprimaryauthor uniquetitle
    uniquework useafterword useannotator useauthor usebookauthor usecommentator useeditor useeditora useeditorb useeditorc
    useforeword useholder useintroduction usenamea usenameb usenamec useprefix useshortauthor useshorteditor usetranslator"""
_NAME_PARTS = """
    family given prefix suffix family-i given-i prefix-i suffix-i gender giveninits hashid id labelalphanametemplatename
    nametemplates sortingnamekeytemplatename uniquenametemplatename useprefix xdata"""

# What goes only together: where the first stands, one of the others has to, or nothing is printed of it.
_CONDITIONS = """
eprint      | eprinttype/archiveprefix
editortype  | editor
editoratype | editora
editorbtype | editorb
editorctype | editorc
"""

# Other names of fields (BibTeX's) and the model's own.
SAME = {
    "address": "location", "annote": "annotation", "archiveprefix": "eprinttype", "journal": "journaltitle",
    "primaryclass": "eprintclass", "school": "institution", "key": "sortkey", "hyphenation": "langid", "pdf": "file",
}  # fmt: skip

# Field → the CSL variables that bring it into print, any of which will do.
VARIABLES = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
    "holder": "author authority", "title": "title", "date": "issued", "journaltitle": "container-title",
    "booktitle": "container-title event-title", "maintitle": "container-title title volume-title",
    "institution": "publisher authority", "organization": "publisher authority container-title",
    "publisher": "publisher container-title", "howpublished": "publisher URL", "location": "publisher-place jurisdiction",
    "type": "genre", "url": "URL", "urldate": "accessed", "doi": "DOI", "eprint": "URL PMID number",
    "number": "number issue collection-number",
    "volume": "volume", "issue": "issue", "pages": "page", "eid": "page", "series": "collection-title",
    "edition": "edition", "version": "version", "chapter": "chapter-number", "volumes": "number-of-volumes",
    "pagetotal": "number-of-pages", "eventtitle": "event-title", "eventdate": "event-date", "venue": "event-place",
    "issuetitle": "volume-title", "note": "note", "isbn": "ISBN", "issn": "ISSN", "part": "volume",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of entries: its CSL type, the groups of fields of which it needs one each, and all that it may have."""

    name: str
    csl: str
    needs: tuple[Need, ...]
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Need:
    """Fields of which an entry needs one; a soft one is left out rightly by some works: the anonymous, the undated."""

    fields: tuple[str, ...]
    soft: bool
    variables: frozenset[str] = field(init=False)  # of CSL, any of which meets it

    def __post_init__(self) -> None:
        variables = frozenset(name for field in self.fields for name in VARIABLES[field].split())
        object.__setattr__(self, "variables", variables)


@cache
def kinds() -> dict[str, Kind]:
    """The types of the model by name; those that stand for others lead to the same one."""
    found = {}
    for name, csl, needed, optional in _rows(_TYPES):
        needs = tuple(Need(tuple(need.strip("?").split("/")), need.endswith("?")) for need in needed.split())
        own = (field for need in needs for field in need.fields)
        found[name] = Kind(name, csl, needs, frozenset((*_words("@all"), *own, *_words(optional))))
    return found | {alias: found[name] for alias, name in _ALIASES.items()}


def _rows(table: str) -> list[tuple[str, ...]]:
    """The lines of a table, cell by cell; a line that begins with blanks goes on with the one before."""
    lines = table.strip().replace("\n ", " ").splitlines()
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def _words(names: str) -> list[str]:
    return [word for name in names.split() for word in (_words(_SETS[name]) if name in _SETS else [name])]


@cache
def by_csl() -> dict[str, Kind]:
    """The first type of each CSL type: what is asked of works that come from elsewhere than BibTeX."""
    return {kind.csl: kind for kind in reversed(kinds().values())}


@cache
def datatypes() -> dict[str, str]:
    """What each field holds, for those that hold more than words."""
    return {field: datatype.strip() for datatype, fields in _rows(_DATATYPES) for field in fields.split()}


def fields_of(datatype: str) -> tuple[str, ...]:
    """The fields that hold values of a datatype."""
    return tuple(field for field, held in datatypes().items() if held == datatype)


@dataclass(frozen=True, slots=True)
class Condition:
    """Where an entry has the one field, it needs one of the others too."""

    field: str
    needs: tuple[str, ...]


KEYWORDS = {field: tuple(words.split()) for field, words in _KEYWORDS.items()}
OPTIONS = frozenset(_OPTIONS.split())
NAME_PARTS = frozenset(_NAME_PARTS.split())
CONDITIONS = tuple(Condition(name.strip(), tuple(needs.strip().split("/"))) for name, needs in _rows(_CONDITIONS))
