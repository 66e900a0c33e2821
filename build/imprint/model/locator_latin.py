"""Locator words of languages in Latin script: western Europe and Turkish."""

# A language's labels and words; "=" says that the processor knows the first word, "!" that it has to be forced.
ROWS: dict[str, str] = {
    "en": """
        page = page, pages, p., pp., pp, p, pg., pgs.
        chapter = chapter, chapters, ch., chs, chap., chaps., chs., chap
        volume = volume, volumes, vol., vols, vols.; note = note, notes, n., nn., fn., footnote, footnotes
        folio = folio, folios, fol., fols, fols., f., ff., fo., fos.; line = line, lines, l., ll.
        verse = verse, verses, v., vv., vs., vss.; column = column, columns, col., cols, cols.
        paragraph = paragraph, paragraphs, para., paras, ¶, ¶¶, paras., par., pars.
        book = book, books, bk, bks, bk., bks.; part = part, parts, pt, pts, pt., pts.
        figure = figure, figures, fig., figs, figs.
        issue = issue, issues, no., nos, nos., number, numbers, num., iss.
        section = section, sections, sect., sects, §, §§, sec., secs., sects.; opus = opus, opera, op., opp.
        sub-verbo = sub verbo, sub verbis, s.v., s.vv., s. v., s. vv., sub voce, sub vocibus
        article ! art., arts., article, articles
    """,
    "tr": """
        page = sayfa, sayfalar, s., ss., sf., sh.; chapter = bölüm, bölümler, böl.
        volume = cilt, ciltler, c., cild, cl.; note = not, notlar, n., dn., dipnot, dipnotlar
        folio = folyo, fl., vr., vrk., varak, varaklar, yk., yaprak; line = satır, satırlar, str.
        verse = ayet, ayetler, ay., beyit, beyitler, âyet; column = sütun, sütunlar, süt., stn.
        paragraph = paragraf, paragraflar, par., prg.; book = kitap, kitaplar, kit.; part = kısım, kısımlar, ksm.
        figure = şekil, şekiller, şek., resim; issue = sayı, sayılar, sy., no., nu., numara; section = blm.
        opus = eser, eserler; sub-verbo ! s.v., s. v.; article ! md., mad., madde, maddeler
    """,
    "de": """
        page = Seite, Seiten, S., Seit.; chapter = Kapitel, Kap., Kap; volume = Band, Bände, Bd., Bde., Bd
        note = Anmerkung, Anmerkungen, Anm., Anmm., Fn., Fußnote, Fußnoten
        folio = Blatt, Blätter, Fol., Bl., Folio, foll.; line = Zeile, Zeilen, Z., Zl., Zn.
        verse = Vers, Verse, V., Vs., Vv.; column = Spalte, Spalten, Sp., Spp.
        paragraph = Absatz, Absätze, Abs., ¶, ¶¶; book = Buch, Bücher, B.; part = Teil, Teile, T., Tl.
        figure = Abbildung, Abbildungen, Abb., Fig.; issue = Nummer, Nummern, Nr., Nrn., H., Heft
        section = Abschnitt, Abschnitte, Abschn., §, §§; opus = Opus, Opera, op.
        sub-verbo = sub verbo, sub verbis, s. v., s. vv., s.v.; article ! Art., Artt., Artikel
    """,
    "nl": """
        page = pagina, pagina's, p., pp., blz., bladz., bladzijde, bladzijden, pag.
        chapter = hoofdstuk, hoofdstukken, hfdst., hfst., hoofdst., h.
        volume = volume, volumes, vol., vols., dl., dln., bd., band, jrg.
        note = aantekening, aantekeningen, n., nt., noot, noten, voetnoot
        folio = folio, folio's, f., fol., ff., blad; line = regel, regels, l., r., rr.
        verse = vers, versen, v., vv., vs.; column = column, columns, col., kol., kolom, kolommen
        paragraph = paragraaf, paragrafen, par., ¶, ¶¶; book = boek, boeken, bk.; part = deel, delen
        figure = figuur, figuren, fig., afb., afbeelding; issue = nummer, nummers, nr., nrs., no.
        section = sectie, secties, sec., §, §§; opus = opus, opera, op.
        sub-verbo = sub verbo, sub verbis, s.v., s.vv.; article ! art., artt., artikel, artikelen
    """,
    "sv": """
        page = sida, sidor, s., sid., ss.; chapter = kapitel, kap.
        volume = volym, volymer, vol., bd., band; note = not, noter, n., fotnot
        folio = folio, folios, f., fol., bl., blad; line = rad, rader, l., r.; verse = vers, verser, v., vv.
        column = kolumn, kolumner, kol., sp., spalt; paragraph = stycke, stycken, st., ¶, ¶¶; book = bok, böcker
        part = del, delar; figure = figur, figurer, fig.; issue = nummer, nr, nr., no.
        section = avsnitt, avs., §, §§; opus = opus, opera, op.; sub-verbo = sub verbo, sub verbis, s.v., s.vv.
        article ! art., artikel, artiklar
    """,
    "da": """
        page = side, sider, s., ss., sd.; chapter = kapitel, kapitler, kap.; volume = bind, bd.
        note = note, noter, n., fodnote; folio = folio, fol., bl., blad; line = linje, linjer, l., lin.
        verse = vers, v., vv.; column = kolonne, kolonner, kol., sp., spalte; paragraph = afsnit, afs., ¶, ¶¶
        book = bog, bøger, b.; part = del, dele, d.; figure = figur, figurer, fig.
        issue = nummer, numre, nr., no., hæfte; section = paragraf, paragraffer, par., §, §§; opus = opus, op.
        sub-verbo = sub voce, s.v.; article ! art., artikel, artikler
    """,
    "nb": """
        page = side, s., sider, ss.; chapter = kapittel, kap., kapitler; volume = bind, bd.
        note = note, n., fotnote; folio = folio, fol., bl., blad; line = linje, l., linjer; verse = vers, v., vv.
        column = kolonne, kol., sp., spalte; paragraph = avsnitt, avsn., ¶, ¶¶; book = bok, bøker; part = del
        figure = figur, fig.; issue = nummer, nr., no., hefte; section = paragraf, pargr., §, §§; opus = opus, op.
        sub-verbo = sub verbo, sub verbis, s.v., s.vv.; article ! art., artikkel, artikler
    """,
    "nn": """
        page = side, s.; chapter = kapittel, kap.; volume = bind, bd.; note = note; folio = folio, fol.
        line = linje; verse = vers, v.; column = kolonne, kol.; paragraph = avsnitt, avsn., ¶, ¶¶; book = bok
        part = del; figure = figur, fig.; issue = nummer, nr.; section = paragraf, par., §, §§; opus = opus, op.
        sub-verbo = sub verbo, sub verbis, s.v., s.vv.
    """,
    "fr": """
        page = page, pages, p., pp.; chapter = chapitre, chapitres, chap., c., ch., chapp.
        volume = volume, volumes, vol., vols., t., tt., tome, tomes; note = note, notes, n., nn., not.
        folio = folio, folios, fᵒ, fᵒˢ, f., ff., fol., fos, f°, fº, f°s; line = ligne, lignes, l., ll., lig.
        verse = verset, versets, v., vv.; column = colonne, colonnes, col., coll.
        paragraph = paragraphe, paragraphes, paragr., §, par., parag.; book = livre, livres, liv.
        part = partie, parties, part.; figure = figure, figures, fig.
        issue = numéro, numéros, nᵒ, nᵒˢ, no, nos, n°, nº, n°s, num.; section = section, sections, sect.
        opus = opus, op.; sub-verbo = sub verbo, sub verbis, s. v., s.v.; article ! art., arts., article, articles
    """,
    "es": """
        page = página, páginas, p., pp., pág., págs., pag., pags.
        chapter = capítulo, capítulos, cap., caps., capít.
        volume = volumen, volúmenes, vol., vols., t., tt., tomo, tomos; note = nota, notas, n., nn., nt.
        folio = folio, folios, f., ff., fol., fols., fs.; line = línea, líneas, l., ls., lín., líns., ll., lin.
        verse = verso, versos, v., vv., vers.; column = columna, columnas, col., cols.
        paragraph = párrafo, párrafos, párr., §, párrs., ¶; book = libro, libros, lib., libs.
        part = parte, partes, pt., pts.; figure = figura, figuras, fig., figs.
        issue = número, números, nº, n.º, núm., núms., nro., n°, no.
        section = sección, secciones, sec., secs., secc.; opus = opus, opera, op., opp.
        sub-verbo = sub voce, sub vocibus, s. v., s. vv., s.v.; article ! art., arts., artículo, artículos
    """,
    "it": """
        page = pagina, pagine, p., pp., pag., pagg.; chapter = capitolo, capitoli, cap., capp.
        volume = volume, volumi, vol., voll., t., tt., tomo, tomi; note = nota, note, n., nn.
        folio = foglio, fogli, fgl., f., ff., c., cc., carta, carte, fol., foll.
        line = riga, righe, r., rr., l., ll.; verse = verso, versi, v., vv.; column = colonna, colonne, col., coll.
        paragraph = paragrafo, paragrafi, par., ¶, ¶¶; book = libro, libri, lib., libb.; part = parte, parti, pt.
        figure = figura, figure, fig., figg.
        issue = fascicolo, fascicoli, fasc., n°, nº, num., numero, numeri, nr.
        section = sezione, sezioni, sez., §, §§; opus = opera, opere, op.
        sub-verbo = sub verbo, sub verbis, s.v., s.vv., s. v.; article ! art., artt., articolo, articoli
    """,
    "pt": """
        page = página, páginas, p., pp., pág., págs., pag.; chapter = capítulo, capítulos, cap., caps.
        volume = volume, volumes, v., vol., vols., t., tomo, tomos; note = nota, notas, n., nn.
        folio = fólio, fólios, f., fl., fls., fól., folha, folhas, ff., fol.; line = linha, linhas, l., lin., ll.
        verse = versículo, verso, versos, versículos, v, vv, vv.; column = coluna, colunas, col.
        paragraph = parágrafo, parágrafos, par., ¶, ¶¶; book = livro, livros, liv., lib.
        part = parte, partes, pt.; figure = figura, fig., figuras, figs.
        issue = número, números, n.º, nº, n°, núm., num.
        section = §, seção, seções, seç., §§, secção, secções, sec.; opus = opus, opera, op.
        sub-verbo = sub verbo, sub verbis, s.v., s.vv., s. v.; article ! art., arts., artigo, artigos
    """,
    "ca": """
        page = pàgina, pàgines, p., pp., pàg., pàgs., pg.; chapter = capítol, capítols, cap.
        volume = volum, volums, vol., t., tom, toms; note = nota, notes, n., nn.
        folio = foli, folis, f., fol., ff.; line = línia, línies, l., lín.; verse = vers, versos, v.
        column = columna, columnes, col.; paragraph = paràgraf, paràgrafs, par., §; book = llibre, llibres, llib.
        part = part, parts, pt.; figure = figura, figures, fig.; issue = número, números, núm., núms., nº, n°
        section = secció, seccions, sec.; opus = opus, opera, op.; sub-verbo = sub voce, sub vocibus, s.v.
        article ! art., arts., article, articles
    """,
    "ro": """
        page = pagina, paginile, p., pp., pag., pagini; chapter = capitolul, capitolele, cap., capitol, capitole
        volume = volumul, volumele, vol., t., tom, tomul, volume; note = nota, notele, n., not., notă, note
        folio = folioul, foliourile, fol., ƒ, ƒƒ, f., ff., fila, filele
        line = linia, liniile, l., r., rând, rânduri; verse = versetul, versetele, v., vv.
        column = coloana, coloanele, col.; paragraph = paragraful, paragrafele, par., ¶, ¶¶
        book = cartea, cărțile, cart., carte; part = partea, părțile, part.
        figure = figura, figurile, fig., figură; issue = numărul, numerele, nr., no., număr
        section = secțiunea, secțiunile, sec., §, §§; opus = opusul, opusurile, op.
        sub-verbo = sub verbo, sub verbis, s.v., s.vv.; article ! art., articolul, articol, articole
    """,
    "pt-br": "verse = verso, versos, v., vv.",
}
