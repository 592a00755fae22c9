//! A story in a format of somebody else's to the article that it is.
//!
//! In the package this room is a file of its own, loaded for stories and strips in such a format. So nothing outside calls anything in here but
//! [`read`].

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
use self::table::record;
use super::detect::has;
use super::{Document, Error, Format};
use crate::json::{Problem, Value, read_into};
use crate::locale::kind::{DIGIT, LETTER, kind};
use crate::locale::{Locale, around};
use crate::story::{Article, Block, Inline, plain_text};

/// How a format is read.
#[derive(Clone, Copy, Debug)]
struct Form {
    /// Members that have several stories.
    envelopes: &'static str,
    /// Members of which a story has at least one; any where there are none.
    signs: &'static str,
    /// The table of its members.
    story: &'static str,
    /// Reads what no table says.
    finish: Finish,
}

/// Adds to a story what no table says.
type Finish = for<'v> fn(&mut Reading<'v>, &'v Value, &mut Article);

/// Reads a text, or the tree that it is: of several stories the first.
#[inline(never)]
pub(super) fn read(text: &str, value: &Value, format: Format, address: Option<&str>) -> Result<(Document, Vec<Problem>), Error> {
    let form = match format {
        Format::Wire => return Ok((wire::read(text), Vec::new())),
        Format::Html => return html::read(text, address).map(|document| (document, Vec::new())),
        Format::Ninjs => &ninjs::FORM,
        Format::Jsonld => &jsonld::FORM,
        Format::Wordpress => &wordpress::FORM,
        _ => &ghost::FORM,
    };
    let mut reading = Reading::of(value);
    let story = match format {
        Format::Jsonld => jsonld::story(value),
        _ => first(&mut reading, form),
    };
    let Some(story) = story else { return Err(Error::NotOf(format)) };
    let mut document = Document::default();
    read_story(&mut reading, story, form, document.article.insert(Article::default()));
    Ok((document, reading.end()?))
}

#[inline(never)]
fn read_story<'v>(reading: &mut Reading<'v>, story: &'v Value, form: &Form, article: &mut Article) {
    if jsonld::is_record(reading, story, article) {
        return;
    }
    read_into(article, record(reading, story, form.story));
    (form.finish)(reading, story, article);
    end(article);
}

/// The story, or the first of them.
fn first<'v>(reading: &mut Reading<'v>, form: &Form) -> Option<&'v Value> {
    let root = reading.root;
    let list = match reading.get(root, form.envelopes) {
        Value::Null => root,
        list => list,
    };
    if item(list, 1).is_some() {
        reading.fault(list, "has several stories: the first is shown");
    }
    item(list, 0).filter(|story| matches!(story, Value::Object(_)) && (form.signs.is_empty() || has(story, form.signs)))
}

/// Adds a body, which is markup where that is known, or seen.
#[inline(never)]
fn put_body(reading: &mut Reading<'_>, article: &mut Article, text: &str, is_markup: bool) {
    if is_markup || text.starts_with('<') {
        let mut body = reading.parsed(html::blocks(text, article.url.as_deref()));
        article.body.append(&mut body.blocks);
        article.signature = body.signature;
    } else {
        wire::put_text(article, text);
    }
}

/// What follows from what a story holds.
fn end(article: &mut Article) {
    // The "By" of an agency is added in the story's language.
    let (by, _) = around(Locale::of(article.lang.as_deref().unwrap_or_default()).words().by());
    for byline in &mut article.bylines {
        if let Some((before, after)) = byline.name.split_at_checked(by.len())
            && before.eq_ignore_ascii_case(by)
        {
            byline.name = after.to_owned();
        }
    }
    if repeats_opening(&article.standfirst, &article.body) {
        article.standfirst.clear();
    }
    let mut opening = article.headline.as_deref().unwrap_or_default();
    if let ("", Some(Block::Paragraph { text })) = (opening, article.body.first())
        && let Some(Inline::Text(text)) = text.first()
    {
        opening = text;
    }
    if wire::is_right_to_left(opening) {
        article.dir = Some("rtl".to_owned());
    }
}

/// Whether a standfirst says no more than the body does at once, as those that a system made by itself.
fn repeats_opening(standfirst: &[Inline], body: &[Block]) -> bool {
    let standfirst = plain_text(standfirst);
    let mut opening = String::new();
    for block in body {
        if opening.len() > standfirst.len() * 2 {
            break;
        }
        if let Block::Paragraph { text } | Block::Crosshead { text, .. } = block {
            opening.push_str(&plain_text(text));
        }
    }
    let is_letter = |sign: &char| kind(*sign) & (LETTER | DIGIT) != 0;
    let mut letters = opening.chars().filter(is_letter);
    !standfirst.is_empty() && standfirst.chars().filter(is_letter).all(|letter| letters.next() == Some(letter))
}

#[cfg(test)]
mod tests;
