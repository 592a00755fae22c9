//! What stands above the controls: kicker, headline, picture, standfirst, and who wrote it where and when.

use leptos::prelude::*;

use super::{Setting, figure, heading, inlines::inlines};
use crate::locale::fill;
use crate::story::{Article, Byline, Timestamp};
use crate::view::{Node, link, node};

pub(super) fn head(article: &Article, setting: Setting) -> Vec<AnyView> {
    let mut head = Vec::new();
    if let Some(kicker) = &article.kicker {
        head.push(node("p").class("slugline-kicker").text(kicker).view());
    }
    if let Some(headline) = &article.headline {
        head.push(node(heading(setting.headline_level)).class("slugline-headline").text(headline).view());
    }
    if let Some(hero) = &article.hero {
        head.push(figure::hero(hero));
    }
    if !article.standfirst.is_empty() {
        head.push(node("p").class("slugline-standfirst").children(inlines(&article.standfirst)).view());
    }
    let meta = meta(article, setting);
    if !meta.is_empty() {
        head.push(node("p").class("slugline-meta").children(meta).view());
    }
    head
}

/// The words of the line below the standfirst, a blank between each two.
fn meta(article: &Article, setting: Setting) -> Vec<AnyView> {
    let words = setting.locale.words();
    let mut meta = Vec::new();
    let mut add = |part: Node| {
        if !meta.is_empty() {
            meta.push(" ".to_owned().into_any());
        }
        meta.push(part.view());
    };
    if let Some(dateline) = &article.dateline {
        add(node("span").class("slugline-dateline").text(dateline));
    }
    if !article.bylines.is_empty() {
        add(bylines(&article.bylines, setting));
    }
    if let Some(published) = &article.published {
        add(time("slugline-published", words.published(), published));
    }
    if let Some(updated) = article.updated.as_ref().filter(|updated| Some(*updated) != article.published.as_ref()) {
        add(time("slugline-updated", words.updated(), updated));
    }
    meta
}

/// "By A, B and C" in the story's language.
fn bylines(bylines: &[Byline], setting: Setting) -> Node {
    let words = setting.locale.words();
    let (before, after) = words.by().split_once("{}").unwrap_or((words.by(), ""));
    let last = bylines.len().saturating_sub(1);
    let mut line = node("span").class("slugline-byline").text(before);
    for (index, byline) in bylines.iter().enumerate() {
        if index > 0 {
            line = line.text(if index == last { words.and() } else { words.separator() });
        }
        line = match byline.url.as_deref().and_then(link) {
            Some(url) => line.child(node("a").attr("href", url).attr("rel", "author").text(&byline.name).view()),
            None => line.text(&byline.name),
        };
    }
    if after.is_empty() { line } else { line.text(after) }
}

fn time(class: &'static str, word: &'static str, time: &Timestamp) -> Node {
    node("time").class(class).attr("datetime", time.as_str()).text(fill(word, &time.to_minute()))
}
