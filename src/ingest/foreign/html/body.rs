//! Nodes to blocks: the mapping, written once for every parser.

use super::address::resolve;
use super::kind::{self, Kind};
use super::line::{Page, quoted};
use super::tree::{NO_NODE, Node};
use crate::json::{Value, parse};
use crate::locale::kind::{BLANK, DASH, is_all, trim_start};
use crate::locale::parts;

/// So many lists and quotations may stand in each other: what is deeper gives its blocks. The JSON of record, in which each takes
/// two levels or three, has 200.
const MOST_NESTED: usize = 50;

/// Reads nodes. One is known by its number; what is not there has the number 0, and says nothing.
#[derive(Debug)]
#[repr(C)]
pub(super) struct Reader<'a> {
    pub(super) page: Page,
    pub(super) nodes: &'a [Node<'a>],
    /// The address that others are relative to; empty where there is none.
    pub(super) base: String,
    /// How many lists and quotations are open.
    nested: usize,
    /// Which levels of headings there are, a bit for each.
    levels: u32,
    /// The caption of the figure that is read, until something takes it, and the credit in it.
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
    pub(super) fn new(nodes: &'a [Node<'a>], base: &str) -> Self {
        Self {
            nodes,
            base: base.to_owned(),
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

    /// The node of that number.
    #[inline(never)]
    pub(super) fn node(&self, at: usize) -> &'a Node<'a> {
        self.nodes.get(at).unwrap_or(&NO_NODE)
    }

    /// What a node holds, at any depth.
    pub(super) fn inside(&self, at: usize) -> &'a [Node<'a>] {
        self.nodes.get(at + 1..self.node(at).end).unwrap_or_default()
    }

    /// The first node in another that one of some selectors wants, the first of these that finds any: a name, an attribute and its
    /// value, `.` and a part of a class, or `@` and a kind.
    #[inline(never)]
    pub(super) fn first(&self, at: usize, selectors: &str) -> usize {
        for selector in parts(selectors, b' ') {
            let mut sides = parts(selector, b'=');
            let (name, value) = (sides.next().unwrap_or_default(), sides.next());
            for (place, node) in self.inside(at).iter().enumerate() {
                let is_wanted = match (value, name.as_bytes()) {
                    (Some(value), _) => node.attribute(name) == value,
                    (None, [b'@', kind]) => node.kind == *kind,
                    (None, [b'.', ..]) => node.is_classed(selector.get(1..).unwrap_or_default()),
                    _ => node.name == name,
                };
                if is_wanted {
                    return at + 1 + place;
                }
            }
        }
        0
    }

    /// The words of a node.
    #[inline(never)]
    pub(super) fn words(&self, at: usize) -> String {
        let mut words = String::new();
        let mut is_blank = false;
        for node in self.inside(at) {
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

    /// The first of some attributes of a node that is an address for readers; empty where there is none.
    #[inline(never)]
    pub(super) fn address(&self, at: usize, names: &str, is_link: bool) -> String {
        for name in parts(names, b' ') {
            let address = self.whole(self.node(at).attribute(name), is_link);
            if !address.is_empty() {
                return address;
            }
        }
        String::new()
    }

    /// The whole of an address; nothing where there is none, or none for readers.
    #[inline(never)]
    pub(super) fn whole(&self, address: &str, is_link: bool) -> String {
        let base = Some(self.base.as_str()).filter(|base| !base.is_empty());
        if address.is_empty() { None } else { resolve(address, base, is_link) }.unwrap_or_default()
    }

    /// A body: its blocks, and the signature.
    #[inline(never)]
    pub(super) fn body(&mut self, at: usize) -> Value {
        for (place, node) in self.inside(at).iter().enumerate() {
            if node.kind == kind::HEADING && !self.furniture.contains(&(at + 1 + place)) {
                self.levels |= 1 << level(node);
            }
        }
        self.page.raw("{\"body\":[");
        self.all(at);
        self.page.flush();
        let signature = self.page.take_signature();
        self.page.sign(b']');
        self.page.member("signature", &signature);
        self.page.sign(b'}');
        self.made()
    }

    /// What was written.
    #[inline(never)]
    pub(super) fn made(&self) -> Value {
        parse(&self.page.json).unwrap_or(Value::Null)
    }

    /// Writes the text of a node as an array of inlines. Says whether there is some.
    #[inline(never)]
    pub(super) fn write_line(&mut self, at: usize) -> bool {
        let formats = std::mem::take(&mut self.page.formats);
        self.page.is_line = true;
        self.page.sign(b'[');
        self.all(at);
        let has_words = !self.page.end_line().is_empty();
        self.page.sign(b']');
        self.page.is_line = false;
        self.page.formats = formats;
        has_words
    }

    /// Reads what a node holds.
    #[inline(never)]
    pub(super) fn all(&mut self, at: usize) {
        let mut child = at + 1;
        while child < self.node(at).end {
            self.one(child);
            child = self.node(child).end;
        }
    }

    /// Reads a node.
    #[inline(never)]
    pub(super) fn one(&mut self, at: usize) {
        let node = self.node(at);
        if node.kind == kind::TEXT {
            return self.page.say(node.value);
        }
        // What is told elsewhere, and what stands in an icon's place and says nothing.
        if self.told.contains(&at) || self.is_page && self.is_furniture(at, node) || node.is_classed("kg-callout-emoji") {
            return;
        }
        if !kind::is_block(node.kind) {
            return self.inline(at, node);
        }
        self.page.flush();
        if self.page.is_line {
            self.all(at);
        } else if !self.is_card(at, node) && !self.is_figure(at, node) {
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
        match node.kind {
            kind::HEADING => {
                let start = self.page.open("crosshead");
                // The highest level that there is becomes 1, the next one 2.
                let above = self.levels & ((1 << level(node)) - 1);
                self.page.number(
                    "level",
                    "12345".get(above.count_ones() as usize..).and_then(|digits| digits.get(..1)).unwrap_or("5"),
                );
                self.page.name("text");
                let has_words = self.write_line(at);
                self.page.end(start, has_words);
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
            kind::TERM => self.formatted(at, kind::STRONG, ""),
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
            kind::CODE => {
                let words = self.words(at);
                self.page.code(&words);
            }
            kind::QUOTED => {
                self.page.say("\u{201c}");
                self.all(at);
                self.page.say("\u{201d}");
            }
            kind::IMAGE => self.image(at, node),
            kind::FOREIGN if !self.page.is_line => {
                let url = self.source(at);
                self.embed(&url, self.value(at, "title aria-label"));
            }
            kind::NOTHING | kind::FOREIGN => {}
            kind::LINK => {
                let href = self.address(at, "href", true);
                self.formatted(at, if href.is_empty() { kind::TEXT } else { kind::LINK }, &href);
            }
            kind => self.formatted(at, kind, ""),
        }
    }

    /// Reads what a node holds in its format, if that is one. In the same format again it is nothing new.
    #[inline(never)]
    fn formatted(&mut self, at: usize, format: Kind, href: &str) {
        let name = match format {
            kind::STRONG => "strong",
            kind::EMPHASIS => "em",
            kind::MARK => "mark",
            kind::SUB => "sub",
            kind::SUP => "sup",
            kind::LINK => "link",
            _ => "",
        };
        if name.is_empty() || self.page.formats.iter().any(|(open, _)| *open == format) {
            return self.all(at);
        }
        let mut open = ["{\"type\":\"", name, "\",\""].concat();
        if !href.is_empty() {
            open.push_str("href\":");
            quoted(&mut open, href);
            open.push_str(",\"");
        }
        open.push_str("text\":[");
        let before = self.page.formats.len();
        self.page.formats.push((format, open));
        self.all(at);
        self.page.formats.truncate(before);
        self.page.close(before);
    }

    #[inline(never)]
    fn list(&mut self, at: usize, node: &Node<'a>) {
        let start = self.page.open("list");
        if node.name == "ol" {
            self.page.raw(",\"ordered\":true");
            self.page.number("start", node.attribute("start"));
        }
        self.page.list("items");
        let mut child = at + 1;
        while child < node.end {
            let item = self.node(child);
            let before = self.page.json.len();
            // What stands between items belongs to the one before.
            if item.name != "li" && self.page.ends_with(b']') {
                self.page.json.pop();
            } else {
                self.page.item("[");
            }
            let empty = self.page.json.len();
            self.one(child);
            self.page.flush();
            let says = self.page.json.len() > empty || !self.page.ends_with(b'[');
            self.page.sign(b']');
            if !says {
                self.page.take_back(before);
            }
            child = item.end;
        }
        let has_items = self.page.ends_with(b']');
        self.page.sign(b']');
        self.page.end(start, has_items);
    }

    #[inline(never)]
    pub(super) fn quote(&mut self, at: usize, node: &Node<'a>) {
        // A post of another site tells its own address.
        let post = self.address(
            at,
            if node.is_classed("-embed") { "data-instgrm-permalink cite" } else { "data-instgrm-permalink" },
            false,
        );
        if !post.is_empty() {
            return self.embed(&post, "");
        }
        let pull = std::mem::take(&mut self.is_pull) || node.is_classed("pull") || node.is_classed("kg-blockquote-alt");
        let mut named = std::mem::take(&mut self.caption);
        let start = self.page.open("quote");
        self.page.list("body");
        let mut child = at + 1;
        while child < node.end {
            let part = self.node(child);
            // Who is quoted stands beside the words, or in a paragraph of its own.
            if matches!(part.name, "cite" | "footer" | "figcaption") || part.name == "p" && self.is_of_cite(child) {
                named = child;
            } else {
                self.one(child);
            }
            child = part.end;
        }
        self.page.flush();
        let has_words = !self.page.ends_with(b'[');
        self.page.sign(b']');
        self.page.member("cite", trim_start(&self.words(named), DASH | BLANK));
        if pull {
            self.page.raw(",\"pull\":true");
        }
        self.page.end(start, has_words);
    }

    /// Whether all words of a node are those of a name in it.
    fn is_of_cite(&self, at: usize) -> bool {
        let cite = self.first(at, "cite");
        cite > 0 && self.words(cite) == self.words(at)
    }

    /// Code, or a verse: lines whose ends count.
    #[inline(never)]
    fn preformatted(&mut self, at: usize, node: &Node<'a>) {
        let mut text = String::new();
        let mut lang = "";
        for inside in self.nodes.get(at..node.end).unwrap_or_default() {
            match inside.kind {
                kind::TEXT => text.push_str(inside.value),
                kind::BREAK => text.push('\n'),
                // As highlighters name it: `language-rust`.
                _ => {
                    for class in parts(inside.attribute("class"), b' ') {
                        lang = class.strip_prefix("language-").unwrap_or(lang);
                    }
                }
            }
        }
        let text = text.strip_suffix('\n').unwrap_or(&text);
        if node.is_classed("verse") {
            for line in parts(text, b'\n') {
                self.page.say(line);
                if self.page.broken() {
                    self.page.flush();
                }
            }
        } else {
            let start = self.page.open("code");
            self.page.member("text", text);
            self.page.member("lang", lang);
            self.page.end(start, !is_all(text, BLANK));
        }
    }
}

/// The level of a heading.
fn level(node: &Node<'_>) -> u32 {
    node.name.bytes().last().map_or(0, |digit| u32::from(digit & 7))
}
