//! One row of a strip: `SYMBOL CHANGE% PRICE [CURRENCY]`, as sites write it and as they vary it.
//!
//! The price may come before the change, the currency before or after the price, an arrow may stand for the sign, and a change may be
//! `unch`. What has the shape of a row and cannot be read is [`Reading::Odd`]; everything else is text.

use super::number::{Convention, Number};
use crate::locale::typography::{is_dash, is_minus, is_percent, is_short, words};
use crate::locale::{currency_of_sign, is_currency};
use crate::quote::Quote;

/// What a line of a strip is.
#[derive(Debug)]
pub(super) enum Reading<'a> {
    /// A row.
    Row(Row<'a>),
    /// A symbol with a price and no change: a row only among others.
    Level(Row<'a>),
    /// What looks like a row and cannot be read.
    Odd,
    /// Anything else.
    Text,
}

/// What a row says, by either convention of numbers.
#[derive(Debug)]
pub(super) struct Row<'a> {
    symbol: Vec<&'a str>,
    price: Number,
    currency: Option<&'a str>,
    change: Option<Number>,
    change_percent: Option<Number>,
}

/// A piece of a line.
#[derive(Clone, Copy, Debug)]
enum Token<'a> {
    Word(&'a str),
    Percent { number: Number, has_sign: bool },
    Unchanged,
}

/// What an arrow says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrow {
    Up,
    Down,
    Flat,
}

/// A symbol has at most so many characters, and words.
const LONGEST_SYMBOL: usize = 32;
const MOST_SYMBOL_WORDS: usize = 4;

/// A row has no more words than these.
const MOST_WORDS: usize = 12;

/// How strips say that a price has not changed: in English, German, French, Italian and Dutch.
const UNCHANGED: [&str; 8] = ["unch", "unch.", "unchanged", "unv.", "unverändert", "inchangé", "invariato", "ongewijzigd"];

/// How strips say that there is no figure.
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
    /// The quote that the row says by a convention; nothing where one of its numbers is none then.
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

    /// The row, if its symbol can be one.
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

/// The pieces of a line, and its arrow; nothing of lines that are too long for a row, or have arrows both ways.
fn tokens(line: &str) -> Option<(Vec<Token<'_>>, Option<Arrow>)> {
    let mut tokens = Vec::new();
    let mut arrow = None;
    for word in words(line) {
        if tokens.len() > MOST_WORDS {
            return None;
        }
        let rest = word.trim_matches(|character| arrow_of(character).is_some());
        for found in word.chars().filter_map(arrow_of) {
            if arrow.is_some_and(|known| known != found) {
                return None;
            }
            arrow = Some(found);
        }
        if rest.is_empty() {
            continue;
        }
        let token = if UNCHANGED.contains(&rest.to_lowercase().as_str()) {
            Token::Unchanged
        } else if rest.chars().all(is_percent) {
            // A blank stands before the sign in many languages.
            match tokens.pop() {
                Some(Token::Word(number)) => percent(number)?,
                _ => return None,
            }
        } else {
            percent_word(rest).unwrap_or(Token::Word(rest))
        };
        tokens.push(token);
    }
    Some((tokens, arrow))
}

/// `-0.41%`, `%0,41` as in Turkish, `(+1.2%)`.
fn percent_word(word: &str) -> Option<Token<'_>> {
    let bare = word.strip_prefix('(').and_then(|word| word.strip_suffix(')')).unwrap_or(word);
    let token = percent(bare.strip_suffix(is_percent).or_else(|| bare.strip_prefix(is_percent))?)?;
    // In brackets alone a number is negative to some, and none to others.
    match token {
        Token::Percent { has_sign: false, .. } if bare.len() < word.len() => None,
        _ => Some(token),
    }
}

fn percent(number: &str) -> Option<Token<'_>> {
    let has_sign = number.starts_with(|character| character == '+' || is_minus(character));
    Number::parse(number).map(|number| Token::Percent { number, has_sign })
}

fn arrow_of(character: char) -> Option<Arrow> {
    match character {
        '▲' | '△' | '▴' | '↑' | '⬆' | '🔺' | '↗' => Some(Arrow::Up),
        '▼' | '▽' | '▾' | '↓' | '⬇' | '🔻' | '↘' => Some(Arrow::Down),
        '■' | '▬' | '►' | '→' | '◄' | '◆' => Some(Arrow::Flat),
        _ => None,
    }
}

/// The change in percent, with the sign that the arrow gives it, and its place. Of two percentages, as rates have them, the one with a
/// sign is the change, or else the first. Nothing where sign and arrow contradict each other.
fn change(tokens: &[Token<'_>], arrow: Option<Arrow>) -> Option<(usize, Number)> {
    let is_change = |token: &Token<'_>| !matches!(token, Token::Word(_));
    let is_signed = |token: &Token<'_>| matches!(token, Token::Percent { has_sign: true, .. } | Token::Unchanged);
    let changes = || tokens.iter().enumerate().filter(|(_, token)| is_change(token));
    let mut signed = changes().filter(|(_, token)| is_signed(token));
    let (at, token) = match (changes().count(), signed.next(), signed.next()) {
        (2, Some(only), None) => only,
        (1 | 2, ..) => changes().next()?,
        _ => return None,
    };
    let number = match token {
        Token::Percent { number, has_sign } => match arrow {
            Some(Arrow::Down) if number.is_negative() => *number,
            Some(Arrow::Down) if *has_sign => return None,
            Some(Arrow::Down) => number.negated(),
            Some(Arrow::Up) if number.is_negative() => return None,
            _ => *number,
        },
        _ => Number::parse("0")?,
    };
    Some((at, number))
}

fn only_words<'a>(tokens: &[Token<'a>]) -> Option<Vec<&'a str>> {
    let word = |token: &Token<'a>| if let Token::Word(word) = token { Some(*word) } else { None };
    tokens.iter().map(word).collect()
}

/// Parts a last number with a sign from the words before it: the change as an amount.
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

/// Parts the price from the symbol before it: the last number, with its currency on either side.
fn split_price<'w, 'a>(words: &'w [&'a str]) -> Option<(&'w [&'a str], Number, Option<&'a str>)> {
    let ends_with_currency = words.last().is_some_and(|word| currency_after(word).is_some());
    let at = words.len().checked_sub(1 + usize::from(ends_with_currency))?;
    // Groups of digits between blanks are not told from the number of a name: `CAC 40 543,21`.
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

/// A price with its currency before it or after it, a blank between them or none.
fn price<'a>(words: &[&'a str]) -> Option<(Number, Option<&'a str>)> {
    let (before, words) = match words {
        [first, rest @ ..] if !rest.is_empty() && currency_before(first).is_some() => (currency_before(*first), rest),
        _ => (None, words),
    };
    let (after, words) = match words {
        [rest @ .., last] if !rest.is_empty() && currency_after(last).is_some() => (currency_after(*last), rest),
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

/// Parts a number from the currency that is written to it: `$250.00`, `-$37.63`, `412.5p`.
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

/// The currency of a word after a price: a sign, or any code of three letters.
fn currency_after(word: &str) -> Option<&str> {
    let is_code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_code { Some(word) } else { sign(word) }
}

/// The currency of a word before a price: a sign, or a code that is known, as a symbol may have three letters too.
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

/// Whether a line has the shape of a row: a symbol, then figures and nothing else, and among these a sign of the trade.
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
mod tests {
    use super::{Convention, Reading};
    use crate::json::{Record, to_text};

    fn read(line: &str, convention: Convention) -> Option<String> {
        match Reading::of(line) {
            Reading::Row(row) => row.quote(convention).map(|quote| to_text(&quote.write())),
            _ => None,
        }
    }

    #[test]
    fn reads_rows_of_every_kind() {
        for (line, expected) in [
            ("RBGPF -0.41% 63.19 $", r#"{"symbol":"RBGPF","price":"63.19","currency":"USD","change_percent":"-0.41"}"#),
            ("SDAX 0.17% 17034.11", r#"{"symbol":"SDAX","price":"17034.11","change_percent":"0.17"}"#),
            (
                "EUR/USD \u{2212}0.07% 1.1575 $",
                r#"{"symbol":"EUR/USD","price":"1.1575","currency":"USD","change_percent":"-0.07"}"#,
            ),
            ("BRK.B +0.4% 1,480.10 \u{a3}", r#"{"symbol":"BRK.B","price":"1480.10","currency":"GBP","change_percent":"0.4"}"#),
            ("Euro STOXX 50 0% 5,000 EUR", r#"{"symbol":"Euro STOXX 50","price":"5000","currency":"EUR","change_percent":"0"}"#),
            ("BARC 1.1% 412.5 p", r#"{"symbol":"BARC","price":"412.5","currency":"GBX","change_percent":"1.1"}"#),
            (
                "\u{200f}برنت \u{200e}-0.5%\u{200e} 63.2 $",
                r#"{"symbol":"برنت","price":"63.2","currency":"USD","change_percent":"-0.5"}"#,
            ),
            // A price below zero, as oil's in April 2020, and as rates have them.
            ("CL=F -305.97% -37.63 $", r#"{"symbol":"CL=F","price":"-37.63","currency":"USD","change_percent":"-305.97"}"#),
            ("CL=F -305.97% -$37.63", r#"{"symbol":"CL=F","price":"-37.63","currency":"USD","change_percent":"-305.97"}"#),
            ("Euribor 3M 1.2% \u{2212}0.541", r#"{"symbol":"Euribor 3M","price":"-0.541","change_percent":"1.2"}"#),
            ("Euribor 3M +0.5% 2.045%", r#"{"symbol":"Euribor 3M","price":"2.045","currency":"%","change_percent":"0.5"}"#),
            ("Bund 10Y 2.51% -0.4 %", r#"{"symbol":"Bund 10Y","price":"2.51","currency":"%","change_percent":"-0.4"}"#),
            // The arrow is the sign.
            ("TSLA ▼ 1.2% 250.00 $", r#"{"symbol":"TSLA","price":"250.00","currency":"USD","change_percent":"-1.2"}"#),
            ("TSLA ▼1.2% 250.00 $", r#"{"symbol":"TSLA","price":"250.00","currency":"USD","change_percent":"-1.2"}"#),
            ("▲ TSLA 1.2% 250.00 $", r#"{"symbol":"TSLA","price":"250.00","currency":"USD","change_percent":"1.2"}"#),
            ("TSLA ▼ -1.2% 250.00 $", r#"{"symbol":"TSLA","price":"250.00","currency":"USD","change_percent":"-1.2"}"#),
            ("VOD unch 9.329 $", r#"{"symbol":"VOD","price":"9.329","currency":"USD","change_percent":"0"}"#),
            ("VOD Unch. 9.329 $", r#"{"symbol":"VOD","price":"9.329","currency":"USD","change_percent":"0"}"#),
            // The currency before and after.
            ("TSLA 1.2% $250.00", r#"{"symbol":"TSLA","price":"250.00","currency":"USD","change_percent":"1.2"}"#),
            ("TSLA 1.2% USD 250.00", r#"{"symbol":"TSLA","price":"250.00","currency":"USD","change_percent":"1.2"}"#),
            ("TSLA 1.2% US$ 250.00", r#"{"symbol":"TSLA","price":"250.00","currency":"USD","change_percent":"1.2"}"#),
            ("TSLA 1.2% 250.00USD", r#"{"symbol":"TSLA","price":"250.00","currency":"USD","change_percent":"1.2"}"#),
            ("BARC 1.1% 412.5p", r#"{"symbol":"BARC","price":"412.5","currency":"GBX","change_percent":"1.1"}"#),
            // The price before the change, and the change as an amount.
            ("TSLA 250.00 $ -1.2%", r#"{"symbol":"TSLA","price":"250.00","currency":"USD","change_percent":"-1.2"}"#),
            ("TSLA USD 250.00 ▼ 1.2%", r#"{"symbol":"TSLA","price":"250.00","currency":"USD","change_percent":"-1.2"}"#),
            ("TSLA -3.04 -1.2% 250.00", r#"{"symbol":"TSLA","price":"250.00","change":"-3.04","change_percent":"-1.2"}"#),
            (
                "S&P 500 5,100.10 -3.04 (-0.06%)",
                r#"{"symbol":"S&P 500","price":"5100.10","change":"-3.04","change_percent":"-0.06"}"#,
            ),
        ] {
            assert_eq!(read(line, Convention::Point).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn reads_decimal_commas() {
        for (line, expected) in [
            ("DAX 0,41% 18.123,45", r#"{"symbol":"DAX","price":"18123.45","change_percent":"0.41"}"#),
            ("DAX +0,41 % 18.123,45 €", r#"{"symbol":"DAX","price":"18123.45","currency":"EUR","change_percent":"0.41"}"#),
            ("CAC 40 0,5 % 7 543,21 €", r#"{"symbol":"CAC 40","price":"7543.21","currency":"EUR","change_percent":"0.5"}"#),
            ("BIST 100 %0,41 9.123,45", r#"{"symbol":"BIST 100","price":"9123.45","change_percent":"0.41"}"#),
            ("A 1% 1,23", r#"{"symbol":"A","price":"1.23","change_percent":"1"}"#),
        ] {
            assert_eq!(read(line, Convention::Comma).as_deref(), Some(expected), "{line}");
            assert_eq!(read(line, Convention::Point), None, "{line}");
        }
    }

    #[test]
    fn shape_of_a_row_that_cannot_be_read_is_odd() {
        for line in [
            "B n/a 3 $",
            "A 1% 1.5e3",
            "A 1% 12,345,6.7",
            "TSLA ▲ -1.2% 250.00 $",
            "TSLA ▼ +1.2% 250.00 $",
            "TSLA 3.04 1.2% 250.00",
            "TSLA 1% 2% 3%",
            "TSLA (1.2%) 250.00",
            "TSLA 1.2% $250.00 EUR",
            "CAC 40 543,21 0,4%",
        ] {
            assert!(matches!(Reading::of(line), Reading::Odd), "{line}: {:?}", Reading::of(line));
        }
        // Neither convention reads all of its numbers.
        for convention in [Convention::Point, Convention::Comma] {
            assert_eq!(read("A 0.41% 63,19 $", convention), None);
        }
    }

    #[test]
    fn words_are_text() {
        for line in [
            "",
            "NYSE - LSE",
            "FTSE 100",
            "Dow Jones 30",
            "A 1% x",
            "1% 2",
            "A 1 2",
            "Shares fall 3%",
            "Oil falls 3% to $60",
            "Apollo 11 1969",
            "Bayern 2 - 1 Dortmund",
            "Gold hits 2,000 $",
            "A whole sentence stands here, of more words than a row has, 3% 5.00 $",
        ] {
            assert!(matches!(Reading::of(line), Reading::Text), "{line}: {:?}", Reading::of(line));
        }
        assert!(matches!(Reading::of("VOD 9.329 $"), Reading::Level(_)));
    }
}
