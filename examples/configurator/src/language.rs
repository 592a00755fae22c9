//! The language of the page around the elements, which is that of their words, unless a story has its own; and its direction.

use crate::choice::Choice;

/// A language whose words the package has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(&'static str);

impl Language {
    /// The direction in which it is written.
    pub fn direction(self) -> Direction {
        if matches!(self.0, "ar" | "he") { Direction::Rtl } else { Direction::Ltr }
    }
}

impl Choice for Language {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("en", "English", Self("en")),
        ("ar", "العربية", Self("ar")),
        ("de", "Deutsch", Self("de")),
        ("es", "Español", Self("es")),
        ("fr", "Français", Self("fr")),
        ("he", "עברית", Self("he")),
        ("it", "Italiano", Self("it")),
        ("ja", "日本語", Self("ja")),
        ("ko", "한국어", Self("ko")),
        ("nl", "Nederlands", Self("nl")),
        ("pl", "Polski", Self("pl")),
        ("pt", "Português", Self("pt")),
        ("tr", "Türkçe", Self("tr")),
        ("zh-Hans", "简体中文", Self("zh-Hans")),
        ("zh-Hant", "繁體中文", Self("zh-Hant")),
    ];
}

impl Default for Language {
    fn default() -> Self {
        Self("en")
    }
}

/// The direction of the page in the preview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Choice for Direction {
    const ALL: &'static [(&'static str, &'static str, Self)] =
        &[("ltr", "Left to right", Self::Ltr), ("rtl", "Right to left", Self::Rtl)];
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Language;
    use crate::choice::Choice;

    #[test]
    fn all_languages_of_the_crate_can_be_chosen() {
        let known: BTreeSet<_> = slugline::locale::languages().map(|words| words.lang()).collect();
        let offered: BTreeSet<_> = Language::ALL.iter().map(|(word, _, _)| *word).collect();
        assert_eq!(offered, known);
        assert!(Language::ALL.iter().all(|(word, _, language)| language.word() == *word));
    }
}
