//! The names of authors.

use crate::story::Byline;

/// The prefix of a byline, by language: it is added again when the story is shown. The words of `locale` cannot be used, because in a
/// browser only those of the page's languages are loaded.
const LEADS: [(&str, &str); 14] = [
    ("en", "by"),
    ("de", "von"),
    ("fr", "par"),
    ("es", "por"),
    ("it", "di"),
    ("pt", "por"),
    ("nl", "door"),
    ("pl", "autor"),
    ("tr", "yazan"),
    ("ar", "بقلم"),
    ("he", "מאת"),
    ("ja", "文"),
    ("zh", "作者"),
    ("ko", "글"),
];

/// Removes "By" from the names, in the story's language and in English, or in any language if the story has none. A byline with
/// nothing else is no name.
pub(super) fn tidy(bylines: &mut Vec<Byline>, lang: Option<&str>) {
    for byline in bylines.iter_mut() {
        byline.name = without_lead(byline.name.trim(), lang).to_owned();
    }
    bylines.retain(|byline| !byline.name.is_empty());
}

fn without_lead<'n>(name: &'n str, lang: Option<&str>) -> &'n str {
    let language = lang.map(|lang| lang.split(['-', '_']).next().unwrap_or(lang));
    LEADS
        .iter()
        .filter(|(own, _)| *own == "en" || language.is_none_or(|language| own.eq_ignore_ascii_case(language)))
        .find_map(|(_, lead)| after_lead(name, lead))
        .unwrap_or(name)
}

/// The text after the prefix of a name: it must begin with a colon, or a space if the script has spaces. `Byron` has no prefix.
fn after_lead<'n>(name: &'n str, lead: &str) -> Option<&'n str> {
    let (start, rest) = name.split_at_checked(lead.len())?;
    let is_lead = start.eq_ignore_ascii_case(lead);
    let after = rest.trim_start();
    let name = after.strip_prefix([':', '\u{ff1a}']).unwrap_or(after).trim_start();
    (is_lead && (name.len() < rest.len() || rest.is_empty())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{tidy, without_lead};
    use crate::locale::{fill, languages};
    use crate::story::Byline;

    #[test]
    fn by_is_removed_in_every_language() {
        for words in languages() {
            let name = fill(words.by(), "The desk");
            assert_eq!(without_lead(&name, Some(words.lang())), "The desk", "{name}");
            assert_eq!(without_lead(&name, None), "The desk", "{name}");
        }
    }

    #[test]
    fn names_stay_whole() {
        for (name, lang) in
            [("Byron Smith", None), ("Di Maio", Some("en")), ("Vonnegut", Some("de")), ("Door", Some("en")), ("文子", Some("ja"))]
        {
            assert_eq!(without_lead(name, lang), name);
        }
        assert_eq!(without_lead("BY: The desk", Some("de-DE")), "The desk");
        let mut bylines = ["By", " by  The desk ", ""].map(|name| Byline { name: name.to_owned(), url: None }).to_vec();
        tidy(&mut bylines, Some("en"));
        assert_eq!(bylines, [Byline { name: "The desk".to_owned(), url: None }]);
    }
}
