//! What a sign is, as far as wire copy needs to know: without Unicode's tables, which would be larger than this room.

use crate::locale::{trim as without_marks, trim_of};

/// Whether it is one of the dashes that are typed for one another.
#[inline(never)]
pub(super) fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '\u{2013}' | '\u{2014}' | '\u{2212}')
}

pub(super) fn is_dash_or_blank(sign: char) -> bool {
    is_dash(sign) || sign.is_whitespace()
}

/// Whether it is a letter. Beyond ASCII that is whatever stands in no block of signs; digits of other scripts pass.
#[inline(never)]
pub(super) fn is_letter(sign: char) -> bool {
    match sign {
        '\0'..'\u{c0}' => sign.is_ascii_alphabetic(),
        // General punctuation to supplemental punctuation, but for the letters among them (Glagolitic to Ethiopic Extended);
        // signs of Chinese and Japanese; private use; variants and signs of full width; emoji.
        '\u{2000}'..'\u{2c00}' | '\u{2e00}'..'\u{3005}' | '\u{3008}'..'\u{3031}' | '\u{e000}'..'\u{f900}' => false,
        '\u{fe00}'..'\u{fe70}' | '\u{feff}'..'\u{ff21}' | '\u{fff0}'..'\u{10000}' | '\u{1f000}'..'\u{1fbf0}' => false,
        _ => true,
    }
}

pub(super) fn is_letter_or_digit(sign: char) -> bool {
    is_letter(sign) || sign.is_ascii_digit()
}

/// The text without white space at its ends, no-break spaces included. A byte order mark goes too; marks of direction stay.
pub(super) fn trim(text: &str) -> &str {
    trim_of(text, |sign| sign.is_whitespace() || sign == '\u{feff}')
}

/// The words of a line, without the marks of direction that text which runs from right to left may carry around them.
#[inline(never)]
pub(super) fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = trim(line);
    while !rest.is_empty() {
        let (word, after) = rest.split_at_checked(rest.find(char::is_whitespace).unwrap_or(rest.len())).unwrap_or((rest, ""));
        words.push(without_marks(word));
        rest = trim(after);
    }
    words
}

/// The text without its last sign, if that is of the kind.
#[inline(never)]
pub(super) fn without_last(text: &str, is_of_the_kind: fn(char) -> bool) -> Option<&str> {
    let mut signs = text.chars();
    let last = signs.next_back()?;
    is_of_the_kind(last).then_some(signs.as_str())
}

/// Whether a text has one to so many signs, each of the kind.
#[inline(never)]
pub(super) fn is_made_of(text: &str, most: usize, is_of_the_kind: fn(char) -> bool) -> bool {
    let mut left = most;
    for sign in text.chars() {
        if left == 0 || !is_of_the_kind(sign) {
            return false;
        }
        left -= 1;
    }
    !text.is_empty()
}

/// The kind of every sign.
pub(super) fn any(_: char) -> bool {
    true
}

/// Whether there is something to read in a text.
#[inline(never)]
pub(super) fn has_letter(text: &str) -> bool {
    text.chars().any(is_letter_or_digit)
}
