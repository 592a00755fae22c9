//! Pictures.

use leptos::prelude::*;

use super::inlines::Inlines;
use super::quotes_in_text::QuotesInText;
use crate::components::media;
use crate::quote::Decimal;
use crate::story::{self, Focal, Inline, Rendition};

/// Where a picture is: that decides when a browser fetches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// It leads the story, and is fetched first.
    Hero,
    /// It is in the body, and is fetched when the reader gets near.
    Body,
}

/// A picture with its caption and its credit. If the picture may not be shown, only these are.
#[component]
pub(super) fn Figure(figure: story::Figure, position: Position, quotes: QuotesInText) -> impl IntoView {
    let class = match position {
        Position::Hero => "slugline-hero",
        Position::Body => "slugline-figure",
    };
    let picture = figure.src.as_deref().and_then(media).map(str::to_owned);
    view! {
        <figure class=class>
            {picture.map(|src| view! { <Picture src figure=figure.clone() position/> }.into_any())}
            <Caption text=figure.caption credit=figure.credit quotes/>
        </figure>
    }
}

#[component]
fn Picture(src: String, figure: story::Figure, position: Position) -> impl IntoView {
    let srcset = srcset(&figure.srcset);
    let sizes = srcset.is_some().then_some("(max-width: 44em) 100vw, 44em");
    // Half of a ratio reserves no space.
    let (width, height) = figure.width.zip(figure.height).unzip();
    view! {
        <img
            src=src
            srcset=srcset
            sizes=sizes
            width=width
            height=height
            alt=figure.alt.unwrap_or_default()
            data-focal=figure.focal.map(edges)
            fetchpriority=(position == Position::Hero).then_some("high")
            loading=(position == Position::Body).then_some("lazy")
            decoding="async"
        />
    }
}

#[component]
fn Caption(text: Vec<Inline>, credit: Option<String>, quotes: QuotesInText) -> impl IntoView {
    let space = (!text.is_empty() && credit.is_some()).then_some(" ");
    (!text.is_empty() || credit.is_some()).then(|| {
        view! {
            <figcaption>
                {(!text.is_empty()).then(|| view! { <span class="slugline-caption"><Inlines text quotes/></span> }.into_any())}
                {space}
                {credit.map(|credit| view! { <span class="slugline-credit">{credit}</span> }.into_any())}
            </figcaption>
        }
        .into_any()
    })
}

/// Which edges the focal point is near: cropping should keep these.
fn edges(Focal { x, y }: Focal) -> String {
    let edge = |part: Decimal, before, after| {
        let tenths = part.mantissa().saturating_mul(10) / 10i64.pow(u32::from(part.scale()));
        match tenths {
            0..=3 => before,
            4..=5 => "",
            _ => after,
        }
    };
    format!("{}{}", edge(x, "left ", "right "), edge(y, "top", "bottom"))
}

/// The pictures of other widths that may be shown. A comma or a space would end the address, so such a picture is left to `src`.
fn srcset(renditions: &[Rendition]) -> Option<String> {
    let candidates: Vec<String> = renditions
        .iter()
        .filter_map(|Rendition { src, width }| {
            let src = media(src).filter(|src| !src.contains([',', ' ', '\t', '\n']))?;
            Some(format!("{src} {width}w"))
        })
        .collect();
    (!candidates.is_empty()).then(|| candidates.join(", "))
}
