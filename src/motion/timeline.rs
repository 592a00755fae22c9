//! Where a strip is at what time of a round.
//!
//! A timeline is a list of points between which the strip moves evenly. So for every position there is a time: whoever moves the
//! strip by hand sets the time of its one animation.

/// How long a group of quotes stands at least, in milliseconds.
const LEAST_STAND: f64 = 3000.0;
/// How long it takes from one group to the next, in milliseconds.
const SLIDE: f64 = 400.0;
/// Two positions that are nearer are the same stop, in pixels.
const SAME_STOP: f64 = 1.0;

/// The round of a strip.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    points: Vec<Point>,
    /// How many lists the strip holds.
    lists: u32,
    is_right_to_left: bool,
    is_reverse: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Point {
    /// In milliseconds.
    time: f64,
    position: f64,
}

/// Where a strip is in its round.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moment {
    /// How much of the list has left.
    pub position: f64,
    /// Which share of its stand there it has behind it, from 0 to 1; 0 while it moves.
    pub stood: f64,
}

/// A keyframe of the animation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keyframe {
    /// From 0 to 1.
    pub offset: f64,
    /// How far the whole strip is moved to the right, in percent of its width: so cells that grow take it along until its timeline is
    /// made anew.
    pub percent: f64,
}

impl Timeline {
    /// Evenly through a list of this length, so many pixels a second.
    pub fn scrolling(length: f64, speed: f64) -> Self {
        let end = Point { time: length / speed * 1000.0, position: length };
        Self::of(vec![Point { time: 0.0, position: 0.0 }, end])
    }

    /// From stop to stop. At each it stands as long as it would take to the next by its speed: a round lasts as long.
    pub fn stepping(stops: &[f64], length: f64, speed: f64) -> Self {
        let mut points = Vec::with_capacity(2 * stops.len() + 1);
        let mut time = 0.0;
        let followers = stops.iter().skip(1).chain([&length]);
        for (stop, next) in stops.iter().zip(followers) {
            points.push(Point { time, position: *stop });
            time += ((next - stop) / speed * 1000.0).max(LEAST_STAND);
            points.push(Point { time, position: *stop });
            time += SLIDE;
        }
        points.push(Point { time, position: length });
        Self::of(points)
    }

    fn of(points: Vec<Point>) -> Self {
        Self { points, lists: 1, is_right_to_left: false, is_reverse: false }
    }

    /// The same for a strip of so many lists, in which text runs that way. In reverse it moves against the direction that lets the
    /// beginning leave first.
    pub fn laid(self, lists: u32, is_right_to_left: bool, is_reverse: bool) -> Self {
        Self { lists: lists.max(1), is_right_to_left, is_reverse, ..self }
    }

    /// How long a round takes, in milliseconds.
    pub fn duration(&self) -> f64 {
        self.end().time
    }

    /// Whether the animation runs its keyframes from the last to the first.
    pub fn is_reverse(&self) -> bool {
        self.is_reverse
    }

    /// What the animation does, in the order of reading.
    pub fn keyframes(&self) -> impl Iterator<Item = Keyframe> + '_ {
        let Point { time: duration, position: length } = self.end();
        let whole = if self.is_right_to_left { 100.0 } else { -100.0 } / f64::from(self.lists);
        self.points
            .iter()
            .map(move |point| Keyframe { offset: share(point.time, duration), percent: share(point.position, length) * whole })
    }

    /// Where the strip is at a time of its animation, in milliseconds.
    pub fn at(&self, time: f64) -> Moment {
        let duration = self.duration();
        let time = self.directed(if duration > 0.0 { time.rem_euclid(duration) } else { 0.0 });
        let Some((from, to)) = self.legs().find(|(_, to)| to.time >= time) else {
            return Moment { position: self.end().position, stood: 0.0 };
        };
        let passed = share(time - from.time, to.time - from.time);
        let is_stand = from.position == to.position;
        Moment {
            position: from.position + (to.position - from.position) * passed,
            stood: if is_stand { self.stood(passed) } else { 0.0 },
        }
    }

    /// The time of the animation at which the strip is somewhere; where it stands there, with that share of its stand behind it.
    pub fn time_of(&self, Moment { position, stood }: Moment) -> f64 {
        let stand = self.legs().find(|(from, to)| from.position == to.position && (from.position - position).abs() < SAME_STOP);
        let (leg, passed) = match stand {
            Some(stand) => (stand, self.stood(stood.clamp(0.0, 1.0))),
            None => {
                let ahead = self.legs().filter(|(from, _)| from.position <= position).last();
                let Some(leg) = ahead.or_else(|| self.legs().next()) else { return 0.0 };
                let (from, to) = leg;
                (leg, share(position - from.position, to.position - from.position))
            }
        };
        let (from, to) = leg;
        self.directed(from.time + (to.time - from.time) * passed)
    }

    fn end(&self) -> Point {
        self.points.last().copied().unwrap_or(Point { time: 0.0, position: 0.0 })
    }

    /// The ways from point to point.
    fn legs(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.points.iter().copied().zip(self.points.iter().copied().skip(1))
    }

    /// A timeline in reverse runs its way backwards.
    fn directed(&self, time: f64) -> f64 {
        if self.is_reverse { self.duration() - time } else { time }
    }

    fn stood(&self, passed: f64) -> f64 {
        if self.is_reverse { 1.0 - passed } else { passed }
    }
}

/// The share that a part is of a whole; of nothing it is none.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[cfg(test)]
mod tests;
