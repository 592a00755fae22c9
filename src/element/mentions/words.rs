//! The words that get a quote, and the pair of both.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Text, window};

use super::{all, once};
use crate::components::story::symbol_words;

const TEXTS: &str = ".slugline-standfirst, .slugline-body";
/// Text that is not running text, or that is a link already.
const APART: &str = "a, code, pre, h1, h2, h3, h4, h5, h6";
/// Text that has its quote.
const DONE: &str = ".slugline-ref, .slugline-pair";
/// Elements with lines.
const BLOCKS: &str = "p, li, td, th, figcaption, caption, cite, div";

/// Adds an empty quote after each word of a story that may be a symbol.
pub(super) fn find(story: &Element) {
    for marked in all(story, ".slugline-ref") {
        let text = marked.first_child().and_then(|node| node.dyn_into::<Text>().ok());
        let (Some(text), Some(symbol)) = (text, marked.get_attribute("data-symbol")) else { continue };
        if !is_in(&marked, APART) {
            let data = text.data();
            let last_word = data.trim_end().rfind(' ').map_or(0, |blank| blank + 1);
            join(&split(&text, &data, last_word), &symbol);
        }
    }
    let own = story.matches(TEXTS).unwrap_or_default().then(|| story.clone());
    for place in own.into_iter().chain(all(story, TEXTS)) {
        let mut texts = Vec::new();
        collect_texts(&place, &mut texts);
        for text in texts {
            find_in(&text);
        }
    }
}

fn find_in(text: &Text) {
    if text.parent_element().is_none_or(|parent| is_in(&parent, APART) || is_in(&parent, DONE)) {
        return;
    }
    let data = text.data();
    let found: Vec<_> = symbol_words(&data).collect();
    // From the end: what is before a word stays in this text.
    for (end, symbol) in found.into_iter().rev() {
        split(text, &text.data(), end);
        join(&split(text, &text.data(), end - 1 - symbol.len()), symbol);
    }
}

/// Splits a text at a byte of its data; returns the second part.
fn split(text: &Text, data: &str, at: usize) -> Text {
    let offset = data.get(..at).unwrap_or_default().encode_utf16().count();
    // The offset is within the text.
    text.split_text(offset as u32).unwrap_or_else(|_| text.clone())
}

/// Joins a word and an empty quote, without a line break between them.
fn join(word: &Text, symbol: &str) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let (Ok(pair), Ok(quote)) = (document.create_element("span"), document.create_element("a")) else { return };
    pair.set_class_name("slugline-pair");
    quote.set_class_name("slugline-quote");
    // None of these can fail for nodes of one document and a name of ours.
    let _ = quote.set_attribute("data-symbol", symbol);
    let _ = word.replace_with_with_node_1(&pair);
    let _ = pair.append_with_node_2(word, &quote);
}

fn collect_texts(node: &Node, texts: &mut Vec<Text>) {
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|at| children.item(at)) {
        match child.dyn_into::<Text>() {
            Ok(text) => texts.push(text),
            Err(other) => collect_texts(&other, texts),
        }
    }
}

fn is_in(element: &Element, selector: &str) -> bool {
    element.closest(selector).ok().flatten().is_some()
}

/// Words with their quotes.
pub(super) struct Pairs(Vec<Element>);

impl Pairs {
    /// The pairs of these quotes.
    pub(super) fn of(quotes: &[HtmlElement]) -> Self {
        Self(quotes.iter().filter_map(|quote| quote.parent_element()).collect())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Element> {
        self.0.iter()
    }

    /// The elements whose lines they are in.
    pub(super) fn blocks(&self) -> Vec<Element> {
        once(self.0.iter().filter_map(block_of))
    }

    /// Allows a line break between a word and its quote if both together are wider than the lines.
    pub(super) fn part(&self) {
        const PARTED: &str = "slugline-parted";
        for pair in &self.0 {
            let _ = pair.class_list().remove_1(PARTED);
        }
        let width = |element: &Element| element.get_bounding_client_rect().width();
        // A page may have moved them elsewhere.
        let is_wide = |pair: &&Element| block_of(pair).is_some_and(|block| width(pair) > width(&block));
        let wide: Vec<_> = self.0.iter().filter(is_wide).collect();
        for pair in wide {
            let _ = pair.class_list().add_1(PARTED);
        }
    }
}

fn block_of(pair: &Element) -> Option<Element> {
    pair.closest(BLOCKS).ok().flatten()
}
