//! The formats by their names.

use crate::json::words_of_record;

words_of_record! {
    /// A supported format.
    pub enum Format {
        /// The JSON of record.
        Slugline = "slugline",
        /// A wire page or plain agency copy: text.
        Wire = "wire",
        /// IPTC ninjs 1.x, 2.x or 3.x.
        Ninjs = "ninjs",
        /// schema.org's NewsArticle and related types in JSON-LD.
        Jsonld = "jsonld",
        /// A post of WordPress's REST API.
        Wordpress = "wordpress",
        /// A post of Ghost's Content API.
        Ghost = "ghost",
        /// A page, or a part of one.
        Html = "html",
    }
}
