//! WordPress shortcodes that no plugin has run: `[caption]…[/caption]`.

/// The markup with shortcodes replaced by their text; and those with attributes, which are lost with the brackets. A word in brackets
/// that is no shortcode, such as `[sic]`, stays.
pub(super) fn without_shortcodes(markup: &str) -> (String, Vec<&str>) {
    let (mut out, mut unread) = (String::new(), Vec::new());
    let closed = closed_names(markup);
    let mut rest = markup;
    // Whether the text so far ends within a tag, where brackets belong to an attribute.
    let mut is_in_tag = false;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        if let Some(bracket) = before.bytes().rfind(|byte| matches!(byte, b'<' | b'>')) {
            is_in_tag = bracket == b'<';
        }
        let found = if is_in_tag { None } else { shortcode(after, &closed) };
        let Some(Shortcode { name, attributes, is_end, length }) = found else {
            out.push('[');
            rest = after;
            continue;
        };
        rest = after.get(length..).unwrap_or_default();
        match (name, is_end) {
            ("caption" | "wp_caption", false) => {
                let (picture, words) = split_caption(rest);
                rest = words;
                out.push_str("<figure>");
                out.push_str(picture);
                out.push_str("<figcaption>");
            }
            ("caption" | "wp_caption", true) => out.push_str("</figcaption></figure>"),
            ("embed", false) => {}
            (_, false) if attributes.contains(['/', '"', '\u{201d}', ';']) => unread.extend(markup_of(after, length)),
            _ => {}
        }
    }
    out.push_str(rest);
    (out, unread)
}

struct Shortcode<'m> {
    name: &'m str,
    attributes: &'m str,
    is_end: bool,
    /// Its length, including the last bracket.
    length: usize,
}

/// The shortcode after an opening bracket.
fn shortcode<'m>(after: &'m str, closed: &[&str]) -> Option<Shortcode<'m>> {
    /// There are no longer ones.
    const LONGEST: usize = 1000;
    // A letter has four bytes at most.
    let near = (LONGEST..LONGEST + 4).find_map(|end| after.get(..end)).unwrap_or(after);
    let end = near.find(']')?;
    let inside = after.get(..end)?;
    let is_end = inside.starts_with('/');
    let inside = inside.strip_prefix('/').unwrap_or(inside).trim_end_matches('/');
    let length =
        inside.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))).unwrap_or(inside.len());
    let (name, attributes) = inside.split_at_checked(length)?;
    let is_name = name.starts_with(|sign: char| sign.is_ascii_lowercase());
    let is_apart = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
    let has_values = attributes.contains('=');
    (is_name && is_apart && (is_end || has_values || is_paired(name, closed))).then_some(Shortcode {
        name,
        attributes,
        is_end,
        length: end + 1,
    })
}

/// Whether a shortcode of that name is closed somewhere, or is one of WordPress's own that need no closing tag.
fn is_paired(name: &str, closed: &[&str]) -> bool {
    matches!(name, "gallery" | "playlist" | "audio" | "video" | "embed") || name.contains('_') || closed.contains(&name)
}

/// The names that are closed somewhere: `[/box]`. A post has few of them.
fn closed_names(markup: &str) -> Vec<&str> {
    const MOST_NAMES: usize = 100;
    let mut names = Vec::new();
    for name in markup.split("[/").skip(1).filter_map(|after| after.split(']').next()) {
        if names.len() < MOST_NAMES && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The picture at the beginning of a caption, with the link around it, and the rest.
fn split_caption(inside: &str) -> (&str, &str) {
    let end = inside.find("<img").and_then(|start| Some(start + inside.get(start..)?.find('>')? + 1)).unwrap_or(0);
    let end = match inside.get(end..) {
        Some(rest) if rest.trim_start().starts_with("</a>") => end + rest.find("</a>").unwrap_or(0) + "</a>".len(),
        _ => end,
    };
    inside.split_at_checked(end).unwrap_or((inside, ""))
}

fn markup_of(after: &str, length: usize) -> Option<&str> {
    after.get(..length.checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use super::without_shortcodes;

    #[test]
    fn shortcodes_are_removed_and_their_text_is_kept() {
        for (markup, expected) in [
            (
                r#"[caption id="a" align="left"]<a href="x"><img src="a.jpg"></a> A deck[/caption]"#,
                r#"<figure><a href="x"><img src="a.jpg"></a><figcaption> A deck</figcaption></figure>"#,
            ),
            ("[vc_row][vc_column]Words[/vc_column][/vc_row]", "Words"),
            ("[embed]https://x.example/[/embed]", "https://x.example/"),
            ("He said [sic] no [1] and [applause].", "He said [sic] no [1] and [applause]."),
            ("[box]Words[/box] [x", "Words [x"),
            ("[note title]Words", "[note title]Words"),
            (r#"<a href="x?a[b]=c">x</a>"#, r#"<a href="x?a[b]=c">x</a>"#),
            (r#"<a title="[box][/box]">[box]x[/box]</a>"#, r#"<a title="[box][/box]">x</a>"#),
            ("", ""),
        ] {
            assert_eq!(without_shortcodes(markup).0, expected);
        }
        assert_eq!(without_shortcodes(r#"A [gallery ids="1,2"] B"#), ("A  B".to_owned(), vec![r#"gallery ids="1,2""#]));
    }

    /// Each name used to be searched in the whole text.
    #[test]
    fn many_brackets_take_no_longer_than_few() {
        for brackets in ["[a ", "[a] "] {
            let markup = brackets.repeat(200_000);
            assert_eq!(without_shortcodes(&markup).0, markup);
        }
    }
}
