//! Reading a configuration. An error says where and what is allowed, and never what a text of the file says: it may be a key.

use slugline::json::Place;

use super::Config;

/// Reads a configuration.
pub(crate) fn read(text: &str) -> Result<Config, String> {
    toml::from_str(text).map_err(|error| {
        let message = without_texts(error.message());
        match error.span() {
            Some(span) => {
                let Place { line, column } = Place::of(text.as_bytes(), span.start);
                format!("line {line}, column {column}: {message}")
            }
            None => message,
        }
    })
}

/// A message without the texts that it quotes of the file.
fn without_texts(message: &str) -> String {
    match message.split_once("string \"") {
        Some((before, after)) => {
            let rest = after.rsplit_once('"').map_or("", |(_, rest)| rest);
            format!("{before}a text{rest}")
        }
        None => message.trim_end().replace('\n', "; "),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn an_error_says_where_and_what_is_allowed() {
        let error = |text| read(text).unwrap_err();
        let unknown = error("listen = \"127.0.0.1:1\"\n\nlisten_at = 3\n");
        assert!(unknown.starts_with("line 3, column 1: unknown field `listen_at`, expected one of `listen`"), "{unknown}");
        let vendor = error("[[source]]\nname = \"a\"\nvendor = \"yahoo\"\n");
        assert!(vendor.starts_with("line 3, column 10: unknown variant `yahoo`, expected"), "{vendor}");
        assert!(error("frames_per_second = \n").starts_with("line 1, column 2"));
    }

    #[test]
    fn an_error_does_not_repeat_a_text_of_the_file() {
        let error = read("frames_per_second = \"d41d8cd98f\"\n").unwrap_err();
        assert_eq!(error, "line 1, column 21: invalid type: a text, expected f64");
        let error = read("[[source]]\nname = \"a\"\nvendor = \"demo\"\nkey = \"d41d8cd98f\"\n").unwrap_err();
        assert!(error.starts_with("line 4, column 1: unknown field `key`") && !error.contains("d41d"), "{error}");
    }
}
