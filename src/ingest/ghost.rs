//! A post of Ghost's Content API: `/ghost/api/content/posts/slug/…/?include=authors,tags`
//! (<https://ghost.org/docs/content-api/>).

use super::foreign::{Form, put_body};
use super::picture;
use super::reading::Reading;
use crate::json::Value;
use crate::story::{Access, Article};

pub(super) const FORM: Form = Form {
    envelopes: "posts pages",
    signs: "title html",
    story: "uri|t|uuid id
url|t|canonical_url url
lang|t|locale
headline|t|title
kicker|t|primary_tag
published|d|published_at
updated|d|updated_at
access|w|visibility|public=free *=subscriber
rights.embargo|f|published_at|scheduled
rights.status|w|status|draft=withheld sent=withheld",
    authors: ("authors primary_author", "name|t|name\nurl|t|url"),
    finish,
};

fn finish<'v>(reading: &mut Reading<'v>, post: &'v Value, article: &mut Article) {
    // Without access the body ends where the part for everybody does.
    if article.access == Some(Access::Subscriber) && matches!(reading.get(post, "access"), Value::Bool(false)) {
        article.access = Some(Access::Preview);
    }
    // The other excerpt is the beginning of the body.
    let excerpt = reading.text_of(post, "custom_excerpt");
    article.standfirst = reading.inlines(excerpt, false);
    let html = reading.text_of(post, "html");
    put_body(reading, article, html, true);

    let mut sizes = Vec::new();
    picture::add(reading, &mut sizes, post, "feature_image", &Value::Null);
    article.hero = picture::figure(&sizes).map(|mut figure| {
        picture::describe(reading, &mut figure, post, "feature_image_alt", "feature_image_caption");
        figure
    });
}
