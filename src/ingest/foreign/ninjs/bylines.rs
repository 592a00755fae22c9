//! The authors of an item.

use crate::ingest::foreign::field::Field;
use crate::story::Byline;

/// The authors: the byline, or else those whose role is a writer's.
pub(super) fn bylines(item: Field<'_>) -> Vec<Byline> {
    const WRITERS: [&str; 7] = ["writer", "author", "reporter", "journalist", "correspondent", "columnist", "byline"];
    let by = item.first_of(&["by", "byline"]);
    let mut bylines = by.each_as(named);
    if !bylines.is_empty() {
        return bylines;
    }
    for (list, is_of_writers) in [("authors", true), ("people", false), ("person", false)] {
        for person in item.at(list).each().filter(|person| person.is_object()) {
            let (mut writes, mut has_role) = (false, false);
            for role in ["role", "rel", "jobtitle"].iter().filter_map(|name| person.at(name).term()) {
                has_role = true;
                writes |= WRITERS.iter().any(|word| role.contains(word));
            }
            if writes || is_of_writers && !has_role {
                bylines.extend(named(person.first_of(&["name", "byline"])));
            }
        }
        if !bylines.is_empty() {
            break;
        }
    }
    bylines
}

fn named(name: Field<'_>) -> Option<Byline> {
    name.words().map(|name| Byline { name, url: None })
}
