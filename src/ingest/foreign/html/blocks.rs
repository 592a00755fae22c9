//! Nodes to blocks: the mapping, written once for both parsers.

use super::address::resolve;
use super::furniture::is_furniture;
use super::inlines::{Format, Line};
use super::kind::Kind;
use super::tree::{Node, Tree};
use crate::ingest::foreign::body::Body;
use crate::ingest::foreign::wire::{crosshead, is_rule, is_signature};
use crate::json::Problem;
use crate::story::{Block, Inline, plain_text};

/// How many lists and quotations may be nested: deeper ones give their blocks. Each takes two or three levels of the JSON of record,
/// which allows 200.
const MOST_NESTED: usize = 50;

/// Further notes are not given.
const MOST_NOTES: usize = 50;

/// Reads nodes.
#[derive(Debug)]
pub(in crate::ingest::foreign) struct Reader<'t> {
    root: Node<'t>,
    /// The address against which others are resolved.
    base: Option<String>,
    /// The finished blocks.
    pub(super) blocks: Vec<Block>,
    /// The paragraph that is being written, or a line that cannot contain blocks.
    pub(super) line: Line,
    pub(super) is_line: bool,
    /// How many lists and quotations are open.
    nested: usize,
    /// The levels of headings in use.
    levels: Vec<u8>,
    /// Which nodes are read elsewhere, by index.
    skipped: Vec<bool>,
    /// The picture that was read last, and the last placeholder.
    pub(super) image: Option<Node<'t>>,
    pub(super) noscript: Option<Node<'t>>,
    /// Whether the nodes are those of a page, which contains more than the story.
    is_page: bool,
    notes: Vec<Problem>,
}

impl<'t> Reader<'t> {
    pub(in crate::ingest::foreign) fn new(tree: &'t Tree<'t>, base: Option<&str>) -> Self {
        Self {
            root: tree.root(),
            base: base.map(str::to_owned),
            blocks: Vec::new(),
            line: Line::default(),
            is_line: false,
            nested: 0,
            levels: Vec::new(),
            skipped: vec![false; tree.length()],
            image: None,
            noscript: None,
            is_page: false,
            notes: Vec::new(),
        }
    }

    /// What was left out, and where.
    pub(in crate::ingest::foreign) fn into_notes(self) -> Vec<Problem> {
        self.notes
    }

    /// Notes that something is left out or changed.
    pub(in crate::ingest::foreign) fn note(&mut self, node: Node<'t>, message: &str) {
        if self.notes.len() < MOST_NOTES {
            self.notes.push(Problem { at: node.path(), message: message.to_owned() });
        }
    }

    /// The words of everything, without formatting.
    pub(in crate::ingest::foreign) fn words(&mut self) -> String {
        self.root.words()
    }

    /// Everything as one line.
    pub(in crate::ingest::foreign) fn line(&mut self) -> Vec<Inline> {
        self.line_of(self.root)
    }

    /// Everything as blocks.
    pub(in crate::ingest::foreign) fn body(&mut self) -> Body {
        self.body_of(self.root)
    }

    /// The story in a node of a page, without nodes that are read elsewhere and those that only surround a story.
    pub(in crate::ingest::foreign) fn story(&mut self, node: Node<'t>, elsewhere: impl IntoIterator<Item = Node<'t>>) -> Body {
        self.is_page = true;
        elsewhere.into_iter().for_each(|node| self.skip(node, true));
        self.body_of(node)
    }

    /// The absolute address; `None` if it is not allowed.
    pub(in crate::ingest::foreign) fn address(&self, address: &str, is_link: bool) -> Option<String> {
        if address.trim().is_empty() { None } else { resolve(address, self.base.as_deref(), is_link) }
    }

    /// The first of these attributes with an allowed address.
    pub(in crate::ingest::foreign) fn address_of(&self, node: Node<'t>, names: &[&str], is_link: bool) -> Option<String> {
        names.iter().find_map(|name| self.address(node.attribute(name)?, is_link))
    }

    /// Leaves a node out, or includes it again: it is read elsewhere.
    pub(super) fn skip(&mut self, node: Node<'t>, is_skipped: bool) {
        if let Some(skipped) = self.skipped.get_mut(node.place()) {
            *skipped = is_skipped;
        }
    }

    fn is_skipped(&self, node: Node<'t>) -> bool {
        self.skipped.get(node.place()).is_some_and(|skipped| *skipped)
    }

    fn body_of(&mut self, node: Node<'t>) -> Body {
        self.levels.clear();
        for heading in node.descendants().filter(|node| node.kind() == Kind::Heading) {
            let level = level(heading);
            if !self.is_skipped(heading) && !self.levels.contains(&level) {
                self.levels.push(level);
            }
        }
        let mut blocks = self.blocks_of(node);
        let last = match blocks.last() {
            Some(Block::Paragraph { text }) => plain_text(text),
            _ => String::new(),
        };
        let signature = is_signature(&last).then_some(last);
        if signature.is_some() {
            blocks.pop();
        }
        Body { blocks, signature }
    }

    /// The content of a node as blocks.
    pub(super) fn blocks_of(&mut self, node: Node<'t>) -> Vec<Block> {
        self.blocks_from(|reader| reader.children(node))
    }

    /// The blocks that are read by `read`.
    pub(super) fn blocks_from(&mut self, read: impl FnOnce(&mut Self)) -> Vec<Block> {
        self.flush();
        let outer = std::mem::take(&mut self.blocks);
        read(self);
        self.flush();
        std::mem::replace(&mut self.blocks, outer)
    }

    /// The content of a node as one line.
    pub(super) fn line_of(&mut self, node: Node<'t>) -> Vec<Inline> {
        let outer = (std::mem::take(&mut self.line), std::mem::replace(&mut self.is_line, true));
        self.children(node);
        let (line, _) = self.line.take();
        (self.line, self.is_line) = outer;
        line
    }

    /// Reads the content of a node.
    pub(super) fn children(&mut self, node: Node<'t>) {
        for child in node.children() {
            self.node(child);
        }
    }

    /// Reads a node.
    pub(super) fn node(&mut self, node: Node<'t>) {
        let kind = node.kind();
        match kind {
            Kind::Text => return self.line.push(node.text()),
            Kind::Nothing => return self.nothing(node),
            Kind::Noscript => return self.noscript(node),
            _ => {}
        }
        // Nodes that are read elsewhere, and icons without words.
        let class = node.class();
        if self.is_skipped(node) || class.contains("kg-callout-emoji") {
            return;
        }
        if self.is_page && is_furniture(node, class) {
            if node.has_words() {
                self.note(node, "is not part of the story: it is left out");
            }
            return;
        }
        self.background(node, class);
        if !kind.is_block() {
            return self.inline(node);
        }
        self.flush();
        if self.is_line {
            self.children(node);
        } else if !self.card(node, class) && !self.figure(node, class) {
            self.block(node);
        }
        self.flush();
    }

    /// Elements that readers do not see as text, except the words of a drawing.
    fn nothing(&mut self, node: Node<'t>) {
        if matches!(node.name(), "svg" | "canvas")
            && node.everything().any(|inside| inside.name() == "text" && !inside.words().is_empty())
        {
            self.note(node, "a drawing with words: it is left out");
        }
    }

    fn block(&mut self, node: Node<'t>) {
        match node.kind() {
            Kind::Heading => {
                // The highest level in use becomes 1, the next one 2.
                let own = level(node);
                let above = self.levels.iter().filter(|level| **level < own).count();
                let text = self.line_of(node);
                if !text.is_empty() {
                    self.blocks.push(Block::Crosshead { level: above.min(4) as u32 + 1, text });
                }
            }
            Kind::List | Kind::Quote if self.nested < MOST_NESTED => {
                self.nested += 1;
                if node.kind() == Kind::List {
                    self.list(node)
                } else {
                    self.quote(node, false)
                }
                self.nested -= 1;
            }
            Kind::Table => self.table(node),
            Kind::Preformatted => self.preformatted(node),
            Kind::Rule => self.blocks.push(Block::Rule),
            Kind::Term => self.formatted(node, Some(Format::Strong)),
            _ => self.children(node),
        }
    }

    fn inline(&mut self, node: Node<'t>) {
        let format = match node.kind() {
            Kind::Break => {
                // Two of them separate paragraphs.
                if self.line.break_line() {
                    self.flush();
                }
                return;
            }
            Kind::Code => return self.line.push_code(node.words()),
            Kind::Quoted => {
                self.line.push("\u{201c}");
                self.children(node);
                return self.line.push("\u{201d}");
            }
            Kind::Image => return self.image(node),
            Kind::Picture => return self.picture(node),
            Kind::Frame => return self.frame(node),
            Kind::Link if node.attribute("href").is_some_and(|href| href.trim().starts_with('#')) => {
                return self.link_within(node);
            }
            Kind::Link => self.address_of(node, &["href"], true).map(Format::Link),
            Kind::Strong => Some(Format::Strong),
            Kind::Emphasis => Some(Format::Emphasis),
            Kind::Mark => Some(Format::Mark),
            Kind::Sub => Some(Format::Sub),
            Kind::Sup => Some(Format::Sup),
            _ => None,
        };
        self.formatted(node, format);
    }

    /// A link to a place in the same document, such as a footnote. The model has no link targets, and the address of the document
    /// would lead away from the story, so only its words stay. A link back from a note is dropped.
    fn link_within(&mut self, node: Node<'t>) {
        let is_back =
            |sign: char| matches!(sign, '\u{21a9}' | '\u{fe0e}' | '\u{fe0f}' | '\u{2191}' | '^') || sign.is_whitespace();
        if !node.words().chars().all(is_back) || node.first(Kind::Image).is_some() {
            self.formatted(node, None);
        }
    }

    /// Reads the content of a node in its formatting, if it is any.
    fn formatted(&mut self, node: Node<'t>, format: Option<Format>) {
        let is_open = format.is_some_and(|format| self.line.open(format));
        self.children(node);
        if is_open {
            self.line.close();
        }
    }

    /// Ends the paragraph, if it has words. In a line that cannot contain blocks it is a line break instead.
    pub(super) fn flush(&mut self) {
        if self.is_line {
            self.line.break_line();
            return;
        }
        let (text, words) = self.line.take();
        if words.trim().is_empty() {
            // Nothing was written, or only no-break spaces.
        } else if let Some(words) = crosshead(&words) {
            self.blocks.push(Block::Crosshead { level: 1, text: vec![Inline::Text(words.to_owned())] });
        } else if is_rule(&words) {
            self.blocks.push(Block::Rule);
        } else {
            self.blocks.push(Block::Paragraph { text });
        }
    }
}

/// The level of a heading.
fn level(heading: Node<'_>) -> u8 {
    heading.name().bytes().last().map_or(0, |digit| digit & 7)
}
