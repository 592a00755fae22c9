//! What a language brings along: how it writes numbers and prices, and the words that the controls say.
//!
//! - [`Locale`]: a language tag, resolved once
//! - `number`: prices, changes and percentages as text, with the digits that the feed gave
//! - `cldr`: the tables that `number` reads, made from Unicode CLDR
//! - `words`: the controls' words, `languages`: those words in each language
//! - `text_size`: knows the "Text size:" line of a copied news page

mod cldr;
mod languages;
mod number;
mod text_size;
mod words;

pub use number::{Numbers, Sign, percent, plain, price, signed, whole};
pub use text_size::is_text_size_line;
pub use words::{Words, fill, languages};

/// How one language, in one country, writes numbers and names the controls; small and copied freely.
///
/// ```
/// use slugline::locale::{Locale, price};
/// use slugline::quote::Decimal;
/// let (cents, euro) = (Decimal::parse("1063.19").unwrap(), Some("EUR"));
/// assert_eq!(price(cents, euro, Locale::of("en")), "€1,063.19");
/// assert_eq!(price(cents, euro, Locale::of("de")), "1.063,19\u{a0}€");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale {
    numbers: &'static Numbers,
    words: Words,
    home: &'static str,
}

impl Locale {
    /// The locale of a BCP 47 tag as `lang` has it, in any case, `_` for `-` tolerated; English for what is unknown or empty.
    pub fn of(tag: &str) -> Self {
        let (language, place) = resolve(tag);
        let line = |lines| line_of(lines, &language, &place);
        let numbers = line(cldr::NUMBERS_OF).and_then(|line| cldr::NUMBERS.get(line));
        let home = line(cldr::HOMES_OF).and_then(|line| cldr::HOMES.get(line));
        let words = line(languages::LANGUAGES_OF).and_then(|line| languages::LANGUAGES.get(line));
        Self {
            numbers: numbers.unwrap_or(&cldr::NUMBERS[0]),
            words: *words.unwrap_or(&languages::LANGUAGES[0]),
            home: home.unwrap_or(&""),
        }
    }

    /// The marks and patterns of its numbers.
    pub fn numbers(self) -> &'static Numbers {
        self.numbers
    }

    /// What the controls say; English where the language has no words here, as [`Words::lang`] tells.
    pub fn words(self) -> Words {
        self.words
    }
}

/// English.
impl Default for Locale {
    fn default() -> Self {
        Self::of("")
    }
}

/// The language in lower case, and language and place together (`de-at`), the place of Chinese being its script.
fn resolve(tag: &str) -> (String, String) {
    let tag = tag.trim().to_ascii_lowercase();
    let mut parts = tag.split(['-', '_']);
    let language = match parts.next().unwrap_or("") {
        "iw" => "he",
        "in" => "id",
        "tl" => "fil",
        "mo" => "ro",
        "sh" => "sr",
        other => other,
    };
    let (mut script, mut region) = ("", "");
    for part in parts {
        match part.as_bytes() {
            [_] => break,
            [_, _] => region = part,
            [a, b, c] if [a, b, c].iter().all(|byte| byte.is_ascii_digit()) => region = part,
            [a, _, _, _] if a.is_ascii_alphabetic() => script = part,
            _ => {}
        }
    }
    let place = match (language, script, region) {
        ("zh", "hant", _) | ("zh", "", "tw" | "hk" | "mo") => "hant",
        ("zh", _, _) => "hans",
        _ => region,
    };
    let mut both = String::from(language);
    both.push('-');
    both.push_str(place);
    (String::from(language), both)
}

/// Which of the lines names the tag, the place's before the language's; a line's tags are parted by blanks.
#[inline(never)]
fn line_of(lines: &str, language: &str, place: &str) -> Option<usize> {
    let named = |tag: &str| lines.split('\n').position(|line| line.split(' ').any(|one| one == tag));
    named(place).or_else(|| named(language))
}

#[cfg(test)]
mod tests {
    use super::{Locale, resolve};
    use proptest::prelude::*;

    #[test]
    fn reads_tags_as_pages_write_them() {
        for (tag, expected) in [
            ("de_AT", "de-at"),
            ("DE-at", "de-at"),
            ("de-Latn-AT-1996", "de-at"),
            ("zh", "zh-hans"),
            ("zh-TW", "zh-hant"),
            ("zh-Hant", "zh-hant"),
            ("zh-Hans-HK", "zh-hans"),
            ("es-419", "es-419"),
            ("sl-rozaj", "sl-"),
            ("en-u-nu-latn", "en-"),
            ("iw-IL", "he-il"),
        ] {
            assert_eq!(resolve(tag).1, expected, "{tag}");
        }
    }

    #[test]
    fn falls_back_to_the_language_and_then_to_english() {
        assert_eq!(Locale::of("de-LU"), Locale::of("de"));
        assert_eq!(Locale::of("de-LU").words().lang(), "de");
        for tag in ["", " ", "-", "tlh", "x-default", "*", "und", "e", "🦀", "en-US-posix"] {
            assert_eq!(Locale::of(tag), Locale::of("en"), "{tag:?}");
        }
        assert_eq!(Locale::default(), Locale::of("en"));
        assert_eq!(Locale::of("sv").words().lang(), "en");
        assert_ne!(Locale::of("sv").numbers(), Locale::of("en").numbers());
    }

    proptest! {
        #[test]
        fn never_panics(tag in "\\PC*", parts in proptest::collection::vec("[a-zA-Z0-9]{0,9}", 0..6)) {
            let _ = (Locale::of(&tag), Locale::of(&parts.join("-")));
        }
    }
}
