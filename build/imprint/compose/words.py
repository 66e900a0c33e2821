"""The words that an edition says of its own accord, in the languages that imprint knows."""

from __future__ import annotations

from .word_tables import TABLES

# Endonyms, for "also available in".
LANGUAGE_NAMES = {
    "ar": "العربية", "bg": "Български", "cs": "Čeština", "da": "Dansk", "de": "Deutsch",
    "el": "Ελληνικά", "en": "English", "es": "Español", "fa": "فارسی", "fi": "Suomi",
    "fr": "Français", "he": "עברית", "hu": "Magyar", "it": "Italiano", "ja": "日本語", "ko": "한국어",
    "nb": "Norsk bokmål", "nl": "Nederlands", "pl": "Polski", "pt": "Português", "ro": "Română",
    "ru": "Русский", "sr": "Српски", "sv": "Svenska", "tr": "Türkçe", "uk": "Українська",
    "ur": "اردو", "zh": "中文", "az": "Azərbaycanca", "kk": "Қазақша", "ka": "ქართული",
    "hy": "Հայերեն", "ca": "Català", "eu": "Euskara", "gl": "Galego", "hr": "Hrvatski",
    "id": "Bahasa Indonesia", "la": "Latina", "sk": "Slovenčina", "sl": "Slovenščina",
    "vi": "Tiếng Việt", "ku": "Kurdî",
}  # fmt: skip


def words(language: str) -> tuple[tuple[str, str], ...]:
    """The words of a language (BCP 47; regions fall back to the language, unknown languages to English)."""
    table = TABLES["en"] | TABLES.get(language.split("-")[0], {}) | TABLES.get(language, {})
    return tuple(sorted(table.items()))


def language_name(language: str) -> str:
    """A language's own name, else its tag."""
    return LANGUAGE_NAMES.get(language.split("-")[0], language)
