//! The addresses of a feed.

/// The absolute addresses of a feed. At least one of them is set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Addresses {
    /// The snapshot.
    pub snapshot: Option<String>,
    /// The stream of frames.
    pub stream: Option<String>,
}
