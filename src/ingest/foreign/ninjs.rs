//! IPTC ninjs 1.x, 2.x and 3.x (<https://iptc.org/standards/ninjs/>).
//!
//! The versions differ by spelling: 1.x has a text by its purpose in a member (`body_xhtml`) and maps of renditions and
//! associations, 2.x has arrays of both, 3.x the same with names in camel case.

use super::reading::{Reading, entry};
use super::table::record;
use super::{Form, put_body};
use crate::ingest::detect::member;
use crate::json::{Value, read_into};
use crate::locale::parts;
use crate::story::{Article, Block, Figure};

pub(super) const FORM: Form = Form {
    envelopes: "_items items",
    signs: "",
    story: "uri|t|uri
lang|t|language
dateline|t|located
headline|c|headline headlines
headline|t|title
standfirst|b|description descriptions
bylines|l|by byline
published|d|firstcreated versioncreated
updated|d|versioncreated
publisher.name|t|infosource infosources
rights.embargo|e|embargoeduntil embargoed
rights.expires|r|expires
rights.status|s|pubstatus|usable=usable withheld=withheld canceled=canceled cancelled=canceled
rights.copyright|t|copyrightnotice copyrightholder
rights.terms|t|usageterms",
    finish,
};

/// A picture that stands with a story.
const PICTURE: &str = "|p|renditions|
alt|c|headline headlines
caption|b|description descriptions
credit|o|by byline|copyrightnotice copyrightholder";

/// Whether and when a picture may be shown.
const RIGHTS: &str = "embargo|e|embargoeduntil embargoed
expires|r|expires
status|s|pubstatus|=usable usable=usable withheld=withheld canceled=canceled cancelled=canceled";

fn finish<'v>(reading: &mut Reading<'v>, story: &'v Value, article: &mut Article) {
    if article.uri.is_none() {
        reading.fault(story, "has no \"uri\"");
    }
    let (body, is_markup) = chosen(reading, story, "body bodies");
    put_body(reading, article, body, is_markup);
    article.hero = picture(reading, story);
    if matches!(reading.text_of(story, "type"), "picture" | "graphic") {
        article.standfirst.clear();
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

/// The picture that an item is.
#[inline(never)]
fn picture<'v>(reading: &mut Reading<'v>, item: &'v Value) -> Option<Figure> {
    let mut picture = None;
    read_into(&mut picture, record(reading, item, PICTURE));
    picture
}

/// Whether an object has no text that the other does not have.
fn is_within(object: &Value, other: &Value) -> bool {
    let Value::Object(members) = object else { return false };
    members.iter().all(|(name, text)| text.as_str().is_some() && member(other, name).and_then(Value::as_str) == text.as_str())
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
            own if own == kind => {
                let rights = record(reading, item, RIGHTS);
                match picture(reading, item) {
                    // What is shown later is read only once: a picture is shown when its story is, or not at all.
                    _ if !is_within(&rights, &record(reading, story, RIGHTS)) => {
                        reading.fault(item, "has rights of its own: it is left out");
                    }
                    Some(figure) => {
                        let name = if name.is_empty() { reading.text_of(item, "name") } else { name };
                        put_figure(article, figure, says(name, "main"));
                    }
                    None => reading.fault(item, "has no picture with an address"),
                }
            }
            "picture" | "graphic" => {}
            _ => put_associated(reading, item, kind, article),
        }
    }
}

/// The text of an item that serves best of those of a kind, and whether it is markup: markup before plain text, but for headlines; then
/// the main one, then the longest, of headlines the first. The names are those of one in 1.x, and of the list of them.
#[inline(never)]
pub(super) fn chosen<'v>(reading: &mut Reading<'v>, item: &'v Value, names: &str) -> (&'v str, bool) {
    let mut names = parts(names, b' ');
    let (one, many) = (names.next().unwrap_or(""), names.next().unwrap_or(""));
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
    consider(reading.text_of(item, one), "", "");
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
            && role.starts_with('_')
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
