//! The words of the controls.

/// The words of one language, in its own typography; small and `Copy`. [`fill`] replaces `{}` in a word by a value.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub(super) &'static Vocabulary);

/// A language has one vocabulary.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.lang() == other.lang()
    }
}

impl Eq for Words {}

/// Names the words once, in the order of the package's files.
macro_rules! words {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {
        /// The words of one language, and the tags of that language, its own one first.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(super) struct Vocabulary {
            pub(super) tags: &'static [&'static str],
            $($(#[$meta])* pub(super) $name: &'static str),+
        }

        /// The name of a word, for [`Words::word`].
        #[allow(non_camel_case_types)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word { $($(#[$meta])* $name),+ }

        impl Words {
            $($(#[$meta])* pub fn $name(self) -> &'static str { self.0.$name })+

            /// The word of that name.
            pub fn word(self, word: Word) -> &'static str {
                match word { $(Word::$name => self.0.$name),+ }
            }

            /// All words with their names.
            fn all(self) -> impl Iterator<Item = (&'static str, &'static str)> {
                [$((stringify!($name), self.0.$name)),+].into_iter()
            }
        }

        impl Vocabulary {
            /// Reads a line of the package's files: the tags, separated by spaces, then each word, separated by `|`. `None` if it has
            /// others than these.
            pub(super) fn parse(line: &'static str) -> Option<Self> {
                let mut fields = line.split('|');
                let tags = fields.next()?.split(' ').collect::<Vec<_>>().leak();
                let words = Self { tags, $($name: fields.next()?),+ };
                fields.next().is_none().then_some(words)
            }
        }
    };
}

words! {
    /// The visible label of the size buttons, with its colon: "Text size:".
    text_size,
    /// Names the button A−.
    smaller,
    /// Names the button A.
    normal,
    /// Names the button A+.
    larger,
    /// Announced after a change; `{}` is a percentage.
    text_size_is,
    /// Names the button that stops the strip.
    pause,
    /// Names the button that starts the strip again.
    play,
    /// The strip's name if the page gives none.
    markets,
    /// Read before the percentage of a rising quote.
    up,
    /// Read before the percentage of a falling quote.
    down,
    /// Read before the percentage of an unchanged quote.
    unchanged,
    /// Quotes arrive in real time.
    live,
    /// Quotes arrive late; `{}` is a number of minutes.
    delayed,
    /// The exchange has closed.
    closed,
    /// The exchange has halted trading.
    halted,
    /// No quotes have arrived yet.
    connecting,
    /// No new quotes have arrived for too long.
    stale,
    /// The connection is lost.
    offline,
    /// `{}` is the time of the latest quote.
    as_of,
    /// Quotes arrive again.
    restored,
    /// `{}` is the maximum number of quotes that a strip shows.
    most,
    /// Read in place of an unknown price.
    no_price,
    /// A strip has no quotes.
    no_quotes,
    /// A strip has none of the quotes that the page chose.
    no_such_symbols,
    /// A byline; `{}` is a name or a list of names.
    by,
    /// Between the names of a list, except the last two.
    separator,
    /// Between the last two names of a list.
    and,
    /// `{}` is a date with a time, or a relative time.
    published,
    /// `{}` is a date with a time, or a relative time.
    updated,
    /// The reading time of a story; `{}` is a number of minutes.
    reading,
    /// Names a table that has no caption.
    table,
    /// The story may not be shown.
    not_available,
    /// Names the panel of settings and actions.
    options,
    /// The page's own value of a setting.
    usual,
    /// Label of the themes.
    theme,
    /// Dark text on a light background.
    light,
    /// Light text on a dark background.
    dark,
    /// Brown text on a yellowish background.
    sepia,
    /// Label of the typefaces.
    font,
    /// A typeface with serifs, or the language's equivalent.
    serif,
    /// A typeface without serifs.
    sans,
    /// Names a slider.
    line_spacing,
    /// Names a slider.
    letter_spacing,
    /// Names a slider.
    word_spacing,
    /// Names a slider: the maximum line length.
    measure,
    /// The button that resets all choices.
    restore,
    /// Announced when all choices are reset.
    restored_all,
    /// The button that reads the story aloud.
    listen,
    /// Pauses reading.
    halt,
    /// Continues reading.
    resume,
    /// Goes back by a sentence.
    previous,
    /// Goes to the next sentence.
    next,
    /// Names the list of rates.
    rate,
    /// Names the list of voices.
    voice,
    /// Announced when the voice fails.
    voice_failed,
    /// Closes a sheet, ends reading.
    close,
    /// The button that shares the story's address.
    share,
    /// Announced when the address is in the clipboard.
    copied,
    /// Label of the address if the clipboard is refused.
    copy_this,
    /// Announced when the reader has cancelled sharing.
    not_shared,
    /// The button that prints the story.
    print,
    /// Names the headings of a list, by which the reader sorts it.
    sort_by,
    /// Heading of the symbols.
    symbol,
    /// Heading of the names.
    name,
    /// Heading of the prices.
    price,
    /// Heading of the changes.
    change,
    /// Heading of the changes in percent.
    percent,
    /// The order of a sorted column: the smallest first.
    ascending,
    /// The order of a sorted column: the largest first.
    descending,
}

impl Words {
    /// The tag of the language itself: the `lang` of these words in a page of another language.
    pub fn lang(self) -> &'static str {
        self.0.tags.first().copied().unwrap_or_default()
    }

    /// Whether they are of the language of a tag, whatever its script and region.
    #[cfg(feature = "ssr")]
    pub(crate) fn are_of(self, tag: &str) -> bool {
        self.0.tags.iter().any(|own| super::tag::is_of_language(own, tag))
    }

    /// The word at that index, from 0; empty if there is none. Scripts identify the words by index.
    pub fn nth(self, place: usize) -> &'static str {
        self.all().nth(place).map_or("", |(_, word)| word)
    }
}

/// The parts of a word before its `{}` and after it.
pub(crate) fn around(word: &str) -> (&str, &str) {
    word.split_once("{}").unwrap_or((word, ""))
}

/// A word with `value` in place of its `{}`.
pub fn fill(word: &str, value: &str) -> String {
    let (before, after) = around(word);
    format!("{before}{value}{after}")
}

#[cfg(test)]
mod tests {
    use super::super::{languages, learn};
    use super::{Word, fill};
    use crate::locale::Locale;

    const WITH_VALUE: [&str; 8] = ["text_size_is", "delayed", "as_of", "most", "by", "published", "updated", "reading"];
    const MARKS_ONLY: [&str; 1] = ["separator"];
    /// Words that are the same in English.
    const SHARED: [(&str, &str); 4] = [("de", "sepia"), ("es", "sepia"), ("nl", "sepia"), ("pl", "sepia")];

    #[test]
    fn every_language_has_every_word() {
        let english: Vec<_> = Locale::of("en").words().all().collect();
        for words in languages() {
            let lang = words.lang();
            assert!(words.0.tags.iter().all(|tag| Locale::of(tag).words() == words), "{lang}");
            for ((name, word), (_, original)) in words.all().zip(&english) {
                assert!(!word.is_empty(), "{lang} {name}");
                let is_shared = lang == "en" || SHARED.contains(&(lang, name));
                assert!(MARKS_ONLY.contains(&name) || is_shared == (word == *original), "{lang} {name} is English");
                assert_eq!(word.matches("{}").count(), usize::from(WITH_VALUE.contains(&name)), "{lang} {name}");
                assert!(!word.contains(['\u{200e}', '\u{200f}', '\u{61c}', '\'', '"']), "{lang} {name}");
                if !["separator", "and"].contains(&name) {
                    assert_eq!(word, word.trim(), "{lang} {name}");
                }
            }
        }
    }

    #[test]
    fn labels_end_in_their_own_colon() {
        for words in languages() {
            let colon = match words.lang() {
                "ja" | "zh-Hans" | "zh-Hant" => "：",
                "fr" => "\u{a0}:",
                _ => ":",
            };
            let label = words.text_size();
            assert!(label.ends_with(colon) && !label.trim_end_matches(colon).ends_with([' ', '\u{a0}']), "{label}");
            assert!(crate::locale::is_text_size_line(label), "{label}");
        }
    }

    /// JavaScript identifies words by index, from xtask/words.mjs.
    #[test]
    fn word_is_asked_for_by_its_name_or_place() {
        let english = Locale::of("en").words();
        assert_eq!(english.word(Word::print), "Print");
        assert_eq!(english.nth(Word::print as usize), "Print");
        assert_eq!(english.nth(0), "Text size:");
        assert_eq!(english.nth(1000), "");
    }

    #[test]
    fn words_follow_the_place() {
        for (tag, expected) in [
            ("de-CH", "Textgröße:"),
            ("pt-BR", "Tamanho do texto:"),
            ("zh", "字号："),
            ("zh-HK", "文字大小："),
            ("fi", "Text size:"),
        ] {
            assert_eq!(Locale::of(tag).words().text_size(), expected, "{tag}");
        }
    }

    /// A language in the form of the package's files.
    fn line(tags: &str) -> String {
        let words = Locale::of("en").words().all().map(|(_, word)| format!("|{word}"));
        format!("{tags}{}", words.collect::<String>())
    }

    #[test]
    fn language_is_learned() {
        for unfit in ["tlh|too|few".to_owned(), format!("{}|too many", line("tlh")), String::new()] {
            learn(&unfit);
            assert_eq!(Locale::of("tlh").words().lang(), "en");
        }
        learn(&line("tlh tlh-Latn").replace("Markets", "Suy"));
        assert_eq!(Locale::of("tlh-Latn-KX").words().markets(), "Suy");
        assert_eq!(Locale::of("de").words().lang(), "de");
    }

    #[test]
    fn placeholder_is_replaced_by_the_value() {
        assert_eq!(fill("Delayed {} min", "15"), "Delayed 15 min");
        assert_eq!(fill("{} min", "{}"), "{} min");
        assert_eq!(fill("", "15"), "15");
    }
}
