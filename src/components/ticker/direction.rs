//! How the direction of a price is shown and named. It is never shown by colour alone.

use crate::locale::Locale;
use crate::quote::Direction;

/// The class of a cell by its direction.
pub fn direction_class(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Up) => "slugline-change slugline-up",
        Some(Direction::Down) => "slugline-change slugline-down",
        Some(Direction::Unchanged) => "slugline-change slugline-flat",
        None => "slugline-change",
    }
}

/// The shadow part of a cell by its direction.
pub(super) fn direction_part(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Up) => "change up",
        Some(Direction::Down) => "change down",
        Some(Direction::Unchanged) => "change flat",
        None => "change",
    }
}

/// The sign of a direction; `None` without one.
pub(super) fn direction_glyph(direction: Option<Direction>) -> Option<&'static str> {
    direction.map(|direction| match direction {
        Direction::Up => "\u{25B2}",
        Direction::Down => "\u{25BC}",
        Direction::Unchanged => "\u{25A0}",
    })
}

/// The word for a direction.
pub fn direction_word(direction: Option<Direction>, locale: Locale) -> Option<&'static str> {
    let words = locale.words();
    direction.map(|direction| match direction {
        Direction::Up => words.up(),
        Direction::Down => words.down(),
        Direction::Unchanged => words.unchanged(),
    })
}
