//! Whether a story may be shown.

use super::Timestamp;
use crate::json::{Value, Walk, record, words_of_record};

record! {
    /// On whose terms a story may be shown, and when.
    pub struct Rights {
        /// Whether it may be shown at all.
        pub status: Option<Status>,
        /// Not to be shown before.
        pub embargo: Option<Timestamp>,
        /// Not to be shown after.
        pub expires: Option<Timestamp>,
        /// The copyright notice. Always shown.
        pub copyright: Option<String>,
        /// The terms of use.
        pub terms: Option<String>,
    }
    settle = hold_unread;
}

/// Withholds a story whose status, embargo or expiry cannot be read. Showing a story that an agency withholds does
/// more harm than not showing one.
fn hold_unread(rights: &mut Rights, walk: &mut Walk<'_>) {
    let Some(given) = walk.given() else { return };
    let is_unread = |name, is_read: bool| !is_read && given.get(name).is_some();
    if is_unread("status", rights.status.is_some())
        || is_unread("embargo", rights.embargo.is_some())
        || is_unread("expires", rights.expires.is_some())
    {
        rights.status = Some(Status::Withheld);
    }
}

words_of_record! {
    /// The publication status of IPTC's newscode `pubstatus`.
    pub enum Status {
        /// May be shown.
        Usable = "usable",
        /// Withheld by its agency.
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

impl Withheld {
    /// The reason in words, for the publisher.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Status(Status::Canceled) => "its agency has withdrawn the story: it is not shown",
            Self::Status(_) => "its agency holds the story back: it is not shown",
            Self::Embargoed => "the embargo on the story has not ended: it is not shown",
            Self::Expired => "the story is past its end: it is not shown",
        }
    }
}

/// Reduces the JSON of a story that must not be shown to its identity and its rights.
pub fn reduce(article: &mut Value) {
    if let Value::Object(members) = article {
        members.retain(|(name, _)| matches!(name.as_str(), "uri" | "lang" | "rights"));
    }
}

impl Rights {
    /// Why the story must not be shown at `now`, in milliseconds since 1970; `None` if it may.
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
    use super::{Rights, Status, Timestamp, Withheld, reduce};
    use crate::json::{Record, parse, to_text};
    use crate::story::Article;

    fn article(json: &str) -> Article {
        Article::read(parse(json).unwrap()).0.unwrap()
    }

    #[test]
    fn withheld_story_keeps_only_its_identity() {
        let story = article(
            r#"{"uri": "urn:a", "url": "https://a.example/the-headline", "lang": "en", "headline": "A", "kicker": "K", "standfirst": ["S"],
                "hero": {"src": "a.jpg", "caption": ["C"]}, "body": [{"type": "paragraph", "text": ["B"]}],
                "rights": {"status": "withheld", "copyright": "\u00a9 A"}}"#,
        );
        assert_eq!(story.withheld_at(0), Some(Withheld::Status(Status::Withheld)));
        let mut written = story.write();
        reduce(&mut written);
        let left = r#"{"uri":"urn:a","lang":"en","rights":{"status":"withheld","copyright":"\u00a9 A"}}"#;
        assert_eq!(to_text(&written), to_text(&parse(left).unwrap()));
    }

    #[test]
    fn unreadable_rights_withhold() {
        for rights in [
            r#"{"embargo": "tomorrow"}"#,
            r#"{"expires": 12}"#,
            r#"{"status": "spiked"}"#,
            r#"{"status": "usable", "embargo": "2026-11-22"}"#,
        ] {
            let story = article(&format!(r#"{{"headline": "A", "rights": {rights}}}"#));
            assert_eq!(story.withheld_at(0), Some(Withheld::Status(Status::Withheld)), "{rights}");
        }
        assert_eq!(article(r#"{"headline": "A", "rights": {"status": null, "embargo": null}}"#).withheld_at(0), None);
    }

    #[test]
    fn story_is_withheld_outside_its_time() {
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
    fn story_is_withheld_by_its_status() {
        let rights = Rights { status: Some(Status::Canceled), ..Rights::default() };
        assert_eq!(rights.withheld_at(0), Some(Withheld::Status(Status::Canceled)));
        assert_eq!(Rights { status: Some(Status::Usable), ..Rights::default() }.withheld_at(0), None);
    }
}
