//! Wire copy: a syndicated news page as it reads when copied, or plain agency copy.
//!
//! A page is, from its top: a title line `SITE - HEADLINE`; the label and the rows of a strip; the headline; the headline once
//! more with the picture's credit, `HEADLINE / Photo: © …`; the headline again; a byline; the standfirst; a line `Text size:`; the body
//! with its crossheads; a signature. Each of these but the body may be missing; plain copy has headline, body and signature.
//!
//! Ambiguous lines are text: every word outside of the page's furniture comes out again.

mod furniture;
mod number;
mod paragraphs;
mod row;
mod strip;

pub(super) use furniture::{credit_line, crosshead, is_rule, is_signature};
use furniture::{picture, repeats, title, trim};

use self::paragraphs::{Habit, Paragraph};
use crate::ingest::Document;
use crate::ingest::foreign::body::Body;
use crate::json::Problem;
pub(super) use crate::locale::typography::is_right_to_left;
use crate::locale::typography::is_short;
use crate::locale::{is_text_size_line, name_in_byline};
use crate::story::{Article, Block, Byline, Figure, Inline};

/// The maximum number of paragraphs in a standfirst. If there are more before the text-size line, they are part of the body.
const MOST_STANDFIRST: usize = 4;

/// The text-size line is among this many first lines; lines further down are the story's. Checking each line of a long
/// text takes far longer than all the rest of reading it.
const MOST_ABOVE: usize = 100;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    text: &'a str,
    /// Its line number, from 1.
    number: usize,
    /// Whether a blank line, or the beginning, precedes it.
    opens: bool,
    /// Its indentation in characters.
    indent: usize,
}

/// Reads a wire page or plain agency copy. The time is linear in the length.
pub fn read(text: &str) -> Document {
    read_with_problems(text).0
}

/// Reads a wire page, and returns the lines that could not be read as what they seem to be.
pub(super) fn read_with_problems(text: &str) -> (Document, Vec<Problem>) {
    let mut document = Document::default();
    let lines = lines(text);
    let title = title(&lines);
    let mut rest = lines.as_slice();
    if let [_, after @ ..] = rest
        && !title.headline.is_empty()
    {
        document.site = Some(title.site.to_owned());
        rest = after;
    }
    let split = strip::split(rest, title.headline);
    document.strip = split.strip;
    document.article = read_article(title.headline, split.text, split.rest);
    (document, split.problems)
}

/// The lines that are not blank, without white space at their ends.
fn lines(text: &str) -> Vec<Line<'_>> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut opens = true;
    let mut lines = Vec::new();
    for (index, line) in text.split(end).enumerate() {
        let text = trim(line);
        if !text.is_empty() {
            let indent = line.chars().take_while(|character| character.is_whitespace()).count();
            lines.push(Line { text, number: index + 1, opens, indent });
        }
        opens = text.is_empty();
    }
    lines
}

/// Reads the lines below the strip into a story. Its body begins with the lines between the strip's rows. `None` if there are
/// none.
fn read_article<'a>(title: &'a str, between_rows: Vec<Line<'a>>, lines: &[Line<'a>]) -> Option<Article> {
    let mut article = Article::default();
    let mut headline = title;
    let mut rest = lines;
    while let [Line { text: line, .. }, after @ ..] = rest {
        if !repeats(line, headline) && !put_hero(&mut article.hero, line, headline) {
            // Without a title, the first line that is no picture is the headline.
            if !headline.is_empty() || is_text_size_line(line) {
                break;
            }
            headline = line;
        }
        rest = after;
    }
    if let [line, after @ ..] = rest
        && let Some(name) = byline(line.text)
    {
        article.bylines.push(Byline { name: name.to_owned(), url: None });
        rest = after;
    }

    if let Some(at) = rest.iter().take(MOST_ABOVE).position(|line| is_text_size_line(line.text))
        && let Some((above, below)) = rest.split_at_checked(at)
        && let Some(standfirst) = standfirst(headline, above, Habit::of(lines))
    {
        article.standfirst = standfirst;
        rest = below;
    }

    let mut body = between_rows;
    for (place, line) in rest.iter().enumerate() {
        if place >= MOST_ABOVE || !is_text_size_line(line.text) {
            body.push(*line);
        }
    }
    let opening = body.first().map_or("", |line| line.text);
    if is_right_to_left(if headline.is_empty() { opening } else { headline }) {
        article.dir = Some("rtl".to_owned());
    }
    if !headline.is_empty() {
        article.headline = Some(headline.to_owned());
    }
    let Body { blocks, signature } = body_of(body);
    (article.body, article.signature) = (blocks, signature);
    (article != Article::default()).then_some(article)
}

/// The body of a text story, and its signature.
pub(super) fn body(text: &str) -> Body {
    body_of(lines(text))
}

fn body_of(mut lines: Vec<Line<'_>>) -> Body {
    let signature = lines.pop_if(|last| is_signature(last.text)).map(|last| last.text.to_owned());
    Body { blocks: blocks(&lines), signature }
}

/// Takes the first picture that a line names, without a caption if that is the headline. False if the line is text.
fn put_hero(hero: &mut Option<Figure>, line: &str, headline: &str) -> bool {
    let Some(picture) = picture(line) else { return false };
    let is_repeated = repeats(picture.caption, headline);
    if hero.is_some() || !is_repeated && !picture.is_certain {
        return false;
    }
    let caption = if is_repeated { Vec::new() } else { inlines(picture.caption) };
    *hero = Some(Figure { caption, credit: Some(picture.credit.to_owned()), ..Figure::default() });
    true
}

/// The names of a byline below the headline: `By ADA BYRON`. They must be names, with the small words that names have. The Italian "Di"
/// can also begin a name.
fn byline(line: &str) -> Option<&str> {
    let names = name_in_byline(line).filter(|_| !line.starts_with("Di "))?;
    let is_name = |word: &str| {
        let is_small =
            matches!(word, "and" | "und" | "et" | "y" | "e" | "en" | "de" | "da" | "di" | "van" | "von" | "der" | "den");
        is_small || word.starts_with(|letter: char| letter.is_alphabetic() && !letter.is_lowercase())
    };
    let words = names.split_whitespace();
    (is_short(names, 80) && words.clone().count() <= 10 && words.clone().all(is_name) && !names.ends_with('.')).then_some(names)
}

/// The lines above the text-size line, joined; `None` if there are too many.
fn standfirst(headline: &str, lines: &[Line<'_>], habit: Habit) -> Option<Vec<Inline>> {
    let lines = lines.iter().filter(|line| !repeats(line.text, headline));
    let paragraphs = paragraphs(lines.copied(), habit);
    let mut standfirst = Vec::new();
    for (place, text) in paragraphs.iter().enumerate() {
        if place > 0 {
            standfirst.extend([Inline::Break, Inline::Break]);
        }
        standfirst.extend(inlines(text));
    }
    (paragraphs.len() <= MOST_STANDFIRST).then_some(standfirst)
}

/// Text as inlines.
fn inlines(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

/// The texts of paragraphs.
fn paragraphs<'a>(lines: impl Iterator<Item = Line<'a>>, habit: Habit) -> Vec<String> {
    let mut paragraphs: Vec<Paragraph<'_>> = Vec::new();
    for line in lines {
        if !paragraphs.last_mut().is_some_and(|paragraph| paragraph.takes(line, habit)) {
            paragraphs.push(Paragraph::of(line));
        }
    }
    paragraphs.into_iter().map(|paragraph| paragraph.text).collect()
}

/// Crossheads, rules and paragraphs.
fn blocks(lines: &[Line<'_>]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let is_prose = |line: &Line<'_>| !is_rule(line.text) && crosshead(line.text).is_none();
    let habit = Habit::of(lines);
    for run in lines.chunk_by(|line, next| is_prose(line) && is_prose(next)) {
        let [line, ..] = run else { continue };
        if is_rule(line.text) {
            blocks.push(Block::Rule);
        } else if let Some(text) = crosshead(line.text) {
            blocks.push(Block::Crosshead { level: 1, text: inlines(text) });
        } else {
            let paragraphs = paragraphs(run.iter().copied(), habit);
            blocks.extend(paragraphs.iter().map(|text| Block::Paragraph { text: inlines(text) }));
        }
    }
    blocks
}

#[cfg(test)]
mod tests;
