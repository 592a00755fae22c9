//! A number in the forms of strips: `1,480.10`, `18.123,45`, `7 543,21`, `7'543.21`.

use crate::locale::typography::{is_apostrophe, is_minus};
use crate::quote::Decimal;

/// The decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Convention {
    /// As in English: commas separate groups of digits.
    Point,
    /// As in most of Europe: points do.
    Comma,
}

impl Convention {
    pub(super) fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// The value of a text by either convention. `1.234` has a value in both, `63.19` in only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    point: Option<Decimal>,
    comma: Option<Decimal>,
}

impl Number {
    /// Reads a number, with its sign; `None` if it is none by either convention.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let number = Self { point: parse(text, '.', ','), comma: parse(text, ',', '.') };
        (number.point.is_some() || number.comma.is_some()).then_some(number)
    }

    /// The value by a convention.
    pub(super) fn by(self, convention: Convention) -> Option<Decimal> {
        match convention {
            Convention::Point => self.point,
            Convention::Comma => self.comma,
        }
    }

    /// The same number, negative.
    pub(super) fn negated(self) -> Self {
        let negated = |number: Decimal| Decimal::new(-number.mantissa(), number.scale());
        Self { point: self.point.and_then(negated), comma: self.comma.and_then(negated) }
    }

    /// Whether it is below zero.
    pub(super) fn is_negative(self) -> bool {
        self.point.or(self.comma).is_some_and(Decimal::is_negative)
    }
}

/// Reads a number with that decimal mark. `group` may separate its integer digits; so may spaces and apostrophes.
fn parse(text: &str, mark: char, group: char) -> Option<Decimal> {
    let unsigned = text.strip_prefix(is_minus);
    let digits = unsigned.or_else(|| text.strip_prefix('+')).unwrap_or(text);
    let (whole, fraction) = digits.split_once(mark).unwrap_or((digits, ""));
    let has_mark = digits.contains(mark);
    let whole = ungrouped(whole, group)?;
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_whole(&whole) || has_mark && !is_whole(fraction) {
        return None;
    }
    let sign = if unsigned.is_some() { "-" } else { "" };
    Decimal::parse(&format!("{sign}{whole}.{fraction}"))
}

/// The integer digits without the group separators: three digits each, or two as in India, and three in the last.
fn ungrouped(whole: &str, group: char) -> Option<String> {
    let is_separator = |character: char| character == group || character.is_whitespace() || is_apostrophe(character);
    let Some(separator) = whole.chars().find(|character| is_separator(*character)) else { return Some(whole.to_owned()) };
    let groups: Vec<&str> = whole.split(separator).collect();
    let [first, middle @ .., last] = groups.as_slice() else { return None };
    let size = middle.first().map_or(3, |group| group.len());
    let is_well_made = matches!(first.len(), 1..=3)
        && first.len() <= size
        && matches!(size, 2 | 3)
        && middle.iter().all(|group| group.len() == size)
        && last.len() == 3;
    is_well_made.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::{Convention, Number};
    use crate::locale::{Locale, plain};
    use crate::quote::Decimal;
    use proptest::prelude::*;

    fn by(text: &str, convention: Convention) -> Option<String> {
        Number::parse(text)?.by(convention).map(Decimal::to_text)
    }

    #[test]
    fn decimal_mark_is_derived_from_the_groups() {
        for (text, point, comma) in [
            ("63.19", Some("63.19"), None),
            ("63,19", None, Some("63.19")),
            ("18.123,45", None, Some("18123.45")),
            ("1,480.10", Some("1480.10"), None),
            ("1.234", Some("1.234"), Some("1234")),
            ("1,234", Some("1234"), Some("1.234")),
            ("7\u{a0}543,21", None, Some("7543.21")),
            ("7 543.21", Some("7543.21"), None),
            ("7\u{2019}543.21", Some("7543.21"), None),
            ("1,23,456.5", Some("123456.5"), None),
            ("\u{2212}37.63", Some("-37.63"), None),
            ("+5", Some("5"), Some("5")),
        ] {
            assert_eq!(by(text, Convention::Point).as_deref(), point, "{text}");
            assert_eq!(by(text, Convention::Comma).as_deref(), comma, "{text}");
        }
    }

    #[test]
    fn invalid_numbers_are_rejected() {
        for text in
            ["", "-", "+", ".", ",", "1.", ",5", "1.5e3", "12,345,6.7", "1'23", "1 2", "1.2.3", "1,,234", "x1", "--1", "1-"]
        {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn formatted_numbers_of_every_language_are_read(mantissa in -10i64.pow(12)..10i64.pow(12), scale in 0u8..6, lang in prop::sample::select(vec!["en", "de", "fr", "de-CH", "sv", "hi", "es"])) {
            let number = Decimal::new(mantissa, scale).unwrap();
            let read = Number::parse(&plain(number, Locale::of(lang))).unwrap();
            prop_assert!([Convention::Point, Convention::Comma].iter().any(|convention| read.by(*convention) == Some(number)), "{lang} {number}");
        }

        #[test]
        fn never_panics(text in "[-+.,' 0-9\u{a0}]{0,20}") {
            let _ = Number::parse(&text);
        }
    }
}
