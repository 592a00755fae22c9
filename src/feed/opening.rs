//! Whether a market is open, by a browser's time zones.

use js_sys::{Array, Date, Function, Intl, Object, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

use super::{Hours, Milliseconds, WallClock};

const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/// Trading hours with a formatter for each of their zones.
#[derive(Clone, Debug)]
pub struct Opening {
    hours: Hours,
    clocks: Vec<(String, Intl::DateTimeFormat)>,
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
fn clock_in(zone: &str) -> Option<Intl::DateTimeFormat> {
    let options = Object::new();
    let members = [("timeZone", zone), ("weekday", "short"), ("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
    for (name, value) in members {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // The browser throws at an unknown zone, which js-sys's own constructor does not expose.
    let intl = Reflect::get(&global(), &"Intl".into()).ok()?;
    let constructor = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into::<Function>().ok()?;
    Some(Reflect::construct(&constructor, &Array::of2(&"en-US".into(), &options)).ok()?.unchecked_into())
}

fn wall_clock(clock: &Intl::DateTimeFormat, time: Milliseconds) -> Option<WallClock> {
    let parts = clock.format_to_parts(&Date::new(&JsValue::from_f64(time)));
    let part = |wanted: &str| {
        let text = |part: &JsValue, name: &str| Reflect::get(part, &name.into()).ok()?.as_string();
        parts.iter().find(|part| text(part, "type").as_deref() == Some(wanted)).and_then(|part| text(&part, "value"))
    };
    let weekday = DAYS.iter().position(|day| part("weekday").as_deref() == Some(day))?;
    let number = |wanted| part(wanted)?.parse::<u16>().ok();
    Some(WallClock { weekday: u8::try_from(weekday).ok()?, minute: number("hour")? * 60 + number("minute")? })
}
