//! The values of attributes as the props of the components.

use leptos::prelude::*;
use slugline::components::{Palette, Theme};

use super::use_state;
use crate::element::Element;
use crate::language::Language;
use crate::state::Colours;

/// The value of an attribute, if it is not the default.
pub(super) fn written(element: Element, name: &'static str) -> Memo<Option<String>> {
    let state = use_state();
    Memo::new(move |_| state.read().written(element, name))
}

/// The value of an attribute that is a number.
pub(super) fn number(element: Element, name: &'static str) -> Memo<u32> {
    let state = use_state();
    Memo::new(move |_| {
        let written = state.read().written(element, name);
        element.attribute(name).map(|attribute| attribute.number(written.as_deref())).unwrap_or_default()
    })
}

/// The word, or the words, of an attribute: its value or its default.
pub(super) fn words(element: Element, name: &'static str) -> Memo<String> {
    let written = written(element, name);
    Memo::new(move |_| match element.attribute(name) {
        Some(attribute) => written.get().unwrap_or_else(|| attribute.default.to_owned()),
        None => String::new(),
    })
}

/// The language of the page in the preview.
pub(super) fn lang() -> Memo<Language> {
    let state = use_state();
    Memo::new(move |_| state.read().lang)
}

/// The theme of an element in the preview.
pub(super) fn theme(element: Element) -> Memo<Theme> {
    let state = use_state();
    let word = words(element, "theme");
    Memo::new(move |_| match state.read().colours {
        Colours::AsSet => theme_named(&word.read()),
        // A page of that scheme, as most are: the elements take it over.
        Colours::Light => Theme::Light,
        Colours::Dark => Theme::Dark,
        Colours::Sepia => Theme::Sepia,
    })
}

fn theme_named(word: &str) -> Theme {
    match word {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        "sepia" => Theme::Sepia,
        _ => Theme::Auto,
    }
}

/// The palette of a word.
pub(super) fn palette_named(word: &str) -> Palette {
    match word {
        "green-up" => Palette::GreenUp,
        "red-up" => Palette::RedUp,
        "red-blue" => Palette::RedBlue,
        "color-blind" => Palette::ColorBlind,
        _ => Palette::Auto,
    }
}
