//! schema.org's `NewsArticle` and its kin in JSON-LD (<https://schema.org/NewsArticle>): alone, in a list, or in an `@graph` whose
//! nodes refer to each other.

use super::reading::Reading;
use crate::ingest::detect::has;
use crate::json::{Value, parse};

pub(super) const FORM: &str = "

uri|t|identifier @id
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
access|v|hasPart/isAccessibleForFree|true=preview
standfirst|i|description alternativeHeadline
bylines|l|author creator
hero|p|image/thumbnail|image thumbnailUrl
hero.caption|i|image/caption
hero.alt|t|image/description
hero.credit|o|image/creditText image/creator image/author|image/copyrightNotice
rights.expires|r|expires
rights.status|w|creativeWorkStatus|canceled=canceled cancelled=canceled withheld=withheld
rights.copyright|t|copyrightNotice copyrightHolder
rights.terms|t|usageInfo license
|y|articleBody text
|u|liveBlogUpdate";

/// What is taken of that which stands in a page, as far as its markup does not say it.
pub(super) const OF_PAGE: &str = "headline|t|headline name
bylines|l|author creator
published|d|datePublished dateCreated
updated|d|dateModified
publisher.name|t|publisher
access|w|isAccessibleForFree|true=free false=subscriber
access|v|hasPart/isAccessibleForFree|true=preview
rights.expires|r|expires
rights.status|w|creativeWorkStatus|canceled=canceled cancelled=canceled withheld=withheld";

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

/// The JSON of record, where the story carries it along. It is read then, and nothing else is.
pub(super) fn own_record<'v>(reading: &mut Reading<'v>, story: &'v Value) -> Value {
    if reading.text_of(story, "encoding/encodingFormat") == RECORD
        && let Ok(record @ Value::Object(_)) = parse(reading.text_of(story, "encoding/text"))
    {
        return record;
    }
    Value::Null
}
