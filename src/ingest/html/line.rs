//! Text as it is put together: white space collapses, and formatting that runs across lines is opened anew in each.

use super::kind::{self, Kind};
use crate::locale::kind::{BLANK, is_all};
use crate::story::Inline;

/// Formatting that is open: its kind, and where a link leads.
pub(super) type Format = (Kind, String);

/// The inlines of one line.
#[derive(Debug, Default)]
pub(super) struct Line {
    inlines: Vec<Inline>,
    /// The formats that have an inline at the end, and what is in it so far.
    open: Vec<(Format, Vec<Inline>)>,
    /// Whether there was white space since the last word.
    is_blank: bool,
    /// Whether the line was broken since the last word.
    is_broken: bool,
    /// Whether there is more than blanks.
    has_words: bool,
}

impl Line {
    /// Adds words.
    #[inline(never)]
    pub(super) fn add(&mut self, formats: &[Format], text: &str) {
        // White space of HTML: no-break spaces are words.
        let mut rest = text;
        while !rest.is_empty() {
            let word = until(rest, |byte| byte.is_ascii_whitespace());
            let after = rest.get(word.len()..).unwrap_or_default();
            let blank = until(after, |byte| !byte.is_ascii_whitespace());
            if !word.is_empty() {
                self.has_words = self.has_words || !is_all(word, BLANK);
                add(self.place(formats), word);
            }
            self.is_blank |= !blank.is_empty();
            rest = after.get(blank.len()..).unwrap_or_default();
        }
    }

    /// Adds code.
    pub(super) fn add_code(&mut self, formats: &[Format], text: String) {
        if !is_all(&text, BLANK) {
            self.has_words = true;
            self.place(formats).push(Inline::Code(text));
        }
    }

    /// Breaks the line, if more comes. Says whether it was broken already.
    pub(super) fn broken(&mut self) -> bool {
        std::mem::replace(&mut self.is_broken, true)
    }

    /// Closes all but so many formats.
    #[inline(never)]
    pub(super) fn close(&mut self, formats: usize) {
        while self.open.len() > formats
            && let Some(((kind, href), text)) = self.open.pop()
        {
            self.end().push(match kind {
                kind::STRONG => Inline::Strong(text),
                kind::EMPHASIS => Inline::Em(text),
                kind::MARK => Inline::Mark(text),
                kind::SUB => Inline::Sub(text),
                kind::SUP => Inline::Sup(text),
                _ => Inline::Link { href, text },
            });
        }
    }

    /// Takes what is there, if it is more than blanks.
    #[inline(never)]
    pub(super) fn take(&mut self) -> Vec<Inline> {
        self.close(0);
        let line = std::mem::take(self);
        if line.has_words { line.inlines } else { Vec::new() }
    }

    fn end(&mut self) -> &mut Vec<Inline> {
        match self.open.last_mut() {
            Some((_, text)) => text,
            None => &mut self.inlines,
        }
    }

    /// Where the next word goes. What parts it from the last one goes before the formatting that begins with it.
    fn place(&mut self, formats: &[Format]) -> &mut Vec<Inline> {
        let is_first = self.inlines.is_empty() && self.open.is_empty();
        let (is_blank, is_broken) = (self.is_blank, self.is_broken);
        (self.is_blank, self.is_broken) = (false, false);
        let end = self.end();
        if !is_first && is_broken {
            end.push(Inline::Break);
        } else if !is_first && is_blank {
            add(end, " ");
        }
        for format in formats.iter().skip(self.open.len()) {
            self.open.push((format.clone(), Vec::new()));
        }
        self.end()
    }
}

/// Adds text to the last inline, if that is text.
fn add(place: &mut Vec<Inline>, text: &str) {
    match place.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => place.push(Inline::Text(text.to_owned())),
    }
}

/// The text before the first byte that is so.
fn until(text: &str, ends: impl Fn(u8) -> bool) -> &str {
    let end = text.bytes().take_while(|byte| !ends(*byte)).count();
    text.get(..end).unwrap_or(text)
}
