//! Outside of a browser: html5ever, scripting off.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, ExpandedName, QualName};

use super::tree::{ATTRIBUTE, CLOSE, END, OPEN, TEXT};

/// How many elements may be open. The parser's time grows with each, and browsers limit the depth too.
const MOST_OPEN: u32 = 512;

/// How many elements each start tag may produce: the parser opens unclosed formatting again in every paragraph.
const MOST_OF_A_TAG: usize = 20;

/// Parses a document.
pub(super) fn parse(markup: &str) -> Option<String> {
    let options = TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Nodes::default(), options);
    let tokenizer = Tokenizer::new(Bounded { builder, tags: Cell::new(0) }, html5ever::tokenizer::TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(markup));
    // A script interrupts the tokenizer; here none is executed.
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    Some(tokenizer.sink.builder.sink.write())
}

/// Drops start tags beyond the limits before they reach the tree builder. Their text is kept.
struct Bounded {
    builder: TreeBuilder<Handle, Nodes>,
    tags: Cell<usize>,
}

impl TokenSink for Bounded {
    type Handle = Handle;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<Handle> {
        if let Token::TagToken(tag @ Tag { kind: TagKind::StartTag, .. }) = &token {
            let nodes = &self.builder.sink;
            self.tags.set(self.tags.get() + 1);
            let is_too_much = nodes.depth.get() > MOST_OPEN
                || nodes.nodes.borrow().len() > self.tags.get().saturating_mul(MOST_OF_A_TAG) + 1000;
            if is_too_much && !is_raw(tag) {
                return TokenSinkResult::Continue;
            }
        }
        self.builder.process_token(token, line_number)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Whether the content of the tag is no markup: the builder tells the tokenizer so.
fn is_raw(tag: &Tag) -> bool {
    matches!(&*tag.name, "script" | "style" | "title" | "textarea" | "xmp" | "iframe" | "noembed" | "noframes" | "plaintext")
}

/// The nodes of a document, identified by index. They refer to each other by index, so that they are dropped iteratively at any depth.
#[derive(Default)]
struct Nodes {
    nodes: RefCell<Vec<Node>>,
    /// How many elements are open, approximately.
    depth: Cell<u32>,
}

#[derive(Default)]
struct Node {
    /// `None` for a text.
    name: Option<Rc<QualName>>,
    attributes: Vec<Attribute>,
    text: StrTendril,
    depth: u32,
    parent: Option<usize>,
    before: Option<usize>,
    after: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
}

/// The document itself is the first node.
const DOCUMENT: usize = 0;

#[derive(Clone, Debug)]
struct Handle {
    number: usize,
    name: Rc<QualName>,
    /// Whether it is an HTML integration point of MathML.
    has_html: bool,
}

impl Handle {
    fn new(number: usize, name: Rc<QualName>) -> Self {
        Self { number, name, has_html: false }
    }
}

impl Nodes {
    fn add(&self, node: Node) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        if nodes.is_empty() {
            nodes.push(Node::default());
        }
        nodes.push(node);
        nodes.len() - 1
    }

    fn change(&self, number: usize, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.borrow_mut().get_mut(number) {
            change(node);
        }
    }

    fn ask<T>(&self, number: usize, ask: impl FnOnce(&Node) -> Option<T>) -> Option<T> {
        self.nodes.borrow().get(number).and_then(ask)
    }

    /// Inserts a node or a text under `parent`, before `after` or at the end.
    fn insert(&self, parent: usize, after: Option<usize>, child: NodeOrText<Handle>) {
        let before = match after {
            Some(after) => self.ask(after, |node| node.before),
            None => self.ask(parent, |node| node.last),
        };
        let number = match child {
            NodeOrText::AppendNode(handle) => handle.number,
            NodeOrText::AppendText(text) => {
                if let Some(before) = before
                    && self.ask(before, |node| node.name.is_none().then_some(())).is_some()
                {
                    return self.change(before, |node| node.text.push_tendril(&text));
                }
                self.add(Node { text, ..Node::default() })
            }
        };
        self.detach(number);
        let depth = self.ask(parent, |node| Some(node.depth)).unwrap_or_default() + 1;
        self.change(number, |node| {
            (node.parent, node.before, node.after, node.depth) = (Some(parent), before, after, depth);
            if node.name.is_some() {
                self.depth.set(depth);
            }
        });
        match before {
            Some(before) => self.change(before, |node| node.after = Some(number)),
            None => self.change(parent, |node| node.first = Some(number)),
        }
        match after {
            Some(after) => self.change(after, |node| node.before = Some(number)),
            None => self.change(parent, |node| node.last = Some(number)),
        }
    }

    fn detach(&self, number: usize) {
        let Some((parent, before, after)) = self.ask(number, |node| Some((node.parent?, node.before, node.after))) else {
            return;
        };
        match before {
            Some(before) => self.change(before, |node| node.after = after),
            None => self.change(parent, |node| node.first = after),
        }
        match after {
            Some(after) => self.change(after, |node| node.before = before),
            None => self.change(parent, |node| node.last = before),
        }
        self.change(number, |node| (node.parent, node.before, node.after) = (None, None, None));
    }

    /// The document in preorder, as [`super::tree`] reads it.
    fn write(&self) -> String {
        let nodes = self.nodes.borrow();
        let mut out = String::new();
        let mut at = nodes.first().and_then(|document| document.first);
        while let Some(node) = at.and_then(|number| nodes.get(number)) {
            match &node.name {
                None => push(&mut out, TEXT, &node.text),
                Some(name) => {
                    push(&mut out, OPEN, &name.local);
                    for attribute in &node.attributes {
                        push(&mut out, ATTRIBUTE, &attribute.name.local);
                        out.push_str(&attribute.value);
                        out.push(END);
                    }
                }
            }
            if node.first.is_some() {
                at = node.first;
                continue;
            }
            // Up, until there is a next sibling.
            let mut done = Some(node);
            at = None;
            while let Some(node) = done {
                if node.name.is_some() {
                    push(&mut out, CLOSE, "");
                }
                at = node.after;
                if at.is_some() {
                    break;
                }
                done = node.parent.filter(|parent| *parent != DOCUMENT).and_then(|parent| nodes.get(parent));
            }
        }
        out
    }
}

fn push(out: &mut String, sign: char, text: &str) {
    out.push(sign);
    out.push_str(text);
    out.push(END);
}

fn nameless() -> Rc<QualName> {
    Rc::new(QualName::new(None, html5ever::ns!(), html5ever::LocalName::from("")))
}

impl TreeSink for Nodes {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle::new(DOCUMENT, nameless())
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let name = Rc::new(name);
        let number = self.add(Node { name: Some(name.clone()), attributes, ..Node::default() });
        Handle { has_html: flags.mathml_annotation_xml_integration_point, ..Handle::new(number, name) }
    }

    /// Comments are made but not inserted.
    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle::new(usize::MAX, nameless())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Handle::new(usize::MAX, nameless())
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        match &child {
            NodeOrText::AppendNode(Handle { number: usize::MAX, .. }) => {}
            _ => self.insert(parent.number, None, child),
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        if self.ask(element.number, |node| node.parent).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The parent of an element that left the stack is the last open one.
    fn pop(&self, node: &Handle) {
        let depth = self.ask(node.number, |node| Some(node.depth)).unwrap_or_default();
        self.depth.set(depth.saturating_sub(1));
    }

    /// The content of a template is not part of the document.
    fn get_template_contents(&self, _: &Handle) -> Handle {
        Handle::new(self.add(Node { name: Some(nameless()), ..Node::default() }), nameless())
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.number == y.number
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let Some(parent) = self.ask(sibling.number, |node| node.parent) {
            match &child {
                NodeOrText::AppendNode(Handle { number: usize::MAX, .. }) => {}
                _ => self.insert(parent, Some(sibling.number), child),
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        self.change(target.number, |node| {
            for attribute in attributes {
                if node.attributes.iter().all(|known| known.name != attribute.name) {
                    node.attributes.push(attribute);
                }
            }
        });
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.number);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        while let Some(child) = self.ask(node.number, |node| node.first) {
            let name = self.ask(child, |node| node.name.clone()).unwrap_or_else(nameless);
            // As a node, even a text: for readers of the tree two adjacent texts are one.
            self.insert(new_parent.number, None, NodeOrText::AppendNode(Handle::new(child, name)));
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.has_html
    }

    fn allow_declarative_shadow_roots(&self, _: &Handle) -> bool {
        false
    }
}
