//! The region in which the quotes move.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::{Fields, quotes};
use crate::locale::{Locale, fill, whole};
use crate::quote::{Quote, State};

/// What the strip shows. The signals belong to one element and end with it.
#[derive(Clone)]
pub struct StripView {
    /// The language of the element's place.
    pub locale: Locale,
    /// The strip's name, shown and spoken.
    pub label: ArcRwSignal<String>,
    /// Who gives the figures and how fresh they are.
    pub source: ArcRwSignal<String>,
    /// The quotes when the list was last made; ticks are written into the cells.
    pub quotes: ArcRwSignal<Arc<[Quote]>>,
    /// The cells of each.
    pub fields: ArcRwSignal<Fields>,
    /// How many lists stand behind one another, one at least.
    pub copies: ArcRwSignal<usize>,
    /// Whether the strip moves; otherwise it is scrolled by hand.
    pub moves: ArcRwSignal<bool>,
    /// Whether the reader has stopped it.
    pub paused: ArcRwSignal<bool>,
}

/// The shadow root of a ticker. `toggle` is called when the reader presses the button.
pub fn strip<F: Fn() + 'static>(view: &StripView, toggle: F) -> impl IntoView + use<F> {
    let StripView { locale, label, source, quotes: list, fields, copies, moves, paused } = view.clone();
    let words = locale.words();
    let name = label.clone();
    let lists = move || {
        let (list, fields) = (list.get(), fields.get());
        (0..copies.get()).map(|copy| quotes(&list, &fields, locale, copy > 0)).collect::<Vec<_>>()
    };
    // The button comes first in the focus order, so that what moves can be stopped before it is met.
    let control = {
        let (moves, is_paused) = (moves.clone(), paused.clone());
        html::button()
            .class("control")
            .attr("part", "control")
            .attr("type", "button")
            .attr("lang", words.lang())
            .attr("hidden", move || !moves.get())
            .attr("aria-label", move || if is_paused.get() { words.play() } else { words.pause() })
            .on(leptos::ev::click, move |_| toggle())
    };
    // Where it does not move by itself it can be scrolled, also from the keyboard.
    let scrolls = {
        let (moves, paused) = (moves.clone(), paused.clone());
        move || (!moves.get() || paused.get()).then_some("0")
    };
    let has_source = {
        let source = source.clone();
        move || source.with(String::is_empty)
    };
    html::section()
        .class("strip")
        .attr("part", "strip")
        .attr("aria-label", move || name.get())
        .attr("data-motion", move || if moves.get() { "scroll" } else { "none" })
        .attr("data-paused", move || paused.get())
        .child((
            control,
            html::span().class("label").attr("part", "label").attr("aria-hidden", "true").child(move || label.get()),
            html::div().class("viewport").attr("tabindex", scrolls).child(html::div().class("track").child(lists)),
            html::span().class("source").attr("part", "source").attr("hidden", has_source).child(move || source.get()),
        ))
}

/// "Example figures · Market closed": who gives the figures, and what holds for all of them.
pub fn source_line(source: Option<&str>, quotes: &[Quote], locale: Locale) -> String {
    let words = locale.words();
    let first = quotes.first();
    let shared = first.and_then(|first| first.state).filter(|state| quotes.iter().all(|quote| quote.state == Some(*state)));
    let state = match shared {
        Some(State::Closed) => Some(words.closed().to_owned()),
        Some(State::Halted) => Some(words.halted().to_owned()),
        Some(State::Delayed) => {
            let delay = quotes.iter().filter_map(|quote| quote.delay).max();
            delay.map(|minutes| fill(words.delayed(), &whole(u64::from(minutes), locale)))
        }
        Some(State::Live) => Some(words.live().to_owned()),
        None => None,
    };
    source.map(str::to_owned).into_iter().chain(state).collect::<Vec<_>>().join(" \u{B7} ")
}
