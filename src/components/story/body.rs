//! What is below the controls: the body, its signature, and its copyright.

use leptos::prelude::*;

use super::Setting;
use super::blocks::BodyBlocks;
use super::direction::direction;
use crate::story::Article;

/// The body of a story, with its signature and its copyright.
#[component]
pub fn StoryBody(
    /// The story.
    article: Article,
    /// How it is placed in its page.
    setting: Setting,
) -> impl IntoView {
    let Article { lang, dir, body, signature, rights, .. } = article;
    let copyright = rights.and_then(|rights| rights.copyright);
    let is_mounted = setting.is_mounted;
    let dir = direction(dir.as_deref(), lang.as_deref());
    view! {
        <div
            class="slugline-body"
            slot=is_mounted.then_some("story")
            lang=lang
            dir=dir
            data-slugline=is_mounted.then_some("story")
        >
            <BodyBlocks blocks=body setting/>
            {signature.map(|signature| view! { <p class="slugline-signature">{signature}</p> }.into_any())}
            {copyright.map(|copyright| view! { <p class="slugline-copyright">{copyright}</p> }.into_any())}
        </div>
    }
}
