//! A choice of a few words: radio buttons on the page, a word in its address.

/// A choice between values that have a word and a label. The first one is the default.
pub trait Choice: Copy + PartialEq + Send + Sync + 'static {
    /// The word in the address, the label on the page, the value.
    const ALL: &'static [(&'static str, &'static str, Self)];

    /// The word of a value.
    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, _, value)| *value == self).map_or("", |(word, _, _)| word)
    }

    /// The value of a word.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(word, _, _)| *word == name).map(|(_, _, value)| *value)
    }
}
