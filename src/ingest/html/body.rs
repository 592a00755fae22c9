//! Nodes to blocks: the mapping, written once for every parser.

use super::address::resolve;
use super::kind::{self, Kind};
use super::line::{Format, Line};
use super::tree::Node;
use crate::ingest::wire::{crosshead, is_rule};
use crate::json::whole;
use crate::locale::kind::{BLANK, DASH, trim, trim_start};
use crate::story::{Block, Inline, plain_text};

/// So many lists and quotations may stand in each other: what is deeper gives its blocks. The JSON of record, in which each takes
/// two levels or three, has 200.
const MOST_NESTED: usize = 50;

/// The level of a crosshead that was written between dashes, until levels are told apart.
const DASHED: u32 = 0;

/// Reads nodes.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) nodes: &'a [Node<'a>],
    pub(super) base: Option<&'a str>,
    /// The formatting that is open.
    formats: Vec<Format>,
    /// How many lists and quotations are open.
    nested: usize,
    /// Whether what is read is a figure, and the credit that stands in it.
    pub(super) is_figure: bool,
    pub(super) credit: Option<String>,
    /// Whether the nodes are a page's, with more in it than the text, and what is told elsewhere already.
    pub(super) is_page: bool,
    pub(super) furniture: Vec<usize>,
}

/// What is read so far.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
    line: Line,
    /// Whether it can hold no blocks: those are lines then.
    is_line: bool,
}

impl Page {
    /// Ends the line.
    #[inline(never)]
    pub(super) fn flush(&mut self) {
        if self.is_line {
            self.line.broken();
            return;
        }
        let text = self.line.take();
        if text.is_empty() {
            return;
        }
        let words = plain_text(&text);
        self.blocks.push(if is_rule(&words) {
            Block::Rule
        } else if let Some(words) = crosshead(&words) {
            Block::Crosshead { level: DASHED, text: vec![Inline::Text(words.to_owned())] }
        } else {
            Block::Paragraph { text }
        });
    }

    /// Whether it can hold no blocks.
    pub(super) fn is_line(&self) -> bool {
        self.is_line
    }

    /// Adds a block.
    pub(super) fn push(&mut self, block: Block) {
        self.flush();
        self.blocks.push(block);
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(nodes: &'a [Node<'a>], base: Option<&'a str>) -> Self {
        Self {
            nodes,
            base,
            formats: Vec::new(),
            nested: 0,
            is_figure: false,
            credit: None,
            is_page: false,
            furniture: Vec::new(),
        }
    }

    /// Adds words to the text.
    pub(super) fn say(&self, words: &str, page: &mut Page) {
        page.line.add(&self.formats, words);
    }

    /// The node of that number.
    pub(super) fn node(&self, at: usize) -> Option<&'a Node<'a>> {
        self.nodes.get(at)
    }

    /// The numbers of what a node holds.
    pub(super) fn children(&self, at: usize) -> Children<'a> {
        Children { nodes: self.nodes, at: at + 1, end: self.node(at).map_or(0, |node| node.end) }
    }

    /// The numbers of what a node holds at any depth.
    pub(super) fn inside(&self, at: usize) -> std::ops::Range<usize> {
        at + 1..self.node(at).map_or(0, |node| node.end)
    }

    /// The blocks of a node.
    pub(super) fn blocks(&mut self, at: usize) -> Vec<Block> {
        let mut page = Page::default();
        self.all(at, &mut page);
        page.flush();
        page.blocks
    }

    /// The text of a node, whatever it holds.
    pub(super) fn line(&mut self, at: usize) -> Vec<Inline> {
        let mut page = Page { is_line: true, ..Page::default() };
        self.all(at, &mut page);
        page.line.take()
    }

    /// The words of a node.
    pub(super) fn words(&mut self, at: usize) -> String {
        let formats = std::mem::take(&mut self.formats);
        let words = plain_text(&self.line(at));
        self.formats = formats;
        words
    }

    /// Reads what a node holds.
    pub(super) fn all(&mut self, at: usize, page: &mut Page) {
        for child in self.children(at) {
            self.one(child, page);
        }
    }

    /// Reads a node.
    #[inline(never)]
    pub(super) fn one(&mut self, at: usize, page: &mut Page) {
        let Some(node) = self.node(at) else { return };
        if self.is_page && self.is_furniture(at, node) {
            return;
        }
        if self.is_credit(node) {
            let credit = self.words(at);
            self.credit = Some(credit).filter(|credit| !credit.is_empty());
            return;
        }
        if node.kind == kind::TEXT {
            self.say(node.value, page);
        } else if kind::is_block(node.kind) {
            page.flush();
            self.block(at, node, page);
            page.flush();
        } else {
            self.inline(at, node, page);
        }
    }

    /// Whether a node of a page is not of its story's text: what stands around that, and what is told of it elsewhere.
    fn is_furniture(&self, at: usize, node: &Node<'a>) -> bool {
        let is_told = |at: usize, end| self.furniture.iter().any(|told| (at..end).contains(told));
        match node.name {
            "footer" => true,
            "aside" => !node.is_classed("pull"),
            "header" => is_told(at, node.end),
            _ => is_told(at, at + 1),
        }
    }

    fn block(&mut self, at: usize, node: &Node<'a>, page: &mut Page) {
        // What stands in an icon's place says nothing.
        if node.is_classed("kg-callout-emoji") {
            return;
        }
        if page.is_line {
            return self.all(at, page);
        }
        if node.is_classed("gallery") && node.kind != kind::CAPTION && !node.is_classed("gallery-item") {
            return self.gallery(at, page);
        }
        if let Some(card) = self.card(at, node) {
            return page.push(card);
        }
        match node.kind {
            kind::HEADING => {
                let level = u32::from(node.name.as_bytes().last().map_or(0, |digit| digit.wrapping_sub(b'0')));
                let text = self.line(at);
                if !text.is_empty() {
                    page.push(Block::Crosshead { level, text });
                }
            }
            kind::LIST | kind::QUOTE if self.nested < MOST_NESTED => {
                self.nested += 1;
                if node.kind == kind::LIST {
                    self.list(at, node, page)
                } else {
                    self.quote(at, node, page)
                }
                self.nested -= 1;
            }
            kind::TABLE => self.table(at, node, page),
            kind::PREFORMATTED if !node.is_classed("verse") => self.code(at, node, page),
            kind::PREFORMATTED => self.verse(at, page),
            kind::RULE => page.push(Block::Rule),
            kind::TERM => self.formatted(at, kind::STRONG, String::new(), page),
            _ if node.kind == kind::FIGURE || is_framed(node) => self.figure(at, node, page),
            _ => self.all(at, page),
        }
    }

    fn inline(&mut self, at: usize, node: &Node<'a>, page: &mut Page) {
        match node.kind {
            kind::BREAK => {
                // Two of them part paragraphs.
                if page.line.broken() && !page.is_line {
                    page.flush();
                }
            }
            kind::LINK => {
                // A link that is a card, a picture's link to itself: both have their own ways.
                match node.attribute("href").and_then(|href| resolve(href, self.base, true)) {
                    Some(href) => self.formatted(at, kind::LINK, href, page),
                    None => self.all(at, page),
                }
            }
            kind::CODE => {
                let words = self.words(at);
                page.line.add_code(&self.formats, words);
            }
            kind::QUOTED => {
                self.say("\u{201c}", page);
                self.all(at, page);
                self.say("\u{201d}", page);
            }
            kind::IMAGE => self.image(node, page),
            kind::FOREIGN => {
                if let Some(embed) = self.embed(at, node).filter(|_| !page.is_line) {
                    page.push(embed);
                }
            }
            format @ (kind::STRONG | kind::EMPHASIS | kind::MARK | kind::SUB | kind::SUP) => {
                self.formatted(at, format, String::new(), page);
            }
            kind::NOTHING => {}
            _ => self.all(at, page),
        }
    }

    /// Reads what a node holds in its format. In the same format again it is nothing new.
    fn formatted(&mut self, at: usize, format: Kind, href: String, page: &mut Page) {
        if self.formats.iter().any(|(open, _)| *open == format) {
            return self.all(at, page);
        }
        let before = self.formats.len();
        self.formats.push((format, href));
        self.all(at, page);
        self.formats.truncate(before);
        page.line.close(before);
    }

    fn list(&mut self, at: usize, node: &Node<'a>, page: &mut Page) {
        let mut items: Vec<Vec<Block>> = Vec::new();
        for child in self.children(at) {
            let is_item = self.node(child).is_some_and(|node| node.name == "li");
            let mut blocks = Page::default();
            self.one(child, &mut blocks);
            blocks.flush();
            match items.last_mut() {
                // What stands between items belongs to the one before.
                Some(item) if !is_item => item.append(&mut blocks.blocks),
                _ if blocks.blocks.is_empty() => {}
                _ => items.push(blocks.blocks),
            }
        }
        if !items.is_empty() {
            let ordered = node.name == "ol";
            let start = node.attribute("start").and_then(whole).filter(|start| ordered && *start != 1);
            page.push(Block::List { ordered, start, items });
        }
    }

    fn quote(&mut self, at: usize, node: &Node<'a>, page: &mut Page) {
        // A post of another site tells its own address.
        if let Some(url) =
            node.attribute("data-instgrm-permalink").or(node.attribute("cite").filter(|_| node.is_classed("-embed")))
            && let Some(url) = resolve(url, self.base, false)
        {
            return page.push(Block::Embed { url, title: None });
        }
        let mut body = Page::default();
        let mut cite = None;
        for child in self.children(at) {
            if self.is_attribution(child) {
                cite = self.attribution(child).or(cite);
            } else {
                self.one(child, &mut body);
            }
        }
        body.flush();
        let pull = node.is_classed("pull") || node.is_classed("kg-blockquote-alt");
        if !body.blocks.is_empty() {
            page.push(Block::Quote { body: body.blocks, cite, pull });
        }
    }

    /// Whether what stands in a quotation names who is quoted.
    fn is_attribution(&self, at: usize) -> bool {
        let Some(node) = self.node(at) else { return false };
        match node.name {
            "cite" | "footer" | "figcaption" => true,
            "p" => {
                let mut inside = self.children(at).filter_map(|child| self.node(child)).filter(|node| !node.is_empty_text());
                inside.next().is_some_and(|node| node.name == "cite") && inside.next().is_none()
            }
            _ => false,
        }
    }

    /// The words of a caption that names who is quoted, without the dash before it.
    pub(super) fn attribution(&mut self, at: usize) -> Option<String> {
        let words = self.words(at);
        let name = trim_start(&words, DASH | BLANK);
        (!name.is_empty()).then(|| name.to_owned())
    }

    fn code(&mut self, at: usize, node: &Node<'a>, page: &mut Page) {
        let mut text = String::new();
        let mut lang = language(node);
        for inside in self.inside(at) {
            match self.node(inside) {
                Some(node) if node.kind == kind::TEXT => text.push_str(node.value),
                Some(node) if node.kind == kind::BREAK => text.push('\n'),
                Some(node) => lang = lang.or(language(node)),
                None => {}
            }
        }
        let text = text.trim_matches('\n');
        if !trim(text, BLANK).is_empty() {
            page.push(Block::Code { text: text.to_owned(), lang });
        }
    }

    /// Lines whose ends count.
    fn verse(&mut self, at: usize, page: &mut Page) {
        for child in self.children(at) {
            match self.node(child) {
                Some(node) if node.kind == kind::TEXT => {
                    for (place, line) in crate::locale::parts(node.value, b'\n').enumerate() {
                        if place > 0 && page.line.broken() {
                            page.flush();
                        }
                        self.say(line, page);
                    }
                }
                _ => self.one(child, page),
            }
        }
    }
}

impl Node<'_> {
    /// Whether it is a text of blanks.
    pub(super) fn is_empty_text(&self) -> bool {
        self.kind == kind::TEXT && self.value.trim_ascii().is_empty()
    }
}

/// The numbers of the nodes side by side in another.
#[derive(Debug)]
pub(super) struct Children<'a> {
    nodes: &'a [Node<'a>],
    at: usize,
    end: usize,
}

impl Iterator for Children<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let at = self.at;
        if at >= self.end {
            return None;
        }
        self.at = self.nodes.get(at)?.end;
        Some(at)
    }
}

/// The language of code, as highlighters name it: `language-rust`.
fn language(node: &Node<'_>) -> Option<String> {
    let classes = node.attribute("class")?;
    let name = classes.split_ascii_whitespace().find_map(|class| class.strip_prefix("language-"))?;
    Some(name.to_owned())
}

/// Whether a block is what a figure would be: by the habits of content systems before there was one.
fn is_framed(node: &Node<'_>) -> bool {
    node.is_classed("pullquote")
        || node.is_classed("wp-caption") && !node.is_classed("wp-caption-")
        || node.is_classed("gallery-item")
}

/// Tells levels of headings apart: the highest that there is becomes 1, the next one 2.
pub(super) fn rebase(blocks: &mut [Block]) {
    let mut used = 0_u32;
    each_level(blocks, &mut |level| used |= 1 << *level);
    each_level(blocks, &mut |level| *level = ((used & ((1 << *level) - 1) & !1).count_ones() + 1).min(5));
}

fn each_level(blocks: &mut [Block], change: &mut dyn FnMut(&mut u32)) {
    for block in blocks {
        match block {
            Block::Crosshead { level, .. } => change(level),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_level(item, change)),
            Block::Quote { body, .. } => each_level(body, change),
            _ => {}
        }
    }
}
