//! The space that a figure in a text takes: that of the widest within a day or so far, so that the line does not move.

use leptos::prelude::*;

use super::Field;

/// A figure, isolated from the direction of the text around it, as `<bdi>` does.
pub(crate) fn isolated(figure: &str) -> String {
    format!("\u{2068}{figure}\u{2069}")
}

/// The widest that a figure gets within a day: a change gets a sign and one more digit, a price that begins with 8 or 9 one more digit,
/// and a thousands separator if needed. All digits have the same width.
pub(crate) fn widest(figure: &str, is_change: bool) -> String {
    let is_digit = |letter: char| letter.is_numeric();
    let has_sign = figure.contains(['+', '\u{2212}']);
    let (before, number) = figure.split_at(figure.find(is_digit).unwrap_or(figure.len()));
    let whole = number.split(|letter| !is_digit(letter)).next().unwrap_or_default();
    let more = match whole.chars().count() {
        0 => "",
        _ if !is_change && whole < "8" => "",
        1 | 2 => "0",
        _ => "0,",
    };
    let zeros: String = number.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
    let sign = if is_change && !has_sign { "+" } else { "" };
    format!("{sign}{before}{more}{zeros}")
}

/// What the figures of a quote in a text reserve: the room of the widest so far, as in a strip, so that the line moves as seldom as possible.
#[derive(Clone, Copy, Debug)]
pub(in crate::components) struct Space(StoredValue<Vec<(Field, String)>>);

impl Space {
    /// Nothing is reserved yet.
    pub(in crate::components) fn new() -> Self {
        Self(StoredValue::default())
    }

    /// The figure that was wider than this one, if there was one.
    pub(super) fn reserve(self, field: Field, figure: &str) -> Option<String> {
        let width = |text: &str| text.chars().count();
        let reserve = |reserved: &mut Vec<(Field, String)>| {
            let known = reserved.iter().find(|(known, _)| *known == field);
            if let Some((_, former)) = known.filter(|(_, former)| width(former) > width(figure)) {
                return Some(former.clone());
            }
            reserved.retain(|(known, _)| *known != field);
            reserved.push((field, figure.to_owned()));
            None
        };
        self.0.try_update_value(reserve)?
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::{Field, Space, widest};

    #[test]
    fn space_is_reserved_for_changes_within_a_day() {
        for (figure, is_change, wide) in [
            ("0.36%", true, "+00.00%"),
            ("%0,36", true, "+%00,00"),
            ("\u{2212}12.36%", true, "\u{2212}000.00%"),
            ("+312.05", true, "+0,000.00"),
            ("\u{663}\u{66b}\u{661}", true, "+0\u{663}\u{66b}\u{661}"),
            ("$99.9", false, "$000.0"),
            ("$8.10", false, "$00.00"),
            ("$7.99", false, "$0.00"),
            ("980,10\u{a0}$", false, "0,000,00\u{a0}$"),
            ("$1,919.90", false, "$0,000.00"),
            ("\u{2014}", true, "+\u{2014}"),
        ] {
            assert_eq!(widest(figure, is_change), wide);
        }
    }

    #[test]
    fn what_is_reserved_is_not_given_back() {
        let owner = Owner::new();
        owner.set();
        let space = Space::new();
        let percents = ["+1.25%", "0.00%", "\u{2212}11.85%", "+1.00%"];
        let reserved = percents.map(|percent| space.reserve(Field::Percent, percent));
        assert_eq!(reserved.map(|wider| wider.unwrap_or_default()), ["", "+1.25%", "", "\u{2212}11.85%"]);
        assert_eq!(space.reserve(Field::Price, "$7.99"), None);
    }
}
