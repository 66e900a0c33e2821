"""What abstracts are called in many languages, where a text has several."""

from __future__ import annotations

NAMES = {
    "en": "Abstract", "de": "Zusammenfassung", "fr": "Résumé", "es": "Resumen", "it": "Riassunto", "pt": "Resumo", "ca": "Resum",
    "nl": "Samenvatting", "sv": "Sammanfattning", "da": "Resumé", "nb": "Sammendrag", "fi": "Tiivistelmä", "pl": "Streszczenie",
    "cs": "Abstrakt", "sk": "Abstrakt", "hu": "Kivonat", "ro": "Rezumat", "tr": "Öz", "ru": "Аннотация", "uk": "Анотація",
    "el": "Περίληψη", "ar": "ملخص", "fa": "چکیده", "he": "תקציר", "zh": "摘要", "ja": "要旨", "ko": "초록",
}  # fmt: skip


def in_language(markdown: str, language: str) -> str:
    """An abstract (Markdown) in its language, under its own name."""
    if not markdown.strip():
        return ""
    name = NAMES.get(language.split("-")[0].lower(), "")
    return (
        f"::: {{lang={language}}}\n{f'**{name}.** ' if name else ''}{markdown.strip()}\n:::" if language else markdown
    )
