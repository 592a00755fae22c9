//! What every format is read into.

use crate::json::record;
use crate::quote::Strip;
use crate::story::Article;

record! {
    /// The whole of what a source holds: a site's strip and its story. Either may be missing.
    pub struct Document {
        /// The name of the site.
        pub site: Option<String>,
        /// The strip above the story.
        pub strip: Option<Strip>,
        /// The story.
        pub article: Option<Article>,
    }
}
