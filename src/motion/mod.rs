//! The motion of a strip: the decisions, and in a browser the calls to the driver that performs them (`src/js/motion.js`).
//!
//! A strip travels by the width of its list and begins again, which is not visible, because copies of the list follow it. All lengths are
//! in the strip's own pixels, from the beginning of the list, along the text.
//!
//! - [`MotionOptions`]: the page's options
//! - [`Positions`]: the positions of the quotes in a list
//! - [`Plan`]: whether the strip moves, how, and with how many copies
//! - [`Timeline`]: its position at each time
//! - [`LeastWidths`]: quotes do not shrink again
//! - [`keyboard`]: the keys
//! - [`Motion`]: the motion of one strip in a browser

mod driver;
pub mod keyboard;
mod least_widths;
mod options;
mod plan;
mod positions;
mod room;
mod strip_motion;
mod timeline;

pub use least_widths::LeastWidths;
pub use options::{MotionMode, MotionOptions, PauseOn, ScrollDirection};
pub use plan::{Copies, Plan};
pub use positions::{Position, Positions, names_of};
pub use strip_motion::{Host, Motion};
pub use timeline::{Point, Standing, Timeline, scrolling, stepping};

#[cfg(test)]
mod properties;

/// The remainder of a length after whole rounds of `way`: at least 0, and less than `way`.
fn wrap(length: f64, way: f64) -> f64 {
    let rest = length - way * (length / way).floor();
    // A value just below zero is rounded up to a whole round.
    if rest >= 0.0 && rest < way { rest } else { 0.0 }
}
