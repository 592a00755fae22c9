//! Pictures with their captions and credits, galleries, and what lives elsewhere.

use super::address::resolve;
use super::body::{Page, Reader};
use super::kind;
use super::tree::Node;
use crate::ingest::wire::credit_line;
use crate::json::whole;
use crate::story::{Block, Figure, Inline, Rendition, plain_text};

/// Blocks of WordPress and cards of Ghost that show something of elsewhere.
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

impl<'a> Reader<'a> {
    /// A picture: a block of its own, or, where there is none and for an emoji, the words that stand for it.
    pub(super) fn image(&mut self, node: &Node<'a>, page: &mut Page) {
        let size = |name| node.attribute(name).and_then(whole).and_then(|size| u32::try_from(size).ok());
        let (width, height) = (size("width"), size("height"));
        let is_sign = node.is_classed("emoji") || node.is_classed("smiley");
        // A picture of one dot counts readers.
        if width.or(height).is_some_and(|size| size < 2) {
            return;
        }
        // What is loaded late stands in an attribute of its own, and a dot in its place.
        let src = ["src", "data-src", "data-lazy-src", "data-original"]
            .iter()
            .find_map(|name| resolve(node.attribute(name)?, self.base, false));
        let alt = node.attribute("alt").unwrap_or_default();
        let Some(src) = src.filter(|_| !is_sign && !page.is_line()) else { return self.say(alt, page) };
        let credit = node.attribute("data-credit").or(node.attribute("data-copyright")).map(str::to_owned);
        let srcset = node.attribute("srcset").or(node.attribute("data-srcset")).unwrap_or_default();
        let figure = Figure {
            src: Some(src),
            srcset: self.renditions(srcset),
            width,
            height,
            alt: (!alt.is_empty()).then(|| alt.to_owned()),
            credit,
            ..Figure::default()
        };
        page.push(Block::Figure(figure));
    }

    /// The pictures of a `srcset` that say their width.
    fn renditions(&self, srcset: &str) -> Vec<Rendition> {
        let mut words = srcset.split_ascii_whitespace();
        let mut renditions = Vec::new();
        while let (Some(src), Some(width)) = (words.next(), words.next()) {
            let width = width.trim_end_matches(',').strip_suffix('w').and_then(whole);
            if let Some(width) = width.and_then(|width| u32::try_from(width).ok())
                && let Some(src) = resolve(src, self.base, false)
            {
                renditions.push(Rendition { src, width });
            }
        }
        renditions
    }

    /// Whether a node of a figure says whose it is.
    pub(super) fn is_credit(&self, node: &Node<'a>) -> bool {
        self.is_figure && (node.is_classed("credit") || node.attribute("itemprop") == Some("copyrightHolder"))
    }

    /// What a frame or a player shows.
    pub(super) fn embed(&self, at: usize, node: &Node<'a>) -> Option<Block> {
        let source = self.inside(at).filter_map(|inside| self.node(inside)).find(|inside| inside.name == "source");
        let url = ["src", "data-src", "data"].iter().find_map(|name| {
            let address = node.attribute(name).or(source.and_then(|source| source.attribute(name)))?;
            resolve(address, self.base, false)
        })?;
        let title = node.attribute("title").or(node.attribute("aria-label")).map(str::to_owned);
        Some(Block::Embed { url, title })
    }

    /// A card: where it leads and what it is called.
    pub(super) fn card(&mut self, at: usize, node: &Node<'a>) -> Option<Block> {
        let class = node.attribute("class")?;
        let mut classes = class.split_ascii_whitespace();
        if !classes.any(|class| CARDS.contains(&class)) {
            return None;
        }
        let (mut url, mut name, mut link, mut frame) = (None, None, None, None);
        for inside in self.inside(at) {
            let Some(node) = self.node(inside) else { continue };
            match node.kind {
                // It brought its words along.
                kind::QUOTE => return None,
                kind::FOREIGN if url.is_none() => {
                    if let Some(Block::Embed { url: found, title }) = self.embed(inside, node) {
                        (url, frame) = (Some(found), title);
                    }
                }
                kind::LINK if link.is_none() => {
                    link = node.attribute("href").and_then(|href| resolve(href, self.base, true));
                    frame = frame.or_else(|| Some(self.words(inside)));
                }
                kind::TEXT if node.value.trim_ascii().starts_with("http") && link.is_none() => {
                    link = resolve(node.value, self.base, false);
                }
                _ => {}
            }
            if name.is_none() && (node.kind == kind::CAPTION || node.is_classed("-title")) {
                name = Some(self.words(inside)).filter(|name| !name.is_empty());
            }
        }
        let url = url.or(link)?;
        let title = name.or(frame).filter(|title| !title.is_empty());
        Some(Block::Embed { url, title })
    }

    /// A figure: whatever it holds, with its caption.
    pub(super) fn figure(&mut self, at: usize, node: &Node<'a>, page: &mut Page) {
        let is_outer = !std::mem::replace(&mut self.is_figure, true);
        let outer = self.credit.take();
        self.credit = node.attribute("data-credit").map(str::to_owned);
        let mut inner = Page::default();
        let mut caption = Vec::new();
        let mut named = None;
        for child in self.children(at) {
            if self.node(child).is_some_and(is_caption) {
                named = Some(child);
                caption = self.line(child);
            } else {
                self.one(child, &mut inner);
            }
        }
        inner.flush();
        let mut blocks = inner.blocks;
        let mut credit = std::mem::replace(&mut self.credit, outer);
        self.is_figure = !is_outer;
        match blocks.as_mut_slice() {
            [Block::Figure(figure)] => {
                if credit.is_none() && figure.credit.is_none() {
                    credit = take_credit(&mut caption);
                }
                figure.credit = figure.credit.take().or(credit.take());
                if figure.caption.is_empty() {
                    figure.caption = std::mem::take(&mut caption);
                }
            }
            [Block::Table { caption: of_table @ None, .. }] if !caption.is_empty() => {
                *of_table = Some(plain_text(&std::mem::take(&mut caption)));
            }
            [Block::Quote { cite, pull, .. }] => {
                *pull |= node.is_classed("pullquote");
                if cite.is_none()
                    && let Some(child) = named
                {
                    *cite = self.attribution(child);
                    caption.clear();
                }
            }
            [Block::Embed { title, .. }] if !caption.is_empty() => {
                *title = Some(plain_text(&std::mem::take(&mut caption)));
            }
            [_, ..] if node.is_classed("pullquote") => {
                let cite = named.and_then(|child| self.attribution(child));
                caption.clear();
                blocks = vec![Block::Quote { body: blocks, cite, pull: true }];
            }
            [_, _, ..] => gather(&mut blocks),
            _ => {}
        }
        if let Some(credit) = credit {
            if !caption.is_empty() {
                caption.push(Inline::Text(" ".to_owned()));
            }
            caption.push(Inline::Text(credit));
        }
        blocks.extend((!caption.is_empty()).then_some(Block::Paragraph { text: caption }));
        page.blocks.append(&mut blocks);
    }

    /// Pictures side by side.
    pub(super) fn gallery(&mut self, at: usize, page: &mut Page) {
        let mut inner = Page::default();
        for child in self.children(at) {
            match self.node(child) {
                // The list is but a habit.
                Some(node) if node.kind == kind::LIST => self.all(child, &mut inner),
                _ => self.one(child, &mut inner),
            }
        }
        inner.flush();
        gather(&mut inner.blocks);
        page.blocks.append(&mut inner.blocks);
    }
}

/// Makes one gallery of the pictures that open a row of blocks.
fn gather(blocks: &mut Vec<Block>) {
    let count = blocks.iter().take_while(|block| matches!(block, Block::Figure(_) | Block::Gallery { .. })).count();
    if count < 2 {
        return;
    }
    let mut figures = Vec::new();
    for block in blocks.drain(..count) {
        match block {
            Block::Figure(figure) => figures.push(figure),
            Block::Gallery { figures: mut more } => figures.append(&mut more),
            _ => {}
        }
    }
    blocks.insert(0, Block::Gallery { figures });
}

/// Whether a node of a figure is its caption.
fn is_caption(node: &Node<'_>) -> bool {
    node.kind == kind::CAPTION || node.is_classed("caption-text") || node.is_classed("gallery-caption")
}

/// Takes the credit off the end of a caption: "… (Photo: © A/B)", "… / Photo: A".
fn take_credit(caption: &mut Vec<Inline>) -> Option<String> {
    let Some(Inline::Text(text)) = caption.last_mut() else { return None };
    let (before, credit) = credit_line(text)?;
    let credit = credit.to_owned();
    text.truncate(before.len());
    if text.is_empty() {
        caption.pop();
    }
    Some(credit)
}
