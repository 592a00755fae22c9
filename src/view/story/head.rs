//! What stands above the controls: kicker, headline, picture, standfirst, and who wrote it where and when.

use leptos::prelude::*;

use super::{Setting, figure, heading, inlines::inlines};
use crate::locale::fill;
use crate::story::{Article, Byline, Timestamp};
use crate::view::{link, node};

pub(super) fn head(article: &Article, setting: Setting) -> Vec<AnyView> {
    let mut head = Vec::new();
    if let Some(kicker) = &article.kicker {
        head.push(node("p", Some("slugline-kicker"), vec![kicker.clone().into_any()]).into_any());
    }
    if let Some(headline) = &article.headline {
        let heading = heading(setting.headline_level);
        head.push(node(heading, Some("slugline-headline"), vec![headline.clone().into_any()]).into_any());
    }
    if let Some(hero) = &article.hero {
        head.push(figure::hero(hero));
    }
    if !article.standfirst.is_empty() {
        head.push(node("p", Some("slugline-standfirst"), inlines(&article.standfirst)).into_any());
    }
    let meta = meta(article, setting);
    if !meta.is_empty() {
        head.push(node("p", Some("slugline-meta"), meta).into_any());
    }
    head
}

fn meta(article: &Article, setting: Setting) -> Vec<AnyView> {
    let words = setting.locale.words();
    let mut meta = Vec::new();
    if let Some(dateline) = &article.dateline {
        meta.push(node("span", Some("slugline-dateline"), vec![dateline.clone().into_any()]).into_any());
    }
    if !article.bylines.is_empty() {
        meta.push(bylines(&article.bylines, setting));
    }
    if let Some(published) = &article.published {
        meta.push(time("slugline-published", words.published(), published));
    }
    if let Some(updated) = article.updated.as_ref().filter(|updated| Some(*updated) != article.published.as_ref()) {
        meta.push(time("slugline-updated", words.updated(), updated));
    }
    meta
}

/// "By A, B and C" in the story's language.
fn bylines(bylines: &[Byline], setting: Setting) -> AnyView {
    let words = setting.locale.words();
    let (before, after) = words.by().split_once("{}").unwrap_or((words.by(), ""));
    let last = bylines.len().saturating_sub(1);
    let mut parts = vec![before.into_any()];
    for (index, byline) in bylines.iter().enumerate() {
        if index > 0 {
            parts.push(if index == last { words.and() } else { words.separator() }.into_any());
        }
        let name = byline.name.clone();
        parts.push(match byline.url.as_deref().and_then(link) {
            Some(url) => node("a", None, vec![name.into_any()]).attr("href", url.to_owned()).attr("rel", "author").into_any(),
            None => name.into_any(),
        });
    }
    parts.push(after.into_any());
    node("span", Some("slugline-byline"), parts).into_any()
}

fn time(class: &'static str, word: &'static str, time: &Timestamp) -> AnyView {
    let text = fill(word, &time.to_minute());
    node("time", Some(class), vec![text.into_any()]).attr("datetime", time.as_str().to_owned()).into_any()
}
