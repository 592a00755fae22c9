//! One row of a strip: `SYMBOL CHANGE% PRICE [CURRENCY]`, in the variants that sites write.
//!
//! The price may come before the change, the currency before or after the price, an arrow may replace the sign, and a change may be
//! `unch`. A line that has the shape of a row but cannot be read is [`Reading::Odd`]; everything else is text.

mod price;
mod token;

use self::price::{currency_after, price, split_price};
use self::token::{Arrow, Token, change, only_words, tokens};
use super::number::{Convention, Number};
use crate::locale::typography::{is_dash, is_minus, is_percent, is_short};
use crate::quote::Quote;

/// What a line of a strip is.
#[derive(Debug)]
pub(super) enum Reading<'a> {
    /// A row.
    Row(Row<'a>),
    /// A symbol with a price and no change: a row only among others.
    Level(Row<'a>),
    /// A line that looks like a row and cannot be read.
    Odd,
    /// Anything else.
    Text,
}

/// The content of a row, by either convention of numbers.
#[derive(Debug)]
pub(super) struct Row<'a> {
    symbol: Vec<&'a str>,
    price: Number,
    currency: Option<&'a str>,
    change: Option<Number>,
    change_percent: Option<Number>,
}

/// The maximum number of characters, and of words, of a symbol.
const LONGEST_SYMBOL: usize = 32;
const MOST_SYMBOL_WORDS: usize = 4;

/// How strips write that there is no figure.
const MISSING: [&str; 6] = ["n/a", "n.a.", "n/d", "n.d.", "k.a.", "..."];

impl<'a> Reading<'a> {
    /// Reads a line.
    pub(super) fn of(line: &'a str) -> Self {
        let Some((tokens, arrow)) = tokens(line) else { return Self::Text };
        if let Some(row) = Row::of(&tokens, arrow) {
            return Self::Row(row);
        }
        match Row::without_change(&tokens) {
            Some(row) if arrow.is_none() => Self::Level(row),
            _ if has_shape_of_row(&tokens) => Self::Odd,
            _ => Self::Text,
        }
    }
}

impl<'a> Row<'a> {
    /// The quote of a row by a convention; `None` if one of its numbers is invalid in it.
    pub(super) fn quote(&self, convention: Convention) -> Option<Quote> {
        let by = |number: Option<Number>| match number {
            Some(number) => number.by(convention).map(Some),
            None => Some(None),
        };
        Some(Quote {
            symbol: self.symbol.join(" "),
            price: by(Some(self.price))?,
            currency: self.currency.map(str::to_owned),
            change: by(self.change)?,
            change_percent: by(self.change_percent)?,
            ..Quote::default()
        })
    }

    fn of(tokens: &[Token<'a>], arrow: Option<Arrow>) -> Option<Self> {
        let (at, change_percent) = change(tokens, arrow)?;
        let (before, after) = (tokens.get(..at)?, tokens.get(at + 1..)?);
        if after.is_empty() {
            return match before {
                [symbol @ .., Token::Percent { number, .. }] => {
                    let (price, currency, symbol) = (*number, Some("%"), only_words(symbol)?);
                    Self { symbol, price, currency, change: None, change_percent: Some(change_percent) }.checked()
                }
                _ => Self::with_price_first(&only_words(before)?, change_percent),
            };
        }
        let (symbol, change) = split_change(&only_words(before)?);
        let (price, currency) = match after {
            [Token::Percent { number, .. }] => (*number, Some("%")),
            _ => price(&only_words(after)?)?,
        };
        Self { symbol, price, currency, change, change_percent: Some(change_percent) }.checked()
    }

    /// `TSLA 250.00 $ -1.2%`
    fn with_price_first(words: &[&'a str], change_percent: Number) -> Option<Self> {
        let (words, change) = split_change(words);
        let (symbol, price, currency) = split_price(&words)?;
        Self { symbol: symbol.to_vec(), price, currency, change, change_percent: Some(change_percent) }.checked()
    }

    /// `VOD 9.329 $`: the currency shows that the number is a price.
    fn without_change(tokens: &[Token<'a>]) -> Option<Self> {
        let words = only_words(tokens)?;
        let (symbol, price, currency) = split_price(&words)?;
        let is_name = symbol.iter().all(|word| !word.starts_with(char::is_lowercase));
        let row = Self { symbol: symbol.to_vec(), price, currency, change: None, change_percent: None };
        if is_name && currency.is_some() { row.checked() } else { None }
    }

    /// The row, if its symbol is valid.
    fn checked(self) -> Option<Self> {
        let is_figure = |word: &&str| word.contains(['.', ',']) && Number::parse(word).is_some();
        let is_symbol = matches!(self.symbol.len(), 1..=MOST_SYMBOL_WORDS)
            && is_short(&self.symbol.join(" "), LONGEST_SYMBOL)
            && self.symbol.iter().any(|word| word.contains(char::is_alphanumeric))
            // A figure that the row does not account for.
            && !self.symbol.iter().skip(1).any(is_figure)
            && !self.symbol.iter().any(|word| is_missing(word));
        is_symbol.then_some(self)
    }
}

/// Splits a last number with a sign from the words before it: the change as an amount.
fn split_change<'a>(words: &[&'a str]) -> (Vec<&'a str>, Option<Number>) {
    if let [before @ .., last] = words
        && !before.is_empty()
        && last.starts_with(|character| character == '+' || is_minus(character))
        && let Some(change) = Number::parse(last)
    {
        return (before.to_vec(), Some(change));
    }
    (words.to_vec(), None)
}

/// Whether a line has the shape of a row: a symbol, then only figures, including a currency, a percentage or an arrow.
fn has_shape_of_row(tokens: &[Token<'_>]) -> bool {
    let is_value = |token: &Token<'_>| match token {
        Token::Word(word) => {
            let digits = word.trim_start_matches(|character: char| !character.is_alphanumeric());
            digits.starts_with(|character: char| character.is_ascii_digit()) || is_missing(word)
        }
        _ => true,
    };
    let is_currency = |token: &Token<'_>| matches!(token, Token::Word(word) if currency_after(word).is_some());
    let symbol = tokens.iter().take_while(|token| !is_value(token)).count();
    let Some(figures) = tokens.get(symbol..) else { return false };
    let is_of_the_trade = |token: &Token<'_>| match token {
        Token::Word(word) => is_missing(word) || is_currency(token) || word.contains(is_percent),
        _ => true,
    };
    matches!(symbol, 1..=MOST_SYMBOL_WORDS)
        && figures.iter().filter(|token| is_value(token)).count() > 1
        && figures.iter().all(|token| is_value(token) || is_currency(token))
        && figures.iter().any(is_of_the_trade)
}

fn is_missing(word: &str) -> bool {
    word.chars().all(is_dash) || MISSING.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests;
