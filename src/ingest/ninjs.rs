//! IPTC ninjs 1.x, 2.x and 3.x (<https://iptc.org/standards/ninjs/>).
//!
//! The versions differ by spelling: 1.x has a text by its purpose in a member (`body_xhtml`) and maps of renditions and
//! associations, 2.x has arrays of both, 3.x the same with names in camel case.

use super::foreign::{Form, put_body};
use super::picture::{self, put};
use super::reading::{Reading, entry};
use super::table::record;
use crate::json::{Value, read_into};
use crate::locale::parts;
use crate::story::{Article, Block, Byline, Figure, Inline, Timestamp};

pub(super) const FORM: Form = Form {
    envelopes: "_items items",
    signs: "",
    story: "uri|t|uri
lang|t|language
dateline|t|located
published|d|firstcreated versioncreated
updated|d|versioncreated
publisher.name|t|infosource infosources
rights.embargo|e|embargoeduntil embargoed
rights.expires|r|expires
rights.status|s|pubstatus|usable=usable withheld=withheld canceled=canceled cancelled=canceled
rights.copyright|t|copyrightnotice copyrightholder
rights.terms|t|usageterms",
    authors: ("by byline", "name|t|name"),
    finish,
};

/// What holds for a picture as it does for a story.
const RIGHTS: &str = "rights.embargo|e|embargoeduntil embargoed
rights.expires|r|expires
rights.status|s|pubstatus|usable=usable withheld=withheld canceled=canceled cancelled=canceled";

fn finish<'v>(reading: &mut Reading<'v>, story: &'v Value, article: &mut Article) {
    if article.uri.is_none() {
        reading.fault(story, "has no \"uri\"");
    }
    put(&mut article.headline, reading.text_of(story, "title"));
    let headline = headline(reading, story);
    put(&mut article.headline, &headline);
    if article.bylines.is_empty() {
        put_people(reading, story, article);
    }
    let (body, is_markup) = chosen(reading, story, "body", "bodies");
    put_body(reading, article, body, is_markup);

    let is_picture = matches!(reading.text_of(story, "type"), "picture" | "graphic");
    if let Some(figure) = figure(reading, story) {
        put_figure(article, figure, false);
    }
    if !is_picture {
        article.standfirst = description(reading, story);
    }
    for kind in ["picture", "graphic"] {
        put_associated(reading, story, kind, article);
    }
}

/// The first picture leads the story, or the one that is named for it; the others follow the text.
#[inline(never)]
fn put_figure(article: &mut Article, mut figure: Figure, leads: bool) {
    let Some(hero) = &mut article.hero else {
        article.hero = Some(figure);
        return;
    };
    if leads {
        std::mem::swap(hero, &mut figure);
    }
    if hero.src == figure.src {
        return;
    }
    match article.body.last_mut() {
        Some(Block::Gallery { figures }) => figures.push(figure),
        _ => article.body.push(Block::Gallery { figures: vec![figure] }),
    }
}

/// Whether a picture may be shown whenever its story may. What is shown later is read only once, so that one whose own embargo ends
/// after its story was sent, or that is to vanish before its story, is left out.
#[inline(never)]
fn may_stand<'v>(reading: &mut Reading<'v>, item: &'v Value, article: &Article) -> bool {
    let mut own = Article::default();
    read_into(&mut own, record(reading, item, RIGHTS));
    let Some(own) = own.rights else { return true };
    let story = article.rights.as_ref();
    let end_of = |time: Option<&Timestamp>, otherwise| time.map_or(otherwise, Timestamp::milliseconds);
    let from = end_of(article.updated.as_ref(), i64::MIN).max(end_of(story.and_then(|rights| rights.embargo.as_ref()), i64::MIN));
    let until = end_of(story.and_then(|rights| rights.expires.as_ref()), i64::MAX);
    own.withheld_at(from).is_none() && end_of(own.expires.as_ref(), i64::MAX) >= until
}

/// People whose role it is to write are the authors where no line says who they are.
fn put_people<'v>(reading: &mut Reading<'v>, story: &'v Value, article: &mut Article) {
    let people = reading.get(story, "people person");
    let mut index = 0;
    while let Some((_, person)) = entry(people, index) {
        index += 1;
        let (role, name) = (reading.text_of(person, "role rel"), reading.text_of(person, "name"));
        if !name.is_empty() && says(role, "author creator writer") {
            article.bylines.push(Byline { name: name.to_owned(), url: None });
        }
    }
}

/// Adds the items of a kind that stand with a story, those of its parts too. One that is named for it leads.
fn put_associated<'v>(reading: &mut Reading<'v>, story: &'v Value, kind: &str, article: &mut Article) {
    let items = reading.get(story, "associations");
    let mut index = 0;
    while let Some((name, item)) = entry(items, index) {
        index += 1;
        if !matches!(item, Value::Object(_)) {
            reading.expected(item, "an object");
            continue;
        }
        let uri = reading.text_of(item, "uri");
        if !uri.is_empty() && article.uri.as_deref() == Some(uri) {
            reading.fault(item, "is the story itself");
            continue;
        }
        match reading.text_of(item, "type") {
            own if own == kind => match figure(reading, item) {
                None => reading.fault(item, "has no picture with an address"),
                Some(_) if !may_stand(reading, item, article) => reading.fault(item, "has rights of its own: it is left out"),
                Some(figure) => {
                    let name = if name.is_empty() { reading.text_of(item, "name") } else { name };
                    put_figure(article, figure, says(name, "main"));
                }
            },
            "picture" | "graphic" => {}
            "video" | "audio" => {
                let renditions = reading.get(item, "renditions");
                let url = entry(renditions, 0).map_or("", |(_, rendition)| reading.text_of(rendition, "href"));
                if kind == "graphic" && !url.is_empty() {
                    let title = headline(reading, item);
                    article.body.push(Block::Embed { url: url.to_owned(), title: Some(title).filter(|title| !title.is_empty()) });
                }
            }
            _ => put_associated(reading, item, kind, article),
        }
    }
}

/// The picture that an item is, with what is said of it.
fn figure<'v>(reading: &mut Reading<'v>, item: &'v Value) -> Option<Figure> {
    let mut sizes = Vec::new();
    picture::add_all(reading, &mut sizes, item, "renditions", "href");
    let mut figure = picture::figure(&sizes)?;
    figure.caption = description(reading, item);
    let headline = headline(reading, item);
    put(&mut figure.alt, &headline);
    picture::credit(reading, &mut figure, item, "by byline", "copyrightnotice copyrightholder");
    Some(figure)
}

fn headline<'v>(reading: &mut Reading<'v>, item: &'v Value) -> String {
    let (text, is_markup) = chosen(reading, item, "headline", "headlines");
    if is_markup { reading.parsed(super::html::text(text)) } else { text.to_owned() }
}

fn description<'v>(reading: &mut Reading<'v>, item: &'v Value) -> Vec<Inline> {
    let (text, is_markup) = chosen(reading, item, "description", "descriptions");
    reading.inlines(text, is_markup)
}

/// The text of an item that serves best of those of a kind, and whether it is markup: markup before plain text, but for headlines; then
/// the main one, then the longest, of headlines the first.
#[inline(never)]
fn chosen<'v>(reading: &mut Reading<'v>, item: &'v Value, one: &str, many: &str) -> (&'v str, bool) {
    let is_headline = one == "headline";
    let (mut best, mut rank) = (("", false), 0);
    let mut consider = |text: &'v str, role: &str, kind: &str| {
        let is_markup = says(role, "html rich xml") || says(kind, "html rich xml") || text.starts_with('<');
        let is_main = role.is_empty() || says(role, "main");
        let own = 1 + usize::from(is_main) * 2 + usize::from(is_markup && !is_headline) * 4;
        let (text_before, _) = best;
        if !text.is_empty() && (own > rank || own == rank && !is_headline && text.len() > text_before.len()) {
            (best, rank) = ((text, is_markup), own);
        }
    };
    let mut index = 0;
    while let Some((name, value)) = entry(item, index) {
        index += 1;
        if name == many {
            let mut index = 0;
            while let Some((_, text)) = entry(value, index) {
                index += 1;
                let kind = reading.text_of(text, "contenttype");
                consider(reading.text_of(text, "value"), reading.text_of(text, "role"), kind);
            }
        } else if let Some(role) = name.strip_prefix(one)
            && (role.is_empty() || role.starts_with('_'))
        {
            consider(reading.text(value), role, "");
        }
    }
    best
}

/// Whether a name has one of some words in it.
#[inline(never)]
fn says(name: &str, words: &str) -> bool {
    parts(words, b' ').any(|word| name.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes())))
}
