//! The ids of a story's headings: `#slugline-4k2f1z-three-quarters-of-an-inch`.
//!
//! The middle part identifies the story, so that the stories of a page, and the page itself, never share an id; the last part is the
//! heading's text. So links work as long as the story keeps its `uri` and the heading its words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use crate::story::Article;

/// What every id of a story's headings begins with.
pub(crate) const ID_PREFIX: &str = "slugline-";

/// The longest text of a heading that is kept in full, in characters.
const LONGEST: usize = 60;

/// Gives each heading of a story a unique `id`, in order.
#[derive(Clone, Debug)]
pub struct Anchors {
    story: String,
    /// Whether the nodes are made in a page, where an `id` may be taken.
    looks_around: bool,
    given: Arc<Mutex<Given>>,
}

/// The ids given so far. A story whose headings all have the same words takes no longer than any other.
#[derive(Debug, Default)]
struct Given {
    ids: BTreeSet<String>,
    /// How many names have been tried.
    tries: BTreeMap<String, u32>,
}

/// For a story of which nothing is known.
impl Default for Anchors {
    fn default() -> Self {
        Self { story: "slugline-story".to_owned(), looks_around: false, given: Arc::default() }
    }
}

impl Anchors {
    /// For a story. In a page its ids avoid those that are there, such as those of the same story.
    pub(super) fn of(article: &Article, looks_around: bool) -> Self {
        let known_by = [&article.uri, &article.url, &article.headline].into_iter().flatten().next();
        let story = [ID_PREFIX, &short_hash(known_by.map(String::as_str).unwrap_or_default())].concat();
        Self { story, looks_around, ..Self::default() }
    }

    /// The id of the headline, which identifies the story.
    pub(super) fn of_headline(&self) -> String {
        self.free(self.story.clone())
    }

    /// The id of a heading within the story.
    pub(super) fn of_crosshead(&self, text: &str) -> String {
        let slug = slug(text);
        self.free(if slug.is_empty() { [&self.story, "-part"].concat() } else { [&self.story, "-", &slug].concat() })
    }

    /// The name, with a number appended if it has been given before.
    fn free(&self, name: String) -> String {
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        let Given { ids, tries } = &mut *given;
        let tries = tries.entry(name.clone()).or_default();
        loop {
            *tries += 1;
            let id = if *tries == 1 { name.clone() } else { format!("{name}-{tries}") };
            if !(self.looks_around && is_taken(&id)) && ids.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn is_taken(id: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.get_element_by_id(id).is_some())
}

#[cfg(not(target_arch = "wasm32"))]
fn is_taken(_: &str) -> bool {
    false
}

/// The id of the headline if it is the only one of its name; nothing without a headline.
pub(crate) fn headline_id(article: &Article) -> Option<String> {
    article.headline.is_some().then(|| Anchors::of(article, false).of_headline())
}

/// Letters and digits in lower case, a hyphen for everything between them.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        if !slug.is_empty() && slug.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST));
    }
    slug
}

/// Six letters and digits that identify a text: FNV-1a, 32 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>).
fn short_hash(text: &str) -> String {
    let mut hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mut short = String::new();
    for _ in 0..6 {
        short.push(char::from_digit(hash % 36, 36).unwrap_or('0'));
        hash /= 36;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::{Anchors, slug};
    use crate::story::Article;

    fn anchors(uri: &str) -> Anchors {
        Anchors::of(&Article { uri: Some(uri.to_owned()), ..Article::default() }, false)
    }

    #[test]
    fn heading_ids_are_made_from_their_words() {
        for (text, expected) in [
            ("Three quarters of an inch", "three-quarters-of-an-inch"),
            ("  \u{201c}Stop!\u{201d} \u{2013} said A&B ", "stop-said-a-b"),
            ("Größe", "größe"),
            ("عنوان فرعي", "عنوان-فرعي"),
            ("小見出し", "小見出し"),
            ("* * *", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
        let long = slug(&"word ".repeat(40));
        assert!(long.len() <= 60 && long.ends_with("word"), "{long}");
        assert_eq!(slug(&"ä".repeat(99)).chars().count(), 60);
    }

    #[test]
    fn heading_ids_are_unique() {
        let anchors = anchors("urn:a");
        let ids: Vec<_> = ["A", "A", "A 2", "A", "", "!"].iter().map(|text| anchors.of_crosshead(text)).collect();
        let mut different = ids.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), ids.len(), "{ids:?}");
        assert!(ids.iter().all(|id| id.starts_with("slugline-")), "{ids:?}");
    }

    #[test]
    fn equal_headings_are_numbered() {
        let anchors = anchors("urn:a");
        // If each name were searched from the beginning, this would not end.
        for _ in 0..50_000 {
            anchors.of_crosshead("A");
        }
        assert!(anchors.of_crosshead("A").ends_with("-a-50001"));
    }

    #[test]
    fn ids_differ_between_stories_and_are_stable() {
        assert_eq!(anchors("urn:a").of_crosshead("A"), anchors("urn:a").of_crosshead("A"));
        assert_ne!(anchors("urn:a").of_crosshead("A"), anchors("urn:b").of_crosshead("A"));
    }
}
