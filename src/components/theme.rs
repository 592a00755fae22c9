//! Colours that an element's attribute chooses.

/// The colours of a host.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The page's own.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Brown on cream.
    Sepia,
}

impl Theme {
    /// The attribute's value; none for the page's own colours.
    pub(crate) fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
            Self::Sepia => Some("sepia"),
        }
    }
}

/// The colours of rise and fall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Palette {
    /// Those of the market that belongs to the language.
    #[default]
    Auto,
    /// Green rises, red falls.
    GreenUp,
    /// Red rises, green falls.
    RedUp,
    /// Red rises, blue falls.
    RedBlue,
    /// Blue rises, orange falls.
    ColorBlind,
}

impl Palette {
    /// The attribute's value; none for those of the language.
    pub(crate) fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::GreenUp => Some("green-up"),
            Self::RedUp => Some("red-up"),
            Self::RedBlue => Some("red-blue"),
            Self::ColorBlind => Some("color-blind"),
        }
    }
}
