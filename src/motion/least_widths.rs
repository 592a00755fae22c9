//! Quotes grow with their text and do not shrink again: a price that alternates between 99 and 100 moves the others only once.

use super::Positions;

/// Less than the layout precision of browsers, in pixels: the minimum width must not itself make a quote wider.
const HAIR: f64 = 0.03;

/// The minimum widths of the quotes of a list. In em: widths follow the font size.
#[derive(Debug, Default)]
pub struct LeastWidths {
    /// Their fonts.
    fonts: String,
    least: Vec<f64>,
}

impl LeastWidths {
    /// Forgets them, because the quotes or the font have changed.
    pub fn forget(&mut self) {
        self.least.clear();
    }

    /// Sets the fonts of the list; returns whether they have changed, which makes the widths invalid.
    pub fn are_of_other_fonts(&mut self, fonts: String) -> bool {
        let are_others = self.fonts != fonts;
        if are_others {
            self.fonts = fonts;
            self.forget();
        }
        are_others
    }

    /// The minimum widths for the current quotes, in em of this many pixels.
    pub fn keep(&mut self, list: &Positions, em: f64) -> &[f64] {
        let hair = HAIR / em;
        let width = |(at, size): (usize, f64)| {
            let least = self.least.get(at).copied().unwrap_or_default();
            let size = size / em;
            if size - 2.0 * hair <= least { least } else { size - hair }
        };
        self.least = list.quotes.iter().map(|quote| quote.size).enumerate().map(width).collect();
        &self.least
    }
}

#[cfg(test)]
mod tests {
    use super::LeastWidths;
    use crate::motion::{Position, Positions};

    fn list(sizes: &[f64]) -> Positions {
        let quote = |size: &f64| Position { name: "".into(), start: 0.0, size: *size };
        Positions { way: sizes.iter().sum(), quotes: sizes.iter().map(quote).collect() }
    }

    #[test]
    fn quotes_grow_and_do_not_shrink() {
        let mut widths = LeastWidths::default();
        let first = widths.keep(&list(&[160.0, 80.0]), 16.0).to_vec();
        assert!(first[0] < 10.0 && first[0] > 9.99, "{first:?}");
        let second = widths.keep(&list(&[150.0, 96.0]), 16.0).to_vec();
        assert_eq!(second[0], first[0]);
        assert!(second[1] > 5.9);
        assert_eq!(widths.keep(&list(&[159.97, 96.0]), 16.0), second, "what they make a quote themselves is no growth");
    }

    #[test]
    fn widths_follow_the_font() {
        let mut widths = LeastWidths::default();
        assert!(widths.are_of_other_fonts("Charter".to_owned()));
        let least = widths.keep(&list(&[160.0]), 16.0).to_vec();
        assert!(!widths.are_of_other_fonts("Charter".to_owned()));
        assert_eq!(widths.keep(&list(&[320.0]), 32.0), least, "the same letters, twice as large");
        assert!(widths.are_of_other_fonts("Georgia".to_owned()));
        assert!(widths.keep(&list(&[80.0]), 16.0)[0] < 5.0);
    }
}
