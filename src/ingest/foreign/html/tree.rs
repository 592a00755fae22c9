//! A parsed document as nodes.
//!
//! The parsers, html5ever or the browser's own, return a text: fields, each with a sign at its beginning and U+0000 at its end, which no
//! parsed document contains (HTML 13.2.3.5, 13.2.5). So a document crosses the boundary to the module at once, and the rest is written
//! once for both parsers.

use super::kind::Kind;

/// Begins the name of an element.
pub(super) const OPEN: char = '<';
/// Begins the name of an attribute; its value is the next field, without a sign.
pub(super) const ATTRIBUTE: char = '@';
/// Begins a text.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const TEXT: char = '"';
/// Ends an element.
pub(super) const CLOSE: char = '>';
/// Ends a field.
pub(super) const END: char = '\0';

/// Elements deeper than this give their text.
const MOST_LEVELS: usize = 200;

/// The nodes of a document in preorder: an element, then its content.
#[derive(Debug)]
pub(in crate::ingest::foreign) struct Tree<'f> {
    rows: Vec<Row<'f>>,
}

#[derive(Debug)]
struct Row<'f> {
    kind: Kind,
    /// Empty for a text.
    name: &'f str,
    /// The text; for an element, all fields after its name, the attributes' first.
    value: &'f str,
    /// The row after all of its content.
    end: usize,
    parent: usize,
}

/// An element or a text of a tree.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest::foreign) struct Node<'t> {
    tree: &'t Tree<'t>,
    row: &'t Row<'t>,
    at: usize,
}

/// Stands for no row.
static NOTHING: Row<'static> = Row { kind: Kind::Nothing, name: "", value: "", end: 0, parent: 0 };

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl<'f> Tree<'f> {
    /// The tree of a parser's output.
    pub(super) fn of(fields: &'f str) -> Self {
        let mut rows: Vec<Row<'f>> = vec![Row { kind: Kind::Block, name: "", value: "", end: 0, parent: 0 }];
        // For each open element, the row of its children, and whether that is its own.
        let mut open: Vec<(usize, bool)> = Vec::new();
        let mut rest = fields;
        while let Some((field, after)) = rest.split_once(END) {
            rest = after;
            let parent = open.last().map_or(0, |(row, _)| *row);
            let end = rows.len() + 1;
            let mut signs = field.chars();
            match signs.next() {
                Some(OPEN) => {
                    let name = signs.as_str();
                    let kind = Kind::of(name);
                    let is_own = open.len() < MOST_LEVELS || kind.is_nothing();
                    open.push((if is_own { rows.len() } else { parent }, is_own));
                    if is_own {
                        rows.push(Row { kind, name, value: rest, end, parent });
                    } else if kind.is_block() {
                        rows.push(Row { kind: Kind::Text, name: "", value: " ", end, parent });
                    }
                }
                Some(ATTRIBUTE) => {
                    let (value, after) = rest.split_once(END).unwrap_or_default();
                    rest = after;
                    if let Some((row, true)) = open.last().copied()
                        && let Some(row) = rows.get_mut(row)
                        && hides(row.name, signs.as_str(), value)
                    {
                        row.kind = Kind::Nothing;
                    }
                }
                Some(CLOSE) => {
                    let end = rows.len();
                    if let Some((row, true)) = open.pop()
                        && let Some(row) = rows.get_mut(row)
                    {
                        row.end = end;
                    }
                }
                _ => rows.push(Row { kind: Kind::Text, name: "", value: signs.as_str(), end, parent }),
            }
        }
        let end = rows.len();
        if let Some(root) = rows.first_mut() {
            root.end = end;
        }
        Self { rows }
    }

    /// The node that contains the whole document.
    pub(in crate::ingest::foreign) fn root(&self) -> Node<'_> {
        self.node(0)
    }

    /// How many nodes there are.
    pub(super) fn length(&self) -> usize {
        self.rows.len()
    }

    fn node(&self, at: usize) -> Node<'_> {
        Node { tree: self, row: self.rows.get(at).unwrap_or(&NOTHING), at }
    }
}

/// Whether an attribute hides an element. A page that is hidden as a whole is shown by its script.
fn hides(element: &str, attribute: &str, value: &str) -> bool {
    let hides = match attribute {
        "hidden" => !value.eq_ignore_ascii_case("until-found"),
        "style" => value.split(';').any(|declaration| {
            let (name, value) = declaration.split_once(':').unwrap_or_default();
            let value = value.split('!').next().unwrap_or_default().trim();
            let is = |known: &str| name.trim().eq_ignore_ascii_case(known);
            is("display") && value.eq_ignore_ascii_case("none")
                || is("visibility") && ["hidden", "collapse"].iter().any(|known| value.eq_ignore_ascii_case(known))
        }),
        _ => false,
    };
    hides && !matches!(element, "html" | "body")
}

impl<'t> Node<'t> {
    /// Its position in the document, which is unique.
    pub(in crate::ingest::foreign) fn place(self) -> usize {
        self.at
    }

    pub(in crate::ingest::foreign) fn kind(self) -> Kind {
        self.row.kind
    }

    /// The name of an element; empty for a text.
    pub(in crate::ingest::foreign) fn name(self) -> &'t str {
        self.row.name
    }

    /// The text of a text node, and of an element that contains nothing else, such as a script.
    pub(in crate::ingest::foreign) fn text(self) -> &'t str {
        let is_text = |node: &Self| node.kind() == Kind::Text;
        let text = Some(self).filter(is_text).or_else(|| self.everything().next().filter(is_text));
        text.map_or("", |node| node.row.value)
    }

    /// The value of an attribute.
    pub(in crate::ingest::foreign) fn attribute(self, name: &str) -> Option<&'t str> {
        if self.name().is_empty() {
            return None;
        }
        let mut rest = self.row.value;
        loop {
            let (field, after) = rest.split_once(END)?;
            let known = field.strip_prefix(ATTRIBUTE)?;
            let (value, after) = after.split_once(END)?;
            if known == name {
                return Some(value);
            }
            rest = after;
        }
    }

    /// The first of these attributes that is not empty.
    pub(in crate::ingest::foreign) fn value(self, names: &[&str]) -> Option<&'t str> {
        names.iter().find_map(|name| self.attribute(name).map(str::trim).filter(|value| !value.is_empty()))
    }

    /// All its classes.
    pub(in crate::ingest::foreign) fn class(self) -> &'t str {
        self.attribute("class").unwrap_or_default()
    }

    pub(in crate::ingest::foreign) fn parent(self) -> Option<Self> {
        (self.at > 0).then(|| self.tree.node(self.row.parent))
    }

    /// Its ancestors, from the nearest outwards.
    pub(in crate::ingest::foreign) fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// Whether it is the other node, or inside it.
    pub(in crate::ingest::foreign) fn is_in(self, other: Self) -> bool {
        (other.at..other.end()).contains(&self.at)
    }

    fn end(self) -> usize {
        self.row.end
    }

    /// Its children.
    pub(in crate::ingest::foreign) fn children(self) -> impl Iterator<Item = Self> {
        let end = self.end();
        let at = move |at| (at < end).then(|| self.tree.node(at));
        std::iter::successors(at(self.at + 1), move |node| at(node.end().max(node.at + 1)))
    }

    /// Its following siblings.
    pub(in crate::ingest::foreign) fn following(self) -> impl Iterator<Item = Self> {
        let next = move |node: Self| {
            let next = node.tree.node(node.end().max(node.at + 1));
            (next.at < self.tree.rows.len() && next.parent() == self.parent()).then_some(next)
        };
        std::iter::successors(next(self), move |node| next(*node))
    }

    /// Its descendants, as far as readers see them.
    pub(in crate::ingest::foreign) fn descendants(self) -> impl Iterator<Item = Self> {
        let end = self.end();
        let mut next = self.at + 1;
        std::iter::from_fn(move || {
            while next < end {
                let node = self.tree.node(next);
                let is_nothing = node.kind().is_nothing();
                next = if is_nothing { node.end() } else { next + 1 };
                if !is_nothing {
                    return Some(node);
                }
            }
            None
        })
    }

    /// Its descendants, visible or not.
    pub(in crate::ingest::foreign) fn everything(self) -> impl Iterator<Item = Self> {
        (self.at + 1..self.end()).map(move |at| self.tree.node(at))
    }

    /// The first visible descendant of some kind.
    pub(in crate::ingest::foreign) fn first(self, kind: Kind) -> Option<Self> {
        self.descendants().find(|node| node.kind() == kind)
    }

    /// The words, without formatting.
    pub(in crate::ingest::foreign) fn words(self) -> String {
        let mut words = String::new();
        let mut is_blank = false;
        for node in self.descendants() {
            if node.kind() != Kind::Text {
                is_blank |= node.kind().is_block() || node.kind() == Kind::Break;
                continue;
            }
            for sign in node.text().chars() {
                if sign.is_ascii_whitespace() {
                    is_blank = true;
                    continue;
                }
                if is_blank && !words.is_empty() {
                    words.push(' ');
                }
                is_blank = false;
                words.push(sign);
            }
        }
        words
    }

    /// Whether it contains something to read.
    pub(in crate::ingest::foreign) fn has_words(self) -> bool {
        self.descendants().any(|node| node.kind() == Kind::Text && !node.text().trim().is_empty())
    }

    /// Its path, as an XPath: `(//img)[2]` is the document's second picture.
    pub(in crate::ingest::foreign) fn path(self) -> String {
        let count = self.tree.rows.iter().take(self.at + 1).filter(|row| row.name == self.name()).count();
        format!("(//{})[{count}]", self.name())
    }
}
