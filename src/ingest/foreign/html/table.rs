//! Tables.

use super::blocks::Reader;
use super::image::dimension;
use super::kind::Kind;
use super::tree::Node;
use crate::story::{Block, Cell};

impl<'t> Reader<'t> {
    /// A table. A layout table is read as if it were not there.
    pub(super) fn table(&mut self, node: Node<'t>) {
        if arranges(node) {
            return self.children(node);
        }
        let mut caption = None;
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        // Cells cannot contain blocks, so nested tables become part of their text.
        let mut inner = None;
        for inside in node.descendants() {
            if inner.is_some_and(|cell| inside.is_in(cell)) {
                continue;
            }
            if inside.kind() == Kind::Row {
                rows.push(Vec::new());
            } else if inside.name() == "caption" {
                inner = Some(inside);
                caption = Some(inside.words()).filter(|words| !words.is_empty());
            } else if inside.kind() == Kind::Cell {
                inner = Some(inside);
                let cell = Cell {
                    text: self.line_of(inside),
                    header: inside.name() == "th",
                    colspan: dimension(inside, "colspan"),
                    rowspan: dimension(inside, "rowspan"),
                };
                match rows.last_mut() {
                    Some(row) => row.push(cell),
                    None => rows.push(vec![cell]),
                }
            }
        }
        rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
        if !rows.is_empty() {
            self.blocks.push(Block::Table { caption, rows });
        } else if let Some(caption) = caption {
            self.line.push(&caption);
        }
    }
}

/// Whether a table is a layout table: it says so, has a single cell, or has pictures and other blocks in cells and no headers.
fn arranges(table: Node<'_>) -> bool {
    let is_said = matches!(table.attribute("role"), Some("presentation" | "none"));
    let cells = table.descendants().filter(|node| node.kind() == Kind::Cell).take(2).count();
    let is_headed = table.descendants().any(|node| matches!(node.name(), "th" | "caption"));
    let holds = |kinds: &[Kind]| table.descendants().any(|node| kinds.contains(&node.kind()));
    let holds_blocks = holds(&[Kind::Figure, Kind::Frame, Kind::Heading]) || holds(&[Kind::Image]) && !table.has_words();
    is_said || cells < 2 || holds_blocks && !is_headed
}
