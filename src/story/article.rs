//! A whole story.

use super::{Block, Byline, Figure, Inline, Rights, Timestamp, Withheld};
use crate::json::{record, words_of_record};

record! {
    /// A news story.
    pub struct Article {
        /// What identifies the story at its agency.
        pub uri: Option<String>,
        /// Where the story is published.
        pub url: Option<String>,
        /// The language, a BCP 47 tag.
        pub lang: Option<String>,
        /// The direction of the text: `ltr` or `rtl`.
        pub dir: Option<String>,
        /// The line above the headline.
        pub kicker: Option<String>,
        /// The headline.
        pub headline: Option<String>,
        /// The summary between headline and body.
        pub standfirst: Vec<Inline>,
        /// Where the story was written.
        pub dateline: Option<String>,
        /// Who wrote it.
        pub bylines: Vec<Byline>,
        /// The agency's signature at its end, such as `bur-rl/tt`.
        pub signature: Option<String>,
        /// Who publishes it.
        pub publisher: Option<Publisher>,
        /// When it was first published.
        pub published: Option<Timestamp>,
        /// When it was last changed.
        pub updated: Option<Timestamp>,
        /// Who may read it.
        pub access: Option<Access>,
        /// The picture that leads it.
        pub hero: Option<Figure>,
        /// The text.
        pub body: Vec<Block>,
        /// Whether, when and on whose terms it may be shown.
        pub rights: Option<Rights>,
    }
}

impl Article {
    /// Why the story must not be shown at `now`, in milliseconds since 1970; `None` if it may.
    pub fn withheld_at(&self, now: i64) -> Option<Withheld> {
        self.rights.as_ref()?.withheld_at(now)
    }

    /// Whether there is nothing to read or see.
    pub fn is_blank(&self) -> bool {
        self.headline.is_none() && self.standfirst.is_empty() && self.body.is_empty() && self.hero.is_none()
    }
}

record! {
    /// A publisher.
    pub struct Publisher {
        /// Its name.
        pub name: String,
        /// Its site.
        pub url: Option<String>,
        /// The address of its logo.
        pub logo: Option<String>,
    }
}

words_of_record! {
    /// Who may read a story.
    pub enum Access {
        /// Everybody.
        Free = "free",
        /// Everybody, but only its first part.
        Preview = "preview",
        /// Subscribers.
        Subscriber = "subscriber",
    }
}
