//! Entries of a live blog.

use leptos::prelude::*;

use super::Setting;
use super::head::{Bylines, moment};
use super::heading::Heading;
use crate::story::{Byline, Timestamp};

/// An entry: when and by whom it was published, its headline, and its body.
#[component]
pub(super) fn Entry(
    published: Option<Timestamp>,
    bylines: Vec<Byline>,
    headline: Option<String>,
    setting: Setting,
    /// Its text.
    children: Children,
) -> impl IntoView {
    let words = setting.locale.words();
    let level = setting.headline_level.saturating_add(1);
    let time = published.map(|time| {
        let text = moment(&time, None, words);
        // In a browser the elements write it in the reader's time zone (`www/times.js`).
        view! { <span class="slugline-published"><time datetime=time.as_str().to_owned()>{text}</time></span> }.into_any()
    });
    let space = (time.is_some() && !bylines.is_empty()).then_some(" ");
    let id = headline.as_deref().map(|headline| setting.anchors.of_crosshead(headline));
    let bylines = (!bylines.is_empty()).then(|| view! { <Bylines bylines words/> }.into_any());
    let has_meta = time.is_some() || bylines.is_some();
    view! {
        <section class="slugline-entry">
            {has_meta.then(|| view! { <p class="slugline-meta">{time}{space}{bylines}</p> }.into_any())}
            {headline.map(|headline| view! { <Heading level class="slugline-crosshead" id>{headline}</Heading> }.into_any())}
            {children()}
        </section>
    }
}
