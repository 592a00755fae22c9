//! When a story was published, by the reader's clock. A server writes it by the story's own.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// Writes the times of a story as the reader's browser has them: in its zone, in the story's language. A time that would take more lines
/// than before is shortened, or else stays as it is: nothing in the page moves for it.
pub(super) fn write_times(host: &HtmlElement) {
    let Ok(times) = host.query_selector_all(".slugline-meta time[datetime]") else { return };
    for time in (0..times.length()).filter_map(|place| times.item(place)?.dyn_into::<Element>().ok()) {
        write_time(&time);
    }
}

/// Nothing where that is no time, or another text than one alone stands in it.
fn write_time(time: &Element) -> Option<()> {
    let text = time.first_child().filter(|node| node.next_sibling().is_none())?.dyn_into::<web_sys::Text>().ok()?;
    let line = time.closest(".slugline-meta").ok()??.dyn_into::<HtmlElement>().ok()?;
    let date = js_sys::Date::new(&JsValue::from_str(&time.get_attribute("datetime")?));
    if date.get_time().is_nan() {
        return None;
    }
    let lang = time.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang")).unwrap_or_default();
    let (former, height) = (text.data(), line.offset_height());
    let whole = in_words(&date, &lang, "long")?;
    for written in [Some(whole.clone()), in_words(&date, &lang, "medium")].into_iter().flatten() {
        text.set_data(&written);
        if line.offset_height() == height {
            // What is shortened is whole in the tooltip, and to those who hear it: as an image, since a time has no name of its own.
            for (name, value) in [("title", whole.as_str()), ("aria-label", &whole), ("role", "img")] {
                let _ = if written == whole { time.remove_attribute(name) } else { time.set_attribute(name, value) };
            }
            return Some(());
        }
    }
    text.set_data(&former);
    Some(())
}

/// As newspapers of the language write it, the hour in one piece; nothing for a tag that is none.
fn in_words(date: &js_sys::Date, lang: &str, day: &str) -> Option<String> {
    let hour = written(date, lang, &[("timeStyle", "short")])?;
    let whole = written(date, lang, &[("dateStyle", day), ("timeStyle", "short")])?;
    Some(whole.replace(&hour, &hour.replace(' ', "\u{a0}")))
}

fn written(date: &js_sys::Date, lang: &str, options: &[(&str, &str)]) -> Option<String> {
    let object = js_sys::Object::new();
    for (name, value) in options {
        js_sys::Reflect::set(&object, &(*name).into(), &(*value).into()).ok()?;
    }
    let locale = if lang.is_empty() { JsValue::UNDEFINED } else { lang.into() };
    // The browser throws at a tag that is none, which js-sys's own method does not let us see.
    let write = js_sys::Reflect::get(date, &"toLocaleString".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    write.call2(date, &locale, &object).ok()?.as_string()
}
