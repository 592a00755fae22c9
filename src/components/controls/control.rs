//! Which controls there are.

/// A control of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The text size.
    TextSize,
    /// Its colours.
    Theme,
    /// Its typeface.
    Font,
    /// The space between lines, letters and words.
    Spacing,
    /// The line length.
    Measure,
    /// Reading the story aloud.
    Listen,
    /// Sharing its address.
    Share,
    /// Printing the story.
    Print,
}

impl Control {
    /// All controls, in display order, with their names in attributes.
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

    /// The named controls, separated by spaces, in display order.
    pub fn named(names: &str) -> Vec<Self> {
        let is_named = |control: &str| names.split_whitespace().any(|name| name == control);
        Self::ALL.into_iter().filter(|(name, _)| is_named(name)).map(|(_, control)| control).collect()
    }
}
