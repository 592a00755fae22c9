//! A whole page, or a part of one: where the story is in it.

use super::address::resolve;
use super::body::Reader;
use super::tree::{self, Node};
use super::{ALL, article, fragment, parse};
use crate::ingest::{Document, Error};
use crate::locale::parts;
use crate::story::Block;

/// Reads the story of a page: what stands in its landmarks, and what its head says of it.
#[inline(never)]
pub(in crate::ingest) fn read(markup: &str, address: Option<&str>) -> Result<Document, Error> {
    let opening = markup.trim_ascii_start().as_bytes();
    // What is no page stands in a body: there a frameset cannot take its place.
    let is_page = matches!(opening, [b'<', b'!', ..] | [b'<', b'h' | b'H', b't' | b'T' | b'e' | b'E', ..]);
    let fields = if is_page { parse(markup)? } else { fragment(markup)? };
    let nodes = tree::nodes(&fields);
    let of = |name: &str| nodes.first().and_then(|html| html.attribute(name)).unwrap_or_default();
    let mut reader = Reader::new(&nodes, None);
    let meta = |names: &str| meta(&nodes, names);

    let value = |at: Option<usize>, name: &str| at.and_then(|at| nodes.get(at)?.attribute(name)).unwrap_or_default();

    let canonical = value(first(&reader, ALL, "rel=canonical"), "href");
    let url =
        resolve(if canonical.is_empty() { meta("og:url") } else { canonical }, None, false).filter(|url| url.starts_with("http"));
    let base = value(first(&reader, ALL, "base"), "href");
    let base = Some(base).filter(|base| !base.is_empty()).and_then(|base| resolve(base, address.or(url.as_deref()), false));
    reader.base = base.as_deref().or(address).or(url.as_deref());

    // The widest landmark of the most certain kind holds the text, and belongs to the story with all that it has.
    let story = widest(&nodes, "article").or(widest(&nodes, "main")).or(first(&reader, ALL, "role=main"));
    let around = story.unwrap_or_default();
    let body = first(&reader, around, "itemprop=articleBody").or(story).or(first(&reader, ALL, "body")).unwrap_or_default();

    let headline = first(&reader, around, "itemprop=headline h1").or(first(&reader, ALL, "h1"));
    let author = first(&reader, around, "itemprop=author rel=author class=byline");
    let published = first(&reader, around, "itemprop=datePublished time");
    let updated = first(&reader, around, "itemprop=dateModified");
    let told = [headline, author, published, updated];
    let words = |at: Option<usize>| at.map_or(String::new(), |at| reader.words(at));
    let title = words(headline.or(first(&reader, ALL, "title")));
    let author_name = words(author.map(|at| first(&reader, at, "itemprop=name").unwrap_or(at)));
    let own = value(author, "href");
    let linked = if own.is_empty() { value(author.and_then(|at| first(&reader, at, "a")), "href") } else { own };
    let linked = Some(linked)
        .filter(|linked| !linked.is_empty())
        .and_then(|linked| resolve(linked, reader.base, false))
        .unwrap_or_default();
    let time = |at: Option<usize>, name: &str| {
        let said = [value(at, "datetime"), value(at, "content"), meta(name)];
        said.into_iter().find(|said| !said.is_empty()).unwrap_or_default()
    };
    let (published, updated) = (time(published, "article:published_time"), time(updated, "article:modified_time"));

    reader.page.raw("{");
    reader.page.member("url", url.as_deref().unwrap_or_default());
    reader.page.member("lang", of("lang"));
    reader.page.member("dir", if of("dir") == "rtl" { "rtl" } else { "" });
    reader.page.member("headline", if headline.is_none() && !meta("og:title").is_empty() { meta("og:title") } else { &title });
    let author_name = if author_name.is_empty() { meta("author") } else { &author_name };
    if !author_name.is_empty() {
        reader.page.name("bylines");
        reader.page.raw("[{");
        reader.page.member("name", author_name);
        reader.page.member("url", &linked);
        reader.page.raw("}]");
    }
    reader.page.member("published", published);
    reader.page.member("updated", updated);
    let picture = Some(meta("og:image")).filter(|picture| !picture.is_empty());
    if let Some(src) = picture.and_then(|picture| resolve(picture, reader.base, false)) {
        reader.page.name("hero");
        reader.page.raw("{");
        reader.page.member("src", &src);
        reader.page.member("alt", meta("og:image:alt"));
        reader.page.raw("}");
    }
    reader.furniture.extend(told.into_iter().flatten());
    reader.is_page = true;
    reader.write_body(body);

    let mut article = article(reader);
    // A picture that opens a story leads it.
    if story.is_some()
        && let Some(Block::Figure(figure)) = article.body.first_mut()
    {
        article.hero = Some(std::mem::take(figure));
        article.body.remove(0);
    }
    let site = Some(meta("og:site_name").to_owned()).filter(|site| !site.is_empty());
    let article = Some(article).filter(|article| article.headline.is_some() || !article.body.is_empty());
    Ok(Document { site, article, ..Document::default() })
}

/// What the head says.
#[inline(never)]
fn meta<'a>(nodes: &[Node<'a>], name: &str) -> &'a str {
    let is_wanted = |node: &&Node<'_>| node.name == "meta" && node.attribute("property").or(node.attribute("name")) == Some(name);
    nodes.iter().find(is_wanted).and_then(|node| node.attribute("content")).unwrap_or_default().trim_ascii()
}

/// The first node in another that one of some selectors wants, the first of these that finds any: a name, or an attribute and
/// its value.
#[inline(never)]
fn first(reader: &Reader<'_>, at: usize, selectors: &str) -> Option<usize> {
    parts(selectors, b' ').find_map(|selector| {
        let mut sides = parts(selector, b'=');
        let (name, value) = (sides.next()?, sides.next());
        reader.find(at, &|node| match value {
            Some(value) => node.attribute(name) == Some(value),
            None => node.name == name,
        })
    })
}

/// The element of a name that holds the most.
#[inline(never)]
fn widest(nodes: &[Node<'_>], name: &str) -> Option<usize> {
    let mut widest = None;
    let mut most = 0;
    for (at, node) in nodes.iter().enumerate() {
        if node.end - at > most && node.name == name {
            (widest, most) = (Some(at), node.end - at);
        }
    }
    widest
}
