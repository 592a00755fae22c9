//! What a strip does next: how many lists it holds, and whether it moves.

use super::{Layout, Timeline};

/// More lists than these are not laid behind one another, however short they are.
const MOST_LISTS: u32 = 64;

/// How a strip moves, where it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Evenly.
    #[default]
    Scroll,
    /// From group to group.
    Step,
    /// Not by itself.
    None,
}

/// Where it moves to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Against the direction of the text: the beginning leaves first.
    #[default]
    Auto,
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// What is known of a strip.
#[derive(Clone, Copy, Debug)]
pub struct Strip {
    /// What the page wants.
    pub mode: Mode,
    /// In CSS pixels a second.
    pub speed: f64,
    /// What the page wants.
    pub direction: Direction,
    /// Whether somebody has stopped it.
    pub is_paused: bool,
    /// Whether the reader asks for less motion.
    pub is_reduced: bool,
    /// Whether text runs from right to left.
    pub is_right_to_left: bool,
    /// How wide what is seen of it is; 0 where it is hidden.
    pub viewport: f64,
    /// Where it stands, or has to stand.
    pub position: f64,
}

/// What a strip does next.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How many lists it holds, and how many quotes are ever seen of those behind the first; nothing where they stay as they are.
    pub lists: Option<(u32, usize)>,
    /// What becomes of its motion.
    pub motion: Move,
}

/// What becomes of the motion of a strip.
#[derive(Clone, Debug, PartialEq)]
pub enum Move {
    /// It stops, and is scrolled by hand.
    Stop,
    /// It goes on as it is: nothing is known of a strip that is hidden, or empty.
    Keep,
    /// It moves so.
    Run(Timeline),
}

impl Strip {
    /// Whether it would move by itself.
    pub fn moves(&self) -> bool {
        self.mode != Mode::None && !self.is_reduced
    }

    /// What it does next.
    pub fn plan(&self, layout: &Layout) -> Plan {
        let Self { viewport, position, speed, .. } = *self;
        let is_known = layout.length > 0.0 && viewport > 0.0;
        let stops = (self.moves() && self.mode == Mode::Step && viewport > 0.0).then(|| layout.groups(viewport, position));
        // One group is all there is to show.
        if !self.moves() || stops.as_ref().is_some_and(|stops| stops.len() == 1) {
            return Plan { lists: Some((1, 0)), motion: Move::Stop };
        }
        let count = ((viewport / layout.length).ceil() + 1.0).min(f64::from(MOST_LISTS));
        let seen = layout.spans.iter().filter(|span| span.start < viewport).count();
        let lists = is_known.then_some((count as u32, seen));
        let motion = match (self.is_paused, lists) {
            (true, _) => Move::Stop,
            (false, None) => Move::Keep,
            (false, Some((count, _))) => {
                let timeline = match stops {
                    Some(stops) => Timeline::stepping(&stops, layout.length, speed),
                    None => Timeline::scrolling(layout.length, speed),
                };
                Move::Run(timeline.laid(count, self.is_right_to_left, self.is_reverse()))
            }
        };
        Plan { lists, motion }
    }

    /// Whether it moves against the direction that lets the beginning leave first.
    fn is_reverse(&self) -> bool {
        match self.direction {
            Direction::Auto => false,
            Direction::Left => self.is_right_to_left,
            Direction::Right => !self.is_right_to_left,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, Mode, Move, Strip};
    use crate::motion::{Layout, Moment, Span};

    fn layout(sizes: &[f64]) -> Layout {
        let mut length = 0.0;
        let mut next = |size: &f64| {
            length += size;
            Span { start: length - size, size: *size }
        };
        let spans = sizes.iter().map(&mut next).collect();
        Layout { length, spans, names: (0..sizes.len()).map(|at| at.to_string()).collect() }
    }

    const STRIP: Strip = Strip {
        mode: Mode::Scroll,
        speed: 50.0,
        direction: Direction::Auto,
        is_paused: false,
        is_reduced: false,
        is_right_to_left: false,
        viewport: 500.0,
        position: 0.0,
    };

    #[test]
    fn as_many_lists_as_cover_the_strip_wherever_it_stands_and_no_more() {
        for (length, lists) in [(1000.0, 2), (500.0, 2), (499.0, 3), (100.0, 6), (1.0, 64)] {
            let plan = STRIP.plan(&layout(&[length / 2.0, length / 2.0]));
            assert_eq!(plan.lists.unwrap().0, lists, "{length}");
        }
    }

    #[test]
    fn of_a_copy_so_many_quotes_are_laid_as_are_ever_seen() {
        assert_eq!(STRIP.plan(&layout(&[100.0; 40])).lists, Some((2, 5)));
    }

    #[test]
    fn where_the_reader_wants_less_motion_or_the_page_none_it_stands_and_there_are_no_copies() {
        for strip in [Strip { is_reduced: true, ..STRIP }, Strip { mode: Mode::None, ..STRIP }] {
            let plan = strip.plan(&layout(&[100.0; 40]));
            assert_eq!((plan.lists, plan.motion), (Some((1, 0)), Move::Stop));
        }
    }

    #[test]
    fn where_all_quotes_are_seen_at_once_nothing_moves_from_group_to_group() {
        let step = Strip { mode: Mode::Step, ..STRIP };
        assert_eq!(step.plan(&layout(&[100.0; 5])).motion, Move::Stop);
        assert!(matches!(step.plan(&layout(&[100.0; 6])).motion, Move::Run(_)));
        assert!(matches!(STRIP.plan(&layout(&[100.0; 5])).motion, Move::Run(_)), "scrolling it moves all the same");
    }

    #[test]
    fn paused_it_is_scrolled_and_keeps_its_lists() {
        let plan = Strip { is_paused: true, ..STRIP }.plan(&layout(&[100.0; 40]));
        assert_eq!((plan.lists, plan.motion), (Some((2, 5)), Move::Stop));
    }

    #[test]
    fn of_a_strip_that_is_hidden_or_empty_nothing_is_known() {
        for (strip, list) in [(Strip { viewport: 0.0, ..STRIP }, layout(&[100.0; 40])), (STRIP, layout(&[]))] {
            for mode in [Mode::Scroll, Mode::Step] {
                let plan = Strip { mode, ..strip }.plan(&list);
                assert_eq!((plan.lists, plan.motion), (None, Move::Keep));
            }
        }
    }

    /// Whether the whole strip is on its way to the right a moment later, as the browser shows it.
    fn goes_right(direction: Direction, is_right_to_left: bool) -> bool {
        let list = layout(&[100.0; 40]);
        let Move::Run(timeline) = (Strip { direction, is_right_to_left, ..STRIP }).plan(&list).motion else { panic!() };
        let time = timeline.time_of(Moment { position: 1000.0, stood: 0.0 });
        let later = timeline.at(time + 1.0).position;
        (later < 1000.0) != is_right_to_left
    }

    #[test]
    fn it_moves_against_the_text_or_where_the_page_wants() {
        for is_right_to_left in [false, true] {
            assert_eq!(goes_right(Direction::Auto, is_right_to_left), is_right_to_left);
            assert!(!goes_right(Direction::Left, is_right_to_left));
            assert!(goes_right(Direction::Right, is_right_to_left));
        }
    }
}
