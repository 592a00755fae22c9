//! The record of what a reader has chosen.

use super::{Setting, TextSize};
use crate::json::{Value, parse, to_text};

/// The version of the record. One of another version counts as absent.
const VERSION: &str = "1";

/// What a reader has chosen. An absent member means the page's own value.
///
/// ```
/// use slugline::reader::{Preferences, Setting};
/// let mut preferences = Preferences::from_json(r#"{"version":1,"theme":"dark","font":7}"#);
/// assert_eq!(preferences.get(Setting::Theme), Some("dark"));
/// assert_eq!(preferences.get(Setting::Font), None);
/// preferences.set(Setting::LineSpacing, Some("175"));
/// assert_eq!(preferences.to_json(), Some(r#"{"version":1,"theme":"dark","lineSpacing":175}"#.to_owned()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// One value for each setting.
    chosen: [Option<&'static str>; Setting::ALL.len()],
    /// For each language the browser's name of a voice.
    voices: Vec<(String, String)>,
}

impl Preferences {
    /// What is chosen of a setting.
    pub fn get(&self, setting: Setting) -> Option<&'static str> {
        self.chosen.get(setting as usize).copied().flatten()
    }

    /// Chooses a value, or the page's own. An invalid value counts as the page's own.
    pub fn set(&mut self, setting: Setting, value: Option<&str>) {
        if let Some(chosen) = self.chosen.get_mut(setting as usize) {
            *chosen = value.and_then(|value| setting.value_of(value));
        }
    }

    /// The chosen text size.
    pub fn text_size(&self) -> Option<TextSize> {
        let chosen = self.get(Setting::TextSize)?;
        TextSize::ALL.into_iter().find(|size| size.to_percent().to_text() == chosen)
    }

    /// Chooses a text size.
    pub fn set_text_size(&mut self, size: TextSize) {
        self.set(Setting::TextSize, Some(&size.to_percent().to_text()));
    }

    /// Whether strips have been stopped, or started again.
    pub fn paused(&self) -> Option<bool> {
        self.get(Setting::Paused).map(|value| value == "true")
    }

    /// Stops strips, or starts them again.
    pub fn set_paused(&mut self, paused: bool) {
        self.set(Setting::Paused, Some(if paused { "true" } else { "false" }));
    }

    /// The chosen voice for a language: the browser's name of it.
    pub fn voice(&self, language: &str) -> Option<&str> {
        self.voices.iter().find(|(own, _)| own == language).map(|(_, voice)| voice.as_str())
    }

    /// Chooses a voice for a language.
    pub fn set_voice(&mut self, language: &str, voice: &str) {
        self.voices.retain(|(own, _)| own != language);
        self.voices.push((language.to_owned(), voice.to_owned()));
    }

    /// Forgets everything about stories; whether strips are stopped stays.
    pub fn reset_stories(&mut self) {
        let paused = self.get(Setting::Paused);
        *self = Self::default();
        self.set(Setting::Paused, paused);
    }

    /// Forgets everything about strips.
    pub fn reset_strips(&mut self) {
        self.set(Setting::Paused, None);
    }

    /// Reads the record. Corrupt, foreign or outdated parts count as absent.
    pub fn from_json(text: &str) -> Self {
        let mut preferences = Self::default();
        let Ok(record) = parse(text) else { return preferences };
        // As JavaScript compares: `1.0` is version 1.
        if record.get("version").is_none_or(|version| !is_version(version)) {
            return preferences;
        }
        for (setting, chosen) in Setting::ALL.into_iter().zip(&mut preferences.chosen) {
            *chosen = record.get(setting.name()).and_then(|given| setting.read(given));
        }
        if let Some(Value::Object(voices)) = record.get("voices") {
            for (language, voice) in voices {
                match voice.as_str() {
                    Some(voice) => preferences.set_voice(language, voice),
                    // The last member of a name counts, as in JSON.parse.
                    None => preferences.voices.retain(|(own, _)| own != language),
                }
            }
        }
        preferences
    }

    /// The record; `None` if nothing is chosen.
    pub fn to_json(&self) -> Option<String> {
        let mut members = vec![("version".to_owned(), Value::Number(VERSION.to_owned()))];
        for setting in Setting::ALL {
            if let Some(value) = self.get(setting) {
                members.push((setting.name().to_owned(), setting.to_json(value)));
            }
        }
        if !self.voices.is_empty() {
            let voices = self.voices.iter().map(|(language, voice)| (language.clone(), Value::String(voice.clone())));
            members.push(("voices".to_owned(), Value::Object(voices.collect())));
        }
        (members.len() > 1).then(|| to_text(&Value::Object(members)))
    }
}

fn is_version(version: &Value) -> bool {
    matches!(version, Value::Number(number) if number.strip_suffix(".0").unwrap_or(number) == VERSION)
}

#[cfg(test)]
mod tests {
    use super::Preferences;
    use crate::reader::{Setting, TextSize};
    use proptest::prelude::*;

    #[test]
    fn corrupt_or_foreign_record_counts_as_absent() {
        for record in [
            "",
            "{",
            "null",
            "[]",
            "\"250\"",
            r#"{"version":2,"textSize":250}"#,
            r#"{"textSize":250}"#,
            r#"{"version":"1","textSize":250}"#,
            r#"{"version":1,"textSize":"250"}"#,
            r#"{"version":1,"textSize":99}"#,
            r#"{"version":1,"textSize":{"toString":"250"},"paused":"yes"}"#,
            r#"{"version":1,"theme":"neon","font":"Comic Sans","lineSpacing":999,"letterSpacing":"12","measure":{},"voices":7}"#,
            r#"{"version":1,"theme":"dark}*{display:none"}"#,
            r#"{"version":1,"theme":["dark"]}"#,
            r#"{"version":1,"voices":["Ada"]}"#,
        ] {
            assert_eq!(Preferences::from_json(record), Preferences::default(), "{record}");
        }
        assert_eq!(Preferences::default().to_json(), None);
    }

    #[test]
    fn valid_members_next_to_a_faulty_one_are_kept() {
        let preferences = Preferences::from_json(r#"{"version":1,"theme":"dark","font":7,"voices":{"en":"Ada","de":1}}"#);
        assert_eq!(preferences.to_json().unwrap(), r#"{"version":1,"theme":"dark","voices":{"en":"Ada"}}"#);
    }

    #[test]
    fn resetting_stories_leaves_strips_alone() {
        let record = r#"{"version":1,"textSize":125,"theme":"dark","rate":1.25,"paused":true,"voices":{"en":"Ada"}}"#;
        let mut preferences = Preferences::from_json(record);
        assert_eq!(preferences.text_size(), TextSize::of_thousandths(1250));
        preferences.reset_stories();
        assert_eq!(preferences.to_json().unwrap(), r#"{"version":1,"paused":true}"#);
        assert_eq!(preferences.paused(), Some(true));
        preferences.reset_strips();
        assert_eq!(preferences.to_json(), None);
    }

    #[test]
    fn new_voice_replaces_the_former() {
        let mut preferences = Preferences::default();
        preferences.set_voice("en", "Ada");
        preferences.set_voice("de", "Johanna");
        preferences.set_voice("en", "Grace");
        assert_eq!((preferences.voice("en"), preferences.voice("fr")), (Some("Grace"), None));
        assert_eq!(preferences.to_json().unwrap(), r#"{"version":1,"voices":{"de":"Johanna","en":"Grace"}}"#);
    }

    fn preferences() -> impl Strategy<Value = Preferences> {
        let places = proptest::collection::vec(0usize..10, Setting::ALL.len());
        let voices = proptest::collection::vec(("[a-z]{2,3}", "\\PC*"), 0..3);
        (places, voices).prop_map(|(places, voices)| {
            let mut preferences = Preferences::default();
            for (setting, place) in Setting::ALL.into_iter().zip(places) {
                preferences.set(setting, setting.values().get(place).copied());
            }
            for (language, voice) in voices {
                preferences.set_voice(&language, &voice);
            }
            preferences
        })
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC*") {
            let _ = Preferences::from_json(&text);
        }

        #[test]
        fn record_survives_a_round_trip(preferences in preferences()) {
            let text = preferences.to_json().unwrap_or_default();
            prop_assert_eq!(Preferences::from_json(&text), preferences);
        }

        /// One faulty member does not affect its neighbours.
        #[test]
        fn foreign_member_does_not_affect_others(preferences in preferences(), name in "[a-z]{1,8}X", value in "(null|7|\"x\"|\\[\\]|\\{\\})") {
            let text = preferences.to_json().unwrap_or_else(|| "{\"version\":1}".to_owned());
            let text = text.replacen('{', &format!("{{\"{name}\":{value},"), 1);
            prop_assert_eq!(Preferences::from_json(&text), preferences);
        }

        #[test]
        fn only_values_of_the_setting_can_be_chosen(place in 0..Setting::ALL.len(), value in "\\PC*") {
            let setting = Setting::ALL[place];
            let mut preferences = Preferences::default();
            preferences.set(setting, Some(&value));
            prop_assert_eq!(preferences.get(setting).is_some(), setting.values().contains(&value.as_str()));
        }
    }
}
