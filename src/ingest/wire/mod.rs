//! Wire copy: a syndicated news page as it reads when copied, or plain agency copy.
//!
//! A page is, from its top: a title line `SITE - HEADLINE`; the label and the rows of a strip; the headline; the headline once
//! more with the picture's credit, `HEADLINE / Photo: © …`; the headline again; the standfirst; a line `Text size:`; the body
//! with its crossheads; a signature. Each of these but the body may be missing; plain copy has headline, body and signature.
//!
//! What is ambiguous is text: every word outside the page's furniture comes out again.

mod furniture;
mod rows;

use furniture::{crosshead, is_rule, is_same, is_signature, picture, title};

use super::Document;
use crate::locale::is_text_size_line;
use crate::quote::Strip;
use crate::story::{Article, Block, Figure, Inline};

/// A standfirst has at most so many paragraphs. Where more stand before the text-size line it was not put above the body.
const MOST_STANDFIRST: usize = 4;

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
    let article = article(headline, &strip.strays, rest);
    Document {
        site: title.map(|title| title.site.to_owned()),
        strip: (!strip.quotes.is_empty()).then(|| Strip {
            label: strip.label.map(str::to_owned),
            source: None,
            quotes: strip.quotes,
        }),
        article: (article != Article::default()).then_some(article),
    }
}

/// The lines that are not blank. White space at their ends is gone, no-break spaces too.
fn lines(text: &str) -> Vec<Line<'_>> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut opens = true;
    let mut lines = Vec::new();
    for line in text.split(end) {
        let text = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        if !text.is_empty() {
            lines.push(Line { text, opens });
        }
        opens = text.is_empty();
    }
    lines
}

fn article(headline: Option<&str>, strays: &[Line<'_>], lines: &[Line<'_>]) -> Article {
    let mut head = Head { headline, hero: None };
    let mut rest = lines;
    while let [line, after @ ..] = rest
        && head.takes(line.text)
    {
        rest = after;
    }

    let mut standfirst = Vec::new();
    if let Some(split) = rest.iter().position(|line| is_text_size_line(line.text)) {
        let (above, below) = rest.split_at(split);
        let above: Vec<_> = above.iter().copied().filter(|line| !head.is_repeated(line.text)).collect();
        let paragraphs = paragraphs(&above, has_blank_lines(lines));
        if paragraphs.len() <= MOST_STANDFIRST {
            for paragraph in paragraphs {
                if !standfirst.is_empty() {
                    standfirst.extend([Inline::Break, Inline::Break]);
                }
                standfirst.push(Inline::Text(paragraph));
            }
            rest = below;
        }
    }

    let mut body: Vec<Line<'_>> = strays.iter().chain(rest).copied().filter(|line| !is_text_size_line(line.text)).collect();
    let signature = body.pop_if(|last| is_signature(last.text)).map(|last| last.text.to_owned());
    let mut article = Article {
        headline: head.headline.map(str::to_owned),
        hero: head.hero,
        standfirst,
        signature,
        body: blocks(&body),
        ..Article::default()
    };
    article.dir = is_right_to_left(&article).then(|| "rtl".to_owned());
    article
}

/// What stands above the standfirst.
struct Head<'a> {
    headline: Option<&'a str>,
    hero: Option<Figure>,
}

impl<'a> Head<'a> {
    /// Takes a line if it belongs to the head: the first that is no picture line is the headline where no title told it.
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

    fn takes_picture(&mut self, line: &str) -> bool {
        let Some(picture) = picture(line) else { return false };
        let repeats = self.is_repeated(picture.caption);
        if !repeats && !picture.is_certain {
            return false;
        }
        let caption = if repeats { Vec::new() } else { vec![Inline::Text(picture.caption.to_owned())] };
        self.hero = Some(Figure { caption, credit: Some(picture.credit.to_owned()), ..Figure::default() });
        true
    }
}

/// Crossheads, rules and paragraphs.
fn blocks(lines: &[Line<'_>]) -> Vec<Block> {
    let is_wrapped = has_blank_lines(lines);
    let is_text = |line: &Line<'_>| !is_rule(line.text) && crosshead(line.text).is_none();
    let mut blocks = Vec::new();
    for group in lines.chunk_by(|one, next| is_text(one) && is_text(next)) {
        match group {
            [line] if is_rule(line.text) => blocks.push(Block::Rule),
            _ => match group.first().and_then(|line| crosshead(line.text)) {
                Some(text) => blocks.push(Block::Crosshead { level: 1, text: vec![Inline::Text(text.to_owned())] }),
                None => blocks.extend(
                    paragraphs(group, is_wrapped).into_iter().map(|text| Block::Paragraph { text: vec![Inline::Text(text)] }),
                ),
            },
        }
    }
    blocks
}

/// Whether paragraphs are set apart by blank lines: if so, lines between those are one paragraph, wrapped. If not, each line
/// is one.
fn has_blank_lines(lines: &[Line<'_>]) -> bool {
    lines.iter().skip(1).any(|line| line.opens)
}

fn paragraphs(lines: &[Line<'_>], is_wrapped: bool) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for line in lines {
        match paragraphs.last_mut() {
            Some(paragraph) if is_wrapped && !line.opens => {
                paragraph.push(' ');
                paragraph.push_str(line.text);
            }
            _ => paragraphs.push(line.text.to_owned()),
        }
    }
    paragraphs
}

/// Whether most letters of the headline, or of the first paragraph where there is none, run from right to left.
fn is_right_to_left(article: &Article) -> bool {
    let text = match (&article.headline, article.body.first()) {
        (Some(headline), _) => headline.clone(),
        (None, Some(Block::Paragraph { text })) => crate::story::plain_text(text),
        _ => return false,
    };
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let balance = letters.fold(0_i64, |balance, c| balance + if is_right_to_left_letter(c) { 1 } else { -1 });
    balance > 0
}

/// The blocks of Unicode whose letters run from right to left: Hebrew to Arabic Extended-A, the presentation forms, and the
/// right-to-left scripts of the supplementary plane (Unicode 16, DerivedBidiClass.txt).
fn is_right_to_left_letter(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests;
