//! The page's options for a strip's motion.

/// When a strip moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MotionMode {
    /// It scrolls if not all quotes fit.
    #[default]
    Auto,
    /// It always scrolls.
    Scroll,
    /// It shows groups of quotes in turn.
    Step,
    /// It is scrolled by hand.
    None,
}

impl MotionMode {
    /// All modes with their names in attributes.
    pub const ALL: [(&'static str, Self); 4] =
        [("auto", Self::Auto), ("scroll", Self::Scroll), ("step", Self::Step), ("none", Self::None)];

    /// The mode of a word; `Auto` if it is unknown.
    pub fn named(word: &str) -> Self {
        named(&Self::ALL, word).unwrap_or_default()
    }
}

/// The direction of a strip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScrollDirection {
    /// Against the direction of the text: its beginning leaves first.
    #[default]
    Auto,
    /// To the left.
    Left,
    /// To the right.
    Right,
}

impl ScrollDirection {
    /// All directions with their names in attributes.
    pub const ALL: [(&'static str, Self); 3] = [("auto", Self::Auto), ("left", Self::Left), ("right", Self::Right)];

    /// The direction of a word; `Auto` if it is unknown.
    pub fn named(word: &str) -> Self {
        named(&Self::ALL, word).unwrap_or_default()
    }

    /// Whether the strip travels from the end of its list to the beginning.
    pub fn is_reverse(self, is_right_to_left: bool) -> bool {
        match self {
            Self::Auto => false,
            Self::Left => is_right_to_left,
            Self::Right => !is_right_to_left,
        }
    }
}

/// What pauses a strip temporarily.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseOn {
    /// A pointer is over it.
    Hover,
    /// A quote has the keyboard focus.
    Focus,
}

impl PauseOn {
    /// All with their names in attributes.
    pub const ALL: [(&'static str, Self); 2] = [("hover", Self::Hover), ("focus", Self::Focus)];

    /// The named ones, separated by spaces.
    pub fn all_named(words: &str) -> Vec<Self> {
        words.split_whitespace().filter_map(|word| named(&Self::ALL, word)).collect()
    }
}

/// The page's options for a strip's motion.
#[derive(Clone, Debug, PartialEq)]
pub struct MotionOptions {
    /// Whether the quotes are one line. If they are not, it does not move, and nothing is measured.
    pub is_one_line: bool,
    /// When it moves.
    pub mode: MotionMode,
    /// CSS pixels a second, 1 to 2000.
    pub speed: f64,
    /// Its direction.
    pub direction: ScrollDirection,
    /// What pauses it temporarily. The button is always there.
    pub pause_on: Vec<PauseOn>,
}

impl MotionOptions {
    /// The default, in CSS pixels a second.
    pub const USUAL_SPEED: f64 = 50.0;

    /// The speed within its limits.
    pub(super) fn speed(&self) -> f64 {
        if self.speed.is_nan() { Self::USUAL_SPEED } else { self.speed.clamp(1.0, 2000.0) }
    }
}

impl Default for MotionOptions {
    fn default() -> Self {
        Self {
            is_one_line: true,
            mode: MotionMode::default(),
            speed: Self::USUAL_SPEED,
            direction: ScrollDirection::default(),
            pause_on: vec![PauseOn::Hover, PauseOn::Focus],
        }
    }
}

fn named<T: Copy>(all: &[(&str, T)], word: &str) -> Option<T> {
    all.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}
