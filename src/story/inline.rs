//! The inlines that text is made of.

use crate::json::kinds_of_record;

kinds_of_record! {
    /// A piece of text. In JSON plain text is a string, everything else an object whose `type` names it.
    pub enum Inline {
        /// Plain text.
        Text = "" (..text: String),
        /// Text of strong importance.
        Strong = "strong" (text: Vec<Inline>),
        /// Stressed text.
        Em = "em" (text: Vec<Inline>),
        /// Marked text.
        Mark = "mark" (text: Vec<Inline>),
        /// Subscript.
        Sub = "sub" (text: Vec<Inline>),
        /// Superscript.
        Sup = "sup" (text: Vec<Inline>),
        /// Code.
        Code = "code" (text: String),
        /// A link.
        Link = "link" {
            /// Its address. It is checked when it is shown (`components::address`).
            href: String,
            /// Its text.
            text: Vec<Inline>,
        },
        /// A line break.
        Break = "break",
        /// The symbol of a quote.
        Symbol = "symbol" {
            /// The symbol on the board.
            symbol: String,
            /// The word in the text.
            text: String,
        },
    }
}

/// The words of some inlines, without formatting.
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
