"""Names of entry types and fields: BibLaTeX's (3.20, § 2), BibTeX's, and those that programs add for themselves."""

from __future__ import annotations

_TYPES = """
archival article artwork audio bachelorsthesis bibnote bill book bookinbook booklet broadcast codefragment collection
commentary conference constitution customa customb customc customd custome customf data dataset electronic film
hearing image inbook incollection inproceedings inreference interview jurisdiction lecture legadminmaterial legal
legislation legmaterial letter magazine manual manuscript map mastersthesis misc movie music mvbook mvcollection
mvproceedings mvreference nameonly newspaper online pamphlet patent performance periodical phdthesis podcast preprint
presentation proceedings reference report review set software softwaremodule softwareversion song speech standard
suppbook suppcollection suppperiodical talk techreport thesis treaty unpublished video webpage www xdata
"""
TYPES = frozenset(_TYPES.split())

_FIELDS = """
abstract addendum address afterword annotation annotator annote archive archive_location archivecollection
archivelocation archiveplace archiveprefix author authortype bookauthor bookpagination booksubtitle booktitle
booktitleaddon callnumber chapter collection commentator composer court crossref date day dimensions director doi
edition editor editora editoratype editorb editorbtype editorc editorctype editortype eid entryset entrysubtype eprint
eprintclass eprinttype eventdate eventday eventmonth eventtitle eventtitleaddon eventyear execute file foreword gender
holder howpublished hyphenation ids illustrator indexsorttitle indextitle institution interviewer introduction isan
isbn ismn isrn issn issue issuesubtitle issuetitle issuetitleaddon iswc journal journalsubtitle journaltitle
journaltitleaddon key keywords label langid langidopts language library lista listb listc listd liste listf location
mainsubtitle maintitle maintitleaddon medium month namea nameaddon nameatype nameb namebtype namec namectype narrator
note number options organization origdate origday origlanguage origlocation origmonth origpublisher origtitle origyear
pages pagetotal pagination part pdf performer pmcid pmid presort primaryclass producer publisher pubstate recipient
references related relatedoptions relatedstring relatedtype reprinttitle reviewedauthor reviewedtitle runtime scale
school scriptwriter section series serieseditor shelfmark shortauthor shortauthortype shorteditor shorteditortype
shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname sortshorthand sorttitle sortyear
subtitle title titleaddon translator type url urldate urlday urlmonth urlyear usera userb userc userd usere userf
venue verba verbb verbc version volume volumes xdata xref year
"""
FIELDS = frozenset(_FIELDS.split())

# Fields that hold names, and those whose words are printed.
NAMES = frozenset((
    "author", "editor", "translator", "bookauthor", "editora", "editorb", "editorc", "annotator", "commentator",
    "introduction", "foreword", "afterword", "holder", "director", "interviewer", "serieseditor", "reviewedauthor",
    "recipient", "illustrator", "composer", "performer", "producer", "narrator", "scriptwriter",
))  # fmt: skip
PROSE = NAMES | frozenset((
    "title", "subtitle", "titleaddon", "maintitle", "mainsubtitle", "booktitle", "booksubtitle", "booktitleaddon",
    "journal", "journaltitle", "journalsubtitle", "shorttitle", "shortjournal", "eventtitle", "issuetitle", "series",
    "publisher", "institution", "school", "organization", "location", "address", "edition", "note", "addendum",
    "howpublished", "type", "venue", "origtitle", "reviewedtitle", "library", "archive",
))  # fmt: skip

# What reference managers and publishers' exports write for themselves: nobody expects it in print.
_FOREIGN = """
__markedentry abbr abbrev_source_title acknowledgement acmid added-at adscomment adsnote adsurl affiliation
affiliations art_number articleno arxiv attachments author_keywords bdsk-file-1 bdsk-url-1 bdsk-url-2 bibdate
bibsource bibtex_show biburl bookmark category citeulike-article-id citeulike-linkout-0 code coden collaboration
comment contents copyright correspondence_address1 creationdate database date-added date-modified description
document_type eissn eprintnote fjournal funding_details groups howcited html inspire interhash intrahash isbn13
issue_date issuedate istex jabref journal-iso jstor_articletype jstor_formatteddate jstor_issuetitle keyword lang lccn
local-url localfile mendeley-groups mendeley-tags modificationdate mr mrclass mrnumber mrreviewer nationality
numberofpages numpages oclc owner page_count pii posted-at poster preprint price printed priority pst publication
publicationstatus qualityassured ranking rating read readstatus references refid relevance reportnumber research-areas
researchnotes review size slaccitation slides source sponsors subject subjects tags talk times-cited timestamp unique-
id urlpaper username web-of-science-categories website x-color x-fetchedfrom zbl zblnumber zoterokey
"""
FOREIGN = frozenset(_FOREIGN.split())

# Slips whose remedy is certain.
MEANT = {
    "accessed": "urldate", "accessdate": "urldate", "access-date": "urldate", "access_date": "urldate",
    "dateaccessed": "urldate", "date-accessed": "urldate", "lastaccessed": "urldate", "lastchecked": "urldate",
    "lastvisited": "urldate", "urlaccessdate": "urldate", "visited": "urldate", "retrieved": "urldate",
    "urlaccessed": "urldate", "link": "url", "web": "url", "webpage": "url", "uri": "url", "href": "url",
    "authors": "author", "editors": "editor", "translators": "translator", "translated": "translator", "page": "pages",
    "pp": "pages", "vol": "volume", "no": "number", "num": "number", "nr": "number", "city": "location",
    "place": "location", "adress": "address", "addres": "address", "organisation": "organization",
    "howpublish": "howpublished", "booktitel": "booktitle", "titel": "title", "journale": "journal",
    "publication_date": "date", "pubdate": "date", "arxivid": "eprint", "magazine": "journaltitle",
    "conference": "eventtitle", "website": "journaltitle", "university": "institution", "degree": "type",
    "lang_id": "langid", "notes": "note", "doi_url": "doi", "chaptertitle": "title", "tittle": "title",
    "originalpublisher": "origpublisher", "yaer": "year", "yeat": "year", "daet": "date", "tilte": "title", "titile": "title",
    "yr": "year", "auther": "author",
    "autor": "author", "auhtor": "author", "jurnal": "journal", "jounal": "journal", "publsher": "publisher",
}  # fmt: skip
