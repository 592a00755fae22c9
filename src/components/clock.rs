//! Times as the reader's browser writes them.

use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A time by the reader's clock, in a language: the hour, and before today the day too. Nothing for a tag that is no language's.
pub(super) fn time_of(milliseconds: f64, lang: &str) -> Option<String> {
    let (date, now) = (Date::new(&JsValue::from_f64(milliseconds)), Date::new_0());
    let is_today = date.to_date_string() == now.to_date_string();
    let options = Object::new();
    Reflect::set(&options, &"timeStyle".into(), &"short".into()).ok()?;
    if !is_today {
        Reflect::set(&options, &"dateStyle".into(), &"medium".into()).ok()?;
    }
    let locale = if lang.is_empty() { JsValue::UNDEFINED } else { lang.into() };
    let method = if is_today { "toLocaleTimeString" } else { "toLocaleString" };
    // The browser throws at a tag that is none, which js-sys's own methods do not let us see.
    let write = Reflect::get(&date, &method.into()).ok()?.dyn_into::<Function>().ok()?;
    Reflect::apply(&write, &date, &Array::of2(&locale, &options)).ok()?.as_string()
}
