//! The positions of the quotes in a list.

use std::rc::Rc;

use super::wrap;

/// Stops that are closer to each other than this, in pixels, are one.
const SAME_STOP: f64 = 1.0;

/// More than any rounding of a position, in pixels: the last part of a wide quote must be the last.
const ROUNDING: f64 = 0.01;

/// One quote of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Its name, see [`names_of`].
    pub name: Rc<str>,
    /// Its beginning.
    pub start: f64,
    /// Its width.
    pub size: f64,
}

impl Position {
    fn end(&self) -> f64 {
        self.start + self.size
    }
}

/// The layout of a list of quotes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    /// Its width: after that distance the strip begins again.
    pub way: f64,
    /// The quotes, in order.
    pub quotes: Vec<Position>,
}

impl Positions {
    /// The position after a change for which the visible quotes stay in place: the first quote that was completely visible
    /// at `place`, and is still there, stays where it is. `self` is the list before.
    pub fn same_sight(&self, place: f64, after: &Self) -> f64 {
        let ahead = |quote: &Position| wrap(quote.start - place, self.way);
        let first = self.count_before(wrap(place, self.way));
        let mut in_sight_first = self.quotes.iter().cycle().skip(first).take(self.quotes.len());
        let stays = in_sight_first.find_map(|quote| {
            let same = after.quotes.iter().find(|same| same.name == quote.name)?;
            Some(same.start - ahead(quote))
        });
        // If all are new, the share of the round is kept.
        wrap(stays.unwrap_or(place / self.way * after.way), after.way)
    }

    /// The positions at which the strip shows one group of quotes after the other, each with as many as fit into `width`. A wider one
    /// is shown part by part. A group begins with the quote at `place`, so that it can stay there.
    pub fn groups(&self, width: f64, place: f64) -> Vec<f64> {
        let mut stops = Vec::new();
        let mut begin = f64::NEG_INFINITY;
        for quote in &self.quotes {
            if quote.end() - begin > width || (quote.start - place).abs() < SAME_STOP {
                begin = quote.start;
                stops.push(begin);
            }
            while begin + width + ROUNDING < quote.end() {
                begin = (begin + part_of(width)).min(quote.end() - width);
                stops.push(begin);
            }
        }
        stops
    }

    /// How many quotes begin before a position.
    pub fn count_before(&self, place: f64) -> usize {
        self.quotes.partition_point(|quote| quote.start < place)
    }

    /// Which quotes are visible at `place`, or up to this many widths of the strip from it: the row of the first, and how many.
    /// `None` if that is all of them.
    pub fn sight(&self, place: f64, width: f64, widths: f64) -> Option<(usize, usize)> {
        let wide = (1.0 + 2.0 * widths) * width;
        if self.way.partial_cmp(&wide) != Some(std::cmp::Ordering::Greater) {
            return None;
        }
        let begin = wrap(place - widths * width, self.way);
        let first = self.count_before(begin).saturating_sub(1);
        let end = begin + wide;
        let again = if end > self.way { self.count_before(end - self.way) } else { 0 };
        Some((first, self.count_before(end) + again - first))
    }
}

/// The distance between two parts of a wide quote: what was at the edge is shown again.
pub(super) fn part_of(width: f64) -> f64 {
    (width * 0.8).max(20.0)
}

/// The names by which quotes are recognised: their symbols. The second one with the same symbol is identified by its position.
pub fn names_of(symbols: impl Iterator<Item = String>) -> Vec<Rc<str>> {
    let mut names: Vec<Rc<str>> = Vec::new();
    for symbol in symbols {
        let is_there = names.iter().any(|name| **name == *symbol);
        names.push(if is_there { format!("{symbol} {}", names.len()).into() } else { symbol.into() });
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{Position, Positions, names_of};

    fn list(sizes: &[(&str, f64)]) -> Positions {
        let mut way = 0.0;
        let quotes = sizes.iter().map(|(name, size)| {
            let start = way;
            way += size;
            Position { name: (*name).into(), start, size: *size }
        });
        let quotes = quotes.collect();
        Positions { way, quotes }
    }

    #[test]
    fn first_whole_quote_stays_where_it_is() {
        let before = list(&[("A", 100.0), ("B", 100.0), ("C", 100.0)]);
        let wider = list(&[("A", 150.0), ("B", 100.0), ("C", 100.0)]);
        assert_eq!(before.same_sight(60.0, &wider), 110.0, "B is 40 from the edge");
        assert_eq!(before.same_sight(260.0, &wider), 310.0, "A of the copy is 40 from the edge");
        let without = list(&[("C", 100.0), ("A", 100.0)]);
        assert_eq!(before.same_sight(60.0, &without), 60.0, "B is gone, C is 140 from the edge: the end of the round");
    }

    #[test]
    fn share_of_the_round_is_kept_if_all_quotes_change() {
        let before = list(&[("A", 100.0), ("B", 100.0)]);
        assert_eq!(before.same_sight(50.0, &list(&[("C", 400.0)])), 100.0);
    }

    #[test]
    fn groups_contain_as_many_quotes_as_fit() {
        let four = list(&[("A", 100.0), ("B", 100.0), ("C", 100.0), ("D", 100.0)]);
        assert_eq!(four.groups(250.0, 0.0), [0.0, 200.0]);
        assert_eq!(four.groups(250.0, 100.0), [0.0, 100.0, 300.0], "one begins where the strip stands");
        assert_eq!(four.groups(400.0, 0.0), [0.0], "all have room");
        assert_eq!(Positions::default().groups(400.0, 0.0), [0.0; 0]);
    }

    #[test]
    fn wide_quote_is_shown_part_by_part() {
        assert_eq!(list(&[("A", 250.0), ("B", 50.0)]).groups(100.0, 0.0), [0.0, 80.0, 150.0, 250.0]);
    }

    #[test]
    fn last_part_of_a_wide_quote_is_last_despite_rounding() {
        // (51 + 302.7 - 73.4) + 73.4 is less than 51 + 302.7.
        assert_eq!(list(&[("A", 51.0), ("B", 302.7)]).groups(73.4, 0.0).len(), 6);
    }

    #[test]
    fn visible_quotes_wrap_around_to_the_beginning() {
        let five = list(&[("A", 100.0), ("B", 100.0), ("C", 100.0), ("D", 100.0), ("E", 100.0)]);
        assert_eq!(five.sight(150.0, 100.0, 0.0), Some((1, 2)));
        assert_eq!(five.sight(450.0, 100.0, 0.0), Some((4, 2)), "the last, and the first of the copy");
        assert_eq!(five.sight(50.0, 100.0, 1.0), Some((4, 4)));
        assert_eq!(five.sight(0.0, 250.0, 1.0), None, "all of them");
        assert_eq!(Positions::default().sight(0.0, 0.0, 0.0), None, "nothing is known yet");
    }

    #[test]
    fn quote_that_occurs_twice_has_two_names() {
        let names = names_of(["A", "B", "A", "A"].map(str::to_owned).into_iter());
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), 4);
        assert_eq!(&*names[0], "A");
    }
}
