//! Elements without an end tag. HTML knows no `<slugline-ticker … />`: the rest of the page is in such an element.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Text};

/// What a strip or a story with a source may have as children: data, what is shown until it is there, and what was rendered.
const OWN: &str =
    "script, style, link, template, noscript, .slugline-quotes, .slugline-header, .slugline-body, [slot], [data-slugline]";
/// What belongs to a page, and neither to a story nor to a strip.
const OF_PAGE: &str = "main, nav, aside, footer, slugline-article, slugline-ticker";
/// The same, and what does not belong to a strip.
const NOT_OF_STRIP: &str = "main, nav, aside, footer, slugline-article, slugline-ticker, h1, h2, h3, h4, h5, h6, header, section, \
    article, div, form, table, ul, ol, dl, figure, blockquote, hr";

/// Whether the rest of a page is in a strip, or after the source of a story that `has_source`. Warns of it.
#[wasm_bindgen(js_name = hasRestOfPage)]
pub fn has_rest_of_page(element: &Element, has_source: bool) -> bool {
    let name = element.local_name();
    let is_strip = name == "slugline-ticker";
    // After a closed element there is at least whitespace, on most pages.
    if element.next_sibling().is_some() || !(is_strip || has_source) {
        return false;
    }
    let matches = |child: &Element, selector| child.matches(selector).unwrap_or_default();
    let last = element.last_child().and_then(|node| node.dyn_into::<Text>().ok());
    let ends_blank = last.is_some_and(|text| text.data().trim().is_empty());
    let is_in_body = element.parent_element().is_some_and(|parent| parent.local_name() == "body");
    let is_rest = |child: Element| {
        let is_of_page = matches(&child, if is_strip { NOT_OF_STRIP } else { OF_PAGE });
        !matches(&child, OWN) && (ends_blank || is_of_page || (is_strip && is_in_body))
    };
    let children = element.children();
    let has_rest = (0..children.length()).filter_map(|at| children.item(at)).any(is_rest);
    if has_rest {
        let warning = format!(
            "slugline: {name} has no end tag, and the rest of the page stands in it: write <{name} …></{name}> \
             (docs/problems.md#no-end-tag)"
        );
        web_sys::console::warn_1(&warning.into());
    }
    has_rest
}
