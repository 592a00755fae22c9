//! The texts of an item: the best one for each purpose.

use crate::ingest::foreign::body::Body;
use crate::ingest::foreign::field::Field;
use crate::story::Inline;

/// One of the texts of an item for one purpose.
struct Version<'r> {
    field: Field<'r>,
    form: Form,
    /// Whether it is complete, not a teaser or a short form.
    is_whole: bool,
    is_main: bool,
}

/// The form of a text, from worst to best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// An agency's own vocabulary.
    Xml,
    Plain,
    Html,
}

/// The texts of an item for one purpose: a member of 1.x, such as `body_xhtml`, or an item of the list in later versions.
fn versions<'r>(item: Field<'r>, purpose: &str, list: &str) -> Vec<Version<'r>> {
    let mut versions = Vec::new();
    let mut add = |field: Field<'r>, role: &str, media_type: &str| {
        let Some(text) = field.text() else { return };
        let [role, media_type] = [role, media_type].map(str::to_ascii_lowercase);
        let says = |words: &[&str]| words.iter().any(|word| role.contains(word) || media_type.contains(word));
        let form = if says(&["html", "rich"]) {
            Form::Html
        } else if says(&["xml"]) {
            Form::Xml
        } else if text.starts_with('<') {
            Form::Html
        } else {
            Form::Plain
        };
        let is_whole = !["teaser", "short", "abstract", "brief"].iter().any(|word| role.contains(word));
        versions.push(Version { field, form, is_whole, is_main: role.is_empty() || role.contains("main") });
    };
    for (name, member) in item.entries() {
        let name = name.to_ascii_lowercase();
        // The last of two with the same name counts.
        if !name.starts_with(purpose) && name != list || !item.at(&name).is(member) {
            continue;
        }
        if name == purpose {
            add(member, "", "");
        } else if name == list {
            for text in member.each().filter(|text| !text.is_absent()) {
                let of = |name| if text.is_object() { text.at(name).text().unwrap_or_default() } else { "" };
                let value = if text.is_object() { text.at("value") } else { text };
                add(value, of("role"), of("contenttype"));
            }
        } else if let Some(role) = name.strip_prefix(purpose).and_then(|rest| rest.strip_prefix('_')) {
            add(member, role, "");
        }
    }
    versions
}

impl Version<'_> {
    fn length(&self) -> usize {
        self.field.text().unwrap_or_default().len()
    }
}

/// The criteria for a text: whether it is complete, its form, whether it is the main one, its length.
type Rank = (bool, Form, bool, usize);

/// The first of those with the highest rank.
fn best<'v, 'r>(versions: &'v [Version<'r>], rank: fn(&Version<'r>) -> Rank) -> Option<&'v Version<'r>> {
    versions.iter().rev().max_by_key(|version| rank(version))
}

/// The body: the complete text before parts of it, markup before plain text, the main one before others, then the longest.
pub(super) fn body(item: Field<'_>) -> Body {
    let versions = versions(item, "body", "bodies");
    match best(&versions, |version| (version.is_whole, version.form, version.is_main, version.length())) {
        Some(Version { field, form: Form::Html | Form::Xml, .. }) => field.markup(field.text().unwrap_or_default(), None),
        Some(version) => version.field.body(None),
        None => Body::default(),
    }
}

/// The summary, chosen in the same way as a body.
pub(super) fn description(item: Field<'_>) -> Vec<Inline> {
    let versions = versions(item, "description", "descriptions");
    let best = best(&versions, |version| (true, version.form, version.is_main, version.length()));
    best.map(|version| version.field.line()).unwrap_or_default()
}

/// The main headline, or else the first.
pub(super) fn headline(item: Field<'_>) -> Option<String> {
    let versions = versions(item, "headline", "headlines");
    best(&versions, |version| (version.is_whole, Form::Plain, version.is_main, 0)).and_then(|version| version.field.words())
}
