"""Given names that are common and hardly family names or words, by which a person is told from an organisation."""

from __future__ import annotations

_GIVEN = """
adam agnes aisha albert alessandro alexander alexandra alice amanda amelia amy ana andrea andreas andrew angela anna
anne annie anthony antonio arthur barbara beatrice ben benedict benjamin bernard bernd beth betty bob brenda brian
bruce carl carla carlo carlos carol caroline catherine cecilia charles charlotte chloe chris christian christina
christine christoph christopher claire clara claudia claus colin cynthia daniel daniela david deborah dennis diana
diane dieter dimitri donald donna dorothy doris edith eduard eduardo edward eileen elena eleanor eli elisabeth
elizabeth ella ellen emily emma enrique eric erik ernst esther eva evelyn federico felix ferdinand fiona florian
francesca francesco francis francisco francoise frank franz fred frederick friedrich gabriel gabriele geoffrey georg
george gerald gerhard giovanni giulia giuseppe gloria gottfried greg gregory guido gustav hannah hans harold harry
heather hector heidi heinrich heinz helen helena helga henri henry herbert hermann hilary howard hugo ian ignacio igor
ingrid irene isabel isabella ivan jack jacob jacqueline jacques jake jan jane janet jason javier jean jeff jeffrey
jennifer jeremy jessica jill jim joachim joan joanna joe joel johan johann johanna johannes john jon jonathan jose
josef joseph joshua juan judith julia julian julie jurgen karen karin karl kate katharina katherine kathleen kathryn
katie keith ken kenneth kevin klaus kristin kurt larry laura lauren laurence leo leon leonard leslie linda lisa
lorenzo louis louise lucas lucia lucy luigi luis luisa lukas lydia manuel marc marcel marco margaret maria marie
marina mario marion mark markus marta martha martin martina mary mathias matteo matthew matthias maurice max
maximilian mehmet melissa michael michel michelle miguel mike mikhail miriam mohamed mohammad mohammed monica monika
moritz nadia nancy naomi natalia natalie natasha nathan nicholas nick nicola nicolas nicole nikolai nina nora norbert
norman olga oliver olivia oscar otto pablo pamela paola paolo patricia patrick paul paula pauline pedro peter philip
philipp philippe phyllis pierre pietro rachel ralph raymond rebecca renate ricardo riccardo richard rita robert
roberta roberto roger roland rolf ronald rosa rosemary rudolf ruth sabine samuel sandra sarah sebastian sergei sergey
sharon sheila sigrid silvia simon simone sofia sonia sophia sophie stefan stefano stella stephan stephanie stephen
steve steven susan susanne suzanne sven svetlana sylvia tamara tatiana teresa theodor theresa thomas tim timothy
tobias tom tony ulrich ulrike ursula vera verena veronica victor victoria viktor vincent virginia vladimir walter
wendy werner wilhelm william wolfgang yves yvonne zoe ahmet ayse fatma mustafa hasan huseyin emine yusuf irina
"""
GIVEN = frozenset(_GIVEN.split())
