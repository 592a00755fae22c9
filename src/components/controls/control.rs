//! Which controls there are.

/// A control of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The size of the text.
    TextSize,
    /// Its colours.
    Theme,
    /// Its letters.
    Font,
    /// The space between lines, letters and words.
    Spacing,
    /// The longest line.
    Measure,
    /// The story read aloud.
    Listen,
    /// Its address handed on.
    Share,
    /// The story on paper.
    Print,
}

impl Control {
    /// All controls, in the order in which they are shown, with the words that attributes call them.
    pub const ALL: [(&'static str, Self); 8] = [
        ("text-size", Self::TextSize),
        ("theme", Self::Theme),
        ("font", Self::Font),
        ("spacing", Self::Spacing),
        ("measure", Self::Measure),
        ("listen", Self::Listen),
        ("share", Self::Share),
        ("print", Self::Print),
    ];

    /// The controls that are named, parted by blanks, in the order in which they are shown.
    pub fn named(names: &str) -> Vec<Self> {
        let is_named = |control: &str| names.split_whitespace().any(|name| name == control);
        Self::ALL.into_iter().filter(|(name, _)| is_named(name)).map(|(_, control)| control).collect()
    }
}
