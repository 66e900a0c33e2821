"""Names of months and seasons in the languages that libraries are written in."""

from __future__ import annotations

_MONTHS = """
january jan januar jänner jaen janvier janv enero ene gennaio gen janeiro ocak oca январь января янв januari styczeń
stycznia leden ledna

february feb febr februar feber février févr fevrier febrero febbraio fev fevereiro şubat şub февраль февраля фев
februari luty lutego únor února

march mar märz maerz mär mars marzo março mart март марта maart marzec marca březen března mrt

april apr avril avr abril abr aprile nisan nis апрель апреля апр kwiecień kwietnia duben dubna

may mai mayo maggio mag maio mayıs may май мая mei maj květen května

june jun juni juin junho junio giugno giu haziran haz июнь июня июн czerwiec czerwca červen června

july jul juli juillet juil julho julio luglio lug temmuz tem июль июля июл lipiec lipca červenec července

august aug août aout agosto ago ağustos ağu август августа авг augustus sierpień sierpnia srpen srpna

september sep sept septembre septiembre settembre set setembro eylül eyl сентябрь сентября сен wrzesień września září

october oct oktober okt octobre octubre ottobre ott outubro out ekim eki октябрь октября окт październik października
říjen října

november nov novembre noviembre novembro kasım kas ноябрь ноября ноя listopad listopada listopadu

december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro aralık ara декабрь декабря дек
grudzień grudnia prosinec prosince
"""
_SEASONS = """
spring frühling frühjahr printemps primavera ilkbahar bahar весна

summer sommer été verano estate verão yaz лето

autumn fall herbst automne otoño autunno outono sonbahar güz осень

winter hiver invierno inverno kış зима
"""


def _numbered(lines: str) -> dict[str, int]:
    """Names to numbers from 1; a blank line parts the numbers."""
    groups = enumerate(lines.strip().split("\n\n"), 1)
    return {name: number for number, group in groups for name in group.split()}


MONTH_NAMES = _numbered(_MONTHS)
SEASONS = _numbered(_SEASONS)
