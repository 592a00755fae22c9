//! schema.org's `NewsArticle` and related types in JSON-LD (<https://schema.org/NewsArticle>): alone, in a list, or in an `@graph` whose
//! nodes refer to each other.

use super::body::Body;
use super::field::Field;
use super::picture::{self, credit};
use super::reading::Reading;
use crate::json::{Problem, Record, Value, parse};
use crate::story::{Access, Article, Block, Byline, Figure, Publisher, Rights, Status};

/// The media type of the JSON of record, which a story may contain as one of its encodings.
pub(crate) const RECORD: &str = "application/vnd.slugline+json";

/// How deep nested stories are searched for.
const MOST_LEVELS: usize = 20;

/// A story found in a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'r> {
    pub(super) story: Field<'r>,
    /// Whether it is in a list of links, such as those to related stories.
    pub(super) is_listed: bool,
    /// Whether a page in the same document says that it is its story.
    pub(super) is_main: bool,
}

/// The story of a document: the one that its page names, or the first that is in no list of links; else the first object with a
/// headline.
pub(super) fn story<'r>(reading: &'r Reading<'r>) -> Option<Field<'r>> {
    let found = stories(Field::root(reading));
    let best = found.iter().find(|found| found.is_main).or_else(|| found.iter().find(|found| !found.is_listed)).or(found.first());
    best.map(|found| found.story).or_else(|| with_headline(Field::root(reading), 0))
}

/// All stories of a document, from the top down.
pub(super) fn stories(document: Field<'_>) -> Vec<Found<'_>> {
    let mut search = Search::default();
    search.search(document, false, false, 0);
    let is_page = |found: &Found<'_>| {
        let page = found.story.at("mainEntityOfPage");
        let address = page.text_alone().or_else(|| page.at("@id").text_alone());
        address.is_some_and(|address| search.pages.contains(&address))
    };
    let mut found = search.found;
    for one in &mut found {
        one.is_main |= !search.pages.is_empty() && is_page(one);
    }
    found
}

#[derive(Default)]
struct Search<'r> {
    found: Vec<Found<'r>>,
    /// The addresses of pages.
    pages: Vec<&'r str>,
}

impl<'r> Search<'r> {
    fn search(&mut self, field: Field<'r>, is_listed: bool, is_main: bool, level: usize) {
        if level > MOST_LEVELS {
            return;
        }
        if field.is_list() {
            return field.each().for_each(|item| self.search(item, is_listed, is_main, level + 1));
        }
        if !field.is_object() {
            return;
        }
        let story = field.resolved();
        if is_story(story) {
            if let Some(known) = self.found.iter_mut().find(|found| found.story.is(story)) {
                known.is_main |= is_main;
            } else {
                self.found.push(Found { story, is_listed, is_main });
            }
            return;
        }
        if is_of(field, |word| word.ends_with("Page")) {
            self.pages.extend(["@id", "url"].iter().filter_map(|name| field.at(name).text_alone()));
        }
        for (name, member) in field.entries() {
            match name {
                "@graph" | "mainEntityOfPage" => self.search(member, is_listed, is_main, level + 1),
                "mainEntity" => self.search(member, is_listed, !is_listed, level + 1),
                "itemListElement" | "item" => self.search(member, true, false, level + 1),
                _ => {}
            }
        }
    }
}

/// The first object that has a headline or the text of a story.
fn with_headline(field: Field<'_>, level: usize) -> Option<Field<'_>> {
    if level > MOST_LEVELS {
        return None;
    }
    if field.is_list() {
        return field.each().find_map(|item| with_headline(item, level + 1));
    }
    if field.has(&["headline", "articleBody"]) {
        return Some(field);
    }
    ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"]
        .iter()
        .filter(|_| field.is_object())
        .find_map(|name| with_headline(field.at(name), level + 1))
}

/// Whether its type is `NewsArticle` or a related one, with or without schema.org's address before it.
fn is_story(field: Field<'_>) -> bool {
    is_of(field, |word| ["Article", "Posting", "Report"].iter().any(|kin| word.ends_with(kin)) && !word.ends_with("JobPosting"))
}

fn is_of(field: Field<'_>, is: impl Fn(&str) -> bool) -> bool {
    field.at("@type").each().any(|kind| kind.text_alone().is_some_and(&is))
}

/// The JSON of record, if the story contains it. Then only that is read.
pub(super) fn own_record(story: Field<'_>) -> Option<(Article, Vec<Problem>)> {
    let encoding = story.at("encoding");
    if encoding.at("encodingFormat").text() != Some(RECORD) {
        return None;
    }
    let record @ Value::Object(_) = parse(encoding.at("text").text()?).ok()? else { return None };
    let (article, problems) = Article::read(record);
    Some((article?, problems))
}

/// The story of an object.
pub(super) fn article(story: Field<'_>) -> Article {
    let url = story.at("url").string().or_else(|| address(story.at("mainEntityOfPage")));
    let Body { mut blocks, signature } = story.first_of(&["articleBody", "text"]).body(url.as_deref());
    blocks.extend(story.at("video").each_as(video));
    for update in story.at("liveBlogUpdate").each() {
        blocks.extend(entry(update.resolved(), url.as_deref()));
    }
    let mut article = terms(story);
    article.body = blocks;
    article.signature = signature;
    article.url = url;
    article
}

/// The members of a story, except its text and its address.
pub(super) fn terms(story: Field<'_>) -> Article {
    Article {
        uri: story.first_of(&["identifier", "@id"]).string(),
        lang: language(story.at("inLanguage")),
        headline: headline(story),
        // The first of several sections, as with several categories.
        kicker: story.at("articleSection").each().find_map(Field::words),
        dateline: story.at("dateline").words(),
        published: story.at("datePublished").time().or_else(|| story.at("dateCreated").time()),
        updated: story.at("dateModified").time(),
        publisher: publisher(story.at("publisher")),
        access: access(story),
        standfirst: story.first_of(&["description", "alternativeHeadline"]).line(),
        bylines: bylines(story.first_of(&["author", "creator"])),
        hero: image(story),
        rights: rights(story),
        url: None,
        dir: None,
        body: Vec::new(),
        signature: None,
    }
}

pub(super) fn headline(story: Field<'_>) -> Option<String> {
    story.first_of(&["headline", "name"]).words()
}

/// An address given as a string, or as the identity of an object.
pub(super) fn address(field: Field<'_>) -> Option<String> {
    field
        .text_alone()
        .map(str::to_owned)
        .or_else(|| if field.is_object() { field.first_of(&["@id", "url"]).string() } else { None })
}

fn language(field: Field<'_>) -> Option<String> {
    if field.is_object() { field.first_of(&["alternateName", "identifier", "name"]).string() } else { field.string() }
}

fn publisher(field: Field<'_>) -> Option<Publisher> {
    let name = field.words()?;
    if field.text_alone().is_some() {
        return Some(Publisher { name, url: None, logo: None });
    }
    let logo = field.at("logo").resolved();
    let logo = if logo.is_object() { logo.first_of(&["url", "contentUrl"]).string() } else { logo.string() };
    Some(Publisher { name, url: field.at("url").string(), logo })
}

/// Who may read a story: from its own member and, if only part of it is behind a paywall, from those of its parts.
fn access(story: Field<'_>) -> Option<Access> {
    let is_free = |field: Field<'_>| match field.at("isAccessibleForFree").term().as_deref() {
        Some("true") => Some(true),
        Some("false") => Some(false),
        _ => None,
    };
    let (mut has_free_part, mut has_paid_part) = (false, false);
    for part in story.at("hasPart").each().filter(|part| part.is_object()) {
        let is_free = is_free(part);
        has_free_part |= is_free == Some(true);
        has_paid_part |= is_free == Some(false);
    }
    match is_free(story) {
        Some(true) => Some(Access::Free),
        None if !has_paid_part => None,
        _ if has_free_part => Some(Access::Preview),
        _ => Some(Access::Subscriber),
    }
}

/// Persons and organisations, alone, in a list, or in lists of lists. A string is the name.
fn bylines(authors: Field<'_>) -> Vec<Byline> {
    let mut bylines = Vec::new();
    for author in authors.each().map(Field::resolved) {
        if author.is_list() {
            bylines.extend(self::bylines(author));
        } else if author.text_alone().is_some() {
            bylines.extend(author.words().map(|name| Byline { name, url: None }));
        } else if !author.is_absent() {
            let url = author.first_of(&["url", "sameAs"]).string();
            let mut names = author.at("name").each_as(Field::words);
            if names.is_empty() {
                names.extend(full_name(author));
            }
            for name in names {
                bylines.push(Byline { name, url: url.clone() });
            }
        }
    }
    bylines
}

fn full_name(person: Field<'_>) -> Option<String> {
    let mut name = String::new();
    for part in ["givenName", "additionalName", "familyName"].iter().filter_map(|name| person.at(name).words()) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&part);
    }
    if name.is_empty() { person.first_of(&["alternateName", "legalName"]).words() } else { Some(name) }
}

/// The picture, or the first of several: others are the same in another shape.
fn image(story: Field<'_>) -> Option<Figure> {
    let image = story.at("image").each().map(Field::resolved).find(|image| picture::size(*image).is_some());
    let Some(image) = image.filter(|image| image.is_object()) else {
        let addresses = [image, Some(story.at("thumbnailUrl"))];
        return picture::figure(&[addresses.into_iter().flatten().find_map(picture::size)?]);
    };
    let mut sizes = picture::sizes(image.at("thumbnail"));
    sizes.extend(picture::size(image));
    Some(Figure {
        caption: image.at("caption").line(),
        alt: image.at("description").words(),
        credit: credit(image.first_of(&["creditText", "creator", "author"]).words(), image.at("copyrightNotice").words()),
        ..picture::figure(&sizes)?
    })
}

/// A video, as a link to it.
fn video(field: Field<'_>) -> Option<Block> {
    let field = field.resolved();
    let url = match field.text_alone() {
        Some(address) => address.to_owned(),
        None => field.first_of(&["url", "embedUrl", "contentUrl"]).string()?,
    };
    let title = if field.is_object() { field.first_of(&["name", "headline", "caption"]).words() } else { None };
    Some(Block::Embed { url, title })
}

/// One entry of a live blog; `None` if it is empty.
fn entry(update: Field<'_>, base: Option<&str>) -> Option<Block> {
    if update.text_alone().is_some() {
        return Some(Block::Entry { published: None, bylines: Vec::new(), headline: None, body: update.body(base).blocks });
    }
    if !update.is_object() {
        if !update.is_absent() {
            update.expected("an object");
        }
        return None;
    }
    let text = update.first_of(&["articleBody", "text", "description"]);
    let Body { blocks: mut body, signature } = text.body(base);
    body.extend(signature.map(|sign| Block::Paragraph { text: vec![crate::story::Inline::Text(sign)] }));
    body.extend(image(update).map(Block::Figure));
    body.extend(update.at("video").each_as(video));
    let published = update.at("datePublished").time().or_else(|| update.first_of(&["dateCreated", "dateModified"]).time());
    let (headline, bylines) = (headline(update), bylines(update.first_of(&["author", "creator"])));
    if body.is_empty() && headline.is_none() {
        update.warn("an entry without text, headline or picture: it is left out");
        return None;
    }
    Some(Block::Entry { published, bylines, headline, body })
}

fn rights(story: Field<'_>) -> Option<Rights> {
    let expires = story.at("expires");
    let status = match story.at("creativeWorkStatus").term().as_deref() {
        Some("canceled" | "cancelled") => Some(Status::Canceled),
        Some("withheld") => Some(Status::Withheld),
        _ => None,
    };
    let rights = Rights {
        expires: expires.time(),
        // An end that cannot be read may have passed.
        status: if !expires.is_absent() && expires.time().is_none() { Some(Status::Withheld) } else { status },
        copyright: story.first_of(&["copyrightNotice", "copyrightHolder"]).words(),
        terms: story.first_of(&["usageInfo", "license"]).words(),
        embargo: None,
    };
    (rights != Rights::default()).then_some(rights)
}
