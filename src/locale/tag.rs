//! Language tags (BCP 47), as pages write them.

use super::typography::is_unseen;

/// The row of a table that a tag names: the one of the language with its script, its region or another part, else the one of the language
/// alone. Extensions, which a part of one letter opens, name nothing. `tags` gives the tags of a row.
pub(super) fn row_of<'t, T>(
    tag: &str,
    rows: impl Iterator<Item = &'t T> + Clone,
    tags: impl Fn(&'t T) -> &'t [&'t str],
) -> Option<&'t T> {
    let mut parts = parts_of(tag);
    let language = parts.next().unwrap_or_default();
    let narrower = parts.take_while(|part| part.len() > 1).map(|part| format!("{language}-{part}"));
    let mut names = narrower.chain([language.to_owned()]);
    names.find_map(|name| rows.clone().find(|row| tags(*row).iter().any(|tag| tag.eq_ignore_ascii_case(&name))))
}

/// Whether two tags are of one language, whatever their scripts and regions.
#[cfg(feature = "ssr")]
pub(super) fn is_of_language(tag: &str, other: &str) -> bool {
    parts_of(tag).zip(parts_of(other)).next().is_some_and(|(language, other)| language.eq_ignore_ascii_case(other))
}

/// The parts of a tag: its language first. `_` is tolerated for `-`.
fn parts_of(tag: &str) -> impl Iterator<Item = &str> {
    tag.trim_matches(is_unseen).split(['-', '_'])
}
