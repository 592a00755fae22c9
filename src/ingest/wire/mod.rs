//! Wire copy: a syndicated news page as it reads when copied, or plain agency copy.
//!
//! A page is, from its top: a title line `SITE - HEADLINE`; the label and the rows of a strip; the headline; the headline once
//! more with the picture's credit, `HEADLINE / Photo: © …`; the headline again; the standfirst; a line `Text size:`; the body
//! with its crossheads; a signature. Each of these but the body may be missing; plain copy has headline, body and signature.
//!
//! What is ambiguous is text: every word outside the page's furniture comes out again.

mod furniture;
mod rows;
mod sign;

use furniture::{Picture, crosshead, is_rule, is_same, is_signature, picture, title};
use sign::{is_letter, trim};

use super::Document;
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
    let lines = lines(text);
    let mut rest = lines.as_slice();

    let title = title(rest.iter().map(|line| line.text));
    if title.is_some() {
        rest = rest.get(1..).unwrap_or_default();
    }
    let (strip, after_strip) = rows::strip(rest);
    rest = after_strip;

    let headline = title.map(|title| title.headline);
    Document {
        site: title.map(|title| owned(title.site)),
        strip: (!strip.quotes.is_empty()).then(|| Strip { label: strip.label.map(owned), source: None, quotes: strip.quotes }),
        article: article(headline, &strip.strays, rest),
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

#[inline(never)]
fn article<'a>(headline: Option<&'a str>, strays: &[Line<'a>], lines: &[Line<'a>]) -> Option<Article> {
    let mut head = Head { headline, hero: None };
    let mut rest = lines;
    while let [line, after @ ..] = rest
        && head.takes(line.text)
    {
        rest = after;
    }

    let mut standfirst = Vec::new();
    if let Some(split) = rest.iter().take(MOST_ABOVE).position(|line| is_text_size_line(line.text)) {
        let (above, below) = rest.split_at_checked(split).unwrap_or_default();
        let is_wrapped = has_blank_lines(lines);
        let mut paragraphs = 0;
        for line in above {
            if head.is_repeated(line.text) || goes_on(standfirst.last_mut(), *line, is_wrapped) {
                continue;
            }
            if paragraphs > 0 {
                standfirst.push(Inline::Break);
                standfirst.push(Inline::Break);
            }
            standfirst.push(Inline::Text(owned(line.text)));
            paragraphs += 1;
        }
        if paragraphs <= MOST_STANDFIRST {
            rest = below;
        } else {
            standfirst.clear();
        }
    }

    let mut body = Vec::new();
    for part in [strays, rest] {
        for line in part {
            if body.len() >= MOST_ABOVE || !is_text_size_line(line.text) {
                body.push(*line);
            }
        }
    }
    let signature = body.pop_if(|last| is_signature(last.text)).map(|last| owned(last.text));
    let body = blocks(&body);
    let is_right_to_left = is_right_to_left(head.headline, &body);
    let is_there = head.headline.is_some() || head.hero.is_some() || signature.is_some() || !body.is_empty();
    is_there.then(|| Article {
        headline: head.headline.map(owned),
        hero: head.hero.map(figure),
        standfirst,
        signature,
        body,
        dir: is_right_to_left.then(|| owned("rtl")),
        ..Article::default()
    })
}

fn figure(picture: Picture<'_>) -> Figure {
    let caption = if picture.caption.is_empty() { Vec::new() } else { words(picture.caption) };
    Figure { caption, credit: Some(owned(picture.credit)), ..Figure::default() }
}

/// `str::to_owned`, once: the compiler would write it out at every call.
#[inline(never)]
fn owned(text: &str) -> String {
    text.to_owned()
}

/// Text as inlines.
#[inline(never)]
fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(owned(text))]
}

/// What stands above the standfirst.
struct Head<'a> {
    headline: Option<&'a str>,
    /// The picture, its caption empty where that is the headline.
    hero: Option<Picture<'a>>,
}

impl<'a> Head<'a> {
    /// Takes a line if it belongs to the head: the first that is no picture line is the headline where no title told it.
    #[inline(never)]
    fn takes(&mut self, line: &'a str) -> bool {
        if self.is_repeated(line) {
            return true;
        }
        let is_picture = self.hero.is_none() && self.takes_picture(line);
        if !is_picture && self.headline.is_none() && !is_text_size_line(line) {
            self.headline = Some(line);
            return true;
        }
        is_picture
    }

    fn is_repeated(&self, line: &str) -> bool {
        self.headline.is_some_and(|headline| is_same(headline, line))
    }

    #[inline(never)]
    fn takes_picture(&mut self, line: &'a str) -> bool {
        let Some(mut picture) = picture(line) else { return false };
        if self.is_repeated(picture.caption) {
            picture.caption = "";
        } else if !picture.is_certain {
            return false;
        }
        self.hero = Some(picture);
        true
    }
}

/// Crossheads, rules and paragraphs.
fn blocks(lines: &[Line<'_>]) -> Vec<Block> {
    let is_wrapped = has_blank_lines(lines);
    let mut blocks = Vec::new();
    for line in lines {
        if is_rule(line.text) {
            blocks.push(Block::Rule);
        } else if let Some(text) = crosshead(line.text) {
            blocks.push(Block::Crosshead { level: 1, text: words(text) });
        } else {
            let last = match blocks.last_mut() {
                Some(Block::Paragraph { text }) => text.last_mut(),
                _ => None,
            };
            if !goes_on(last, *line, is_wrapped) {
                blocks.push(Block::Paragraph { text: words(line.text) });
            }
        }
    }
    blocks
}

/// Adds a line to the paragraph before it, if it goes on with that.
#[inline(never)]
fn goes_on(last: Option<&mut Inline>, line: Line<'_>, is_wrapped: bool) -> bool {
    match last {
        Some(Inline::Text(text)) if is_wrapped && !line.opens => {
            text.push(' ');
            text.push_str(line.text);
            true
        }
        _ => false,
    }
}

/// Whether paragraphs are set apart by blank lines: if so, lines between those are one paragraph, wrapped. If not, each line
/// is one.
#[inline(never)]
fn has_blank_lines(lines: &[Line<'_>]) -> bool {
    lines.iter().skip(1).any(|line| line.opens)
}

/// Whether most letters of the headline, or of the first paragraph where there is none, run from right to left.
#[inline(never)]
fn is_right_to_left(headline: Option<&str>, body: &[Block]) -> bool {
    let text = match (headline, body) {
        (Some(headline), _) => headline,
        (None, [Block::Paragraph { text }, ..]) => match text.as_slice() {
            [Inline::Text(text)] => text,
            _ => return false,
        },
        _ => return false,
    };
    let mut balance = 0_i32;
    for letter in text.chars().filter(|sign| is_letter(*sign)) {
        balance += if is_right_to_left_letter(letter) { 1 } else { -1 };
    }
    balance > 0
}

/// The blocks of Unicode whose letters run from right to left: Hebrew to Arabic Extended-A, the presentation forms, and the
/// right-to-left scripts of the supplementary plane (Unicode 16, DerivedBidiClass.txt).
fn is_right_to_left_letter(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests;
