//! Code and verse: lines whose ends are kept.

use super::blocks::Reader;
use super::kind::Kind;
use super::tree::Node;
use crate::story::Block;

impl<'t> Reader<'t> {
    /// Code, or a verse: lines whose ends are kept.
    pub(super) fn preformatted(&mut self, node: Node<'t>) {
        let mut text = String::new();
        let mut lang = None;
        for inside in std::iter::once(node).chain(node.descendants()) {
            match inside.kind() {
                Kind::Text => text.push_str(inside.text()),
                Kind::Break => text.push('\n'),
                // As highlighters name it: `language-rust`.
                _ => lang = inside.class().split(' ').find_map(|class| class.strip_prefix("language-")).or(lang),
            }
        }
        let text = text.strip_suffix('\n').unwrap_or(&text);
        if node.class().contains("verse") {
            for line in text.split('\n') {
                self.line.push(line);
                if self.line.break_line() {
                    self.flush();
                }
            }
        } else if !text.trim().is_empty() {
            let lang = lang.filter(|lang| !lang.is_empty()).map(str::to_owned);
            self.blocks.push(Block::Code { text: text.to_owned(), lang });
        }
    }
}
