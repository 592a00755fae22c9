//! Tables.

use super::body::Reader;
use super::kind;
use super::tree::Node;

impl<'a> Reader<'a> {
    /// A table. One that only arranges is read as if it were not there.
    #[inline(never)]
    pub(super) fn table(&mut self, at: usize, node: &Node<'a>) {
        let inside = self.nodes.get(at..node.end).unwrap_or_default();
        let is_small = inside.iter().filter(|node| node.kind == kind::CELL).count() < 2;
        let arranges = is_small || matches!(node.attribute("role"), Some("presentation" | "none"));
        let mut caption = 0;
        let start = self.page.json.len();
        if !arranges {
            self.page.open("table");
            self.page.name("rows");
            self.page.raw("[");
        }
        let (mut row, mut rows, mut has_words) = (start, 0, false);
        let mut next = at + 1;
        while next < node.end
            && let Some(inside) = self.node(next)
        {
            let place = next;
            next += 1;
            if inside.name == "caption" && !arranges {
                caption = place;
                next = inside.end;
            } else if inside.kind == kind::ROW && !arranges {
                self.end_row(row, rows, has_words);
                (row, rows, has_words) = (self.page.json.len(), rows + 1, false);
                self.page.item("[");
            } else if inside.kind == kind::CELL && !arranges {
                next = inside.end;
                self.page.item("{");
                self.page.name("text");
                has_words |= self.write_line(place);
                if inside.name == "th" {
                    self.page.raw(",\"header\":true");
                }
                self.page.number("colspan", inside.attribute("colspan").filter(|span| *span != "1"));
                self.page.number("rowspan", inside.attribute("rowspan").filter(|span| *span != "1"));
                self.page.raw("}");
            } else if inside.kind == kind::CELL || inside.name == "caption" {
                next = inside.end;
                self.all(place);
                self.page.flush();
            }
        }
        if !arranges {
            self.end_row(row, rows, has_words);
            let has_rows = !self.page.ends_with(b'[');
            self.page.raw("]");
            let outer = std::mem::take(&mut self.caption);
            let caption = if caption > 0 { caption } else { outer };
            if caption > 0 {
                let words = self.words(caption);
                self.page.member("caption", &words);
            }
            self.end_object(start, has_rows);
        }
    }

    /// Ends the row that began there, or takes it back where it says nothing.
    #[inline(never)]
    fn end_row(&mut self, start: usize, rows: usize, has_words: bool) {
        if has_words {
            self.page.raw("]");
        } else if rows > 0 {
            self.page.take_back(start);
        }
    }
}
