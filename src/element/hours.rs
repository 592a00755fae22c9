//! Trading hours (www/state.js).

use wasm_bindgen::prelude::*;

use crate::feed::Opening;

/// The trading hours of a market.
#[wasm_bindgen]
pub struct TradingHours(Opening);

#[wasm_bindgen]
impl TradingHours {
    /// Reads trading hours; `None` if they are invalid, or the browser does not know the time zone.
    pub fn parse(text: &str) -> Option<TradingHours> {
        Opening::parse(text).map(Self)
    }

    /// Whether the market is open at a time, in milliseconds since 1970.
    #[wasm_bindgen(js_name = isOpen)]
    pub fn is_open(&self, time: f64) -> bool {
        self.0.is_open(time)
    }
}
