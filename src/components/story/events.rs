//! What a page is told of a story: a link that is about to be followed, a room that it may fill.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// A link in a story that is about to be followed.
#[derive(Clone, Debug)]
pub struct FollowedLink {
    /// Its address, as written.
    pub href: String,
    /// Its text, or its label if it has none.
    pub text: String,
    /// The click: after its `prevent_default` the link is not followed.
    pub event: web_sys::MouseEvent,
}

/// A room in a story for something of the page.
#[derive(Clone, Debug)]
pub struct StoryBreak {
    /// The number of the block before it, from 1.
    pub after: u32,
    /// The room: empty, and as high as the style sheet's `--slugline-break-size`.
    pub element: Element,
}

impl FollowedLink {
    /// The link that was clicked, if it is one.
    pub(crate) fn at(event: &web_sys::MouseEvent) -> Option<Self> {
        let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
        let text = link.text_content().filter(|text| !text.is_empty()).or_else(|| link.get_attribute("aria-label"));
        Some(Self { href: link.get_attribute("href").unwrap_or_default(), text: text.unwrap_or_default(), event: event.clone() })
    }
}

impl StoryBreak {
    /// The rooms in an element that are still empty. Those of a page's own have no number.
    pub(crate) fn empty_in(host: &Element) -> impl Iterator<Item = Self> {
        let rooms = host.query_selector_all(".slugline-break[data-after]:empty").ok();
        let rooms = rooms.into_iter().flat_map(|rooms| (0..rooms.length()).filter_map(move |at| rooms.item(at)));
        rooms.filter_map(|room| {
            let element: Element = room.dyn_into().ok()?;
            let after = element.get_attribute("data-after")?.parse().ok()?;
            Some(Self { after, element })
        })
    }
}
