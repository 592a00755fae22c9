//! The title and address of a story.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Node, ShadowRoot, Url};

use super::StorySignals;

/// The title and address of a story.
pub(super) struct Whereabouts {
    pub title: String,
    pub url: String,
}

impl Whereabouts {
    /// Of the story in a host: from its record, or else from its page.
    pub fn of(host: &Element, signals: StorySignals) -> Self {
        let document = host.owner_document();
        let found = |selector: &str| document.as_ref()?.query_selector(selector).ok()?;
        let heading = || host.query_selector("h1,h2,h3,h4,h5,h6").ok()?.and_then(|heading| heading.text_content());
        let said = |signal: RwSignal<String>| Some(signal.get_untracked()).filter(|text| !text.is_empty());
        let title = said(signals.headline).or_else(heading).map(|title| title.trim().to_owned());
        let title = title.filter(|title| !title.is_empty());
        let canonical = || found("link[rel~=canonical]")?.get_attribute("href").filter(|href| !href.is_empty());
        let location = || web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        let url = said(signals.url).or_else(canonical).unwrap_or_else(location);
        let base = host.base_uri().ok().flatten().unwrap_or_default();
        Self {
            title: title.or_else(|| Some(document.as_ref()?.title())).unwrap_or_default(),
            url: Url::new_with_base(&url, &base).map_or_else(|_| location(), |url| url.href()),
        }
    }
}

/// The host of the shadow root that contains a node.
pub(super) fn host_of(node: &Node) -> Option<Element> {
    Some(node.get_root_node().dyn_into::<ShadowRoot>().ok()?.host())
}
