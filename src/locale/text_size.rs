//! Recognises the "Text size:" line of a copied news page, in any language.
//!
//! That line belongs to the page's furniture, never to the story. It is recognised by its parts and not by a list of phrases: the thing
//! that is sized (text, letters, font), the word for size, and few other letters.

use super::stem::after_stem;
use super::typography::{is_colon, is_unseen};

/// Letters in addition to the two parts: articles, endings, `Change …`.
const BESIDES: usize = 6;

/// As [`BESIDES`], in one word of a script other than Latin: many Asian ones put no spaces between words.
const BESIDES_IN_ONE_WORD: usize = 3;

/// Beginnings of words of a group of languages, as [`after_stem`] expects them.
struct Parts {
    /// What is sized; empty if the words for size include it.
    things: &'static [&'static str],
    /// Size.
    sizes: &'static [&'static str],
}

const PARTS: [Parts; 22] = [
    Parts {
        things: &["text", "font", "schrift"],
        sizes: &[
            "size",
            "größe",
            "grösse",
            "groesse",
            "taille",
            "tamaño",
            "tamanho",
            "storlek",
            "dimensiunea",
            "mărime",
            "mida",
            "velikost",
            "veľkosť",
            "stærð",
        ],
    },
    Parts { things: &["police", "caractèr"], sizes: &["taille"] },
    Parts { things: &["letra", "lletra", "fuente"], sizes: &["tamaño", "tamanho", "mida"] },
    Parts { things: &["test", "caratter"], sizes: &["dimension", "grandezza", "tamain"] },
    Parts {
        things: &["tekst", "teks", "letter", "skrift", "bokstav", "czcionk", "fon", "kirja", "burt", "šrift"],
        sizes: &[
            "groott",
            "størrelse",
            "storlek",
            "rozmiar",
            "wielkoś",
            "koko",
            "suurus",
            "lielum",
            "izmēr",
            "dydis",
            "veliči",
            "ukuran",
            "saiz",
        ],
    },
    Parts { things: &["písm", "besedil", "slov", "pisav"], sizes: &["velikost", "veľkosť", "veliči"] },
    Parts { things: &["szöveg", "betű"], sizes: &["méret"] },
    Parts { things: &["letur"], sizes: &["stærð"] },
    Parts { things: &["κειμ", "γραμματοσειρ", "γραμμ"], sizes: &["μέγεθο", "μεγεθο"] },
    Parts { things: &["текст", "шрифт"], sizes: &["размер", "розмір", "величин", "големин"] },
    Parts { things: &["yaz", "metin"], sizes: &["boyut"] },
    Parts { things: &["النص", "نص", "الخط", "خط"], sizes: &["حجم"] },
    Parts { things: &["متن", "قلم", "فونت", "فونٹ"], sizes: &["اندازه", "سائز"] },
    Parts {
        things: &["הטקסט", "טקסט", "הגופן", "גופן", "האותיות", "אותיות"], sizes: &["גודל"]
    },
    Parts {
        things: &["टेक्स्ट", "फ़ॉन्ट", "अक्षर"], sizes: &["आकार", "साइज"]
    },
    Parts { things: &["লেখার", "ফন্টের"], sizes: &["আকার", "সাইজ"] },
    Parts { things: &["maandishi"], sizes: &["ukubwa"] },
    Parts { things: &["chữ", "văn"], sizes: &["cỡ", "kích"] },
    Parts {
        things: &["ตัวอักษร", "ตัวหนังสือ", "ข้อความ"], sizes: &["ขนาด"]
    },
    Parts {
        things: &["文字", "字体", "字體", "字型", "フォント"], sizes: &["サイズ", "の大きさ", "大小", "尺寸"]
    },
    Parts { things: &[], sizes: &["字号", "字號", "字级", "字級"] },
    Parts { things: &["글자", "글씨", "텍스트", "폰트", "활자"], sizes: &["크기"] },
];

/// Whether the line is a news page's "Text size:", `Textgröße:`, `Taille du texte :` …
///
/// It must end in a colon (of either width, with spaces before it) and contain little else. Without a colon it must also begin
/// and end with those parts: `Text size`, not `Font size wars`.
pub fn is_text_size_line(line: &str) -> bool {
    let line = line.trim_matches(is_unseen);
    let label = line.trim_end_matches(is_colon);
    let has_colon = label.len() < line.len();
    PARTS.iter().any(|parts| parts.are_said_by(label.trim_matches(is_unseen), has_colon))
}

impl Parts {
    /// Whether the label has a word that begins with what is sized, a word for size outside of that, and little else.
    fn are_said_by(&self, label: &str, has_colon: bool) -> bool {
        let (mut has_size, mut has_thing) = (false, self.things.is_empty());
        let (mut begins, mut ends, mut is_one_word) = (false, false, true);
        let mut besides = 0;
        // Whether a word, or the next one in a compound, begins here.
        let mut is_start = true;
        let mut rest = label;
        while besides <= BESIDES && !rest.is_empty() {
            let after_size = after_stem(rest, self.sizes);
            let after_thing = if is_start { after_stem(rest, self.things) } else { None };
            if let Some(after) = after_size.or(after_thing) {
                has_size |= after_size.is_some();
                has_thing |= after_size.is_none();
                begins |= is_one_word;
                (ends, is_start) = (true, true);
                rest = after;
                continue;
            }
            let mut characters = rest.chars();
            is_start = characters.next().is_some_and(is_unseen);
            if is_start {
                (is_one_word, ends) = (false, false);
            } else {
                besides += 1;
            }
            rest = characters.as_str();
        }
        let most_besides = match (is_one_word && !label.is_ascii(), has_colon) {
            (false, _) => BESIDES,
            (true, true) => BESIDES_IN_ONE_WORD,
            (true, false) => 1,
        };
        has_thing && has_size && besides <= most_besides && (has_colon || begins && ends)
    }
}

#[cfg(test)]
mod tests {
    use super::is_text_size_line;
    use proptest::prelude::*;

    const LABELS: &str = "Text size|Font size|Text Size|TEXT SIZE|Textgröße|TEXTGRÖSSE|Schriftgröße|Schriftgrösse|\
        Taille du texte|Taille de la police|Taille des caractères|Tamaño del texto|Tamaño de letra|Tamaño de la fuente|\
        Dimensione testo|Dimensione del testo|Dimensione carattere|Dimensioni del testo|Tamanho do texto|Tamanho da letra|\
        Tekstgrootte|Lettergrootte|Rozmiar tekstu|Wielkość czcionki|Rozmiar czcionki|Yazı boyutu|YAZI BOYUTU|Metin boyutu|حجم النص|\
        حجم الخط|גודל טקסט|גודל הטקסט|גודל גופן|文字サイズ|文字の大きさ|文字大小|字体大小|字體大小|字号|字號|字級|글자 크기|글자크기|\
        Размер текста|РАЗМЕР ТЕКСТА|Размер шрифта|Розмір тексту|Textstorlek|Tekststørrelse|Skriftstørrelse|Tekstin koko|\
        Velikost textu|Velikost písma|Veľkosť textu|Szövegméret|Betűméret|BETŰMÉRET|Dimensiunea textului|Mărimea textului|\
        Μέγεθος κειμένου|Μέγεθος γραμμάτων|ΜΈΓΕΘΟΣ ΓΡΑΜΜΆΤΩΝ|ΜΕΓΕΘΟΣ ΚΕΙΜΕΝΟΥ|Μέγεθος γραμματοσειράς|Размер на текста|Veličina teksta|Veličina slova|Величина текста|\
        Velikost besedila|Mida del text|Mida de lletra|Ukuran teks|Saiz teks|Cỡ chữ|Kích thước chữ|ขนาดตัวอักษร|ขนาดข้อความ|टेक्स्ट का आकार|\
        اندازه متن|متن کا سائز|Teksto dydis|Teksta lielums|Burtu izmērs|Teksti suurus|Textastærð|Leturstærð|Ukubwa wa maandishi|\
        Testuaren tamaina|লেখার আকার";

    const SENTENCES: [&str; 38] = [
        "",
        ":",
        "He said:",
        "What we know:",
        "The size of the text was 3 pages.",
        "The size of the text:",
        "Size matters:",
        "Font size wars",
        "The text size",
        "Letters of a size",
        "文字大小各异",
        "Text:",
        "Size:",
        "The text of the letter on the size of the army:",
        "Read the full text of the size-limits bill:",
        "In this context, size is all:",
        "Supersize fonts of knowledge are rare:",
        "Dies sagte er im Wortlaut:",
        "Der Text im Wortlaut:",
        "Die Größe der Truppe im Kontext:",
        "Le texte intégral :",
        "La taille du contexte économique :",
        "Une affaire de taille :",
        "El texto íntegro:",
        "El tamaño importa:",
        "Il testo integrale:",
        "Volledige tekst van de brief:",
        "Текст заявления:",
        "Размер ущерба:",
        "نص البيان:",
        "حجم التجارة:",
        "הטקסט המלא:",
        "以下是全文：",
        "文字说明：",
        "字典编号：",
        "字号较大的文章如下：",
        "규모와 글:",
        "Photo: © POOL/AFP",
    ];

    #[test]
    fn knows_the_line_in_every_language() {
        for label in LABELS.split('|') {
            for end in [":", "：", " :", "\u{a0}:", "\u{202f}:", ": ", ":\u{a0}\u{200f}", ""] {
                assert!(is_text_size_line(&[label, end].concat()), "{label}{end}");
            }
            let asked = label.is_ascii() && label.starts_with("Text");
            assert!(!asked || is_text_size_line(&["Change ", label, ":"].concat()), "{label}");
            assert!(!is_text_size_line(&[label, " was what everybody had talked about:"].concat()), "{label}");
        }
    }

    #[test]
    fn leaves_sentences_alone() {
        for line in SENTENCES {
            assert!(!is_text_size_line(line), "{line}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(line in "\\PC*", end in "[ :：]{0,3}") {
            let _ = (is_text_size_line(&line), is_text_size_line(&[&line, "文字 size", &end].concat()));
        }
    }
}
