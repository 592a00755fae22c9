//! The browser's own formats of dates.

use js_sys::{Array, Date, Function, Intl, Object, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

/// A format of dates: `Intl.DateTimeFormat`. To make the first takes a browser some ten milliseconds, to use it almost nothing.
#[derive(Clone, Debug)]
pub(crate) struct DateFormat(Intl::DateTimeFormat);

/// A part of a formatted date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DatePart {
    /// What it is: `hour`, `literal` and so on.
    pub(crate) kind: String,
    /// Its text.
    pub(crate) text: String,
}

impl DateFormat {
    /// The format of a language, or of the browser's if `lang` is empty, with options such as `("timeStyle", "short")`; `None` if the
    /// browser does not know the language, or the value of an option, such as a time zone.
    pub(crate) fn new(lang: &str, options: &[(&str, &str)]) -> Option<Self> {
        let object = Object::new();
        for (name, value) in options {
            Reflect::set(&object, &(*name).into(), &(*value).into()).ok()?;
        }
        let locale = if lang.is_empty() { JsValue::UNDEFINED } else { lang.into() };
        // The browser throws at what it does not know, which js-sys's own constructor does not expose.
        let intl = Reflect::get(&global(), &"Intl".into()).ok()?;
        let constructor = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into::<Function>().ok()?;
        Some(Self(Reflect::construct(&constructor, &Array::of2(&locale, &object)).ok()?.unchecked_into()))
    }

    /// The parts of a date, in the order of the language; none if the date is invalid.
    pub(crate) fn parts(&self, date: &Date) -> Vec<DatePart> {
        if date.get_time().is_nan() {
            return Vec::new();
        }
        let text = |part: &JsValue, name: &str| Reflect::get(part, &name.into()).ok()?.as_string();
        let parts = self.0.format_to_parts(date);
        parts.iter().filter_map(|part| Some(DatePart { kind: text(&part, "type")?, text: text(&part, "value")? })).collect()
    }
}
