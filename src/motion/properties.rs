//! For any quotes, speed and direction: what the reader sees stays in place, and nothing jumps.

use proptest::prelude::*;

use super::{
    MotionMode, MotionOptions, Plan, Position, Positions, ScrollDirection, Standing, Timeline, scrolling, stepping, wrap,
};

/// More than the rounding of any position, in pixels.
const HAIR: f64 = 1e-6;

/// The sizes of quotes, in pixels.
fn sizes(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(1.0..900.0, count)
}

/// A list of quotes with numbers for names.
fn list(quotes: impl IntoIterator<Item = (usize, f64)>) -> Positions {
    let mut list = Positions::default();
    for (name, size) in quotes {
        list.quotes.push(Position { name: name.to_string().into(), start: list.way, size });
        list.way += size;
    }
    list
}

fn list_of(sizes: &[f64]) -> Positions {
    list(sizes.iter().copied().enumerate())
}

fn direction() -> impl Strategy<Value = ScrollDirection> {
    prop::sample::select(ScrollDirection::ALL.map(|(_, direction)| direction).to_vec())
}

fn mode() -> impl Strategy<Value = MotionMode> {
    prop::sample::select(MotionMode::ALL.map(|(_, mode)| mode).to_vec())
}

fn options() -> impl Strategy<Value = MotionOptions> {
    let speed = prop_oneof![1.0..2000.0, Just(f64::NAN), Just(0.0), Just(f64::INFINITY)];
    (mode(), speed, direction()).prop_map(|(mode, speed, direction)| MotionOptions {
        is_one_line: true,
        mode,
        speed,
        direction,
        pause_on: Vec::new(),
    })
}

/// The distance between two positions of a round.
fn distance(one: f64, other: f64, way: f64) -> f64 {
    let ahead = wrap(one - other, way);
    ahead.min(way - ahead)
}

/// The first completely visible quote, and its distance from the edge.
fn first_in_sight(list: &Positions, place: f64) -> Option<(&str, f64)> {
    let ahead = |quote: &Position| wrap(quote.start - place, list.way);
    let first = list.quotes.iter().min_by(|one, other| ahead(one).total_cmp(&ahead(other)))?;
    Some((&first.name, ahead(first)))
}

proptest! {
    #[test]
    fn visible_quote_stays_in_place_while_all_grow(
        quotes in prop::collection::vec((1.0..900.0, 1.0..900.0), 1..30),
        part in 0.0..1.0,
    ) {
        let [before, after] = [list_of(&quotes.iter().map(|(size, _)| *size).collect::<Vec<_>>()), list_of(&quotes.iter().map(|(_, size)| *size).collect::<Vec<_>>())];
        let place = part * before.way;
        let stays = before.same_sight(place, &after);
        prop_assert!((0.0..after.way).contains(&stays));
        let (name, offset) = first_in_sight(&before, place).unwrap();
        let same = after.quotes.iter().find(|quote| &*quote.name == name).unwrap();
        prop_assert!(distance(same.start - offset, stays, after.way) < HAIR);
    }

    #[test]
    fn nothing_moves_without_a_change(sizes in sizes(1..30), part in 0.0..1.0) {
        let list = list_of(&sizes);
        let place = part * list.way;
        prop_assert!(distance(list.same_sight(place, &list), place, list.way) < HAIR);
    }

    #[test]
    fn remaining_quote_stays_in_place_while_others_come_and_go(
        quotes in prop::collection::vec((1.0..900.0, any::<bool>(), any::<bool>()), 2..30),
        part in 0.0..1.0,
    ) {
        let some = |is_there: fn(&(f64, bool, bool)) -> bool| {
            list(quotes.iter().enumerate().filter(|(_, quote)| is_there(quote)).map(|(name, quote)| (name, quote.0)))
        };
        let (before, after) = (some(|quote| quote.1), some(|quote| quote.2));
        prop_assume!(before.way > 0.0 && after.way > 0.0);
        let place = part * before.way;
        let stays = before.same_sight(place, &after);
        prop_assert!((0.0..after.way).contains(&stays));
        let (name, offset) = first_in_sight(&before, place).unwrap();
        if let Some(same) = after.quotes.iter().find(|quote| &*quote.name == name) {
            prop_assert!(distance(same.start - offset, stays, after.way) < HAIR);
        }
    }

    /// With another speed, direction, number of copies or script, the position is the same, to less than a pixel.
    #[test]
    fn position_is_kept_by_another_timeline(
        sizes in sizes(2..30),
        part in 0.0..1.0,
        width in 50.0..2000.0,
        is_stepping in any::<bool>(),
        speeds in (1.0..2000.0, 1.0..2000.0),
        turns in (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()),
    ) {
        let list = list_of(&sizes);
        let place = part * list.way;
        let points = |speed| if is_stepping { stepping(&list.groups(width, place), list.way, speed) } else { scrolling(list.way, speed) };
        let before = Timeline::new(points(speeds.0), 2, turns.0, turns.1);
        let after = Timeline::new(points(speeds.1), 3, turns.2, turns.3);
        let standing = before.at(before.time_of(Standing { place, share: 0.0 }));
        prop_assert!(distance(standing.place, place, list.way) < 1.0);
        let time = after.time_of(standing);
        prop_assert!((0.0..=after.duration()).contains(&time));
        let then = after.at(time);
        prop_assert!(distance(then.place, standing.place, list.way) < 1.0);
        // Half of a stop remains half of a stop.
        prop_assert!((then.share - standing.share).abs() < 1e-3 || distance(standing.place, 0.0, list.way) < 1.0);
    }

    /// From one frame to the next a strip moves no further than its speed, or a slide to the next group.
    #[test]
    fn strip_does_not_jump(
        sizes in sizes(2..30),
        width in 50.0..2000.0,
        speed in 1.0..2000.0,
        is_stepping in any::<bool>(),
        is_reverse in any::<bool>(),
        part in 0.0..1.0,
    ) {
        const FRAME: f64 = 1000.0 / 60.0;
        let list = list_of(&sizes);
        let stops = list.groups(width, 0.0);
        let points = if is_stepping { stepping(&stops, list.way, speed) } else { scrolling(list.way, speed) };
        let timeline = Timeline::new(points, 2, false, is_reverse);
        let time = part * timeline.duration();
        let moved = distance(timeline.at(time + FRAME).place, timeline.at(time).place, list.way);
        let most = if is_stepping { (width + 900.0) * FRAME / 400.0 } else { speed * FRAME / 1000.0 };
        prop_assert!(moved <= most + HAIR, "{moved} pixels in a frame");
    }

    #[test]
    fn plan_has_only_finite_numbers(
        sizes in sizes(0..30),
        width in prop_oneof![Just(0.0), 0.1..5000.0],
        options in options(),
        part in 0.0..1.0,
    ) {
        let list = list_of(&sizes);
        let place = part * list.way;
        let Plan::Moving { points, copies } = Plan::new(&options, &list, width, place, false) else { return Ok(()) };
        prop_assert!((2..=64).contains(&copies.lists) && (1..=sizes.len()).contains(&copies.quotes));
        prop_assert!(copies.lists == 64 || list.way * (copies.lists - 1) as f64 >= width, "the strip is covered wherever it stands");
        let timeline = Timeline::new(points, copies.lists, false, false);
        prop_assert!(timeline.duration().is_normal());
        let frames = timeline.keyframes();
        prop_assert!(frames.iter().all(|(offset, percent)| (0.0..=1.0).contains(offset) && (-100.0..=0.0).contains(percent)), "{frames:?}");
        prop_assert!(frames.windows(2).all(|pair| pair[0].0 <= pair[1].0), "in their order");
        let standing = timeline.at(timeline.time_of(Standing { place, share: 0.5 }));
        prop_assert!(standing.place.is_finite() && (0.0..=1.0).contains(&standing.share));
    }

    #[test]
    fn strip_does_not_move_if_all_quotes_fit(sizes in sizes(1..10), spare in 0.0..500.0, options in options()) {
        let list = list_of(&sizes);
        let plan = Plan::new(&options, &list, list.way + spare, 0.0, false);
        match options.mode {
            MotionMode::Scroll => {
                let Plan::Moving { copies, .. } = plan else { return Err(TestCaseError::fail("it is to move in any case")) };
                prop_assert!(copies.lists >= 2);
                prop_assert_eq!(copies.quotes, sizes.len());
            }
            _ => prop_assert_eq!(plan, Plan::Still),
        }
    }

    #[test]
    fn visible_quotes_are_reported(sizes in sizes(1..40), width in 1.0..2000.0, part in 0.0..1.0, widths in 0.0..2.0) {
        let list = list_of(&sizes);
        let place = part * list.way;
        let count = list.quotes.len();
        let Some((first, seen)) = list.sight(place, width, widths) else { return Ok(()) };
        for (row, quote) in list.quotes.iter().enumerate() {
            let ahead = wrap(quote.start - place, list.way);
            let is_seen = ahead < width || ahead + quote.size > list.way;
            prop_assert!(!is_seen || (row + count - first) % count < seen, "row {row} of {first} and {seen} more");
        }
    }
}
