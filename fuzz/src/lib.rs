//! The invariants of every reader, for any input.
//!
//! A target is a function here and a line in `targets/`. `cargo xtask fuzz` runs them with libFuzzer; the tests run them over
//! the fixtures of the repository.

use std::str::from_utf8;

use slugline::ingest::{Document, Format, read};
use slugline::json::{Record, Value, parse, to_text, to_text_pretty};
use slugline::locale::{Locale, Sign, percent, plain, price, signed};
use slugline::quote::{Applied, Board, Decimal, Strip};

/// Makes the program of a target.
#[macro_export]
macro_rules! target {
    ($target:ident) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|data: &[u8]| slugline_fuzz::$target(data));

        /// Without the fuzzer it reads files.
        #[cfg(not(fuzzing))]
        fn main() {
            for path in std::env::args().skip(1) {
                slugline_fuzz::$target(&std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}")));
            }
        }
    };
}

/// The JSON reader: what it reads and writes, it reads again.
pub fn json(data: &[u8]) {
    let Ok(text) = from_utf8(data) else { return };
    let Ok(value) = parse(text) else { return };
    for written in [to_text(&value), to_text_pretty(&value)] {
        assert_eq!(parse(&written).as_ref(), Ok(&value), "{written}");
    }
}

/// Frames, one per line, and the board that takes them: it never grows by a tick, and its output can be read again.
pub fn frame(data: &[u8]) {
    let mut board: Option<Board> = None;
    for line in data.split(|byte| *byte == b'\n') {
        let Ok(ingested) = read(line, Some(Format::Slugline)) else { continue };
        let Some(strip) = ingested.document.strip else { continue };
        let Some(board) = &mut board else {
            board = Some(Board::of(&strip));
            continue;
        };
        let (rows, mut stamp) = (board.rows().len(), board.stamp());
        for tick in &strip.quotes {
            let before = board.rows().to_vec();
            let applied = board.apply(tick);
            let changed = board.rows().iter().zip(&before).filter(|(row, former)| row != former).count();
            match applied {
                Applied::Changed(row) => assert!(changed == 1 && board.rows().get(row) != before.get(row)),
                Applied::Doubtful(_) => assert!(changed < 2),
                Applied::Same | Applied::Unknown | Applied::Ambiguous => assert_eq!(changed, 0),
            }
            assert!(board.stamp() >= stamp);
            stamp = board.stamp();
        }
        assert_eq!(board.rows().len(), rows);
    }
    let Some(board) = board else { return };
    assert!(board.rows().len() <= Board::MOST_ROWS);
    let strip = Strip { quotes: board.rows().to_vec(), ..Strip::default() };
    let (again, problems) = Strip::read(strip.write());
    assert_eq!((again, problems), (Some(strip), Vec::new()));
}

/// A wire page: the result can be written, and read again.
pub fn wire(data: &[u8]) {
    let Ok(ingested) = read(data, Some(Format::Wire)) else { return };
    same_again(&ingested.document);
}

/// A page, or a part of one: no link in it has a forbidden scheme.
pub fn html(data: &[u8]) {
    if let Some(record) = story(data, Format::Html) {
        leads_nowhere_else(&record);
    }
}

/// IPTC's ninjs.
pub fn ninjs(data: &[u8]) {
    story(data, Format::Ninjs);
}

/// schema.org's JSON-LD.
pub fn jsonld(data: &[u8]) {
    story(data, Format::Jsonld);
}

/// A post of WordPress.
pub fn wordpress(data: &[u8]) {
    story(data, Format::Wordpress);
}

/// A post of Ghost.
pub fn ghost(data: &[u8]) {
    story(data, Format::Ghost);
}

/// Numbers in every language: no digit is lost, none is added. The text is a locale, a currency and a number, separated by spaces.
pub fn number(data: &[u8]) {
    let Ok(text) = from_utf8(data) else { return };
    let mut words = text.split(' ');
    let (tag, currency, digits) = (words.next().unwrap_or(""), words.next().unwrap_or(""), words.next().unwrap_or(""));
    let Some(number) = Decimal::parse(digits) else { return };
    assert_eq!(Decimal::parse(&number.to_text()), Some(number), "{digits}");
    let locale = Locale::of(tag);
    let own = number.abs().to_text().replace('.', "");
    for text in [plain(number, locale), signed(number, locale), percent(number, locale, Sign::Both)] {
        assert_eq!(digits_of(&text), own, "{text}");
    }
    // An unknown currency may contain digits itself.
    let price = price(number, Some(currency).filter(|currency| !currency.is_empty()), locale);
    assert!(digits_of(&price).contains(&own), "{price}");
}

/// The digits of a text, in ASCII.
fn digits_of(text: &str) -> String {
    const NOUGHTS: [char; 4] = ['0', '\u{660}', '\u{6f0}', '\u{9e6}'];
    let digit =
        |mark: char| NOUGHTS.into_iter().find_map(|zero| (mark as u32).checked_sub(zero as u32).filter(|place| *place < 10));
    text.chars().filter_map(digit).filter_map(|digit| char::from_digit(digit, 10)).collect()
}

/// A story in a foreign format: the result can be written, and read again; the number of warnings
/// is limited; and a withheld story has no text. Returns the record.
fn story(data: &[u8], format: Format) -> Option<Value> {
    let mut ingested = read(data, Some(format)).ok()?;
    assert_eq!(ingested.format, format);
    assert!(ingested.problems.len() <= 50);
    same_again(&ingested.document);
    let (record, withheld) = ingested.to_record(1_800_000_000_000);
    if withheld.is_some() {
        let article = record.get("article");
        assert!(["headline", "body", "hero"].iter().all(|name| article.and_then(|article| article.get(name)).is_none()));
    }
    Some(record)
}

/// Every address is http or https, or for a link mailto or tel, or relative. An author's address in a page's data is
/// no markup: it is checked when it is shown.
fn leads_nowhere_else(value: &Value) {
    match value {
        Value::Array(items) => items.iter().for_each(leads_nowhere_else),
        Value::Object(members) => {
            for (name, value) in members.iter().filter(|(name, _)| name != "bylines") {
                leads_nowhere_else(value);
                let (true, Some(address)) = (matches!(name.as_str(), "href" | "src" | "url"), value.as_str()) else { continue };
                // As browsers read it: without the characters that they strip.
                let stripped: String = address.chars().filter(|sign| !matches!(sign, '\t' | '\n' | '\r')).collect();
                let before = stripped.trim_matches(|sign| sign <= ' ').split(['/', '?', '#']).next().unwrap_or("");
                let is_scheme = |text: &str| {
                    text.starts_with(|sign: char| sign.is_ascii_alphabetic())
                        && text.chars().all(|sign| sign.is_ascii_alphanumeric() || "+-.".contains(sign))
                };
                if let Some((scheme, _)) = before.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) {
                    assert!(["http", "https", "mailto", "tel"].contains(&scheme.to_ascii_lowercase().as_str()), "{address}");
                }
            }
        }
        _ => {}
    }
}

/// What is written for a document is read as the same.
fn same_again(document: &Document) {
    let written = document.write();
    let (again, problems) = Document::read(written.clone());
    assert_eq!(problems, []);
    assert_eq!(to_text(&again.map_or(slugline::json::Value::Null, |again| again.write())), to_text(&written));
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    const TARGETS: [fn(&[u8]); 9] = [
        super::json,
        super::frame,
        super::wire,
        super::number,
        super::html,
        super::ninjs,
        super::jsonld,
        super::wordpress,
        super::ghost,
    ];

    /// Every target over every fixture, and over the halves of it.
    #[test]
    fn targets_accept_the_fixtures() {
        let mut folders = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures"))];
        let mut count = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let data = std::fs::read(&path).unwrap();
                let halves = data.split_at(data.len() / 2);
                for data in [data.as_slice(), halves.0, halves.1] {
                    for target in TARGETS {
                        target(data);
                    }
                }
                count += 1;
            }
        }
        assert!(count > 40, "{count}");
    }

    #[test]
    fn number_targets_accept_samples() {
        for text in ["de EUR 17034.11", "ar-EG KWD -0.5", "en GBX 412.5", "bn-IN INR 1234567.005", "fr X9 1"] {
            super::number(text.as_bytes());
        }
    }
}
