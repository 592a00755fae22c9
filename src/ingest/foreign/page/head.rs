//! The head of a page.

use crate::ingest::foreign::date::Date;
use crate::ingest::foreign::html::{Node, Tree};

/// What the head of a page says about it and its story.
#[derive(Debug, Default)]
pub(super) struct Head<'t> {
    pub(super) lang: Option<&'t str>,
    pub(super) is_right_to_left: bool,
    /// The page's own address.
    pub(super) url: Option<&'t str>,
    /// The address against which others are resolved.
    pub(super) base: Option<&'t str>,
    pub(super) title: Option<String>,
    pub(super) title_for_sharing: Option<&'t str>,
    pub(super) site: Option<&'t str>,
    pub(super) author: Option<&'t str>,
    pub(super) published: Option<Date>,
    pub(super) updated: Option<Date>,
    pub(super) image: Option<&'t str>,
    pub(super) image_alt: Option<&'t str>,
}

impl<'t> Head<'t> {
    pub(super) fn of(tree: &'t Tree<'t>) -> Self {
        let mut head = Self::default();
        let mut shared_url = None;
        for node in tree.root().everything() {
            match node.name() {
                "html" => {
                    head.lang = node.value(&["lang"]);
                    head.is_right_to_left = node.attribute("dir").is_some_and(|dir| dir.eq_ignore_ascii_case("rtl"));
                }
                "title" if head.title.is_none() => head.title = title(node),
                "base" if head.base.is_none() => head.base = node.value(&["href"]),
                "link" if head.url.is_none() && node.attribute("rel") == Some("canonical") => head.url = node.value(&["href"]),
                "meta" => head.meta(node, &mut shared_url),
                _ => {}
            }
        }
        head.url = head.url.or(shared_url);
        head
    }

    fn meta(&mut self, node: Node<'t>, shared_url: &mut Option<&'t str>) {
        let Some(content) = node.value(&["content"]) else { return };
        let first = |member: &mut Option<&'t str>| _ = member.get_or_insert(content);
        let date = |member: &mut Option<Date>| *member = member.take().or_else(|| Date::parse(content));
        match node.value(&["property", "name", "itemprop"]).unwrap_or_default() {
            "og:url" => first(shared_url),
            "og:title" => first(&mut self.title_for_sharing),
            "og:site_name" => first(&mut self.site),
            "og:image" | "og:image:url" => first(&mut self.image),
            "og:image:alt" => first(&mut self.image_alt),
            // An address is not a name.
            "author" if !content.starts_with("http") => first(&mut self.author),
            "article:published_time" | "datePublished" => date(&mut self.published),
            "article:modified_time" | "dateModified" => date(&mut self.updated),
            _ => {}
        }
    }
}

/// The title of the page, not that of a drawing.
fn title(node: Node<'_>) -> Option<String> {
    let is_of_drawing = node.ancestors().any(|outer| outer.name() == "svg");
    let words = node.words();
    (!is_of_drawing && !words.is_empty()).then_some(words)
}
