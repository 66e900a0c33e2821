"""The archive's own words in the languages it can speak; English for all others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_NAMES = (
    "latest", "issues", "about", "authors", "contents", "home", "volume", "issue", "articles", "read", "download", "cite",
    "export", "languages", "works", "keywords", "skip", "missing", "missing-text", "feed", "published", "by", "editors",
    "issn-print", "issn-online", "publisher", "license", "contact", "online", "page", "also", "none", "in-issue", "menu",
)  # fmt: skip
_WORDS = {
    "en": (
        "Latest issue", "All issues", "About", "Authors", "Contents", "Home", "Volume", "Issue", "Articles", "Full text",
        "Download", "How to cite", "Citation files", "Languages", "Articles in this journal", "Keywords",
        "Skip to content", "Page not found", "Nothing stands at this address. The contents of all issues are on the front page.",
        "Feed", "Published", "by", "Editors", "ISSN (print)", "ISSN (online)", "Publisher", "Licence", "Contact",
        "Outside the issues", "Page", "Also in", "No issue has been published yet.", "In this issue", "Journal",
    ),
    "tr": (
        "Son sayı", "Bütün sayılar", "Hakkında", "Yazarlar", "İçindekiler", "Ana sayfa", "Cilt", "Sayı", "Makaleler",
        "Tam metin", "İndir", "Kaynak gösterme", "Kaynakça dosyaları", "Diller", "Bu dergideki yazıları",
        "Anahtar kelimeler", "İçeriğe geç", "Sayfa bulunamadı", "Bu adreste bir şey yok. Bütün sayıların içindekiler listesi ana sayfadadır.",
        "Akış", "Yayım", "yazan", "Editörler", "ISSN (basılı)", "ISSN (çevrimiçi)", "Yayımcı", "Lisans", "İletişim",
        "Sayılar dışında", "Sayfa", "Başka diller", "Henüz sayı yayımlanmadı.", "Bu sayıda", "Dergi",
    ),
    "ru": (
        "Последний выпуск", "Все выпуски", "О журнале", "Авторы", "Содержание", "Главная", "Том", "Выпуск", "Статьи",
        "Полный текст", "Скачать", "Как цитировать", "Файлы для цитирования", "Языки", "Статьи в журнале",
        "Ключевые слова", "К содержанию", "Страница не найдена", "По этому адресу ничего нет. Содержание всех выпусков — на главной странице.",
        "Лента", "Опубликовано", "автор", "Редакторы", "ISSN (печать)", "ISSN (онлайн)", "Издатель", "Лицензия", "Контакты",
        "Вне выпусков", "Страница", "Другие языки", "Выпусков пока нет.", "В этом выпуске", "Журнал",
    ),
    "fa": (
        "تازه‌ترین شماره", "همهٔ شماره‌ها", "دربارهٔ مجله", "نویسندگان", "فهرست", "صفحهٔ نخست", "دورهٔ", "شمارهٔ", "مقاله‌ها",
        "متن کامل", "دریافت", "شیوهٔ ارجاع", "پرونده‌های ارجاع", "زبان‌ها", "مقاله‌ها در این مجله", "کلیدواژه‌ها",
        "رفتن به متن", "صفحه پیدا نشد", "در این نشانی چیزی نیست. فهرست همهٔ شماره‌ها در صفحهٔ نخست است.", "خوراک", "انتشار",
        "نوشتهٔ", "ویراستاران", "شاپا (چاپی)", "شاپا (برخط)", "ناشر", "پروانه", "تماس", "بیرون از شماره‌ها", "صفحه",
        "زبان‌های دیگر", "هنوز شماره‌ای منتشر نشده است.", "در این شماره", "مجله",
    ),
    "de": (
        "Aktuelles Heft", "Alle Hefte", "Über die Zeitschrift", "Autorinnen und Autoren", "Inhalt", "Startseite", "Band",
        "Heft", "Artikel", "Volltext", "Herunterladen", "Zitierweise", "Zitierdateien", "Sprachen",
        "Beiträge in dieser Zeitschrift", "Schlagwörter", "Zum Inhalt", "Seite nicht gefunden",
        "Unter dieser Adresse steht nichts. Die Inhalte aller Hefte stehen auf der Startseite.", "Feed", "Veröffentlicht",
        "von", "Redaktion", "ISSN (Druck)", "ISSN (online)", "Verlag", "Lizenz", "Kontakt", "Außerhalb der Hefte", "Seite",
        "Auch auf", "Noch ist kein Heft erschienen.", "In diesem Heft", "Zeitschrift",
    ),
    "fr": (
        "Dernier numéro", "Tous les numéros", "À propos", "Auteurs", "Sommaire", "Accueil", "Volume", "Numéro", "Articles",
        "Texte intégral", "Télécharger", "Pour citer", "Fichiers de citation", "Langues", "Articles dans cette revue",
        "Mots-clés", "Aller au contenu", "Page introuvable",
        "Il n’y a rien à cette adresse. Les sommaires de tous les numéros sont sur la page d’accueil.", "Flux", "Publié",
        "par", "Rédaction", "ISSN (imprimé)", "ISSN (en ligne)", "Éditeur", "Licence", "Contact", "Hors numéros", "Page",
        "Aussi en", "Aucun numéro n’est encore paru.", "Dans ce numéro", "Revue",
    ),
}  # fmt: skip
_ENGLISH = dict(zip(_NAMES, _WORDS["en"], strict=True))

LANGUAGE_NAMES = MappingProxyType(
    {
        "en": "English", "tr": "Türkçe", "ru": "Русский", "fa": "فارسی", "de": "Deutsch", "fr": "Français", "ar": "العربية",
        "es": "Español", "it": "Italiano", "pt": "Português", "nl": "Nederlands", "pl": "Polski", "uk": "Українська",
        "zh": "中文", "ja": "日本語", "ko": "한국어", "he": "עברית", "el": "Ελληνικά", "sv": "Svenska", "cs": "Čeština",
    }  # fmt: skip
)
_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"))


def words(language: str) -> Mapping[str, str]:
    """The archive's words in a language."""
    known = _WORDS.get(language.split("-")[0].lower())
    return MappingProxyType(dict(zip(_NAMES, known, strict=True)) if known else _ENGLISH)


def language_name(language: str) -> str:
    """A language's own name, its tag where that is not known here."""
    return LANGUAGE_NAMES.get(language.split("-")[0].lower(), language)


def direction(language: str) -> str:
    return "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
