//! Points in time.

use crate::json::{Reader, Record, Value};

/// A point in time that keeps the text it came in (RFC 3339, section 5.6).
///
/// ```
/// use slugline::story::Timestamp;
/// assert_eq!(Timestamp::parse("1970-01-01T01:00:00.5+01:00").unwrap().milliseconds(), 500);
/// assert_eq!(Timestamp::parse("yesterday"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timestamp {
    text: String,
    milliseconds: i64,
}

impl Timestamp {
    /// Reads a date and time with its offset; nothing for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_at_checked(10)?;
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let (time, rest) = rest.split_at_checked(8)?;
        let (fraction, offset) = match rest.strip_prefix('.') {
            Some(rest) => {
                rest.split_at_checked(rest.find(|c: char| !c.is_ascii_digit())?).filter(|(digits, _)| !digits.is_empty())?
            }
            None => ("0", rest),
        };
        let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
        let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
        let in_range =
            (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day) && hour < 24 && minute < 60 && second <= 60;
        let offset = match offset {
            "Z" | "z" => 0,
            _ => {
                let sign = if offset.starts_with('-') { -1 } else { 1 };
                let [hours, minutes] = numbers(offset.strip_prefix(['+', '-'])?, ':', [2, 2])?;
                (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))?
            }
        };
        let thousandths: i64 = fraction.chars().chain("00".chars()).take(3).collect::<String>().parse().ok()?;
        let minutes = (days_since_1970(year, month, day) * 24 + hour) * 60 + minute - offset;
        in_range.then(|| Self { text: text.to_owned(), milliseconds: (minutes * 60 + second) * 1000 + thousandths })
    }

    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn milliseconds(&self) -> i64 {
        self.milliseconds
    }

    /// Day, hour and minute as they were written, for where no language is at hand: `2026-11-22 14:30`.
    pub fn to_minute(&self) -> String {
        self.text.chars().take(16).map(|c| if c == 'T' || c == 't' { ' ' } else { c }).collect()
    }
}

/// The numbers of exactly these lengths between the separators.
fn numbers<const N: usize>(text: &str, separator: char, lengths: [usize; N]) -> Option<[i64; N]> {
    let mut parts = text.split(separator);
    let mut found = [0; N];
    for (number, length) in found.iter_mut().zip(lengths) {
        let part = parts.next().filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))?;
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(found)
}

fn days_of(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 in the Gregorian calendar. A year is reckoned from March, so that a leap day ends it.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let years = if month > 2 { year } else { year - 1 };
    let months = (month + 9) % 12;
    let day_of_year = (153 * months + 2) / 5 + day - 1;
    years * 365 + years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400) + day_of_year - 719_468
}

impl Record for Timestamp {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let read = value.as_str().and_then(Self::parse);
        if read.is_none() {
            reader.problem("expected a date and time with its offset, such as \"2026-11-22T14:30:00Z\"");
        }
        read
    }

    fn write(&self) -> Value {
        Value::String(self.text.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::Timestamp;
    use proptest::prelude::*;

    fn milliseconds(text: &str) -> Option<i64> {
        Timestamp::parse(text).map(|time| time.milliseconds())
    }

    #[test]
    fn reads_rfc_3339() {
        assert_eq!(milliseconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(milliseconds("1969-12-31T23:59:59.999Z"), Some(-1));
        assert_eq!(milliseconds("2000-02-29T12:00:00+05:30"), Some(951_805_800_000));
        assert_eq!(milliseconds("2021-02-22T15:51:44.20831Z"), Some(1_614_009_104_208));
        assert_eq!(milliseconds("1867-11-15T00:00:00Z"), Some(-3_222_892_800_000));
    }

    #[test]
    fn refuses_the_rest() {
        for text in
            ["", "2026-11-22", "2026-11-22T14:30:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-22T25:00:00Z"]
        {
            assert_eq!(milliseconds(text), None, "{text:?}");
        }
        assert_eq!(milliseconds("2026-11-22T14:30:00.Z"), None);
        assert_eq!(milliseconds("äääääääääääääää"), None);
    }

    #[test]
    fn prints_to_the_minute() {
        assert_eq!(Timestamp::parse("2026-11-22T14:30:00Z").unwrap().to_minute(), "2026-11-22 14:30");
    }

    proptest! {
        #[test]
        fn never_panics(text in "[0-9TZ:.+\\- \\PC]{0,30}") {
            let _ = milliseconds(&text);
        }
    }
}
