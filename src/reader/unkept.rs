//! Where there is no browser nothing is kept: components say the same everywhere, and nobody calls this.

use web_sys::Element;

use super::Preferences;

/// What follows preferences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A story.
    Story,
    /// A strip of quotes.
    Strip,
}

/// An element that would follow the preferences.
#[derive(Debug)]
pub struct Follower;

impl Follower {
    /// Follows nothing.
    pub fn new(_: Element, _: Kind, _: impl Fn() + 'static) -> Self {
        Self
    }

    /// No preferences.
    pub fn preferences(&self) -> Preferences {
        Preferences::default()
    }

    /// Changes nothing.
    pub fn change(&self, _: impl FnOnce(&mut Preferences)) {}
}
