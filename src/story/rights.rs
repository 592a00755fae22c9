//! Whether a story may be shown.

use super::Timestamp;
use crate::json::{record, words_of_record};

record! {
    /// On whose terms a story may be shown, and when.
    pub struct Rights {
        /// Whether it may be shown at all.
        pub status: Option<Status>,
        /// Not to be shown before.
        pub embargo: Option<Timestamp>,
        /// Not to be shown after.
        pub expires: Option<Timestamp>,
        /// Whose it is. Always shown.
        pub copyright: Option<String>,
        /// What else its use is bound to.
        pub terms: Option<String>,
    }
}

words_of_record! {
    /// The publication status of IPTC's newscode `pubstatus`.
    pub enum Status {
        /// May be shown.
        Usable = "usable",
        /// Held back by its agency.
        Withheld = "withheld",
        /// Withdrawn by its agency.
        Canceled = "canceled",
    }
}

/// Why a story is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// Its agency holds it back or has withdrawn it.
    Status(Status),
    /// Its embargo has not ended.
    Embargoed,
    /// It is past its end.
    Expired,
}

impl Rights {
    /// Why the story must not be shown at `now`, in milliseconds since 1970; nothing when it may.
    pub fn withheld_at(&self, now: i64) -> Option<Withheld> {
        match self.status {
            Some(status @ (Status::Withheld | Status::Canceled)) => return Some(Withheld::Status(status)),
            Some(Status::Usable) | None => {}
        }
        if self.embargo.as_ref().is_some_and(|end| now < end.milliseconds()) {
            return Some(Withheld::Embargoed);
        }
        if self.expires.as_ref().is_some_and(|end| now > end.milliseconds()) {
            return Some(Withheld::Expired);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Rights, Status, Timestamp, Withheld};

    #[test]
    fn nothing_is_shown_outside_its_time() {
        let rights = Rights {
            embargo: Timestamp::parse("2026-01-01T12:00:00Z"),
            expires: Timestamp::parse("2026-01-02T12:00:00+02:00"),
            ..Rights::default()
        };
        let at = |text: &str| rights.withheld_at(Timestamp::parse(text).unwrap().milliseconds());
        assert_eq!(at("2026-01-01T11:59:59Z"), Some(Withheld::Embargoed));
        assert_eq!(at("2026-01-01T12:00:00Z"), None);
        assert_eq!(at("2026-01-02T10:00:01Z"), Some(Withheld::Expired));
    }

    #[test]
    fn nothing_is_shown_against_its_status() {
        let rights = Rights { status: Some(Status::Canceled), ..Rights::default() };
        assert_eq!(rights.withheld_at(0), Some(Withheld::Status(Status::Canceled)));
        assert_eq!(Rights { status: Some(Status::Usable), ..Rights::default() }.withheld_at(0), None);
    }
}
