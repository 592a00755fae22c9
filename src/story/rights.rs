//! Whether a story may be shown.

use super::{Article, Block, Figure, Timestamp};
use crate::json::{Walk, record, words_of_record};

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
    settle = hold_unread;
}

/// Holds back what should say whether or when it may be shown, and cannot be read. To show a story that an agency holds back does
/// more harm than not to show one.
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

impl Withheld {
    /// The reason in words, for those who make the page.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Status(Status::Canceled) => "its agency has withdrawn the story: it is not shown",
            Self::Status(_) => "its agency holds the story back: it is not shown",
            Self::Embargoed => "the embargo on the story has not ended: it is not shown",
            Self::Expired => "the story is past its end: it is not shown",
        }
    }
}

impl Article {
    /// Takes away what may not be shown at `now`, in milliseconds since 1970: of the story all but what identifies it, and says why; or
    /// else the pictures that have rights of their own.
    pub fn release(&mut self, now: i64) -> Option<Withheld> {
        let withheld = self.rights.as_ref().and_then(|rights| rights.withheld_at(now));
        if withheld.is_some() {
            let (uri, lang, rights) = (self.uri.take(), self.lang.take(), self.rights.take());
            *self = Self { uri, lang, rights, ..Self::default() };
        } else {
            self.hero.take_if(|hero| !may_show(hero, now));
            release_blocks(&mut self.body, now);
        }
        withheld
    }
}

fn may_show(figure: &Figure, now: i64) -> bool {
    figure.rights.as_ref().is_none_or(|rights| rights.withheld_at(now).is_none())
}

fn release_blocks(blocks: &mut Vec<Block>, now: i64) {
    blocks.retain_mut(|block| {
        match block {
            Block::Figure(figure) => return may_show(figure, now),
            Block::Gallery { figures } => figures.retain(|figure| may_show(figure, now)),
            Block::Quote { body, .. } => release_blocks(body, now),
            Block::List { items, .. } => {
                for item in items {
                    release_blocks(item, now);
                }
            }
            _ => {}
        }
        true
    });
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
    use super::{Article, Rights, Status, Timestamp, Withheld};
    use crate::json::{Record, parse, to_text};

    fn article(json: &str) -> Article {
        Article::read(parse(json).unwrap()).0.unwrap()
    }

    #[test]
    fn of_what_is_held_back_only_its_name_stays() {
        let mut story = article(
            r#"{"uri": "urn:a", "url": "https://a.example/the-headline", "lang": "en", "headline": "A", "kicker": "K", "standfirst": ["S"],
                "hero": {"src": "a.jpg", "caption": ["C"]}, "body": [{"type": "paragraph", "text": ["B"]}],
                "rights": {"status": "withheld", "copyright": "\u00a9 A"}}"#,
        );
        assert_eq!(story.release(0), Some(Withheld::Status(Status::Withheld)));
        let left = r#"{"uri":"urn:a","lang":"en","rights":{"status":"withheld","copyright":"\u00a9 A"}}"#;
        assert_eq!(to_text(&story.write()), to_text(&parse(left).unwrap()));
    }

    #[test]
    fn pictures_are_held_back_by_themselves_wherever_they_stand() {
        let figure = |rights: &str| format!(r#"{{"type": "figure", "src": "a.jpg", "rights": {rights}}}"#);
        let [free, held] = [figure(r#"{"embargo": "2026-01-01T00:00:00Z"}"#), figure(r#"{"expires": "2026-01-01T00:00:00Z"}"#)];
        let mut story = article(&format!(
            r#"{{"hero": {held}, "body": [{held}, {free}, {{"type": "quote", "body": [{held}, {free}]}},
                {{"type": "list", "items": [[{held}], [{free}]]}}, {{"type": "gallery", "figures": [{held}, {free}]}}]}}"#
        ));
        let now = Timestamp::parse("2026-06-01T00:00:00Z").unwrap().milliseconds();
        assert_eq!(story.release(now), None);
        let left = to_text(&story.write());
        assert_eq!((left.matches("embargo").count(), left.matches("expires").count()), (4, 0), "{left}");
    }

    #[test]
    fn what_cannot_be_read_forbids() {
        for rights in [
            r#"{"embargo": "tomorrow"}"#,
            r#"{"expires": 12}"#,
            r#"{"status": "spiked"}"#,
            r#"{"status": "usable", "embargo": "2026-11-22"}"#,
        ] {
            let mut story = article(&format!(r#"{{"headline": "A", "rights": {rights}}}"#));
            assert_eq!(story.release(0), Some(Withheld::Status(Status::Withheld)), "{rights}");
        }
        assert_eq!(article(r#"{"headline": "A", "rights": {"status": null, "embargo": null}}"#).release(0), None);
    }

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
