//! The attributes of the elements, declared once: their values and defaults.
//!
//! Warnings, the observed names, the package's types and its manifest follow from [`TICKER`], [`QUOTE`] and
//! [`ARTICLE`] (`docs/attributes.json` passes them on). `src/element/` implements them.

mod elements;
#[cfg(not(target_arch = "wasm32"))]
mod manifest;

pub use elements::{ARTICLE, QUOTE, TICKER};
#[cfg(not(target_arch = "wasm32"))]
pub use manifest::manifest;

/// An attribute of an element.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// Its name in markup.
    pub name: &'static str,
    /// Its values.
    pub value: Value,
    /// The default; empty if no value expresses it.
    pub default: &'static str,
    /// The description for publishers. A browser does not need it.
    #[cfg(not(target_arch = "wasm32"))]
    pub description: &'static str,
}

/// The values of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Any text.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Some of these words, separated by spaces; the default if none of them is known.
    Words(&'static [&'static str]),
    /// Some of these words, separated by spaces, or none of them.
    WordsOrNone(&'static [&'static str]),
    /// A whole number.
    Number {
        /// The minimum.
        least: u32,
        /// The maximum.
        most: u32,
    },
    /// Whole numbers, separated by spaces, or none.
    Numbers {
        /// The minimum of each.
        least: u32,
        /// The maximum of each.
        most: u32,
    },
}

impl Attribute {
    /// An attribute with its description.
    const fn new(name: &'static str, value: Value, default: &'static str, description: &'static str) -> Self {
        #[cfg(target_arch = "wasm32")]
        let _ = description;
        Self {
            name,
            value,
            default,
            #[cfg(not(target_arch = "wasm32"))]
            description,
        }
    }

    /// The word of a value; the default if it is absent or unknown.
    pub fn word<'a>(&self, written: Option<&'a str>) -> &'a str {
        let known = written.map(str::trim).filter(|word| self.knows(word));
        known.unwrap_or(self.default)
    }

    /// The words of a value, separated by spaces.
    pub fn words(&self, written: Option<&str>) -> String {
        let Some(written) = written else { return self.default.to_owned() };
        let known: Vec<_> = written.split_whitespace().filter(|word| self.knows(word)).collect();
        let takes_none = matches!(self.value, Value::WordsOrNone(_));
        if known.is_empty() && !takes_none { self.default.to_owned() } else { known.join(" ") }
    }

    /// The number of a value.
    pub fn number(&self, written: Option<&str>) -> u32 {
        let number = |text: &str| text.trim().parse().ok();
        let known = written.and_then(number).filter(|number| self.holds(*number));
        known.or_else(|| number(self.default)).unwrap_or_default()
    }

    /// The numbers of a value, those that are none left out.
    pub fn numbers(&self, written: Option<&str>) -> Vec<u32> {
        let numbers = written.unwrap_or_default().split_whitespace().filter_map(|number| number.parse().ok());
        numbers.filter(|number| self.holds(*number)).collect()
    }

    /// The problems of a value on an element: a warning for each unknown word.
    pub fn problems(&self, element: &str, written: &str) -> Vec<String> {
        let unknown = |word: &str, expected: &str| self.unknown(element, word, expected);
        match self.value {
            Value::Text => Vec::new(),
            Value::Word(_) if self.knows(written.trim()) => Vec::new(),
            Value::Word(known) => vec![unknown(written, &format!("one of {}", known.join(" ")))],
            Value::Words(known) | Value::WordsOrNone(known) => {
                let expected = format!("one of {}", known.join(" "));
                written.split_whitespace().filter(|word| !self.knows(word)).map(|word| unknown(word, &expected)).collect()
            }
            Value::Number { .. } if written.trim().parse().is_ok_and(|number| self.holds(number)) => Vec::new(),
            Value::Number { least, most } => vec![unknown(written, &format!("a whole number from {least} to {most}"))],
            Value::Numbers { least, most } => {
                let is_known = |word: &&str| word.parse().is_ok_and(|number| self.holds(number));
                let expected = format!("whole numbers from {least} to {most}, separated by spaces");
                written.split_whitespace().filter(|word| !is_known(word)).map(|word| unknown(word, &expected)).collect()
            }
        }
    }

    /// The warning about an unknown value.
    pub fn unknown(&self, element: &str, written: &str, expected: &str) -> String {
        format!("slugline: {element} {}=\"{written}\" is not known: {expected}", self.name)
    }

    fn knows(&self, word: &str) -> bool {
        match self.value {
            Value::Word(known) | Value::Words(known) | Value::WordsOrNone(known) => known.contains(&word),
            Value::Text | Value::Number { .. } | Value::Numbers { .. } => false,
        }
    }

    fn holds(&self, number: u32) -> bool {
        let (Value::Number { least, most } | Value::Numbers { least, most }) = self.value else { return false };
        (least..=most).contains(&number)
    }
}

/// The attribute of that name among those of an element.
pub fn find(attributes: &'static [Attribute], name: &str) -> Option<&'static Attribute> {
    attributes.iter().find(|attribute| attribute.name == name)
}

#[cfg(test)]
mod tests {
    use super::{ARTICLE, Attribute, QUOTE, TICKER, Value, find};

    fn ticker(name: &str) -> &'static Attribute {
        find(TICKER, name).unwrap()
    }

    #[test]
    fn unknown_word_means_the_default_and_is_told_with_the_known_ones() {
        let motion = ticker("motion");
        assert_eq!([None, Some(" step "), Some("fly")].map(|written| motion.word(written)), ["auto", "step", "auto"]);
        assert_eq!(motion.problems("slugline-ticker", "step"), [""; 0]);
        assert_eq!(
            motion.problems("slugline-ticker", "fly"),
            [r#"slugline: slugline-ticker motion="fly" is not known: one of auto scroll step none"#]
        );
    }

    #[test]
    fn known_words_of_a_list_are_kept_and_each_other_is_told() {
        let fields = ticker("fields");
        assert_eq!(fields.words(Some("price volume symbol")), "price symbol");
        assert_eq!(fields.problems("slugline-ticker", "price volume size").len(), 2);
        for nothing in [None, Some(""), Some("volume")] {
            assert_eq!(fields.words(nothing), fields.default);
        }
    }

    #[test]
    fn list_that_may_be_empty_is_empty_where_nothing_is_in_it() {
        let pause_on = ticker("pause-on");
        assert_eq!([None, Some(""), Some("focus")].map(|written| pause_on.words(written)), ["hover focus", "", "focus"]);
    }

    #[test]
    fn number_out_of_bounds_means_the_default() {
        let speed = ticker("speed");
        let written = [None, Some(" 80 "), Some("0"), Some("2001"), Some("1.5"), Some("fast"), Some("-3"), Some("99999999999")];
        assert_eq!(written.map(|written| speed.number(written)), [50, 80, 50, 50, 50, 50, 50, 50]);
        assert_eq!(speed.problems("slugline-ticker", "2000"), [""; 0]);
        assert_eq!(
            speed.problems("slugline-ticker", "fast"),
            [r#"slugline: slugline-ticker speed="fast" is not known: a whole number from 1 to 2000"#]
        );
    }

    #[test]
    fn numbers_that_are_known_are_kept_and_each_other_is_told() {
        let breaks = find(ARTICLE, "breaks").unwrap();
        assert_eq!([None, Some(""), Some(" 8 3 ")].map(|written| breaks.numbers(written)), [vec![], vec![], vec![8, 3]]);
        assert_eq!(breaks.numbers(Some("3 0 x 8 1001 -1 2.5")), [3, 8]);
        assert_eq!(breaks.problems("slugline-article", "3 0 x 8 1001 -1 2.5").len(), 5);
        assert_eq!(
            breaks.problems("slugline-article", "x"),
            [r#"slugline: slugline-article breaks="x" is not known: whole numbers from 1 to 1000, separated by spaces"#]
        );
    }

    #[test]
    fn defaults_are_values_that_are_known() {
        for attribute in TICKER.iter().chain(QUOTE).chain(ARTICLE).filter(|attribute| !attribute.default.is_empty()) {
            assert_ne!(attribute.value, Value::Text, "{}", attribute.name);
            assert_eq!(attribute.problems("element", attribute.default), [""; 0], "{}", attribute.name);
        }
    }

    #[test]
    fn names_are_told_once() {
        for attributes in [TICKER, QUOTE, ARTICLE] {
            for attribute in attributes {
                assert_eq!(attributes.iter().filter(|other| other.name == attribute.name).count(), 1, "{}", attribute.name);
            }
        }
    }
}
