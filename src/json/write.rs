//! A tree to text.

use super::Value;

/// The tree on one line.
pub fn to_text(value: &Value) -> String {
    let mut out = String::new();
    write(value, None, &mut out);
    out
}

/// The tree indented by two spaces per level, for people.
pub fn to_text_pretty(value: &Value) -> String {
    let mut out = String::new();
    write(value, Some(0), &mut out);
    out
}

/// The tree on one line, safe for a `<script>` in HTML: nothing in it can end the script or open a comment there, and
/// U+2028 and U+2029 are escaped (HTML, 4.12.1.3 "Restrictions for contents of script elements").
pub fn to_script(value: &Value) -> String {
    to_text(value).replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

fn write(value: &Value, indent: Option<usize>, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(text) => out.push_str(text),
        Value::String(text) => write_string(text, out),
        Value::Array(items) => write_all('[', items, ']', indent, out, write),
        Value::Object(members) => write_all('{', members, '}', indent, out, |(name, value), indent, out| {
            write_string(name, out);
            out.push_str(if indent.is_some() { ": " } else { ":" });
            write(value, indent, out);
        }),
    }
}

fn write_all<T>(
    open: char,
    items: &[T],
    close: char,
    indent: Option<usize>,
    out: &mut String,
    each: impl Fn(&T, Option<usize>, &mut String),
) {
    let deeper = indent.map(|level| level + 1);
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        break_line(deeper, out);
        each(item, deeper, out);
    }
    if !items.is_empty() {
        break_line(indent, out);
    }
    out.push(close);
}

fn break_line(indent: Option<usize>, out: &mut String) {
    if let Some(level) = indent {
        out.push('\n');
        for _ in 0..level {
            out.push_str("  ");
        }
    }
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => {
                out.push_str(if control < '\u{10}' { "\\u000" } else { "\\u001" });
                out.push(char::from_digit(control as u32 % 16, 16).unwrap_or('0'));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::{Value, to_script, to_text, to_text_pretty};

    #[test]
    fn output_cannot_end_a_script_element() {
        let value = Value::String("</script><!--\u{2028}\u{2029}".to_owned());
        assert_eq!(to_script(&value), r#""\u003c/script>\u003c!--\u2028\u2029""#);
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(to_text(&Value::String("\u{1}\u{1f}\"\\\n".to_owned())), r#""\u0001\u001f\"\\\n""#);
    }

    #[test]
    fn pretty_output_has_lines() {
        let value =
            Value::Object(vec![("a".to_owned(), Value::Array(vec![Value::Null])), ("b".to_owned(), Value::Array(vec![]))]);
        assert_eq!(to_text_pretty(&value), "{\n  \"a\": [\n    null\n  ],\n  \"b\": []\n}");
    }
}
