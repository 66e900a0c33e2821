"""Dates in words and in figures."""

from __future__ import annotations

from calendar import monthrange

from ..model.work import Date

_MONTHS = {
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "el": "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου "
          "Δεκεμβρίου",
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
          "marraskuuta joulukuuta",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "he": "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}  # fmt: skip
_DAYS = {"de": "{}.", "cs": "{}.", "da": "{}.", "fi": "{}.", "nb": "{}.", "es": "{} de", "pt": "{} de"}


def iso(date: Date) -> str:
    """ISO 8601, as exact as the date is: 2025, 2025-05 or 2025-05-20; "" for words and years beyond four figures."""
    year, month, day = (*date.start, 0, 0, 0)[:3]
    if not 1 <= year <= 9999:
        return ""
    if not 1 <= month <= 12:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if 1 <= day <= monthrange(year, month)[1] else "")


def spoken(date: Date, language: str) -> str:
    """The date as a reader of the language expects it; where its months are not known, in ISO 8601."""
    code = language.lower().split("-")[0]
    year, month, day = (*date.start, 0, 0, 0)[:3]
    if not year:
        return date.literal
    if code in ("ja", "zh"):
        return f"{year}年" + (f"{month}月" if month else "") + (f"{day}日" if day else "")
    if code not in _MONTHS or not 1 <= month <= 12:
        return iso(date) or str(year)
    return _in_words(year, month, day, code)


def _in_words(year: int, month: int, day: int, code: str) -> str:
    of = " de" if code in ("es", "pt") else ""
    name = _MONTHS[code].split()[month - 1] + of
    return f"{_DAYS.get(code, '{}').format(day)} {name} {year}" if day else f"{name} {year}"
