//! Texts in the languages of the snippets: no value can end the place where it is written.

use slugline::json::{Value, to_text};

/// A text in HTML: between tags, or in an attribute's quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A text as a literal in JavaScript, which may also be within a script of a page.
pub(super) fn literal(text: &str) -> String {
    for_script(&to_text(&Value::String(text.to_owned())))
}

/// JSON that may be within a script of a page: `<` is only in its texts.
pub(super) fn for_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Text with every line but the first indented.
pub(super) fn indented(text: &str, by: &str) -> String {
    text.replace('\n', &format!("\n{by}"))
}
