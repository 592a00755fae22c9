//! Where the quotes of a list stand: in the element's own pixels from where the list begins, in the direction of reading, whatever zoom or
//! transformation it stands in.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::json::digits;

/// A quote that begins nearer to a position is the one that stands there, in pixels.
const SAME_PLACE: f64 = 1.0;
/// A change that nobody sees, in pixels.
const UNSEEN: f64 = 0.01;
/// How much of the viewport it is from one part of a wide quote to the next: what was at the edge is seen once more.
const PART: f64 = 0.8;
/// And how many pixels at least.
const LEAST_PART: f64 = 20.0;
/// Wide quotes are not shown in more parts than these together.
const MOST_STOPS: usize = 4096;

/// Where a quote begins, and how wide it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Span {
    /// From where the list begins.
    pub start: f64,
    /// Its width.
    pub size: f64,
}

impl Span {
    /// Where it ends.
    pub fn end(self) -> f64 {
        self.start + self.size
    }
}

/// The list of a strip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// How long it is.
    pub length: f64,
    /// Its quotes, in their order.
    pub spans: Vec<Span>,
    /// What they are called; each name is there once.
    pub names: Rc<[String]>,
}

/// A list as a browser measures it.
#[derive(Clone, Copy, Debug)]
pub struct Measured<'a> {
    /// Its left edge and width on the screen.
    pub on_screen: Span,
    /// Its width in whole pixels of its own.
    pub own_width: f64,
    /// Its quotes' left edges and widths on the screen.
    pub quotes_on_screen: &'a [Span],
    /// The same in whole pixels of its own, from the beginning of the list: for what is not seen on a screen.
    pub own_quotes: &'a [Span],
}

impl Measured<'_> {
    /// By how much the screen shows it larger; nothing where it is shown as a point. (A dialog that opens with an animation is scaled to
    /// nothing at first, and nobody tells when it no longer is.)
    fn scale(self) -> Option<f64> {
        let ratio = self.on_screen.size / self.own_width;
        // Whole pixels are what is rounded.
        let scale = if (ratio - 1.0).abs() < 0.01 { 1.0 } else { ratio };
        (scale.is_finite() && scale > 0.0).then_some(scale)
    }
}

impl Layout {
    /// The layout of a list that was measured.
    pub fn of(measured: Measured, names: Rc<[String]>, is_right_to_left: bool) -> Self {
        let (length, mut spans) = match measured.scale() {
            Some(scale) => {
                let own = |span: &Span| Span { start: (span.start - measured.on_screen.start) / scale, size: span.size / scale };
                (measured.on_screen.size / scale, measured.quotes_on_screen.iter().map(own).collect::<Vec<_>>())
            }
            None => (measured.own_width, measured.own_quotes.to_vec()),
        };
        if is_right_to_left {
            for span in &mut spans {
                span.start = length - span.end();
            }
        }
        Self { length, spans, names }
    }

    /// A position within the list: what has left at the end comes back at the beginning.
    pub fn wrap(&self, position: f64) -> f64 {
        let wrapped = position.rem_euclid(self.length);
        // A hair before the beginning is the end by rounding.
        if wrapped.is_finite() && wrapped < self.length { wrapped } else { 0.0 }
    }

    /// Where the strip has to stand after a change for the reader to see no more of it than there is: the first quote that is whole in
    /// sight, and is still there, stays where it is.
    pub fn keep_in_sight(&self, position: f64, after: &Self) -> f64 {
        let first = self.first_from(position);
        let quotes = self.spans.iter().zip(self.names.iter()).enumerate();
        for (index, (span, name)) in quotes.clone().skip(first).chain(quotes.take(first)) {
            let same = after.find(name, index);
            if let Some(same) = same {
                let ahead = self.wrap(span.start - position);
                let kept = after.wrap(same.start - ahead);
                return if (kept - position).abs() < UNSEEN { position } else { kept };
            }
        }
        // Others altogether: as much of the round has passed.
        if self.length > 0.0 { position / self.length * after.length } else { 0.0 }
    }

    /// The quote of a name, which most often stands at the same place in the order.
    fn find(&self, name: &str, index: usize) -> Option<Span> {
        let is_same = self.names.get(index).is_some_and(|other| other == name);
        let index = if is_same { index } else { self.names.iter().position(|other| other == name)? };
        self.spans.get(index).copied()
    }

    /// Where the strip stands to show one group of quotes after the other, each as many as the viewport holds. One that is wider is shown
    /// part by part. A group begins with the quote at `position`, so that it can stay there.
    pub fn groups(&self, viewport: f64, position: f64) -> Vec<f64> {
        let mut stops: Vec<f64> = Vec::new();
        for span in &self.spans {
            let has_room = stops.last().is_some_and(|begin| span.end() - begin <= viewport);
            if !has_room || (span.start - position).abs() < SAME_PLACE {
                stops.push(span.start);
            }
            if span.size > viewport {
                push_parts(&mut stops, span.end() - viewport, viewport);
            }
        }
        stops
    }

    /// How many quotes begin before a position.
    fn count_before(&self, position: f64) -> usize {
        self.spans.partition_point(|span| span.start < position)
    }

    /// The first quote that begins at a position or behind it; the first of all behind the last.
    fn first_from(&self, position: f64) -> usize {
        let count = self.count_before(position);
        if count < self.spans.len() { count } else { 0 }
    }

    /// Which quotes are in sight, or so many widths of the viewport from that: the row of the first, and how many. `None` for all of them:
    /// nothing is known yet, or the whole list is seen.
    pub fn in_sight(&self, position: f64, viewport: f64, widths_around: f64) -> Option<(usize, usize)> {
        let wide = (1.0 + 2.0 * widths_around) * viewport;
        if !(self.length > wide) {
            return None;
        }
        let begin = self.wrap(position - widths_around * viewport);
        let first = self.count_before(begin).saturating_sub(1);
        let end = begin + wide;
        // What is seen may go on with the beginning of the next list.
        let of_next = if end > self.length { self.count_before(end - self.length) } else { 0 };
        Some((first, (self.count_before(end) + of_next).saturating_sub(first)))
    }
}

/// Goes on from the last stop part by part, until the end of the quote is at the end of the viewport.
fn push_parts(stops: &mut Vec<f64>, last: f64, viewport: f64) {
    while let Some(begin) = stops.last().copied()
        && begin < last
        && stops.len() < MOST_STOPS
    {
        stops.push((begin + part_of(viewport)).min(last));
    }
}

/// How far it is from one part of a quote that is wider than the viewport to the next.
pub fn part_of(viewport: f64) -> f64 {
    (viewport * PART).max(LEAST_PART)
}

/// What the quotes of a list are called: one that is there twice is the second only where it stands.
pub fn unique_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut known = BTreeSet::new();
    let named = |(index, name): (usize, &'a str)| match known.insert(name) {
        true => name.to_owned(),
        false => [name, " #", &digits(index as i64)].concat(),
    };
    names.into_iter().enumerate().map(named).collect()
}

#[cfg(test)]
mod tests;
