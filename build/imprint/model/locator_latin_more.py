"""Locator words of languages in Latin script: the others."""

# A language's labels and words; "=" says that the processor knows the first word, "!" that it has to be forced.
ROWS: dict[str, str] = {
    "pl": """
        page = strona, strony, s., str., ss.; chapter = rozdział, rozdziały, rozdz., roz.
        volume = tom, tomy, t., tt.; note = notatka, notatki, n., przyp., przypis, przypisy
        folio = folio, fol., k., kk., karta, karty, f.; line = wiersz, wiersze, l.; verse = wers, wersy, w., ww.
        column = kolumna, kolumny, kol., szp., szpalta, łam; paragraph = akapit, akapity, akap., ¶, ¶¶, ust., ustęp
        book = książka, książki, ks., księga, księgi; part = część, części, cz.
        figure = rycina, ryciny, ryc., rys., rysunek, il., ilustracja
        issue = numer, numery, nr, nr., z., zesz., zeszyt; section = sekcja, sekcje, sekc., §, §§
        opus = opus, opera, op.; sub-verbo = sub verbo, sub verbis, s.v., s.vv.; article ! art., artykuł, artykuły
    """,
    "cs": """
        page = strana, strany, s., str., stran; chapter = kapitola, kapitoly, kap., hl., hlava
        volume = ročník, ročníky, roč., sv., svazek, svazky, díl
        note = poznámka, poznámky, pozn., pozn, poznámka pod čarou; folio = list, listy, l., fol., f.
        line = řádek, řádky, ř.; verse = verš, verše, v.; column = sloupec, sloupce, sl., sloup.
        paragraph = odstavec, odstavce, odst., ¶, ¶¶; book = kniha, knihy, k., kn.; part = část, části
        figure = obrázek, obrázky, obr., obr; issue = číslo, č., čísla; section = sekce, sek., §, §§
        opus = opus, opusy, op.; sub-verbo = pod heslem, pod hesly, s.v.; article ! čl., článek, články
    """,
    "sk": """
        page = strana, strany, s.; chapter = kapitola, kapitoly, kap.; volume ! zväzok, zväzky, zv.
        note = poznámka, poznámky, n.; folio = list, listy, l.; line = riadok, riadky; verse = verš, verše, v.
        column = stĺpec, stĺpce, stĺp.; paragraph = odstavec, odstavce, ods., ¶; book = kniha, knihy, k.
        part = časť, časti; figure = obrázok, obrázky, obr.; issue = číslo, č., čísla
        section = sekcia, sekcie, sek., §; opus = opus, opera, op.; sub-verbo = sub verbo, sub verbis, s.v., s.vv.
    """,
    "sl": """
        page = stran, strani, str.; chapter = poglavje, poglavja, pogl.; volume = letnik, letniki, let.
        note = opomba, opombe, op.; folio = folio, folii, fol.; line = vrstica, vrstice, vrst.
        verse = verz, verzi, v.; column = stolpec, stolpci, stolp.; paragraph = odstavek, odstavki, odst., ¶, ¶¶
        book = knjiga, knjige, knj.; part = del, deli; figure = slika, slike, sl.; issue = številka, številke, št.
        section = odsek, odseki, ods., §, §§; opus = opus, opusi; sub-verbo = sub verbo, sub verbis, s. v.
    """,
    "hr": """
        page = stranica, stranice, str.; chapter = poglavlje, poglavlja, pogl.; volume = svezak, svesci
        note = bilješka, bilješke, bilj.; folio = folija, folije, fol.; line = red, redovi
        verse = stih, stihovi, st.; column = stupac, stupci, stup.; paragraph = pasus, pasusi, par., ¶, ¶¶
        book = knjiga, knjige, knj.; part = dio, dijelova; figure = crtež, crteži, crt.
        issue = izdanje, izdanja, izd.; section = odjeljak, odjeljci, od., §, §§; opus = djelo, sv., djela
        sub-verbo = sub verbo, sub verbis, s.v., s.vv.
    """,
    "fi": """
        page = sivu, sivut, s., ss., sivuilla; chapter = luku, luvut; volume = volyymi, volyymit, vol., nide, nid.
        note = huomautus, huomautukset, huom., alav., alaviite, viite; folio = folio, foliot, fol., f., lehti
        line = rivi, rivit, r.; verse = säkeistö, säkeistöt, säk., säe, jae; column = palsta, palstat, palst.
        paragraph = kappale, kappaleet, ¶, ¶¶; book = kirja, kirjat; part = osa, osat; figure = kuvio, kuviot, kuv.
        issue = numero, numerot, nro, no., n:o, nr.; section = §, §§; opus = opus, opukset, op.
        sub-verbo = sub verbo, sub verbis, s.v., s.vv.; article ! art., artikla, artiklat
    """,
    "et": """
        page = lehekülg, leheküljed, lk; chapter = peatükk, peatükid, ptk; volume = köide, köited, kd
        note = viide, viited, n.; folio = foolio, fooliod, f; line = rida, read, l.; verse = värss, värsid, vv
        column = veerg, v, veerud; paragraph = lõik, lõigud, ¶, ¶¶; book = raamat, raamatud, rmt; part = osa, osad
        figure = joonis, joonised, joon; issue = number, numbrid, nr
        section = alajaotis, alajaotised, alajaot., §, §§; opus = opus, opera, op
        sub-verbo = sub verbo, sub verbis, s.v., s.vv.
    """,
    "hu": """
        page = oldal, o., old., lap, p., pp.; chapter = fejezet, fej.; volume = kötet, köt., k., kötetek
        note = jegyzet, j., jegyz., lábj., lábjegyzet; folio = fóliáns, fol., f., levél; line = sor, s.
        verse = versszak, vers, v., sor.; column = oszlop, oszl.; paragraph = bekezdés, bek., ¶, ¶¶; book = könyv
        part = rész; figure = ábra, ábr.; issue = szám, sz., évf., no., nr.; section = szakasz, szak., §, §§
        opus = mű; sub-verbo = sub verbo, sub verbis, s. v., s. vv.; article ! cikk, cikkely
    """,
    "lt": """
        page = puslapis, puslapiai, p.; chapter = skyrius, skyriai, sk.; volume = tomas, tomai, t.
        note = pastaba, pastabos, pstb.; folio = lapas, lapai, l.; line = eilutė, eilutės, eil.
        verse = eilėraštis, eilėraščiai, eilėr.; column = skiltis, skiltys, skilt.
        paragraph = pastraipa, pastraipos, pastr., ¶, ¶¶; book = knyga, knygos, kn.; part = dalis, dalys, d.
        figure = iliustracija, iliustracijos, il.; issue = numeris, numeriai, nr.
        section = poskyris, poskyriai, posk., §, §§; opus = kūrinys, kūriniai, kūr.; sub-verbo = žiūrėk, žr.
    """,
    "lv": """
        page = lappuse, lappuses, lpp.; chapter = nodaļa, nodaļas, nod.; volume = sējums, sējumi, sēj.
        note = piezīme, piezīmes, piez.; folio = folio, fo.; line = rinda, rindas, r.; verse = pants, panti, p.
        column = sleja, slejas, sl.; paragraph = rindkopa, rindkopas, rindk., ¶, ¶¶
        book = grāmata, grāmatas, grām.; part = daļa, daļas, d.; figure = ilustrācija, ilustrācijas, il.
        issue = numurs, numuri, nr.; section = apakšnodaļa, apakšnodaļas, apakšnod., §, §§
        opus = opuss, opusi, op.; sub-verbo = skatīt, sk.
    """,
    "eu": """
        page = orrialdea, orrialdeak; chapter = kapitulua, kapituluak, kap.; volume = liburukia, liburukiak, libk.
        note = oharra, oharrak, n.; folio = orria, or., orriak; line = lerroa, lerroak, l.
        verse = bertsoa, bertsoak, b., bb.; column = zutabea, zutabeak, zut.
        paragraph = paragrafoa, paragrafoak, par., ¶, ¶¶; book = liburua, liburuak, lib.; part = zatia, zatiak, zt.
        figure = irudia, irudiak, iru.; issue = zenbakia, zenbakiak, zenb.; section = atala, atalak, atal., §
        opus = obra, obrak, op.; sub-verbo = sub voce, sub vocem, s.v.
    """,
    "la": """
        page = pagina, paginae, p., pp.; chapter = capitulum, capitula, cap.; volume = tomus, tomi, t., tt.
        note = nota, notae, nn.; folio = folium, folii, fol.; line = linea, lineae, l., ll.
        verse = versus, u., uu.; column = columna, columnae, col.; paragraph = paragraphus, paragraphi, par., ¶, ¶¶
        book = liber, libri, lib.; part = pars, partes, pr.; figure = figura, figurae, fig.
        issue = numerus, n., numeri; section = §, §§; opus = opus, opera, op.
        sub-verbo = sub uerbo, sub uerbis, s.u., s.uu.
    """,
    "is": """
        page = blaðsíða, blaðsíður, bls.; chapter = kafli, kaflar, k.; volume = bindi, b.
        note = athugasemd, athugasemdir, ath.; folio = handrit, handr.; line = lína, línur, l.; verse = vers, v.
        column = dálkur, dálkar, d.; paragraph = málsgrein, málsgreinar, málsgr., ¶, ¶¶; book = bók, bækur
        part = hluti, hlutar, hl.; figure = mynd, myndir, mynd.; issue = tölublað, tölublöð, tbl.; section = §, §§
        opus = tónverk, tónv.; sub-verbo = sub verbo, sub verbis, s.v., s.vv.
    """,
    "id": """
        page = halaman, hlm., hal., halm., h.; chapter = bab, bb.; volume = volume, vol., jil., jilid, j.
        note = catatan, ctt., cat., catatan kaki; folio = folio, fol.; line = baris, brs.; verse = ayat, a.
        column = kolom, kol.; paragraph = paragraf, para., ¶, ¶¶; book = buku, bk.; part = bagian, bag.
        figure = gambar, gbr.; issue = nomor, no., nom.; section = §, §§; opus = opus, opera, op.
        sub-verbo = sub verbo, sub verbis, s.v., s.vv.; article ! ps., pasal, art., artikel
    """,
}
