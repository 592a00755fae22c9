//! A post of WordPress's REST API: `/wp-json/wp/v2/posts/1?_embed`, or a list of them
//! (<https://developer.wordpress.org/rest-api/reference/posts/>).

use super::body::Body;
use super::field::Field;
use super::picture::{self, credit};
use super::shortcodes::without_shortcodes;
use crate::story::{Article, Byline, Figure, Inline, Rights, Status, plain_text};

/// Whether an object is a post.
pub(super) fn is_story(post: Field<'_>) -> bool {
    post.has(&["title", "content", "excerpt"])
}

/// The story of a post.
pub(super) fn article(post: Field<'_>) -> Article {
    let embedded = post.at("_embedded");
    let url = post.at("link").string();
    let body = body(post.at("content"), url.as_deref());
    Article {
        uri: post.at("guid").string(),
        lang: post.at("lang").string(),
        headline: post.at("title").words(),
        kicker: kicker(embedded),
        standfirst: standfirst(post),
        bylines: bylines(post),
        published: post.first_of(&["date_gmt", "date"]).time(),
        updated: post.first_of(&["modified_gmt", "modified"]).time(),
        hero: hero(embedded.at("wp:featuredmedia")),
        rights: rights(post),
        body: body.blocks,
        signature: body.signature,
        url,
        access: None,
        dateline: None,
        dir: None,
        publisher: None,
    }
}

/// The body, without the brackets of shortcodes that no plugin has run.
fn body(content: Field<'_>, base: Option<&str>) -> Body {
    if content.at("protected").term().as_deref() == Some("true") {
        content.at("protected").warn("the body is protected by a password: there is nothing to show");
    }
    let Some(markup) = content.text() else { return Body::default() };
    let (markup, unread) = without_shortcodes(markup);
    for shortcode in unread {
        content.note(format!("a shortcode that was not run: {shortcode}"));
    }
    content.markup(&markup, base)
}

/// The first category, except `uncategorized`.
fn kicker(embedded: Field<'_>) -> Option<String> {
    let mut terms = embedded.at("wp:term").each().flat_map(Field::each);
    let first = terms.find(|term| matches!(term.at("taxonomy").text(), None | Some("category")))?;
    if first.at("slug").text() == Some("uncategorized") { None } else { first.at("name").words() }
}

/// The excerpt, if it was written by hand. One that WordPress cut from the body ends in dots or in a link to continue, and that of a
/// password-protected post says that there is none.
fn standfirst(post: Field<'_>) -> Vec<Inline> {
    let excerpt = post.at("excerpt");
    if post.at("content").at("protected").term().as_deref() == Some("true")
        || excerpt.text().is_some_and(|text| text.contains("more-link"))
    {
        return Vec::new();
    }
    let line = excerpt.line();
    let words = plain_text(&line);
    let words = words.trim_end().trim_end_matches([']', '\u{bb}', '\u{2192}', ' ']);
    let is_cut = words.ends_with('\u{2026}') || words.ends_with("...") || words.contains("Continue reading");
    if is_cut { Vec::new() } else { line }
}

/// The authors: those from plugins for several authors, or WordPress's own.
fn bylines(post: Field<'_>) -> Vec<Byline> {
    // A plugin may only give the ids of the authors.
    let mut bylines = post
        .first_of(&["coauthors", "authors", "multiple_authors"])
        .each_as(|author| if author.is_object() { byline(author) } else { None });
    let embedded = post.at("_embedded");
    if bylines.is_empty() {
        for terms in embedded.at("wp:term").each() {
            bylines.extend(terms.each_as(|term| if term.at("taxonomy").text() == Some("author") { byline(term) } else { None }));
        }
    }
    if bylines.is_empty() { embedded.at("author").each_as(byline) } else { bylines }
}

fn byline(author: Field<'_>) -> Option<Byline> {
    let name = author.first_of(&["display_name", "name"]).words()?;
    Some(Byline { name, url: author.first_of(&["link", "url"]).string() })
}

/// The picture above the post. A picture that may not be seen is replaced by an error, which has no address.
fn hero(media: Field<'_>) -> Option<Figure> {
    let media = media.each().next()?;
    let details = media.at("media_details");
    let mut sizes = picture::sizes(details.at("sizes"));
    sizes.extend(picture::size(media));
    let meta = details.at("image_meta");
    Some(Figure {
        alt: media.at("alt_text").words(),
        caption: media.at("caption").line(),
        credit: credit(meta.at("credit").words(), meta.at("copyright").words()),
        ..picture::figure(&sizes)?
    })
}

/// A scheduled post has its time as an embargo; a draft is not for readers.
fn rights(post: Field<'_>) -> Option<Rights> {
    let embargo = || match post.at("date_gmt").time() {
        Some(time) => Rights { embargo: Some(time), ..Rights::default() },
        None => Rights { status: Some(Status::Withheld), ..Rights::default() },
    };
    let of = |status| Some(Rights { status: Some(status), ..Rights::default() });
    match post.at("status").term()?.as_str() {
        "trash" => of(Status::Canceled),
        "draft" | "pending" | "private" | "auto-draft" => of(Status::Withheld),
        "future" => Some(embargo()),
        _ => None,
    }
}
