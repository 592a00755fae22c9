//! Whether a strip moves, how, and with how many copies of its list.

use super::{MotionMode, MotionOptions, Point, Positions, scrolling, stepping};

/// The maximum number of lists, however short they are.
const MOST_LISTS: usize = 64;

/// The lists of a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copies {
    /// The number of lists, including the first.
    pub lists: usize,
    /// The number of quotes in each but the first: as many as are visible of it.
    pub quotes: usize,
}

impl Copies {
    /// The list alone.
    pub const NONE: Self = Self { lists: 1, quotes: 0 };

    /// As many as cover a width at any position.
    fn covering(width: f64, list: &Positions) -> Self {
        let lists = (width / list.way).ceil() as usize + 1;
        Self { lists: lists.min(MOST_LISTS), quotes: list.count_before(width) }
    }

    /// Whether these are enough if others are needed.
    pub fn cover(self, wanted: Self) -> bool {
        self.lists == wanted.lists && self.quotes >= wanted.quotes
    }
}

/// What a strip does.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan {
    /// Everything is visible, or nothing may move: the reader scrolls it.
    Still,
    /// It moves as soon as it can be measured: it is empty, or hidden.
    Waiting,
    /// It moves.
    Moving {
        /// The points of its timeline.
        points: Vec<Point>,
        /// Its lists.
        copies: Copies,
    },
}

impl Plan {
    /// The plan for a list in a viewport of a width. `place` is the position of the strip, `is_reduced` the preference for reduced motion.
    pub fn new(options: &MotionOptions, list: &Positions, width: f64, place: f64, is_reduced: bool) -> Self {
        if is_reduced || options.mode == MotionMode::None {
            return Self::Still;
        }
        if !(list.way > 0.0 && width > 0.0) {
            return Self::Waiting;
        }
        let points = match options.mode {
            MotionMode::Auto if list.way <= width => return Self::Still,
            MotionMode::Step => {
                let stops = list.groups(width, place);
                // If everything is visible it does not move.
                if stops.len() == 1 {
                    return Self::Still;
                }
                stepping(&stops, list.way, options.speed())
            }
            _ => scrolling(list.way, options.speed()),
        };
        Self::Moving { points, copies: Copies::covering(width, list) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Copies, Plan};
    use crate::motion::{MotionMode, MotionOptions, Position, Positions};

    fn plan(mode: MotionMode, count: usize, width: f64, is_reduced: bool) -> Plan {
        let quote = |at: usize| Position { name: at.to_string().into(), start: at as f64 * 100.0, size: 100.0 };
        let list = Positions { way: count as f64 * 100.0, quotes: (0..count).map(quote).collect() };
        Plan::new(&MotionOptions { mode, ..MotionOptions::default() }, &list, width, 0.0, is_reduced)
    }

    fn copies(plan: &Plan) -> Option<(usize, usize)> {
        match plan {
            Plan::Moving { copies, .. } => Some((copies.lists, copies.quotes)),
            _ => None,
        }
    }

    #[test]
    fn strip_does_not_move_if_all_quotes_fit() {
        assert_eq!(plan(MotionMode::Auto, 5, 500.0, false), Plan::Still);
        assert!(copies(&plan(MotionMode::Auto, 5, 499.0, false)).is_some());
        assert!(copies(&plan(MotionMode::Scroll, 5, 500.0, false)).is_some(), "it is to move in any case");
        assert_eq!(plan(MotionMode::Step, 5, 500.0, false), Plan::Still, "one group");
        assert_eq!(plan(MotionMode::None, 5, 100.0, false), Plan::Still);
    }

    #[test]
    fn strip_does_not_move_with_reduced_motion() {
        for (_, mode) in MotionMode::ALL {
            assert_eq!(plan(mode, 50, 500.0, true), Plan::Still);
        }
    }

    #[test]
    fn strip_without_measurements_waits() {
        for mode in [MotionMode::Auto, MotionMode::Scroll, MotionMode::Step] {
            assert_eq!(plan(mode, 0, 500.0, false), Plan::Waiting);
            assert_eq!(plan(mode, 5, 0.0, false), Plan::Waiting);
        }
    }

    #[test]
    fn lists_cover_the_strip_and_contain_their_visible_part() {
        assert_eq!(copies(&plan(MotionMode::Auto, 50, 520.0, false)), Some((2, 6)));
        assert_eq!(copies(&plan(MotionMode::Scroll, 2, 520.0, false)), Some((4, 2)));
        assert_eq!(copies(&plan(MotionMode::Scroll, 1, 1_000_000.0, false)), Some((64, 1)));
    }

    #[test]
    fn longer_copies_are_kept() {
        let laid = Copies { lists: 2, quotes: 7 };
        assert!(laid.cover(Copies { lists: 2, quotes: 6 }));
        assert!(
            !laid.cover(Copies { lists: 2, quotes: 8 })
                && !laid.cover(Copies { lists: 3, quotes: 6 })
                && !laid.cover(Copies::NONE)
        );
    }
}
