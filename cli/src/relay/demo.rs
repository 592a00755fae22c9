//! The demonstration's source: the market that walks, in the place of a vendor.

use std::sync::Arc;
use std::time::Duration;

use slugline::quote::Strip;
use tokio::time::{MissedTickBehavior, interval};

use super::hub::Hub;
use crate::clock::now;
use crate::walk::{DEMONSTRATION, Walk, made_up, strip};

/// The demonstration's quotes, or so many made-up ones.
pub(super) fn quotes(symbols: Option<u32>) -> Result<Strip, String> {
    let strip = symbols.map_or_else(|| strip(DEMONSTRATION), |count| Ok(made_up(count, 1)))?;
    Ok(Walk::from(&strip, 1, now()).whole())
}

/// Moves the quotes of a strip, so many ticks a second, until it is dropped.
pub(super) async fn run(hub: Arc<Hub>, strip: Strip, rate: f64) {
    let mut walk = Walk::from(&strip, 1, now());
    let mut beat = interval(Duration::try_from_secs_f64(1.0 / rate).unwrap_or(Duration::from_secs(1)));
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for number in 1.. {
        beat.tick().await;
        for tick in walk.step(number, now(), 1).unwrap_or_default() {
            hub.take(&tick);
        }
    }
}
