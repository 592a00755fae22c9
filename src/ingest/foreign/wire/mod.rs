//! Wire copy: a syndicated news page as it reads when copied, or plain agency copy.
//!
//! A page is, from its top: a title line `SITE - HEADLINE`; the label and the rows of a strip; the headline; the headline once
//! more with the picture's credit, `HEADLINE / Photo: © …`; the headline again; the standfirst; a line `Text size:`; the body
//! with its crossheads; a signature. Each of these but the body may be missing; plain copy has headline, body and signature.
//!
//! What is ambiguous is text: every word outside the page's furniture comes out again.

mod furniture;
mod rows;

pub(super) use furniture::{credit_line, crosshead, is_rule, is_signature};
use furniture::{picture, repeats, title, trim};

use crate::ingest::Document;
use crate::json::{Value, write_from};
use crate::locale::kind::{LEFTWARD, LETTER, kind};
use crate::locale::{is_text_size_line, parts};
use crate::quote::Strip;
use crate::story::{Article, Block, Figure, Inline};

/// A standfirst has at most so many paragraphs. Where more stand before the text-size line it was not put above the body.
const MOST_STANDFIRST: usize = 4;

/// The text-size line stands among the first so many lines; those further down are the story's. To ask each line of a long
/// text takes far longer than all the rest of reading it.
const MOST_ABOVE: usize = 100;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    text: &'a str,
    /// Whether a blank line, or the beginning, comes before it.
    opens: bool,
}

/// Reads a wire page or plain agency copy. The time it takes grows with the length and nothing else.
pub fn read(text: &str) -> Document {
    let mut document = Document::default();
    put(text, &mut document);
    document
}

#[inline(never)]
pub(super) fn put(text: &str, document: &mut Document) {
    let lines = lines(text);
    let mut rest = lines.as_slice();

    let title = title(rest);
    if !title.headline.is_empty() {
        say(&mut document.site, title.site);
        rest = rest.get(1..).unwrap_or_default();
    }
    let mut body = Vec::new();
    let strip = document.strip.insert(Strip::default());
    rest = rows::strip(rest, strip, &mut body);
    if strip.quotes.is_empty() {
        document.strip = None;
    }
    if !read_article(document.article.insert(Article::default()), title.headline, body, rest) {
        document.article = None;
    }
}

/// The lines that are not blank, without white space at their ends.
#[inline(never)]
fn lines(text: &str) -> Vec<Line<'_>> {
    let end = if text.bytes().any(|byte| byte == b'\n') { b'\n' } else { b'\r' };
    let mut opens = true;
    let mut lines = Vec::new();
    for line in parts(text, end) {
        let text = trim(line);
        if !text.is_empty() {
            lines.push(Line { text, opens });
        }
        opens = text.is_empty();
    }
    lines
}

/// Reads the lines below the strip into a story. Its body opens with what stood between the strip's rows. False where there is
/// nothing to tell.
#[inline(never)]
fn read_article<'a>(article: &mut Article, title: &'a str, mut body: Vec<Line<'a>>, lines: &[Line<'a>]) -> bool {
    let mut headline = title;
    let mut rest = lines;
    while let [Line { text: line, .. }, after @ ..] = rest {
        if !repeats(line, headline) && !put_hero(&mut article.hero, line, headline) {
            // The first line that is no picture is the headline where no title told it.
            if !headline.is_empty() || is_text_size_line(line) {
                break;
            }
            headline = line;
        }
        rest = after;
    }

    if let Some(above) = rest.iter().take(MOST_ABOVE).position(|line| is_text_size_line(line.text))
        && let Some((above, below)) = rest.split_at_checked(above)
    {
        if put_standfirst(&mut article.standfirst, headline, above, has_blank_lines(lines)) {
            rest = below;
        } else {
            article.standfirst.clear();
        }
    }

    for line in rest {
        add(&mut body, *line);
    }
    say(&mut article.headline, headline);
    let opening = body.first().map_or("", |line| line.text);
    if is_right_to_left(if headline.is_empty() { opening } else { headline }) {
        say(&mut article.dir, "rtl");
    }
    put_lines(article, &mut body);
    !headline.is_empty() || !body.is_empty() || article.hero.is_some() || article.signature.is_some()
}

/// The body of a story that is text, and its signature, in the JSON of record.
pub(super) fn body(text: &str) -> Value {
    let mut article = Article::default();
    put_lines(&mut article, &mut lines(text));
    write_from(&mut article)
}

#[inline(never)]
fn put_lines(article: &mut Article, lines: &mut Vec<Line<'_>>) {
    if let Some(last) = lines.pop_if(|last| is_signature(last.text)) {
        say(&mut article.signature, last.text);
    }
    put_blocks(&mut article.body, lines);
}

/// Adds a line to the body, unless it is the page's text-size line.
#[inline(never)]
fn add<'a>(body: &mut Vec<Line<'a>>, line: Line<'a>) {
    if body.len() >= MOST_ABOVE || !is_text_size_line(line.text) {
        body.push(line);
    }
}

/// Takes the first picture that a line names, without a caption where that is the headline. False where the line is text.
#[inline(never)]
fn put_hero(hero: &mut Option<Figure>, line: &str, headline: &str) -> bool {
    let Some(picture) = picture(line) else { return false };
    let is_repeated = repeats(picture.caption, headline);
    if hero.is_some() || !is_repeated && !picture.is_certain {
        return false;
    }
    let hero = hero.insert(Figure::default());
    if !is_repeated {
        hero.caption = words(picture.caption);
    }
    say(&mut hero.credit, picture.credit);
    true
}

/// Puts the lines above the text-size line together. False where they are too many.
#[inline(never)]
fn put_standfirst(standfirst: &mut Vec<Inline>, headline: &str, lines: &[Line<'_>], is_wrapped: bool) -> bool {
    let mut paragraphs = 0;
    for line in lines {
        if repeats(line.text, headline) || is_wrapped && !line.opens && goes_on(standfirst, line.text) {
            continue;
        }
        if paragraphs > 0 {
            standfirst.push(Inline::Break);
            standfirst.push(Inline::Break);
        }
        standfirst.append(&mut words(line.text));
        paragraphs += 1;
    }
    paragraphs <= MOST_STANDFIRST
}

/// Gives a member its text, if there is one. Once: the compiler would write out at every call what becomes of the text before.
#[inline(never)]
fn say(member: &mut Option<String>, text: &str) {
    if !text.is_empty() {
        *member = Some(text.to_owned());
    }
}

/// Text as inlines.
#[inline(never)]
fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

/// Crossheads, rules and paragraphs.
#[inline(never)]
fn put_blocks(blocks: &mut Vec<Block>, lines: &[Line<'_>]) {
    let is_wrapped = has_blank_lines(lines);
    for line in lines {
        let text = line.text;
        if is_rule(text) {
            blocks.push(Block::Rule);
        } else if let Some(text) = crosshead(text) {
            blocks.push(Block::Crosshead { level: 1, text: words(text) });
        } else if is_wrapped
            && !line.opens
            && let Some(Block::Paragraph { text: before }) = blocks.last_mut()
            && goes_on(before, text)
        {
            // It has become part of the paragraph.
        } else {
            blocks.push(Block::Paragraph { text: words(text) });
        }
    }
}

/// Adds a line to the paragraph before it, if there is one.
#[inline(never)]
fn goes_on(before: &mut [Inline], line: &str) -> bool {
    let Some(Inline::Text(text)) = before.last_mut() else { return false };
    text.push(' ');
    text.push_str(line);
    true
}

/// Whether paragraphs are set apart by blank lines: if so, lines between those are one paragraph, wrapped. If not, each line
/// is one.
#[inline(never)]
fn has_blank_lines(lines: &[Line<'_>]) -> bool {
    lines.iter().skip(1).any(|line| line.opens)
}

/// Whether most letters of a text run from right to left.
#[inline(never)]
pub(super) fn is_right_to_left(text: &str) -> bool {
    let mut balance = 0_i32;
    for sign in text.chars() {
        let kind = kind(sign);
        balance += i32::from(kind & LEFTWARD != 0) * 2 - i32::from(kind & LETTER != 0);
    }
    balance > 0
}

#[cfg(test)]
mod tests;
