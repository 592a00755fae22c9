//! The line that names the source of the figures, and their freshness.

use std::fmt::{Display, Formatter, Result};

use super::cell::delay_text;
use crate::locale::{Locale, around, fill, whole};
use crate::quote::{Feed, Freshness, State};

/// What is known about a strip's feed and its quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedStatus {
    /// The state of the feed, if there is one.
    pub feed: Option<Feed>,
    /// The time of the latest figure, formatted in the language; empty if unknown.
    pub as_of: String,
    /// How many quotes are shown, if not all of them.
    pub most: Option<u32>,
    /// Why no quotes are shown, if so.
    pub absence: Option<Absence>,
}

/// Why a strip shows no quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// There are none.
    NoQuotes,
    /// None of them is one that the page chose.
    NoSuchSymbols,
}

impl Absence {
    /// Why none of `all` quotes is shown, if so.
    pub fn of(shown: usize, all: usize) -> Option<Self> {
        match (shown, all) {
            (0, 0) => Some(Self::NoQuotes),
            (0, _) => Some(Self::NoSuchSymbols),
            _ => None,
        }
    }
}

/// "Example figures · Delayed 15 min · as of 14:32", in the parts that a narrow strip shows and those that it omits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceLine {
    parts: Vec<SourcePart>,
}

/// A part of the source line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcePart {
    /// Its text.
    pub text: String,
    /// Whether a narrow strip is understandable without it.
    pub is_spare: bool,
}

impl SourceLine {
    /// The parts, in order.
    pub fn parts(&self) -> &[SourcePart] {
        &self.parts
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether a narrow strip omits some of it.
    pub fn has_spare_parts(&self) -> bool {
        self.parts.iter().any(|part| part.is_spare)
    }

    /// Adds an item, in parts each of which may be omitted or not.
    fn add<'a>(&mut self, parts: impl IntoIterator<Item = (&'a str, bool)>) {
        let parts = parts.into_iter().filter(|(text, _)| !text.is_empty()).collect::<Vec<_>>();
        let is_all_spare = parts.iter().all(|(_, is_spare)| *is_spare);
        if !self.is_empty() && !parts.is_empty() {
            // A line may break after the dot, not before it.
            self.parts.push(SourcePart { text: "\u{A0}\u{B7} ".to_owned(), is_spare: is_all_spare });
        }
        self.parts.extend(parts.into_iter().map(|(text, is_spare)| SourcePart { text: text.to_owned(), is_spare }));
    }
}

impl Display for SourceLine {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        self.parts.iter().try_for_each(|part| formatter.write_str(&part.text))
    }
}

/// The source of the figures, and the state that all of them share.
pub fn source_line(source: Option<&str>, fresh: Freshness, status: &FeedStatus, locale: Locale) -> SourceLine {
    let words = locale.words();
    let most = status.most.map(|most| fill(words.most(), &whole(most, locale)));
    let absence = status.absence.map(|absence| match absence {
        Absence::NoQuotes => words.no_quotes(),
        Absence::NoSuchSymbols => words.no_such_symbols(),
    });
    let state = match (fresh.state, status.feed) {
        (Some(State::Closed), _) | (None, Some(Feed::Closed)) => Some(words.closed().to_owned()),
        (Some(State::Halted), _) => Some(words.halted().to_owned()),
        (Some(State::Delayed), _) => delay_text(fresh.delay, locale),
        // They are live only while they arrive.
        (Some(State::Live), None | Some(Feed::Live)) => Some(words.live().to_owned()),
        (None, Some(Feed::Live)) if fresh.delay.is_none() => Some(words.live().to_owned()),
        _ => None,
    };
    let fault = match status.feed {
        Some(Feed::Connecting) => Some(words.connecting()),
        Some(Feed::Stale) => Some(words.stale()),
        Some(Feed::Offline) => Some(words.offline()),
        _ => None,
    };
    let mut line = SourceLine::default();
    line.add([(source.unwrap_or_default(), false)]);
    line.add([(most.as_deref().unwrap_or_default(), true)]);
    line.add([(absence.unwrap_or_default(), false)]);
    line.add([(state.as_deref().unwrap_or_default(), false)]);
    line.add([(fault.unwrap_or_default(), false)]);
    if !status.as_of.is_empty() {
        let (before, after) = around(words.as_of());
        // Next to figures, a time alone is understood.
        line.add([(before, true), (&status.as_of, false), (after, true)]);
    }
    line
}
