use proptest::prelude::*;

use super::{Hours, WallClock};
use crate::story::Timestamp;

const MINUTES_OF_WEEK: u32 = 7 * 24 * 60;

/// The local time in a zone that is this many minutes ahead of UTC.
fn wall(time: &str, minutes_ahead: i64) -> WallClock {
    let minutes = Timestamp::parse(time).unwrap().milliseconds() / 60_000 + minutes_ahead;
    // 1 January 1970 was a Thursday.
    let weekday = (minutes.div_euclid(24 * 60) + 4).rem_euclid(7);
    WallClock { weekday: weekday as u8, minute: minutes.rem_euclid(24 * 60) as u16 }
}

/// The same minute of the week, as local time.
fn at(minute_of_week: u32) -> WallClock {
    let minute_of_week = minute_of_week % MINUTES_OF_WEEK;
    WallClock { weekday: (minute_of_week / 1440) as u8, minute: (minute_of_week % 1440) as u16 }
}

#[test]
fn trading_hours_are_read_in_every_form() {
    let new_york = "Mon-Fri 09:30-16:00 America/New_York";
    let tokyo = "Mon-Fri 09:00-11:30 12:30-15:30 Asia/Tokyo";
    let chicago = "Sun-Thu 18:00-17:00 America/Chicago";
    for (hours, time, hours_ahead, is_open) in [
        (new_york, "2026-11-20T14:30:00Z", -5, true),
        (new_york, "2026-11-20T14:29:59Z", -5, false),
        (new_york, "2026-11-20T20:59:59Z", -5, true),
        (new_york, "2026-11-20T21:00:00Z", -5, false),
        (new_york, "2026-11-21T15:00:00Z", -5, false),
        // In summer the same hours are different elsewhere.
        (new_york, "2026-07-17T13:30:00Z", -4, true),
        (tokyo, "2026-11-20T03:00:00Z", 9, false),
        (tokyo, "2026-11-20T03:30:00Z", 9, true),
        (chicago, "2026-11-20T22:59:00Z", -6, true),
        (chicago, "2026-11-20T23:30:00Z", -6, false),
        ("Fri-Mon 00:00-24:00 UTC", "2026-11-22T23:59:00Z", 0, true),
        ("Fri-Mon 00:00-24:00 UTC", "2026-11-24T00:00:00Z", 0, false),
        ("Mon,Wed 08:00-09:00 UTC; Fri 10:00-11:00 UTC", "2026-11-20T10:30:00Z", 0, true),
        (" Mon,Wed  08:00-09:00\tUTC ;Fri 10:00-11:00 UTC", "2026-11-18T10:30:00Z", 0, false),
    ] {
        let hours_read = Hours::parse(hours).unwrap();
        assert_eq!(hours_read.is_open(|_| Some(wall(time, hours_ahead * 60))), is_open, "{hours} at {time}");
    }
}

#[test]
fn invalid_trading_hours_are_rejected() {
    for none in [
        "",
        "always",
        ";",
        "Mon-Fri 09:30-16:00 America/New_York;",
        "Mon-Fri 09:30-16:00",
        "Mon-Fri America/New_York",
        "09:30-16:00 UTC",
        "Mon-Fri 25:00-26:00 UTC",
        "Mon-Fri 09:60-16:00 UTC",
        "Mon-Fri 24:01-25:00 UTC",
        "Mon-Fri 9:30-16:00 UTC",
        "mon-fri 09:30-16:00 UTC",
        "Mon-Fryday 09:30-16:00 UTC",
        "Mon-Wed-Fri 09:30-16:00 UTC",
        "Mon,,Fri 09:30-16:00 UTC",
        "Mon-Fri 09:30-16:00 UTC 17:00-18:00",
        "Mon-Fri 09:30-16:00 America New_York",
        "Mon-Fri 09:30-16:00 <script>",
        "Mon-Fri 09:30–16:00 UTC",
    ] {
        assert_eq!(Hours::parse(none), None, "{none}");
    }
}

#[test]
fn each_session_uses_its_own_time_zone() {
    let hours = Hours::parse("Mon-Thu 09:00-17:30 Europe/Berlin; Fri 09:00-20:00 Europe/London").unwrap();
    assert_eq!(hours.zones().collect::<Vec<_>>(), ["Europe/Berlin", "Europe/London"]);
    let friday = WallClock { weekday: 5, minute: 19 * 60 };
    assert!(hours.is_open(|zone| (zone == "Europe/London").then_some(friday)));
    assert!(!hours.is_open(|zone| (zone == "Europe/Berlin").then_some(friday)), "who has no clock is not open");
}

#[test]
fn span_of_a_whole_day_ends_when_it_begins() {
    let hours = Hours::parse("Mon 08:00-08:00 UTC").unwrap();
    let open: Vec<u32> = (0..MINUTES_OF_WEEK).filter(|minute| hours.is_open(|_| Some(at(*minute)))).collect();
    assert_eq!(open, (1440 + 480..2880 + 480).collect::<Vec<_>>());
}

const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

proptest! {
    /// A market is open from the first minute of its span to the last but one, also over midnight and the end of the week, and at no
    /// other time.
    #[test]
    fn span_has_its_stated_length(day in 0..7u32, begin in 0..1440u32, end in 0..1440u32) {
        let time = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let hours = Hours::parse(&format!("{} {}-{} UTC", DAYS[day as usize], time(begin), time(end))).unwrap();
        let opens = day * 1440 + begin;
        let lasts = if end > begin { end - begin } else { end + 1440 - begin };
        let open = (0..MINUTES_OF_WEEK).filter(|after| hours.is_open(|_| Some(at(opens + after))));
        prop_assert_eq!(open.collect::<Vec<_>>(), (0..lasts).collect::<Vec<_>>());
    }

    /// A range of days equals the days that it names.
    #[test]
    fn range_of_days_equals_its_days(first in 0..7usize, length in 1..8usize) {
        let named: Vec<&str> = (0..length).map(|step| DAYS[(first + step) % 7]).collect();
        let range = if length == 1 { named[0].to_owned() } else { format!("{}-{}", named[0], named[length - 1]) };
        let [range, list] = [range, named.join(",")].map(|days| Hours::parse(&format!("{days} 09:00-17:00 UTC")).unwrap());
        prop_assert_eq!(range, list);
    }

    #[test]
    fn no_text_panics(text in "[A-Za-z0-9:;,/ +-]{0,40}|\\PC{0,20}") {
        if let Some(hours) = Hours::parse(&text) {
            let _ = hours.is_open(|_| Some(WallClock { weekday: 255, minute: u16::MAX }));
        }
    }
}
