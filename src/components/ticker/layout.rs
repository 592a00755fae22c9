//! How the quotes of a ticker are arranged.

/// The arrangement of the quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// In one line, which moves where not all of them fit.
    #[default]
    Strip,
    /// Below one another, in columns with headings by which the reader sorts them: for a sidebar.
    List,
    /// Each in a box of its own, as many next to one another as fit.
    Cards,
}

impl Layout {
    /// All layouts with their names in attributes.
    pub const ALL: [(&'static str, Self); 3] = [("strip", Self::Strip), ("list", Self::List), ("cards", Self::Cards)];

    /// The layout of a word; `Strip` if it is unknown.
    pub fn named(word: &str) -> Self {
        Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, layout)| layout).unwrap_or_default()
    }

    /// Its name in the attribute; none for the default.
    pub fn attribute(self) -> Option<&'static str> {
        let named = Self::ALL.into_iter().find(|(_, layout)| *layout == self).map(|(name, _)| name);
        named.filter(|_| self != Self::Strip)
    }
}
