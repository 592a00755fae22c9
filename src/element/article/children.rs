//! What is among the children of a story's element, and how the element is named by it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::components::story::ID_PREFIX;
use crate::element::host::ArticleHost;

/// The nodes of a story: the view's, or the copies of them that a clone of an element contains.
pub(super) fn story_nodes(host: &HtmlElement) -> Vec<Element> {
    let found = host.query_selector_all(r#":scope > [data-slugline="story"]"#).ok();
    let found = found.iter().flat_map(|found| (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()));
    found.collect()
}

/// Sets the role of an article, named by its headline.
pub(super) fn name_by_headline(host: &ArticleHost) {
    let is_ours = !story_nodes(host).is_empty();
    let former = host.get_attribute("aria-labelledby");
    // The name of a rendered story that was replaced.
    if is_ours && former.is_some_and(|id| id.starts_with(ID_PREFIX)) {
        let _ = host.remove_attribute("aria-labelledby");
    }
    let headline = if is_ours { r#":scope > [data-slugline="story"] > .slugline-headline"# } else { "h1, h2, h3, h4, h5, h6" };
    let headline = host.query_selector(headline).ok().flatten();
    host.set_role("article", headline.and_then(|headline| headline.text_content()).as_deref().map(str::trim));
}

/// Scrolls to the heading of a story that the page's address names: it was not there when the browser looked for it.
pub(super) fn scroll_to_named_heading(story: &HtmlElement) {
    let address = window().location().hash().unwrap_or_default();
    let Some(name) = address.strip_prefix('#').filter(|name| name.starts_with(ID_PREFIX)) else { return };
    if document().query_selector(":target").is_ok_and(|target| target.is_some()) {
        return;
    }
    let name = js_sys::decode_uri_component(name).map_or_else(|_| name.to_owned(), String::from);
    let heading = document().get_element_by_id(&name);
    if let Some(heading) = heading.filter(|heading| story.contains(Some(heading))) {
        heading.scroll_into_view();
    }
}
