//! The entry points for the browser.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use slugline::Stylesheet;
use slugline::components::controls::Action;
use slugline::feed::Failure;
use slugline::ingest::Document;
use slugline::json::to_text;
use slugline::quote::Feed;
use slugline_example::{FrontPage, Options, ServedPage, StoryPage, StripPage, edition};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CustomEvent, CustomEventInit, UrlSearchParams};

/// Hydrates the page that the server rendered.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(|| view! { <ServedPage load=Document::default/> });
}

/// Renders a page with strips, to try a feed: its options are those of the page's address. What the strips report is dispatched on the
/// window, as the events of the elements.
#[wasm_bindgen(js_name = mountStrips)]
pub fn mount_strips() {
    console_error_panic_hook::set_once();
    let (options, strips) = options_with_those_of_each("strip");
    let on_feed = |state: Feed| dispatch("slugline-feed", &[("state", state.word().into())]);
    let on_error = |failure: Failure| {
        let Failure { code, message, count } = failure;
        dispatch("slugline-error", &[("code", code.into()), ("message", message.into()), ("count", count.into())]);
    };
    leptos::mount::mount_to_body(move || view! { <Stylesheet/> <StripPage options strips on_feed on_error/> });
}

/// Renders a page with stories, to try their controls. What the reader does with them is dispatched as of the strips.
#[wasm_bindgen(js_name = mountStories)]
pub fn mount_stories() {
    console_error_panic_hook::set_once();
    let (_, stories) = options_with_those_of_each("story");
    let on_action = |action: Action| {
        // It is JSON.
        let value = js_sys::JSON::parse(&to_text(&action.value())).unwrap_or_default();
        dispatch("slugline-action", &[("control", action.control().into()), ("value", value)]);
    };
    leptos::mount::mount_to_body(move || view! { <Stylesheet/> <StoryPage stories on_action/> });
}

/// The options of the page's address, and those of each strip or story that is in it: `?strip=label%3DNORTH&strip=label%3DSOUTH`.
fn options_with_those_of_each(name: &str) -> (Options, Vec<Options>) {
    let options = options_of(&window().location().search().unwrap_or_default());
    let each = options.0.iter().filter(|(given, _)| given == name).map(|(_, text)| options_of(text)).collect();
    (options, each)
}

fn options_of(text: &str) -> Options {
    let Ok(pairs) = UrlSearchParams::new_with_str(text) else { return Options::default() };
    let pairs = Array::from(&pairs).into_iter().map(|pair| {
        let pair = Array::from(&pair);
        let text = |place| pair.get(place).as_string().unwrap_or_default();
        (text(0), text(1))
    });
    Options(pairs.collect())
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
