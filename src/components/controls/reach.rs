//! The controls within reach from the middle of a long story: scrolling back a little shows them at the top of the window, until the
//! reader scrolls on. Keyboard users find them there at once.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};

use super::panel::Panel;
use crate::hooks::set_if_changed;

#[wasm_bindgen(module = "/src/js/sight.js")]
extern "C" {
    /// The distance of an edge from the top of its scroll container, and how much of that top is covered.
    #[wasm_bindgen(js_name = reachOf)]
    fn reach_of(edge: &Element) -> Vec<f64>;

    #[wasm_bindgen(js_name = hidesFocus)]
    fn hides_focus(cover: &Element, from: f64, to: f64) -> bool;

    #[wasm_bindgen(js_name = uncoverFocus)]
    fn uncover_focus(cover: &Element);
}

/// How far the reader scrolls back before the controls appear, in CSS pixels: a finger is never quite still.
const ENOUGH: f64 = 32.0;

/// Where the row of controls is. It is `Copy`, and ends with the owner that it was made in.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    /// Above the row, where it is when the story is not scrolled.
    pub edge: NodeRef<Div>,
    /// Whether its place has been scrolled out of view.
    pub is_away: RwSignal<bool>,
    /// Whether the reader has scrolled back to it.
    pub is_called: RwSignal<bool>,
    /// How much of the window's top the page covers, in whole CSS pixels.
    pub covered: RwSignal<i32>,
}

/// For how many frames after a choice scrolling does not count as the reader's: in the first frame the view is scrolled back to where
/// it was, and in the second that is reported.
const SETTLING: u32 = 3;

/// How the story is being scrolled.
#[derive(Clone, Copy, Default)]
struct Scrolling {
    top: f64,
    /// How far back since the reader last scrolled on.
    back: f64,
    /// How many choices are still settling.
    settling: u32,
}

impl Scrolling {
    fn to(self, top: f64) -> Self {
        let back = match top - self.top {
            _ if self.settling > 0 => self.back,
            moved if moved < 0.0 => 0.0,
            moved => self.back + moved,
        };
        Self { top, back, ..self }
    }
}

impl Reach {
    /// Follows the scrolling of the page, and of the story's scroll container, while there are controls.
    pub(super) fn follow(panel: Panel) -> Self {
        let reach = Self {
            edge: NodeRef::new(),
            is_away: RwSignal::new(false),
            is_called: RwSignal::new(false),
            covered: RwSignal::new(0),
        };
        let scrolling = StoredValue::new(Scrolling::default());
        let look = move |is_scrolled: bool| {
            let Some((edge, toolbar)) = reach.edge.get_untracked().zip(panel.toolbar.get_untracked()) else { return };
            if let [top, covered] = reach_of(&edge)[..] {
                if is_scrolled {
                    scrolling.update_value(|scrolling| *scrolling = scrolling.to(top));
                }
                reach.update(&toolbar, scrolling.get_value(), covered);
            }
        };
        Effect::new(move |_| {
            panel.preferences.track();
            scrolling.update_value(|scrolling| scrolling.settling += 1);
            after_frames(SETTLING, move || {
                scrolling.try_update_value(|scrolling| scrolling.settling -= 1);
            });
        });
        Effect::new(move |listeners: Option<Option<[EventListener; 2]>>| {
            if panel.count() == 0 {
                return None;
            }
            listeners.flatten().or_else(|| {
                // Not before something is scrolled: to find out what covers what, the browser would lay out a page that is half made.
                // Scroll events do not bubble; those of inner scroll containers reach the document only in the capture phase.
                let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
                Some([
                    EventListener::new_with_options(&document(), "scroll", options, move |_| look(true)),
                    // The focused element may be below the row.
                    EventListener::new(&document(), "focusin", move |_| look(false)),
                ])
            })
        });
        reach
    }

    /// The classes of the row.
    pub(super) fn class(self) -> &'static str {
        match (self.is_away.get(), self.is_called.get()) {
            (false, _) => "toolbar",
            (true, false) => "toolbar away",
            (true, true) => "toolbar away called",
        }
    }

    fn update(self, toolbar: &HtmlElement, scrolling: Scrolling, covered: f64) {
        let height = f64::from(toolbar.offset_height());
        let is_away = scrolling.top + height < covered;
        let hides_focus = || hides_focus(toolbar, covered, covered + height);
        let is_called = is_away && scrolling.back >= ENOUGH && !hides_focus();
        set_if_changed(self.is_away, is_away);
        set_if_changed(self.is_called, is_called);
        if is_away {
            set_if_changed(self.covered, covered.ceil() as i32);
        }
    }
}

/// Calls back after this many frames.
fn after_frames(frames: u32, then: impl FnOnce() + 'static) {
    match frames.checked_sub(1) {
        Some(rest) => request_animation_frame(move || after_frames(rest, then)),
        None => then(),
    }
}

/// While a cover stays in place, focused elements are scrolled out from under it (WCAG 2.4.11).
pub(super) fn keep_focus_uncovered(cover: HtmlElement) -> EventListener {
    EventListener::new(&document(), "focusin", move |_| uncover_focus(&cover))
}

#[cfg(test)]
mod tests {
    use super::Scrolling;

    #[test]
    fn distance_scrolled_back_is_counted_until_reading_on() {
        let start = Scrolling { top: -520.0, back: 0.0, settling: 0 };
        let back = [-500.0, -480.0, -460.0].into_iter().fold(start, Scrolling::to);
        assert_eq!(back.back, 60.0);
        assert_eq!(back.to(-461.0).back, 0.0, "reading on");
        let settling = Scrolling { settling: 1, ..back };
        assert_eq!((settling.to(-900.0).back, settling.to(-900.0).top), (60.0, -900.0), "no scrolling of the reader's");
    }
}
