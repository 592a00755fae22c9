//! Outside of a browser nothing is stored: components use the same interface everywhere, and nothing calls this.

use web_sys::Element;

use super::Preferences;

/// The kinds of hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A story.
    Story,
    /// A strip of quotes.
    Strip,
    /// A quote in a text.
    Quote,
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
