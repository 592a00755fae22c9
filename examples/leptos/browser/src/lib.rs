//! The entry points for the browser.
#![cfg(target_arch = "wasm32")]

use leptos::prelude::*;
use slugline::Stylesheet;
use slugline::ingest::Document;
use slugline_example::{FrontPage, ServedPage, edition};
use wasm_bindgen::prelude::wasm_bindgen;

/// Hydrates the page that the server rendered.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(|| view! { <ServedPage load=Document::default/> });
}

/// Renders the page if no server has.
#[wasm_bindgen]
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <Stylesheet/> <FrontPage edition=edition()/> });
}
