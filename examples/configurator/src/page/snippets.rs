//! The snippet: its kind, its parts, and what has to be known about it.

use leptos::prelude::*;
use slugline::json::Record;

use super::content::{Content, content};
use super::copy::Copied;
use super::light_dom::content_of;
use super::radios::Radios;
use super::use_state;
use crate::element::Element;
use crate::snippet::{Kind, Piece, Request, parts};
use crate::state::{ASSETS, State};
use crate::values::Written;

#[component]
pub(super) fn Snippets() -> impl IntoView {
    let state = use_state();
    let content = content();
    let kind = Memo::new(move |_| state.read().kind);
    let rendered = RwSignal::new([None, None]);
    Effect::new(move |_| {
        if kind.get() != Kind::Rendered {
            return;
        }
        state.track();
        if let Some(content) = content {
            content.article.track();
            content.strip.track();
            content.feed.track();
        }
        // When the effects of the components have run.
        request_animation_frame(move || rendered.set(Element::ALL.map(rendered_of)));
    });
    let parts = Memo::new(move |_| {
        let state = state.read();
        let request = Request { assets: state.folder(), lang: state.lang, pieces: pieces(&state, content, &rendered.read()) };
        parts(state.kind, &request)
    });
    let boxes = move || {
        let (parts, _) = parts.get();
        let part = |(place, part)| view! { <Copied place part/> };
        parts.into_iter().enumerate().map(part).collect_view()
    };
    let notes = move || parts.get().1.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
    let has_assets = move || matches!(kind.get(), Kind::Script | Kind::Rendered);
    let assets = move || {
        has_assets().then(|| {
            view! {
                <div class="field">
                    <label for="assets">{"Folder of the package’s files"}</label>
                    <input
                        id="assets"
                        type="text"
                        inputmode="url"
                        spellcheck="false"
                        autocapitalize="none"
                        autocomplete="off"
                        placeholder=ASSETS
                        prop:value=move || state.read().assets.clone()
                        on:change=move |event| state.update(|state| state.assets = event_target_value(&event))
                    />
                </div>
            }
        })
    };
    view! {
        <section id="snippet" class="snippet" tabindex="-1" aria-labelledby="snippet-title">
            <h2 id="snippet-title">{"Snippet"}</h2>
            <Radios legend="For" name="snippet" get=Signal::derive(move || kind.get()) set=move |value| state.update(|state| state.kind = value)/>
            {assets}
            {boxes}
            <ul class="notes">{notes}</ul>
        </section>
    }
}

/// The elements of the snippet.
fn pieces(state: &State, content: Option<Content>, rendered: &[Option<String>; 2]) -> Vec<Piece> {
    let piece = |(element, rendered): (Element, &Option<String>)| {
        let has_address = state.has_address(element);
        let data = match (element, content) {
            (_, None) => None,
            (Element::Strip, Some(content)) => content.strip.get().map(|strip| strip.write()),
            (Element::Story, Some(content)) => content.article.get().filter(|_| !has_address).map(|article| article.write()),
        };
        // The data is in the JSON of record, whatever it was pasted as.
        let is_kept = |written: &Written| data.is_none() || written.attribute.name != "format";
        let attributes = state.values(element).all_written(element).into_iter().filter(is_kept).collect();
        Piece { element, attributes, data, rendered: rendered.clone() }
    };
    let shown = Element::ALL.into_iter().zip(rendered).filter(|(element, _)| state.shown.has(*element));
    shown.map(piece).collect()
}

/// The content of an element in the preview.
fn rendered_of(element: Element) -> Option<String> {
    let host = document().query_selector(&format!("#preview {}", element.tag())).ok()??;
    Some(content_of(&host)).filter(|html| !html.trim().is_empty())
}
