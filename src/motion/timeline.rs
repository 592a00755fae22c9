//! The position of a strip at each time of a round.
//!
//! A timeline is a list of points between which the strip moves at a constant speed, so that every position has a time: moving the strip
//! means setting the time of its one animation.

use super::wrap;

/// The minimum duration of a stop, in milliseconds.
const LEAST_STAND: f64 = 3000.0;
/// The duration of the movement from one group to the next, in milliseconds.
const SLIDE: f64 = 400.0;
/// A position closer to a stop than this, in pixels, is the stop.
const AT_STOP: f64 = 1.0;

/// A position and its time, in milliseconds from the beginning of the round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The time.
    pub time: f64,
    /// The position: how much of the list has left.
    pub place: f64,
}

/// A position of a strip.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// How much of the list has left.
    pub place: f64,
    /// At a stop, the elapsed share of it.
    pub share: f64,
}

/// At a constant speed, in pixels a second.
pub fn scrolling(way: f64, speed: f64) -> Vec<Point> {
    vec![Point { time: 0.0, place: 0.0 }, Point { time: way / speed * 1000.0, place: way }]
}

/// From stop to stop. Each lasts as long as travelling to the next one at the strip's speed, so a round lasts as long.
pub fn stepping(stops: &[f64], way: f64, speed: f64) -> Vec<Point> {
    let mut points = Vec::new();
    let mut time = 0.0;
    for (index, place) in stops.iter().copied().enumerate() {
        if index > 0 {
            time += SLIDE;
        }
        points.push(Point { time, place });
        let next = stops.get(index + 1).copied().unwrap_or(way);
        time += LEAST_STAND.max((next - place) / speed * 1000.0);
        points.push(Point { time, place });
    }
    points.push(Point { time: time + SLIDE, place: way });
    points
}

/// The positions of a strip over time. Equal timelines are the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    points: Vec<Point>,
    /// How many lists the track has.
    lists: usize,
    is_right_to_left: bool,
    /// Whether it runs backwards, against the direction of the text.
    is_reverse: bool,
}

impl Timeline {
    /// A timeline of points, the last of which is a whole round away from the first, for a track of this many lists.
    pub fn new(points: Vec<Point>, lists: usize, is_right_to_left: bool, is_reverse: bool) -> Self {
        Self { points, lists, is_right_to_left, is_reverse }
    }

    /// How long a round lasts, in milliseconds.
    pub fn duration(&self) -> f64 {
        self.points.last().map_or(0.0, |last| last.time)
    }

    /// Whether its animation runs backwards.
    pub fn is_reverse(&self) -> bool {
        self.is_reverse
    }

    /// The keyframes: the share of the round, and the percentage of its width by which the track is moved. Because of percentages, growing
    /// cells move the strip along until its timeline is set again.
    pub fn keyframes(&self) -> Vec<(f64, f64)> {
        let Some(last) = self.points.last() else { return Vec::new() };
        let sign = if self.is_right_to_left { 100.0 } else { -100.0 };
        let percent = |place: f64| place / last.place * sign / self.lists as f64;
        self.points.iter().map(|point| (point.time / last.time, percent(point.place))).collect()
    }

    /// The position at a time.
    pub fn at(&self, time: f64) -> Standing {
        let passed = self.turned(wrap(time, self.duration()));
        let pieces = || self.pieces();
        let Some((from, to)) = pieces().find(|(_, to)| to.time >= passed).or_else(|| pieces().next_back()) else {
            return Standing::default();
        };
        let share = (passed - from.time) / (to.time - from.time);
        if from.place == to.place {
            return Standing { place: from.place, share: self.share(share) };
        }
        Standing { place: from.place + (to.place - from.place) * share, share: 0.0 }
    }

    /// The time of a position, with the elapsed share of its stop.
    pub fn time_of(&self, Standing { place, share }: Standing) -> f64 {
        let stand = self.pieces().find(|(from, to)| from.place == to.place && (from.place - place).abs() < AT_STOP);
        if let Some((from, to)) = stand {
            return self.turned(from.time + (to.time - from.time) * self.share(share));
        }
        let under_way = self.pieces().rfind(|(from, to)| from.place <= place && from.place < to.place);
        let Some((from, to)) = under_way.or_else(|| self.pieces().next()) else { return 0.0 };
        let way = to.place - from.place;
        let passed = if way > 0.0 { ((place - from.place) / way).clamp(0.0, 1.0) } else { 0.0 };
        self.turned(from.time + (to.time - from.time) * passed)
    }

    fn pieces(&self) -> impl DoubleEndedIterator<Item = (Point, Point)> + '_ {
        self.points.iter().copied().zip(self.points.iter().copied().skip(1))
    }

    fn share(&self, share: f64) -> f64 {
        if self.is_reverse { 1.0 - share } else { share }
    }

    fn turned(&self, time: f64) -> f64 {
        if self.is_reverse { self.duration() - time } else { time }
    }
}

#[cfg(test)]
mod tests {
    use super::{Standing, Timeline, scrolling, stepping};

    fn at(place: f64) -> Standing {
        Standing { place, share: 0.0 }
    }

    #[test]
    fn strip_scrolls_at_its_speed() {
        let timeline = Timeline::new(scrolling(1000.0, 50.0), 2, false, false);
        assert_eq!(timeline.duration(), 20_000.0);
        assert_eq!(timeline.at(5000.0), at(250.0));
        assert_eq!(timeline.at(25_000.0), at(250.0), "the next round");
        assert_eq!(timeline.time_of(at(250.0)), 5000.0);
        assert_eq!(timeline.keyframes(), [(0.0, 0.0), (1.0, -50.0)]);
    }

    #[test]
    fn reversed_timeline_has_the_same_positions_at_other_times() {
        let timeline = Timeline::new(scrolling(1000.0, 50.0), 4, true, true);
        assert_eq!(timeline.at(5000.0), at(750.0));
        assert_eq!(timeline.time_of(at(750.0)), 5000.0);
        assert_eq!(timeline.keyframes(), [(0.0, 0.0), (1.0, 25.0)]);
    }

    #[test]
    fn each_stop_lasts_as_long_as_travelling_its_width() {
        let timeline = Timeline::new(stepping(&[0.0, 500.0], 600.0, 50.0), 2, false, false);
        assert_eq!(timeline.duration(), 10_000.0 + 400.0 + 3000.0 + 400.0);
        assert_eq!(timeline.at(5000.0), Standing { place: 0.0, share: 0.5 });
        assert_eq!(timeline.at(10_200.0), at(250.0));
        assert_eq!(timeline.at(11_900.0), Standing { place: 500.0, share: 0.5 });
        assert_eq!(timeline.time_of(Standing { place: 500.4, share: 0.5 }), 11_900.0, "nearly there is there");
        assert_eq!(timeline.time_of(at(250.0)), 10_200.0);
    }

    #[test]
    fn elapsed_share_of_a_stop_is_kept_backwards() {
        let timeline = Timeline::new(stepping(&[0.0, 500.0], 600.0, 50.0), 2, false, true);
        let standing = Standing { place: 0.0, share: 0.25 };
        assert_eq!(timeline.at(timeline.time_of(standing)), standing);
    }

    #[test]
    fn empty_timeline_stays_at_its_beginning() {
        let timeline = Timeline::new(Vec::new(), 1, false, false);
        assert_eq!((timeline.at(7.0), timeline.time_of(at(7.0)), timeline.keyframes().len()), (at(0.0), 0.0, 0));
    }
}
