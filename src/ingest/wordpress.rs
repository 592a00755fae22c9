//! A post of WordPress's REST API: `/wp-json/wp/v2/posts/1?_embed`, or a list of them
//! (<https://developer.wordpress.org/rest-api/reference/posts/>).

use super::foreign::{Form, put_body};
use super::picture;
use super::reading::Reading;
use crate::json::Value;
use crate::story::Article;

/// A post that is to appear has its time as an embargo; a draft is not for readers.
pub(super) const FORM: Form = Form {
    envelopes: "",
    signs: "title content excerpt",
    story: "uri|t|guid
url|t|link
lang|t|lang
headline|h|title
kicker|h|_embedded/wp:term/name
published|d|date_gmt
updated|d|modified_gmt
rights.embargo|f|date_gmt|future
rights.status|w|status|trash=canceled draft=withheld pending=withheld private=withheld auto-draft=withheld",
    authors: ("_embedded/author", "name|t|name\nurl|t|link"),
    finish,
};

fn finish<'v>(reading: &mut Reading<'v>, post: &'v Value, article: &mut Article) {
    if reading.text_of(post, "_embedded/wp:term/slug") == "uncategorized" {
        article.kicker = None;
    }
    let excerpt = reading.text_of(post, "excerpt");
    article.standfirst = reading.inlines(excerpt, true);
    let is_protected = reading.get(post, "content/protected");
    if matches!(is_protected, Value::Bool(true)) {
        reading.fault(is_protected, "a password protects the body: there is none to show");
        article.standfirst.clear();
    } else {
        let content = reading.text_of(post, "content");
        put_body(reading, article, content, true);
    }

    // In place of a picture that may not be seen stands an error, which has no address.
    let media = reading.get(post, "_embedded/wp:featuredmedia");
    let details = reading.get(media, "media_details");
    let mut sizes = Vec::new();
    picture::add_all(reading, &mut sizes, details, "sizes", "source_url");
    picture::add(reading, &mut sizes, media, "source_url", details);
    article.hero = picture::figure(&sizes).map(|mut figure| {
        picture::describe(reading, &mut figure, media, "alt_text", "caption");
        picture::credit(reading, &mut figure, details, "image_meta/credit", "image_meta/copyright");
        figure
    });
}
