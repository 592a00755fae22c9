//! Sheets that open from the controls.

use leptos::prelude::request_animation_frame;
use leptos::wasm_bindgen::{self, JsCast, JsValue};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Event, FocusEvent, HtmlElement, Node, ShadowRoot};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = HtmlElement)]
    type Popover;

    #[wasm_bindgen(method, structural, catch, js_name = showPopover)]
    fn show_from(this: &Popover, options: &JsValue) -> Result<(), JsValue>;
}

/// Opens a popover next to the button that it opens from.
pub(super) fn show_popover(popover: &HtmlElement, source: &HtmlElement) {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"source".into(), source);
    // It is open already, or not in the page any more.
    let _ = popover.unchecked_ref::<Popover>().show_from(&options);
}

/// The first element that matches the selector in the tree of a node.
pub(super) fn find(node: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    node.get_root_node().dyn_into::<ShadowRoot>().ok()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Whether an element contains the focus.
pub(super) fn has_focus(element: &HtmlElement) -> bool {
    let active = element.get_root_node().dyn_into::<ShadowRoot>().ok().and_then(|root| root.active_element());
    active.is_some_and(|active| element.contains(Some(&active)))
}

/// Returns the focus to the button of a popover that closes: not every browser does in a shadow tree.
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

/// Closes a popover when the focus leaves it: otherwise the popover would cover the focused element (WCAG 2.4.11).
pub(super) fn close_behind(event: &FocusEvent) {
    // If the window has lost the focus, it will come back.
    let Some(next) = event.related_target().and_then(|next| next.dyn_into::<Node>().ok()) else { return };
    let Some(popover) = left_popover(event, &next) else { return };
    // Not while the browser moves the focus, which it may do to close the popover.
    request_animation_frame(move || {
        if !has_focus(&popover) && !is_opener_pressed(&popover) {
            // It is closed already, or not in the page any more.
            let _ = popover.hide_popover();
        }
    });
}

/// The outermost open popover that the focus leaves. A popover that stays open on its own does not count.
fn left_popover(event: &FocusEvent, next: &Node) -> Option<HtmlElement> {
    let mut left = None;
    let mut place = event.target()?.dyn_into::<Element>().ok();
    while let Some(popover) = place.and_then(|place| place.closest("[popover=auto]:popover-open").ok().flatten()) {
        if popover.contains(Some(next)) {
            break;
        }
        place = popover.parent_element();
        left = popover.dyn_into::<HtmlElement>().ok();
    }
    left
}

/// Whether the reader is pressing the button that the popover opened from: that press closes it.
fn is_opener_pressed(popover: &HtmlElement) -> bool {
    let opener = find(popover, &["[popovertarget='", &popover.id(), "']:not(.close)"].concat());
    opener.is_some_and(|opener| has_focus(&opener) && !opener.matches(":focus-visible").unwrap_or(true))
}
