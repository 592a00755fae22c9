//! The configuration of publishing to nodes, and of two relays of which one leads.

use serde::Deserialize;
use toml::Spanned;

use super::unplaced;

/// Where frames are published.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Publish {
    /// The nodes' addresses for relays: one that takes a frame is enough.
    pub(crate) nodes: Spanned<Vec<String>>,
}

/// The lease on publishing.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lead {
    /// The address of Redis, without a password.
    pub(crate) redis: Spanned<String>,
    /// The environment variable with its password.
    pub(crate) password_env: Option<Spanned<String>>,
    /// The name that the relays of one market share.
    #[serde(default = "Lead::name")]
    pub(crate) name: String,
    /// How long a lease lasts, and so the longest gap after a relay has failed.
    #[serde(default = "Lead::seconds")]
    pub(crate) seconds: Spanned<u32>,
}

impl Lead {
    fn name() -> String {
        "slugline".to_owned()
    }

    fn seconds() -> Spanned<u32> {
        unplaced(2)
    }
}
