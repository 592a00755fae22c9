//! `slugline.css` in the page of an application without npm.

use leptos::prelude::*;

use crate::style::Sheet;

/// The style sheet `slugline.css`, once in a page.
///
/// With an address it is a link, which a server renders: the page is styled before any script runs. The server serves
/// [`slugline_css`](crate::style::slugline_css) at that address.
///
/// Without an address the browser adds a constructed sheet once the application runs: enough for pages that are rendered in the browser,
/// and allowed by every Content Security Policy. If the page has the sheet already, nothing happens.
///
/// ```
/// use leptos::prelude::*;
/// use slugline::Stylesheet;
/// let on_a_server = || view! { <Stylesheet href="/slugline.css"/> };
/// let in_a_browser = || view! { <Stylesheet/> };
/// ```
#[component]
pub fn Stylesheet(
    /// The address of the sheet on the server.
    #[prop(optional, into)]
    href: Option<String>,
) -> impl IntoView {
    if href.is_none() {
        Effect::new(|_| adopt());
    }
    href.map(|href| view! { <link rel="stylesheet" href=href/> })
}

/// Adds the sheet to the document, before all others that it has adopted, so that the page's own rules take precedence.
fn adopt() {
    let document = document();
    if has_sheet(&document) {
        return;
    }
    let Some(sheet) = Sheet::Page.constructed() else {
        leptos::logging::warn!("slugline: this browser constructs no style sheets, give <Stylesheet/> an address");
        return;
    };
    let sheets = js_sys::Array::of1(&sheet).concat(&js_sys::Array::from(&document.adopted_style_sheets()));
    document.set_adopted_style_sheets(&sheets);
}

/// Whether the sheet is there: linked by the page, or constructed by other code.
fn has_sheet(document: &web_sys::Document) -> bool {
    let probe = document.create_element("slugline-article");
    let Some((probe, root)) = probe.ok().zip(document.document_element()) else { return false };
    // Only elements in the page have a style. An element that is in the page for no time, and marked as an application's, does nothing.
    let _ = probe.set_attribute(super::host::MARKER, super::host::APPLICATION);
    let _ = root.append_child(&probe);
    let style = window().get_computed_style(&probe).ok().flatten();
    let mark = style.and_then(|style| style.get_property_value("--slugline-css").ok());
    probe.remove();
    mark.is_some_and(|mark| !mark.is_empty())
}
