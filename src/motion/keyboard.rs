//! How the keyboard travels through the quotes. They are one stop of the tab key: the arrows go from quote to quote as these are seen, and the
//! strip moves so that the quote with the focus is seen too.

use super::{Span, part_of};

/// A key that travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the next in the direction of reading.
    Ahead,
    /// To the one before.
    Back,
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Key {
    /// The key of this name, as browsers call them; nothing for all others.
    pub fn named(name: &str, is_right_to_left: bool) -> Option<Self> {
        match name {
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            "ArrowRight" => Some(if is_right_to_left { Self::Back } else { Self::Ahead }),
            "ArrowLeft" => Some(if is_right_to_left { Self::Ahead } else { Self::Back }),
            _ => None,
        }
    }
}

/// Which of so many quotes has the focus next; at the ends it stays.
pub fn next_stop(key: Key, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match key {
        Key::Ahead => (at + 1).min(last),
        Key::Back => at.saturating_sub(1).min(last),
        Key::First => 0,
        Key::Last => last,
    })
}

/// Which quote is the stop of the tab key when there are other quotes: the same, wherever it stands now, else the one in its place.
pub fn stop_after(name: Option<&str>, at: usize, names: &[String]) -> usize {
    let same = name.and_then(|name| names.iter().position(|other| other == name));
    same.unwrap_or_else(|| at.min(names.len().saturating_sub(1)))
}

/// Where the strip has to stand to show a quote: moved by as little as brings it into view; of one that is too wide, its beginning.
pub fn reveal(quote: Span, position: f64, viewport: f64) -> f64 {
    position.max(quote.end() - viewport).min(quote.start)
}

/// Where the strip has to stand to show another part of a quote that is wider than the viewport, if there is one on that side.
pub fn reveal_more(key: Key, quote: Span, position: f64, viewport: f64) -> Option<f64> {
    let last = quote.end() - viewport;
    let shown = match key {
        Key::Ahead => (position + part_of(viewport)).min(last),
        Key::Back => (position - part_of(viewport)).max(quote.start),
        Key::First | Key::Last => return None,
    };
    let is_wide = quote.size > viewport;
    let is_other = (shown - position).abs() >= 1.0;
    (is_wide && is_other && shown >= quote.start && shown <= last).then_some(shown)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Key, next_stop, reveal, reveal_more, stop_after};
    use crate::motion::Span;

    #[test]
    fn arrows_go_as_the_quotes_are_seen_and_other_keys_are_the_browser_s() {
        assert_eq!(Key::named("ArrowRight", false), Some(Key::Ahead));
        assert_eq!(Key::named("ArrowRight", true), Some(Key::Back));
        assert_eq!(Key::named("ArrowLeft", false), Some(Key::Back));
        assert_eq!(Key::named("ArrowLeft", true), Some(Key::Ahead));
        assert_eq!(Key::named("Home", true), Some(Key::First));
        assert_eq!(Key::named("End", false), Some(Key::Last));
        for other in ["ArrowDown", "PageDown", "Tab", "Enter", "home", ""] {
            assert_eq!(Key::named(other, false), None);
        }
    }

    #[test]
    fn at_the_end_is_the_end() {
        assert_eq!(next_stop(Key::Ahead, 1, 3), Some(2));
        assert_eq!(next_stop(Key::Ahead, 2, 3), Some(2));
        assert_eq!(next_stop(Key::Back, 0, 3), Some(0));
        assert_eq!(next_stop(Key::Back, 9, 3), Some(2), "there are fewer than before");
        assert_eq!(next_stop(Key::First, 2, 3), Some(0));
        assert_eq!(next_stop(Key::Last, 0, 3), Some(2));
        assert_eq!(next_stop(Key::Ahead, 0, 0), None);
    }

    #[test]
    fn the_stop_stays_with_its_quote_or_else_in_its_place() {
        let names = ["A", "B", "C"].map(str::to_owned);
        assert_eq!(stop_after(Some("C"), 0, &names), 2);
        assert_eq!(stop_after(Some("X"), 1, &names), 1);
        assert_eq!(stop_after(Some("X"), 9, &names), 2);
        assert_eq!(stop_after(None, 1, &names), 1);
        assert_eq!(stop_after(Some("A"), 3, &[]), 0);
    }

    #[test]
    fn the_arrows_show_all_of_a_quote_that_is_wider_than_the_strip() {
        let wide = Span { start: 100.0, size: 1000.0 };
        let mut position = reveal(wide, 0.0, 300.0);
        assert_eq!(position, 100.0, "its beginning");
        let mut parts = vec![position];
        while let Some(next) = reveal_more(Key::Ahead, wide, position, 300.0) {
            position = next;
            parts.push(position);
        }
        assert_eq!(parts, [100.0, 340.0, 580.0, 800.0]);
        assert_eq!(reveal_more(Key::Back, wide, 800.0, 300.0), Some(560.0));
        assert_eq!(reveal_more(Key::Back, wide, 100.0, 300.0), None);
        assert_eq!(reveal_more(Key::Ahead, Span { size: 200.0, ..wide }, 100.0, 300.0), None, "it is whole in sight");
    }

    proptest! {
        #[test]
        fn a_quote_is_shown_by_the_least_move(start in 0.0..2000.0, size in 1.0..900.0, position in 0.0..2000.0, viewport in 50.0..800.0) {
            let quote = Span { start, size };
            let shown = reveal(quote, position, viewport);
            let is_whole = |position: f64| start >= position - 1e-6 && quote.end() <= position + viewport + 1e-6;
            if size <= viewport {
                prop_assert!(is_whole(shown));
                prop_assert!(!is_whole(position) || (shown - position).abs() < 1e-6, "what is seen is not moved");
            } else {
                prop_assert_eq!(shown, start);
            }
        }
    }
}
