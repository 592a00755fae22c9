//! Keyboard navigation through the quotes. They are one tab stop: the arrow keys go from quote to quote in visual order, and the
//! strip moves so that the focused quote is visible.

use super::Position;
use super::positions::part_of;

/// A movement that is not visible, in pixels.
const NOTHING: f64 = 1.0;

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next quote along the text.
    Ahead,
    /// To the one before.
    Back,
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Step {
    /// The step of a key, by the browser's name; most keys have none. Quotes below one another also have those of their lines.
    pub fn of_key(key: &str, is_one_line: bool, is_right_to_left: bool) -> Option<Self> {
        match key {
            "ArrowDown" if !is_one_line => Some(Self::Ahead),
            "ArrowUp" if !is_one_line => Some(Self::Back),
            "ArrowRight" if is_right_to_left => Some(Self::Back),
            "ArrowRight" => Some(Self::Ahead),
            "ArrowLeft" if is_right_to_left => Some(Self::Ahead),
            "ArrowLeft" => Some(Self::Back),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }

    /// The row that it leads to from another one; `None` at the edge.
    pub fn row(self, from: usize, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        match self {
            Self::Ahead => Some(from + 1).filter(|row| *row <= last),
            Self::Back => from.checked_sub(1),
            Self::First => Some(0),
            Self::Last => Some(last),
        }
    }

    /// The position of the next visible part of a quote that is wider than the strip, if there is one on that side.
    pub fn part(self, place: f64, quote: &Position, width: f64) -> Option<f64> {
        let (start, end) = (quote.start, quote.start + quote.size - width);
        let shown = match self {
            Self::Ahead => (place + part_of(width)).min(end),
            Self::Back => (place - part_of(width)).max(start),
            Self::First | Self::Last => return None,
        };
        let is_other = quote.size > width && (shown - place).abs() >= NOTHING;
        (is_other && (start..=end).contains(&shown)).then_some(shown)
    }
}

/// The position after the smallest movement that brings a quote into view; for one that is too wide, its beginning.
pub fn into_view(place: f64, quote: &Position, width: f64) -> f64 {
    place.max(quote.start + quote.size - width).min(quote.start)
}

#[cfg(test)]
mod tests {
    use super::{Step, into_view};
    use crate::motion::Position;

    fn quote(start: f64, size: f64) -> Position {
        Position { name: "A".into(), start, size }
    }

    #[test]
    fn arrow_keys_follow_the_visual_order() {
        assert_eq!(Step::of_key("ArrowLeft", true, false), Some(Step::Back));
        assert_eq!(Step::of_key("ArrowLeft", true, true), Some(Step::Ahead));
        assert_eq!(Step::of_key("ArrowDown", true, false), None);
        assert_eq!(Step::of_key("ArrowDown", false, true), Some(Step::Ahead), "below one another");
        assert_eq!(Step::of_key("ArrowUp", false, true), Some(Step::Back));
        assert_eq!(
            [Step::Ahead, Step::Back, Step::First, Step::Last].map(|step| step.row(2, 4)),
            [Some(3), Some(1), Some(0), Some(3)]
        );
        assert_eq!((Step::Ahead.row(3, 4), Step::Back.row(0, 4), Step::Last.row(0, 0)), (None, None, None), "there is an edge");
    }

    #[test]
    fn strip_moves_no_further_than_it_must() {
        assert_eq!(into_view(100.0, &quote(150.0, 50.0), 300.0), 100.0, "it is in view");
        assert_eq!(into_view(100.0, &quote(380.0, 50.0), 300.0), 130.0);
        assert_eq!(into_view(100.0, &quote(20.0, 50.0), 300.0), 20.0);
        assert_eq!(into_view(100.0, &quote(20.0, 500.0), 300.0), 20.0, "it is too wide");
    }

    #[test]
    fn wide_quote_is_shown_part_by_part_both_ways() {
        let wide = quote(50.0, 250.0);
        assert_eq!(Step::Ahead.part(50.0, &wide, 100.0), Some(130.0));
        assert_eq!(Step::Ahead.part(130.0, &wide, 100.0), Some(200.0));
        assert_eq!(Step::Ahead.part(200.0, &wide, 100.0), None, "its end");
        assert_eq!(Step::Back.part(200.0, &wide, 100.0), Some(120.0));
        assert_eq!(Step::Back.part(50.0, &wide, 100.0), None);
        assert_eq!(Step::Last.part(50.0, &wide, 100.0), None);
        assert_eq!(Step::Ahead.part(50.0, &quote(50.0, 80.0), 100.0), None, "all of it is seen");
    }
}
