//! Which prices have moved, and the marks that show it for a moment.

mod marks;
mod moves;

pub use marks::{Flash, FlashSource};
pub use moves::{Move, Moves};
