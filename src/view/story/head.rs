//! What stands above the controls: kicker, headline, picture, standfirst, and who wrote it where and when.

use super::{Setting, figure, heading, inlines::inline};
use crate::locale::{Words, around, fill, whole};
use crate::story::{Article, Byline, Timestamp, minutes};
use crate::view::{Node, link, node};

/// Fills the header of a story.
pub(super) fn head(mut header: Node, article: &Article, setting: Setting) -> Node {
    if let Some(kicker) = &article.kicker {
        header = header.child(node("p").class("slugline-kicker").text(kicker));
    }
    if let Some(headline) = &article.headline {
        header = header.child(node(heading(setting.headline_level)).class("slugline-headline").text(headline));
    }
    if let Some(hero) = &article.hero {
        header = header.child(figure::hero(hero));
    }
    if !article.standfirst.is_empty() {
        header = header.child(node("p").class("slugline-standfirst").each(&article.standfirst, inline));
    }
    let meta = meta(article, setting);
    if meta.is_empty() { header } else { header.child(meta) }
}

/// The words of the line below the standfirst, a blank between each two.
fn meta(article: &Article, setting: Setting) -> Node {
    let words = setting.locale.words();
    let add = |line: Node, part| if line.is_empty() { line } else { line.text(" ") }.child(part);
    let mut line = node("p").class("slugline-meta");
    if let Some(dateline) = &article.dateline {
        line = add(line, node("span").class("slugline-dateline").text(dateline));
    }
    if !article.bylines.is_empty() {
        line = add(line, bylines(&article.bylines, setting));
    }
    if let Some(published) = &article.published {
        line = add(line, time("slugline-published", words.published(), published, article, words));
    }
    if let Some(updated) = article.updated.as_ref().filter(|updated| Some(*updated) != article.published.as_ref()) {
        line = add(line, time("slugline-updated", words.updated(), updated, article, words));
    }
    // Of what is read in a moment nobody asks.
    match minutes(&article.body) {
        0 => line,
        minutes => {
            let text = fill(words.reading(), &whole(minutes, setting.locale));
            add(line, node("span").class("slugline-reading").text(&text))
        }
    }
}

/// "By A, B and C" in the story's language.
pub(super) fn bylines(bylines: &[Byline], setting: Setting) -> Node {
    let words = setting.locale.words();
    let (before, after) = around(words.by());
    let last = bylines.len().saturating_sub(1);
    let mut line = node("span").class("slugline-byline").text(before);
    for (index, byline) in bylines.iter().enumerate() {
        if index > 0 {
            line = line.text(if index == last { words.and() } else { words.separator() });
        }
        line = match byline.url.as_deref().and_then(link) {
            Some(url) => line.child(node("a").attr("href", url).attr("rel", "author").text(&byline.name)),
            None => line.text(&byline.name),
        };
    }
    if after.is_empty() { line } else { line.text(after) }
}

/// "Published April 25, 2025 at 4:30 PM GMT+2": by the clock that it was written by. In a browser the elements tell it by the
/// reader's own (`www/times.js`).
fn time(class: &str, word: &str, time: &Timestamp, article: &Article, words: Words) -> Node {
    let (before, after) = around(word);
    let text = in_words(time, article.lang.as_deref(), words);
    let line = node("span").class(class).text(before).child(node("time").attr("datetime", time.as_str()).text(&text));
    if after.is_empty() { line } else { line.text(after) }
}

/// A point in time in the words of a story's language.
pub(super) fn moment(time: &Timestamp, setting: Setting) -> String {
    in_words(time, None, setting.locale.words())
}

/// In the story's language, if the words around it are.
#[cfg(feature = "ssr")]
fn in_words(time: &Timestamp, lang: Option<&str>, words: Words) -> String {
    crate::locale::moment(time, lang.filter(|lang| words.are_of(lang)).unwrap_or(words.lang()))
}

#[cfg(not(feature = "ssr"))]
fn in_words(time: &Timestamp, _: Option<&str>, _: Words) -> String {
    time.to_minute()
}
