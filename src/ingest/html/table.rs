//! Tables.

use super::body::{Page, Reader};
use super::kind;
use super::tree::Node;
use crate::json::whole;
use crate::story::{Block, Cell};

/// The most columns and rows that a cell may reach over (HTML 4.9.11).
const MOST_SPANNED: i64 = 1000;

impl<'a> Reader<'a> {
    /// A table; what stands in one that only arranges is read as if it were not there.
    pub(super) fn table(&mut self, at: usize, node: &Node<'a>, page: &mut Page) {
        let mut caption = None;
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut cells = Vec::new();
        let mut next = at + 1;
        while next < node.end
            && let Some(inside) = self.node(next)
        {
            let place = next;
            next += 1;
            if inside.name == "caption" {
                caption = Some(self.words(place)).filter(|caption| !caption.is_empty());
                next = inside.end;
            } else if inside.kind == kind::TEXT {
                // Only where the tree is too deep for its cells.
                self.one(place, page);
            } else if inside.kind == kind::ROW {
                rows.push(Vec::new());
            } else if inside.kind == kind::CELL {
                next = inside.end;
                cells.push(place);
                if let Some(row) = rows.last_mut() {
                    let span = |name| {
                        let span = inside.attribute(name).and_then(whole).filter(|span| *span > 1)?;
                        u32::try_from(span.min(MOST_SPANNED)).ok()
                    };
                    let (colspan, rowspan) = (span("colspan"), span("rowspan"));
                    row.push(Cell { text: self.line(place), header: inside.name == "th", colspan, rowspan });
                }
            }
        }
        rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
        let arranges = matches!(node.attribute("role"), Some("presentation" | "none"));
        if arranges || cells.len() < 2 {
            for cell in cells {
                self.all(cell, page);
                page.flush();
            }
        } else if !rows.is_empty() {
            page.push(Block::Table { caption, rows });
        }
    }
}
