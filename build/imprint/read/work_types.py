"""Entry types of BibLaTeX 3.20 (§ 2.1), BibTeX and their dialects as CSL 1.0.2 types; the words for kinds of works."""

from __future__ import annotations

from ..model.work import Entry

TYPES = {
    "article": "article-journal", "suppperiodical": "article-journal", "book": "book", "mvbook": "book",
    "collection": "book", "mvcollection": "book", "proceedings": "book", "mvproceedings": "book", "reference": "book",
    "mvreference": "book", "manual": "book", "commentary": "book", "booklet": "pamphlet", "pamphlet": "pamphlet",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter",
    "suppcollection": "chapter", "inproceedings": "paper-conference", "conference": "paper-conference",
    "inreference": "entry-encyclopedia", "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis",
    "bachelorsthesis": "thesis", "report": "report", "techreport": "report", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "webpage": "webpage", "misc": "document", "unpublished": "manuscript",
    "manuscript": "manuscript", "archival": "manuscript", "patent": "patent", "periodical": "periodical",
    "dataset": "dataset", "data": "dataset", "software": "software", "softwareversion": "software",
    "softwaremodule": "software", "codefragment": "software", "letter": "personal_communication",
    "legislation": "legislation", "legmaterial": "legislation", "legadminmaterial": "regulation",
    "constitution": "legislation", "legal": "treaty", "jurisdiction": "legal_case", "standard": "standard",
    "review": "review", "movie": "motion_picture", "film": "motion_picture", "video": "motion_picture",
    "audio": "song", "music": "song", "song": "song", "artwork": "graphic", "image": "graphic", "map": "map",
    "performance": "performance", "newspaper": "article-newspaper", "magazine": "article-magazine",
    "presentation": "speech", "talk": "speech", "lecture": "speech", "speech": "speech", "interview": "interview",
    "preprint": "article", "bill": "bill", "hearing": "hearing", "treaty": "treaty", "broadcast": "broadcast",
    "podcast": "broadcast", "nameonly": "document", "set": "document", "xdata": "document",
}  # fmt: skip

_SUBTYPES = {
    "magazine": "article-magazine", "newspaper": "article-newspaper", "newspaperarticle": "article-newspaper",
    "blog": "post-weblog", "blogpost": "post-weblog", "forum": "post", "post": "post", "dictionary": "entry-dictionary",
    "audiobook": "book", "podcast": "broadcast", "tvepisode": "broadcast", "radio": "broadcast", "poster": "speech",
    "speech": "speech", "manuscript": "manuscript", "preprint": "article", "score": "musical_score",
}  # fmt: skip
_SUBTYPED = frozenset(
    ("article", "suppperiodical", "online", "inreference", "misc", "unpublished", "audio", "video", "review")
)

# What BibLaTeX's type keys say, by language (the languages of the sample journal and their neighbours).
GENRES = {
    "phdthesis": {"en": "PhD thesis", "de": "Dissertation", "fr": "thèse de doctorat", "es": "tesis doctoral",
                  "it": "tesi di dottorato", "pt": "tese de doutorado", "tr": "doktora tezi",
                  "ru": "дис. … д-ра филос. наук"},
    "mathesis": {"en": "Master’s thesis", "de": "Masterarbeit", "fr": "mémoire de maîtrise", "es": "tesis de maestría",
                 "it": "tesi di laurea magistrale", "pt": "dissertação de mestrado", "tr": "yüksek lisans tezi",
                 "ru": "магистерская диссертация"},
    "bathesis": {"en": "Bachelor’s thesis", "de": "Bachelorarbeit", "fr": "mémoire de licence",
                 "es": "trabajo de grado",
                 "it": "tesi di laurea", "pt": "trabalho de conclusão de curso", "tr": "lisans tezi",
                 "ru": "выпускная квалификационная работа"},
    "candthesis": {"en": "Candidate thesis", "ru": "дис. … канд. наук"},
    "techreport": {"en": "technical report", "de": "Technischer Bericht", "fr": "rapport technique",
                   "es": "informe técnico", "it": "rapporto tecnico", "pt": "relatório técnico", "tr": "teknik rapor",
                   "ru": "технический отчёт"},
    "resreport": {"en": "research report", "de": "Forschungsbericht", "fr": "rapport de recherche",
                  "es": "informe de investigación", "it": "rapporto di ricerca", "pt": "relatório de pesquisa",
                  "tr": "araştırma raporu", "ru": "научно-исследовательский отчёт"},
    "software": {"en": "computer software"},
    "datacd": {"en": "data CD"},
    "audiocd": {"en": "audio CD"},
    "patent": {"en": "patent", "ru": "патент"},
    "patentus": {"en": "U.S. patent"},
    "patenteu": {"en": "European patent"},
    "patentde": {"en": "German patent"},
    "patentfr": {"en": "French patent"},
    "patentuk": {"en": "British patent"},
    "patreq": {"en": "patent request"},
    "patrequs": {"en": "U.S. patent request"},
    "patreqeu": {"en": "European patent request"},
    "patreqde": {"en": "German patent request"},
    "patreqfr": {"en": "French patent request"},
    "patrequk": {"en": "British patent request"},
}  # fmt: skip
# Types that say what kind of work theirs are.
IMPLIED = {
    "phdthesis": "phdthesis",
    "mastersthesis": "mathesis",
    "bachelorsthesis": "bathesis",
    "techreport": "techreport",
}


def csl_type(entry: Entry) -> str:
    """The CSL type of an entry whose fields are resolved."""
    kind = entry.type
    if kind in _SUBTYPED and "entrysubtype" in entry.named:
        subtype = entry.value("entrysubtype").strip().lower()
        if subtype in _SUBTYPES:
            return _SUBTYPES[subtype]
    if (
        kind in ("unpublished", "misc")
        and entry.field("eventtitle", "venue")
        and not entry.field("howpublished", "publisher")
    ):
        return "speech"
    if kind in ("article", "misc", "unpublished", "online") and _preprint(entry):
        return "article"
    if kind == "inbook" and not entry.field("booktitle", "maintitle"):
        return "book"  # BibTeX's own @inbook: the title is the book's
    if kind == "review" and not entry.field("journaltitle"):
        return "review-book" if entry.field("booktitle") else "review"
    return TYPES.get(kind, "document")


def _preprint(entry: Entry) -> bool:
    return "eprinttype" in entry.named and entry.value("eprinttype").strip().lower() == "arxiv" and not entry.field(
        "journaltitle", "booktitle", "publisher", "organization"
    )


def genre(entry: Entry, language: str) -> str:
    """The words for the kind of a work ("PhD thesis"), still in TeX where the author wrote them; "" for none."""
    if "type" not in entry.named and entry.type not in IMPLIED:
        return ""
    key = entry.value("type").strip()
    known = GENRES.get(key.lower()) or (None if key else GENRES.get(IMPLIED.get(entry.type, "")))
    return known.get(language.split("-")[0].lower(), known["en"]) if known else key
