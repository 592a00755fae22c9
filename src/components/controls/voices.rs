//! The voices for a story's language. Only those of the device: others send the text to a server.

use crate::json::{Value, parse};
use crate::reader::Preferences;

/// A voice, as the browser describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Voice {
    pub name: String,
    pub lang: String,
    /// Its name in the browser.
    pub uri: String,
    /// Whether it speaks on the device itself.
    pub is_local: bool,
    /// Whether it is the device's own choice.
    pub is_default: bool,
}

/// Reads the voices that the driver reports.
pub(super) fn read_voices(json: &str) -> Vec<Voice> {
    let Ok(Value::Array(voices)) = parse(json) else { return Vec::new() };
    let voice = |voice: &Value| {
        let text = |name| voice.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let is = |name| voice.get(name) == Some(&Value::Bool(true));
        Voice { name: text("name"), lang: text("lang"), uri: text("uri"), is_local: is("isLocal"), is_default: is("isDefault") }
    };
    voices.iter().map(voice).collect()
}

/// The part of a tag before its region and the rest, in lower case.
pub(super) fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// The voices of the device for a language: those of its region first, and among these the device's default.
pub(super) fn voices_for(voices: Vec<Voice>, tag: &str) -> Vec<Voice> {
    let language = primary(tag);
    let is_of_region = |voice: &Voice| voice.lang.replace('_', "-").eq_ignore_ascii_case(tag);
    let mut found: Vec<Voice> = voices.into_iter().filter(|voice| voice.is_local && primary(&voice.lang) == language).collect();
    found.sort_by_key(|voice| (!is_of_region(voice), !voice.is_default));
    found
}

/// Of the voices for a language, the one that the reader chose, or the first.
pub(super) fn chosen(voices: Vec<Voice>, preferences: &Preferences) -> Option<Voice> {
    let is_chosen = |voice: &&Voice| preferences.voice(&primary(&voice.lang)) == Some(&voice.uri);
    voices.iter().find(is_chosen).or(voices.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::{Voice, chosen, read_voices, voices_for};
    use crate::reader::Preferences;

    fn voice(name: &str, lang: &str, is_local: bool, is_default: bool) -> Voice {
        Voice { name: name.to_owned(), lang: lang.to_owned(), uri: name.to_owned(), is_local, is_default }
    }

    fn voices() -> Vec<Voice> {
        vec![
            voice("Cloud", "en-US", false, true),
            voice("Ada", "en-GB", true, false),
            voice("Grace", "en_US", true, false),
            voice("Joan", "EN-us", true, true),
            voice("Johanna", "de-DE", true, false),
        ]
    }

    fn names(tag: &str) -> String {
        voices_for(voices(), tag).iter().map(|voice| voice.name.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn voices_of_the_region_come_first_and_remote_voices_never() {
        assert_eq!(names("en-us"), "Joan Grace Ada");
        assert_eq!(names("en-GB"), "Ada Joan Grace");
        assert_eq!(names("en"), "Joan Ada Grace");
        assert_eq!(names("de-AT"), "Johanna");
        assert_eq!(names("fr"), "");
        assert_eq!(names(""), "");
    }

    #[test]
    fn stored_voice_is_used_if_available() {
        let mut preferences = Preferences::default();
        let taken = |preferences: &Preferences| chosen(voices_for(voices(), "en-US"), preferences).unwrap().name;
        assert_eq!(taken(&preferences), "Joan");
        preferences.set_voice("en", "Grace");
        assert_eq!(taken(&preferences), "Grace");
        preferences.set_voice("en", "Gone");
        assert_eq!(taken(&preferences), "Joan");
        assert_eq!(chosen(Vec::new(), &preferences), None);
    }

    #[test]
    fn voices_are_read_as_the_driver_writes_them() {
        let json = r#"[{"name":"Ada","lang":"en-GB","uri":"Ada","isLocal":true,"isDefault":false},{"name":"X"},7]"#;
        let expected = [voice("Ada", "en-GB", true, false), Voice { name: "X".to_owned(), ..Voice::default() }, Voice::default()];
        assert_eq!(read_voices(json), expected);
        assert_eq!(read_voices("{"), []);
    }
}
