//! The region in which the quotes move.

use super::delay_text;
use crate::locale::{Locale, fill, whole};
use crate::quote::{Feed, Freshness, State};
use crate::view::{Node, Watched, flag, node};

/// What stands around the quotes, and whether they move.
#[derive(Clone, Debug, Default)]
pub struct StripState {
    /// Whether there is anything to show; until then the element's own children are.
    pub filled: bool,
    /// The strip's name, shown and spoken.
    pub label: String,
    /// Who gives the figures and how fresh they are.
    pub source: String,
    /// Whether the strip moves; otherwise it is scrolled by hand.
    pub moves: bool,
    /// Whether the reader has stopped it.
    pub paused: bool,
    /// What is said of a connection that was lost, or is there again.
    pub announced: String,
}

/// The shadow root of a ticker around a list of quotes, in the language of the element's place. `toggle` is called when the reader
/// presses the button.
pub fn strip(
    state: &Watched<StripState>,
    list: impl Fn() -> Node + Send + 'static,
    locale: Locale,
    toggle: impl Fn() + Send + 'static,
) -> Vec<Node> {
    let words = locale.words();
    let button = {
        let state = state.clone();
        move || Some(if state.with(|state| state.paused) { words.play() } else { words.pause() }.to_owned())
    };
    // The button comes first in the focus order, so that what moves can be stopped before it is met. It is there also where nothing
    // moves: values that change by themselves can be stopped too (WCAG 2.2.2).
    let control = node("button")
        .class("control")
        .attr("part", "control")
        .attr("type", "button")
        .attr("lang", words.lang())
        .live("aria-label", button)
        .on_click(toggle);
    let label = node("span").class("label").attr("part", "label").attr("aria-hidden", "true");
    let track = node("div").class("track").live_children(move || vec![list().into()]);
    let source =
        node("span").class("source").attr("part", "source").live("hidden", state.part(|state| flag(state.source.is_empty())));
    let section = node("section")
        .class("strip")
        .live("hidden", state.part(|state| flag(!state.filled)))
        .attr("part", "strip")
        .live("aria-label", state.part(|state| Some(state.label.clone())))
        .live("data-motion", state.part(|state| Some(if state.moves { "scroll" } else { "none" }.to_owned())))
        .live("data-paused", state.part(|state| flag(state.paused)))
        .child(control)
        .child(label.live_text(state.part(|state| state.label.clone())))
        .child(node("div").class("viewport").child(track))
        .child(source.live_text(state.part(|state| state.source.clone())));
    // A slot that is named as no child is: the children are out of sight, and of the accessibility tree.
    let slot = node("slot").live("name", state.part(|state| state.filled.then(|| "covered".to_owned())));
    // Prices are never announced: what changes many times a second would leave no room for anything else.
    let announcement = node("span").class("announcement").attr("role", "status");
    vec![section, announcement.live_text(state.part(|state| state.announced.clone())), slot]
}

/// What is told of the figures beside who gives them.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// How their feed is, where there is one.
    pub feed: Option<Feed>,
    /// When the latest of them was made, as the language writes it; empty where that is not known.
    pub as_of: String,
    /// How many are shown, where that is not all.
    pub most: Option<u32>,
}

/// "Example figures · Delayed 15 min · as of 14:32": who gives the figures, and what holds for all of them.
pub fn source_line(source: Option<&str>, fresh: Freshness, told: &Told, locale: Locale) -> String {
    let words = locale.words();
    let mut line = source.unwrap_or_default().to_owned();
    let mut add = |part: &str| {
        if !line.is_empty() && !part.is_empty() {
            line.push_str(" \u{B7} ");
        }
        line.push_str(part);
    };
    if let Some(most) = told.most {
        add(&fill(words.most(), &whole(most, locale)));
    }
    match (fresh.state, told.feed) {
        (Some(State::Closed), _) | (None, Some(Feed::Closed)) => add(words.closed()),
        (Some(State::Halted), _) => add(words.halted()),
        (Some(State::Delayed), _) => add(&delay_text(fresh.delay, locale)),
        // That they are live can be said only while they come.
        (Some(State::Live), None | Some(Feed::Live)) => add(words.live()),
        (None, Some(Feed::Live)) if fresh.delay.is_none() => add(words.live()),
        _ => {}
    }
    add(match told.feed {
        Some(Feed::Connecting) => words.connecting(),
        Some(Feed::Stale) => words.stale(),
        Some(Feed::Offline) => words.offline(),
        _ => "",
    });
    if !told.as_of.is_empty() {
        add(&fill(words.as_of(), &told.as_of));
    }
    line
}
