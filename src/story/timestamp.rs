//! Points in time.

use crate::json::{Scalar, Schema, Value, serialize_record};

/// A point in time that keeps its original text (RFC 3339, section 5.6).
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
    /// Reads a date and time with its offset; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = [0; 6];
        let mut rest = fields(text.as_bytes(), "0000-00-00T00:00:00", &mut parts)?;
        let [year, month, day, hour, minute, second] = parts;
        let mut thousandths = 0;
        if let [b'.', after @ ..] = rest
            && let [b'0'..=b'9', ..] = after
        {
            rest = after;
            let mut weight = 100;
            while let [digit @ b'0'..=b'9', after @ ..] = rest {
                thousandths += i64::from(digit - b'0') * weight;
                weight /= 10;
                rest = after;
            }
        }
        let mut offset = [0; 6];
        match rest {
            [b'Z' | b'z'] => {}
            [b'+' | b'-', after @ ..] if fields(after, "00:00", &mut offset)?.is_empty() => {}
            _ => return None,
        }
        let [hours, minutes, ..] = offset;
        let ahead = if rest.starts_with(b"-") { -1 } else { 1 } * (hours * 60 + minutes);
        let today = days_since_1970(year, month, day);
        let is_day = (1..=12).contains(&month) && day > 0 && today < days_since_1970(year, month + 1, 1);
        let is_time = hour < 24 && minute < 60 && second <= 60 && hours < 24 && minutes < 60;
        let milliseconds = (((today * 24 + hour) * 60 + minute - ahead) * 60 + second) * 1000 + thousandths;
        (is_day && is_time).then(|| Self { text: text.to_owned(), milliseconds })
    }

    /// The original text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn milliseconds(&self) -> i64 {
        self.milliseconds
    }

    /// Date, hour and minute as they were written, if no language is available: `2026-11-22 14:30`.
    pub fn to_minute(&self) -> String {
        self.text.chars().take(16).map(|c| if c == 'T' || c == 't' { ' ' } else { c }).collect()
    }
}

/// Reads the numbers at the beginning of a text, in the shape of another, and returns the rest.
fn fields<'t>(text: &'t [u8], shape: &str, numbers: &mut [i64; 6]) -> Option<&'t [u8]> {
    let (given, rest) = text.split_at_checked(shape.len())?;
    let mut place = 0;
    for (sign, wanted) in given.iter().zip(shape.bytes()) {
        match (wanted, sign) {
            (b'0', b'0'..=b'9') => {
                let number = numbers.get_mut(place)?;
                *number = *number * 10 + i64::from(sign - b'0');
            }
            (b'T', b'T' | b't' | b' ') | (b'-', b'-') | (b':', b':') => place += 1,
            _ => return None,
        }
    }
    Some(rest)
}

/// Days from 1970-01-01 in the Gregorian calendar. A year begins in March, so that a leap day ends it, and is counted from 400
/// years before the first, so that no year is negative. The thirteenth month is January.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let years = year + if month > 2 { 400 } else { 399 };
    let months = (month + 9) % 12;
    let day_of_year = (153 * months + 2) / 5 + day - 1;
    years * 365 + years / 4 - years / 100 + years / 400 + day_of_year - 865_565
}

serialize_record!(Timestamp);

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
    fn refuses_other_forms() {
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
