//! The body of a story, whatever it was read from.

use crate::story::Block;

/// What a body is made of.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    /// The agency's sign, where the last paragraph was one.
    pub(super) signature: Option<String>,
}
