"""The archive's own words in the languages it can speak; English for all others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_NAMES = (
    "latest", "issues", "about", "authors", "contents", "home", "volume", "issue", "download", "export",
    "languages", "works", "skip", "missing", "missing-text", "feed", "issn-print", "issn-online", "publisher",
    "license", "contact", "online", "also", "none", "in-issue", "menu",
)  # fmt: skip
_WORDS = {
    "en": (
        "Latest issue", "All issues", "About", "Authors", "Contents", "Home", "Volume", "Issue", "Download",
        "Citation files", "Languages", "Articles in this journal", "Skip to content", "Page not found",
        "Nothing stands at this address. The contents of all issues are on the front page.", "Feed", "ISSN (print)",
        "ISSN (online)", "Publisher", "Licence", "Contact", "Outside the issues", "Also in",
        "No issue has been published yet.", "In this issue", "Journal",
    ),
    "tr": (
        "Son sayı", "Bütün sayılar", "Hakkında", "Yazarlar", "İçindekiler", "Ana sayfa", "Cilt", "Sayı", "İndir",
        "Kaynakça dosyaları", "Diller", "Bu dergideki yazıları", "İçeriğe geç", "Sayfa bulunamadı",
        "Bu adreste bir şey yok. Bütün sayıların içindekiler listesi ana sayfadadır.", "Akış", "ISSN (basılı)",
        "ISSN (çevrimiçi)", "Yayımcı", "Lisans", "İletişim", "Sayılar dışında", "Başka diller",
        "Henüz sayı yayımlanmadı.", "Bu sayıda", "Dergi",
    ),
    "ru": (
        "Последний выпуск", "Все выпуски", "О журнале", "Авторы", "Содержание", "Главная", "Том", "Выпуск",
        "Скачать", "Файлы для цитирования", "Языки", "Статьи в журнале", "К содержанию", "Страница не найдена",
        "По этому адресу ничего нет. Содержание всех выпусков — на главной странице.", "Лента", "ISSN (печать)",
        "ISSN (онлайн)", "Издатель", "Лицензия", "Контакты", "Вне выпусков", "Другие языки", "Выпусков пока нет.",
        "В этом выпуске", "Журнал",
    ),
    "fa": (
        "تازه‌ترین شماره", "همهٔ شماره‌ها", "دربارهٔ مجله", "نویسندگان", "فهرست", "صفحهٔ نخست", "دورهٔ", "شمارهٔ",
        "دریافت", "پرونده‌های ارجاع", "زبان‌ها", "مقاله‌ها در این مجله", "رفتن به متن", "صفحه پیدا نشد",
        "در این نشانی چیزی نیست. فهرست همهٔ شماره‌ها در صفحهٔ نخست است.", "خوراک", "شاپا (چاپی)", "شاپا (برخط)",
        "ناشر", "پروانه", "تماس", "بیرون از شماره‌ها", "زبان‌های دیگر", "هنوز شماره‌ای منتشر نشده است.",
        "در این شماره", "مجله",
    ),
    "de": (
        "Aktuelles Heft", "Alle Hefte", "Über die Zeitschrift", "Autorinnen und Autoren", "Inhalt", "Startseite",
        "Band", "Heft", "Herunterladen", "Zitierdateien", "Sprachen", "Beiträge in dieser Zeitschrift",
        "Zum Inhalt", "Seite nicht gefunden",
        "Unter dieser Adresse steht nichts. Die Inhalte aller Hefte stehen auf der Startseite.", "Feed",
        "ISSN (Druck)", "ISSN (online)", "Verlag", "Lizenz", "Kontakt", "Außerhalb der Hefte", "Auch auf",
        "Noch ist kein Heft erschienen.", "In diesem Heft", "Zeitschrift",
    ),
    "fr": (
        "Dernier numéro", "Tous les numéros", "À propos", "Auteurs", "Sommaire", "Accueil", "Volume", "Numéro",
        "Télécharger", "Fichiers de citation", "Langues", "Articles dans cette revue", "Aller au contenu",
        "Page introuvable",
        "Il n’y a rien à cette adresse. Les sommaires de tous les numéros sont sur la page d’accueil.", "Flux",
        "ISSN (imprimé)", "ISSN (en ligne)", "Éditeur", "Licence", "Contact", "Hors numéros", "Aussi en",
        "Aucun numéro n’est encore paru.", "Dans ce numéro", "Revue",
    ),
    "ar": (
        "أحدث عدد", "جميع الأعداد", "عن المجلة", "المؤلفون", "المحتويات", "الرئيسية", "المجلد", "العدد", "تنزيل",
        "ملفات الاستشهاد", "اللغات", "مقالاته في هذه المجلة", "إلى المحتوى", "الصفحة غير موجودة",
        "لا شيء في هذا العنوان. محتويات جميع الأعداد في الصفحة الرئيسية.", "الخلاصة", "ISSN (مطبوع)",
        "ISSN (إلكتروني)", "الناشر", "الترخيص", "اتصال", "خارج الأعداد", "بلغات أخرى", "لم يصدر أي عدد بعد.",
        "في هذا العدد", "المجلة",
    ),
}  # fmt: skip
_ENGLISH = dict(zip(_NAMES, _WORDS["en"], strict=True))

LANGUAGE_NAMES = MappingProxyType(
    {
        "en": "English",
        "tr": "Türkçe",
        "ru": "Русский",
        "fa": "فارسی",
        "de": "Deutsch",
        "fr": "Français",
        "ar": "العربية",
        "es": "Español",
        "it": "Italiano",
        "pt": "Português",
        "nl": "Nederlands",
        "pl": "Polski",
        "uk": "Українська",
        "zh": "中文",
        "ja": "日本語",
        "ko": "한국어",
        "he": "עברית",
        "el": "Ελληνικά",
        "sv": "Svenska",
        "cs": "Čeština",
    }
)


def words(language: str) -> Mapping[str, str]:
    """The archive's words in a language."""
    known = _WORDS.get(language.split("-")[0].lower())
    return MappingProxyType(dict(zip(_NAMES, known, strict=True)) if known else _ENGLISH)


def language_name(language: str) -> str:
    """A language's own name, its tag where that is not known here."""
    return LANGUAGE_NAMES.get(language.split("-")[0].lower(), language)
