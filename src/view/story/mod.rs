//! A story as elements of the page itself, where find-in-page, Reader View, translation and the reader's own style sheet see it.

mod blocks;
mod figure;
mod head;
mod inlines;

use super::{Node, node};
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
pub fn story(article: &Article, setting: Setting) -> Vec<Node> {
    let locale = article.lang.as_deref().map_or(setting.locale, Locale::of);
    let setting = Setting { locale, ..setting };
    // Both carry the story's language and direction: the element around them is in the page's.
    let part = |tag, class, slot| {
        node(tag)
            .class(class)
            .maybe("slot", slot)
            .maybe("lang", article.lang.as_deref())
            .maybe("dir", article.dir.as_deref())
            .maybe("data-slugline", setting.mounted.then_some("story"))
    };
    vec![
        // Reader views drop what is named a header and nothing else.
        head::head(part("header", "slugline-header slugline-content", Some("header")), article, setting),
        body(part("div", "slugline-body", setting.mounted.then_some("story")), article, setting),
    ]
}

/// Fills the body of a story.
fn body(body: Node, article: &Article, setting: Setting) -> Node {
    let copyright = article.rights.as_ref().and_then(|rights| rights.copyright.as_ref());
    let line = |class, line: Option<&String>| line.map(|line| node("p").class(class).text(line));
    body.each(&article.body, |block| blocks::block(block, setting))
        .maybe_child(line("slugline-signature", article.signature.as_ref()))
        .maybe_child(line("slugline-copyright", copyright))
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
