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
        ("EUR/USD \u{2212}0.07% 1.1575 $", r#"{"symbol":"EUR/USD","price":"1.1575","currency":"USD","change_percent":"-0.07"}"#),
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
fn unreadable_row_is_recognised_by_its_shape() {
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
fn prose_is_not_a_row() {
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
