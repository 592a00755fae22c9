//! What a reader may choose.

use std::cmp::Ordering;

use crate::json::Value;
use crate::quote::Decimal;

/// A preference with a few values. If none is chosen, the page's own value applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The text size, in percent of the page's own.
    TextSize,
    /// The colours of a story.
    Theme,
    /// Its typeface.
    Font,
    /// The line height, in percent of the font size.
    LineSpacing,
    /// The extra space between letters, in percent of the font size.
    LetterSpacing,
    /// The extra space between words, in percent of the font size.
    WordSpacing,
    /// The line length, in percent of 38em.
    Measure,
    /// How fast a story is read aloud; 1 is the voice's own rate.
    Rate,
    /// Whether strips are stopped.
    Paused,
}

impl Setting {
    /// All of them, in the order of the record. `www/settings.js` has them too, for the first paint: a test compares both.
    pub const ALL: [Self; 9] = [
        Self::TextSize,
        Self::Theme,
        Self::Font,
        Self::LineSpacing,
        Self::LetterSpacing,
        Self::WordSpacing,
        Self::Measure,
        Self::Rate,
        Self::Paused,
    ];

    /// Its name in the record.
    pub fn name(self) -> &'static str {
        match self {
            Self::TextSize => "textSize",
            Self::Theme => "theme",
            Self::Font => "font",
            Self::LineSpacing => "lineSpacing",
            Self::LetterSpacing => "letterSpacing",
            Self::WordSpacing => "wordSpacing",
            Self::Measure => "measure",
            Self::Rate => "rate",
            Self::Paused => "paused",
        }
    }

    /// The setting of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.name() == name)
    }

    /// The values except the page's own, each as text, from less to more.
    pub fn values(self) -> &'static [&'static str] {
        match self {
            Self::TextSize => &["87.5", "100", "112.5", "125", "150", "175", "200", "250"],
            Self::Theme => &["light", "dark", "sepia"],
            Self::Font => &["serif", "sans"],
            Self::LineSpacing => &["150", "175", "200", "250"],
            Self::LetterSpacing => &["3", "6", "9", "12", "15"],
            Self::WordSpacing => &["8", "16", "24", "32"],
            Self::Measure => &["75", "90", "110", "130"],
            Self::Rate => &["0.75", "1", "1.25", "1.5", "2"],
            Self::Paused => &["true", "false"],
        }
    }

    /// How many of the values are less than the page's own in slugline.css: that is the position of the page's own on a slider.
    pub fn usual_place(self) -> usize {
        match self {
            Self::LineSpacing => 1,
            Self::Measure => 2,
            _ => 0,
        }
    }

    /// The value at a step of the slider, from 0; `None` at the page's own.
    pub fn at_step(self, step: usize) -> Option<&'static str> {
        let place = match step.cmp(&self.usual_place()) {
            Ordering::Less => step,
            Ordering::Equal => return None,
            Ordering::Greater => step - 1,
        };
        self.values().get(place).copied()
    }

    /// The step of a value on the slider, or of the page's own.
    pub fn step_of(self, value: Option<&str>) -> usize {
        let usual = self.usual_place();
        let place = value.and_then(|value| self.values().iter().position(|one| *one == value));
        place.map_or(usual, |place| if place < usual { place } else { place + 1 })
    }

    /// The value of a text.
    pub(super) fn value_of(self, text: &str) -> Option<&'static str> {
        self.values().iter().copied().find(|value| *value == text)
    }

    /// The value in a record; `None` for any other.
    pub(super) fn read(self, given: &Value) -> Option<&'static str> {
        self.values().iter().copied().find(|value| match (given, self.to_json(value)) {
            // `112.50` is the same number.
            (Value::Number(given), Value::Number(value)) => is_same_number(given, &value),
            (given, value) => *given == value,
        })
    }

    /// A value as JSON: a word, a number, or `true` and `false`.
    pub fn to_json(self, value: &str) -> Value {
        match self {
            Self::Theme | Self::Font => Value::String(value.to_owned()),
            Self::Paused => Value::Bool(value == "true"),
            _ => Value::Number(value.to_owned()),
        }
    }
}

fn is_same_number(one: &str, other: &str) -> bool {
    let difference = Decimal::parse(one).zip(Decimal::parse(other)).and_then(|(one, other)| one.checked_sub(other));
    difference.is_some_and(Decimal::is_zero)
}

#[cfg(test)]
mod tests {
    use super::Setting;
    use crate::json::{Value, parse};
    use crate::quote::Decimal;
    use crate::reader::TextSize;

    #[test]
    fn settings_have_names() {
        for (place, setting) in Setting::ALL.into_iter().enumerate() {
            assert_eq!(setting as usize, place, "{setting:?}");
            assert_eq!(Setting::named(setting.name()), Some(setting));
        }
        assert_eq!(Setting::named("voices"), None);
    }

    #[test]
    fn sizes_are_those_of_the_buttons() {
        assert_eq!(TextSize::ALL.map(|size| size.to_percent().to_text()).to_vec(), Setting::TextSize.values());
    }

    /// Lines used to become wider and then narrower to the right: the page's own value came before all others.
    #[test]
    fn slider_values_go_from_less_to_more() {
        for (setting, usual) in
            [(Setting::LineSpacing, "160"), (Setting::LetterSpacing, "0"), (Setting::WordSpacing, "0"), (Setting::Measure, "100")]
        {
            let steps = 0..=setting.values().len();
            let scale: Vec<_> =
                steps.map(|step| Decimal::parse(setting.at_step(step).unwrap_or(usual)).unwrap().approximate()).collect();
            assert!(scale.is_sorted_by(|one, other| one < other), "{setting:?} {scale:?}");
            assert_eq!(setting.at_step(setting.usual_place()), None);
            for value in setting.values() {
                assert_eq!(setting.at_step(setting.step_of(Some(value))), Some(*value), "{setting:?}");
            }
        }
    }

    #[test]
    fn a_value_is_read_as_it_is_written() {
        for setting in Setting::ALL {
            for value in setting.values() {
                assert_eq!(setting.read(&setting.to_json(value)), Some(*value), "{setting:?}");
            }
        }
        let read = |setting: Setting, text: &str| setting.read(&parse(text).unwrap());
        assert_eq!(read(Setting::TextSize, "1125e-1"), Some("112.5"));
        assert_eq!(read(Setting::Rate, "1.0"), Some("1"));
        for (setting, text) in [
            (Setting::TextSize, "99"),
            (Setting::TextSize, "\"100\""),
            (Setting::Theme, "\"neon\""),
            (Setting::Theme, "[\"dark\"]"),
            (Setting::Paused, "\"true\""),
            (Setting::Paused, "1"),
            (Setting::Measure, "1e999"),
        ] {
            assert_eq!(read(setting, text), None, "{setting:?} {text}");
        }
        assert_eq!(Setting::Paused.read(&Value::Null), None);
    }
}
