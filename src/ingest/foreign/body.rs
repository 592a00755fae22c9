//! The body of a story, in any format.

use crate::story::Block;

/// What a body is made of.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) blocks: Vec<Block>,
    /// The signature, if the last paragraph was one.
    pub(super) signature: Option<String>,
}
