//! Sheets that open from the controls.

use leptos::wasm_bindgen::{self, JsCast, JsValue};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Event, HtmlElement, ShadowRoot};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = HtmlElement)]
    type Popover;

    #[wasm_bindgen(method, structural, catch, js_name = showPopover)]
    fn show_from(this: &Popover, options: &JsValue) -> Result<(), JsValue>;
}

/// Opens a popover beside the button that it opens from.
pub(super) fn show_popover(popover: &HtmlElement, source: &HtmlElement) {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"source".into(), source);
    // It is open already, or not in the page any more.
    let _ = popover.unchecked_ref::<Popover>().show_from(&options);
}

/// The first element of that selector in the tree of a node.
pub(super) fn find(node: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    node.get_root_node().dyn_into::<ShadowRoot>().ok()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Whether an element has the focus in it.
pub(super) fn has_focus(element: &HtmlElement) -> bool {
    let active = element.get_root_node().dyn_into::<ShadowRoot>().ok().and_then(|root| root.active_element());
    active.is_some_and(|active| element.contains(Some(&active)))
}

/// Gives the focus back to the button of a popover that closes: not every browser does in a shadow tree.
pub(super) fn keep_focus(event: &Event) {
    let is_opening = js_sys::Reflect::get(event, &"newState".into()).is_ok_and(|state| state == "open");
    let Some(popover) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    if is_opening || !has_focus(&popover) {
        return;
    }
    if let Some(button) = find(&popover, &["[popovertarget='", &popover.id(), "']:not(.close)"].concat()) {
        let _ = button.focus();
    }
}
