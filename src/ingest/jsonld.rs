//! schema.org's `NewsArticle` and its kin in JSON-LD (<https://schema.org/NewsArticle>): alone, in a list, or in an `@graph` whose
//! nodes refer to each other.

use super::members::{Names, begin, end, put_body, put_byline, yes};
use super::part::{Part, Reading, put};
use super::{Document, Error, Format, picture};
use crate::json::{Problem, Value, parse, read_into};
use crate::story::{Access, Article, Block, Figure, Inline, Publisher};

const NAMES: Names = Names {
    uri: "identifier @id",
    url: "url mainEntityOfPage",
    lang: "",
    kicker: "articleSection",
    headline: "headline name",
    dateline: "dateline",
    published: "datePublished dateCreated",
    updated: "dateModified",
    embargo: "",
    expires: "expires",
    copyright: "copyrightNotice",
    terms: "usageInfo license",
};

/// The media type of the JSON of record, where a story carries itself along as one of its encodings.
pub(crate) const RECORD: &str = "application/vnd.slugline+json";

/// Reads the first story of a document.
#[inline(never)]
pub(super) fn read(value: &Value) -> Result<(Document, Vec<Problem>), Error> {
    let reading = Reading::of_graph(value);
    let mut document = Document::default();
    let mut of_record = Vec::new();
    for is_story in [is_article, has_headline] {
        search(&reading.whole(value), is_story, &mut |story| {
            if document.article.is_none() {
                read_story(document.article.insert(Article::default()), story, &mut of_record);
            }
        });
    }
    if document.article.is_none() {
        return Err(Error::NotOf(Format::Jsonld));
    }
    let mut problems = reading.end()?;
    problems.append(&mut of_record);
    Ok((document, problems))
}

/// Goes through what may hold a story, from the top down.
fn search(part: &Part<'_, '_>, is_story: fn(&Part<'_, '_>) -> bool, found: &mut dyn FnMut(&Part<'_, '_>)) {
    match part.value {
        Value::Array(_) => part.each(&mut |item| search(item, is_story, found)),
        Value::Object(_) if is_story(part) => found(part),
        Value::Object(_) => {
            for name in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"] {
                search(&part.member(name), is_story, found);
            }
        }
        _ => {}
    }
}

/// Whether its type is `NewsArticle` or one of its kin, with or without schema.org's address before it.
fn is_article(part: &Part<'_, '_>) -> bool {
    let mut is = false;
    part.member("@type").each(&mut |kind| {
        is |= ["Article", "Posting", "Report"].iter().any(|word| kind.text().ends_with(word));
    });
    is
}

fn has_headline(part: &Part<'_, '_>) -> bool {
    part.has("headline articleBody")
}

fn read_story(article: &mut Article, story: &Part<'_, '_>, problems: &mut Vec<Problem>) {
    let mut is_whole = false;
    story.member("encoding").each(&mut |encoding| {
        if encoding.has("encodingFormat")
            && encoding.member("encodingFormat").text() == RECORD
            && let Ok(record) = parse(encoding.member("text").text())
        {
            let (stands, mut of_record) = read_into(article, record);
            problems.append(&mut of_record);
            is_whole = stands;
        }
    });
    if is_whole {
        return;
    }
    begin(article, story, &NAMES);
    let lang = story.member("inLanguage");
    put(lang.named("alternateName identifier"), &mut article.lang);
    article.standfirst = story.inlines(story.member("description alternativeHeadline").text(), false);
    put_body(article, story, story.member("articleBody text").text(), false);
    put_updates(article, story);
    put_access(article, story);
    story.member("author creator").each(&mut |author| {
        let url = if author.has("url sameAs") { author.member("url sameAs").text() } else { "" };
        put_byline(article, author.named("name"), url);
    });
    story.member("publisher sourceOrganization").each(&mut |house| {
        if article.publisher.is_none() && !house.named("name").is_empty() {
            let mut publisher = Publisher { name: house.named("name").to_owned(), ..Publisher::default() };
            if matches!(house.value, Value::Object(_)) {
                house.put("url", &mut publisher.url);
                house.member("logo").each(&mut |logo| put(logo.named("url contentUrl"), &mut publisher.logo));
            }
            article.publisher = Some(publisher);
        }
    });
    story.member("copyrightHolder").each(&mut |holder| {
        put(holder.named("name"), &mut article.rights.get_or_insert_default().copyright);
    });
    story.member("image primaryImageOfPage thumbnailUrl").each(&mut |image| {
        if article.hero.is_none() {
            article.hero = figure(image);
        }
    });
    end(article);
}

/// The entries of a live blog, each a story of its own below a crosshead.
fn put_updates(article: &mut Article, story: &Part<'_, '_>) {
    story.member("liveBlogUpdate").each(&mut |update| {
        let headline = update.member("headline name").text();
        if !headline.is_empty() {
            article.body.push(Block::Crosshead { level: 1, text: vec![Inline::Text(headline.to_owned())] });
        }
        let mut entry = Article::default();
        put_body(&mut entry, update, update.member("articleBody text").text(), false);
        article.body.append(&mut entry.body);
    });
}

/// What is not free names the part behind the wall; where it names a part that is free, that is what is here.
fn put_access(article: &mut Article, story: &Part<'_, '_>) {
    let is_free = |part: &Part<'_, '_>| {
        let part = part.member("isAccessibleForFree");
        let is = yes(part.value);
        if is.is_none() && !matches!(part.value, Value::Null) {
            part.expected("true or false");
        }
        is
    };
    article.access = is_free(story).map(|is| if is { Access::Free } else { Access::Subscriber });
    if article.access == Some(Access::Subscriber) {
        story.member("hasPart").each(&mut |part| {
            if part.has("isAccessibleForFree") && is_free(part) == Some(true) {
                article.access = Some(Access::Preview);
            }
        });
    }
}

/// A picture: its address, or an `ImageObject`.
fn figure(image: &Part<'_, '_>) -> Option<Figure> {
    let mut figure = Figure::default();
    let mut sizes = Vec::new();
    let is_object = matches!(image.value, Value::Object(_));
    if is_object {
        image.member("thumbnail").each(&mut |size| picture::add(&mut sizes, size.named(ADDRESS), size));
    }
    picture::add(&mut sizes, image.named(ADDRESS), image);
    picture::put(&mut figure, &sizes);
    if is_object {
        let caption = image.member("caption").text();
        figure.caption = image.inlines(caption, false);
        put(Some(image.member("description").text()).filter(|alt| *alt != caption).unwrap_or(""), &mut figure.alt);
        picture::credit(&mut figure, image.member("creditText creator author").text(), image.member("copyrightNotice").text());
    }
    figure.src.is_some().then_some(figure)
}

const ADDRESS: &str = "contentUrl url @id";
