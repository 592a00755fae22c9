//! A document that is read: its tree, and the warnings about it.
//!
//! A warning has the path of a value. The path is found on demand, by searching for the value in the tree, so no code has to
//! pass paths along.

use std::cell::{Cell, RefCell};

use crate::ingest::detect::member;
use crate::ingest::error::Error;
use crate::json::{Problem, Value};

/// Further warnings are not given: a hostile document must not fill the memory.
const MOST_PROBLEMS: usize = 50;

/// References are followed until this many nodes have been visited: each search goes through the whole graph.
const MOST_LOOKS: usize = 100_000;

/// A document that is read.
#[derive(Debug)]
pub(super) struct Reading<'v> {
    root: &'v Value,
    looks: Cell<usize>,
    problems: RefCell<Vec<Problem>>,
    /// Values that have a warning: each gets only one.
    faulty: RefCell<Vec<*const Value>>,
    /// Whether there is markup, and nothing to parse it with.
    lacks_parser: Cell<bool>,
}

impl<'v> Reading<'v> {
    pub(super) fn of(root: &'v Value) -> Self {
        Self {
            root,
            looks: Cell::default(),
            problems: RefCell::default(),
            faulty: RefCell::default(),
            lacks_parser: Cell::default(),
        }
    }

    /// The whole document.
    pub(super) fn root(&self) -> &'v Value {
        self.root
    }

    /// Records that there is markup, and nothing to parse it with.
    pub(super) fn lacks_parser(&self) {
        self.lacks_parser.set(true);
    }

    /// The warnings, or why nothing could be read.
    pub(super) fn end(self) -> Result<Vec<Problem>, Error> {
        if self.lacks_parser.get() { Err(Error::NoParser) } else { Ok(self.problems.into_inner()) }
    }

    /// The target of a JSON-LD reference; any other value itself.
    pub(super) fn resolved(&self, value: &'v Value) -> &'v Value {
        let nodes = match self.root {
            Value::Array(nodes) => nodes,
            root => match member(root, "@graph") {
                Some(Value::Array(nodes)) => nodes,
                _ => return value,
            },
        };
        let Value::Object(members) = value else { return value };
        let Some(id) = member(value, "@id").filter(|_| members.len() <= 2) else { return value };
        if self.looks.get() > MOST_LOOKS {
            return value;
        }
        self.looks.set(self.looks.get() + nodes.len());
        nodes.iter().find(|node| member(node, "@id").is_some_and(|own| own.as_str() == id.as_str())).unwrap_or(value)
    }

    /// Warns about a value, once.
    pub(super) fn warn(&self, value: &Value, message: String) {
        let address = std::ptr::from_ref(value);
        let mut faulty = self.faulty.borrow_mut();
        if faulty.len() < MOST_PROBLEMS && !faulty.contains(&address) {
            faulty.push(address);
            self.add(value, message);
        }
    }

    /// Adds another warning about a value.
    pub(super) fn add(&self, value: &Value, message: String) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MOST_PROBLEMS {
            let mut at = String::from("$");
            if find(self.root, value, &mut at) {
                problems.push(Problem { at, message });
            }
        }
    }
}

/// Changes the path of a tree to that of a value in it; false if the value is not there.
fn find(tree: &Value, value: &Value, path: &mut String) -> bool {
    if std::ptr::eq(tree, value) {
        return true;
    }
    let length = path.len();
    let mut is_in = |step: String, part: &Value| {
        path.push_str(&step);
        let is_found = find(part, value, path);
        if !is_found {
            path.truncate(length);
        }
        is_found
    };
    let is_plain = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match tree {
        Value::Array(items) => items.iter().enumerate().any(|(index, item)| is_in(format!("[{index}]"), item)),
        Value::Object(members) => members
            .iter()
            .any(|(name, member)| is_in(if is_plain(name) { format!(".{name}") } else { format!("[\"{name}\"]") }, member)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Reading;
    use crate::json::parse;

    /// A hundred references used to be followed through any graph: a megabyte of a graph of 8 took four times as long as one alone.
    #[test]
    fn many_references_take_no_longer_than_few() {
        let nodes: Vec<_> = (0..50_000).map(|number| format!(r##"{{"@id": "#{number}", "name": "N"}}"##)).collect();
        let value = parse(&format!(r#"{{"@graph": [{}]}}"#, nodes.join(","))).unwrap();
        let reading = Reading::of(&value);
        let reference = parse(r##"{"@id": "#49999"}"##).unwrap();
        let followed = (0..1000).filter(|_| !std::ptr::eq(reading.resolved(&reference), &reference)).count();
        assert_eq!(followed, 3);
    }
}
