//! Stories in foreign formats.
//!
//! In the package this module is a separate file, loaded for stories and strips in such a format. So code outside of it only
//! calls [`read`].

mod body;
mod byline;
mod credit;
mod date;
mod field;
mod ghost;
mod html;
mod jsonld;
mod ninjs;
mod page;
mod picture;
mod reading;
mod shortcodes;
mod text;
pub mod wire;
mod wordpress;

#[cfg(target_arch = "wasm32")]
pub use html::{Parser, set_parser};
#[cfg(feature = "ssr")]
pub(crate) use jsonld::RECORD;

use self::field::Field;
use self::reading::Reading;
use super::document::Document;
use super::error::Error;
use super::format::Format;
use crate::json::{Problem, Value};
use crate::story::{Article, Block, plain_text};

/// Reads a text, or its parsed tree: the first of several stories. Faults in what is read are returned as warnings.
pub(super) fn read(format: Format, text: &str, value: &Value, address: Option<&str>) -> Result<(Document, Vec<Problem>), Error> {
    match format {
        Format::Wire => Ok(wire::read_with_problems(text)),
        Format::Html => {
            let (mut document, problems) = page::read(text, address).ok_or(Error::NoParser)?;
            document.article.iter_mut().for_each(finish);
            Ok((document, problems))
        }
        _ => {
            let (article, problems) = story(format, value)?;
            Ok((Document { article: Some(article), ..Document::default() }, problems))
        }
    }
}

fn story(format: Format, value: &Value) -> Result<(Article, Vec<Problem>), Error> {
    let reading = Reading::of(value);
    let root = Field::root(&reading);
    let story = match format {
        Format::Jsonld => jsonld::story(&reading),
        Format::Ninjs => first(root.first_of(&ninjs::ENVELOPES), root).filter(|item| ninjs::is_story(*item)),
        Format::Wordpress => first(root, root).filter(|post| wordpress::is_story(*post)),
        _ => first(root.first_of(&ghost::ENVELOPES), root).filter(|post| ghost::is_story(*post)),
    };
    let story = story.ok_or(Error::NotOf(format))?;
    if format == Format::Jsonld
        && let Some(own) = jsonld::own_record(story)
    {
        return Ok(own);
    }
    let mut article = match format {
        Format::Ninjs => ninjs::article(story),
        Format::Jsonld => jsonld::article(story),
        Format::Wordpress => wordpress::article(story),
        _ => ghost::article(story),
    };
    finish(&mut article);
    // An object with only members of that name is no story. A withheld story may have nothing else.
    if article.is_blank() && article.rights.is_none() {
        return Err(Error::NotOf(format));
    }
    Ok((article, reading.end()?))
}

/// The story, or the first of several: those in an envelope, or the document itself.
fn first<'r>(envelope: Field<'r>, root: Field<'r>) -> Option<Field<'r>> {
    let list = if envelope.is_absent() { root } else { envelope };
    let mut stories = list.each();
    let first = stories.next();
    if stories.next().is_some() {
        list.warn("has several stories: the first is shown");
    }
    first.filter(|story| story.is_object())
}

/// What follows from the content of a story, in every format.
fn finish(article: &mut Article) {
    byline::tidy(&mut article.bylines, article.lang.as_deref());
    let standfirst = plain_text(&article.standfirst);
    let opening = opening(&article.body, standfirst.len() * 2);
    // A standfirst that only repeats the beginning of the body was made by a system.
    if repeats(&standfirst, &opening) {
        article.standfirst.clear();
    }
    let headline = article.headline.as_deref().unwrap_or_default();
    if article.dir.is_none() && wire::is_right_to_left(if headline.is_empty() { &opening } else { headline }) {
        article.dir = Some("rtl".to_owned());
    }
}

/// The first words of blocks, up to a number of bytes.
fn opening(blocks: &[Block], enough: usize) -> String {
    let mut words = String::new();
    for block in blocks {
        if words.len() > enough {
            break;
        }
        match block {
            Block::Paragraph { text } | Block::Crosshead { text, .. } => words.push_str(&plain_text(text)),
            Block::List { items, .. } => items.iter().take(9).for_each(|item| words.push_str(&opening(item, enough))),
            Block::Quote { body, .. } => words.push_str(&opening(body, enough)),
            _ => {}
        }
    }
    words
}

/// Whether a text begins with the letters of another.
fn repeats(text: &str, opening: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<Vec<_>>();
    let text = letters(text);
    !text.is_empty() && letters(opening).starts_with(&text)
}

#[cfg(test)]
mod every_word;
#[cfg(test)]
mod tests;
