//! The demonstration's source: the random market, in place of a vendor.

use std::sync::Arc;
use std::time::Duration;

use slugline::quote::Strip;
use tokio::time::{MissedTickBehavior, interval};

use crate::clock::Clock;
use crate::relay::hub::{Hub, Taken};
use crate::relay::meter::{Meter, State};
use crate::walk::{DEMONSTRATION, Walk, made_up, strip};

/// The default number of ticks per second.
pub(crate) const RATE: f64 = 10.0;

/// The demonstration's quotes, or this many made-up ones.
pub(crate) fn quotes(symbols: Option<u32>, clock: &Clock) -> Result<Strip, String> {
    let strip = symbols.map_or_else(|| strip(DEMONSTRATION), |count| Ok(made_up(count, 1)))?;
    Ok(Walk::from(&strip, 1, clock.stamp()).whole())
}

/// Moves the quotes of a strip, with this many ticks per second, until it is dropped.
pub(crate) async fn run(hub: Arc<Hub>, meter: Arc<Meter>, strip: Strip, rate: f64, clock: Clock) {
    let mut walk = Walk::from(&strip, 1, clock.stamp());
    let mut beat = interval(Duration::try_from_secs_f64(1.0 / rate).unwrap_or(Duration::from_secs(1)));
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    meter.set_state(State::Open);
    for number in 1.. {
        beat.tick().await;
        for tick in walk.step(number, clock.stamp(), 1).unwrap_or_default() {
            meter.ticks.add();
            if hub.take(&tick) == Taken::Changed {
                meter.changes.add();
            }
        }
        meter.heard(clock.elapsed());
    }
}
