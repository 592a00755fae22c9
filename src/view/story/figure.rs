//! Pictures.

use super::inlines::inline;
use crate::json::digits;
use crate::quote::Decimal;
use crate::story::{Figure, Focal, Rendition};
use crate::view::{Node, media, node};

/// The picture that leads the story. The browser is told to fetch it first.
pub(super) fn hero(figure: &Figure) -> Node {
    view_of(figure, "slugline-hero", ("fetchpriority", "high"))
}

/// A picture in the body. It is fetched when the reader comes near.
pub(super) fn figure(figure: &Figure) -> Node {
    view_of(figure, "slugline-figure", ("loading", "lazy"))
}

fn view_of(figure: &Figure, class: &str, (when, how): (&'static str, &str)) -> Node {
    let mut view = node("figure").class(class);
    if let Some(src) = figure.src.as_deref().and_then(media) {
        let srcset = srcset(&figure.srcset);
        let picture = node("img")
            .attr("src", src)
            .maybe("srcset", srcset.as_deref())
            .maybe("sizes", srcset.as_ref().map(|_| "(max-width: 44em) 100vw, 44em"))
            // Half of a shape keeps no place.
            .number("width", figure.width.filter(|_| figure.height.is_some()))
            .number("height", figure.height.filter(|_| figure.width.is_some()))
            .attr("alt", figure.alt.as_deref().unwrap_or_default())
            .maybe("data-focal", figure.focal.map(place).as_deref())
            .attr(when, how)
            .attr("decoding", "async");
        view = view.child(picture);
    }
    let mut caption = node("figcaption");
    if !figure.caption.is_empty() {
        caption = caption.child(node("span").class("slugline-caption").each(&figure.caption, inline));
    }
    if let Some(credit) = &figure.credit {
        if !caption.is_empty() {
            caption = caption.text(" ");
        }
        caption = caption.child(node("span").class("slugline-credit").text(credit));
    }
    if caption.is_empty() { view } else { view.child(caption) }
}

/// Near which edges the point of a picture is that matters: what crops the picture shall leave these.
fn place(Focal { x, y }: Focal) -> String {
    let edge = |part: Decimal, before, after| {
        let tenths = part.mantissa().saturating_mul(10) / 10i64.pow(u32::from(part.scale()));
        match tenths {
            0..=3 => before,
            4..=5 => "",
            _ => after,
        }
    };
    [edge(x, "left ", "right "), edge(y, "top", "bottom")].concat()
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
