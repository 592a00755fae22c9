//! Nodes to blocks: the mapping, written once for every parser.

use super::address::resolve;
use super::kind::{self, Kind};
use super::line::Page;
use super::tree::Node;
use crate::json::{Value, parse};
use crate::locale::kind::{BLANK, DASH, is_all, trim_start};
use crate::locale::parts;

/// So many lists and quotations may stand in each other: what is deeper gives its blocks. The JSON of record, in which each takes
/// two levels or three, has 200.
const MOST_NESTED: usize = 50;

/// Reads nodes.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) nodes: &'a [Node<'a>],
    pub(super) base: Option<&'a str>,
    pub(super) page: Page,
    /// How many lists and quotations are open.
    nested: usize,
    /// Which levels of headings there are, a bit for each.
    levels: u32,
    /// The caption of the figure that is read, until something takes it, and the credit in it; nought where there is none.
    pub(super) caption: usize,
    pub(super) credit: usize,
    /// Both, for as long as the figure is read.
    pub(super) told: [usize; 2],
    /// Whether the quotation that is read is a pull quote.
    pub(super) is_pull: bool,
    /// Whether the nodes are a page's, with more in it than the text, and what is told elsewhere already.
    pub(super) is_page: bool,
    pub(super) furniture: Vec<usize>,
}

impl<'a> Reader<'a> {
    #[inline(never)]
    pub(super) fn new(nodes: &'a [Node<'a>], base: Option<&'a str>) -> Self {
        Self {
            nodes,
            base,
            page: Page::default(),
            nested: 0,
            levels: 0,
            caption: 0,
            credit: 0,
            told: [0; 2],
            is_pull: false,
            is_page: false,
            furniture: Vec::new(),
        }
    }

    /// What was written.
    #[inline(never)]
    pub(super) fn made(&self) -> Value {
        parse(&self.page.json).unwrap_or(Value::Null)
    }

    /// The node of that number.
    #[inline(never)]
    pub(super) fn node(&self, at: usize) -> Option<&'a Node<'a>> {
        self.nodes.get(at)
    }

    /// The first node in another, at any depth, that is so.
    #[inline(never)]
    pub(super) fn find(&self, at: usize, is_wanted: &dyn Fn(&Node<'a>) -> bool) -> Option<usize> {
        let end = self.node(at)?.end;
        (at + 1..end).find(|at| self.node(*at).is_some_and(|node| node.kind != kind::TEXT && is_wanted(node)))
    }

    /// The words of a node.
    #[inline(never)]
    pub(super) fn words(&self, at: usize) -> String {
        let mut words = String::new();
        let mut is_blank = false;
        for node in self.nodes.get(at..self.node(at).map_or(0, |node| node.end)).unwrap_or_default() {
            if node.kind != kind::TEXT {
                is_blank |= kind::is_block(node.kind) || node.kind == kind::BREAK;
                continue;
            }
            for sign in node.value.chars() {
                if sign.is_ascii_whitespace() {
                    is_blank = true;
                } else {
                    if is_blank && !words.is_empty() {
                        words.push(' ');
                    }
                    is_blank = false;
                    words.push(sign);
                }
            }
        }
        words
    }

    /// An attribute that is an address.
    #[inline(never)]
    pub(super) fn address(&self, node: &Node<'a>, name: &str, is_link: bool) -> Option<String> {
        resolve(node.attribute(name)?, self.base, is_link)
    }

    /// Writes the blocks of a node as the member `body`, and the signature.
    #[inline(never)]
    pub(super) fn write_body(&mut self, at: usize) {
        for inside in at..self.node(at).map_or(0, |node| node.end) {
            if let Some(node) = self.node(inside).filter(|node| node.kind == kind::HEADING && !self.furniture.contains(&inside)) {
                self.levels |= 1 << level(node);
            }
        }
        self.page.name("body");
        self.page.raw("[");
        self.all(at);
        self.page.flush();
        let signature = self.page.take_signature();
        self.page.raw("]");
        self.page.member("signature", &signature.unwrap_or_default());
    }

    /// Writes the text of a node as an array of inlines. Says whether there is some.
    #[inline(never)]
    pub(super) fn write_line(&mut self, at: usize) -> bool {
        let formats = std::mem::take(&mut self.page.formats);
        self.page.is_line = true;
        self.page.raw("[");
        self.all(at);
        let has_words = !self.page.end_line().is_empty();
        self.page.raw("]");
        self.page.is_line = false;
        self.page.formats = formats;
        has_words
    }

    /// Reads what a node holds.
    #[inline(never)]
    pub(super) fn all(&mut self, at: usize) {
        let end = self.node(at).map_or(0, |node| node.end);
        let mut child = at + 1;
        while child < end
            && let Some(node) = self.node(child)
        {
            self.one(child, node);
            child = node.end;
        }
    }

    /// Reads a node.
    #[inline(never)]
    fn one(&mut self, at: usize, node: &'a Node<'a>) {
        if node.kind == kind::TEXT {
            return self.page.say(node.value);
        }
        // What is told elsewhere, and what stands in an icon's place and says nothing.
        let is_told = self.told.contains(&at) || self.is_page && self.is_furniture(at, node);
        if is_told || node.is_classed("kg-callout-emoji") {
            return;
        }
        if !kind::is_block(node.kind) {
            return self.inline(at, node);
        }
        self.page.flush();
        if self.page.is_line {
            self.all(at);
        } else {
            self.block(at, node);
        }
        self.page.flush();
    }

    /// Whether a node of a page is not of its story's text: what stands around that, and what is told of it elsewhere.
    #[inline(never)]
    fn is_furniture(&self, at: usize, node: &Node<'a>) -> bool {
        let end = if node.name == "header" { node.end } else { at + 1 };
        node.name == "footer"
            || node.name == "aside" && !node.is_classed("pull")
            || self.furniture.iter().any(|told| (at..end).contains(told))
    }

    #[inline(never)]
    fn block(&mut self, at: usize, node: &'a Node<'a>) {
        if self.is_card(at, node) || self.is_figure(at, node) {
            return;
        }
        match node.kind {
            kind::HEADING => {
                let start = self.page.json.len();
                self.page.open("crosshead");
                // The highest level that there is becomes 1, the next one 2.
                let above = self.levels & ((1 << level(node)) - 1);
                self.page.raw(",\"level\":");
                self.page.raw("12345".get(above.count_ones() as usize..).and_then(|digits| digits.get(..1)).unwrap_or("5"));
                self.page.name("text");
                let has_words = self.write_line(at);
                self.end_object(start, has_words);
            }
            kind::LIST | kind::QUOTE if self.nested < MOST_NESTED => {
                self.nested += 1;
                if node.kind == kind::LIST {
                    self.list(at, node)
                } else {
                    self.quote(at, node)
                }
                self.nested -= 1;
            }
            kind::TABLE => self.table(at, node),
            kind::PREFORMATTED => self.preformatted(at, node),
            kind::RULE => self.page.item("{\"type\":\"rule\"}"),
            kind::TERM => self.formatted(at, kind::STRONG, String::new()),
            _ => self.all(at),
        }
    }

    #[inline(never)]
    fn inline(&mut self, at: usize, node: &'a Node<'a>) {
        match node.kind {
            kind::BREAK => {
                // Two of them part paragraphs.
                if self.page.broken() {
                    self.page.flush();
                }
            }
            kind::LINK => match self.address(node, "href", true) {
                Some(href) => self.formatted(at, kind::LINK, href),
                None => self.all(at),
            },
            kind::CODE => {
                let words = self.words(at);
                self.page.code(&words);
            }
            kind::QUOTED => {
                self.page.say("\u{201c}");
                self.all(at);
                self.page.say("\u{201d}");
            }
            kind::IMAGE => self.image(node),
            kind::FOREIGN if !self.page.is_line => {
                if let Some(url) = self.source(at, node) {
                    let title = node.attribute("title").or(node.attribute("aria-label")).unwrap_or_default();
                    self.embed(&url, title);
                }
            }
            kind::NOTHING | kind::FOREIGN => {}
            kind::STRONG | kind::EMPHASIS | kind::MARK | kind::SUB | kind::SUP => {
                self.formatted(at, node.kind, String::new());
            }
            _ => self.all(at),
        }
    }

    /// Reads what a node holds in its format. In the same format again it is nothing new.
    #[inline(never)]
    fn formatted(&mut self, at: usize, format: Kind, href: String) {
        if self.page.formats.iter().any(|(open, _)| *open == format) {
            return self.all(at);
        }
        let before = self.page.formats.len();
        self.page.formats.push((format, href));
        self.all(at);
        self.page.formats.truncate(before);
        self.page.close(before);
    }

    /// Ends an object that began there, or takes it back.
    #[inline(never)]
    pub(super) fn end_object(&mut self, start: usize, has_words: bool) {
        if has_words {
            self.page.raw("}");
        } else {
            self.page.take_back(start);
        }
    }

    #[inline(never)]
    fn list(&mut self, at: usize, node: &Node<'a>) {
        let start = self.page.json.len();
        self.page.open("list");
        if node.name == "ol" {
            self.page.raw(",\"ordered\":true");
            self.page.number("start", node.attribute("start").filter(|start| *start != "1"));
        }
        self.page.name("items");
        self.page.raw("[");
        let mut child = at + 1;
        while child < node.end
            && let Some(item) = self.node(child)
        {
            let before = self.page.json.len();
            // What stands between items belongs to the one before.
            if item.name != "li" && self.page.ends_with(b']') {
                self.page.json.pop();
            } else {
                self.page.item("[");
            }
            let empty = self.page.json.len();
            self.one(child, item);
            self.page.flush();
            if self.page.json.len() == empty && self.page.ends_with(b'[') {
                self.page.take_back(before);
            } else {
                self.page.raw("]");
            }
            child = item.end;
        }
        let has_items = self.page.ends_with(b']');
        self.page.raw("]");
        self.end_object(start, has_items);
    }

    #[inline(never)]
    pub(super) fn quote(&mut self, at: usize, node: &Node<'a>) {
        // A post of another site tells its own address.
        let post = self.address(node, "data-instgrm-permalink", false);
        if let Some(url) = post.or_else(|| self.address(node, "cite", false).filter(|_| node.is_classed("-embed"))) {
            return self.embed(&url, "");
        }
        let pull = std::mem::take(&mut self.is_pull) || node.is_classed("pull") || node.is_classed("kg-blockquote-alt");
        let mut named = std::mem::take(&mut self.caption);
        let start = self.page.json.len();
        self.page.open("quote");
        self.page.name("body");
        self.page.raw("[");
        let mut child = at + 1;
        while child < node.end
            && let Some(part) = self.node(child)
        {
            // Who is quoted stands beside the words, or in a paragraph of its own.
            let alone = self.find(child, &|_| true).filter(|_| part.name == "p").and_then(|inner| self.node(inner));
            let names = matches!(part.name, "cite" | "footer" | "figcaption")
                || alone.is_some_and(|alone| alone.name == "cite") && self.words(child) == self.words(child + 1);
            if names {
                named = child;
            } else {
                self.one(child, part);
            }
            child = part.end;
        }
        self.page.flush();
        let has_words = !self.page.ends_with(b'[');
        self.page.raw("]");
        let words = if named > 0 { self.words(named) } else { String::new() };
        self.page.member("cite", trim_start(&words, DASH | BLANK));
        if pull {
            self.page.raw(",\"pull\":true");
        }
        self.end_object(start, has_words);
    }

    /// Code, or a verse: lines whose ends count.
    #[inline(never)]
    fn preformatted(&mut self, at: usize, node: &Node<'a>) {
        let is_verse = node.is_classed("verse");
        let mut text = String::new();
        let mut lang = "";
        for inside in self.nodes.get(at..node.end).unwrap_or_default() {
            match inside.kind {
                kind::TEXT => text.push_str(inside.value),
                kind::BREAK => text.push('\n'),
                // As highlighters name it: `language-rust`.
                _ => {
                    let class = inside.attribute("class").unwrap_or_default();
                    lang = parts(class, b' ').find_map(|class| class.strip_prefix("language-")).unwrap_or(lang);
                }
            }
        }
        let text = text.strip_suffix('\n').unwrap_or(&text);
        if is_verse {
            for line in parts(text, b'\n') {
                self.page.say(line);
                if self.page.broken() {
                    self.page.flush();
                }
            }
        } else if !is_all(text, BLANK) {
            self.page.open("code");
            self.page.member("text", text);
            self.page.member("lang", lang);
            self.page.raw("}");
        }
    }
}

/// The level of a heading.
#[inline(never)]
fn level(node: &Node<'_>) -> u32 {
    node.name.bytes().last().map_or(0, |digit| u32::from(digit & 7))
}
