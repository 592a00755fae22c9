//! Lists.

use super::blocks::Reader;
use super::tree::Node;
use crate::story::Block;

impl<'t> Reader<'t> {
    /// A list. Content between items belongs to the item before. If an item's number does not follow, or the numbers go
    /// down, a new list begins, so that each keeps its number.
    pub(super) fn list(&mut self, node: Node<'t>) {
        let ordered = node.name() == "ol";
        let is_item = |child: &Node<'t>| child.name() == "li";
        let is_reversed = ordered && node.attribute("reversed").is_some();
        let count = if is_reversed { node.children().filter(is_item).count() } else { 1 };
        let mut number = node.attribute("start").and_then(integer).unwrap_or(i64::try_from(count).unwrap_or(1));
        if ordered && node.attribute("type").is_some_and(|style| style != "1") {
            self.note(node, "is lettered: here its items are numbered");
        }
        let mut lists: Vec<List> = Vec::new();
        for child in node.children() {
            let is_item = is_item(&child);
            if is_item {
                number = child.attribute("value").and_then(integer).unwrap_or(number);
            }
            let blocks = self.blocks_from(|reader| reader.node(child));
            // Content before the first item becomes one.
            let is_item = is_item || lists.is_empty() && !blocks.is_empty();
            match lists.last_mut() {
                _ if blocks.is_empty() => {}
                Some(list) if !is_item => {
                    if let Some(item) = list.items.last_mut() {
                        item.extend(blocks);
                    }
                }
                Some(list) if !ordered || list.next == number => {
                    list.items.push(blocks);
                    list.next += 1;
                }
                _ => lists.push(List { start: number, next: number + 1, items: vec![blocks] }),
            }
            if is_item {
                number += if is_reversed { -1 } else { 1 };
            }
        }
        self.blocks.extend(lists.into_iter().map(|List { start, items, .. }| Block::List {
            ordered,
            start: (ordered && start != 1).then_some(start),
            items,
        }));
    }
}

/// A list that is being read.
struct List {
    start: i64,
    /// The next number.
    next: i64,
    items: Vec<Vec<Block>>,
}

/// A number, as in attributes of lists.
fn integer(text: &str) -> Option<i64> {
    text.trim().parse::<i32>().ok().map(i64::from)
}
