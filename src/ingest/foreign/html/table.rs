//! Tables.

use super::body::Reader;
use super::kind;
use super::tree::Node;

impl<'a> Reader<'a> {
    /// A table. One that only arranges is read as if it were not there.
    #[inline(never)]
    pub(super) fn table(&mut self, at: usize, node: &Node<'a>) {
        let is_small = self.inside(at).iter().filter(|node| node.kind == kind::CELL).count() < 2;
        if is_small || matches!(node.attribute("role"), "presentation" | "none") {
            return self.all(at);
        }
        let mut caption = std::mem::take(&mut self.caption);
        let start = self.page.open("table");
        self.page.list("rows");
        // Where the row begins that is open, if one is, and whether it says something.
        let (mut row, mut has_words) = (start, true);
        let mut next = at + 1;
        loop {
            let place = next;
            let inside = self.node(place);
            next += 1;
            if inside.kind == kind::ROW || place >= node.end {
                if row > start {
                    self.page.sign(b']');
                }
                if !has_words {
                    self.page.take_back(row);
                }
                if place >= node.end {
                    break;
                }
                (row, has_words) = (self.page.json.len(), false);
                self.page.item("[");
            } else if inside.name == "caption" {
                caption = place;
                next = inside.end;
            } else if inside.kind == kind::CELL {
                next = inside.end;
                self.page.item("{");
                self.page.name("text");
                has_words |= self.write_line(place);
                if inside.name == "th" {
                    self.page.raw(",\"header\":true");
                }
                for span in ["colspan", "rowspan"] {
                    self.page.number(span, inside.attribute(span));
                }
                self.page.sign(b'}');
            }
        }
        let has_rows = !self.page.ends_with(b'[');
        self.page.sign(b']');
        self.page.member("caption", &self.words(caption));
        self.page.end(start, has_rows);
    }
}
