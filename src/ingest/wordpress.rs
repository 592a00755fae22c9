//! A post of WordPress's REST API: `/wp-json/wp/v2/posts/1?_embed`, or a list of them
//! (<https://developer.wordpress.org/rest-api/reference/posts/>).

use super::members::{Names, begin, end, first, hold, put_body, put_byline};
use super::part::{Part, Reading};
use super::{Document, Error, Format, picture};
use crate::json::{Problem, Value};
use crate::story::{Article, Figure, Status};

const NAMES: Names = Names {
    uri: "guid",
    url: "link",
    lang: "lang",
    kicker: "",
    headline: "title",
    dateline: "",
    published: "date_gmt date",
    updated: "modified_gmt modified",
    embargo: "",
    expires: "",
    copyright: "",
    terms: "",
};

/// Reads a post, or the first of several.
#[inline(never)]
pub(super) fn read(value: &Value) -> Result<(Document, Vec<Problem>), Error> {
    let reading = Reading::default();
    let mut document = Document::default();
    first(&reading.whole(value), "", &mut |post| {
        if post.has("title content excerpt") {
            read_post(document.article.insert(Article::default()), post);
        }
    });
    if document.article.is_none() {
        return Err(Error::NotOf(Format::Wordpress));
    }
    Ok((document, reading.end()?))
}

fn read_post(article: &mut Article, post: &Part<'_, '_>) {
    begin(article, post, &NAMES);
    article.headline = article.headline.take().map(|title| post.words(&title));
    article.standfirst = post.inlines(post.member("excerpt").text(), true);
    put_status(article, post);

    let content = post.member("content");
    if matches!(content.member("protected").value, Value::Bool(true)) {
        content.member("protected").fault("a password protects the body: there is none to show");
    } else {
        put_body(article, post, content.text(), true);
    }

    let embedded = post.member("_embedded");
    embedded.member("author").each(&mut |author| put_byline(article, author.member("name").text(), author.member("link").text()));
    // The terms are lists, one a taxonomy: that of the categories comes first.
    let mut categories = true;
    embedded.member("wp:term").each(&mut |taxonomy| {
        taxonomy.each(&mut |term| {
            if std::mem::take(&mut categories) && term.member("slug").text() != "uncategorized" {
                article.kicker = Some(post.words(term.member("name").text())).filter(|name| !name.is_empty());
            }
        });
    });
    let mut is_first = true;
    embedded.member("wp:featuredmedia").each(&mut |media| {
        // In place of a picture that may not be seen stands the error.
        if std::mem::take(&mut is_first) && media.has("source_url media_details") {
            article.hero = Some(figure(media));
        }
    });
    end(article);
}

/// A post that is to appear has its time as an embargo; a draft is not for readers.
fn put_status(article: &mut Article, post: &Part<'_, '_>) {
    match post.member("status").text() {
        "future" => match post.time("date_gmt") {
            Some(time) => article.rights.get_or_insert_default().embargo = Some(time),
            None => hold(article, Status::Withheld),
        },
        "trash" => hold(article, Status::Canceled),
        "draft" | "pending" | "private" | "auto-draft" => hold(article, Status::Withheld),
        _ => {}
    }
}

fn figure(media: &Part<'_, '_>) -> Figure {
    let mut figure = Figure::default();
    let mut sizes = Vec::new();
    let details = media.member("media_details");
    details.member("sizes").each_named(&mut |size| picture::add(&mut sizes, size.member("source_url").text(), size));
    picture::add(&mut sizes, media.member("source_url").text(), &details);
    picture::put(&mut figure, &sizes);
    media.put("alt_text", &mut figure.alt);
    figure.caption = media.inlines(media.member("caption").text(), true);
    let meta = details.member("image_meta");
    picture::credit(&mut figure, meta.member("credit").text(), meta.member("copyright").text());
    figure
}
