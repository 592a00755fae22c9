//! The history of a reader: the values that a strip would show, and whether one ever went back.

use crate::frames::Figure;
use crate::vendor::SYMBOLS;

/// By symbol, the last value.
#[derive(Clone, Debug)]
pub struct Seen {
    /// As a strip shows them: the one with the later time.
    shown: [Option<Figure>; SYMBOLS],
    /// As they came last on the stream.
    came: [Option<u64>; SYMBOLS],
    backwards: Vec<Backwards>,
}

/// A value that came after a newer one, on one stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backwards {
    /// Which symbol.
    pub row: usize,
    /// The tick that had come before.
    pub from: u64,
    /// The older one.
    pub to: u64,
}

impl Default for Seen {
    fn default() -> Self {
        Self { shown: [None; SYMBOLS], came: [None; SYMBOLS], backwards: Vec::new() }
    }
}

impl Seen {
    /// A stream begins without resuming another: what has come already may come again.
    pub fn begin_stream(&mut self) {
        self.came = [None; SYMBOLS];
    }

    /// Takes a snapshot. It may be older than what was seen: a strip compares times.
    pub fn snapshot(&mut self, figures: &[Figure]) {
        for figure in figures {
            self.show(*figure);
        }
    }

    /// Takes a frame of a stream. A strip would drop older values, but on one stream they must not come at all.
    pub fn frame(&mut self, figures: &[Figure]) {
        for figure in figures {
            if let Some(came) = self.came.get_mut(figure.row) {
                match *came {
                    Some(from) if from > figure.tick => {
                        self.backwards.push(Backwards { row: figure.row, from, to: figure.tick });
                    }
                    _ => *came = Some(figure.tick),
                }
            }
            self.show(*figure);
        }
    }

    fn show(&mut self, figure: Figure) {
        if let Some(shown) = self.shown.get_mut(figure.row)
            && shown.is_none_or(|shown| shown.time <= figure.time)
        {
            *shown = Some(figure);
        }
    }

    /// Whether every symbol shows at least this tick.
    pub fn has(&self, tick: u64) -> bool {
        self.shown.iter().all(|shown| shown.is_some_and(|shown| shown.tick >= tick))
    }

    /// The ticks that are shown.
    pub fn ticks(&self) -> Vec<Option<u64>> {
        self.shown.iter().map(|shown| shown.map(|shown| shown.tick)).collect()
    }

    /// The values that went back.
    pub fn backwards(&self) -> &[Backwards] {
        &self.backwards
    }
}

#[cfg(test)]
mod tests {
    use super::{Backwards, Seen};
    use crate::frames::Figure;

    fn figure(row: usize, tick: u64) -> Figure {
        Figure { row, tick, time: i64::try_from(tick).unwrap() }
    }

    #[test]
    fn late_value_on_one_stream_is_reported_and_not_shown() {
        let mut seen = Seen::default();
        seen.frame(&[figure(3, 5)]);
        seen.frame(&[figure(3, 4), figure(4, 4)]);
        assert_eq!(seen.backwards(), [Backwards { row: 3, from: 5, to: 4 }]);
        assert_eq!(seen.ticks()[3], Some(5));
    }

    #[test]
    fn repeated_value_on_another_stream_or_snapshot_did_not_go_back() {
        let mut seen = Seen::default();
        seen.frame(&[figure(3, 5)]);
        seen.begin_stream();
        seen.snapshot(&[figure(3, 2)]);
        seen.frame(&[figure(3, 4)]);
        assert_eq!((seen.backwards().len(), seen.ticks()[3]), (0, Some(5)));
        assert!(!seen.has(1), "most symbols have no value yet");
    }
}
