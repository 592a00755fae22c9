//! A whole page, or a part of one: where the story is in it.

use super::address::resolve;
use super::body::Reader;
use super::{ALL, fragment, parse, tree};
use crate::ingest::table::{add, member, slot, text_at};
use crate::json::Value;
use crate::locale::parts;

/// Reads the story of a page that stands at an address: what is in its landmarks, and what its head says of it.
#[inline(never)]
pub(in crate::ingest) fn read(markup: &str, address: Option<&str>) -> Option<Value> {
    let opening = markup.trim_ascii_start().as_bytes();
    // What is no page stands in a body: there a frameset cannot take its place.
    let is_page = matches!(opening, [b'<', b'!', ..] | [b'<', b'h' | b'H', b't' | b'T' | b'e' | b'E', ..]);
    let fields = if is_page { parse(markup)? } else { fragment(markup)? };
    let nodes = tree::nodes(&fields);
    let mut reader = Reader::new(&nodes, None);
    reader.page.raw("{");
    reader.page.member("site", reader.told("property=og:site_name", "content"));
    reader.page.name("article");
    reader.page.raw("{");

    let url = reader.whole(reader.told("rel=canonical property=og:url", "href content"));
    let url = Some(url).filter(|url| url.starts_with("http"));
    reader.base = address.or(url.as_deref());
    let base = reader.whole(reader.told("base", "href"));
    if !base.is_empty() {
        reader.base = Some(&base);
    }
    reader.page.member("url", url.as_deref().unwrap_or_default());
    reader.page.member("lang", reader.value(ALL, "lang"));
    // From left to right text runs without being told.
    reader.page.member("dir", if reader.value(ALL, "dir") == "rtl" { "rtl" } else { "" });

    // The widest landmark of the most certain kind holds the text, and belongs to the story with all that it has.
    let story = [reader.widest("article"), reader.widest("main"), reader.first(ALL, "role=main body")];
    let story = story.into_iter().find(|at| *at > 0).unwrap_or_default();
    let body = reader.first(story, "itemprop=articleBody").max(story);

    let mut headline = reader.first(story, "itemprop=headline h1");
    if headline == ALL {
        headline = reader.first(ALL, "h1");
    }
    let author = reader.first(story, "itemprop=author rel=author class=byline");
    let published = reader.first(story, "itemprop=datePublished time");
    let updated = reader.first(story, "itemprop=dateModified");
    reader.furniture.extend([headline, author, published, updated]);

    let title = reader.told("property=og:title", "content");
    if headline > ALL || title.is_empty() {
        let title = reader.words_of(if headline > ALL { headline } else { reader.first(ALL, "title") });
        reader.page.member("headline", &title);
    } else {
        reader.page.member("headline", title);
    }
    let named = reader.first(author, "itemprop=name").max(author);
    let mut name = if author > ALL { reader.words_of(named) } else { String::new() };
    if author == ALL {
        name.push_str(reader.told("name=author", "content"));
    }
    if !name.is_empty() {
        let own = reader.value(author, "href");
        let linked =
            reader.whole(if own.is_empty() && author > ALL { reader.value(reader.first(author, "a"), "href") } else { own });
        reader.page.name("bylines");
        reader.page.raw("[{");
        reader.page.member("name", &name);
        reader.page.member("url", &linked);
        reader.page.raw("}]");
    }
    reader.time("published", published, "property=article:published_time");
    reader.time("updated", updated, "property=article:modified_time");
    let picture = reader.whole(reader.told("property=og:image", "content"));
    if !picture.is_empty() {
        reader.page.name("hero");
        reader.page.raw("{");
        reader.page.member("src", &picture);
        reader.page.member("alt", reader.told("property=og:image:alt", "content"));
        reader.page.raw("}");
    }
    reader.is_page = true;
    reader.write_body(body);
    reader.page.raw("}}");

    let is_marked = story > reader.first(ALL, "body");
    let mut document = reader.made();
    if let Some(article) = slot(&mut document, "article") {
        let mut is_empty = text_at(article, "headline").is_empty();
        let mut hero = Value::Null;
        if let Some(Value::Array(blocks)) = slot(article, "body") {
            is_empty &= blocks.is_empty();
            // A picture that opens a story leads it.
            if is_marked && blocks.first().is_some_and(|block| text_at(block, "type") == "figure") {
                hero = blocks.remove(0);
            }
        }
        if !matches!(hero, Value::Null) {
            add(article, member("hero", hero));
        }
        if is_empty {
            *article = Value::Null;
        }
    }
    Some(document)
}

/// Where nodes are looked for, no node is the document itself: nothing that is looked for is that.
impl<'a> Reader<'a> {
    /// The first node in another that one of some selectors wants, the first of these that finds any: a name, or an attribute
    /// and its value.
    #[inline(never)]
    fn first(&self, at: usize, selectors: &str) -> usize {
        let found = parts(selectors, b' ').find_map(|selector| {
            let mut sides = parts(selector, b'=');
            let (name, value) = (sides.next()?, sides.next());
            self.find(at, &|node| match value {
                Some(value) => node.attribute(name) == Some(value),
                None => node.name == name,
            })
        });
        found.unwrap_or(ALL)
    }

    /// The element of a name that holds the most.
    #[inline(never)]
    fn widest(&self, name: &str) -> usize {
        let (mut widest, mut most) = (ALL, 0);
        for (at, node) in self.nodes.iter().enumerate() {
            if node.end - at > most && node.name == name {
                (widest, most) = (at, node.end - at);
            }
        }
        widest
    }

    /// The first of some attributes of a node that says something.
    #[inline(never)]
    fn value(&self, at: usize, names: &str) -> &'a str {
        let Some(node) = self.node(at) else { return "" };
        let mut values = parts(names, b' ').filter_map(|name| node.attribute(name)).map(str::trim_ascii);
        values.find(|value| !value.is_empty()).unwrap_or_default()
    }

    /// What the first node says that some selectors want.
    #[inline(never)]
    fn told(&self, selectors: &str, names: &str) -> &'a str {
        parts(selectors, b' ')
            .map(|selector| self.value(self.first(ALL, selector), names))
            .find(|told| !told.is_empty())
            .unwrap_or_default()
    }

    /// The whole of an address; nothing where there is none, or none for readers.
    #[inline(never)]
    fn whole(&self, address: &str) -> String {
        let whole = if address.is_empty() { None } else { resolve(address, self.base, false) };
        whole.unwrap_or_default()
    }

    /// The words of a node.
    #[inline(never)]
    fn words_of(&self, at: usize) -> String {
        if at == ALL { String::new() } else { self.words(at) }
    }

    /// Writes a time that a node says, or else the head.
    #[inline(never)]
    fn time(&mut self, name: &str, at: usize, selector: &str) {
        let mut said = self.value(at, "datetime content");
        if said.is_empty() {
            said = self.told(selector, "content");
        }
        self.page.member(name, said);
    }
}
