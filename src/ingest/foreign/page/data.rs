//! The JSON-LD of a page about its story.

use super::head::Head;
use super::landmarks::is_same;
use crate::ingest::foreign::date::Date;
use crate::ingest::foreign::field::Field;
use crate::ingest::foreign::html::Tree;
use crate::ingest::foreign::jsonld::{self, Found};
use crate::ingest::foreign::reading::Reading;
use crate::json::{Problem, SyntaxError, Value, parse};
use crate::story::{Access, Byline, Publisher, Rights};

/// The data about a story, except its text.
#[derive(Debug, Default)]
pub(super) struct Data {
    pub(super) headline: Option<String>,
    pub(super) bylines: Vec<Byline>,
    pub(super) publisher: Option<Publisher>,
    pub(super) published: Option<Date>,
    pub(super) updated: Option<Date>,
    pub(super) access: Option<Access>,
    pub(super) rights: Option<Rights>,
}

/// The data of a page about its story. Data of other stories, such as those it links to, is ignored.
pub(super) fn of_page(tree: &Tree<'_>, head: &Head<'_>, address: Option<&str>, headline: Option<String>) -> (Data, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut scripts = Vec::new();
    for node in tree.root().everything() {
        let is_data = node.name() == "script" && node.attribute("type").is_some_and(|kind| kind.trim().ends_with("ld+json"));
        if !is_data || node.text().trim().is_empty() {
            continue;
        }
        match parse_as_crawlers_do(node.text()) {
            Ok(value) => scripts.push((node, value)),
            Err(SyntaxError { place, message }) => {
                let message = format!("data that cannot be read: line {}, column {}: {message}", place.line, place.column);
                problems.push(Problem { at: node.path(), message });
            }
        }
    }
    let readings: Vec<_> = scripts.iter().map(|(_, value)| Reading::of(value)).collect();
    let found: Vec<_> = readings
        .iter()
        .enumerate()
        .flat_map(|(script, reading)| jsonld::stories(Field::root(reading)).into_iter().map(move |found| (script, found)))
        .filter(|(_, found)| {
            found.story.has(&["headline", "name", "datePublished", "author", "articleBody", "isAccessibleForFree"])
        })
        .collect();
    let titles = [headline.as_deref(), head.title_for_sharing, head.title.as_deref()];
    let rank = |found: &Found<'_>| Match::of(found, &titles, address);
    let best = found.iter().rev().max_by_key(|(_, found)| rank(found));
    let is_alone = found.iter().filter(|(_, found)| !found.is_listed).count() == 1;
    let chosen = best.filter(|(_, found)| match rank(found) {
        Match::None => false,
        Match::Unknown => is_alone && !found.is_listed,
        Match::Main | Match::Headline | Match::Address => true,
    });
    if chosen.is_none() && !found.is_empty() {
        let at = scripts.first().map(|(node, _)| node.path()).unwrap_or_default();
        problems.push(Problem { at, message: "data of other stories: nothing is taken from them".to_owned() });
    }
    let Some((script, Found { story, .. })) = chosen.copied() else { return (Data::default(), problems) };
    let article = jsonld::terms(story);
    let data = Data {
        headline: article.headline,
        bylines: article.bylines,
        publisher: article.publisher.map(|publisher| Publisher { url: None, logo: None, ..publisher }),
        published: story.first_of(&["datePublished", "dateCreated"]).date(),
        updated: story.at("dateModified").date(),
        access: article.access,
        // A page states its copyright and terms in its own words.
        rights: article
            .rights
            .map(|rights| Rights { copyright: None, terms: None, ..rights })
            .filter(|rights| *rights != Rights::default()),
    };
    drop(found);
    let mut warnings = Vec::new();
    for (index, reading) in readings.into_iter().enumerate() {
        if index == script {
            warnings = reading.end().unwrap_or_default();
        }
    }
    let path = scripts.get(script).map(|(node, _)| node.path()).unwrap_or_default();
    problems.extend(warnings.into_iter().map(|Problem { at, message }| Problem { at: format!("{path} {at}"), message }));
    (data, problems)
}

/// How certain it is that data is about the page's own story.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    /// It is about another story.
    None,
    /// Unknown.
    Unknown,
    /// The data of the page names it.
    Main,
    /// It has the page's headline.
    Headline,
    /// It has the page's address.
    Address,
}

impl Match {
    fn of(found: &Found<'_>, titles: &[Option<&str>], address: Option<&str>) -> Self {
        let Found { story, is_listed, is_main } = *found;
        let headline = jsonld::headline(story);
        let addresses = [story.at("mainEntityOfPage"), story.at("url"), story.at("@id")].map(jsonld::address);
        let mut addresses = addresses.iter().flatten().filter(|own| own.contains("//"));
        if let Some(address) = address
            && addresses.clone().any(|own| is_same_place(own, address))
        {
            return Self::Address;
        }
        let is_headline = |title: &str| {
            let headline = headline.as_deref().unwrap_or_default();
            // The title of a page may end with the name of its site.
            let rest = title.strip_prefix(headline).filter(|_| !headline.is_empty());
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) || is_same(headline, title)
        };
        if titles.iter().flatten().any(|title| is_headline(title)) {
            return Self::Headline;
        }
        if is_main && !is_listed {
            return Self::Main;
        }
        if address.is_some() && addresses.next().is_some() || is_listed { Self::None } else { Self::Unknown }
    }
}

/// Whether two addresses are of the same page, ignoring the scheme and what follows the path.
fn is_same_place(one: &str, other: &str) -> bool {
    let place = |address: &str| {
        let address = address.split_once("//").map_or(address, |(_, rest)| rest);
        let address = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        address.strip_prefix("www.").unwrap_or(address).to_owned()
    };
    place(one) == place(other)
}

/// Reads JSON as crawlers do: with line ends in strings, a comment or CDATA around it, or a comma or semicolon too many.
fn parse_as_crawlers_do(text: &str) -> Result<Value, SyntaxError> {
    parse(text).or_else(|error| {
        let text = text.trim();
        let bare = ["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "// <![CDATA["];
        let text = bare.iter().find_map(|start| text.strip_prefix(start)).unwrap_or(text).trim();
        let ends = ["-->", "//]]>", "/*]]>*/", "]]>", "// ]]>", "//-->", "// -->"];
        let text = ends.iter().filter_map(|end| text.strip_suffix(end)).min_by_key(|text| text.len()).unwrap_or(text);
        let text = text.trim_end_matches([';', ',', ' ', '\n', '\r', '\t']);
        // The position of the first fault is that in the original text.
        parse(&mended(text)).map_err(|_| error)
    })
}

/// JSON without comments and trailing commas, and with line ends and other control characters in strings escaped.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_string = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' if is_string => {
                out.push(sign);
                out.extend(signs.next());
            }
            '"' => {
                is_string = !is_string;
                out.push(sign);
            }
            '\n' | '\r' | '\t' if is_string => out.push_str(if sign == '\n' { "\\n" } else { " " }),
            '\0'..' ' if is_string => {}
            '/' if !is_string && signs.peek() == Some(&'*') => {
                let mut last = ' ';
                signs.by_ref().skip(1).find(|sign| std::mem::replace(&mut last, *sign) == '*' && *sign == '/');
            }
            ']' | '}' if !is_string => {
                let length = out.trim_end().trim_end_matches(',').len();
                if out.trim_end().ends_with(',') {
                    out.truncate(length);
                }
                out.push(sign);
            }
            _ => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{is_same_place, parse_as_crawlers_do};
    use crate::json::to_text;

    #[test]
    fn data_is_as_lenient_as_crawlers() {
        for (text, expected) in [
            ("{\"a\":\"b\nc\"}", r#"{"a":"b\nc"}"#),
            ("{\"a\":\"b\\\"\tc\"}", r#"{"a":"b\" c"}"#),
            (r#"{"a":1};"#, r#"{"a":1}"#),
            (r#"{"a":1},"#, r#"{"a":1}"#),
            (r#"{"a":[1,2,],}"#, r#"{"a":[1,2]}"#),
            ("<!-- {\"a\":1} -->", r#"{"a":1}"#),
            ("//<![CDATA[\n{\"a\":1}\n//]]>", r#"{"a":1}"#),
            ("/*<![CDATA[*/{\"a\":1}/*]]>*/", r#"{"a":1}"#),
            ("<![CDATA[{\"a\":1}]]>", r#"{"a":1}"#),
            (r#"{/* x */"a":"/* y */ ,}"}"#, r#"{"a":"/* y */ ,}"}"#),
        ] {
            assert_eq!(parse_as_crawlers_do(text).map(|value| to_text(&value)).as_deref(), Ok(expected), "{text}");
        }
        for text in ["{", "{ broken", "var a = 1;", "{\"a\": undefined}"] {
            assert!(parse_as_crawlers_do(text).is_err(), "{text}");
        }
    }

    #[test]
    fn addresses_of_the_same_page_match() {
        assert!(is_same_place("http://www.a.example/b/?utm=1", "https://a.example/b#c"));
        assert!(!is_same_place("https://a.example/b", "https://a.example/c"));
    }
}
