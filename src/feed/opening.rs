//! Whether a market is open, by a browser's time zones.

use js_sys::Date;
use wasm_bindgen::JsValue;

use super::{Hours, Milliseconds, WallClock};
use crate::locale::DateFormat;

const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/// Trading hours with a formatter for each of their zones.
#[derive(Clone, Debug)]
pub struct Opening {
    hours: Hours,
    clocks: Vec<(String, DateFormat)>,
}

impl Opening {
    /// Reads trading hours such as `Mon-Fri 09:30-16:00 America/New_York`; `None` if they are invalid, or the browser does not know
    /// the zone.
    pub fn parse(text: &str) -> Option<Self> {
        let hours = Hours::parse(text)?;
        let clocks = hours.zones().map(|zone| Some((zone.to_owned(), clock_in(zone)?))).collect::<Option<_>>()?;
        Some(Self { hours, clocks })
    }

    /// Whether the market is open at a time, in milliseconds since 1970.
    pub fn is_open(&self, time: Milliseconds) -> bool {
        self.hours.is_open(|zone| {
            let (_, clock) = self.clocks.iter().find(|(known, _)| known == zone)?;
            wall_clock(clock, time)
        })
    }
}

/// Formats local time in a zone.
fn clock_in(zone: &str) -> Option<DateFormat> {
    let members = [("timeZone", zone), ("weekday", "short"), ("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
    DateFormat::new("en-US", &members)
}

fn wall_clock(clock: &DateFormat, time: Milliseconds) -> Option<WallClock> {
    let parts = clock.parts(&Date::new(&JsValue::from_f64(time)));
    let part = |wanted: &str| parts.iter().find(|part| part.kind == wanted).map(|part| part.text.as_str());
    let weekday = DAYS.iter().position(|day| part("weekday") == Some(day))?;
    let number = |wanted| part(wanted)?.parse::<u16>().ok();
    Some(WallClock { weekday: u8::try_from(weekday).ok()?, minute: number("hour")? * 60 + number("minute")? })
}
