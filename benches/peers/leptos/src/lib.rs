//! A strip and a story as a Leptos application has them: signals, `<For>`, serde. What Slugline is compared with (`benches/peers`).
#![cfg(target_arch = "wasm32")]
#![allow(unreachable_pub, missing_docs, reason = "`#[component]` makes a public struct of every component's props")]

mod board;
mod feed;
mod numbers;
mod shared;
mod story;
mod ticker;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::story::{Document, Story};
use crate::ticker::Ticker;

/// Mounts a strip; returns what removes it.
#[wasm_bindgen]
pub fn ticker(host: HtmlElement, stream: String, label: String, rate: f64) -> JsValue {
    mount(host, move || view! { <Ticker stream label rate/> })
}

/// Mounts a story of this JSON; returns what removes it.
#[wasm_bindgen]
pub fn story(host: HtmlElement, text: &str) -> Result<JsValue, JsError> {
    let Document { article } = serde_json::from_str(text)?;
    Ok(mount(host, move || view! { <Story article/> }))
}

fn mount<V: IntoView + 'static>(host: HtmlElement, view: impl FnOnce() -> V + 'static) -> JsValue {
    let mounted = mount_to(host, view);
    Closure::once_into_js(move || drop(mounted))
}
