//! A story as elements of the page itself, where find-in-page, Reader View, translation and the reader's own style sheet see it.

mod anchors;
mod blocks;
mod body;
mod broken;
mod direction;
mod entry;
mod figure;
mod head;
mod heading;
mod host;
mod inlines;
mod quotes_in_text;
mod table;
mod times;

pub use anchors::Anchors;
#[cfg(feature = "ssr")]
pub(crate) use anchors::headline_id;
pub use body::StoryBody;
#[cfg(all(target_arch = "wasm32", feature = "elements"))]
pub(crate) use broken::BrokenPictures;
#[cfg(feature = "ssr")]
pub(crate) use direction::direction;
pub use head::StoryHead;
pub use host::{FollowedLink, Story, StoryProps};
pub use quotes_in_text::QuotesInText;

use leptos::prelude::*;

use crate::locale::Locale;
use crate::story::Article;

/// How a story stands in its page.
#[derive(Clone, Default)]
pub struct Setting {
    /// The level of the headline, 1 to 6. Crossheads are one lower.
    pub headline_level: u8,
    /// The language of the words that are added to the story, such as "By".
    pub locale: Locale,
    /// Whether the nodes are made by a script in an element that has children of its own: those give way to them.
    pub is_mounted: bool,
    /// The quotes that are shown beside words of the story.
    pub quotes: QuotesInText,
    /// What its headings are linked by.
    pub anchors: Anchors,
}

/// The text of a story: what stands above the controls, and what stands below.
#[component]
pub fn StoryText(
    /// The story.
    article: Article,
    /// How it stands in its page.
    setting: Setting,
) -> impl IntoView {
    let locale = article.lang.as_deref().map_or(setting.locale, Locale::of);
    let setting = Setting { locale, anchors: Anchors::of(&article, setting.is_mounted), ..setting };
    view! {
        <StoryHead article=article.clone() setting=setting.clone()/>
        <StoryBody article setting/>
    }
}
