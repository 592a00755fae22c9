//! The picture of an item.

use super::bylines::bylines;
use super::texts::{description, headline};
use crate::ingest::foreign::field::Field;
use crate::ingest::foreign::picture::{self, credit};
use crate::story::Figure;

/// A picture, and all addresses of its sizes.
pub(super) struct Picture<'r> {
    pub(super) name: &'r str,
    pub(super) figure: Figure,
    pub(super) addresses: Vec<&'r str>,
}

/// The picture of an item.
pub(super) fn picture(item: Field<'_>) -> Option<Picture<'_>> {
    let sizes = picture::sizes(item.at("renditions"));
    let figure = picture::figure(&sizes)?;
    let owner = credit_notice(item.at("copyrightnotice")).or_else(|| item.at("copyrightholder").words());
    let figure = Figure { alt: headline(item), caption: description(item), credit: credit(makers(item), owner), ..figure };
    Some(Picture { name: "", figure, addresses: sizes.iter().map(|size| size.src).collect() })
}

/// Who made a picture.
fn makers(item: Field<'_>) -> Option<String> {
    let names: Vec<String> = bylines(item).into_iter().map(|byline| byline.name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A notice that is short enough to be a credit, unlike a licence.
fn credit_notice(notice: Field<'_>) -> Option<String> {
    const MOST_LETTERS: usize = 100;
    let words = notice.words()?;
    if words.chars().count() <= MOST_LETTERS {
        return Some(words);
    }
    notice.warn("is too long for a credit: it is not shown");
    None
}
