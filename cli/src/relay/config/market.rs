//! A market: when it trades.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::Deserialize;
use slugline::feed::{Hours, WallClock};
use toml::Spanned;

/// When a market trades.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Market {
    /// Its hours: `Mon-Fri 09:30-16:00 America/New_York`.
    pub(crate) hours: Spanned<String>,
    /// The days on which it does not trade, `2026-12-25`, in its time zone.
    #[serde(default)]
    pub(crate) holidays: Vec<Spanned<String>>,
    /// The days on which it closes early, and when: `"2026-11-27" = "13:00"`.
    #[serde(default)]
    pub(crate) short_days: BTreeMap<String, Spanned<String>>,
}

impl Market {
    /// Its faults, with their places.
    pub(super) fn faults(&self) -> Vec<(std::ops::Range<usize>, String)> {
        let mut faults = Vec::new();
        match Hours::parse(self.hours.get_ref()) {
            None => {
                faults.push((self.hours.span(), "expected hours such as \"Mon-Fri 09:30-16:00 America/New_York\"".to_owned()))
            }
            Some(hours) => faults.extend(hours.zones().filter(|zone| TimeZone::get(zone).is_err()).map(|zone| {
                (self.hours.span(), format!("there is no time zone `{zone}`; zones are named as in \"America/New_York\""))
            })),
        }
        for day in &self.holidays {
            if day.get_ref().parse::<Date>().is_err() {
                faults.push((day.span(), "expected a day such as \"2026-12-25\"".to_owned()));
            }
        }
        for (day, end) in &self.short_days {
            if day.parse::<Date>().is_err() || end.get_ref().parse::<Time>().is_err() {
                faults.push((end.span(), "expected a day and when it ends, such as \"2026-11-27\" = \"13:00\"".to_owned()));
            }
        }
        faults
    }

    /// Whether it trades at a time, in milliseconds since 1970.
    pub(crate) fn is_open(&self, now: i64) -> bool {
        let Some((hours, now)) = Hours::parse(self.hours.get_ref()).zip(Timestamp::from_millisecond(now).ok()) else {
            return false;
        };
        hours.is_open(|zone| {
            let now = now.to_zoned(TimeZone::get(zone).ok()?).datetime();
            let day = now.date().to_string();
            let is_holiday = self.holidays.iter().any(|holiday| *holiday.get_ref() == day);
            let end = self.short_days.get(&day).and_then(|end| end.get_ref().parse::<Time>().ok());
            if is_holiday || end.is_some_and(|end| now.time() >= end) {
                return None;
            }
            Some(WallClock {
                weekday: now.weekday().to_sunday_zero_offset().unsigned_abs(),
                minute: now.hour().unsigned_abs() as u16 * 60 + now.minute().unsigned_abs() as u16,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Market;

    const NYSE: &str = r#"
        hours = "Mon-Fri 09:30-16:00 America/New_York"
        holidays = ["2026-11-26", "2026-12-25"]
        short_days = { "2026-11-27" = "13:00" }
    "#;

    fn at(time: &str) -> i64 {
        time.parse::<jiff::Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn market_hours_follow_holidays_and_daylight_saving_time() {
        let market = toml::from_str::<Market>(NYSE).unwrap();
        assert!(market.faults().is_empty());
        for (time, is_open) in [
            ("2026-11-25T14:29:00Z", false),
            ("2026-11-25T14:30:00Z", true),
            ("2026-11-25T20:59:59Z", true),
            ("2026-11-25T21:00:00Z", false),
            ("2026-07-01T13:30:00Z", true),
            ("2026-11-26T15:00:00Z", false),
            ("2026-11-27T17:59:00Z", true),
            ("2026-11-27T18:00:00Z", false),
            ("2026-11-28T15:00:00Z", false),
            ("2026-12-25T15:00:00Z", false),
        ] {
            assert_eq!(market.is_open(at(time)), is_open, "{time}");
        }
        assert!(!market.is_open(i64::MAX));
    }

    #[test]
    fn invalid_market_is_reported() {
        let faults =
            |text| toml::from_str::<Market>(text).unwrap().faults().into_iter().map(|(_, fault)| fault).collect::<Vec<_>>();
        assert!(faults("hours = \"always\"")[0].starts_with("expected hours such as"));
        assert!(faults("hours = \"Mon 09:00-10:00 Europe/Atlantis\"")[0].starts_with("there is no time zone `Europe/Atlantis`"));
        let days = "hours = \"Mon 09:00-10:00 UTC\"\nholidays = [\"25.12.2026\"]\nshort_days = { \"2026-02-30\" = \"13:00\" }";
        assert_eq!(faults(days).len(), 2);
    }
}
