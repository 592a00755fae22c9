//! How a strip moves: what is decided of it, and in a browser what is told to the driver that does it (`src/js/motion.js`).
//!
//! A strip travels by the width of its list and begins again, which nobody sees, because copies of the list follow it. All lengths are in
//! the strip's own pixels, from where the list begins, along the text.
//!
//! - [`MotionOptions`]: what a page wants
//! - [`Positions`]: where the quotes of a list stand
//! - [`Plan`]: whether the strip moves, how, and by how many copies
//! - [`Timeline`]: where it is at what time
//! - [`LeastWidths`]: quotes do not shrink again
//! - [`keyboard`]: what a key does
//! - [`Motion`]: the motion of one strip in a browser

mod driver;
pub mod keyboard;
mod least_widths;
mod options;
mod plan;
mod positions;
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

/// The part of a length that is left when whole turns of `way` are taken away: 0 or more, and less than `way`.
fn wrap(length: f64, way: f64) -> f64 {
    let rest = length - way * (length / way).floor();
    // What is hardly less than nothing is rounded up to a whole turn.
    if rest >= 0.0 && rest < way { rest } else { 0.0 }
}
