//! IPTC ninjs 1.x, 2.x and 3.x (<https://iptc.org/standards/ninjs/>).
//!
//! The versions differ in spelling: 1.x has a member for each kind of text (`body_xhtml`) and maps of renditions and
//! associations, 2.x has arrays of both, 3.x the same with names in camel case. Superdesk writes 1.x with `guid` for `uri`.

mod associations;
mod bylines;
mod pictures;
mod rights;
mod texts;

use self::associations::Associations;
use self::bylines::bylines;
use self::pictures::picture;
use self::texts::{body, description, headline};
use super::body::Body;
use super::field::Field;
use crate::story::{Article, Publisher};

/// The members that contain the items of a response.
pub(super) const ENVELOPES: [&str; 2] = ["_items", "items"];

/// Whether an object is a news item. An object with JSON-LD keywords is not.
pub(super) fn is_story(item: Field<'_>) -> bool {
    if item.has(&["@type", "@context", "@graph"]) {
        return false;
    }
    item.has(&["uri", "guid", "headline", "headlines", "title", "bodies", "descriptions", "renditions", "associations"])
        || item
            .entries()
            .iter()
            .any(|(name, _)| ["body_", "headline_", "description_"].iter().any(|purpose| name.starts_with(purpose)))
}

/// The story of a news item, with its associated pictures.
pub(super) fn article(item: Field<'_>) -> Article {
    if !item.has(&["uri", "guid"]) {
        item.warn("has no \"uri\"");
    }
    let Body { blocks: body, signature } = body(item);
    let mut article = Article {
        uri: item.first_of(&["uri", "guid"]).string(),
        lang: item.at("language").string(),
        dateline: item.at("located").words(),
        headline: headline(item).or_else(|| item.at("title").words()),
        standfirst: description(item),
        bylines: bylines(item),
        published: item.at("firstcreated").time().or_else(|| item.at("versioncreated").time()),
        updated: item.at("versioncreated").time(),
        publisher: item.first_of(&["infosource", "infosources"]).words().map(|name| Publisher { name, url: None, logo: None }),
        rights: rights::of_story(item),
        hero: picture(item).map(|picture| picture.figure),
        body,
        signature,
        access: None,
        dir: None,
        kicker: None,
        url: None,
    };
    if is_picture(item) {
        // It is the caption of the item's own picture.
        article.standfirst.clear();
    }
    Associations::of(item).add_to(&mut article);
    article
}

fn is_picture(item: Field<'_>) -> bool {
    matches!(item.at("type").text(), Some("picture" | "graphic"))
}
