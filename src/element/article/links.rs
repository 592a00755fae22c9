//! The links of a story.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;

use crate::components::story::FollowedLink;
use crate::element::host::ArticleHost;

/// Notifies the page of links that are followed in a story; it may prevent that.
pub(super) fn followed_links(story: &ArticleHost) -> EventListener {
    let host = story.clone();
    EventListener::new_with_options(story, "click", EventListenerOptions::enable_prevent_default(), move |event| {
        let Some(link) = event.dyn_ref().and_then(FollowedLink::at) else { return };
        if !host.link_followed(&link.href, &link.text) {
            event.prevent_default();
        }
    })
}
