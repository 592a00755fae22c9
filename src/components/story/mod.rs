//! A story as elements of the page itself, where find-in-page, Reader View, translation and the reader's own style sheet see it.

mod anchors;
mod blocks;
mod body;
mod broken;
mod direction;
mod entry;
mod events;
mod figure;
mod head;
mod heading;
mod host;
mod inlines;
mod quotes_in_text;
mod table;
mod times;

pub use anchors::Anchors;
#[cfg(all(target_arch = "wasm32", feature = "elements"))]
pub(crate) use anchors::ID_PREFIX;
#[cfg(feature = "ssr")]
pub(crate) use anchors::headline_id;
pub use body::StoryBody;
#[cfg(all(target_arch = "wasm32", feature = "elements"))]
pub(crate) use broken::BrokenPictures;
#[cfg(feature = "ssr")]
pub(crate) use direction::direction;
pub use events::{FollowedLink, StoryBreak};
pub use head::StoryHead;
pub use host::{Story, StoryProps};
pub use quotes_in_text::QuotesInText;
#[cfg(all(target_arch = "wasm32", feature = "elements"))]
pub(crate) use quotes_in_text::symbol_words;
#[cfg(all(target_arch = "wasm32", feature = "elements"))]
pub(crate) use times::Times;

use std::sync::Arc;

use leptos::prelude::*;

use crate::locale::Locale;
use crate::story::Article;

/// How a story is placed in its page.
#[derive(Clone, Default)]
pub struct Setting {
    /// The level of the headline, 1 to 6. Crossheads are one lower.
    pub headline_level: u8,
    /// The language of the words that are added to the story, such as "By".
    pub locale: Locale,
    /// Whether the nodes are made by a script in an element that has its own children: those are hidden then.
    pub is_mounted: bool,
    /// The quotes that are shown next to words of the story.
    pub quotes: QuotesInText,
    /// The ids of its headings.
    pub anchors: Anchors,
    /// After which blocks of the body there is a room for something of the page: the number of the block, from 1.
    pub breaks: Arc<[u32]>,
}

/// The text of a story: what is above the controls, and what is below.
#[component]
pub fn StoryText(
    /// The story.
    article: Article,
    /// How it is placed in its page.
    setting: Setting,
) -> impl IntoView {
    let locale = article.lang.as_deref().map_or(setting.locale, Locale::of);
    let setting = Setting { locale, anchors: Anchors::of(&article, setting.is_mounted), ..setting };
    view! {
        <StoryHead article=article.clone() setting=setting.clone()/>
        <StoryBody article setting/>
    }
}
