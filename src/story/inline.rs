//! The inlines that text is made of.

use crate::json::{Reader, Record, Value, member, write_members};

/// A piece of text. In JSON plain text is a string, everything else an object whose `type` names it.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Text of strong importance.
    Strong(Vec<Inline>),
    /// Stressed text.
    Em(Vec<Inline>),
    /// Marked text.
    Mark(Vec<Inline>),
    /// Subscript.
    Sub(Vec<Inline>),
    /// Superscript.
    Sup(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link.
    Link {
        /// Where it leads. It is checked where it is shown (`view::address`).
        href: String,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A line break.
    Break,
    /// The symbol of a quote.
    Symbol {
        /// The symbol on the board.
        symbol: String,
        /// The word in the text.
        text: String,
    },
}

/// The words of some inlines, without their form.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_plain_text(inlines, &mut out);
    out
}

fn push_plain_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Symbol { text, .. } => out.push_str(text),
            Inline::Strong(text)
            | Inline::Em(text)
            | Inline::Mark(text)
            | Inline::Sub(text)
            | Inline::Sup(text)
            | Inline::Link { text, .. } => push_plain_text(text, out),
            Inline::Break => out.push('\n'),
        }
    }
}

impl Record for Inline {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        if let Some(text) = value.as_str() {
            return Some(Self::Text(text.to_owned()));
        }
        let kind = value.get("type").and_then(Value::as_str);
        Some(match kind {
            Some("strong") => Self::Strong(member(value, "text", reader)?),
            Some("em") => Self::Em(member(value, "text", reader)?),
            Some("mark") => Self::Mark(member(value, "text", reader)?),
            Some("sub") => Self::Sub(member(value, "text", reader)?),
            Some("sup") => Self::Sup(member(value, "text", reader)?),
            Some("code") => Self::Code(member(value, "text", reader)?),
            Some("link") => Self::Link { href: member(value, "href", reader)?, text: member(value, "text", reader)? },
            Some("break") => Self::Break,
            Some("symbol") => Self::Symbol { symbol: member(value, "symbol", reader)?, text: member(value, "text", reader)? },
            _ => {
                reader.problem("is no inline: neither a string nor an object whose \"type\" is one of strong, em, mark, sub, sup, code, link, break, symbol");
                return None;
            }
        })
    }

    fn write(&self) -> Value {
        let formatted = |kind, text| write_members(Some(kind), &[("text", text)]);
        match self {
            Self::Text(text) => text.write(),
            Self::Strong(text) => formatted("strong", text),
            Self::Em(text) => formatted("em", text),
            Self::Mark(text) => formatted("mark", text),
            Self::Sub(text) => formatted("sub", text),
            Self::Sup(text) => formatted("sup", text),
            Self::Code(text) => formatted("code", text),
            Self::Link { href, text } => write_members(Some("link"), &[("href", href), ("text", text)]),
            Self::Break => write_members(Some("break"), &[]),
            Self::Symbol { symbol, text } => write_members(Some("symbol"), &[("symbol", symbol), ("text", text)]),
        }
    }
}
