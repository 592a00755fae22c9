//! schema.org's `NewsArticle` and its kin in JSON-LD (<https://schema.org/NewsArticle>): alone, in a list, or in an `@graph` whose
//! nodes refer to each other.

use super::reading::{Reading, item};
use super::{Form, put_body};
use crate::ingest::detect::has;
use crate::json::{Value, parse, read_into};
use crate::story::{Access, Article, Block};

pub(super) const FORM: Form = Form {
    envelopes: "",
    signs: "",
    story: "uri|t|identifier @id
url|t|url mainEntityOfPage/@id mainEntityOfPage
lang|t|inLanguage/alternateName inLanguage/identifier inLanguage
headline|t|headline name
kicker|t|articleSection
dateline|t|dateline
published|d|datePublished dateCreated
updated|d|dateModified
publisher.name|t|publisher
publisher.url|t|publisher/url
publisher.logo|t|publisher/logo/url publisher/logo/contentUrl publisher/logo
access|w|isAccessibleForFree|true=free false=subscriber
standfirst|i|description alternativeHeadline
bylines|l|author creator
hero|p|image/thumbnail|image thumbnailUrl
hero.caption|i|image/caption
hero.alt|t|image/description
hero.credit|o|image/creditText image/creator image/author|image/copyrightNotice
rights.expires|r|expires
rights.status|w|creativeWorkStatus|canceled=canceled cancelled=canceled withheld=withheld
rights.copyright|t|copyrightNotice copyrightHolder
rights.terms|t|usageInfo license",
    finish,
};

/// The media type of the JSON of record, where a story carries itself along as one of its encodings.
pub(crate) const RECORD: &str = "application/vnd.slugline+json";

/// The first story of a document; else the first object that has a headline.
pub(super) fn story(document: &Value) -> Option<&Value> {
    search(document, is_article).or_else(|| search(document, |value| has(value, "headline articleBody")))
}

/// Goes through what may hold a story, from the top down.
fn search(value: &Value, is_story: fn(&Value) -> bool) -> Option<&Value> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| search(item, is_story)),
        Value::Object(_) if is_story(value) => Some(value),
        Value::Object(members) => {
            let holds = |name: &str| matches!(name, "@graph" | "mainEntity" | "mainEntityOfPage" | "itemListElement" | "item");
            members.iter().filter(|(name, _)| holds(name)).find_map(|(_, value)| search(value, is_story))
        }
        _ => None,
    }
}

/// Whether its type is `NewsArticle` or one of its kin, with or without schema.org's address before it.
fn is_article(value: &Value) -> bool {
    let Some(types) = value.get("@type") else { return false };
    let is = |value: &Value| {
        let word = value.as_str().unwrap_or("");
        word.ends_with("Article") || word.ends_with("Posting") || word.ends_with("Report")
    };
    match types {
        Value::Array(types) => types.iter().any(is),
        one => is(one),
    }
}

/// Whether the story carries the JSON of record along. It is read then, and nothing else is.
pub(super) fn is_record<'v>(reading: &mut Reading<'v>, story: &'v Value, article: &mut Article) -> bool {
    let is_ours = reading.text_of(story, "encoding/encodingFormat") == RECORD;
    is_ours && parse(reading.text_of(story, "encoding/text")).is_ok_and(|record| read_into(article, record).0)
}

fn finish<'v>(reading: &mut Reading<'v>, story: &'v Value, article: &mut Article) {
    // What is not free may name a part that is.
    let part = reading.get(story, "hasPart/isAccessibleForFree");
    if article.access == Some(Access::Subscriber) && matches!(part, Value::Bool(true)) {
        article.access = Some(Access::Preview);
    }
    let text = reading.text_of(story, "articleBody text");
    put_body(reading, article, text, false);

    // The entries of a live blog are stories of their own, each below a crosshead.
    let updates = reading.get(story, "liveBlogUpdate");
    let mut index = 0;
    while let Some(update) = item(updates, index) {
        index += 1;
        let headline = reading.text_of(update, "headline");
        let text = reading.inlines(headline, false);
        if !text.is_empty() {
            article.body.push(Block::Crosshead { level: 1, text });
        }
        let text = reading.text_of(update, "articleBody text");
        put_body(reading, article, text, false);
    }
}
