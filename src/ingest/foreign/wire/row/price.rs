//! The price of a row, with its currency.

use crate::ingest::foreign::wire::number::Number;
use crate::locale::typography::is_minus;
use crate::locale::{currency_of_sign, is_currency};

/// Splits the price from the symbol before it: the last number, with its currency on either side.
pub(super) fn split_price<'w, 'a>(words: &'w [&'a str]) -> Option<(&'w [&'a str], Number, Option<&'a str>)> {
    let ends_with_currency = words.last().is_some_and(|word| currency_after(word).is_some());
    let at = words.len().checked_sub(1 + usize::from(ends_with_currency))?;
    // Groups of digits separated by spaces cannot be distinguished from a number in a name: `CAC 40 543,21`.
    let is_group = |word: &&str| matches!(word.len(), 1..=3) && word.bytes().all(|byte| byte.is_ascii_digit());
    let may_be_grouped = words.get(at)?.split(['.', ',']).next().is_some_and(|whole| whole.len() == 3);
    if may_be_grouped && words.get(at.checked_sub(1)?).is_some_and(is_group) {
        return None;
    }
    let starts_with_currency = words.get(at.checked_sub(1)?).is_some_and(|word| currency_before(word).is_some()) && at > 1;
    let (symbol, price_words) = words.split_at_checked(at - usize::from(starts_with_currency))?;
    let (price, currency) = price(price_words)?;
    Some((symbol, price, currency))
}

/// A price with its currency before it or after it, with or without a space.
pub(super) fn price<'a>(words: &[&'a str]) -> Option<(Number, Option<&'a str>)> {
    let (before, words) = match words {
        [first, rest @ ..] if !rest.is_empty() && currency_before(first).is_some() => (currency_before(first), rest),
        _ => (None, words),
    };
    let (after, words) = match words {
        [rest @ .., last] if !rest.is_empty() && currency_after(last).is_some() => (currency_after(last), rest),
        _ => (None, words),
    };
    let (number, attached) = match words {
        &[word] => split_attached(word)?,
        groups => (groups.join(" "), None),
    };
    let mut currencies = [before, after, attached].into_iter().flatten();
    let currency = currencies.next();
    if currencies.any(|other| Some(other) != currency) {
        return None;
    }
    Number::parse(&number).map(|number| (number, currency))
}

/// Splits a number from the currency written next to it: `$250.00`, `-$37.63`, `412.5p`.
fn split_attached(word: &str) -> Option<(String, Option<&str>)> {
    let is_sign = |character: char| character == '+' || is_minus(character);
    let is_digit = |character: char| character.is_ascii_digit();
    let (start, end) = (word.find(is_digit)?, word.rfind(is_digit)? + 1);
    let (prefix, digits, suffix) = (word.get(..start)?, word.get(start..end)?, word.get(end..)?);
    let sign: String = prefix.chars().filter(|character| is_sign(*character)).collect();
    let prefix = prefix.trim_matches(is_sign);
    let currency = match (prefix, suffix) {
        ("", "") => None,
        ("", suffix) => Some(currency_after(suffix)?),
        (prefix, "") => Some(currency_before(prefix)?),
        _ => return None,
    };
    Some((format!("{sign}{digits}"), currency))
}

/// The currency in a word after a price: a sign, or any code of three letters.
pub(super) fn currency_after(word: &str) -> Option<&str> {
    let is_code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_code { Some(word) } else { sign(word) }
}

/// The currency in a word before a price: a sign, or a known code, because a symbol may have three letters too.
fn currency_before(word: &str) -> Option<&str> {
    if is_currency(word) { Some(word) } else { sign(word) }
}

fn sign(word: &str) -> Option<&'static str> {
    match word {
        "US$" => Some("USD"),
        "p" => Some("GBX"),
        "GBp" => Some("GBp"),
        "ZAc" => Some("ZAc"),
        _ => currency_of_sign(word),
    }
}
