//! A whole page, or a part of one: where the story is in it.

use super::body::Reader;
use super::{ALL, fragment, parse, tree};
use crate::ingest::foreign::jsonld;
use crate::ingest::foreign::reading::Reading;
use crate::ingest::foreign::table::{add, clear, fields, list_of, member, record, set, slot, string, text_at};
use crate::json::{self, Value};
use crate::locale::parts;

/// What a page says of its story, a line a member: its name; how it is said; where, of several places the first that there is, by
/// a selector ([`Reader::first`]) and another within that; and the attributes that say it, or else the words do. `a` stands
/// anywhere, `s` in the story and `f` anywhere, and the text is without it. A capital is an address.
const HEAD: &str = "headline|s|itemprop=headline h1|
headline|f|h1|
headline|a|property=og:title|content
byline.name|s|itemprop=author/itemprop=name itemprop=author rel=author class=byline|
byline.name|a|name=author|content
byline.url|S|itemprop=author rel=author class=byline|href
byline.url|S|itemprop=author/a rel=author/a class=byline/a|href
published|s|itemprop=datePublished time|datetime content
published|a|property=article:published_time|content
updated|s|itemprop=dateModified|datetime content
updated|a|property=article:modified_time|content
hero.src|A|property=og:image|content
hero.alt|a|property=og:image:alt|content";

/// Where it says its own address.
const ADDRESS: &str = "url|A|rel=canonical|href
url|A|property=og:url|content";

/// Reads the story of a page that stands at an address: what is in its landmarks, and what its head says of it.
#[inline(never)]
pub(in crate::ingest) fn read(markup: &str, address: Option<&str>) -> Option<Value> {
    let opening = markup.trim_ascii_start().as_bytes();
    // What is no page stands in a body: there a frameset cannot take its place.
    let is_page = matches!(opening, [b'<', b'!', ..] | [b'<', b'h' | b'H', b't' | b'T' | b'e' | b'E', ..]);
    let fields = if is_page { parse(markup)? } else { fragment(markup)? };
    let nodes = tree::nodes(&fields);
    let mut reader = Reader::new(&nodes, "");

    // The widest landmark of the most certain kind holds the text, and belongs to the story with all that it has.
    let mut story = reader.widest("article");
    if story == 0 {
        story = reader.widest("main");
    }
    if story == 0 {
        story = reader.first(ALL, "role=main body");
    }

    let mut article = Value::Null;
    reader.tell(&mut article, story, ADDRESS);
    if !text_at(&article, "url").starts_with("http") {
        clear(&mut article, "url");
    }
    reader.base = address.unwrap_or(text_at(&article, "url")).to_owned();
    let base = reader.address(reader.first(ALL, "base"), "href", false);
    if !base.is_empty() {
        reader.base = base;
    }
    set(&mut article, "lang", string(reader.value(ALL, "lang")));
    // From left to right text runs without being told.
    if reader.value(ALL, "dir") == "rtl" {
        set(&mut article, "dir", string("rtl"));
    }
    reader.tell(&mut article, story, HEAD);
    if let Some(byline) = slot(&mut article, "byline")
        && !text_at(byline, "name").is_empty()
    {
        let bylines = list_of(std::mem::replace(byline, Value::Null));
        set(&mut article, "bylines", bylines);
    }
    for (at, node) in nodes.iter().enumerate() {
        if node.name == "script"
            && let Ok(data) = json::parse(reader.node(at + 1).value)
            && let Some(story) = jsonld::story(&data)
        {
            let mut said = record(&mut Reading::of(&data), story, jsonld::OF_PAGE);
            for name in parts("headline bylines published updated publisher access rights", b' ') {
                if let Some(said) = slot(&mut said, name) {
                    set(&mut article, name, std::mem::replace(said, Value::Null));
                }
            }
        }
    }
    reader.tell(&mut article, story, "headline|a|title|");

    reader.is_page = true;
    let body = reader.first(story, "itemprop=articleBody").max(story);
    add(&mut article, reader.body(body));
    let mut is_empty = text_at(&article, "headline").is_empty();
    let is_marked = story > reader.first(ALL, "body");
    let mut hero = Value::Null;
    if let Some(Value::Array(blocks)) = slot(&mut article, "body") {
        is_empty &= blocks.is_empty();
        // A picture that opens a story leads it. In its place stands nothing.
        if let Some(first) = blocks.first_mut()
            && is_marked
            && text_at(first, "type") == "figure"
        {
            std::mem::swap(first, &mut hero);
        }
    }
    add(&mut article, member("hero", hero));
    if text_at(article.get("hero").unwrap_or(&Value::Null), "src").is_empty() {
        clear(&mut article, "hero");
    }
    if is_empty {
        clear(&mut article, "");
    }
    let mut document = member("article", article);
    set(&mut document, "site", string(reader.value(reader.first(ALL, "property=og:site_name"), "content")));
    Some(document)
}

impl<'a> Reader<'a> {
    /// Adds to a story what a table finds of it.
    #[inline(never)]
    fn tell(&mut self, article: &mut Value, story: usize, table: &str) {
        for line in parts(table, b'\n') {
            let [name, how, selectors, attributes] = fields(line);
            if article.get(name).is_some() {
                continue;
            }
            let is_story = matches!(how, "s" | "S");
            let (mut outer, mut at) = (0, 0);
            for selector in parts(selectors, b' ') {
                let mut steps = parts(selector, b'/');
                if at == 0 {
                    outer = self.first(if is_story { story } else { ALL }, steps.next().unwrap_or_default());
                    at = steps.next().map_or(outer, |inner| self.first(outer, inner));
                }
            }
            if at > 0 && (is_story || how == "f") {
                self.furniture.push(outer);
            }
            let said = match how {
                "S" | "A" => self.address(at, attributes, false),
                _ if attributes.is_empty() => self.words(at),
                _ => self.value(at, attributes).to_owned(),
            };
            set(article, name, string(&said));
        }
    }

    /// The element of a name that holds the most.
    #[inline(never)]
    fn widest(&self, name: &str) -> usize {
        let (mut widest, mut most) = (0, 0);
        for (at, node) in self.nodes.iter().enumerate() {
            if node.end - at > most && node.name == name {
                (widest, most) = (at, node.end - at);
            }
        }
        widest
    }

    /// The first of some attributes of a node that says something.
    #[inline(never)]
    pub(super) fn value(&self, at: usize, names: &str) -> &'a str {
        for name in parts(names, b' ') {
            let value = self.node(at).attribute(name).trim_ascii();
            if !value.is_empty() {
                return value;
            }
        }
        ""
    }
}
