//! The options of an element, in groups.

use leptos::prelude::*;
use slugline::attributes::Attribute;

use super::field::Field;
use super::report::{FeedReport, StoryReport};
use super::source::Paste;
use super::use_state;
use crate::element::Element;

#[component]
pub(super) fn ElementForm(element: Element) -> impl IntoView {
    let (title, about) = match element {
        Element::Story => ("Story", "An address of your content system or of a file, or a text to paste."),
        Element::Strip => {
            ("Strip", "The address of a feed. Without one, the strip has the quotes of the pasted text, or made-up ones.")
        }
    };
    let descriptions = element.descriptions();
    let groups = element.groups().into_iter().enumerate().map(|(place, (name, attributes))| {
        let extra = (place == 0 && element == Element::Story).then(|| view! { <Paste/> });
        let describe = |attribute: &'static Attribute| {
            let description = descriptions.iter().find(|(name, _)| name == attribute.name);
            (attribute, description.map(|(_, text)| text.clone()).unwrap_or_default())
        };
        let fields = attributes.into_iter().map(describe).collect();
        view! { <Group element name fields is_open=place == 0>{extra}</Group> }
    });
    let groups = groups.collect_view();
    let report = match element {
        Element::Story => view! { <StoryReport/> }.into_any(),
        Element::Strip => view! { <FeedReport/> }.into_any(),
    };
    view! {
        <section class="element" aria-labelledby=format!("{}-title", element.word())>
            <h3 id=format!("{}-title", element.word())>{title} " " <code>{format!("<{}>", element.tag())}</code></h3>
            <p class="hint">{about}</p>
            {report}
            {groups}
        </section>
    }
}

/// A group of options, which says how many of them are set.
#[component]
fn Group(
    element: Element,
    name: &'static str,
    fields: Vec<(&'static Attribute, String)>,
    is_open: bool,
    children: Children,
) -> impl IntoView {
    let state = use_state();
    let attributes: Vec<_> = fields.iter().map(|(attribute, _)| *attribute).collect();
    let count = move || {
        let state = state.read();
        let values = state.values(element);
        let set = attributes.iter().filter(|attribute| values.written(element, attribute).is_some()).count();
        (set > 0).then(|| format!("{set} set"))
    };
    let fields =
        fields.into_iter().map(|(attribute, description)| view! { <Field element attribute description/> }).collect_view();
    view! {
        <details class="group" prop:open=is_open>
            <summary><span>{name}</span> <span class="count">{count}</span></summary>
            <div class="fields">{children()} {fields}</div>
        </details>
    }
}
