//! Browser state as Leptos signals, which end with the owner that they were made in. On a server nothing happens: they keep
//! their initial value. Options that outlive that owner are given as copies by [`use_memo`].

mod set_if_changed;
mod use_feed;
mod use_flash;
mod use_memo;
mod use_motion;
mod use_seen;
mod use_source;

pub(crate) use set_if_changed::set_if_changed;
pub(crate) use use_feed::USUAL_MAX_RATE;
pub use use_feed::{FeedOptions, UseFeed, use_feed};
pub use use_flash::use_flash;
pub use use_memo::use_memo;
pub use use_motion::{UseMotion, use_motion};
pub use use_seen::use_seen;
pub(crate) use use_source::report;
pub use use_source::{UseDocument, use_document, use_source};
