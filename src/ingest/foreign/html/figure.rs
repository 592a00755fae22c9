//! Figures and galleries: pictures and other blocks with their captions and credits.

use super::blocks::Reader;
use super::kind::Kind;
use super::quote::without_dash;
use super::tree::Node;
use crate::ingest::foreign::credit;
use crate::story::{Block, Figure, Inline};

/// The caption and the credit of a figure.
#[derive(Clone, Copy, Default)]
struct Labels<'t> {
    caption: Option<Node<'t>>,
    credit: Option<Node<'t>>,
}

impl<'t> Reader<'t> {
    /// Reads a figure or a gallery, or an older form of them: all of its content, with its caption. Adjacent pictures
    /// become a gallery; words between them stay where they are.
    pub(super) fn figure(&mut self, node: Node<'t>, class: &str) -> bool {
        let is_pull = class.contains("pullquote") && node.kind() != Kind::Quote;
        let is_gallery =
            class.contains("gallery") && node.name() != "li" && node.kind() != Kind::Caption || class.contains("gallery-item");
        let is_framed = class.contains("wp-caption") && !class.contains("wp-caption-");
        if node.kind() != Kind::Figure && !is_pull && !is_gallery && !is_framed {
            return false;
        }
        // A whole story may be in an element with a gallery's class: captions in it are not the element's own.
        let is_story = is_gallery && node.kind() != Kind::Figure && holds_prose(node);
        let labels = if is_story { Labels::default() } else { look_for_captions(node) };
        [labels.caption, labels.credit].into_iter().flatten().for_each(|label| self.skip(label, true));
        let mut blocks = self.blocks_of(node);
        if is_pull {
            blocks = pulled(blocks);
        }
        let mut blocks = gathered(blocks);
        let left = self.give_caption(&mut blocks, labels);
        self.blocks.extend(blocks);
        // What is left is text.
        for left in [left.caption, left.credit].into_iter().flatten() {
            self.skip(left, false);
        }
        if let Some(caption) = left.caption {
            self.children(caption);
        }
        if let Some(credit) = left.credit.filter(|credit| !left.caption.is_some_and(|caption| credit.is_in(caption))) {
            self.flush();
            self.children(credit);
        }
        true
    }

    /// Gives a caption and a credit to their block, and returns what is left of them.
    fn give_caption(&mut self, blocks: &mut [Block], labels: Labels<'t>) -> Labels<'t> {
        let Labels { caption, credit } = labels;
        let mut figures = blocks.iter_mut().filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        });
        if let (Some(figure), None) = (figures.next(), figures.next()) {
            self.complete(figure, labels);
            return Labels::default();
        }
        let Some(words) = caption.map(Node::words).filter(|words| !words.is_empty()) else {
            return Labels { caption: None, credit };
        };
        for block in blocks {
            match block {
                Block::Embed { title, .. } => *title = Some(words),
                Block::Table { caption: known @ None, .. } => *known = Some(words),
                Block::Quote { cite: known @ None, .. } => *known = Some(without_dash(&words).to_owned()),
                _ => continue,
            }
            return Labels { caption: None, credit };
        }
        labels
    }

    fn complete(&mut self, figure: &mut Figure, labels: Labels<'t>) {
        if let Some(credit) = labels.credit.map(Node::words).filter(|words| !words.is_empty()) {
            figure.credit = Some(credit);
        }
        let Some(caption) = labels.caption else { return };
        let words = caption.words();
        match credit::split(&words).filter(|_| figure.credit.is_none()) {
            // The formatting of the words is lost with their end.
            Some((before, credit)) => {
                figure.caption = if before.is_empty() { Vec::new() } else { vec![Inline::Text(before.to_owned())] };
                figure.credit = Some(credit.to_owned());
            }
            None => figure.caption = self.line_of(caption),
        }
    }
}

/// Finds the caption and the credit of a figure, but not of one nested in it.
fn look_for_captions(figure: Node<'_>) -> Labels<'_> {
    let mut labels = Labels::default();
    let mut inner: Option<Node<'_>> = None;
    for node in figure.descendants() {
        if inner.is_some_and(|inner| node.is_in(inner)) || node.kind() == Kind::Text {
            continue;
        }
        let class = node.class();
        let is_caption = node.kind() == Kind::Caption || class.contains("caption-text") || class.contains("gallery-caption");
        if node.kind() == Kind::Figure || class.contains("gallery-item") {
            inner = Some(node);
        } else if is_caption && labels.caption.is_none() {
            labels.caption = Some(node);
        } else if class.contains("credit") && labels.credit.is_none() {
            labels.credit = Some(node);
        }
    }
    labels
}

/// Whether a node has paragraphs in addition to captions.
fn holds_prose(node: Node<'_>) -> bool {
    node.descendants().any(|inside| {
        let is_prose = inside.name() == "p" || matches!(inside.kind(), Kind::Heading | Kind::Quote | Kind::Table);
        is_prose && !inside.class().contains("caption") && inside.has_words()
    })
}

/// The blocks of a pull quote, in one if there is none.
fn pulled(mut blocks: Vec<Block>) -> Vec<Block> {
    let mut has_quote = false;
    for block in &mut blocks {
        if let Block::Quote { pull, .. } = block {
            (*pull, has_quote) = (true, true);
        }
    }
    if has_quote || blocks.is_empty() { blocks } else { vec![Block::Quote { body: blocks, cite: None, pull: true }] }
}

/// Blocks, with adjacent pictures made galleries.
fn gathered(blocks: Vec<Block>) -> Vec<Block> {
    let mut gathered: Vec<Block> = Vec::new();
    for block in blocks {
        if !is_pictures(&block) {
            gathered.push(block);
            continue;
        }
        let mut figures = Vec::new();
        push_pictures(block, &mut figures);
        match gathered.pop() {
            Some(Block::Figure(first)) => {
                figures.insert(0, first);
                gathered.push(Block::Gallery { figures });
            }
            Some(Block::Gallery { figures: mut first }) => {
                first.append(&mut figures);
                gathered.push(Block::Gallery { figures: first });
            }
            before => {
                gathered.extend(before);
                match <[Figure; 1]>::try_from(figures) {
                    Ok([figure]) => gathered.push(Block::Figure(figure)),
                    Err(figures) => gathered.push(Block::Gallery { figures }),
                }
            }
        }
    }
    gathered
}

/// Whether a block consists of pictures only, including a list of them.
fn is_pictures(block: &Block) -> bool {
    match block {
        Block::Figure(_) | Block::Gallery { .. } => true,
        Block::List { items, .. } => {
            items.iter().flatten().all(|block| matches!(block, Block::Figure(_) | Block::Gallery { .. }))
        }
        _ => false,
    }
}

/// The pictures of a block.
fn push_pictures(block: Block, figures: &mut Vec<Figure>) {
    match block {
        Block::Figure(figure) => figures.push(figure),
        Block::Gallery { figures: mut more } => figures.append(&mut more),
        Block::List { items, .. } => items.into_iter().flatten().for_each(|block| push_pictures(block, figures)),
        _ => {}
    }
}
