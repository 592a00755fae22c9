//! Who wrote an item.

use crate::ingest::foreign::field::Field;
use crate::story::Byline;

/// Who wrote it: the byline, or else those whose role it is to write.
pub(super) fn bylines(item: Field<'_>) -> Vec<Byline> {
    const WRITERS: [&str; 7] = ["writer", "author", "reporter", "journalist", "correspondent", "columnist", "byline"];
    let by = item.first_of(&["by", "byline"]);
    let bylines: Vec<_> = by.each().filter_map(Field::words).map(|name| Byline { name, url: None }).collect();
    if !bylines.is_empty() {
        return bylines;
    }
    let mut bylines = Vec::new();
    for (list, is_of_writers) in [("authors", true), ("people", false), ("person", false)] {
        for person in item.at(list).each().filter(|person| person.is_object()) {
            let roles = ["role", "rel", "jobtitle"].iter().filter_map(|name| person.at(name).term()).collect::<Vec<_>>();
            let writes = roles.iter().any(|role| WRITERS.iter().any(|word| role.contains(word)));
            if writes || is_of_writers && roles.is_empty() {
                bylines.extend(person.first_of(&["name", "byline"]).words().map(|name| Byline { name, url: None }));
            }
        }
        if !bylines.is_empty() {
            break;
        }
    }
    bylines
}
