//! What the reader did with a control, for listeners.

use crate::json::Value;
use crate::reader::{Preferences, Setting, TextSize};

/// What the reader did with a control.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Chose a text size.
    TextSize(TextSize),
    /// Chose a theme, a typeface or a measure, or the page's own again.
    Chose(Setting, Option<&'static str>),
    /// Chose spacing: the current spacing of lines, letters and words.
    Spaced([Option<&'static str>; 3]),
    /// Reset all choices.
    Reset,
    /// Had the story read aloud: `start`, `pause`, `play`, `previous`, `next`, `voice`, `rate 1.5`, `failed`, `stop`, `end`.
    Listened(String),
    /// Shared the address: `shared`, `cancelled`, `copied`, `refused`.
    Shared(&'static str),
    /// Printed the story.
    Printed,
}

impl Action {
    /// The action for a choice of a setting.
    pub(super) fn of_choice(setting: Setting, preferences: &Preferences) -> Self {
        match setting {
            Setting::LineSpacing | Setting::LetterSpacing | Setting::WordSpacing => {
                Self::Spaced([Setting::LineSpacing, Setting::LetterSpacing, Setting::WordSpacing].map(|one| preferences.get(one)))
            }
            _ => Self::Chose(setting, preferences.get(setting)),
        }
    }

    /// The control, as the event `slugline-action` names it.
    pub fn control(&self) -> &'static str {
        match self {
            Self::TextSize(_) => "text-size",
            Self::Chose(setting, _) => setting.name(),
            Self::Spaced(_) => "spacing",
            Self::Reset => "reset",
            Self::Listened(_) => "listen",
            Self::Shared(_) => "share",
            Self::Printed => "print",
        }
    }

    /// The value that the event has, as JSON.
    pub fn value(&self) -> Value {
        match self {
            Self::TextSize(size) => Value::Number(size.to_percent().to_text()),
            Self::Chose(setting, value) => value_of(*setting, *value),
            Self::Spaced([line, letter, word]) => Value::Object(vec![
                ("line".to_owned(), value_of(Setting::LineSpacing, *line)),
                ("letter".to_owned(), value_of(Setting::LetterSpacing, *letter)),
                ("word".to_owned(), value_of(Setting::WordSpacing, *word)),
            ]),
            Self::Listened(what) => Value::String(what.clone()),
            Self::Shared(outcome) => Value::String((*outcome).to_owned()),
            Self::Reset | Self::Printed => Value::Bool(true),
        }
    }
}

fn value_of(setting: Setting, value: Option<&'static str>) -> Value {
    value.map_or_else(|| Value::String("auto".to_owned()), |value| setting.to_json(value))
}

#[cfg(test)]
mod tests {
    use super::Action;
    use crate::json::to_text;
    use crate::reader::{Preferences, Setting, TextSize};

    #[test]
    fn action_is_reported_as_documented() {
        let preferences =
            Preferences::from_json(r#"{"version":1,"theme":"dark","measure":75,"lineSpacing":200,"letterSpacing":12}"#);
        for (action, told) in [
            (Action::TextSize(TextSize::ALL[0]), "text-size 87.5"),
            (Action::of_choice(Setting::Theme, &preferences), r#"theme "dark""#),
            (Action::of_choice(Setting::Font, &preferences), r#"font "auto""#),
            (Action::of_choice(Setting::Measure, &preferences), "measure 75"),
            (Action::of_choice(Setting::WordSpacing, &preferences), r#"spacing {"line":200,"letter":12,"word":"auto"}"#),
            (Action::Reset, "reset true"),
            (Action::Listened("rate 1.5".to_owned()), r#"listen "rate 1.5""#),
            (Action::Shared("copied"), r#"share "copied""#),
            (Action::Printed, "print true"),
        ] {
            assert_eq!(format!("{} {}", action.control(), to_text(&action.value())), told);
        }
    }
}
