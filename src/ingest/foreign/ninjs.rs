//! IPTC ninjs 1.x, 2.x and 3.x (<https://iptc.org/standards/ninjs/>).
//!
//! The versions differ by spelling: 1.x has a text by its purpose in a member (`body_xhtml`) and maps of renditions and
//! associations, 2.x has arrays of both, 3.x the same with names in camel case.

use super::reading::{Reading, entry};
use super::table::{add, clear, list_of, member, record, set, slot, string, text_at};
use crate::ingest::detect::member as member_of;
use crate::json::Value;
use crate::locale::parts;

pub(super) const FORM: &str = "_items items

uri|t|uri
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
rights.terms|t|usageterms
|z|body bodies";

/// A picture that stands with a story.
const PICTURE: &str = "|p|renditions|
alt|c|headline headlines
caption|b|description descriptions
credit|o|by byline|copyrightnotice copyrightholder";

/// Whether and when a picture may be shown.
const RIGHTS: &str = "embargo|e|embargoeduntil embargoed
expires|r|expires
status|s|pubstatus|=usable usable=usable withheld=withheld canceled=canceled cancelled=canceled";

/// Adds what no table says: the pictures.
pub(super) fn finish<'v>(reading: &mut Reading<'v>, story: &'v Value, article: &mut Value) {
    if text_at(article, "uri").is_empty() {
        reading.fault(story, "has no \"uri\"");
    }
    set(article, "hero", picture(reading, story));
    if is_picture(reading.text_of(story, "type")) {
        clear(article, "standfirst");
    }
    put_associated(reading, story, "picture", article);
    put_associated(reading, story, "graphic", article);
}

fn is_picture(kind: &str) -> bool {
    matches!(kind, "picture" | "graphic")
}

/// The first picture leads the story, or the one that is named for it; the others follow the text.
#[inline(never)]
fn put_figure(article: &mut Value, mut figure: Value, leads: bool) {
    let Some(hero) = slot(article, "hero") else { return };
    if matches!(hero, Value::Null) || leads {
        std::mem::swap(hero, &mut figure);
    }
    if text_at(hero, "src") == text_at(&figure, "src") || matches!(figure, Value::Null) {
        return;
    }
    let figures = member("figures", list_of(figure));
    if let Some(Value::Array(blocks)) = slot(article, "body")
        && let Some(last) = blocks.last_mut()
        && text_at(last, "type") == "gallery"
    {
        add(last, figures);
    } else {
        let mut gallery = figures;
        set(&mut gallery, "type", string("gallery"));
        add(article, member("body", list_of(gallery)));
    }
}

/// The picture that an item is.
#[inline(never)]
fn picture<'v>(reading: &mut Reading<'v>, item: &'v Value) -> Value {
    let picture = record(reading, item, PICTURE);
    if text_at(&picture, "src").is_empty() { Value::Null } else { picture }
}

/// Whether an object has no text that the other does not have.
fn is_within(object: &Value, other: &Value) -> bool {
    let Value::Object(members) = object else { return true };
    members.iter().all(|(name, text)| text.as_str().is_some() && member_of(other, name).and_then(Value::as_str) == text.as_str())
}

/// Adds the items of a kind that stand with a story, those of its parts too. One that is named for it leads.
fn put_associated<'v>(reading: &mut Reading<'v>, story: &'v Value, kind: &str, article: &mut Value) {
    let items = reading.get(story, "associations");
    let mut index = 0;
    while let Some((name, item)) = entry(items, index) {
        index += 1;
        if !matches!(item, Value::Object(_)) {
            reading.expected(item, "an object");
            continue;
        }
        let uri = reading.text_of(item, "uri");
        if !uri.is_empty() && text_at(article, "uri") == uri {
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
                    Value::Null => reading.fault(item, "has no picture with an address"),
                    figure => {
                        let name = if name.is_empty() { reading.text_of(item, "name") } else { name };
                        put_figure(article, figure, says(name, "main"));
                    }
                }
            }
            own if is_picture(own) => {}
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
