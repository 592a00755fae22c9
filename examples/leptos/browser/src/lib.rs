//! The entry points for the browser.
#![cfg(target_arch = "wasm32")]

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use slugline::Stylesheet;
use slugline::feed::Failure;
use slugline::ingest::Document;
use slugline::quote::Feed;
use slugline_example::{FrontPage, ServedPage, StripPage, edition};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CustomEvent, CustomEventInit, UrlSearchParams};

/// Hydrates the page that the server rendered.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(|| view! { <ServedPage load=Document::default/> });
}

/// Renders a page with one strip, to try a feed: its options are those of the page's address. What the strip reports is dispatched on the
/// window, as the events of the elements.
#[wasm_bindgen(js_name = mountStrip)]
pub fn mount_strip() {
    console_error_panic_hook::set_once();
    let search = window().location().search().unwrap_or_default();
    let Ok(options) = UrlSearchParams::new_with_str(&search) else { return };
    let on_feed = |state: Feed| dispatch("slugline-feed", &[("state", state.word().into())]);
    let on_error = |failure: Failure| {
        let Failure { code, message, count } = failure;
        dispatch("slugline-error", &[("code", code.into()), ("message", message.into()), ("count", count.into())]);
    };
    leptos::mount::mount_to_body(move || {
        view! { <Stylesheet/> <StripPage option=move |name: &str| options.get(name) on_feed on_error/> }
    });
}

fn dispatch(name: &str, members: &[(&str, JsValue)]) {
    let detail = Object::new();
    for (name, value) in members {
        // A new object takes every member.
        let _ = Reflect::set(&detail, &(*name).into(), value);
    }
    let init = CustomEventInit::new();
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Renders the page if no server has.
#[wasm_bindgen]
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <Stylesheet/> <FrontPage edition=edition()/> });
}
