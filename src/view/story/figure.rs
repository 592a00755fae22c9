//! Pictures.

use leptos::html;
use leptos::prelude::*;

use super::inlines::inlines;
use crate::story::{Figure, Rendition};
use crate::view::{media, node};

/// The picture that leads the story. The browser is told to fetch it first.
pub(super) fn hero(figure: &Figure) -> AnyView {
    view_of(figure, "slugline-hero", true)
}

/// A picture in the body. It is fetched when the reader comes near.
pub(super) fn figure(figure: &Figure) -> AnyView {
    view_of(figure, "slugline-figure", false)
}

fn view_of(figure: &Figure, class: &'static str, leads: bool) -> AnyView {
    let mut children = Vec::new();
    if let Some(src) = figure.src.as_deref().and_then(media) {
        let picture = html::img()
            .src(src.to_owned())
            .attr("srcset", srcset(&figure.srcset))
            .attr("sizes", (!figure.srcset.is_empty()).then_some("(max-width: 44em) 100vw, 44em"))
            .width(figure.width.map(|width| width.to_string()))
            .height(figure.height.map(|height| height.to_string()))
            .alt(figure.alt.clone().unwrap_or_default())
            .attr("loading", (!leads).then_some("lazy"))
            .attr("fetchpriority", leads.then_some("high"))
            .attr("decoding", "async");
        children.push(picture.into_any());
    }
    let mut caption = Vec::new();
    if !figure.caption.is_empty() {
        caption.push(node("span", Some("slugline-caption"), inlines(&figure.caption)).into_any());
        caption.push(" ".into_any());
    }
    if let Some(credit) = &figure.credit {
        caption.push(node("span", Some("slugline-credit"), vec![credit.clone().into_any()]).into_any());
    }
    if !caption.is_empty() {
        children.push(node("figcaption", None, caption).into_any());
    }
    node("figure", Some(class), children).into_any()
}

fn srcset(renditions: &[Rendition]) -> Option<String> {
    let mut out = String::new();
    for Rendition { src, width } in renditions {
        // A comma or a blank would end the address: such a picture is left to `src`.
        let Some(src) = media(src).filter(|src| !src.contains([',', ' ', '\t', '\n'])) else { continue };
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(src);
        out.push(' ');
        out.push_str(&width.to_string());
        out.push('w');
    }
    (!out.is_empty()).then_some(out)
}
