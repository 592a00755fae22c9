//! Times as the reader's browser writes them: in its time zone, in a language.

use js_sys::Intl::RelativeTimeFormat;
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::feed::{MINUTE, Milliseconds};
use crate::locale::Locale;

const HOUR: Milliseconds = 60.0 * MINUTE;
const NO_BREAK_SPACE: &str = "\u{a0}";

/// A time in the reader's time zone, in the language of the words around it: the time of day, and the date if it is not today.
pub(super) fn recent_time(milliseconds: f64, lang: &str) -> Option<String> {
    let (date, now, lang) = (Date::new(&JsValue::from_f64(milliseconds)), Date::new_0(), spoken(lang));
    if date.to_date_string() == now.to_date_string() { hour(&date, &lang) } else { day_and_hour(&date, &lang, "medium") }
}

/// The same, formatted again once a minute: that takes as long as all prices of a tick.
#[derive(Debug, Default)]
pub struct RecentTime {
    /// The minute of the time, that of the clock, and the language.
    key: (f64, f64, String),
    text: String,
}

impl RecentTime {
    /// The text of a time; empty if there is none.
    pub fn write(&mut self, milliseconds: Option<f64>, lang: &str) -> String {
        let Some(milliseconds) = milliseconds else { return String::new() };
        let minute = |time: f64| (time / MINUTE).floor();
        let key = (minute(milliseconds), minute(Date::now()), lang.to_owned());
        if self.key != key {
            self.text = recent_time(milliseconds, lang).unwrap_or_default();
            self.key = key;
        }
        self.text.clone()
    }
}

/// The tag of a language with known words; otherwise English, like the words around.
pub(super) fn spoken(lang: &str) -> String {
    let tag = lang.trim().replace('_', "-");
    let is_english = tag.get(..2).is_some_and(|language| language.eq_ignore_ascii_case("en"));
    if is_english || Locale::of(&tag).words().lang() != "en" { tag } else { "en".to_owned() }
}

/// Date and time of day; `style` is that of the date, `long` or `medium`.
pub(super) fn day_and_hour(date: &Date, lang: &str, style: &str) -> Option<String> {
    in_one_piece(date, lang, &[("dateStyle", style)], &[("timeStyle", "short")])
}

/// The same with as few letters as possible, without line breaks: without the year if it is this year's.
pub(super) fn shortest(date: &Date, lang: &str) -> Option<String> {
    let mut day = vec![("month", "short"), ("day", "numeric")];
    if date.get_full_year() != Date::new_0().get_full_year() {
        day.push(("year", "numeric"));
    }
    let text = in_one_piece(date, lang, &day, &[("hour", "numeric"), ("minute", "2-digit")])?;
    Some(text.replace(' ', NO_BREAK_SPACE))
}

/// How long ago it was, an age in milliseconds; `None` from the second day on, and if clocks disagree.
pub(super) fn ago(age: Milliseconds, lang: &str) -> Option<String> {
    let (size, unit) = match age {
        age if !(0.0..24.0 * HOUR).contains(&age) => return None,
        // Less than a minute is now.
        age if age < MINUTE => (24.0 * HOUR, "second"),
        age if age < HOUR => (MINUTE, "minute"),
        _ => (HOUR, "hour"),
    };
    let options = Object::new();
    Reflect::set(&options, &"numeric".into(), &"auto".into()).ok()?;
    let format = RelativeTimeFormat::new(&Array::of1(&lang.into()), &options);
    Some(format.format(-(age / size).floor(), unit).into())
}

/// Date and time of day in a language, with the time of day without line breaks.
fn in_one_piece(date: &Date, lang: &str, day: &[(&str, &str)], time: &[(&str, &str)]) -> Option<String> {
    let text = written(date, lang, &[day, time].concat())?;
    Some(text.replace(&written(date, lang, time)?, &hour(date, lang)?))
}

/// The time of day, without line breaks.
fn hour(date: &Date, lang: &str) -> Option<String> {
    Some(written(date, lang, &[("timeStyle", "short")])?.replace(' ', NO_BREAK_SPACE))
}

fn written(date: &Date, lang: &str, options: &[(&str, &str)]) -> Option<String> {
    let object = Object::new();
    for (name, value) in options {
        Reflect::set(&object, &(*name).into(), &(*value).into()).ok()?;
    }
    let locale = if lang.is_empty() { JsValue::UNDEFINED } else { lang.into() };
    // The browser throws at an invalid tag, which js-sys's own method does not expose.
    let write = Reflect::get(date, &"toLocaleString".into()).ok()?.dyn_into::<Function>().ok()?;
    write.call2(date, &locale, &object).ok()?.as_string()
}
