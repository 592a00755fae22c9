//! A post of Ghost's Content API: `/ghost/api/content/posts/slug/…/?include=authors,tags`
//! (<https://ghost.org/docs/content-api/>).

use super::members::{Names, begin, end, first, hold, put_body, put_byline};
use super::part::{Part, Reading};
use super::{Document, Error, Format, picture};
use crate::json::{Problem, Value};
use crate::story::{Access, Article, Figure, Status};

const NAMES: Names = Names {
    uri: "uuid id",
    url: "canonical_url url",
    lang: "locale",
    kicker: "primary_tag",
    headline: "title",
    dateline: "",
    published: "published_at",
    updated: "updated_at",
    embargo: "",
    expires: "",
    copyright: "",
    terms: "",
};

/// Reads a post or page, or the first of several.
#[inline(never)]
pub(super) fn read(value: &Value) -> Result<(Document, Vec<Problem>), Error> {
    let reading = Reading::default();
    let mut document = Document::default();
    first(&reading.whole(value), "posts pages", &mut |post| {
        if post.has("title html") {
            read_post(document.article.insert(Article::default()), post);
        }
    });
    if document.article.is_none() {
        return Err(Error::NotOf(Format::Ghost));
    }
    Ok((document, reading.end()?))
}

fn read_post(article: &mut Article, post: &Part<'_, '_>) {
    begin(article, post, &NAMES);
    // The other excerpt is the beginning of the body.
    article.standfirst = post.inlines(post.member("custom_excerpt").text(), false);
    match post.member("status").text() {
        "scheduled" => match article.published.clone() {
            Some(time) => article.rights.get_or_insert_default().embargo = Some(time),
            None => hold(article, Status::Withheld),
        },
        "draft" | "sent" => hold(article, Status::Withheld),
        _ => {}
    }
    article.access = match post.member("visibility").text() {
        "" => None,
        "public" => Some(Access::Free),
        // Without access the body ends where the part for everybody does.
        _ if matches!(post.member("access").value, Value::Bool(false)) => Some(Access::Preview),
        _ => Some(Access::Subscriber),
    };
    put_body(article, post, post.member("html").text(), true);
    if article.body.is_empty() {
        put_body(article, post, post.member("plaintext").text(), false);
    }
    post.member("authors primary_author").each(&mut |author| put_byline(article, author.member("name").text(), author.member("url").text()));

    let mut sizes = Vec::new();
    picture::add(&mut sizes, post.member("feature_image").text(), &post.member("feature_image"));
    if !sizes.is_empty() {
        let mut figure = Figure::default();
        picture::put(&mut figure, &sizes);
        post.put("feature_image_alt", &mut figure.alt);
        figure.caption = post.inlines(post.member("feature_image_caption").text(), true);
        article.hero = Some(figure);
    }
    end(article);
}
