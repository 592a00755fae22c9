//! Pictures.

use leptos::prelude::*;

use super::inlines::inlines;
use crate::json::digits;
use crate::story::{Figure, Rendition};
use crate::view::{media, node};

/// The picture that leads the story. The browser is told to fetch it first.
pub(super) fn hero(figure: &Figure) -> AnyView {
    view_of(figure, "slugline-hero", ("fetchpriority", "high"))
}

/// A picture in the body. It is fetched when the reader comes near.
pub(super) fn figure(figure: &Figure) -> AnyView {
    view_of(figure, "slugline-figure", ("loading", "lazy"))
}

fn view_of(figure: &Figure, class: &'static str, (when, how): (&'static str, &'static str)) -> AnyView {
    let mut view = node("figure").class(class);
    if let Some(src) = figure.src.as_deref().and_then(media) {
        let srcset = srcset(&figure.srcset);
        let sizes = srcset.as_ref().map(|_| "(max-width: 44em) 100vw, 44em");
        let picture = node("img")
            .attr("src", src)
            .maybe("srcset", srcset)
            .maybe("sizes", sizes)
            .maybe("width", figure.width.map(digits))
            .maybe("height", figure.height.map(digits))
            .attr("alt", figure.alt.clone().unwrap_or_default())
            .attr(when, how)
            .attr("decoding", "async");
        view = view.child(picture.view());
    }
    let mut caption = Vec::new();
    if !figure.caption.is_empty() {
        caption.push(node("span").class("slugline-caption").children(inlines(&figure.caption)).view());
    }
    if let Some(credit) = &figure.credit {
        if !caption.is_empty() {
            caption.push(" ".to_owned().into_any());
        }
        caption.push(node("span").class("slugline-credit").text(credit).view());
    }
    if !caption.is_empty() {
        view = view.child(node("figcaption").children(caption).view());
    }
    view.view()
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
        out.push_str(&digits(*width));
        out.push('w');
    }
    (!out.is_empty()).then_some(out)
}
