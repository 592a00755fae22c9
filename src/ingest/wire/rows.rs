//! The strip of a wire page: a label and rows `SYMBOL CHANGE% PRICE [CURRENCY]`.

use super::sign::{any, has_letter, is_made_of, without_last, words};
use super::{Line, owned};
use crate::locale::{SIGNS, code_of_sign, parts, trim as without_marks, trim_of};
use crate::quote::{Decimal, Quote};

/// What stood where a strip stands.
#[derive(Debug, Default)]
pub(super) struct Rows<'a> {
    pub(super) label: Option<&'a str>,
    pub(super) quotes: Vec<Quote>,
    /// Lines between rows that are none: text.
    pub(super) strays: Vec<Line<'a>>,
}

/// A label is no longer than this, in characters.
const LONGEST_LABEL: usize = 60;

/// Takes the strip from the front of the lines, if there is one, and gives the lines after it.
#[inline(never)]
pub(super) fn strip<'l, 'a>(lines: &'l [Line<'a>]) -> (Rows<'a>, &'l [Line<'a>]) {
    let mut rows = Rows::default();
    let mut rest = lines;
    if let [label, first, ..] = lines
        && row(label.text).is_none()
        && row(first.text).is_some()
        && is_made_of(label.text, LONGEST_LABEL, any)
    {
        rows.label = Some(label.text);
        rest = rest.get(1..).unwrap_or_default();
    }
    while let [line, after @ ..] = rest {
        if let Some(quote) = row(line.text) {
            rows.quotes.push(quote);
        } else if is_stray(&rows, after) {
            rows.strays.push(*line);
        } else {
            break;
        }
        rest = after;
    }
    (rows, rest)
}

/// Whether a line that is no row stands between two that are.
fn is_stray(before: &Rows<'_>, after: &[Line<'_>]) -> bool {
    !before.quotes.is_empty() && after.first().is_some_and(|next| row(next.text).is_some())
}

/// Reads one row; nothing when the line is none.
#[inline(never)]
fn row(line: &str) -> Option<Quote> {
    let (mut rest, mut last) = last_word(line)?;
    let code = currency(last);
    if code.is_some() {
        (rest, last) = last_word(rest)?;
    }
    let price = number(last).filter(|price| !price.is_negative())?;
    let (symbol, percent) = last_word(rest)?;
    let change_percent = number(without_last(percent, is_percent)?)?;
    let is_symbol = is_made_of(symbol, 32, any) && has_letter(symbol) && words(symbol).len() <= 4;
    is_symbol.then(|| Quote {
        symbol: owned(symbol),
        price: Some(price),
        currency: code.map(owned),
        change_percent: Some(change_percent),
        ..Quote::default()
    })
}

/// What stands before the last word, and that word, both without blanks and marks of direction around them.
#[inline(never)]
fn last_word(text: &str) -> Option<(&str, &str)> {
    let mut signs = text.chars();
    while signs.next_back().is_some_and(|sign| !sign.is_whitespace()) {}
    let before = signs.as_str();
    Some((without_marks(before), without_marks(text.strip_prefix(before)?)))
}

fn is_percent(sign: char) -> bool {
    matches!(sign, '%' | '\u{66A}' | '\u{FF05}')
}

/// Reads a number whose whole digits may stand in groups of three, `1,234.50`.
#[inline(never)]
fn number(text: &str) -> Option<Decimal> {
    let digits = trim_of(text, is_sign);
    let whole = digits.bytes().take_while(|byte| *byte != b'.').count();
    let has_groups = digits.bytes().any(|byte| byte == b',');
    let is_well_made = digits.bytes().enumerate().all(|(place, byte)| match byte {
        b',' => place > 0 && place < whole && (whole - place) % 4 == 0,
        b'0'..=b'9' => !has_groups || place > whole || (whole - place) % 4 != 0,
        _ => byte == b'.',
    });
    let mut plain = String::new();
    for group in parts(text, b',') {
        plain.push_str(group);
    }
    if is_well_made { Decimal::parse(&plain) } else { None }
}

fn is_sign(sign: char) -> bool {
    matches!(sign, '-' | '+' | '\u{2212}')
}

/// The currency that a row ends with: a sign, or a code of three letters.
#[inline(never)]
fn currency(word: &str) -> Option<&str> {
    let is_code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_code { Some(word) } else { code_of_sign(word, "USDUS$ GBXp GBpGBp ZAcZAc").or_else(|| code_of_sign(word, SIGNS)) }
}

#[cfg(test)]
mod tests {
    use super::row;
    use crate::json::{Record, to_text};

    fn read(line: &str) -> Option<String> {
        row(line).map(|quote| to_text(&quote.write()))
    }

    #[test]
    fn reads_rows_of_every_kind() {
        let cases = [
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
        ];
        for (line, expected) in cases {
            assert_eq!(read(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn leaves_the_rest_to_the_text() {
        for line in [
            "",
            "NYSE - LSE",
            "A 1% x",
            "A 1% 1,23",
            "1% 2",
            "A 1 2",
            "A 0.41% 63,19 $",
            "A 1% 1.5e3",
            "A 1% -3",
            "A 1% 12,345,6.7",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
