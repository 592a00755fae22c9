//! Knows the "Text size:" line of a copied news page, whatever the page's language.
//!
//! That line belongs to the page's furniture, never to the story. It is known by its parts and not by a list of phrases: what is
//! sized (text, letters, font), how that is called (size), and hardly a letter besides.

use super::number::put;

/// The longest line that is looked at, in characters, its blanks aside.
const LONGEST: usize = 48;

/// Letters beside the two parts: articles, endings, `Change …`.
const BESIDES: usize = 6;

/// As [`BESIDES`], in one word of a script other than Latin: many Asian ones put no blank between words.
const BESIDES_IN_ONE_WORD: usize = 3;

/// A line a group of languages: beginnings of a word for what is sized, `/`, beginnings of words for size; in small letters.
/// Nothing behind `/` means that one word says both.
const PARTS: &str = "text font/size
text schrift/größe grösse groesse
texte caractère police/taille
texto letra fuente/tamaño
texto letra fonte/tamanho
test caratter/dimension grandezza
tekst letter/grootte
text bokstav/storlek
tekst skrift/størrelse
tekst czcionk/rozmiar wielkość
text písm/velikost veľkosť
teksti kirjas fon/koko suurus
teksta fonta burtu/lielums izmērs
teksto šrifto/dydis
szöveg betű/méret
text font/dimensiunea mărime
tekst font slov besedil pisav/veličin velikost
text lletra/mida
testu letra/tamaina
κειμ γραμμ γραμματοσειρ/μέγεθο μεγεθο
текст шрифт/размер розмір величин големин памер
letur texta/stærð
yazı yazi metin/boyut
النص نص الخط خط/حجم
متن قلم فونت/اندازه
متن فونٹ/سائز
הטקסט טקסט הגופן גופן האותיות אותיות/גודל
टेक्स्ट फ़ॉन्ट अक्षर/आकार साइज़ साइज
লেখার ফন্টের/আকার সাইজ
maandishi/ukubwa
teks fon/ukuran saiz
chữ văn/cỡ kích
ตัวอักษร ตัวหนังสือ ข้อความ/ขนาด
文字 フォント/サイズ の大きさ
文字 字体 字體 字型/大小 尺寸
字号 字號 字级 字級/
글자 글씨 텍스트 폰트 활자/크기";

/// Whether the line is a news page's "Text size:", `Textgröße:`, `Taille du texte :` …
///
/// It must be short, end in a colon (of either width, blanks before it allowed) and say little besides. Without a colon it must
/// also begin and end with those parts: `Text size`, not `Font size wars`.
pub fn is_text_size_line(line: &str) -> bool {
    let Some(line) = tidy(line) else { return false };
    let label = line.strip_suffix(':');
    let (label, colon) = (label.unwrap_or(&line), label.is_some());
    let label = label.strip_suffix(' ').unwrap_or(label);
    PARTS.split('\n').any(|row| {
        let (things, sizes) = row.split_once('/').unwrap_or((row, ""));
        things.split(' ').any(|thing| sizes.split(' ').any(|size| says(label, thing, size, colon)))
    })
}

/// The line in small letters, words one blank apart, without invisible marks; nothing when it is too long.
fn tidy(line: &str) -> Option<String> {
    let mut tidy = String::new();
    let mut left = LONGEST;
    for mark in line.trim_matches(is_blank).chars() {
        if mark.is_whitespace() {
            if !tidy.ends_with(' ') {
                put(&mut tidy, ' ');
            }
        } else if !is_blank(mark) {
            left = left.checked_sub(1)?;
            put(&mut tidy, small(mark));
        }
    }
    Some(tidy)
}

/// Whether the label has a word that begins with `thing`, has `size` outside of it, and little else.
#[inline(never)]
fn says(label: &str, thing: &str, size: &str, colon: bool) -> bool {
    let Some((before, after)) = label.split_once(thing) else { return false };
    let besides = match (label.contains(' ') || label.is_ascii(), colon) {
        (true, _) => BESIDES,
        (false, true) => BESIDES_IN_ONE_WORD,
        (false, false) => 1,
    };
    let part = |word: &str| has(word, thing) || has(word, size);
    let first = || label.split_once(' ').map_or(label, |(first, _)| first);
    let last = || label.rsplit_once(' ').map_or(label, |(_, last)| last);
    (before.is_empty() || before.ends_with(' ') || before.ends_with(size))
        && (has(before, size) || has(after, size))
        && letters(before) + letters(after) <= besides + letters(size)
        && (colon || part(first()) && part(last()))
}

#[inline(never)]
fn has(text: &str, part: &str) -> bool {
    text.contains(part)
}

#[inline(never)]
fn letters(text: &str) -> usize {
    text.chars().filter(|&mark| mark != ' ').count()
}

/// White space, the marks of direction and order, and blanks of no width.
#[inline(never)]
fn is_blank(mark: char) -> bool {
    mark.is_whitespace()
        || matches!(mark, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

/// A letter made small, in the alphabets that [`PARTS`] has, and the wide colon narrow; the full tables of Unicode would be larger than this room.
fn small(mark: char) -> char {
    let code = u32::from(mark);
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a9 | 0x410..=0x42f => code + 0x20,
        // Turkish has two letters I; `boyutu` and `yazı` need only this one.
        0x130 => 0x69,
        0x100..=0x137 | 0x14a..=0x177 | 0x1ea0..=0x1ef9 => code | 1,
        0x139..=0x148 | 0x179..=0x17e => code + code % 2,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 0x25,
        0x400..=0x40f => code + 0x50,
        0x1e9e => 0xdf,
        0xff1a => 0x3a,
        _ => code,
    };
    char::from_u32(small).unwrap_or(mark)
}

#[cfg(test)]
mod tests {
    use super::{is_text_size_line, small};
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

    #[test]
    fn makes_letters_small_as_unicode_does() {
        let text = "ABCXYZÀÉÖØÞĀŁŃŇŐŠŰŹŻŽΆΈΉΊΑΩЀЏАЯỠỮẞ";
        assert_eq!(text.chars().map(small).collect::<String>(), text.to_lowercase());
        assert_eq!("aßłńžыاท文".chars().map(small).collect::<String>(), "aßłńžыاท文");
    }

    proptest! {
        #[test]
        fn never_panics(line in "\\PC*", end in "[ :：]{0,3}") {
            let _ = (is_text_size_line(&line), is_text_size_line(&[&line, "文字 size", &end].concat()));
        }
    }
}
