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
        let tag = tidy(tag);
        let line = |lines| line_of(lines, &tag);
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

/// The tag in small letters, its parts joined by `-`.
fn tidy(tag: &str) -> String {
    let mut tidy = String::new();
    for mark in tag.trim().chars() {
        number::put(&mut tidy, if mark == '_' { '-' } else { mark.to_ascii_lowercase() });
    }
    tidy
}

/// Which of the lines names the tag: first the language with its script, its region or another part, then the language alone.
///
/// A line's tags are parted by blanks. Extensions, which a part of one letter opens, name nothing.
#[inline(never)]
fn line_of(lines: &str, tag: &str) -> Option<usize> {
    let mut parts = tag.split('-');
    let language = parts.next()?;
    for part in parts.take_while(|part| part.len() > 1) {
        let mut both = String::from(language);
        both.push('-');
        both.push_str(part);
        let line = naming(lines, &both);
        if line.is_some() {
            return line;
        }
    }
    naming(lines, language)
}

#[inline(never)]
fn naming(lines: &str, tag: &str) -> Option<usize> {
    lines.split('\n').position(|line| line.split(' ').any(|one| one == tag))
}

#[cfg(test)]
mod tests {
    use super::Locale;
    use proptest::prelude::*;

    #[test]
    fn reads_tags_as_pages_write_them() {
        for (tag, expected) in [
            ("de_AT", "de-at"),
            ("DE-at", "de-at"),
            (" de-Latn-AT-1996 ", "de-at"),
            ("zh", "zh-hans"),
            ("zh-SG", "zh-hans"),
            ("zh-TW", "zh-hant"),
            ("zh-Hant-HK", "zh-hant"),
            ("zh-Hans-HK", "zh-hans"),
            ("zh-cmn-Hant", "zh-hant"),
            ("es-MX", "es-419"),
            ("sl-rozaj", "sl"),
            ("pt-BR", "pt"),
            ("en-u-in-latn", "en"),
            ("iw-IL", "he"),
            ("in", "id"),
        ] {
            assert_eq!(Locale::of(tag), Locale::of(expected), "{tag}");
        }
        assert_ne!(Locale::of("de-AT"), Locale::of("de"));
        assert_ne!(Locale::of("zh-Hant"), Locale::of("zh-Hans"));
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
