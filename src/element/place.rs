//! Where an element stands.

use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot};

use crate::locale::Locale;

/// The language of the element's place: the nearest `lang`, also across the borders of shadow trees.
pub(super) fn locale(element: &Element) -> Locale {
    let mut place = element.clone();
    loop {
        if let Ok(Some(nearest)) = place.closest("[lang]") {
            return Locale::of(&nearest.get_attribute("lang").unwrap_or_default());
        }
        match place.get_root_node().dyn_into::<ShadowRoot>() {
            Ok(root) => place = root.host(),
            Err(_) => return Locale::default(),
        }
    }
}

/// Whether text runs from right to left in the element.
pub(super) fn is_right_to_left(element: &Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style.and_then(|style| style.get_property_value("direction").ok()).is_some_and(|direction| direction == "rtl")
}

/// The present, in milliseconds since 1970.
pub(super) fn now() -> i64 {
    js_sys::Date::now() as i64
}
