"""CRediT's roles (ANSI/NISO Z39.104-2022) in words, in the languages that they have been translated into."""

from __future__ import annotations

from ..model.people import Role

_TERMS = (
    "conceptualization", "data-curation", "formal-analysis", "funding-acquisition", "investigation", "methodology",
    "project-administration", "resources", "software", "supervision", "validation", "visualization",
    "writing-original-draft", "writing-review-editing",
)  # fmt: skip
_WORDS = {
    "en": (
        "conceptualization", "data curation", "formal analysis", "funding acquisition", "investigation", "methodology",
        "project administration", "resources", "software", "supervision", "validation", "visualization",
        "writing – original draft", "writing – review & editing",
    ),
    "de": (
        "Konzeption", "Datenkuratierung", "formale Analyse", "Mittelbeschaffung", "Untersuchung", "Methodik",
        "Projektverwaltung", "Ressourcen", "Software", "Betreuung", "Validierung", "Visualisierung",
        "Schreiben – Originalentwurf", "Schreiben – Überprüfung und Bearbeitung",
    ),
    "fr": (
        "conceptualisation", "curation des données", "analyse formelle", "obtention du financement", "investigation",
        "méthodologie", "administration du projet", "ressources", "logiciel", "supervision", "validation",
        "visualisation", "rédaction – ébauche originale", "rédaction – révision et correction",
    ),
    "es": (
        "conceptualización", "curación de datos", "análisis formal", "obtención de fondos", "investigación",
        "metodología", "administración del proyecto", "recursos", "software", "supervisión", "validación",
        "visualización", "redacción – borrador original", "redacción – revisión y edición",
    ),
    "it": (
        "concettualizzazione", "cura dei dati", "analisi formale", "acquisizione dei fondi", "indagine", "metodologia",
        "amministrazione del progetto", "risorse", "software", "supervisione", "validazione", "visualizzazione",
        "scrittura – bozza originale", "scrittura – revisione e modifica",
    ),
    "pt": (
        "conceituação", "curadoria de dados", "análise formal", "obtenção de financiamento", "investigação",
        "metodologia", "administração do projeto", "recursos", "software", "supervisão", "validação", "visualização",
        "escrita – rascunho original", "escrita – revisão e edição",
    ),
    "tr": (
        "kavramsallaştırma", "veri düzenleme", "biçimsel analiz", "fon sağlama", "araştırma", "yöntem",
        "proje yönetimi", "kaynaklar", "yazılım", "danışmanlık", "doğrulama", "görselleştirme",
        "yazım – ilk taslak", "yazım – gözden geçirme ve düzenleme",
    ),
    "ru": (
        "разработка концепции", "работа с данными", "формальный анализ", "получение финансирования",
        "проведение исследования", "методология", "администрирование проекта", "ресурсы", "программное обеспечение",
        "руководство", "валидация", "визуализация", "написание черновика рукописи",
        "написание рукописи – рецензирование и редактирование",
    ),
    "uk": (
        "концептуалізація", "робота з даними", "формальний аналіз", "отримання фінансування", "дослідження",
        "методологія", "адміністрування проєкту", "ресурси", "програмне забезпечення", "керівництво", "валідація",
        "візуалізація", "написання – оригінальний проєкт", "написання – рецензування та редагування",
    ),
    "fa": (
        "مفهوم‌پردازی", "گردآوری و سامان‌دهی داده‌ها", "تحلیل صوری", "تأمین بودجه", "پژوهش", "روش‌شناسی",
        "مدیریت پروژه", "منابع", "نرم‌افزار", "نظارت", "اعتبارسنجی", "تجسم داده‌ها", "نگارش پیش‌نویس", "بازبینی و ویرایش",
    ),
    "ar": (
        "وضع المفاهيم", "تنظيم البيانات", "التحليل المنهجي", "الحصول على التمويل", "البحث", "المنهجية", "إدارة المشروع",
        "الموارد", "البرمجيات", "الإشراف", "التحقق", "التصور البياني", "كتابة المسودة الأصلية", "المراجعة والتحرير",
    ),
}  # fmt: skip


def role_words(role: Role, language: str) -> str:
    """A CRediT role in a language (BCP 47; English where it is not translated); other roles as the author says them."""
    if not role.credit:
        return role.name
    words = _WORDS.get(language.lower().split("-")[0], _WORDS["en"])
    return dict(zip(_TERMS, words, strict=True)).get(role.credit, role.name)
