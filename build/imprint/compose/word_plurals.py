"""What several figures, tables, sections, equations and listings are called together: "Figures 1 and 2"."""

from __future__ import annotations

KEYS = ("figures", "tables", "sections", "equations", "listings")
_WORDS = {
    "en": ("Figures", "Tables", "Sections", "Equations", "Listings"),
    "de": ("Abbildungen", "Tabellen", "Abschnitte", "Gleichungen", "Listings"),
    "nl": ("Figuren", "Tabellen", "Paragrafen", "Vergelijkingen", "Listings"),
    "sv": ("Figurer", "Tabeller", "Avsnitt", "Ekvationer", "Listningar"),
    "da": ("Figurer", "Tabeller", "Afsnit", "Ligninger", "Listinger"),
    "nb": ("Figurer", "Tabeller", "Avsnitt", "Ligninger", "Listinger"),
    "fi": ("Kuviot", "Taulukot", "Luvut", "Yhtälöt", "Listaukset"),
    "fr": ("Figures", "Tableaux", "Sections", "Équations", "Listages"),
    "es": ("Figuras", "Tablas", "Secciones", "Ecuaciones", "Listados"),
    "ca": ("Figures", "Taules", "Seccions", "Equacions", "Llistats"),
    "it": ("Figure", "Tabelle", "Sezioni", "Equazioni", "Listati"),
    "pt": ("Figuras", "Tabelas", "Secções", "Equações", "Listagens"),
    "ro": ("Figurile", "Tabelele", "Secțiunile", "Ecuațiile", "Listările"),
    "tr": ("Şekil", "Tablo", "Bölüm", "Denklem", "Liste"),
    "id": ("Gambar", "Tabel", "Bagian", "Persamaan", "Kode"),
    "pl": ("Ryciny", "Tabele", "Sekcje", "Równania", "Listingi"),
    "cs": ("Obrázky", "Tabulky", "Oddíly", "Rovnice", "Výpisy"),
    "hu": ("Ábra", "Táblázat", "Szakasz", "Egyenlet", "Lista"),
    "el": ("Εικόνες", "Πίνακες", "Ενότητες", "Εξισώσεις", "Κώδικες"),
    "ru": ("Рис.", "Табл.", "Разделы", "Уравнения", "Листинги"),
    "uk": ("Рис.", "Табл.", "Розділи", "Рівняння", "Лістинги"),
    "bg": ("Фигури", "Таблици", "Раздели", "Уравнения", "Листинги"),
    "ar": ("الأشكال", "الجداول", "الأقسام", "المعادلات", "الشيفرات"),
    "fa": ("شکل\u200cهای", "جدول\u200cهای", "بخش\u200cهای", "معادله\u200cهای", "قطعه\u200cکدهای"),
    "ur": ("اشکال", "جداول", "حصے", "مساواتیں", "کوڈ"),
    "he": ("איורים", "לוחות", "סעיפים", "משוואות", "קטעי קוד"),
    "zh": ("图", "表", "节", "式", "代码"),
    "ja": ("図", "表", "節", "式", "リスト"),
    "ko": ("그림", "표", "절", "식", "코드"),
}

PLURALS = {language: dict(zip(KEYS, words, strict=True)) for language, words in _WORDS.items()} | {
    "pt-BR": {"sections": "Seções"},
    "zh-TW": {"figures": "圖", "sections": "節", "listings": "程式碼"},
}
