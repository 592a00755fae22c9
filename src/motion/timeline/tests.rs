use proptest::prelude::*;

use super::{Moment, Timeline};

/// Stops of groups, a length behind them, and a speed, as strips have them.
fn steps() -> impl Strategy<Value = (Vec<f64>, f64, f64)> {
    let sizes = prop::collection::vec(20.0..900.0, 1..12);
    (sizes, 1.0..2000.0).prop_map(|(sizes, speed)| {
        let mut end = 0.0;
        let stops = sizes.iter().map(|size| {
            end += size;
            end - size
        });
        let stops: Vec<f64> = stops.collect();
        (stops, end, speed)
    })
}

fn timeline() -> impl Strategy<Value = (Timeline, f64)> {
    let either = prop_oneof![
        steps().prop_map(|(stops, length, speed)| (Timeline::stepping(&stops, length, speed), length)),
        (10.0..40_000.0, 1.0..2000.0).prop_map(|(length, speed)| (Timeline::scrolling(length, speed), length)),
    ];
    (either, 1..64u32, any::<bool>(), any::<bool>())
        .prop_map(|((timeline, length), lists, rtl, reverse)| (timeline.laid(lists, rtl, reverse), length))
}

fn at(position: f64) -> Moment {
    Moment { position, stood: 0.0 }
}

#[test]
fn so_many_pixels_a_second() {
    let timeline = Timeline::scrolling(1200.0, 120.0);
    assert_eq!(timeline.duration(), 10_000.0);
    assert_eq!(timeline.at(2500.0), at(300.0));
    assert_eq!(timeline.at(12_500.0), at(300.0), "round and round");
    assert_eq!(timeline.time_of(at(300.0)), 2500.0);
}

#[test]
fn a_group_stands_as_long_as_its_way_would_take_and_three_seconds_at_least() {
    let timeline = Timeline::stepping(&[0.0, 500.0, 600.0], 1000.0, 100.0);
    let points: Vec<_> = timeline.points.iter().map(|point| (point.time, point.position)).collect();
    assert_eq!(
        points,
        [(0.0, 0.0), (5000.0, 0.0), (5400.0, 500.0), (8400.0, 500.0), (8800.0, 600.0), (12_800.0, 600.0), (13_200.0, 1000.0)]
    );
    assert_eq!(timeline.at(6900.0), Moment { position: 500.0, stood: 0.5 });
    assert_eq!(timeline.at(5200.0), at(250.0), "on its way");
}

#[test]
fn the_keyframes_lead_from_the_first_list_to_its_copy() {
    let frames = |is_right_to_left| {
        let timeline = Timeline::scrolling(1000.0, 50.0).laid(4, is_right_to_left, false);
        timeline.keyframes().map(|frame| (frame.offset, frame.percent)).collect::<Vec<_>>()
    };
    assert_eq!(frames(false), [(0.0, -0.0), (1.0, -25.0)]);
    assert_eq!(frames(true), [(0.0, 0.0), (1.0, 25.0)]);
}

#[test]
fn in_reverse_what_has_left_comes_back() {
    let timeline = Timeline::scrolling(1000.0, 100.0).laid(2, false, true);
    assert!(timeline.is_reverse());
    assert_eq!(timeline.at(1000.0), at(900.0));
    assert_eq!(timeline.time_of(at(900.0)), 1000.0);
    let steps = Timeline::stepping(&[0.0, 500.0], 1000.0, 100.0).laid(2, false, true);
    let time = steps.time_of(Moment { position: 500.0, stood: 0.25 });
    assert_eq!(steps.at(time), Moment { position: 500.0, stood: 0.25 });
    assert!(steps.at(time + 1000.0).stood > 0.25, "the share grows with time");
}

#[test]
fn a_strip_of_nothing_stands() {
    for timeline in [Timeline::scrolling(0.0, 50.0), Timeline::stepping(&[], 0.0, 50.0), Timeline::stepping(&[], 900.0, 50.0)] {
        for time in [0.0, 1.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(timeline.at(time).position.is_finite());
        }
        assert!(timeline.time_of(at(100.0)).is_finite());
        assert!(timeline.keyframes().all(|frame| frame.offset.is_finite() && frame.percent.is_finite()));
    }
}

proptest! {
    /// For every position there is a time, so that whoever moves the strip can set it.
    #[test]
    fn there_is_a_time_for_every_position((timeline, length) in timeline(), share in 0.0..1.0) {
        let position = length * share;
        let time = timeline.time_of(at(position));
        prop_assert!((0.0..=timeline.duration()).contains(&time));
        // Within a pixel of a stop it is the stop.
        prop_assert!((timeline.at(time).position - position).abs() < 1.0 + 1e-6);
    }

    /// Set to where it is, the strip goes on as if nothing had been done: no quote stands longer or shorter.
    #[test]
    fn what_is_set_to_where_it_is_goes_on((timeline, _) in timeline(), share in 0.001..0.999) {
        let time = timeline.duration() * share;
        let moment = timeline.at(time);
        let again = timeline.at(timeline.time_of(moment));
        prop_assert!((again.position - moment.position).abs() < 1.0 + 1e-6);
        prop_assert!(moment.stood == 0.0 || (again.stood - moment.stood).abs() < 1e-6);
    }

    /// At another speed, in another direction, with more or fewer copies, the strip is where it was, and has stood there for as much of its stand.
    #[test]
    fn the_phase_is_kept_at_another_speed_and_in_another_direction(
        (stops, length, speed) in steps(),
        other_speed in 1.0..2000.0,
        (is_stepping, reverse, other_reverse) in (any::<bool>(), any::<bool>(), any::<bool>()),
        share in 0.001..0.999,
    ) {
        let timeline = |speed, reverse| {
            let made = if is_stepping { Timeline::stepping(&stops, length, speed) } else { Timeline::scrolling(length, speed) };
            made.laid(2, false, reverse)
        };
        let (before, after) = (timeline(speed, reverse), timeline(other_speed, other_reverse));
        let moment = before.at(before.duration() * share);
        let now = after.at(after.time_of(moment));
        prop_assert!((now.position - moment.position).abs() < 1.0 + 1e-6);
        if moment.stood > 0.0 && moment.stood < 1.0 {
            prop_assert!((now.stood - moment.stood).abs() < 1e-6, "{moment:?} {now:?}");
        }
    }

    /// The strip never jumps but from the end of a list to the beginning of its copy, which look the same.
    #[test]
    fn it_never_jumps((timeline, length) in timeline(), share in 0.0..1.0) {
        let duration = timeline.duration();
        let time = duration * share;
        let step = duration / 100_000.0;
        let way = (timeline.at(time + step).position - timeline.at(time).position).abs();
        // As fast as its fastest leg, and a slide takes 400 milliseconds.
        let fastest = (length / duration).max(length / 400.0);
        prop_assert!(way.min(length - way) <= fastest * step * 1.01 + 1e-6, "{way}");
    }

    /// What the browser shows from the keyframes is what the timeline says.
    #[test]
    fn the_keyframes_show_what_the_timeline_says((timeline, length) in timeline(), share in 0.0..1.0) {
        let frames: Vec<_> = timeline.keyframes().collect();
        prop_assert!(frames.windows(2).all(|pair| pair[0].offset <= pair[1].offset));
        prop_assert_eq!((frames[0].offset, frames[frames.len() - 1].offset), (0.0, 1.0));
        let progress = if timeline.is_reverse() { 1.0 - share } else { share };
        let next = frames.iter().position(|frame| frame.offset >= progress).unwrap().max(1);
        let (from, to) = (frames[next - 1], frames[next]);
        let within = if to.offset > from.offset { (progress - from.offset) / (to.offset - from.offset) } else { 0.0 };
        let percent = from.percent + (to.percent - from.percent) * within;
        let lists = f64::from(timeline.lists);
        let position = percent.abs() / 100.0 * lists * length;
        prop_assert!((timeline.at(timeline.duration() * share).position - position).abs() < 0.01);
        let is_right = frames.iter().all(|frame| if timeline.is_right_to_left { frame.percent >= 0.0 } else { frame.percent <= 0.0 });
        prop_assert!(is_right);
    }

    /// Whatever the numbers are, nothing panics, and none is no number.
    #[test]
    fn no_number_panics(stops in prop::collection::vec(any::<f64>(), 0..5), length: f64, speed: f64, time: f64, position: f64, stood: f64) {
        for timeline in [Timeline::stepping(&stops, length, speed), Timeline::scrolling(length, speed)] {
            let timeline = timeline.laid(0, true, true);
            let _ = (timeline.at(time), timeline.time_of(Moment { position, stood }), timeline.keyframes().count());
        }
    }
}
