//! Points in time.

use crate::json::{Scalar, Schema, Value};

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
        let mut rest = text.as_bytes();
        let mut parts = [0; 6];
        for (part, (length, after)) in parts.iter_mut().zip([(4, "-"), (2, "-"), (2, "Tt "), (2, ":"), (2, ":"), (2, "")]) {
            *part = number(&mut rest, length)?;
            if !after.is_empty() {
                sign(&mut rest, after)?;
            }
        }
        let [year, month, day, hour, minute, second] = parts;
        let mut thousandths = 0;
        if sign(&mut rest, ".").is_some() {
            let mut weight = 100;
            thousandths = number(&mut rest, 1)? * weight;
            while let Some(digit) = number(&mut rest, 1) {
                weight /= 10;
                thousandths += digit * weight;
            }
        }
        let ahead = match sign(&mut rest, "Zz+-")? {
            b'Z' | b'z' => 0,
            east_or_west => {
                let hours = number(&mut rest, 2)?;
                sign(&mut rest, ":")?;
                let minutes = number(&mut rest, 2)?;
                let ahead = (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)?;
                if east_or_west == b'-' { -ahead } else { ahead }
            }
        };
        let days_of_month = days_since_1970(year, month + 1, 1) - days_since_1970(year, month, 1);
        let is_day = (1..=12).contains(&month) && (1..=days_of_month).contains(&day);
        let is_time = hour < 24 && minute < 60 && second <= 60;
        let minutes = (days_since_1970(year, month, day) * 24 + hour) * 60 + minute - ahead;
        let milliseconds = (minutes * 60 + second) * 1000 + thousandths;
        (is_day && is_time && rest.is_empty()).then(|| Self { text: text.to_owned(), milliseconds })
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

/// The number of so many digits that comes next.
fn number(rest: &mut &[u8], length: usize) -> Option<i64> {
    let (digits, after) = rest.split_at_checked(length)?;
    let add = |number, digit: &u8| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0'));
    let number = digits.iter().try_fold(0, add)?;
    *rest = after;
    Some(number)
}

/// The next byte, where it is one of `signs`.
fn sign(rest: &mut &[u8], signs: &str) -> Option<u8> {
    let (next, after) = rest.split_first()?;
    signs.bytes().any(|sign| sign == *next).then(|| {
        *rest = after;
        *next
    })
}

/// Days from 1970-01-01 in the Gregorian calendar. A year is reckoned from March, so that a leap day ends it, and from 400
/// years before the first, so that no year is below nought. The thirteenth month is January.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let years = year + if month > 2 { 400 } else { 399 };
    let months = (month + 9) % 12;
    let day_of_year = (153 * months + 2) / 5 + day - 1;
    years * 365 + years / 4 - years / 100 + years / 400 + day_of_year - 865_565
}

impl Scalar for Timestamp {
    const NAME: &'static str = "a date and time with its offset, such as \"2026-11-22T14:30:00Z\"";

    fn blank() -> Self {
        Self { text: String::new(), milliseconds: 0 }
    }

    fn of(value: &mut Value) -> Option<Self> {
        value.as_str().and_then(Self::parse)
    }

    fn value(&self) -> Value {
        Value::String(self.text.clone())
    }

    fn schema(_: &mut Schema) -> Value {
        Schema::of(r#"{ "type": "string", "format": "date-time" }"#)
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
