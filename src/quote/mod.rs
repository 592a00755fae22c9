//! The market as data: decimals that keep their digits, quotes, the strip, and the board on which the last value wins.

mod board;
mod currency;
mod decimal;
mod freshness;
mod plausible;
mod strip;

pub use board::{Applied, Board};
pub use decimal::Decimal;
pub use freshness::{Feed, Freshness};
pub use plausible::{Doubt, Reason};
pub use strip::{Direction, Quote, State, Strip};
