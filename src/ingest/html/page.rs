//! A whole page, or a part of one: where the story is in it.

use super::address::resolve;
use super::body::Reader;
use super::tree::{self, Node};
use super::{ALL, article, fragment, kind, parse};
use crate::ingest::{Document, Error};
use crate::story::Block;

/// Reads the story of a page: what stands in its landmarks, and what its head says of it.
#[inline(never)]
pub(in crate::ingest) fn read(markup: &str) -> Result<Document, Error> {
    let opening = markup.trim_ascii_start().as_bytes();
    // What is no page stands in a body: there a frameset cannot take its place.
    let is_page = matches!(opening, [b'<', b'!', ..] | [b'<', b'h' | b'H', b't' | b'T' | b'e' | b'E', ..]);
    let fields = if is_page { parse(markup)? } else { fragment(markup)? };
    let nodes = tree::nodes(&fields);
    let of = |name: &str| nodes.first().and_then(|html| html.attribute(name)).unwrap_or_default();
    let mut reader = Reader::new(&nodes, None);
    let meta = |names: &str| meta(&nodes, names);

    let url = reader.find(ALL, &|node| node.name == "link" && node.attribute("rel") == Some("canonical"));
    let url = url.and_then(|at| reader.node(at)?.attribute("href")).unwrap_or(meta("og:url"));
    let url = resolve(url, None, false).filter(|url| url.starts_with("http"));
    let base = reader.find(ALL, &|node| node.name == "base" && node.attribute("href").is_some());
    let base = base.and_then(|at| resolve(reader.node(at)?.attribute("href")?, url.as_deref(), false)).or(url.clone());
    reader.base = base.as_deref();

    // The widest landmark of the most certain kind holds the text, and the widest around it what belongs to the story.
    let is_article = |node: &Node<'_>| node.name == "article";
    let is_main = |node: &Node<'_>| node.name == "main" || node.attribute("role") == Some("main");
    let story = widest(&nodes, &is_article).or(widest(&nodes, &is_main));
    let around = story.unwrap_or_default();
    let body = reader.find(around, &|node| node.attribute("itemprop") == Some("articleBody")).or(story);
    let body = body.or(reader.find(ALL, &|node| node.name == "body")).unwrap_or_default();
    let property = |name: &str| reader.find(around, &|node| node.attribute("itemprop") == Some(name));
    let named = |name: &str, among: usize| reader.find(among, &|node| node.name == name);

    let headline = property("headline").or(named("h1", around)).or(named("h1", ALL));
    let author = property("author").or(reader.find(around, &|node| node.attribute("rel") == Some("author")));
    let author = author.or(reader.find(around, &|node| node.is_classed("byline")));
    let published = property("datePublished").or(reader.find(around, &|node| node.attribute("datetime").is_some()));
    let updated = property("dateModified");
    let told = [headline, author, published, updated];
    let [title, author_name, linked] = [
        headline.or(named("title", ALL)),
        author.map(|at| reader.find(at, &|node| node.attribute("itemprop") == Some("name")).unwrap_or(at)),
        author.map(|at| if reader.node(at).is_some_and(|node| node.kind == kind::LINK) { at } else { reader.find(at, &|node| node.kind == kind::LINK).unwrap_or(at) }),
    ];
    let words = |at: Option<usize>| at.map_or(String::new(), |at| reader.words(at));
    let (title, author_name) = (words(title), words(author_name));
    let linked = linked.and_then(|at| reader.address(reader.node(at)?, "href", false)).unwrap_or_default();
    let time = |at: Option<usize>, name: &'static str| {
        let said = at.and_then(|at| nodes.get(at)).and_then(|node| node.attribute("datetime").or(node.attribute("content")));
        said.unwrap_or(meta(name))
    };
    let (published, updated) = (time(published, "article:published_time"), time(updated, "article:modified_time"));

    reader.page.json.push('{');
    reader.page.member("url", url.as_deref().unwrap_or_default());
    reader.page.member("lang", of("lang"));
    reader.page.member("dir", Some(of("dir")).filter(|dir| matches!(*dir, "ltr" | "rtl")).unwrap_or_default());
    reader.page.member("headline", if headline.is_none() && !meta("og:title").is_empty() { meta("og:title") } else { &title });
    let author_name = if author_name.is_empty() { meta("author") } else { &author_name };
    if !author_name.is_empty() {
        reader.page.name("bylines");
        reader.page.json.push_str("[{");
        reader.page.member("name", author_name);
        reader.page.member("url", &linked);
        reader.page.json.push_str("}]");
    }
    reader.page.member("published", published);
    reader.page.member("updated", updated);
    if let Some(src) = resolve(meta("og:image"), reader.base, false).filter(|_| !meta("og:image").is_empty()) {
        reader.page.name("hero");
        reader.page.json.push('{');
        reader.page.member("src", &src);
        reader.page.member("alt", meta("og:image:alt"));
        reader.page.json.push('}');
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
    let is_wanted = |node: &&Node<'_>| {
        node.name == "meta" && node.attribute("property").or(node.attribute("name")) == Some(name)
    };
    nodes.iter().find(is_wanted).and_then(|node| node.attribute("content")).unwrap_or_default().trim_ascii()
}

/// The node of a kind that holds the most.
#[inline(never)]
fn widest(nodes: &[Node<'_>], is_wanted: &dyn Fn(&Node<'_>) -> bool) -> Option<usize> {
    let mut widest = None;
    let mut most = 0;
    for (at, node) in nodes.iter().enumerate() {
        if node.end - at > most && node.kind != kind::TEXT && is_wanted(node) {
            (widest, most) = (Some(at), node.end - at);
        }
    }
    widest
}
