//! Pictures with their captions and credits, galleries, and what lives elsewhere.

use super::body::Reader;
use super::kind;
use super::tree::Node;
use crate::ingest::foreign::wire::credit_line;
use crate::locale::kind::take_word;
use crate::locale::parts;

/// Blocks of WordPress and cards of Ghost that show something of elsewhere.
const CARDS: &str = "wp-block-embed wp-block-video wp-block-audio wp-block-file kg-embed-card kg-video-card kg-audio-card \
    kg-file-card kg-bookmark-card";

/// Where frames, players and objects have what they show.
const SOURCES: &str = "src data-src data";

impl<'a> Reader<'a> {
    /// A picture: a block of its own, or, where there is none and for an emoji, the words that stand for it.
    #[inline(never)]
    pub(super) fn image(&mut self, at: usize, node: &Node<'a>) {
        // A picture of one dot counts readers.
        if matches!(node.attribute("width"), "0" | "1") {
            return;
        }
        // What is loaded late stands in an attribute of its own, and a dot in its place.
        let src = self.address(at, "src data-src data-lazy-src data-original", false);
        let alt = node.attribute("alt");
        if src.is_empty() || self.page.is_line || node.is_classed("emoji") || node.is_classed("smiley") {
            return self.page.say(alt);
        }
        self.page.flush();
        self.page.open("figure");
        self.page.member("src", &src);
        self.page.list("srcset");
        let mut rest = self.value(at, "srcset data-srcset");
        while !rest.is_empty() {
            let src = take_word(&mut rest);
            let width = take_word(&mut rest);
            if let Some(width) = width.strip_suffix(',').unwrap_or(width).strip_suffix('w') {
                self.page.item("{");
                self.page.member("src", &self.whole(src, false));
                self.page.number("width", width);
                self.page.sign(b'}');
            }
        }
        self.page.sign(b']');
        for name in ["width", "height"] {
            self.page.number(name, node.attribute(name));
        }
        self.page.member("alt", alt);
        let (caption, named) = (std::mem::take(&mut self.caption), std::mem::take(&mut self.credit));
        let mut credit = self.words(named);
        if credit.is_empty() {
            credit.push_str(node.attribute("data-credit"));
        }
        if caption > 0 {
            self.page.name("caption");
            let words = self.words(caption);
            match credit_line(&words).filter(|_| credit.is_empty()) {
                // The form of the words goes with their end.
                Some((before, label)) => {
                    self.page.sign(b'[');
                    self.page.quoted(before);
                    self.page.sign(b']');
                    credit.push_str(label);
                }
                None => {
                    self.write_line(caption);
                }
            }
        }
        self.page.member("credit", &credit);
        self.page.sign(b'}');
    }

    /// What a frame or a player shows.
    #[inline(never)]
    pub(super) fn source(&self, at: usize) -> String {
        let url = self.address(at, SOURCES, false);
        if url.is_empty() { self.address(self.first(at, "source"), SOURCES, false) } else { url }
    }

    /// A link to what lives elsewhere. The caption names it, if there is one.
    #[inline(never)]
    pub(super) fn embed(&mut self, url: &str, title: &str) {
        if url.is_empty() {
            return;
        }
        let caption = std::mem::take(&mut self.caption);
        let words = self.words(caption);
        self.page.flush();
        self.page.open("embed");
        self.page.member("url", url);
        self.page.member("title", if words.is_empty() { title } else { &words });
        self.page.sign(b'}');
    }

    /// Reads a card: where it leads and what it is called. False, where it brought its words along or leads nowhere.
    #[inline(never)]
    pub(super) fn is_card(&mut self, at: usize, node: &Node<'a>) -> bool {
        if !parts(CARDS, b' ').any(|card| node.is_classed(card)) || self.first(at, "@Q") > 0 {
            return false;
        }
        let frame = self.first(at, "@V");
        let mut url = self.source(frame);
        if url.is_empty() {
            url = self.address(self.first(at, "@A"), "href", true);
        }
        // An address alone is what WordPress keeps.
        for inside in self.inside(at) {
            if url.is_empty() && inside.kind == kind::TEXT && inside.value.trim_ascii_start().starts_with("http") {
                url = self.whole(inside.value, false);
            }
        }
        if url.is_empty() {
            return false;
        }
        self.caption = self.first(at, "@G .-title @A");
        self.embed(&url, self.node(frame).attribute("title"));
        true
    }

    /// Reads a figure or a gallery, or what was one before there were such elements: whatever it holds, with its caption.
    #[inline(never)]
    pub(super) fn is_figure(&mut self, at: usize, node: &'a Node<'a>) -> bool {
        let is_pull = node.is_classed("pullquote") && node.kind != kind::QUOTE;
        let is_gallery = node.is_classed("gallery") && node.name != "li" && node.kind != kind::CAPTION;
        let is_framed = node.is_classed("wp-caption") && !node.is_classed("wp-caption-");
        if node.kind != kind::FIGURE && !is_pull && !is_gallery && !is_framed {
            return false;
        }
        let outer = (self.caption, self.credit, self.told);
        let (mut pictures, mut holds_more) = (0, false);
        for inside in self.inside(at) {
            pictures += usize::from(inside.kind == kind::IMAGE && !inside.is_classed("emoji"));
            holds_more |= matches!(inside.kind, kind::QUOTE | kind::TABLE | kind::PREFORMATTED);
        }
        self.look_for_captions(at);
        self.told = [self.caption, self.credit];
        if pictures > 1 && !holds_more {
            let of_all = self.caption;
            self.gallery(at);
            (self.caption, self.credit) = (of_all, 0);
        } else {
            self.is_pull = is_pull;
            if is_pull && !holds_more {
                self.quote(at, node);
            } else {
                self.all(at);
            }
            self.is_pull = false;
        }
        self.page.flush();
        // What nothing took is text.
        self.told = [0; 2];
        let left = if self.caption > 0 { self.caption } else { self.credit };
        (self.caption, self.credit) = (0, 0);
        self.all(left);
        self.page.flush();
        (self.caption, self.credit, self.told) = outer;
        true
    }

    /// Looks for the caption and the credit in a figure, but not of one in it.
    #[inline(never)]
    fn look_for_captions(&mut self, at: usize) {
        (self.caption, self.credit) = (0, 0);
        let mut next = at + 1;
        while next < self.node(at).end {
            let node = self.node(next);
            let is_caption = node.kind == kind::CAPTION || node.is_classed("caption-text") || node.is_classed("gallery-caption");
            if self.caption == 0 && is_caption {
                self.caption = next;
            }
            if self.credit == 0 && node.is_classed("credit") {
                self.credit = next;
            }
            next = if node.kind == kind::FIGURE || node.is_classed("gallery-item") { node.end } else { next + 1 };
        }
    }

    /// Pictures side by side, each with its own caption.
    #[inline(never)]
    fn gallery(&mut self, at: usize) {
        self.page.item("{\"type\":\"gallery\",\"figures\":[");
        (self.caption, self.credit) = (0, 0);
        for inside in at + 1..self.node(at).end {
            let part = self.node(inside);
            if part.kind == kind::FIGURE || part.is_classed("gallery-item") {
                self.look_for_captions(inside);
                self.told[1] = self.credit;
            }
            if part.kind == kind::IMAGE {
                self.image(inside, part);
            }
        }
        self.page.raw("]}");
    }
}
