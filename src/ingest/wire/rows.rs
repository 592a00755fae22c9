//! The strip of a wire page: a label and rows `SYMBOL CHANGE% PRICE [CURRENCY]`.

use super::Line;
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
pub(super) fn strip<'l, 'a>(lines: &'l [Line<'a>]) -> (Rows<'a>, &'l [Line<'a>]) {
    let mut rows = Rows::default();
    let mut rest = lines;
    if let [label, first, ..] = lines
        && row(label.text).is_none()
        && row(first.text).is_some()
        && label.text.chars().count() <= LONGEST_LABEL
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
fn row(line: &str) -> Option<Quote> {
    let mut words: Vec<&str> = line.split_whitespace().map(without_marks).collect();
    let code = words.last().and_then(|last| currency(last));
    if code.is_some() {
        words.pop();
    }
    let price = grouped(words.pop()?)?;
    let percent = words.pop()?.strip_suffix(['%', '\u{66A}', '\u{FF05}'])?;
    let change_percent = grouped(percent)?;
    let symbol = words.join(" ");
    let is_symbol = (1..=4).contains(&words.len()) && symbol.chars().count() <= 32 && symbol.chars().any(char::is_alphanumeric);
    (is_symbol && !price.is_negative()).then(|| Quote {
        symbol,
        price: Some(price),
        currency: code.map(str::to_owned),
        change_percent: Some(change_percent),
        ..Quote::default()
    })
}

/// Text that runs from right to left may carry marks of direction around its numbers.
fn without_marks(word: &str) -> &str {
    word.trim_matches(['\u{200E}', '\u{200F}', '\u{61C}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{2066}', '\u{2067}', '\u{2069}'])
}

/// Reads a number whose whole digits may stand in groups of three, `1,234.50`.
fn grouped(text: &str) -> Option<Decimal> {
    if !text.contains(',') {
        return Decimal::parse(text).filter(|_| !text.contains(['e', 'E']));
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?.trim_start_matches(['-', '+', '\u{2212}']);
    let is_grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3) && !fraction.contains(',');
    is_grouped.then(|| Decimal::parse(&text.replace(',', "")))?
}

/// The currency that a row ends with: a sign, or a code of three letters.
fn currency(word: &str) -> Option<&str> {
    Some(match word {
        "$" | "US$" => "USD",
        "\u{a3}" => "GBP",
        "\u{20ac}" => "EUR",
        "\u{a5}" => "JPY",
        "\u{20b9}" => "INR",
        "\u{20a9}" => "KRW",
        "\u{20ba}" => "TRY",
        "\u{20aa}" => "ILS",
        "p" => "GBX",
        "ZAc" | "GBp" => word,
        _ if word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()) => word,
        _ => return None,
    })
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
