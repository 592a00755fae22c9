//! A story in a format of somebody else's to the JSON of record.
//!
//! In the package this room is a file of its own, loaded for stories and strips in such a format. So nothing outside calls anything in here but
//! [`put`].

mod ghost;
mod html;
mod jsonld;
mod ninjs;
mod picture;
mod reading;
mod table;
pub mod wire;
mod wordpress;

#[cfg(target_arch = "wasm32")]
pub use html::{Parser, set_parser};
#[cfg(feature = "ssr")]
pub(crate) use jsonld::RECORD;

use self::reading::{Reading, item};
use self::table::{clear, member, record, set, slot, string, text_at};
use super::detect::has;
use super::{Error, Format, Ingested};
use crate::json::{Value, read_into};
use crate::locale::kind::{DIGIT, LETTER, kind};
use crate::locale::{Locale, around, parts};

/// Reads a text, or the tree that it is: of several stories the first.
#[inline(never)]
pub(super) fn put(text: &str, value: &Value, address: Option<&str>, into: &mut Ingested) -> Result<(), Error> {
    let record = match into.format {
        Format::Wire => {
            into.problems = wire::put(text, &mut into.document);
            return Ok(());
        }
        Format::Html => html::read(text, address).ok_or(Error::NoParser)?,
        _ => story(value, into)?,
    };
    read_into(&mut into.document, record);
    Ok(())
}

fn story(value: &Value, into: &mut Ingested) -> Result<Value, Error> {
    // Lines: members that have several stories; members of which a story has at least one, any where there are none; the table of
    // its members.
    let mut form = parts(
        match into.format {
            Format::Ninjs => ninjs::FORM,
            Format::Jsonld => jsonld::FORM,
            Format::Wordpress => wordpress::FORM,
            _ => ghost::FORM,
        },
        b'\n',
    );
    let [envelopes, signs] = [(); 2].map(|()| form.next().unwrap_or_default());
    let mut reading = Reading::of(value);
    let story = match into.format {
        Format::Jsonld => jsonld::story(value),
        _ => first(&mut reading, envelopes, signs),
    };
    let Some(story) = story else { return Err(Error::NotOf(into.format)) };
    let mut article = jsonld::own_record(&mut reading, story);
    if matches!(article, Value::Null) {
        article = record(&mut reading, story, form.rest());
        if into.format == Format::Ninjs {
            ninjs::finish(&mut reading, story, &mut article);
        }
        end(&mut article);
    }
    into.problems = reading.end()?;
    Ok(member("article", article))
}

/// The story, or the first of them.
fn first<'v>(reading: &mut Reading<'v>, envelopes: &str, signs: &str) -> Option<&'v Value> {
    let root = reading.root;
    let list = match reading.get(root, envelopes) {
        Value::Null => root,
        list => list,
    };
    if item(list, 1).is_some() {
        reading.fault(list, "has several stories: the first is shown");
    }
    item(list, 0).filter(|story| matches!(story, Value::Object(_)) && (signs.is_empty() || has(story, signs)))
}

/// What follows from what a story holds.
fn end(article: &mut Value) {
    // The "By" of an agency is added in the story's language.
    let (by, _) = around(Locale::of(text_at(article, "lang")).words().by());
    if let Some(Value::Array(bylines)) = slot(article, "bylines") {
        for byline in bylines {
            if let Some(Value::String(name)) = slot(byline, "name")
                && let Some((before, after)) = name.split_at_checked(by.len())
                && before.eq_ignore_ascii_case(by)
            {
                *name = after.to_owned();
            }
        }
    }
    let [mut standfirst, mut opening] = [String::new(), String::new()];
    push_words(article.get("standfirst"), &mut standfirst, usize::MAX);
    push_words(article.get("body"), &mut opening, standfirst.len() * 2);
    // A standfirst that says no more than the body does at once is one that a system made by itself.
    let is_letter = |sign: &char| kind(*sign) & (LETTER | DIGIT) != 0;
    let mut letters = opening.chars().filter(is_letter);
    if standfirst.chars().filter(is_letter).all(|letter| letters.next() == Some(letter)) {
        clear(article, "standfirst");
    }
    let headline = text_at(article, "headline");
    if wire::is_right_to_left(if headline.is_empty() { &opening } else { headline }) {
        set(article, "dir", string("rtl"));
    }
}

/// Adds the words of blocks or inlines, until there are more than so many bytes.
fn push_words(value: Option<&Value>, words: &mut String, enough: usize) {
    match value {
        Some(Value::String(text)) => words.push_str(text),
        Some(Value::Array(parts)) => {
            for part in parts {
                if words.len() <= enough {
                    push_words(Some(part), words, enough);
                }
            }
        }
        Some(part) => push_words(part.get("text"), words, enough),
        None => {}
    }
}

#[cfg(test)]
mod tests;
