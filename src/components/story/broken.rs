//! Pictures that do not load: their alternative text is shown instead, without an empty frame.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
// Leptos's own needs its executor, which is there once something is mounted; pictures may be there before.
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event, HtmlElement, HtmlImageElement};

/// The pictures of a story's figures; the page's own pictures are left alone.
const PICTURES: &str = ":is(.slugline-hero, .slugline-figure) img";
/// Marks a picture that did not load.
const MARK: &str = "data-slugline-broken";
/// The class of the text in its place.
const WORDS: &str = "slugline-alt";

/// Watches the pictures of the story in a host, until it is dropped.
pub(crate) struct BrokenPictures {
    _listeners: [EventListener; 2],
}

impl BrokenPictures {
    /// Handles pictures that are there, and those that are added.
    pub(crate) fn watch(host: &HtmlElement) -> Self {
        if let Ok(pictures) = host.query_selector_all(PICTURES) {
            (0..pictures.length()).filter_map(|place| pictures.item(place)?.dyn_into().ok()).for_each(look_at);
        }
        // Neither event bubbles.
        let listen = |event_type: &'static str, then: fn(&HtmlImageElement)| {
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(host, event_type, options, move |event| {
                if let Some(picture) = picture_of(event) {
                    then(&picture);
                }
            })
        };
        Self { _listeners: [listen("error", give_up), listen("load", take_back)] }
    }
}

fn picture_of(event: &Event) -> Option<HtmlImageElement> {
    event.target()?.dyn_into::<HtmlImageElement>().ok().filter(|picture| picture.matches(PICTURES).unwrap_or(false))
}

/// A picture that failed before anything listened.
fn look_at(picture: HtmlImageElement) {
    if !picture.complete() || picture.natural_width() > 0 {
        return;
    }
    // Some drawings have no intrinsic size: only the browser knows whether it can show one.
    let decoded = picture.decode();
    spawn_local(async move {
        if JsFuture::from(decoded).await.is_err() && picture.complete() && picture.natural_width() == 0 {
            give_up(&picture);
        }
    });
}

fn give_up(picture: &HtmlImageElement) {
    if picture.has_attribute(MARK) {
        return;
    }
    let _ = picture.set_attribute(MARK, "");
    if let Some(words) = words_of(picture) {
        let _ = picture.after_with_node_1(&words);
    }
    leptos::logging::warn!("slugline: a picture did not come: {}", picture.src());
}

/// The text for what a picture shows; nothing if it has none.
fn words_of(picture: &HtmlImageElement) -> Option<Element> {
    let alt = picture.alt();
    let words = picture.owner_document().filter(|_| !alt.trim().is_empty())?.create_element("span").ok()?;
    words.set_class_name(WORDS);
    words.set_text_content(Some(&alt));
    Some(words)
}

/// It has loaded after all, or another in its place.
fn take_back(picture: &HtmlImageElement) {
    if !picture.has_attribute(MARK) {
        return;
    }
    let _ = picture.remove_attribute(MARK);
    if let Some(words) = picture.next_element_sibling().filter(|next| next.class_name() == WORDS) {
        words.remove();
    }
}
