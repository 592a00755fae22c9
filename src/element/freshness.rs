//! How the figures of a strip are, and whether its market is open (www/state.js).

use wasm_bindgen::prelude::*;

use super::feed::{FeedMachine, object, terms};
use super::ticker::Ticker;
use crate::feed::{self, Figures, Opening};

/// Watches over the figures that a strip has from a feed.
#[wasm_bindgen]
#[derive(Default)]
pub struct FreshnessWatch(feed::FreshnessWatch);

#[wasm_bindgen]
impl FreshnessWatch {
    /// A watch that has not looked yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> FreshnessWatch {
        Self::default()
    }

    /// Finds out how the figures are: `{ state, hasChanged, isAnnounced, isLost, lookAgain }`; nothing while the feed is asleep. `has_quotes`
    /// says whether there are any, `interval` and `stale_after` what is expected of the feed in seconds, `is_open` whether it is within trading hours.
    #[allow(clippy::too_many_arguments, reason = "all that a judgement depends on")]
    pub fn judge(
        &mut self,
        machine: &FeedMachine,
        view: &Ticker,
        has_quotes: bool,
        interval: f64,
        stale_after: f64,
        is_open: bool,
        now: f64,
    ) -> JsValue {
        let figures = figures(view, has_quotes);
        let Some(judgement) = self.0.judge(machine.0.status(), figures, terms(interval, stale_after), is_open, now) else {
            return JsValue::UNDEFINED;
        };
        object(&[
            ("state", judgement.state.word().into()),
            ("hasChanged", judgement.has_changed.into()),
            ("isAnnounced", judgement.is_announced.into()),
            ("isLost", self.0.is_lost().into()),
            ("lookAgain", judgement.look_again.into()),
        ])
    }

    /// Whether the figures are not as they should be.
    #[wasm_bindgen(getter = isLost)]
    pub fn is_lost(&self) -> bool {
        self.0.is_lost()
    }

    /// Whether it has to be looked again because figures have come.
    #[wasm_bindgen(getter = isToJudgeFigures)]
    pub fn is_to_judge_figures(&self) -> bool {
        self.0.is_to_judge_figures()
    }

    /// The state that is told beside the figures, if any is.
    #[wasm_bindgen(js_name = shownState)]
    pub fn shown_state(&self, machine: &FeedMachine, view: &Ticker) -> Option<String> {
        let state = self.0.shown_state(machine.0.status().streams, figures(view, true));
        state.map(|state| state.word().to_owned())
    }
}

fn figures(view: &Ticker, are_there: bool) -> Figures {
    Figures { are_there, state: view.fresh().state }
}

/// The trading hours of a market.
#[wasm_bindgen]
pub struct TradingHours(Opening);

#[wasm_bindgen]
impl TradingHours {
    /// Reads trading hours; nothing where they cannot be read, or the browser knows no such time zone.
    pub fn parse(text: &str) -> Option<TradingHours> {
        Opening::parse(text).map(Self)
    }

    /// Whether the market is open at a time, in milliseconds since 1970.
    #[wasm_bindgen(js_name = isOpen)]
    pub fn is_open(&self, time: f64) -> bool {
        self.0.is_open(time)
    }
}
