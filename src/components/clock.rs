//! Times as the reader's browser writes them: in its time zone, in a language.

use js_sys::{Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::locale::Locale;

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
        let minute = |time: f64| (time / 60_000.0).floor();
        let key = (minute(milliseconds), minute(Date::now()), lang.to_owned());
        if self.key != key {
            self.text = recent_time(milliseconds, lang).unwrap_or_default();
            self.key = key;
        }
        self.text.clone()
    }
}

/// The tag of a language with known words; otherwise English, like the words around.
fn spoken(lang: &str) -> String {
    let tag = lang.trim().replace('_', "-");
    let is_english = tag.get(..2).is_some_and(|language| language.eq_ignore_ascii_case("en"));
    if is_english || Locale::of(&tag).words().lang() != "en" { tag } else { "en".to_owned() }
}

/// Date and time of day; `style` is that of the date, `long` or `medium`.
pub(super) fn day_and_hour(date: &Date, lang: &str, style: &str) -> Option<String> {
    let text = written(date, lang, &[("dateStyle", style), ("timeStyle", "short")])?;
    let plain = written(date, lang, &[("timeStyle", "short")])?;
    Some(text.replace(&plain, &hour(date, lang)?))
}

/// The time of day, without line breaks.
fn hour(date: &Date, lang: &str) -> Option<String> {
    Some(written(date, lang, &[("timeStyle", "short")])?.replace(' ', "\u{a0}"))
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
