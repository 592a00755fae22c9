//! A story as elements of the page itself, where find-in-page, Reader View, translation and the reader's own style sheet see it.

mod blocks;
mod figure;
mod head;
mod inlines;

use leptos::prelude::*;

use super::node;
use crate::locale::Locale;
use crate::story::Article;

/// How a story stands in its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The level of the headline, 1 to 6. Crossheads are one lower.
    pub headline_level: u8,
    /// The language of the words that are added to the story, such as "By".
    pub locale: Locale,
    /// Whether the nodes are made by a script in an element that has children of its own: those give way to them.
    pub mounted: bool,
}

/// The whole story: what stands above the controls, and what stands below.
pub fn story(article: &Article, setting: Setting) -> Vec<AnyView> {
    let locale = article.lang.as_deref().map_or(setting.locale, Locale::of);
    let setting = Setting { locale, ..setting };
    // Both carry the story's language and direction: the element around them is in the page's.
    let part = |tag, class, slot: Option<&'static str>, children| {
        node(tag)
            .class(class)
            .maybe("slot", slot)
            .maybe("lang", article.lang.clone())
            .maybe("dir", article.dir.clone())
            .maybe("data-slugline", setting.mounted.then_some("story"))
            .children(children)
            .view()
    };
    vec![
        part("header", "slugline-header", Some("header"), head::head(article, setting)),
        part("div", "slugline-body", setting.mounted.then_some("story"), body(article, setting)),
    ]
}

fn body(article: &Article, setting: Setting) -> Vec<AnyView> {
    let copyright = article.rights.as_ref().and_then(|rights| rights.copyright.as_ref());
    let mut body = blocks::blocks(&article.body, setting);
    for (class, line) in [("slugline-signature", article.signature.as_ref()), ("slugline-copyright", copyright)] {
        if let Some(line) = line {
            body.push(node("p").class(class).text(line).view());
        }
    }
    body
}

/// The name of a heading; below the sixth level there is none.
fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
