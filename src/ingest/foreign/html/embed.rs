//! Content on other sites: frames, players, and the cards of WordPress and Ghost.

use super::blocks::Reader;
use super::inlines::Format;
use super::kind::Kind;
use super::tree::Node;
use crate::story::Block;

/// Blocks of WordPress and cards of Ghost that show something from another site.
const CARDS: [&str; 9] = [
    "wp-block-embed",
    "wp-block-video",
    "wp-block-audio",
    "wp-block-file",
    "kg-embed-card",
    "kg-video-card",
    "kg-audio-card",
    "kg-file-card",
    "kg-bookmark-card",
];

impl<'t> Reader<'t> {
    /// A frame or a player: a link to its content. An object that shows nothing gives its fallback content.
    pub(super) fn frame(&mut self, node: Node<'t>) {
        let title = node.value(&["title", "aria-label"]).map(str::to_owned);
        match self.source(node) {
            Some(url) if self.is_line => {
                let title = title.unwrap_or_else(|| url.clone());
                let is_open = self.line.open(Format::Link(url));
                self.line.push(&title);
                if is_open {
                    self.line.close();
                }
            }
            Some(url) => self.embed(url, title),
            None if node.name() == "object" => self.children(node),
            None => self.note(node, "shows nothing with an address: it is left out"),
        }
    }

    /// The address of the content of a frame or a player.
    fn source(&self, node: Node<'t>) -> Option<String> {
        const SOURCES: [&str; 3] = ["src", "data-src", "data"];
        let of = |node| self.address_of(node, &SOURCES, false);
        of(node).or_else(|| node.descendants().filter(|inside| inside.name() == "source").find_map(of))
    }

    fn embed(&mut self, url: String, title: Option<String>) {
        self.flush();
        self.blocks.push(Block::Embed { url, title });
    }

    /// Reads a card: its address and its title. False if it contains its own words or has no address.
    pub(super) fn card(&mut self, node: Node<'t>, class: &str) -> bool {
        if !CARDS.iter().any(|card| class.contains(card)) || node.first(Kind::Quote).is_some() {
            return false;
        }
        let frame = node.first(Kind::Frame);
        let link = node.first(Kind::Link);
        let url = frame
            .and_then(|frame| self.source(frame))
            .or_else(|| self.address_of(link?, &["href"], true))
            .or_else(|| self.address_alone(node));
        let Some(url) = url else { return false };
        let classed = |parts: &[&str]| {
            node.descendants().find(|inside| {
                let class = inside.class();
                parts.iter().any(|part| class.contains(part))
            })
        };
        let caption = node.first(Kind::Caption);
        let name = classed(&["-title"]).or(caption).or(link).map(Node::words).filter(|words| !words.is_empty());
        let title = name.or_else(|| frame?.value(&["title"]).map(str::to_owned));
        self.embed(url, title);
        // Its description.
        let rest = [classed(&["-title"]).and(caption), classed(&["-description", "file-card-caption", "audio-caption"])];
        for part in rest.into_iter().flatten() {
            self.children(part);
            self.flush();
        }
        true
    }

    /// The address that is a card's only text: that is what WordPress stores.
    fn address_alone(&self, node: Node<'t>) -> Option<String> {
        let mut texts = node.descendants().filter(|inside| inside.kind() == Kind::Text).map(|inside| inside.text().trim());
        texts.find(|text| text.starts_with("http")).and_then(|text| self.address(text, false))
    }
}
