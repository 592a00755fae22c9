//! Prices, changes and percentages as text.
//!
//! The digits are exactly those of the decimal: never rounded, never padded. Marks, groups and the places of signs are CLDR's
//! (UTS #35 part 3, "Number Format Patterns"), but a negative number has U+2212 in every language, and the invisible marks of
//! direction are left out: the element around a number isolates it.

use super::{Locale, cldr};
use crate::quote::Decimal;

/// How a language writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// Between the whole digits and the others.
    pub decimal: char,
    /// Between groups of digits.
    pub group: char,
    /// As `decimal`, in a price.
    pub money_decimal: char,
    /// As `group`, in a price.
    pub money_group: char,
    /// The digit nought; the other nine follow it in Unicode.
    pub zero: char,
    /// Digits that must stand before the last three for any to be grouped: with 2, `1234` stays and `12.345` does not.
    pub least: u8,
    /// Digits of every group but the last, which has three: 3, or 2 in India.
    pub second: u8,
    /// A percentage: `#` is the number, `-` the place of its sign, all else itself.
    pub percent: &'static str,
    /// A price, in the same form; `¤` is the currency's sign.
    pub money: &'static str,
}

/// Which signs are written; nought has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Minus alone: a level.
    Minus,
    /// Plus and minus: a change.
    Both,
}

/// The number alone: `17,034.11`.
pub fn plain(number: Decimal, locale: Locale) -> String {
    written("-#", "", number, locale, Sign::Minus)
}

/// A change, with either sign: `+0.15`.
pub fn signed(number: Decimal, locale: Locale) -> String {
    written("-#", "", number, locale, Sign::Both)
}

/// A whole number: `1,024`.
pub fn whole(number: u32, locale: Locale) -> String {
    Decimal::new(i64::from(number), 0).map_or_else(String::new, |number| plain(number, locale))
}

/// A percentage, `number` being in hundredths already: `+0.15%`.
pub fn percent(number: Decimal, locale: Locale, sign: Sign) -> String {
    written(locale.numbers.percent, "", number, locale, sign)
}

/// A price with its currency's sign in the place that the language gives it: `$63.19`, `63,19 $`.
///
/// `currency` is ISO 4217, or the hundredths that exchanges quote in: pence (`GBX`, `GBp`) and South African cents (`ZAc`) follow
/// the number at once, `412.5p`. Any other text stands behind the number and a no-break space.
pub fn price(number: Decimal, currency: Option<&str>, locale: Locale) -> String {
    let code = currency.unwrap_or("");
    let (pattern, unit) = match code {
        "" => ("-#", ""),
        "GBX" | "GBp" => ("-#p", ""),
        "ZAc" | "ZAC" => ("-#c", ""),
        _ => match sign_of(code, locale.home).or_else(|| sign_of(code, cldr::SIGNS)) {
            Some(unit) => (locale.numbers.money, unit),
            None => ("-#\u{a0}¤", code),
        },
    };
    written(pattern, unit, number, locale, Sign::Minus)
}

/// The sign of a currency in a list of `USD$ EUR€ CHF`; its code, if that is all there is.
fn sign_of(code: &str, list: &'static str) -> Option<&'static str> {
    list.split(' ').find_map(|entry| {
        let (name, sign) = entry.split_at_checked(3)?;
        name.eq_ignore_ascii_case(code).then_some(if sign.is_empty() { name } else { sign })
    })
}

#[inline(never)]
fn written(pattern: &str, unit: &str, number: Decimal, locale: Locale, sign: Sign) -> String {
    let mut out = String::new();
    let mut before = '\0';
    for mark in pattern.chars() {
        // Letters keep off digits (UTS #35, "alphaNextToNumber"): `zł 5` where `$5`.
        let touching = match (before, mark) {
            ('#', '¤') => unit.chars().next(),
            ('¤', '#' | '-') => unit.chars().next_back(),
            _ => None,
        };
        if touching.is_some_and(is_letter) {
            put(&mut out, '\u{a0}');
        }
        match mark {
            '-' if number.is_negative() => put(&mut out, '\u{2212}'),
            '-' if sign == Sign::Both && !number.is_zero() => put(&mut out, '+'),
            '-' => {}
            '#' => push_digits(&mut out, number, locale.numbers, !unit.is_empty()),
            '¤' => out.push_str(unit),
            other => put(&mut out, other),
        }
        before = mark;
    }
    out
}

/// Whether a currency's sign may begin or end with it and it is no symbol.
fn is_letter(mark: char) -> bool {
    mark.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&mark)
}

fn push_digits(out: &mut String, number: Decimal, numbers: &Numbers, money: bool) {
    let (decimal, group) = if money { (numbers.money_decimal, numbers.money_group) } else { (numbers.decimal, numbers.group) };
    let (whole, fraction) = number.digits();
    let grouped = whole.len() >= 3 + usize::from(numbers.least);
    let mut left = whole.len();
    for byte in whole.bytes() {
        let starts = left == 3 || left > 3 && (left - 3) % usize::from(numbers.second.max(1)) == 0;
        if grouped && starts && left < whole.len() {
            put(out, group);
        }
        put(out, digit(byte, numbers.zero));
        left -= 1;
    }
    if !fraction.is_empty() {
        put(out, decimal);
        for byte in fraction.bytes() {
            put(out, digit(byte, numbers.zero));
        }
    }
}

/// The digit of an ASCII digit in the numbering system whose nought is `zero`.
fn digit(byte: u8, zero: char) -> char {
    char::from_u32(u32::from(zero) + u32::from(byte.wrapping_sub(b'0'))).unwrap_or('\u{fffd}')
}

/// `String::push`, once: the compiler would write its UTF-8 out at every call.
#[inline(never)]
pub(super) fn put(out: &mut String, mark: char) {
    out.push(mark);
}

#[cfg(test)]
mod tests;
