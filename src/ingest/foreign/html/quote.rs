//! Quotations.

use super::blocks::Reader;
use super::kind::Kind;
use super::tree::Node;
use crate::story::{Block, Inline};

impl<'t> Reader<'t> {
    /// A quotation and its source: within the words, or in a separate paragraph.
    pub(super) fn quote(&mut self, node: Node<'t>, is_pull: bool) {
        // A post on another site contains its own address.
        let class = node.class();
        let post = self.address_of(node, &["data-instgrm-permalink"], false);
        let post = post.or_else(|| if class.contains("-embed") { self.address_of(node, &["cite"], false) } else { None });
        if let Some(url) = post {
            return self.blocks.push(Block::Embed { url, title: None });
        }
        let mut names = Vec::new();
        let body = self.blocks_from(|reader| {
            for child in node.children() {
                if is_name(child) {
                    names.push(child.words());
                } else {
                    reader.node(child);
                }
            }
        });
        let names = names.iter().map(|name| without_dash(name)).filter(|name| !name.is_empty());
        let cite = names.collect::<Vec<_>>().join(", ");
        let pull = is_pull || class.contains("pull") || class.contains("kg-blockquote-alt");
        if !body.is_empty() {
            let cite = Some(cite).filter(|cite| !cite.is_empty());
            self.blocks.push(Block::Quote { body, cite, pull });
        } else if !cite.is_empty() {
            self.blocks.push(Block::Paragraph { text: vec![Inline::Text(cite)] });
        }
    }
}

/// Whether a part of a quotation names its source.
fn is_name(part: Node<'_>) -> bool {
    let is_all_of = |name: Node<'_>| name.words() == part.words();
    match part.name() {
        "cite" | "footer" | "figcaption" => part.kind() != Kind::Nothing,
        "p" => part.descendants().find(|inside| inside.name() == "cite").is_some_and(is_all_of),
        _ => false,
    }
}

/// A name without its leading dash.
pub(super) fn without_dash(name: &str) -> &str {
    let is_dash = |sign: char| matches!(sign, '-' | '\u{2212}' | '\u{2013}' | '\u{2014}') || sign.is_whitespace();
    name.trim_start_matches(is_dash).trim_end()
}
