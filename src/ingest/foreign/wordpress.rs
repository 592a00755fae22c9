//! A post of WordPress's REST API: `/wp-json/wp/v2/posts/1?_embed`, or a list of them
//! (<https://developer.wordpress.org/rest-api/reference/posts/>).

use super::reading::Reading;
use super::{Form, put_body};
use crate::json::Value;
use crate::story::Article;

/// A post that is to appear has its time as an embargo; a draft is not for readers. In place of a picture that may not be seen stands an
/// error, which has no address.
pub(super) const FORM: Form = Form {
    envelopes: "",
    signs: "title content excerpt",
    story: "uri|t|guid
url|t|link
lang|t|lang
headline|h|title
standfirst|m|excerpt
kicker|h|_embedded/wp:term/name
bylines|l|_embedded/author
published|d|date_gmt
updated|d|modified_gmt
hero|p|_embedded/wp:featuredmedia/media_details/sizes|_embedded/wp:featuredmedia
hero.alt|t|_embedded/wp:featuredmedia/alt_text
hero.caption|m|_embedded/wp:featuredmedia/caption
hero.credit|o|_embedded/wp:featuredmedia/media_details/image_meta/credit|_embedded/wp:featuredmedia/media_details/image_meta/copyright
rights.embargo|f|date_gmt|future
rights.status|w|status|trash=canceled draft=withheld pending=withheld private=withheld auto-draft=withheld",
    finish,
};

fn finish<'v>(reading: &mut Reading<'v>, post: &'v Value, article: &mut Article) {
    if reading.text_of(post, "_embedded/wp:term/slug") == "uncategorized" {
        article.kicker = None;
    }
    let is_protected = reading.get(post, "content/protected");
    if matches!(is_protected, Value::Bool(true)) {
        reading.fault(is_protected, "a password protects the body: there is none to show");
        article.standfirst.clear();
    }
    let content = reading.text_of(post, "content");
    put_body(reading, article, content, true);
}
