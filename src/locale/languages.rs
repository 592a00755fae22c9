//! The controls' words in each language, as [`Words`] names them.
//!
//! They are what a newspaper of the language prints. `\u{a0}` is a no-break space. xtask/words.mjs reads this file too: each language
//! but English is a file of the npm package, which pages load when they need it.

/// Joins the words of a language to the line that [`Words`](super::Words) reads; they come in its order, which the names here keep
/// in sight.
#[rustfmt::skip]
macro_rules! language {
    ({
        lang: $lang:literal,
        text_size: $text_size:literal, smaller: $smaller:literal, normal: $normal:literal, larger: $larger:literal,
        text_size_is: $text_size_is:literal,
        pause: $pause:literal, play: $play:literal,
        markets: $markets:literal, up: $up:literal, down: $down:literal, unchanged: $unchanged:literal,
        live: $live:literal, delayed: $delayed:literal, closed: $closed:literal, halted: $halted:literal,
        connecting: $connecting:literal, stale: $stale:literal, offline: $offline:literal,
        as_of: $as_of:literal, restored: $restored:literal, most: $most:literal,
        by: $by:literal, separator: $separator:literal, and: $and:literal,
        published: $published:literal, updated: $updated:literal,
        table: $table:literal, not_available: $not_available:literal $(,)?
    }) => {
        concat!(
            $lang, '|', $text_size, '|', $smaller, '|', $normal, '|', $larger, '|', $text_size_is, '|', $pause, '|', $play,
            '|', $markets, '|', $up, '|', $down, '|', $unchanged, '|', $live, '|', $delayed, '|', $closed, '|', $halted,
            '|', $connecting, '|', $stale, '|', $offline, '|', $as_of, '|', $restored, '|', $most,
            '|', $by, '|', $separator, '|', $and, '|', $published, '|', $updated, '|', $table, '|', $not_available, '\n',
        )
    };
}

/// A line a language. What it is called comes first, in every way that a page may: its own tag, then others.
macro_rules! languages {
    ($english:tt $($other:tt)*) => {
        #[cfg(feature = "languages")]
        pub(super) static LANGUAGES: &str = concat!(language!($english), $(language!($other)),*);
        #[cfg(not(feature = "languages"))]
        pub(super) static LANGUAGES: &str = language!($english);
    };
}

#[rustfmt::skip]
languages! {
    {
        lang: "en",
        text_size: "Text size:", smaller: "Smaller text", normal: "Normal text size", larger: "Larger text",
        text_size_is: "Text size {}",
        pause: "Pause the ticker", play: "Play the ticker",
        markets: "Markets", up: "up", down: "down", unchanged: "unchanged",
        live: "Live", delayed: "Delayed {} min", closed: "Market closed", halted: "Trading halted",
        connecting: "Connecting…", stale: "Not up to date", offline: "Connection lost",
        as_of: "as of {}", restored: "Connection restored", most: "Only the first {} are shown",
        by: "By {}", separator: ", ", and: " and ",
        published: "Published {}", updated: "Updated {}",
        table: "Table", not_available: "This story is not available.",
    }
    {
        lang: "de",
        text_size: "Textgröße:", smaller: "Text verkleinern", normal: "Normale Textgröße", larger: "Text vergrößern",
        text_size_is: "Textgröße {}",
        pause: "Kursband anhalten", play: "Kursband fortsetzen",
        markets: "Börse", up: "gestiegen", down: "gefallen", unchanged: "unverändert",
        live: "Echtzeit", delayed: "{}\u{a0}Min. verzögert", closed: "Börse geschlossen", halted: "Handel ausgesetzt",
        connecting: "Verbindung wird aufgebaut\u{a0}…", stale: "Nicht aktuell", offline: "Verbindung unterbrochen",
        as_of: "Stand: {}", restored: "Verbindung wiederhergestellt", most: "Nur die ersten {} werden gezeigt",
        by: "Von {}", separator: ", ", and: " und ",
        published: "Veröffentlicht: {}", updated: "Aktualisiert: {}",
        table: "Tabelle", not_available: "Dieser Artikel ist nicht verfügbar.",
    }
    {
        lang: "fr",
        text_size: "Taille du texte\u{a0}:", smaller: "Réduire le texte", normal: "Taille de texte normale", larger: "Agrandir le texte",
        text_size_is: "Taille du texte {}",
        pause: "Arrêter le défilement des cours", play: "Reprendre le défilement des cours",
        markets: "Bourse", up: "en hausse", down: "en baisse", unchanged: "inchangé",
        live: "Temps réel", delayed: "Différé de {}\u{a0}min", closed: "Bourse fermée", halted: "Cotation suspendue",
        connecting: "Connexion…", stale: "Cours non actualisés", offline: "Connexion interrompue",
        as_of: "dernier cours\u{a0}: {}", restored: "Connexion rétablie", most: "Seuls les {} premiers sont affichés",
        by: "Par {}", separator: ", ", and: " et ",
        published: "Publié\u{a0}: {}", updated: "Mis à jour\u{a0}: {}",
        table: "Tableau", not_available: "Cet article n’est pas disponible.",
    }
    {
        lang: "es",
        text_size: "Tamaño del texto:", smaller: "Reducir el texto", normal: "Tamaño normal del texto", larger: "Ampliar el texto",
        text_size_is: "Tamaño del texto: {}",
        pause: "Pausar las cotizaciones", play: "Reanudar las cotizaciones",
        markets: "Mercados", up: "sube", down: "baja", unchanged: "sin cambios",
        live: "Tiempo real", delayed: "Retraso de {}\u{a0}min", closed: "Mercado cerrado", halted: "Cotización suspendida",
        connecting: "Conectando…", stale: "Datos no actualizados", offline: "Conexión interrumpida",
        as_of: "último dato: {}", restored: "Conexión restablecida", most: "Solo se muestran los {} primeros",
        by: "Por {}", separator: ", ", and: " y ",
        published: "Publicado: {}", updated: "Actualizado: {}",
        table: "Tabla", not_available: "Este artículo no está disponible.",
    }
    {
        lang: "it",
        text_size: "Dimensione del testo:", smaller: "Riduci il testo", normal: "Dimensione normale del testo", larger: "Ingrandisci il testo",
        text_size_is: "Dimensione del testo: {}",
        pause: "Metti in pausa le quotazioni", play: "Riprendi le quotazioni",
        markets: "Mercati", up: "in rialzo", down: "in ribasso", unchanged: "invariato",
        live: "Tempo reale", delayed: "Ritardo di {}\u{a0}min", closed: "Mercato chiuso", halted: "Negoziazione sospesa",
        connecting: "Connessione in corso…", stale: "Dati non aggiornati", offline: "Connessione interrotta",
        as_of: "ultimo dato: {}", restored: "Connessione ripristinata", most: "Sono mostrati solo i primi {}",
        by: "Di {}", separator: ", ", and: " e ",
        published: "Pubblicato: {}", updated: "Aggiornato: {}",
        table: "Tabella", not_available: "Questo articolo non è disponibile.",
    }
    {
        lang: "pt",
        text_size: "Tamanho do texto:", smaller: "Diminuir o texto", normal: "Tamanho normal do texto", larger: "Aumentar o texto",
        text_size_is: "Tamanho do texto: {}",
        pause: "Pausar as cotações", play: "Retomar as cotações",
        markets: "Mercados", up: "em alta", down: "em queda", unchanged: "estável",
        live: "Tempo real", delayed: "Atraso de {}\u{a0}min", closed: "Mercado fechado", halted: "Negociação suspensa",
        connecting: "Conectando…", stale: "Dados desatualizados", offline: "Conexão interrompida",
        as_of: "último dado: {}", restored: "Conexão restabelecida", most: "São mostrados apenas os primeiros {}",
        by: "Por {}", separator: ", ", and: " e ",
        published: "Publicado: {}", updated: "Atualizado: {}",
        table: "Tabela", not_available: "Este artigo não está disponível.",
    }
    {
        lang: "nl",
        text_size: "Tekstgrootte:", smaller: "Tekst verkleinen", normal: "Normale tekstgrootte", larger: "Tekst vergroten",
        text_size_is: "Tekstgrootte {}",
        pause: "Koersen pauzeren", play: "Koersen hervatten",
        markets: "Beurs", up: "gestegen", down: "gedaald", unchanged: "onveranderd",
        live: "Realtime", delayed: "{}\u{a0}min vertraagd", closed: "Beurs gesloten", halted: "Handel stilgelegd",
        connecting: "Verbinden…", stale: "Niet actueel", offline: "Verbinding verbroken",
        as_of: "stand: {}", restored: "Verbinding hersteld", most: "Alleen de eerste {} worden getoond",
        by: "Door {}", separator: ", ", and: " en ",
        published: "Gepubliceerd: {}", updated: "Bijgewerkt: {}",
        table: "Tabel", not_available: "Dit artikel is niet beschikbaar.",
    }
    {
        lang: "pl",
        text_size: "Rozmiar tekstu:", smaller: "Pomniejsz tekst", normal: "Normalny rozmiar tekstu", larger: "Powiększ tekst",
        text_size_is: "Rozmiar tekstu: {}",
        pause: "Wstrzymaj pasek notowań", play: "Wznów pasek notowań",
        markets: "Giełda", up: "wzrost", down: "spadek", unchanged: "bez zmian",
        live: "Na żywo", delayed: "Opóźnienie {}\u{a0}min", closed: "Giełda zamknięta", halted: "Notowania zawieszone",
        connecting: "Łączenie…", stale: "Dane nieaktualne", offline: "Brak połączenia",
        as_of: "stan na {}", restored: "Połączenie przywrócone", most: "Pokazano tylko pierwsze {}",
        by: "Autor: {}", separator: ", ", and: " i ",
        published: "Opublikowano: {}", updated: "Aktualizacja: {}",
        table: "Tabela", not_available: "Ten artykuł jest niedostępny.",
    }
    {
        lang: "tr",
        text_size: "Yazı boyutu:", smaller: "Yazıyı küçült", normal: "Normal yazı boyutu", larger: "Yazıyı büyüt",
        text_size_is: "Yazı boyutu {}",
        pause: "Borsa bandını duraklat", play: "Borsa bandını devam ettir",
        markets: "Piyasalar", up: "yükseldi", down: "düştü", unchanged: "değişmedi",
        live: "Canlı", delayed: "{}\u{a0}dk gecikmeli", closed: "Piyasa kapalı", halted: "İşlemler durduruldu",
        connecting: "Bağlanıyor…", stale: "Güncel değil", offline: "Bağlantı kesildi",
        as_of: "son veri: {}", restored: "Bağlantı yeniden kuruldu", most: "Yalnızca ilk {} gösteriliyor",
        by: "Yazan: {}", separator: ", ", and: " ve ",
        published: "Yayımlanma: {}", updated: "Güncelleme: {}",
        table: "Tablo", not_available: "Bu haber yayında değil.",
    }
    {
        lang: "ar",
        text_size: "حجم النص:", smaller: "تصغير النص", normal: "حجم النص العادي", larger: "تكبير النص",
        text_size_is: "حجم النص {}",
        pause: "إيقاف شريط الأسعار مؤقتًا", play: "استئناف شريط الأسعار",
        markets: "الأسواق", up: "ارتفاع", down: "انخفاض", unchanged: "دون تغيير",
        live: "مباشر", delayed: "تأخير {} دقيقة", closed: "السوق مغلقة", halted: "التداول موقوف",
        connecting: "جارٍ الاتصال…", stale: "غير محدّث", offline: "انقطع الاتصال",
        as_of: "حتى {}", restored: "عاد الاتصال", most: "لا يُعرض سوى أول {}",
        by: "بقلم {}", separator: "، ", and: " و",
        published: "نُشر: {}", updated: "حُدّث: {}",
        table: "جدول", not_available: "هذا المقال غير متاح.",
    }
    {
        lang: "he iw",
        text_size: "גודל הטקסט:", smaller: "הקטנת הטקסט", normal: "גודל טקסט רגיל", larger: "הגדלת הטקסט",
        text_size_is: "גודל הטקסט {}",
        pause: "השהיית רצועת השערים", play: "הפעלת רצועת השערים",
        markets: "שווקים", up: "עלייה", down: "ירידה", unchanged: "ללא שינוי",
        live: "זמן אמת", delayed: "בהשהיה של {} דק׳", closed: "המסחר סגור", halted: "המסחר הופסק",
        connecting: "מתחבר…", stale: "לא מעודכן", offline: "החיבור נותק",
        as_of: "נכון ל־{}", restored: "החיבור חודש", most: "מוצגים רק {} הראשונים",
        by: "מאת {}", separator: ", ", and: " ו",
        published: "פורסם: {}", updated: "עודכן: {}",
        table: "טבלה", not_available: "הכתבה אינה זמינה.",
    }
    {
        lang: "ja",
        text_size: "文字サイズ：", smaller: "文字を小さくする", normal: "標準の文字サイズ", larger: "文字を大きくする",
        text_size_is: "文字サイズ {}",
        pause: "株価表示を一時停止", play: "株価表示を再開",
        markets: "マーケット", up: "上昇", down: "下落", unchanged: "変わらず",
        live: "リアルタイム", delayed: "{}分遅れ", closed: "取引時間外", halted: "売買停止",
        connecting: "接続中…", stale: "最新ではありません", offline: "接続が切れました",
        as_of: "{}現在", restored: "接続が回復しました", most: "最初の{}件のみ表示",
        by: "文：{}", separator: "、", and: "、",
        published: "公開：{}", updated: "更新：{}",
        table: "表", not_available: "この記事はご覧いただけません。",
    }
    {
        lang: "zh-Hans zh",
        text_size: "字号：", smaller: "缩小文字", normal: "标准字号", larger: "放大文字",
        text_size_is: "字号 {}",
        pause: "暂停行情滚动", play: "继续行情滚动",
        markets: "行情", up: "上涨", down: "下跌", unchanged: "持平",
        live: "实时", delayed: "延迟{}分钟", closed: "已收盘", halted: "停牌",
        connecting: "正在连接…", stale: "数据不是最新", offline: "连接已中断",
        as_of: "截至{}", restored: "连接已恢复", most: "仅显示前{}项",
        by: "作者：{}", separator: "、", and: "、",
        published: "发布时间：{}", updated: "更新时间：{}",
        table: "表格", not_available: "无法查看这篇文章。",
    }
    {
        lang: "zh-Hant zh-TW zh-HK zh-MO",
        text_size: "文字大小：", smaller: "縮小文字", normal: "標準文字大小", larger: "放大文字",
        text_size_is: "文字大小 {}",
        pause: "暫停行情跑馬燈", play: "繼續行情跑馬燈",
        markets: "行情", up: "上漲", down: "下跌", unchanged: "持平",
        live: "即時", delayed: "延遲{}分鐘", closed: "已收盤", halted: "暫停交易",
        connecting: "正在連線…", stale: "資料不是最新", offline: "連線已中斷",
        as_of: "截至{}", restored: "連線已恢復", most: "僅顯示前{}項",
        by: "作者：{}", separator: "、", and: "、",
        published: "發布時間：{}", updated: "更新時間：{}",
        table: "表格", not_available: "無法查看這篇文章。",
    }
    {
        lang: "ko",
        text_size: "글자 크기:", smaller: "글자 작게", normal: "기본 글자 크기", larger: "글자 크게",
        text_size_is: "글자 크기 {}",
        pause: "시세 흐름 멈추기", play: "시세 흐름 다시 시작",
        markets: "증시", up: "상승", down: "하락", unchanged: "보합",
        live: "실시간", delayed: "{}분 지연", closed: "장 마감", halted: "거래 정지",
        connecting: "연결 중…", stale: "최신 시세 아님", offline: "연결 끊김",
        as_of: "{} 기준", restored: "연결 복구됨", most: "처음 {}개만 표시",
        by: "글 {}", separator: "·", and: "·",
        published: "입력 {}", updated: "수정 {}",
        table: "표", not_available: "이 기사를 볼 수 없습니다.",
    }
}
