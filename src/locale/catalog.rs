//! The languages with known words: those that are built in, and those that a page has loaded.

use std::cell::RefCell;

use super::languages::{ENGLISH, OTHERS};
use super::tag::row_of;
use super::words::{Vocabulary, Words};

/// Every built-in language, English first: all of them with the feature `languages`.
pub fn languages() -> impl Iterator<Item = Words> + Clone {
    [ENGLISH].into_iter().chain(OTHERS.iter().copied()).map(Words)
}

thread_local! {
    static LEARNED: RefCell<Vec<&'static Vocabulary>> = const { RefCell::new(Vec::new()) };
}

/// Adds the words of another language, in the form of the package's files; invalid ones are ignored. They are never freed:
/// a language is added once.
pub fn learn(line: &str) {
    if let Some(words) = Vocabulary::parse(line.to_owned().leak()) {
        LEARNED.with_borrow_mut(|learned| learned.push(Box::leak(Box::new(words))));
    }
}

/// The words of a tag's language, if they are known; otherwise English.
pub(super) fn words(tag: &str) -> Words {
    LEARNED.with_borrow(|learned| {
        let known = languages().map(|words| words.0).chain(learned.iter().copied());
        Words(row_of(tag, known, |words| words.tags).unwrap_or(ENGLISH))
    })
}
