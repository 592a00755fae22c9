//! Elements by their name.

use leptos::html::{Custom, HtmlElement, custom};
use leptos::prelude::*;

/// The attributes of a [`node`].
type Class = leptos::tachys::html::attribute::custom::CustomAttr<&'static str, Option<&'static str>>;

/// An element by its name, with a class or none. Stories are made of these: one type for all of them instead of one for every
/// combination of names is a quarter of the module's size.
pub fn node(
    tag: &'static str,
    class: Option<&'static str>,
    children: Vec<AnyView>,
) -> HtmlElement<Custom<&'static str>, (Class,), (Vec<AnyView>,)> {
    custom(tag).attr("class", class).child(children)
}
