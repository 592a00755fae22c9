//! A whole page, or a part of one: where its story is, and what the page says about it.
//!
//! Metadata is taken first from the head, then from the data of the story, then from the landmarks around the text. Nothing is
//! taken out of sentences.

mod data;
mod head;
mod landmarks;

use self::head::Head;
use self::landmarks::Landmarks;
use super::body::Body;
use super::date::fullest;
use super::html::{Reader, Tree, with_tree};
use crate::ingest::document::Document;
use crate::json::Problem;
use crate::story::{Article, Block, Byline, Figure};

/// Reads the story of a page at an address.
pub(super) fn read(markup: &str, address: Option<&str>) -> Option<(Document, Vec<Problem>)> {
    with_tree(markup, |tree| page(tree, address))
}

fn page(tree: &Tree<'_>, address: Option<&str>) -> (Document, Vec<Problem>) {
    let head = Head::of(tree);
    let url = head.url.filter(|url| url.starts_with("http")).map(str::to_owned);
    let base = base(tree, &head, address.or(url.as_deref()));
    let mut reader = Reader::new(tree, base.as_deref());
    let landmarks = Landmarks::of(tree, &head);
    let (data, mut problems) =
        data::of_page(tree, &head, url.as_deref().or(address), landmarks.headline.map(|node| node.words()));

    let from_markup = landmarks.headline.map(|headline| headline.words()).filter(|words| !words.is_empty());
    let headline = from_markup.or(head.title_for_sharing.map(str::to_owned)).or(data.headline).or(head.title.clone());
    let Body { blocks: body, signature } = reader.story(landmarks.story, landmarks.elsewhere.iter().copied());
    let mut article = Article {
        lang: head.lang.map(str::to_owned),
        // Left to right is the default.
        dir: head.is_right_to_left.then(|| "rtl".to_owned()),
        headline,
        bylines: bylines(&head, data.bylines, &landmarks, &reader),
        publisher: data.publisher,
        published: fullest(vec![head.published.clone(), data.published, landmarks.published.clone()]),
        updated: fullest(vec![head.updated.clone(), data.updated, landmarks.updated.clone()]),
        access: data.access,
        rights: data.rights,
        url: head.url.and_then(|url| reader.address(url, false)).filter(|url| url.starts_with("http")),
        hero: hero(&head, &reader),
        body,
        signature,
        uri: None,
        kicker: None,
        standfirst: Vec::new(),
        dateline: None,
    };
    // A picture at the beginning of a story leads it.
    if landmarks.is_marked
        && let Some(Block::Figure(_)) = article.body.first()
        && let Block::Figure(figure) = article.body.remove(0)
    {
        article.hero = Some(figure);
    }
    problems.extend(landmarks.notes.into_iter().map(|(node, message)| Problem { at: node.path(), message: message.to_owned() }));
    problems.extend(reader.into_notes());
    problems.truncate(50);
    let is_empty = article.headline.is_none() && article.body.is_empty();
    if is_empty {
        let message = "no story is in it: neither a headline nor text".to_owned();
        problems.insert(0, Problem { at: "(//body)[1]".to_owned(), message });
    }
    let site = head.site.map(str::to_owned);
    (Document { site, article: (!is_empty).then_some(article), ..Document::default() }, problems)
}

/// The address against which others are resolved.
fn base(tree: &Tree<'_>, head: &Head<'_>, address: Option<&str>) -> Option<String> {
    let reader = Reader::new(tree, address);
    head.base.and_then(|base| reader.address(base, false)).or_else(|| address.map(str::to_owned))
}

/// The authors that the head or the data name, with the link of a landmark to one of them; or else the landmark's.
fn bylines(head: &Head<'_>, mut bylines: Vec<Byline>, landmarks: &Landmarks<'_>, reader: &Reader<'_>) -> Vec<Byline> {
    let linked = landmarks
        .byline
        .map(|(node, link)| Byline { name: node.words(), url: link.and_then(|link| reader.address_of(link, &["href"], false)) });
    if let Some(author) = head.author {
        let known = bylines.iter().find(|byline| byline.name == author).and_then(|byline| byline.url.clone());
        bylines = vec![Byline { name: author.to_owned(), url: known }];
    }
    let Some(linked) = linked.filter(|linked| !linked.name.is_empty()) else { return bylines };
    if bylines.is_empty() {
        return vec![linked];
    }
    for byline in bylines.iter_mut().filter(|byline| byline.url.is_none() && linked.name.ends_with(&byline.name)) {
        byline.url.clone_from(&linked.url);
    }
    bylines
}

/// The picture for sharing.
fn hero(head: &Head<'_>, reader: &Reader<'_>) -> Option<Figure> {
    let src = Some(head.image.and_then(|image| reader.address(image, false))?);
    Some(Figure { src, alt: head.image_alt.map(str::to_owned), ..Figure::default() })
}

#[cfg(test)]
mod tests;
