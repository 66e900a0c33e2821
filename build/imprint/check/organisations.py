"""Words by which an organisation's name is known: anywhere in it, at its end, and before a comma where it is turned round."""

from __future__ import annotations

ANYWHERE_TEXT = """
university universität universitat université universidad universidade università universiteit universitet
üniversitesi университет institute institut instituto istituto enstitüsü институт committee comité commission comisión
commissione council conseil consejo association associação asociación associazione derneği organization organisation
foundation fondation fondazione stiftung vakfı fundación ministry ministère ministerio ministero ministerium bakanlığı
министерство department département departamento agency agence bureau consortium collaboration gmbh inc inc. ltd ltd.
llc corporation corp. academy akademie académie accademia kurumu başkanlığı müdürlüğü laboratory laboratories
parliament nations federation federación ministries authority secretariat society team museum bundesamt ministère
gesellschaft verein archives committee's
"""
ANYWHERE = frozenset(ANYWHERE_TEXT.split())
LAST_TEXT = """
group project library initiative network center centre government division administration company press office board
programme program observatory survey developers contributors editors service services party working-group
"""
LAST = frozenset(LAST_TEXT.split())
TURNED = ANYWHERE | LAST | {"bank"}
