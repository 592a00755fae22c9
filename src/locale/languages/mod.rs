//! The controls' words in each language, a file each. They are what a newspaper of the language prints; `\u{a0}` is a no-break space.
//!
//! `xtask/words.mjs` reads these files too: each language but English is a file of the npm package, which pages load when they need it.

use super::words::Vocabulary;

#[cfg(feature = "languages")]
mod ar;
#[cfg(feature = "languages")]
mod de;
mod en;
#[cfg(feature = "languages")]
mod es;
#[cfg(feature = "languages")]
mod fr;
#[cfg(feature = "languages")]
mod he;
#[cfg(feature = "languages")]
mod it;
#[cfg(feature = "languages")]
mod ja;
#[cfg(feature = "languages")]
mod ko;
#[cfg(feature = "languages")]
mod nl;
#[cfg(feature = "languages")]
mod pl;
#[cfg(feature = "languages")]
mod pt;
#[cfg(feature = "languages")]
mod tr;
#[cfg(feature = "languages")]
mod zh_hans;
#[cfg(feature = "languages")]
mod zh_hant;

/// English, which is always there.
pub(super) static ENGLISH: &Vocabulary = &en::WORDS;

/// The other languages that are built in.
#[cfg(feature = "languages")]
pub(super) static OTHERS: &[&Vocabulary] = &[
    &de::WORDS,
    &fr::WORDS,
    &es::WORDS,
    &it::WORDS,
    &pt::WORDS,
    &nl::WORDS,
    &pl::WORDS,
    &tr::WORDS,
    &ar::WORDS,
    &he::WORDS,
    &ja::WORDS,
    &zh_hans::WORDS,
    &zh_hant::WORDS,
    &ko::WORDS,
];
#[cfg(not(feature = "languages"))]
pub(super) static OTHERS: &[&Vocabulary] = &[];
