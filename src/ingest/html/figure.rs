//! Pictures with their captions and credits, galleries, and what lives elsewhere.

use super::address::resolve;
use super::body::Reader;
use super::kind;
use super::tree::{Node, has};
use crate::ingest::wire::credit_line;
use crate::locale::kind::take_word;
use crate::locale::parts;

/// Blocks of WordPress and cards of Ghost that show something of elsewhere.
const CARDS: &str = "wp-block-embed wp-block-video wp-block-audio wp-block-file kg-embed-card kg-video-card kg-audio-card \
    kg-file-card kg-bookmark-card";

impl<'a> Reader<'a> {
    /// A picture: a block of its own, or, where there is none and for an emoji, the words that stand for it.
    #[inline(never)]
    pub(super) fn image(&mut self, node: &Node<'a>) {
        // A picture of one dot counts readers.
        if matches!(node.attribute("width"), Some("0" | "1")) {
            return;
        }
        // What is loaded late stands in an attribute of its own, and a dot in its place.
        let src = parts("src data-src data-lazy-src data-original", b' ').find_map(|name| self.address(node, name, false));
        let alt = node.attribute("alt").unwrap_or_default();
        let Some(src) = src.filter(|_| !self.page.is_line && !node.is_classed("emoji") && !node.is_classed("smiley")) else {
            return self.page.say(alt);
        };
        self.page.flush();
        self.page.open("figure");
        self.page.member("src", &src);
        self.page.name("srcset");
        self.page.raw("[");
        let srcset = node.attribute("srcset").or(node.attribute("data-srcset")).unwrap_or_default();
        let mut rest = srcset;
        while !rest.is_empty() {
            let src = take_word(&mut rest);
            let width = take_word(&mut rest);
            let width = width.strip_suffix(",").unwrap_or(width).strip_suffix("w");
            if let Some(src) = resolve(src, self.base, false).filter(|_| width.is_some()) {
                self.page.item("{");
                self.page.member("src", &src);
                self.page.number("width", width);
                self.page.raw("}");
            }
        }
        self.page.raw("]");
        self.page.number("width", node.attribute("width"));
        self.page.number("height", node.attribute("height"));
        self.page.member("alt", alt);
        let mut credit = node.attribute("data-credit").unwrap_or_default().to_owned();
        let (caption, named) = (std::mem::take(&mut self.caption), std::mem::take(&mut self.credit));
        if named > 0 {
            credit = self.words(named);
        }
        if caption > 0 {
            self.page.name("caption");
            let words = self.words(caption);
            match credit_line(&words).filter(|_| credit.is_empty()) {
                // The form of the words goes with their end.
                Some((before, label)) => {
                    self.page.raw("[");
                    self.page.string(before);
                    self.page.raw("]");
                    credit = label.to_owned();
                }
                None => {
                    self.write_line(caption);
                }
            }
        }
        self.page.member("credit", &credit);
        self.page.raw("}");
    }

    /// What a frame or a player shows.
    #[inline(never)]
    pub(super) fn source(&self, at: usize, node: &'a Node<'a>) -> Option<String> {
        let source = self.find(at, &|inside| inside.name == "source").and_then(|at| self.node(at)).unwrap_or(node);
        parts("src data-src data", b' ').find_map(|name| self.address(node, name, false).or(self.address(source, name, false)))
    }

    /// A link to what lives elsewhere. The caption names it, if there is one.
    #[inline(never)]
    pub(super) fn embed(&mut self, url: &str, title: &str) {
        let caption = std::mem::take(&mut self.caption);
        let words = if caption > 0 { self.words(caption) } else { String::new() };
        self.page.flush();
        self.page.open("embed");
        self.page.member("url", url);
        self.page.member("title", if words.is_empty() { title } else { &words });
        self.page.raw("}");
    }

    /// Reads a card: where it leads and what it is called. False, where it brought its words along or leads nowhere.
    #[inline(never)]
    pub(super) fn is_card(&mut self, at: usize, node: &Node<'a>) -> bool {
        let mut classes = parts(node.attribute("class").unwrap_or_default(), b' ');
        if !classes.any(|class| parts(CARDS, b' ').any(|card| card == class))
            || self.find(at, &|node| node.kind == kind::QUOTE).is_some()
        {
            return false;
        }
        let link = self.find(at, &|node| node.kind == kind::LINK);
        let frame = self.find(at, &|node| node.kind == kind::FOREIGN);
        let caption = self.find(at, &|node| node.kind == kind::CAPTION);
        let named = caption.or(self.find(at, &|node| node.is_classed("-title"))).or(link);
        let of = |at: Option<usize>| at.and_then(|at| Some((at, self.node(at)?)));
        let mut url = of(frame).and_then(|(at, frame)| self.source(at, frame));
        url = url.or_else(|| of(link).and_then(|(_, link)| self.address(link, "href", true)));
        // An address alone is what WordPress keeps.
        let mut inside = self.nodes.get(at..node.end).unwrap_or_default().iter();
        url = url.or_else(|| {
            let text = inside.find(|node| node.kind == kind::TEXT && node.value.trim_ascii().starts_with("http"))?;
            resolve(text.value, self.base, false)
        });
        let Some(url) = url else { return false };
        let title = of(frame).and_then(|(_, frame)| frame.attribute("title")).unwrap_or_default();
        self.caption = named.unwrap_or_default();
        self.embed(&url, title);
        true
    }

    /// Reads a figure or a gallery, or what was one before there were such elements: whatever it holds, with its caption.
    #[inline(never)]
    pub(super) fn is_figure(&mut self, at: usize, node: &'a Node<'a>) -> bool {
        let class = node.attribute("class").unwrap_or_default();
        let has = |part: &str| has(class, part);
        let is_pull = has("pullquote") && node.kind != kind::QUOTE;
        let is_gallery = has("gallery") && node.name != "li" && node.kind != kind::CAPTION;
        let is_framed = has("wp-caption") && !has("wp-caption-");
        if node.kind != kind::FIGURE && !is_pull && !is_gallery && !is_framed {
            return false;
        }
        let outer = (self.caption, self.credit, self.told);
        let inside = self.nodes.get(at + 1..node.end).unwrap_or_default();
        let is_picture = |node: &Node<'a>| node.kind == kind::IMAGE && !node.is_classed("emoji");
        let holds_more = |node: &Node<'a>| [kind::QUOTE, kind::TABLE, kind::PREFORMATTED].contains(&node.kind);
        (self.caption, self.credit) = self.captions(at);
        self.told = [self.caption, self.credit];
        if inside.iter().filter(|node| is_picture(node)).count() > 1 && !inside.iter().any(holds_more) {
            let of_all = self.caption;
            self.gallery(at, node);
            (self.caption, self.credit) = (of_all, 0);
        } else if is_pull && !inside.iter().any(holds_more) {
            self.is_pull = true;
            self.quote(at, node);
        } else {
            self.is_pull = is_pull;
            self.all(at);
            self.is_pull = false;
        }
        self.page.flush();
        // What nothing took is text.
        self.told = [0; 2];
        let left = if self.caption > 0 { self.caption } else { self.credit };
        if left > 0 {
            (self.caption, self.credit) = (0, 0);
            self.all(left);
            self.page.flush();
        }
        (self.caption, self.credit, self.told) = outer;
        true
    }

    /// The caption and the credit in a figure, but not of one in it.
    #[inline(never)]
    fn captions(&self, at: usize) -> (usize, usize) {
        let (mut caption, mut credit) = (0, 0);
        let mut next = at + 1;
        while next < self.node(at).map_or(0, |node| node.end)
            && let Some(node) = self.node(next)
        {
            let class = if node.kind == kind::TEXT { "" } else { node.attribute("class").unwrap_or_default() };
            if caption == 0 && (node.kind == kind::CAPTION || has(class, "caption-text") || has(class, "gallery-caption")) {
                caption = next;
            }
            if credit == 0 && has(class, "credit") {
                credit = next;
            }
            next = if node.kind == kind::FIGURE || has(class, "gallery-item") { node.end } else { next + 1 };
        }
        (caption, credit)
    }

    /// Pictures side by side, each with its own caption.
    #[inline(never)]
    fn gallery(&mut self, at: usize, node: &'a Node<'a>) {
        self.page.item("{\"type\":\"gallery\",\"figures\":[");
        (self.caption, self.credit) = (0, 0);
        for inside in at + 1..node.end {
            let Some(part) = self.node(inside) else { continue };
            if part.kind == kind::FIGURE || part.kind != kind::TEXT && part.is_classed("gallery-item") {
                (self.caption, self.credit) = self.captions(inside);
                self.told[1] = self.credit;
            }
            if part.kind == kind::IMAGE {
                self.image(part);
            }
        }
        self.page.raw("]}");
    }
}
