//! The strip of a wire page: a label and rows `SYMBOL CHANGE% PRICE [CURRENCY]`.

use super::{Line, add, say};
use crate::locale::kind::{
    BLANK, CAPITAL, DIGIT, FULL_STOP, LETTER, MINUS, PERCENT, PLUS, UNSEEN, has, is_all, is_of_words, is_short, trim, trim_end,
    without_last,
};
use crate::locale::{Locale, SIGNS, code_of_sign, parts, plain};
use crate::quote::{Decimal, Quote, Strip};

/// A label is no longer than this, in characters.
const LONGEST_LABEL: usize = 60;

/// Takes the strip from the front of the lines, if there is one, and gives the lines after it. A line between two rows that is
/// none is text.
#[inline(never)]
pub(super) fn strip<'l, 'a>(lines: &'l [Line<'a>], strip: &mut Strip, body: &mut Vec<Line<'a>>) -> &'l [Line<'a>] {
    let mut rest = lines;
    if let [label, after @ ..] = lines
        && is_short(label.text, LONGEST_LABEL)
        && row(label.text).is_none()
        && opens_with_row(after)
    {
        say(&mut strip.label, label.text);
        rest = after;
    }
    while let [line, after @ ..] = rest {
        if let Some(row) = row(line.text) {
            strip.quotes.push(Quote::default());
            if let Some(quote) = strip.quotes.last_mut() {
                quote.symbol.push_str(row.symbol);
                quote.price = Some(row.price);
                quote.change_percent = Some(row.change_percent);
                say(&mut quote.currency, row.currency.unwrap_or_default());
            }
        } else if !strip.quotes.is_empty() && opens_with_row(after) {
            add(body, *line);
        } else {
            break;
        }
        rest = after;
    }
    rest
}

fn opens_with_row(lines: &[Line<'_>]) -> bool {
    lines.first().is_some_and(|line| row(line.text).is_some())
}

/// What a row says.
struct Row<'a> {
    symbol: &'a str,
    change_percent: Decimal,
    price: Decimal,
    currency: Option<&'a str>,
}

/// Reads one row; nothing when the line is none.
#[inline(never)]
fn row(line: &str) -> Option<Row<'_>> {
    let (mut rest, mut last) = split_last_word(line);
    let currency = currency(last);
    if currency.is_some() {
        (rest, last) = split_last_word(rest);
    }
    let price = number(last).filter(|price| !price.is_negative())?;
    let (symbol, percent) = split_last_word(rest);
    let change_percent = number(without_last(percent, PERCENT)?)?;
    (is_short(symbol, 32) && is_of_words(symbol, 4) && has(symbol, LETTER | DIGIT)).then_some(Row {
        symbol,
        change_percent,
        price,
        currency,
    })
}

/// What stands before the last word, and that word, both without what is not seen around them.
#[inline(never)]
fn split_last_word(text: &str) -> (&str, &str) {
    let before = trim_end(text, !BLANK);
    (trim(before, UNSEEN), trim(text.strip_prefix(before).unwrap_or(text), UNSEEN))
}

/// Reads a number whose whole digits may stand in groups of three, as English has them: `1,234.50`.
#[inline(never)]
fn number(text: &str) -> Option<Decimal> {
    let digits = trim(text, MINUS | PLUS);
    let mut ungrouped = String::new();
    for group in parts(text, b',') {
        ungrouped.push_str(group);
    }
    let number = Decimal::parse(&ungrouped)?;
    let is_well_made = is_all(digits, DIGIT | FULL_STOP) || plain(number.abs(), Locale::default()) == digits;
    is_well_made.then_some(number)
}

/// The currency that a row ends with: a sign, or a code of three letters.
#[inline(never)]
fn currency(word: &str) -> Option<&str> {
    let is_code = word.len() == 3 && is_all(word, CAPITAL);
    if is_code { Some(word) } else { code_of_sign(word, "USDUS$ GBXp GBpGBp ZAcZAc").or_else(|| code_of_sign(word, SIGNS)) }
}

#[cfg(test)]
mod tests {
    use super::strip;
    use crate::ingest::foreign::wire::Line;
    use crate::json::{Record, to_text};
    use crate::quote::Strip;

    fn read(line: &str) -> Option<String> {
        let mut rows = Strip::default();
        strip(&[Line { text: line, opens: true }], &mut rows, &mut Vec::new());
        rows.quotes.first().map(|quote| to_text(&quote.write()))
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
