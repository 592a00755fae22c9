//! Headings by their level.

use leptos::prelude::*;

/// A heading; below the sixth level HTML has none, so those are of the sixth.
#[component]
pub(super) fn Heading(
    /// 1 to 6.
    level: u8,
    class: &'static str,
    children: Children,
) -> AnyView {
    match level {
        0 | 1 => view! { <h1 class=class>{children()}</h1> }.into_any(),
        2 => view! { <h2 class=class>{children()}</h2> }.into_any(),
        3 => view! { <h3 class=class>{children()}</h3> }.into_any(),
        4 => view! { <h4 class=class>{children()}</h4> }.into_any(),
        5 => view! { <h5 class=class>{children()}</h5> }.into_any(),
        _ => view! { <h6 class=class>{children()}</h6> }.into_any(),
    }
}
