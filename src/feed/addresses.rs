//! Where the figures of a feed come from.

/// Where the figures of a feed come from, as whole addresses. One of the two is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Addresses {
    /// The snapshot.
    pub snapshot: Option<String>,
    /// The stream of frames.
    pub stream: Option<String>,
}
