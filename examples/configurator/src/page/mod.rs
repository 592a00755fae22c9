//! The page.
//!
//! Leptos makes nested elements of literals through `innerHTML`, which the page's policy refuses: so each has a brace.

#![allow(unreachable_pub, missing_docs, reason = "`#[component]` makes a public struct of every component's props")]

mod address;
mod content;
mod copy;
mod field;
mod form;
mod light_dom;
mod preview;
mod props;
mod radios;
mod report;
mod select;
mod snippets;
mod source;

use leptos::prelude::*;
use slugline::Stylesheet;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::element::Element;
use crate::state::State;
use address::use_address;
use content::use_content;
use form::ElementForm;
use preview::Preview;
use radios::Radios;
use snippets::Snippets;

/// Renders the page. `parse` gives a document as fields (`www/markup.js`): a Leptos application has no parser for HTML of its own.
#[wasm_bindgen]
pub fn mount(parse: js_sys::Function) {
    console_error_panic_hook::set_once();
    let null = wasm_bindgen::JsValue::NULL;
    slugline::ingest::set_parser(Box::new(move |markup| parse.call1(&null, &markup.into()).ok()?.as_string()));
    leptos::mount::mount_to_body(Configurator);
}

/// The state of the page, for all components in it.
pub(crate) fn use_state() -> RwSignal<State> {
    use_context().unwrap_or_default()
}

#[component]
fn Configurator() -> impl IntoView {
    let state = RwSignal::new(State::default());
    provide_context(state);
    let unknown = use_address(state);
    let content = use_content(state);
    provide_context(content);
    let shown = Memo::new(move |_| state.read().shown);
    let forms = move || {
        let form = |element| shown.get().has(element).then(|| view! { <ElementForm element/> });
        Element::ALL.into_iter().rev().map(form).collect_view()
    };
    view! {
        <Stylesheet/>
        <header class="top">
            <h1>{"Slugline configurator"}</h1>
            <p class="lede">
                {"Paste a story or give the address of a feed, choose the options, and copy the snippet. \
                  Nothing leaves this browser: only the addresses that you give, and the pictures of the story, are fetched. "}
                <a href="../gallery/">{"The gallery"}</a>
                {" has every look."}
            </p>
            <nav class="jump" aria-label="Parts of the page">
                <Jump to="options">{"Options"}</Jump>
                <Jump to="preview">{"Preview"}</Jump>
                <Jump to="snippet">{"Snippet"}</Jump>
            </nav>
        </header>
        <main class="columns">
            <section id="options" class="options" tabindex="-1" aria-labelledby="options-title">
                <h2 id="options-title">{"Options"}</h2>
                <Unknown unknown/>
                <Radios legend="What the page gets" name="show" get=Signal::derive(move || shown.get()) set=move |value| state.update(|state| state.shown = value)/>
                {forms}
                <button type="button" class="quiet" on:click=move |_| state.set(State::default())>{"Start over"}</button>
            </section>
            <div class="results">
                <Preview/>
                <Snippets/>
            </div>
        </main>
    }
}

/// A link to a part of the page. The fragment of the address is the state, so that the link must not change it.
#[component]
fn Jump(to: &'static str, children: Children) -> impl IntoView {
    let jump = move |event: web_sys::MouseEvent| {
        use wasm_bindgen::JsCast;
        event.prevent_default();
        let part = document().get_element_by_id(to).and_then(|part| part.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(part) = part {
            part.scroll_into_view();
            // An element that has left the page has no focus to take.
            let _ = part.focus();
        }
    };
    view! { <a href=format!("#{to}") on:click=jump>{children()}</a> }
}

/// What in the address was not known.
#[component]
fn Unknown(unknown: ReadSignal<Vec<String>>) -> impl IntoView {
    let list = move || {
        let unknown = unknown.get();
        (!unknown.is_empty()).then(|| {
            let items = unknown.into_iter().map(|problem| view! { <li>{problem}</li> }).collect_view();
            view! { <p>{"Not everything in the address of this page is known:"}</p> <ul>{items}</ul> }
        })
    };
    view! { <div class="messages warning" role="status">{list}</div> }
}
