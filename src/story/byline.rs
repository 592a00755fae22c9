//! Who wrote a story, or a part of one.

use crate::json::record;

record! {
    /// An author.
    pub struct Byline {
        /// The name as it is printed.
        pub name: String,
        /// A page about the author.
        pub url: Option<String>,
    }
}
