//! When a story was published, in the reader's time zone. A server writes it in the story's own.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use crate::components::clock::day_and_hour;

/// Writes the times of a story as the reader's browser does: in its time zone, in the story's language. A time that would take more
/// lines than before is shortened, or else stays as it is, so that nothing in the page moves.
pub(super) fn write_times(host: &HtmlElement) {
    let Ok(times) = host.query_selector_all(".slugline-meta time[datetime]") else { return };
    for time in (0..times.length()).filter_map(|place| times.item(place)?.dyn_into::<Element>().ok()) {
        write_time(&time);
    }
}

/// `None` if it is not a valid time, or contains anything but one text.
fn write_time(time: &Element) -> Option<()> {
    let text = time.first_child().filter(|node| node.next_sibling().is_none())?.dyn_into::<web_sys::Text>().ok()?;
    let line = time.closest(".slugline-meta").ok()??.dyn_into::<HtmlElement>().ok()?;
    let date = js_sys::Date::new(&JsValue::from_str(&time.get_attribute("datetime")?));
    if date.get_time().is_nan() {
        return None;
    }
    let lang = time.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang")).unwrap_or_default();
    let (former, height) = (text.data(), line.offset_height());
    let whole = day_and_hour(&date, &lang, "long")?;
    for written in [Some(whole.clone()), day_and_hour(&date, &lang, "medium")].into_iter().flatten() {
        text.set_data(&written);
        if line.offset_height() == height {
            // A shortened time is complete in the tooltip and for assistive technology: as an image, because a time has no name of its own.
            for (name, value) in [("title", whole.as_str()), ("aria-label", &whole), ("role", "img")] {
                let _ = if written == whole { time.remove_attribute(name) } else { time.set_attribute(name, value) };
            }
            return Some(());
        }
    }
    text.set_data(&former);
    Some(())
}
