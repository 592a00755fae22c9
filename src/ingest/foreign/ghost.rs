//! A post of Ghost's Content API: `/ghost/api/content/posts/slug/…/?include=authors,tags`
//! (<https://ghost.org/docs/content-api/>).

use super::body::Body;
use super::field::Field;
use super::picture;
use crate::story::{Access, Article, Byline, Figure, Rights, Status};

/// The member that contains the posts of a response.
pub(super) const ENVELOPES: [&str; 2] = ["posts", "pages"];

/// Whether an object is a post.
pub(super) fn is_story(post: Field<'_>) -> bool {
    post.has(&["title", "html"])
}

/// The story of a post. `excerpt` is not used: unless written by hand it is the beginning of the body.
pub(super) fn article(post: Field<'_>) -> Article {
    let url = post.first_of(&["canonical_url", "url"]).string();
    let body = match post.at("html").text() {
        Some(markup) => post.at("html").markup(markup, url.as_deref()),
        None => Body::default(),
    };
    Article {
        uri: post.first_of(&["uuid", "id"]).string(),
        lang: post.at("locale").string(),
        headline: post.at("title").words(),
        standfirst: post.at("custom_excerpt").line(),
        kicker: post.at("primary_tag").words(),
        bylines: post.first_of(&["authors", "primary_author"]).each_as(byline),
        published: post.at("published_at").time(),
        updated: post.at("updated_at").time(),
        access: access(post),
        hero: hero(post),
        rights: rights(post),
        body: body.blocks,
        signature: body.signature,
        url,
        dateline: None,
        dir: None,
        publisher: None,
    }
}

fn byline(author: Field<'_>) -> Option<Byline> {
    let url = if author.is_object() { author.at("url").string() } else { None };
    Some(Byline { name: author.words()?, url })
}

/// Without access the body ends where the public part does.
fn access(post: Field<'_>) -> Option<Access> {
    let access = match post.at("visibility").term()?.as_str() {
        "public" => Access::Free,
        _ => Access::Subscriber,
    };
    let is_cut = post.at("access").term().as_deref() == Some("false");
    Some(if is_cut && access == Access::Subscriber { Access::Preview } else { access })
}

fn hero(post: Field<'_>) -> Option<Figure> {
    Some(Figure {
        alt: post.at("feature_image_alt").words(),
        caption: post.at("feature_image_caption").line(),
        ..picture::figure(&[picture::size(post.at("feature_image"))?])?
    })
}

/// A scheduled post has its time as an embargo; a draft, or a post that was only sent by mail, is not for readers of the site.
fn rights(post: Field<'_>) -> Option<Rights> {
    let withheld = Rights { status: Some(Status::Withheld), ..Rights::default() };
    match post.at("status").term()?.as_str() {
        "draft" | "sent" => Some(withheld),
        "scheduled" => Some(match post.at("published_at").time() {
            Some(time) => Rights { embargo: Some(time), ..Rights::default() },
            None => withheld,
        }),
        _ => None,
    }
}
