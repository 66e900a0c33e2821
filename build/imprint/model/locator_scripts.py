"""Locator words of languages in other scripts."""

# A language's labels and words; "=" says that the processor knows the first word, "!" that it has to be forced.
ROWS: dict[str, str] = {
    "ru": """
        page = страница, страницы, с., сс., стр., стр, страниц; chapter = глава, главы, гл., глав
        volume = том, тома, т., тт.; note = примечание, примечания, прим., примеч., сн., сноска
        folio = лист, листы, л., лл.; line = строка, строки; verse = стих, стихи, ст.
        column = столбец, столбцы, стб., стлб., кол., колонка
        paragraph = параграф, параграфы, п., пп., ¶, ¶¶, пункт, пар., абз., абзац; book = книга, книги, кн.
        part = часть, части, ч., чч.; figure = рисунок, рисунки, рис., илл., ил.
        issue = выпуск, выпуски, вып., №, №№, номер; section = раздел, разделы, разд., §, §§
        opus = сочинение, сочинения, соч.; sub-verbo ! s.v.; article ! ст., статья, статьи, статей
    """,
    "uk": """
        page = с., стор., сторінка, сторінки; chapter = розділ, розділи, розд., гл., глава
        volume = том, томи, т., тт.; note = примітка, примітки, прим., прим, виноска
        folio = фоліант, фоліанти, ф., арк., аркуш, аркуші; line = рядок, рядки; verse ! вірш, вірші, в.
        column = графа, графи, гр., стб., стовпець
        paragraph = ¶, абзац, абзаци, абз., ¶¶, параграф, параграфи, пар., пункт, п.; book = книга, книги, кн.
        part = частина, частини, ч.; figure = рисунок, рисунки, рис.; issue = випуск, вип., №, номер
        section = §, §§; opus = оп., опус, опуси; article ! ст., стаття, статті
    """,
    "bg": """
        page = страница, страници, стр., с., стр; chapter = глава, глави, гл.; volume = том, томове, т., тт.
        note = бележка, бележки, бел., прим.; folio = фолио, фолия, фол., л., лист; line = ред, редове, р.
        verse = стихотворение, стихове, ст.; column = колона, колони, кол.; paragraph = абзац, абзаци, абз., ¶, ¶¶
        book = книга, книги, кн.; part = част, части, ч.; figure = фигура, фигури, фиг.
        issue = брой, броеве, бр., №; section = раздел, раздели, разд., §, §§; opus = опус, опуси, оп.
        sub-verbo = под раздел, под раздели, подразд.; article ! чл., член, членове
    """,
    "sr": """
        page = страница, странице, стр., stranica, stranice, str.
        chapter = поглавље, поглавља, Пог., poglavlje, poglavlja, Pog.
        volume = том, томова, томови, tom, tomova, tomovi; note = белешка, белешке, n., beleška, beleške
        folio = фолио, фолији, folio, foliji; line = линија, линије, l., linija, linije
        verse = строфа, строфе, strofa, strofe; column = колона, колоне, кол., kolona, kolone, Kol.
        paragraph = параграф, параграфи, пар., ¶, ¶¶, paragraf, paragrafi, par.
        book = књига, књиге, knjiga, knjige; part = део, делова, deo, delova
        figure = цртеж, цртежи, црт., figura, figure, fig.; issue = број, бројеви, изд., broj, brojevi, izd.
        section = одељак, одељака, од., §, §§, odeljak, odeljaka, od.; opus = опус, опера, оп., opus, opera, op.
        sub-verbo = sub verbo, sub verbis, s.v., s.vv.
    """,
    "el": """
        page = σελίδα, σελίδες, σελ., σσ., σ., σελ; chapter = κεφάλαιο, κεφάλαια, κεφ., κεφ
        volume = τόμος, τόμοι, τ.; note = σημείωση, σημειώσεις, σημ., υποσ., υποσημ., υποσημείωση
        folio = φάκελος, φάκελοι, φάκ, φ., φφ., φύλλο, φύλλα; line = σειρά, σειρές, γρ.
        verse = στίχος, στίχοι, στίχ., στίχ; column = στήλη, στ., στήλες, στήλ.
        paragraph = παράγραφος, παράγραφοι, παρ., ¶, ¶¶; book = βιβλίο, βιβλία, βιβ.; part = μέρος, μέρη, μέρ., μέρ
        figure = εικόνα, εικόνες, εικ.; issue = τεύχος, τεύχη, τχ., αρ., αριθ., τεύχ.
        section = τμήμα, τμήματα, τμ., §, §§; opus = έργο, έργα, έργ.; sub-verbo = λήμμα, λήμματα, λήμ.
        article ! άρθρο, άρθρα, άρθρ., αρθρ.
    """,
    "fa": """
        page = صفحه, صفحات, ص, صص, صفحهٔ, صفحه‌ی, صفحه‌های, ص., صص.; chapter = فصل, فصل‌های
        volume = جلد, جلدهای, ج, جج, مجلد, ج., جج.; note = یادداشت, یادداشت‌های, پانوشت, پانویس, زیرنویس, حاشیه
        folio = برگ, برگ‌های, گ, ورق, گ.; line = خط, خطوط, سطر, سطرهای, س, س.
        verse = بیت, بیت‌های, ابیات, آیه, آیهٔ, مصراع; column = ستون, ستون‌های
        paragraph = پاراگراف, پاراگراف‌های, ¶, ¶¶, بند, بندهای; book = کتاب, کتاب‌های; part = بخش, بخش‌های
        figure = تصویر, تصاویر, شکل; issue = شماره, شماره‌های, ش, شمارهٔ, شماره‌ی, ش.
        section = قسمت, قسمت‌های, §, §§; opus = قطعه, قطعات
        sub-verbo = در ذیلِ واژه, در ذیلِ واژه‌های, s.v, s.vv, ذیل, s.v.; article ! ماده, مادهٔ, مواد
    """,
    "ar": """
        page = صفحة, صفحات, ص, صص, الصفحة, الصفحات, ص., صص.; chapter = فصل, فصول, الفصل, باب, الباب
        volume = مجلد, مجلدات, م, مج, المجلد, الجزء, م., مج.; note = ملاحظة, ملاحظات, هامش, الهامش, حاشية
        folio = ورقة, أوراق, مطوية, ق, الورقة, ق.; line = سطر, أسطر, سـ, س, السطر, سـ., س.
        verse = بيت شعر, أبيات شعر, آية, الآية, آيات, الآيات; column = عمود, أعمدة
        paragraph = فقرة, فقرات, ¶, ¶¶, الفقرة; book = كتاب, كتب; part = جزء, أجزاء, ج, ج.
        figure = رسم توضيحي, رسوم توضيحية; issue = عدد, أعداد, ع, العدد, ع.; section = قسم, أقسام, §, §§
        opus = نوته موسيقية, نوتات موسيقية, نوتة موسيقية; sub-verbo = تفسير فرعي, تفسيرات فرعية, s.v.
        article ! مادة, المادة, المواد, مواد
    """,
    "ur": """
        page ! ص, صص, صفحہ, صفحات, ص., صص.; chapter ! باب, ابواب; volume ! جلد, ج, جلدیں, ج.; note ! حاشیہ, حواشی
        folio ! ورق, اوراق; line ! سطر, سطور; verse ! آیت, آیات, شعر, اشعار; column ! کالم
        paragraph ! پیراگراف, پیرا; book ! کتاب; part ! حصہ, حصے; figure ! شکل, تصویر; issue ! شمارہ, ش, ش.
        section ! فصل, قسم; article ! دفعہ, دفعات
    """,
    "he": """
        page = עמוד, עמודים, 'עמ, עמ', עמ׳, עמ’, ע', ע׳; chapter = פרק, פרקים, פ', פ׳
        volume = כרך, כרכים, כר', כר׳, כ'; note = הערה, הערות, הע', הע׳, הערת שוליים; folio = פוליו, פול', דף, דפים
        line = שורה, שורות, ש', ש׳, שו'; verse = פסוק, פסוקים, פס', פס׳; column = טור, טורים, ט'
        paragraph = פיסקה, פיסקאות, פ., ¶, ¶¶; book = ספר, ספרים; part = חלק, חלקים; figure = איור, איורים, א.
        issue = מספר, מספרים, מס', גיליון, גליון, מס׳; section = סעיף, סעיפים, סע', §, §§
        opus = אופוס, אופרה, אופ'; sub-verbo = sub verbo, sub verbis, s.v., s.vv.; article ! סעיף חוק
    """,
    "zh": """
        page = 页, 頁, p., pp.; chapter = 章; volume = 卷; note = 注, 注脚, 註腳, 註; folio = 版; line = 行; verse = 篇
        column = 栏, 欄; paragraph = 段落, 段, ¶, ¶¶; book = 册, 冊; part = 部分, 部; figure = 图, 图表, 圖表, 圖
        issue = 期; section = §, 节, §§, 節; opus = 作品, op.; article ! 条, 條
    """,
    "ja": """
        page = ページ, 頁, p., pp.; chapter = 章; volume = 巻, 卷; note = 註; folio = 面; line = 行; verse = 詩歌
        column = 欄; paragraph = 段落, ¶, ¶¶; book = 書籍; part = 部; figure = 図; issue = 号; section = 節, §, §§
        opus = 作品; article ! 条
    """,
    "ko": """
        page = 페이지, p, pp, 쪽, 면, p., pp.; chapter = chapter, chapters, chap, 장
        volume = volume, volumes, vol, vols, 권; note = note, notes, n., 주, 각주; folio = folio, folios, f
        line = 행, l., 줄; verse = verse, verses, v, vv; column = column, columns, col; paragraph = 단락, para, ¶, ¶¶
        book = book, books, bk; part = part, parts, pt, 부; figure = figure, figures, fig, 그림
        issue = number, numbers, 호; section = section, sections, sec, §, §§, 절; opus = opus, opera, op
        sub-verbo = sub verbo, sub verbis, s.v., s.vv.; article ! 조
    """,
    "zh-tw": "page = 頁; note = 註, 註腳; column = 欄; book = 冊; figure = 圖, 圖表",
}
