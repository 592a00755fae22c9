//! Tables of text: a line a locale, its fields parted by `|`, the first of them the tags of its languages, parted by blanks.
//!
//! Rust's own tables of strings cost a pointer and a length a field, and its `split` more code than a table is long.

use super::kind::{UNSEEN, trim};

/// The parts of a text between marks.
#[derive(Clone, Debug)]
pub(crate) struct Parts<'a> {
    rest: Option<&'a str>,
    mark: u8,
}

/// The parts of a text between marks, each a sign of ASCII; of an empty text one, empty.
pub(crate) fn parts(text: &str, mark: u8) -> Parts<'_> {
    Parts { rest: Some(text), mark }
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.take()?;
        let end = text.bytes().take_while(|byte| *byte != self.mark).count();
        let (part, rest) = text.split_at_checked(end)?;
        self.rest = rest.get(1..);
        Some(part)
    }
}

/// The line that names the tag: first the language with its script, its region or another part, then the language alone, then
/// English. Extensions, which a part of one letter opens, name nothing.
#[inline(never)]
pub(super) fn line_of(table: &'static str, tag: &str) -> &'static str {
    let mark = if tag.bytes().any(|byte| byte == b'_') { b'_' } else { b'-' };
    let mut tag = parts(trim(tag, UNSEEN), mark);
    let language = tag.next().unwrap_or("");
    for part in tag.take_while(|part| part.len() > 1) {
        let line = naming(table, language, part);
        if !line.is_empty() {
            return line;
        }
    }
    let line = naming(table, language, "");
    if line.is_empty() { naming(table, "en", "") } else { line }
}

/// The line that names the language with that part, in any case; an empty one when there is none.
#[inline(never)]
fn naming(table: &'static str, language: &str, part: &str) -> &'static str {
    let is_named = |tag: &str| {
        let mut own = parts(tag, b'-');
        let mut is_next = |text: &str| own.next().unwrap_or("").eq_ignore_ascii_case(text);
        is_next(language) && is_next(part)
    };
    parts(table, b'\n').find(|line| parts(field(line, 0), b' ').any(is_named)).unwrap_or("")
}

/// One field of a line.
#[inline(never)]
pub(super) fn field(line: &'static str, place: usize) -> &'static str {
    parts(line, b'|').nth(place).unwrap_or("")
}
