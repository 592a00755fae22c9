//! Prices, changes and percentages as text.
//!
//! The digits are exactly those of the decimal: never rounded, never padded. Marks, groups and the places of signs are CLDR's
//! (UTS #35 part 3, "Number Format Patterns"), but a negative number has U+2212 in every language, and the invisible marks of
//! direction are left out: the element around a number isolates it.

use super::table::{field, parts};
use super::{Locale, cldr};
use crate::quote::Decimal;

// The fields of a line of `cldr::NUMBERS`, behind its tags. The two marks are that before a fraction and that between groups.
const MARKS: usize = 1;
const MARKS_OF_MONEY: usize = 2;
/// How many digits must stand before the last three for any to be grouped: with 2, `1234` stays and `12.345` does not. Then how
/// many every group has but the last, which has three: 3, or 2 in India. Then the digit nought; the other nine follow it in
/// Unicode.
const DIGITS: usize = 3;
/// A percentage: `#` is the number, `-` the place of its sign, all else itself.
const PERCENT: usize = 4;
/// A price, in the same form; `¤` is the currency's sign.
const MONEY: usize = 5;

/// Which signs are written; nought has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Minus alone: a level.
    Minus,
    /// Plus and minus: a change.
    Both,
}

impl Sign {
    /// The sign that is written of a number: -1, 1, or none.
    pub fn of(self, number: Decimal) -> i32 {
        if number.is_negative() { -1 } else { i32::from(self == Self::Both && !number.is_zero()) }
    }
}

/// What stands around a number's digits and between them. Whoever holds it writes many numbers: Rust by [`Form::write`], or
/// the browser's script from its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What stands before the sign, between the sign and the digits, and after these.
    pub around: [String; 3],
    /// The mark before a fraction, and that between groups.
    pub marks: &'static str,
    /// How digits are grouped, and the digit nought: see [`DIGITS`].
    pub digits: &'static str,
}

impl Form {
    /// Of a number alone: `17,034.11`.
    pub fn plain(locale: Locale) -> Self {
        Self::of("-#", "", locale)
    }

    /// Of a percentage: `0.15%`.
    pub fn percent(locale: Locale) -> Self {
        Self::of(field(locale.numbers, PERCENT), "", locale)
    }

    /// Of a price with its currency's sign in the place that the language gives it: `$63.19`, `63,19 $`.
    ///
    /// `currency` is ISO 4217, or the hundredths that exchanges quote in: pence (`GBX`, `GBp`) and South African cents (`ZAc`)
    /// follow the number at once, `412.5p`. Any other text stands behind the number and a no-break space.
    pub fn price(currency: Option<&str>, locale: Locale) -> Self {
        let code = currency.unwrap_or("");
        let (pattern, unit) = match code {
            "" => ("-#", ""),
            "GBX" | "GBp" => ("-#p", ""),
            "ZAc" | "ZAC" => ("-#c", ""),
            _ => match sign_of(code, locale.home).or_else(|| sign_of(code, cldr::SIGNS)) {
                Some(unit) => (field(locale.numbers, MONEY), unit),
                None => ("-#\u{a0}¤", code),
            },
        };
        Self::of(pattern, unit, locale)
    }

    #[inline(never)]
    fn of(pattern: &str, unit: &str, locale: Locale) -> Self {
        let mut around = [String::new(), String::new(), String::new()];
        let (mut place, mut before) = (0, ' ');
        for mark in pattern.chars() {
            // Letters keep off digits (UTS #35, "alphaNextToNumber"): `zł 5` where `$5`.
            let touching = match (before, mark) {
                ('#', '¤') => unit.chars().next(),
                ('¤', '#' | '-') => unit.chars().next_back(),
                _ => None,
            };
            if let Some(out) = around.get_mut(place) {
                if touching.is_some_and(is_letter) {
                    put(out, '\u{a0}');
                }
                match mark {
                    '-' => place = 1,
                    '#' => place = 2,
                    '¤' => out.push_str(unit),
                    other => put(out, other),
                }
            }
            before = mark;
        }
        let marks = field(locale.numbers, if unit.is_empty() { MARKS } else { MARKS_OF_MONEY });
        Self { around, marks, digits: field(locale.numbers, DIGITS) }
    }

    /// The number as text.
    pub fn write(&self, number: Decimal, sign: Sign) -> String {
        let [before, between, after] = &self.around;
        let mut out = before.clone();
        match sign.of(number) {
            -1 => put(&mut out, '\u{2212}'),
            1 => put(&mut out, '+'),
            _ => {}
        }
        out.push_str(between);
        self.put_digits(&mut out, number);
        out.push_str(after);
        out
    }

    fn put_digits(&self, out: &mut String, number: Decimal) {
        let mut marks = self.marks.chars();
        let mut digits = self.digits.chars();
        let (least, second) = (digits.next() == Some('2'), digits.next() == Some('2'));
        let zero = digits.next().unwrap_or('0');
        let (whole, fraction) = number.digits();
        let decimal = marks.next();
        let group = marks.next().filter(|_| whole.len() >= if least { 5 } else { 4 });
        let mut left = whole.len();
        for byte in whole.bytes() {
            let is_grouped = left == 3 || left > 3 && (left - 3) % if second { 2 } else { 3 } == 0;
            if is_grouped
                && left < whole.len()
                && let Some(group) = group
            {
                put(out, group);
            }
            put_digit(out, byte, zero);
            left -= 1;
        }
        for (place, byte) in fraction.bytes().enumerate() {
            if place == 0
                && let Some(decimal) = decimal
            {
                put(out, decimal);
            }
            put_digit(out, byte, zero);
        }
    }
}

/// The number alone: `17,034.11`.
pub fn plain(number: Decimal, locale: Locale) -> String {
    Form::plain(locale).write(number, Sign::Minus)
}

/// A change, with either sign: `+0.15`.
pub fn signed(number: Decimal, locale: Locale) -> String {
    Form::plain(locale).write(number, Sign::Both)
}

/// A whole number: `1,024`.
pub fn whole(number: u32, locale: Locale) -> String {
    Decimal::new(i64::from(number), 0).map_or_else(String::new, |number| plain(number, locale))
}

/// A percentage, `number` being in hundredths already: `+0.15%`.
pub fn percent(number: Decimal, locale: Locale, sign: Sign) -> String {
    Form::percent(locale).write(number, sign)
}

/// A price, as [`Form::price`] has it.
pub fn price(number: Decimal, currency: Option<&str>, locale: Locale) -> String {
    Form::price(currency, locale).write(number, Sign::Minus)
}

/// The sign of a currency in a list of `USD$ EUR€ CHF`; its code, if that is all there is.
#[inline(never)]
fn sign_of(code: &str, list: &'static str) -> Option<&'static str> {
    parts(list, b' ').find_map(|entry| {
        let (name, sign) = entry.split_at_checked(3)?;
        name.eq_ignore_ascii_case(code).then_some(if sign.is_empty() { name } else { sign })
    })
}

/// The currency that a sign stands for in such a list.
#[inline(never)]
pub(crate) fn code_of_sign(sign: &str, list: &'static str) -> Option<&'static str> {
    parts(list, b' ').find_map(|entry| {
        let (code, own) = entry.split_at_checked(3)?;
        (own == sign).then_some(code)
    })
}

/// Whether a currency's sign may begin or end with it and it is no symbol.
fn is_letter(mark: char) -> bool {
    mark.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&mark)
}

/// The digit of an ASCII digit in the numbering system whose nought is `zero`.
#[inline(never)]
fn put_digit(out: &mut String, byte: u8, zero: char) {
    out.extend(char::from_u32(u32::from(zero) + u32::from(byte.wrapping_sub(b'0'))));
}

/// `String::push`, once: the compiler would write its UTF-8 out at every call.
#[inline(never)]
fn put(out: &mut String, mark: char) {
    out.push(mark);
}

#[cfg(test)]
mod tests;
