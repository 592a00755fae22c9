//! Points in time as text, with Unicode's own library: for servers. A browser has that library built in, and writes the same.

use icu_datetime::fieldsets::{T, YMDT, zone::LocalizedOffsetShort};
use icu_datetime::input::{Date, Time, UtcOffset, ZonedDateTime};
use icu_datetime::options::TimePrecision;
use icu_datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu_locale_core::Locale;

use crate::story::Timestamp;

/// A point in time in the time zone that it was written in, in the language of a tag and the calendar of its country:
/// `April 25, 2025 at 4:30 PM GMT+2`, or `UTC` at the end. An invalid date is returned as it was written.
pub fn moment(time: &Timestamp, lang: &str) -> String {
    written(time, lang).unwrap_or_else(|| time.to_minute())
}

fn written(time: &Timestamp, lang: &str) -> Option<String> {
    let text = time.as_str();
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
    let [month, day, hour, minute] = [part(5, 7)?, part(8, 10)?, part(11, 13)?, part(14, 16)?].map(|part| part as u8);
    let by_its_clock = Timestamp::parse(&[text.get(..19)?, "Z"].concat())?;
    // Whole minutes: seconds are left out.
    let ahead = (by_its_clock.milliseconds() - time.milliseconds() + 30_000).div_euclid(60_000) * 60;
    let point = ZonedDateTime {
        date: Date::try_new_iso(i32::from(part(0, 4)?), month, day).ok()?,
        time: Time::try_new(hour, minute, 0, 0).ok()?,
        zone: UtcOffset::try_from_seconds(i32::try_from(ahead).ok()?).ok()?,
    };
    let locale = Locale::try_from_str(lang).ok()?;
    let fields = YMDT::long().with_time_precision(TimePrecision::Minute);
    let hour = NoCalendarFormatter::try_new((&locale).into(), T::hm()).ok()?.format(&point.time).to_string();
    // The time and its zone are not broken across lines.
    let joined = |text: String| {
        text.replace(&hour, &hour.replace(' ', "\u{a0}")).replace(" GMT", "\u{a0}GMT").replace(" UTC", "\u{a0}UTC")
    };
    Some(if ahead == 0 {
        // The library would write `GMT+0`.
        let formatter = DateTimeFormatter::try_new(locale.into(), fields).ok()?;
        joined([&formatter.format(&point).to_string(), "\u{a0}UTC"].concat())
    } else {
        let formatter = DateTimeFormatter::try_new(locale.into(), fields.with_zone(LocalizedOffsetShort)).ok()?;
        joined(formatter.format(&point).to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::moment;
    use crate::story::Timestamp;

    fn text(time: &str, lang: &str) -> String {
        moment(&Timestamp::parse(time).unwrap(), lang)
    }

    #[test]
    fn moments_are_written_as_newspapers_write_them() {
        for (lang, expected) in [
            ("en", "April 25, 2025 at 4:30\u{202f}PM\u{a0}GMT+2"),
            ("en-GB", "25 April 2025 at 16:30\u{a0}GMT+2"),
            ("de", "25. April 2025 um 16:30\u{a0}GMT+2"),
            ("ja", "2025年4月25日 16:30\u{a0}GMT+2"),
            ("ko", "2025년 4월 25일 오후\u{a0}4:30\u{a0}GMT+2"),
        ] {
            assert_eq!(text("2025-04-25T16:30:59.5+02:00", lang), expected, "{lang}");
        }
    }

    #[test]
    fn invalid_dates_are_unchanged() {
        assert_eq!(text("2025-04-25T23:59:60Z", "de"), "25. April 2025 um 23:59\u{a0}UTC");
        assert_eq!(text("2025-04-25T10:00:00+23:59", "de"), "2025-04-25 10:00");
        assert_eq!(text("2025-04-25T10:00:00Z", "no tag"), "2025-04-25 10:00");
        assert_eq!(text("1867-11-15t00:00:00-03:30", "fr"), "15 novembre 1867 à 00:00\u{a0}UTC-3:30");
    }
}
