"""Tables of words, one per language (BCP 47): English is whole, a region lists only what differs from its language."""

from __future__ import annotations

from . import word_tables_east, word_tables_scripts, word_tables_west
from .word_plurals import PLURALS

ENGLISH: dict[str, dict[str, str]] = {
    "en": {
        "abstract": "Abstract",
        "about-the-author": "About the author",
        "about-the-authors": "About the authors",
        "accepted": "Accepted",
        "acknowledgments": "Acknowledgements",
        "also-available-in": "Also available in",
        "and": "and",
        "back-to-text": "Back to the text",
        "by": "by",
        "competing-interests": "Competing interests",
        "contents": "Contents",
        "contributions": "Author contributions",
        "correspondence": "Correspondence",
        "cover": "Cover",
        "data-availability": "Data availability",
        "deceased": "Deceased",
        "download": "Download",
        "edited-by": "Edited by",
        "equal-contribution": "These authors contributed equally",
        "equation": "Equation",
        "et-al": "et al.",
        "figure": "Figure",
        "funding": "Funding",
        "how-to-cite": "How to cite",
        "issue": "Issue",
        "key-points": "Key points",
        "keywords": "Keywords",
        "language": "Language",
        "license": "Licence",
        "licensed-under": "This work is licensed under {license}.",
        "listing": "Listing",
        "modified": "Revised",
        "note": "Note",
        "notes": "Notes",
        "own-notes": "Author’s notes",
        "page": "Page",
        "published": "Published",
        "received": "Received",
        "references": "References",
        "section": "Section",
        "similar": "Similar articles",
        "skip-to-content": "Skip to the content",
        "table": "Table",
        "title-page": "Title page",
        "translated-by": "Translated by",
        "volume": "Volume",
    },
}

_TABLES = ENGLISH | word_tables_west.TABLES | word_tables_east.TABLES | word_tables_scripts.TABLES
TABLES: dict[str, dict[str, str]] = {language: table | PLURALS.get(language, {}) for language, table in _TABLES.items()}
