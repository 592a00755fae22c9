//! IPTC ninjs 1.x, 2.x and 3.x (<https://iptc.org/standards/ninjs/>).
//!
//! The versions differ by spelling: 1.x has a text by its purpose in a member (`body_xhtml`) and maps of renditions and
//! associations, 2.x has arrays of both, 3.x the same with names in camel case.

use super::members::{Names, begin, end, first, hold, put_body, put_byline, rights};
use super::part::{Part, Reading, put};
use super::{Document, Error, Format, picture};
use crate::json::{Problem, Value};
use crate::story::{Article, Block, Figure, Publisher, Rights, Status};

const NAMES: Names = Names {
    uri: "uri",
    url: "",
    lang: "language",
    kicker: "",
    headline: "",
    dateline: "located",
    published: "firstcreated firstCreated versioncreated versionCreated",
    updated: "versioncreated versionCreated",
    embargo: "embargoedUntil embargoeduntil embargoed",
    expires: "expires",
    copyright: "copyrightnotice copyrightNotice copyrightholder copyrightHolder",
    terms: "usageterms usageTerms",
};

/// Reads a story, or the first of several.
#[inline(never)]
pub(super) fn read(value: &Value) -> Result<(Document, Vec<Problem>), Error> {
    let reading = Reading::default();
    let mut document = Document::default();
    first(&reading.whole(value), "_items items", &mut |story| {
        if matches!(story.value, Value::Object(_)) {
            read_story(document.article.insert(Article::default()), story);
        }
    });
    if document.article.is_none() {
        return Err(Error::NotOf(Format::Ninjs));
    }
    Ok((document, reading.end()?))
}

fn read_story(article: &mut Article, story: &Part<'_, '_>) {
    begin(article, story, &NAMES);
    if article.uri.is_none() {
        story.member(NAMES.uri).fault("is missing");
    }
    if let Some(status) = status(story) {
        hold(article, status);
    }
    let headline = chosen(story, "headline headlines", false);
    put(&headline.plain(story), &mut article.headline);
    story.put("title", &mut article.headline);
    put_bylines(article, story);
    story.member("infosource infosources infoSources").each(&mut |source| {
        if article.publisher.is_none() {
            let name = source.named("name").to_owned();
            article.publisher = Some(Publisher { name, ..Publisher::default() }).filter(|publisher| !publisher.name.is_empty());
        }
    });
    let body = chosen(story, "body bodies", true);
    put_body(article, story, body.text, body.is_markup);

    let mut figures = Vec::new();
    let is_picture = matches!(story.member("type").text(), "picture" | "graphic");
    let own = figure(story);
    if own.src.is_some() || is_picture {
        figures.push(own);
    }
    if !is_picture {
        let description = chosen(story, "description descriptions", true);
        article.standfirst = description.inlines(story);
    }
    for kind in ["picture", "graphic"] {
        put_associated(&mut figures, article, story, kind);
    }
    put_figures(article, figures);
    end(article);
}

/// The first leads the story, the others follow it.
fn put_figures(article: &mut Article, figures: Vec<Figure>) {
    let mut figures = figures.into_iter();
    article.hero = figures.next();
    let figures: Vec<Figure> = figures.collect();
    if !figures.is_empty() {
        article.body.push(Block::Gallery { figures });
    }
}

/// The status that forbids to show a story or a picture. A word that is not known forbids it too.
fn status(story: &Part<'_, '_>) -> Option<Status> {
    let part = story.member("pubstatus pubStatus");
    // As a code of IPTC's it may have its scheme before it: `stat:usable`.
    let word = crate::locale::parts(part.text(), b':').last().unwrap_or("").to_ascii_lowercase();
    match word.as_str() {
        "" if matches!(part.value, Value::Null) => None,
        "usable" => None,
        "canceled" | "cancelled" => Some(Status::Canceled),
        "withheld" => Some(Status::Withheld),
        _ => {
            part.expected("one of usable withheld canceled");
            Some(Status::Withheld)
        }
    }
}

fn put_bylines(article: &mut Article, story: &Part<'_, '_>) {
    put_byline(article, story.member("by byline").text(), "");
    if article.bylines.is_empty() {
        story.member("people person").each(&mut |person| {
            let role = person.member("role rel").text();
            if ["author", "creator", "writer"].iter().any(|word| has(role, word)) {
                put_byline(article, person.member("name").text(), "");
            }
        });
    }
}

/// Adds the items of a kind that stand with a story, those of its parts too. One that is named for it leads.
fn put_associated(figures: &mut Vec<Figure>, article: &mut Article, story: &Part<'_, '_>, kind: &str) {
    story.member("associations").each_named(&mut |item| {
        if !matches!(item.value, Value::Object(_)) {
            return item.expected("an object");
        }
        let uri = item.member("uri").text();
        if !uri.is_empty() && article.uri.as_deref() == Some(uri) {
            return item.fault("is the story itself");
        }
        let own = item.member("type").text();
        let name = if item.name.is_empty() { item.member("name").text() } else { item.name };
        match own {
            _ if own == kind => {
                let figure = figure(item);
                let is_known = figures.iter().any(|known| known.src == figure.src);
                if figure.src.is_none() {
                    item.member("renditions").fault("has no picture with an address");
                } else if !is_known {
                    let place = if has(name, "main") { 0 } else { figures.len() };
                    figures.insert(place, figure);
                }
            }
            "picture" | "graphic" => {}
            "video" | "audio" if kind == "graphic" => {
                let mut url = None;
                item.member("renditions").each_named(&mut |rendition| rendition.put("href", &mut url));
                if let Some(url) = url {
                    let mut title = None;
                    put(&chosen(item, "headline headlines", false).plain(item), &mut title);
                    article.body.push(Block::Embed { url, title });
                }
            }
            _ => put_associated(figures, article, item, kind),
        }
    });
}

/// The picture that an item is, with what is said of it.
fn figure(item: &Part<'_, '_>) -> Figure {
    let mut figure = Figure::default();
    let mut sizes = Vec::new();
    item.member("renditions").each_named(&mut |rendition| {
        let kind = rendition.member("mimetype contenttype contentType").text();
        if kind.is_empty() || kind.starts_with("image/") {
            picture::add(&mut sizes, rendition.member("href").text(), rendition);
        }
    });
    picture::put(&mut figure, &sizes);
    figure.caption = chosen(item, "description descriptions", true).inlines(item);
    put(&chosen(item, "headline headlines", false).plain(item), &mut figure.alt);
    picture::credit(&mut figure, item.member("by byline").text(), item.member(NAMES.copyright).text());
    let mut own = rights(item, &NAMES).unwrap_or_default();
    own.status = status(item).or(own.status);
    // What is said of it stands in its credit.
    own = Rights { copyright: None, terms: None, ..own };
    figure.rights = super::members::some(own);
    figure
}

/// One of the texts of an item.
#[derive(Clone, Copy, Debug, Default)]
struct Chosen<'v> {
    text: &'v str,
    is_markup: bool,
    rank: usize,
}

impl Chosen<'_> {
    fn plain(&self, item: &Part<'_, '_>) -> String {
        if self.is_markup { item.words(self.text) } else { self.text.to_owned() }
    }

    fn inlines(&self, item: &Part<'_, '_>) -> Vec<crate::story::Inline> {
        item.inlines(self.text, self.is_markup)
    }
}

/// The text that serves best of those of a kind: `one many`. `is_long` prefers markup, then the main one, then the longest;
/// otherwise the main one comes first, then the first.
#[inline(never)]
fn chosen<'v>(item: &Part<'_, 'v>, names: &'static str, is_long: bool) -> Chosen<'v> {
    let mut names = crate::locale::parts(names, b' ');
    let (one, many) = (names.next().unwrap_or(""), names.next().unwrap_or(""));
    let mut best = Chosen::default();
    let mut consider = |text: &'v str, role: &str, kind: &str| {
        let is_markup = ["html", "rich", "xml"].iter().any(|word| has(role, word) || has(kind, word)) || text.starts_with('<');
        let is_main = role.is_empty() || role == one || has(role, "main");
        let rank = 1 + usize::from(is_main) * 2 + usize::from(is_markup && is_long) * 4;
        let is_better = rank > best.rank || is_long && rank == best.rank && text.len() > best.text.len();
        if !text.is_empty() && is_better {
            best = Chosen { text, is_markup, rank };
        }
    };
    item.each_named(&mut |member| {
        let key = member.name;
        if key == many {
            member.each(&mut |text| {
                let kind = text.member("contenttype contentType").text();
                consider(text.member("value").text(), text.member("role").text(), kind);
            });
        } else if let Some(rest) = key.strip_prefix(one)
            && (rest.is_empty() || rest.starts_with('_'))
        {
            consider(member.text(), rest, "");
        }
    });
    best
}

/// Whether a name has a word in it.
#[inline(never)]
fn has(name: &str, word: &str) -> bool {
    name.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}
