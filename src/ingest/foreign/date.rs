//! Dates in common forms: RFC 3339, other forms of ISO 8601, and that of mail (RFC 2822).

use crate::story::Timestamp;

/// A point in time, and its precision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) time: Timestamp,
    pub(super) precision: Precision,
}

/// The precision of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precision {
    /// The date alone: it begins at midnight, UTC.
    Day,
    /// The time of day without an offset, taken as UTC.
    Local,
    /// The time of day and its offset.
    Exact,
}

impl Date {
    /// Reads a date; `None` if the text is not one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(time) = Timestamp::parse(text) {
            return Some(Self { time, precision: Precision::Exact });
        }
        iso(text).or_else(|| mail(text))
    }
}

/// The first of several dates with the highest precision: a date alone never hides a time.
pub(super) fn fullest(dates: Vec<Option<Date>>) -> Option<Timestamp> {
    let fuller = |known: Date, next: Date| if next.precision > known.precision { next } else { known };
    dates.into_iter().flatten().reduce(fuller).map(|date| date.time)
}

/// The parts of a date, each with the digits that it was written with.
struct Parts<'t> {
    year: &'t str,
    month: &'t str,
    day: &'t str,
    /// The separator of date and time.
    gap: &'t str,
    time: Option<Time<'t>>,
}

struct Time<'t> {
    hour: &'t str,
    minute: &'t str,
    second: &'t str,
    /// With its decimal point.
    fraction: &'t str,
    offset: Option<String>,
}

impl Parts<'_> {
    /// The date in the form of RFC 3339.
    fn into_date(self) -> Option<Date> {
        let Self { year, month, day, gap, time } = self;
        let day = format!("{year}-{month}-{day}");
        let (text, precision) = match time {
            None => (format!("{day}T00:00:00Z"), Precision::Day),
            Some(Time { hour, minute, second, fraction, offset }) => {
                let precision = if offset.is_some() { Precision::Exact } else { Precision::Local };
                let offset = offset.as_deref().unwrap_or("Z");
                (format!("{day}{gap}{hour}:{minute}:{second}{fraction}{offset}"), precision)
            }
        };
        Timestamp::parse(&text).map(|time| Date { time, precision })
    }
}

/// A text that is consumed from its beginning.
#[derive(Clone, Copy)]
struct Cursor<'t>(&'t str);

impl<'t> Cursor<'t> {
    /// This many digits.
    fn digits(&mut self, count: usize) -> Option<&'t str> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| self.0 = rest)?;
        Some(digits)
    }

    /// Whether one of these characters is next; it is skipped then.
    fn eats(&mut self, signs: &[char]) -> bool {
        let rest = self.0.strip_prefix(signs);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn blanks(&mut self) {
        self.0 = self.0.trim_start();
    }

    /// The next letters.
    fn word(&mut self) -> &'t str {
        let end = self.0.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at_checked(end).unwrap_or_default();
        self.0 = rest;
        word
    }

    /// Hour, minute, optional second and optional offset; nothing may follow.
    fn time(mut self) -> Option<Time<'t>> {
        let hour = self.digits(2)?;
        self.eats(&[':']);
        let minute = self.digits(2)?;
        let before = self;
        self.eats(&[':']);
        let second = match self.digits(2) {
            Some(second) => second,
            None => {
                self = before;
                "00"
            }
        };
        let before = self.0;
        if self.eats(&['.']) {
            let end = self.0.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(self.0.len());
            self.0 = self.0.get(end..)?;
        }
        let fraction = before.strip_suffix(self.0)?;
        self.blanks();
        let offset = self.offset()?;
        self.0.is_empty().then_some(Time { hour, minute, second, fraction, offset })
    }

    /// The offset, empty if there is none. `None` if it is invalid.
    fn offset(&mut self) -> Option<Option<String>> {
        let sign = self.0.get(..1).unwrap_or_default();
        if self.eats(&['+', '-']) {
            let hours = self.digits(2)?;
            let minutes = if self.0.is_empty() {
                "00"
            } else {
                self.eats(&[':']);
                self.digits(2)?
            };
            self.blanks();
            // Mail repeats the zone by name: `-0500 (EST)`.
            if self.eats(&['(']) {
                self.word();
                self.eats(&[')']);
            }
            return Some(Some(format!("{sign}{hours}:{minutes}")));
        }
        // The named zones of RFC 2822.
        let offset = match self.word() {
            "" => return self.0.is_empty().then_some(None),
            "Z" | "z" | "UTC" | "GMT" | "UT" => "Z",
            "EDT" => "-04:00",
            "EST" | "CDT" => "-05:00",
            "CST" | "MDT" => "-06:00",
            "MST" | "PDT" => "-07:00",
            "PST" => "-08:00",
            _ => return None,
        };
        Some(Some(offset.to_owned()))
    }
}

/// `2026-11-22`, `2026-11-22T14:30`, `20261122T143000Z`, `2026-11-22 14:30:00 +0100`.
fn iso(text: &str) -> Option<Date> {
    let mut cursor = Cursor(text);
    let year = cursor.digits(4)?;
    cursor.eats(&['-']);
    let month = cursor.digits(2)?;
    cursor.eats(&['-']);
    let day = cursor.digits(2)?;
    let time = match cursor.0 {
        "" => None,
        _ => {
            let is_apart = cursor.eats(&['T', 't', ' ']);
            cursor.blanks();
            Some(is_apart.then(|| cursor.time())??)
        }
    };
    let gap = if text.contains(['T', 't']) && !text.contains(' ') { "T" } else { " " };
    Parts { year, month, day, gap, time }.into_date()
}

/// `Sun, 22 Nov 2026 14:30:00 +0100`.
fn mail(text: &str) -> Option<Date> {
    const MONTHS: [(&str, &str); 12] = [
        ("jan", "01"),
        ("feb", "02"),
        ("mar", "03"),
        ("apr", "04"),
        ("may", "05"),
        ("jun", "06"),
        ("jul", "07"),
        ("aug", "08"),
        ("sep", "09"),
        ("oct", "10"),
        ("nov", "11"),
        ("dec", "12"),
    ];
    let mut cursor = Cursor(text);
    cursor.word();
    cursor.eats(&[',']);
    cursor.blanks();
    let day = match cursor.digits(2) {
        Some(day) => day.to_owned(),
        None => format!("0{}", cursor.digits(1)?),
    };
    cursor.blanks();
    let name = cursor.word().get(..3)?;
    let (_, month) = MONTHS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    cursor.blanks();
    let year = cursor.digits(4)?;
    cursor.blanks();
    let time = if cursor.0.is_empty() { None } else { Some(cursor.time()?) };
    Parts { year, month, day: &day, gap: "T", time }.into_date()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Date, Precision, fullest};

    #[test]
    fn common_dates_are_read() {
        for (text, expected, precision) in [
            ("2026-11-22", "2026-11-22T00:00:00Z", Precision::Day),
            ("20261122", "2026-11-22T00:00:00Z", Precision::Day),
            ("2026-11-22T14:30", "2026-11-22T14:30:00Z", Precision::Local),
            ("2026-11-22 14:30:05", "2026-11-22 14:30:05Z", Precision::Local),
            ("2026-11-22T14:30:05.25", "2026-11-22T14:30:05.25Z", Precision::Local),
            ("2026-11-22T14:30:00+0530", "2026-11-22T14:30:00+05:30", Precision::Exact),
            ("2017-01-13T10:00:00-0500", "2017-01-13T10:00:00-05:00", Precision::Exact),
            ("2017-01-13T10:00-05:00", "2017-01-13T10:00:00-05:00", Precision::Exact),
            ("2017-01-13T10:00:00+01", "2017-01-13T10:00:00+01:00", Precision::Exact),
            ("2017-01-13T10:00Z", "2017-01-13T10:00:00Z", Precision::Exact),
            ("2017-01-13 10:00:00 +0000", "2017-01-13 10:00:00+00:00", Precision::Exact),
            ("2017-01-13 10:00:00 UTC", "2017-01-13 10:00:00Z", Precision::Exact),
            ("20170113T100000Z", "2017-01-13T10:00:00Z", Precision::Exact),
            ("20170113T1000", "2017-01-13T10:00:00Z", Precision::Local),
            ("Fri, 13 Jan 2017 10:00:00 -0500", "2017-01-13T10:00:00-05:00", Precision::Exact),
            ("Fri, 13 Jan 2017 10:00:00 -0500 (EST)", "2017-01-13T10:00:00-05:00", Precision::Exact),
            ("3 January 2017 10:00 GMT", "2017-01-03T10:00:00Z", Precision::Exact),
            ("Fri, 13 Jan 2017 10:00:00 PST", "2017-01-13T10:00:00-08:00", Precision::Exact),
            ("13 Jan 2017", "2017-01-13T00:00:00Z", Precision::Day),
            (" 2026-11-22T14:30:00Z\n", "2026-11-22T14:30:00Z", Precision::Exact),
        ] {
            let date = Date::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((date.time.as_str(), date.precision), (expected, precision), "{text}");
        }
    }

    #[test]
    fn invalid_dates_are_rejected() {
        for text in [
            "",
            "yesterday",
            "2026-11",
            "2026-13-01",
            "2026-11-22T",
            "2026-11-22T14",
            "2026-11-22T14:30:00+05:3",
            "2026-11-22T14:30:00+",
            "2026-11-22T14:30:00 o'clock",
            "2026-11-2\u{e9}",
            "2026-11-22x",
            "13 Foo 2017",
            "Fri, 13 Jan 2017 10:00:00 LOCAL",
            "1495000000",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn date_alone_does_not_hide_a_time() {
        let fullest =
            |texts: &[&str]| fullest(texts.iter().map(|text| Date::parse(text)).collect()).map(|time| time.as_str().to_owned());
        assert_eq!(
            fullest(&["2017-01-13", "2017-01-13T10:00:00", "2017-01-13T10:00:00-05:00"]).as_deref(),
            Some("2017-01-13T10:00:00-05:00")
        );
        assert_eq!(
            fullest(&["2017-01-13T10:00:00Z", "2018-01-13T10:00:00Z", "2019-01-01"]).as_deref(),
            Some("2017-01-13T10:00:00Z")
        );
        assert_eq!(fullest(&[]), None);
    }

    proptest! {
        #[test]
        fn never_panics(text in "[0-9TZ:.+\\- ,JanFri\\PC]{0,30}") {
            let _ = Date::parse(&text);
        }
    }
}
