//! A post of Ghost's Content API: `/ghost/api/content/posts/slug/…/?include=authors,tags`
//! (<https://ghost.org/docs/content-api/>).

use super::reading::Reading;
use super::{Form, put_body};
use crate::json::Value;
use crate::story::{Access, Article};

/// The excerpt that nobody wrote is the beginning of the body, and not asked for.
pub(super) const FORM: Form = Form {
    envelopes: "posts pages",
    signs: "title html",
    story: "uri|t|uuid id
url|t|canonical_url url
lang|t|locale
headline|t|title
standfirst|i|custom_excerpt
kicker|t|primary_tag
bylines|l|authors primary_author
published|d|published_at
updated|d|updated_at
access|w|visibility|public=free *=subscriber
hero|p||feature_image
hero.alt|t|feature_image_alt
hero.caption|m|feature_image_caption
rights.embargo|f|published_at|scheduled
rights.status|w|status|draft=withheld sent=withheld",
    finish,
};

fn finish<'v>(reading: &mut Reading<'v>, post: &'v Value, article: &mut Article) {
    // Without access the body ends where the part for everybody does.
    if article.access == Some(Access::Subscriber) && matches!(reading.get(post, "access"), Value::Bool(false)) {
        article.access = Some(Access::Preview);
    }
    let html = reading.text_of(post, "html");
    put_body(reading, article, html, true);
}
