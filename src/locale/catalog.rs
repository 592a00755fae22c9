//! The languages whose words are known: those that are built in, and those that a page has loaded.

use std::cell::RefCell;

use super::languages::{ENGLISH, OTHERS};
use super::tag::row_of;
use super::words::{Vocabulary, Words};

/// Every language that is built in, English first: all there are with the feature `languages`.
pub fn languages() -> impl Iterator<Item = Words> + Clone {
    [ENGLISH].into_iter().chain(OTHERS.iter().copied()).map(Words)
}

thread_local! {
    static LEARNED: RefCell<Vec<&'static Vocabulary>> = const { RefCell::new(Vec::new()) };
}

/// Takes the words of one more language, as the files of the package have them; what does not fit is not taken. They are held to
/// the end: a language is to be learned once.
pub fn learn(line: &str) {
    if let Some(words) = Vocabulary::parse(line.to_owned().leak()) {
        LEARNED.with_borrow_mut(|learned| learned.push(Box::leak(Box::new(words))));
    }
}

/// The words of the language of a tag, if they are known; English otherwise.
pub(super) fn words(tag: &str) -> Words {
    LEARNED.with_borrow(|learned| {
        let known = languages().map(|words| words.0).chain(learned.iter().copied());
        Words(row_of(tag, known, |words| words.tags).unwrap_or(ENGLISH))
    })
}
