//! Prices, changes and percentages as text.
//!
//! The digits are exactly those of the decimal: never rounded, never padded. Separators, groups and the positions of signs are CLDR's
//! (UTS #35 part 3, "Number Format Patterns"), but a negative number has U+2212 in every language, and invisible direction
//! marks are left out: the element around a number isolates it.

use super::cldr::{CURRENCIES, Currency};
use super::notation::{Grouping, Marks, Numbers};
use super::tag::row_of;
use super::{Locale, cldr};
use crate::quote::Decimal;

/// The numbers of a tag's language; English if there are none.
pub(super) fn numbers(tag: &str) -> &'static Numbers {
    let [english, ..] = &cldr::NUMBERS;
    row_of(tag, cldr::NUMBERS.iter(), |numbers| numbers.tags).unwrap_or(english)
}

/// The currencies whose signs are unambiguous only in the language of a tag.
pub(super) fn home_currencies(tag: &str) -> &'static [Currency] {
    row_of(tag, cldr::HOMES.iter(), |home| home.tags).map_or(&[], |home| home.currencies)
}

/// Which signs are written; zero has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Only minus: a level.
    Minus,
    /// Plus and minus: a change.
    Both,
}

impl Sign {
    /// The sign that is written for a number: -1, 1, or none.
    pub fn of(self, number: Decimal) -> i32 {
        if number.is_negative() { -1 } else { i32::from(self == Self::Both && !number.is_zero()) }
    }
}

/// What is around a number's digits and between them. It is reused for many numbers: by Rust with [`Form::write`], or
/// by the browser's script from its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The text before the sign, between the sign and the digits, and after these.
    pub around: [String; 3],
    marks: Marks,
    grouping: Grouping,
    zero: char,
}

impl Form {
    /// For a plain number: `17,034.11`.
    pub fn plain(locale: Locale) -> Self {
        Self::of("-#", "", locale)
    }

    /// For a percentage: `0.15%`.
    pub fn percent(locale: Locale) -> Self {
        Self::of(locale.numbers.percent, "", locale)
    }

    /// For a price with its currency's sign in the position of the language: `$63.19`, `63,19 $`.
    ///
    /// `currency` is ISO 4217, or the hundredths that exchanges quote in: pence (`GBX`, `GBp`) and South African cents (`ZAc`)
    /// follow the number directly, `412.5p`. A price in percent (`%`), as for rates, is written as a percentage. Any other text follows
    /// the number after a no-break space.
    pub fn price(currency: Option<&str>, locale: Locale) -> Self {
        match currency.unwrap_or_default() {
            "" => Self::plain(locale),
            "%" => Self::percent(locale),
            "GBX" | "GBp" => Self::of("-#p", "", locale),
            "ZAc" | "ZAC" => Self::of("-#c", "", locale),
            code => match sign_of(code, locale.home).or_else(|| sign_of(code, &CURRENCIES)) {
                Some(sign) => Self::of(locale.numbers.money, sign, locale),
                None => Self::of("-#\u{a0}¤", code, locale),
            },
        }
    }

    fn of(pattern: &str, sign: &str, locale: Locale) -> Self {
        let (before, rest) = pattern.split_once('-').unwrap_or(("", pattern));
        let (between, after) = rest.split_once('#').unwrap_or((rest, ""));
        // Letters are separated from digits (UTS #35, "alphaNextToNumber"): `zł 5`, but `$5`.
        let leading = |part: &str| match part.strip_suffix('¤') {
            Some(part) if sign.ends_with(is_letter) => format!("{part}{sign}\u{a0}"),
            _ => part.replace('¤', sign),
        };
        let after = match after.strip_prefix('¤') {
            Some(after) if sign.starts_with(is_letter) => format!("\u{a0}{sign}{after}"),
            _ => after.replace('¤', sign),
        };
        let Numbers { marks, marks_of_money, grouping, zero, .. } = *locale.numbers;
        let marks = if sign.is_empty() { marks } else { marks_of_money };
        Self { around: [leading(before), leading(between), after], marks, grouping, zero }
    }

    /// The decimal mark and the group separator, for the script.
    pub fn marks(&self) -> String {
        [self.marks.decimal, self.marks.group].into_iter().collect()
    }

    /// The grouping, for the script: how many digits there must be before the last three, how many every group but the last has, and
    /// the digit zero.
    pub fn digits(&self) -> String {
        let grouping = match self.grouping {
            Grouping::Thousands => "13",
            Grouping::ThousandsFromFiveDigits => "23",
            Grouping::Lakhs => "12",
        };
        format!("{grouping}{}", self.zero)
    }

    /// The number as text.
    pub fn write(&self, number: Decimal, sign: Sign) -> String {
        let [before, between, after] = &self.around;
        let sign = match sign.of(number) {
            -1 => "\u{2212}",
            1 => "+",
            _ => "",
        };
        let (whole, fraction) = number.digits();
        let mut out = format!("{before}{sign}{between}");
        let least = if self.grouping == Grouping::ThousandsFromFiveDigits { 5 } else { 4 };
        for (place, digit) in whole.chars().enumerate() {
            let left = whole.len() - place;
            if place > 0 && whole.len() >= least && self.grouping.parts_before(left) {
                out.push(self.marks.group);
            }
            out.push(self.digit(digit));
        }
        if !fraction.is_empty() {
            out.push(self.marks.decimal);
            out.extend(fraction.chars().map(|digit| self.digit(digit)));
        }
        out.push_str(after);
        out
    }

    /// An ASCII digit as one of the language's own.
    fn digit(&self, digit: char) -> char {
        let value = digit.to_digit(10).unwrap_or_default();
        char::from_u32(u32::from(self.zero) + value).unwrap_or(digit)
    }
}

impl Grouping {
    /// Whether a separator precedes this many last digits.
    fn parts_before(self, left: usize) -> bool {
        match self {
            Self::Thousands | Self::ThousandsFromFiveDigits => left.is_multiple_of(3),
            Self::Lakhs => left == 3 || left > 3 && left % 2 == 1,
        }
    }
}

/// A plain number: `17,034.11`.
pub fn plain(number: Decimal, locale: Locale) -> String {
    Form::plain(locale).write(number, Sign::Minus)
}

/// A change, with plus or minus: `+0.15`.
pub fn signed(number: Decimal, locale: Locale) -> String {
    Form::plain(locale).write(number, Sign::Both)
}

/// A whole number: `1,024`.
pub fn whole(number: u32, locale: Locale) -> String {
    Decimal::new(i64::from(number), 0).map_or_else(String::new, |number| plain(number, locale))
}

/// A percentage, with `number` in percent already: `+0.15%`.
pub fn percent(number: Decimal, locale: Locale, sign: Sign) -> String {
    Form::percent(locale).write(number, sign)
}

/// A price, as in [`Form::price`].
pub fn price(number: Decimal, currency: Option<&str>, locale: Locale) -> String {
    Form::price(currency, locale).write(number, Sign::Minus)
}

/// The sign of a currency, in any case; its code if it has none.
fn sign_of(code: &str, currencies: &'static [Currency]) -> Option<&'static str> {
    let currency = currencies.iter().find(|currency| currency.code.eq_ignore_ascii_case(code))?;
    Some(if currency.sign.is_empty() { currency.code } else { currency.sign })
}

/// The currency of a sign.
pub(crate) fn currency_of_sign(sign: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|currency| !sign.is_empty() && currency.sign == sign).map(|currency| currency.code)
}

/// Whether a text is the code of a currency used for prices in the news.
pub(crate) fn is_currency(code: &str) -> bool {
    CURRENCIES.iter().any(|currency| currency.code == code)
}

/// Whether it is a letter: a currency's sign that begins or ends with one is separated from digits.
fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&character)
}

#[cfg(test)]
mod tests;
