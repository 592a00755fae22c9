//! Times as the reader's browser writes them: in its time zone, in a language.

use js_sys::{Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A time in the reader's time zone: the time of day, and the date if it is not today. `None` if the tag is not a language's.
pub(super) fn recent_time(milliseconds: f64, lang: &str) -> Option<String> {
    let (date, now) = (Date::new(&JsValue::from_f64(milliseconds)), Date::new_0());
    if date.to_date_string() == now.to_date_string() { hour(&date, lang) } else { day_and_hour(&date, lang, "medium") }
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
