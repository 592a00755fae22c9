//! Headings by their level.

use leptos::html::custom;
use leptos::prelude::*;

/// A heading. HTML has no levels below the sixth, so lower ones become the sixth.
#[component]
pub(super) fn Heading(
    /// 1 to 6.
    level: u8,
    class: &'static str,
    /// The id that links use.
    #[prop(into)]
    id: Option<String>,
    children: Children,
) -> impl IntoView {
    let tag = match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    // `view!` has no element names that are known only at run time.
    custom(tag).id(id).class(class).child(children())
}
