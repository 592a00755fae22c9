//! Whether a text is plain or markup.

/// Whether a text that should be plain is markup: it has a tag or a character reference.
pub(super) fn is_markup(text: &str) -> bool {
    has_tag(text) || has_reference(text)
}

/// Whether the text of a body is markup. Character references alone are not enough: parsing the text would join its lines.
pub(super) fn has_tags(text: &str) -> bool {
    text.starts_with('<') || has_tag(text)
}

/// `<b>`, `</p>`, `<br/>`, `<!--`; not `a < b`, nor `<3`.
fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|after| {
        let name = after.strip_prefix('/').unwrap_or(after);
        after.starts_with("!--") || name.starts_with(|sign: char| sign.is_ascii_alphabetic()) && after.contains('>')
    })
}

/// `&amp;`, `&#8217;`; not `R&D`, nor `A & B; C`.
fn has_reference(text: &str) -> bool {
    text.split('&').skip(1).any(|after| {
        let name = after.split(';').next().filter(|name| name.len() < after.len()).unwrap_or_default();
        let name = name.strip_prefix('#').unwrap_or(name);
        !name.is_empty() && name.len() <= 32 && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::{has_tags, is_markup};

    #[test]
    fn tags_and_references_are_detected_as_markup() {
        for text in ["<p>x</p>", "a<br/>b", "x</p>", "Tom &amp; Jerry", "it&#8217;s", "<!-- x -->y"] {
            assert!(is_markup(text), "{text}");
        }
        for text in ["a < b and c > d", "I <3 it", "R&D", "Tom & Jerry; and others", "", "<b", "AT&T; that is", "1 <2> 3"] {
            assert_eq!(is_markup(text), text.starts_with("AT"), "{text}");
        }
        assert!(has_tags("Words.<br><br>Words.") && !has_tags("Tom &amp; Jerry"));
    }
}
