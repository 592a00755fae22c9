//! Whether and when an item may be shown.

use crate::ingest::foreign::field::Field;
use crate::story::{Rights, Status};

/// Whether and when an item may be shown, without the texts about it. A value that cannot be read withholds it.
pub(super) fn of(item: Field<'_>) -> Rights {
    let status = item.at("pubstatus");
    let [embargo, expires] = [item.first_of(&["embargoeduntil", "embargoed"]), item.at("expires")];
    let mut rights = Rights { embargo: embargo.exact_time(), expires: expires.time(), ..Rights::default() };
    rights.status = match status.term().as_deref() {
        Some("usable") => Some(Status::Usable),
        Some("withheld") => Some(Status::Withheld),
        Some("canceled" | "cancelled") => Some(Status::Canceled),
        _ if status.is_absent() => None,
        _ => {
            status.expected("one of usable withheld canceled");
            Some(Status::Withheld)
        }
    };
    let is_unread = |field: Field<'_>, is_read: bool| !field.is_absent() && !is_read;
    if is_unread(embargo, rights.embargo.is_some()) || is_unread(expires, rights.expires.is_some()) {
        rights.status = Some(Status::Withheld);
    }
    rights
}

/// The rights of a story, with their texts.
pub(super) fn of_story(item: Field<'_>) -> Option<Rights> {
    let rights = Rights {
        copyright: item.first_of(&["copyrightnotice", "copyrightholder"]).words(),
        terms: item.at("usageterms").words(),
        ..of(item)
    };
    (rights != Rights::default()).then_some(rights)
}
