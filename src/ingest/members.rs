//! What the stories of all formats have in common, under names of their own.

use super::part::{Part, find, put};
use super::{html, wire};
use crate::json::Value;
use crate::locale::kind::{DIGIT, LETTER, kind};
use crate::locale::{Locale, around};
use crate::story::{Article, Block, Byline, Inline, Rights, Status, Timestamp, plain_text};

/// How a format calls what a story is made of: names parted by blanks, of which the first that is there is taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names {
    pub(super) uri: &'static str,
    pub(super) url: &'static str,
    pub(super) lang: &'static str,
    pub(super) kicker: &'static str,
    pub(super) headline: &'static str,
    pub(super) dateline: &'static str,
    pub(super) published: &'static str,
    pub(super) updated: &'static str,
    pub(super) embargo: &'static str,
    pub(super) expires: &'static str,
    pub(super) copyright: &'static str,
    pub(super) terms: &'static str,
}

/// Begins a story: its short members and its rights.
#[inline(never)]
pub(super) fn begin(article: &mut Article, story: &Part<'_, '_>, names: &Names) {
    let Names { uri, url, kicker, headline, dateline, .. } = *names;
    story.put(uri, &mut article.uri);
    story.put(url, &mut article.url);
    story.put(kicker, &mut article.kicker);
    story.put(headline, &mut article.headline);
    story.put(dateline, &mut article.dateline);
    story.put(names.lang, &mut article.lang);
    article.published = story.time(names.published);
    article.updated = story.time(names.updated);
    article.rights = rights(story, names);
}

/// Whether and when a story or a picture may be shown. What should say so and cannot be read forbids it: to show a story that
/// an agency holds back does more harm than not to show one.
#[inline(never)]
pub(super) fn rights(story: &Part<'_, '_>, names: &Names) -> Option<Rights> {
    let mut rights = Rights::default();
    story.put(names.copyright, &mut rights.copyright);
    story.put(names.terms, &mut rights.terms);
    let mut is_readable = true;
    let mut end = |name: &'static str, is_exact: bool| {
        let time = story.time(name);
        // An embargo without an offset ends half a day sooner in one place than in another.
        let time = time.filter(|_| !is_exact || Timestamp::parse(story.member(name).text()).is_some());
        if time.is_none() && story.has(name) {
            story.member(name).fault("cannot be told: the story is held back");
            is_readable = false;
        }
        time
    };
    rights.embargo = end(names.embargo, true);
    rights.expires = end(names.expires, false);
    if !is_readable {
        rights.status = Some(Status::Withheld);
    }
    some(rights)
}

/// Rights that say something.
pub(super) fn some(rights: Rights) -> Option<Rights> {
    Some(rights).filter(|rights| *rights != Rights::default())
}

/// Holds a story back.
#[inline(never)]
pub(super) fn hold(article: &mut Article, status: Status) {
    article.rights.get_or_insert_default().status = Some(status);
}

/// Reads a body, which is markup where that is known, or seen.
#[inline(never)]
pub(super) fn put_body(article: &mut Article, story: &Part<'_, '_>, text: &str, is_markup: bool) {
    if is_markup || text.starts_with('<') {
        let body = story.parsed(html::blocks(text, article.url.as_deref()));
        article.body = body.blocks;
        article.signature = body.signature;
    } else {
        wire::put_text(article, text);
    }
}

/// Adds an author, without the "By" of an agency: it is added in the story's language.
#[inline(never)]
pub(super) fn put_byline(article: &mut Article, name: &str, url: &str) {
    let (by, _) = around(Locale::of(article.lang.as_deref().unwrap_or_default()).words().by());
    let name = match name.split_at_checked(by.len()) {
        Some((before, after)) if before.eq_ignore_ascii_case(by) => after,
        _ => name,
    };
    if !name.is_empty() {
        let mut byline = Byline { name: name.to_owned(), url: None };
        put(url, &mut byline.url);
        article.bylines.push(byline);
    }
}

/// The first story of a list of them, alone or in an envelope that has one of some names.
#[inline(never)]
pub(super) fn first<'v>(whole: &Part<'_, 'v>, envelopes: &str, read: &mut dyn FnMut(&Part<'_, 'v>)) {
    let list = match find(whole.value, envelopes) {
        Some((name, value)) => whole.below(name, value),
        None => *whole,
    };
    let mut count = 0;
    list.each(&mut |story| {
        count += 1;
        if count == 1 {
            read(story);
        }
    });
    if count > 1 {
        list.fault("has several stories: the first is shown");
    }
}

/// Ends a story: what follows from what it holds.
#[inline(never)]
pub(super) fn end(article: &mut Article) {
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
        put("rtl", &mut article.dir);
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

/// Whether a part says yes or no, in one of the ways of JSON and schema.org.
pub(super) fn yes(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(is) => Some(*is),
        Value::String(text) if text.to_ascii_lowercase().ends_with("true") => Some(true),
        Value::String(text) if text.to_ascii_lowercase().ends_with("false") => Some(false),
        _ => None,
    }
}
