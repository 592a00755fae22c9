//! Languages: how they write numbers and prices, and the words of the controls.
//!
//! - [`Locale`]: a language tag, resolved once
//! - `number`: prices, changes and percentages as text, with the digits of the feed
//! - `cldr`: the tables that `number` reads, made from Unicode CLDR
//! - `words`: the words of the controls, `languages`: those words in each language
//! - `tag`: language tags, and the table rows that they name
//! - `typography`: characters with several forms: dashes, spaces, quotes …
//! - `date_format`: dates as the browser writes them
//! - `moment`: points in time as text, outside of a browser
//! - `byline`, `stem`, `text_size`: the "By" of a byline, words recognised by their beginnings, the "Text size:" line of a copied news page

mod byline;
mod catalog;
mod cldr;
mod date_format;
mod languages;
#[cfg(feature = "ssr")]
mod moment;
mod notation;
mod number;
mod stem;
mod tag;
mod text_size;
pub(crate) mod typography;
mod words;

pub(crate) use byline::name_in_byline;
pub use catalog::{languages, learn};
pub(crate) use date_format::{DateFormat, DatePart};
#[cfg(feature = "ssr")]
pub use moment::moment;
pub use number::{Form, Sign, percent, plain, price, signed, whole};
pub(crate) use number::{currency_of_sign, is_currency};
pub(crate) use stem::after_stem;
pub(crate) use tag::is_language_right_to_left;
pub use text_size::is_text_size_line;
pub(crate) use words::around;
pub use words::{Word, Words, fill};

use cldr::Currency;
use notation::Numbers;

/// How one language, in one country, writes numbers and names the controls; small and `Copy`.
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
    home: &'static [Currency],
}

impl Locale {
    /// The locale of a BCP 47 tag as in `lang`, in any case, with `_` allowed for `-`; English if it is unknown or empty.
    pub fn of(tag: &str) -> Self {
        Self { numbers: number::numbers(tag), words: catalog::words(tag), home: number::home_currencies(tag) }
    }

    /// The words of the controls; English if the language has no words here, as [`Words::lang`] shows.
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
        assert_ne!(Locale::of("sv").numbers, Locale::of("en").numbers);
    }

    proptest! {
        #[test]
        fn never_panics(tag in "\\PC*", parts in proptest::collection::vec("[a-zA-Z0-9]{0,9}", 0..6)) {
            let _ = (Locale::of(&tag), Locale::of(&parts.join("-")));
        }
    }
}
