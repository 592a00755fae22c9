//! How a strip moves: where it is at what time, where its quotes stand, and what the keyboard does to it.
//!
//! A strip holds its list of quotes and copies of it, one behind the other. It is moved by one animation of the browser, by the length of
//! one list and begins again, which nobody sees: a [`Timeline`] knows for every time the position and for every position the time. Where
//! the quotes stand is a [`Layout`], of which it follows what has to be done for the reader to see the same after a change. What the
//! strip does next with both is a [`Plan`].
//!
//! A *position* is how much of the list has left at the beginning, in the element's own pixels; it grows in the direction of reading,
//! whether that is to the left or to the right. All of this is pure: who measures and who moves is elsewhere.

mod keyboard;
mod layout;
mod plan;
mod timeline;

pub use keyboard::{Key, next_stop, reveal, reveal_more, stop_after};
pub use layout::{Layout, Measured, Span, part_of, unique_names};
pub use plan::{Direction, Mode, Move, Plan, Strip};
pub use timeline::{Keyframe, Moment, Timeline};
