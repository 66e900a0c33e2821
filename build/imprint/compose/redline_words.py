"""What a redline says of its own accord, in the languages that imprint knows."""

from __future__ import annotations

from .words import words

KEYS = (
    "redline-changes", "redline-before", "redline-now", "redline-same", "redline-numbers", "redline-front", "redline-title",
    "redline-subtitle", "redline-short-title", "redline-authors", "redline-words", "redline-blocks", "redline-pictures",
    "redline-inserted", "redline-deleted", "redline-changed", "redline-moved", "redline-moved-here", "redline-moved-away",
)  # fmt: skip
# One row for each language, its words in the order of the keys.
ROWS = {
    "en": "Changes|Before|Now|Nothing changed that a reader would see.|Notes have the numbers of the new version; "
          "those that are gone keep theirs.|Front matter|Title|Subtitle|Short title|Authors|Words|Paragraphs|"
          "Figures|inserted|deleted|changed|moved|moved here|moved away from here",
    "de": "Änderungen|Vorher|Jetzt|Nichts hat sich geändert, was man beim Lesen sähe.|Die Anmerkungen haben die "
          "Nummern der neuen Fassung; entfallene behalten ihre alten.|Angaben zum Text|Titel|Untertitel|Kurztitel|"
          "Autoren|Wörter|Absätze|Abbildungen|eingefügt|gestrichen|geändert|verschoben|hierher verschoben|von hier "
          "verschoben",
    "fr": "Modifications|Avant|Maintenant|Rien n’a changé qui soit visible à la lecture.|Les notes portent les "
          "numéros de la nouvelle version ; les notes supprimées gardent les leurs.|Informations liminaires|Titre|"
          "Sous-titre|Titre courant|Auteurs|Mots|Paragraphes|Figures|ajouté|supprimé|modifié|déplacé|déplacé ici|"
          "déplacé d’ici",
    "es": "Cambios|Antes|Ahora|Nada ha cambiado que vea el lector.|Las notas llevan los números de la nueva "
          "versión; las suprimidas conservan los suyos.|Datos preliminares|Título|Subtítulo|Título abreviado|"
          "Autores|Palabras|Párrafos|Figuras|insertado|suprimido|cambiado|trasladado|trasladado aquí|trasladado "
          "desde aquí",
    "ca": "Canvis|Abans|Ara|No ha canviat res que vegi el lector.|Les notes porten els números de la nova versió; "
          "les suprimides conserven els seus.|Dades preliminars|Títol|Subtítol|Títol abreujat|Autors|Paraules|"
          "Paràgrafs|Figures|inserit|suprimit|canviat|desplaçat|desplaçat aquí|desplaçat d’aquí",
    "it": "Modifiche|Prima|Adesso|Non è cambiato nulla che il lettore veda.|Le note hanno i numeri della nuova "
          "versione; quelle eliminate conservano i propri.|Dati preliminari|Titolo|Sottotitolo|Titolo breve|Autori|"
          "Parole|Capoversi|Figure|inserito|eliminato|modificato|spostato|spostato qui|spostato da qui",
    "pt": "Alterações|Antes|Agora|Nada mudou que o leitor veja.|As notas têm os números da nova versão; as "
          "eliminadas conservam os seus.|Dados preliminares|Título|Subtítulo|Título abreviado|Autores|Palavras|"
          "Parágrafos|Figuras|inserido|eliminado|alterado|deslocado|deslocado para aqui|deslocado daqui",
    "ro": "Modificări|Înainte|Acum|Nu s-a schimbat nimic vizibil pentru cititor.|Notele au numerele versiunii noi; "
          "cele eliminate le păstrează pe ale lor.|Date preliminare|Titlu|Subtitlu|Titlu scurt|Autori|Cuvinte|"
          "Paragrafe|Figuri|introdus|eliminat|modificat|mutat|mutat aici|mutat de aici",
    "nl": "Wijzigingen|Voorheen|Nu|Er is niets veranderd dat een lezer zou zien.|De noten hebben de nummers van de "
          "nieuwe versie; vervallen noten houden de hunne.|Gegevens vooraf|Titel|Ondertitel|Korte titel|Auteurs|"
          "Woorden|Alinea’s|Figuren|ingevoegd|geschrapt|gewijzigd|verplaatst|hierheen verplaatst|van hier "
          "verplaatst",
    "da": "Ændringer|Før|Nu|Intet er ændret, som læseren ville se.|Noterne har den nye versions numre; bortfaldne "
          "beholder deres.|Oplysninger om teksten|Titel|Undertitel|Kort titel|Forfattere|Ord|Afsnit|Figurer|indsat|"
          "slettet|ændret|flyttet|flyttet hertil|flyttet herfra",
    "nb": "Endringer|Før|Nå|Ingenting er endret som leseren ville se.|Notene har den nye versjonens numre; "
          "bortfalte beholder sine.|Opplysninger om teksten|Tittel|Undertittel|Kort tittel|Forfattere|Ord|Avsnitt|"
          "Figurer|satt inn|slettet|endret|flyttet|flyttet hit|flyttet herfra",
    "sv": "Ändringar|Före|Nu|Inget har ändrats som läsaren skulle se.|Noterna har den nya versionens nummer; "
          "borttagna behåller sina.|Uppgifter om texten|Titel|Undertitel|Kort titel|Författare|Ord|Stycken|Figurer|"
          "infogat|struket|ändrat|flyttat|flyttat hit|flyttat härifrån",
    "fi": "Muutokset|Ennen|Nyt|Mikään lukijalle näkyvä ei ole muuttunut.|Viitteillä on uuden version numerot; "
          "poistetut säilyttävät omansa.|Tekstin tiedot|Otsikko|Alaotsikko|Lyhyt otsikko|Kirjoittajat|Sanat|"
          "Kappaleet|Kuvat|lisätty|poistettu|muutettu|siirretty|siirretty tähän|siirretty tästä",
    "hu": "Változások|Előtte|Most|Semmi sem változott, amit az olvasó látna.|A jegyzetek az új változat számait "
          "viselik; az elhagyottak megtartják a sajátjukat.|A szöveg adatai|Cím|Alcím|Rövid cím|Szerzők|Szavak|"
          "Bekezdések|Ábrák|beszúrva|törölve|módosítva|áthelyezve|ide áthelyezve|innen áthelyezve",
    "pl": "Zmiany|Przedtem|Teraz|Nie zmieniło się nic, co widziałby czytelnik.|Przypisy mają numery nowej wersji; "
          "usunięte zachowują swoje.|Dane wstępne|Tytuł|Podtytuł|Tytuł skrócony|Autorzy|Słowa|Akapity|Ryciny|"
          "dodano|usunięto|zmieniono|przeniesiono|przeniesiono tutaj|przeniesiono stąd",
    "cs": "Změny|Předtím|Nyní|Nezměnilo se nic, co by čtenář viděl.|Poznámky mají čísla nové verze; zrušené si "
          "ponechávají svá.|Úvodní údaje|Název|Podnázev|Krátký název|Autoři|Slova|Odstavce|Obrázky|vloženo|"
          "vypuštěno|změněno|přesunuto|přesunuto sem|přesunuto odtud",
    "uk": "Зміни|Раніше|Тепер|Не змінилося нічого, що побачив би читач.|Примітки мають номери нової версії; "
          "вилучені зберігають свої.|Відомості про текст|Назва|Підзаголовок|Коротка назва|Автори|Слова|Абзаци|"
          "Рисунки|вставлено|вилучено|змінено|переміщено|переміщено сюди|переміщено звідси",
    "ru": "Изменения|Было|Стало|Не изменилось ничего, что увидел бы читатель.|Примечания имеют номера новой "
          "версии; удалённые сохраняют свои.|Сведения о тексте|Название|Подзаголовок|Краткое название|Авторы|Слова|"
          "Абзацы|Рисунки|вставлено|удалено|изменено|перемещено|перемещено сюда|перемещено отсюда",
    "bg": "Промени|Преди|Сега|Не се е променило нищо, което читателят би видял.|Бележките носят номерата на новата "
          "версия; отпадналите запазват своите.|Данни за текста|Заглавие|Подзаглавие|Кратко заглавие|Автори|Думи|"
          "Абзаци|Фигури|добавено|премахнато|променено|преместено|преместено тук|преместено оттук",
    "el": "Αλλαγές|Πριν|Τώρα|Δεν άλλαξε τίποτα που θα έβλεπε ο αναγνώστης.|Οι σημειώσεις έχουν τους αριθμούς της "
          "νέας έκδοσης· όσες αφαιρέθηκαν κρατούν τους δικούς τους.|Στοιχεία του κειμένου|Τίτλος|Υπότιτλος|"
          "Σύντομος τίτλος|Συγγραφείς|Λέξεις|Παράγραφοι|Εικόνες|προστέθηκε|διαγράφηκε|άλλαξε|μετακινήθηκε|"
          "μετακινήθηκε εδώ|μετακινήθηκε από εδώ",
    "tr": "Değişiklikler|Önce|Şimdi|Okurun göreceği hiçbir şey değişmedi.|Notlar yeni sürümün numaralarını taşır; "
          "çıkarılanlar kendi numaralarını korur.|Künye|Başlık|Alt başlık|Kısa başlık|Yazarlar|Sözcükler|"
          "Paragraflar|Şekiller|eklendi|çıkarıldı|değişti|taşındı|buraya taşındı|buradan taşındı",
    "id": "Perubahan|Sebelum|Sekarang|Tidak ada perubahan yang terlihat oleh pembaca.|Catatan memakai nomor versi "
          "baru; yang dihapus tetap memakai nomornya.|Keterangan naskah|Judul|Subjudul|Judul singkat|Penulis|Kata|"
          "Paragraf|Gambar|disisipkan|dihapus|diubah|dipindahkan|dipindahkan ke sini|dipindahkan dari sini",
    "ar": "التغييرات|قبل|الآن|لم يتغير شيء يراه القارئ.|تحمل الحواشي أرقام النسخة الجديدة، وتحتفظ المحذوفة "
          "بأرقامها.|بيانات النص|العنوان|العنوان الفرعي|العنوان المختصر|المؤلفون|الكلمات|الفقرات|الأشكال|أُضيف|"
          "حُذف|غُيِّر|نُقل|نُقل إلى هنا|نُقل من هنا",
    "fa": "تغییرات|پیش از این|اکنون|چیزی که خواننده ببیند تغییر نکرده است.|یادداشت‌ها شمارهٔ نسخهٔ تازه را دارند؛ "
          "حذف‌شده‌ها شمارهٔ خود را نگه می‌دارند.|شناسنامهٔ متن|عنوان|عنوان فرعی|عنوان کوتاه|نویسندگان|واژه‌ها|"
          "بندها|شکل‌ها|افزوده|حذف‌شده|تغییریافته|جابه‌جاشده|به اینجا آمده|از اینجا رفته",
    "ur": "تبدیلیاں|پہلے|اب|ایسی کوئی تبدیلی نہیں جو قاری دیکھے۔|حواشی پر نئے نسخے کے نمبر ہیں؛ حذف شدہ اپنے نمبر "
          "رکھتے ہیں۔|متن کی معلومات|عنوان|ذیلی عنوان|مختصر عنوان|مصنفین|الفاظ|پیراگراف|اشکال|شامل|حذف|تبدیل|منتقل|"
          "یہاں منتقل|یہاں سے منتقل",
    "he": "שינויים|לפני|עכשיו|לא השתנה דבר שהקורא יראה.|להערות המספרים של הגרסה החדשה; אלה שנמחקו שומרות על "
          "מספריהן.|פרטי הטקסט|כותרת|כותרת משנה|כותרת קצרה|מחברים|מילים|פסקאות|איורים|נוסף|נמחק|שונה|הועבר|הועבר "
          "לכאן|הועבר מכאן",
    "zh": "修改|之前|现在|没有读者可见的改动。|注释采用新版本的编号；已删除的保留原编号。|文前信息|标题|副标题|"
          "短标题|作者|字词|段落|图|插入|删除|更改|移动|移至此处|从此处移走",
    "zh-TW": "修改|之前|現在|沒有讀者可見的改動。|註釋採用新版本的編號；已刪除的保留原編號。|文前資訊|標題|副標題|"
             "短標題|作者|字詞|段落|圖|插入|刪除|更改|移動|移至此處|從此處移走",
    "ja": "変更|変更前|変更後|読者の目に触れる変更はありません。|"
          "注の番号は新しい版のものです。削除された注は元の番号を保ちます。|前付|題名|副題|短縮題名|著者|語|段落|"
          "図|挿入|削除|変更|移動|ここへ移動|ここから移動",
    "ko": "변경 사항|이전|현재|독자에게 보이는 변경이 없습니다.|주석 번호는 새 판의 것이며, 삭제된 주석은 원래 "
          "번호를 유지합니다.|앞부분 정보|제목|부제|짧은 제목|저자|단어|문단|그림|삽입|삭제|변경|이동|여기로 이동|"
          "여기에서 이동",
}  # fmt: skip


def redline_words(language: str) -> tuple[tuple[str, str], ...]:
    """The words of a language with those of a redline (BCP 47; a region falls back to its language, all others to English)."""
    row = ROWS.get(language) or ROWS.get(language.split("-")[0]) or ROWS["en"]
    return (*words(language), *zip(KEYS, row.split("|"), strict=True))
