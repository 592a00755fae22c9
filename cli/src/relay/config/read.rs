//! Reads a configuration. An error names the place and the allowed values, and never repeats text of the file: it may be a key.

use std::ops::Range;

use slugline::json::Place;

use super::Config;
use super::check::faults;

/// Reads a configuration, or returns all faults with their places.
pub(super) fn read(text: &str) -> Result<Config, Vec<String>> {
    let config: Config =
        toml::from_str(text).map_err(|error| vec![placed(text, error.span(), &without_texts(error.message()))])?;
    let faults = faults(&config);
    if faults.is_empty() {
        return Ok(config);
    }
    Err(faults.into_iter().map(|(span, message)| placed(text, Some(span), &message)).collect())
}

/// A message with its place, if there is one.
fn placed(text: &str, span: Option<Range<usize>>, message: &str) -> String {
    match span.filter(|span| span.end > 0) {
        Some(span) => {
            let Place { line, column } = Place::of(text.as_bytes(), span.start);
            format!("line {line}, column {column}: {message}")
        }
        None => message.to_owned(),
    }
}

/// A message without the text that it quotes from the file.
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

    fn error(text: &str) -> String {
        read(text).unwrap_err().join("\n")
    }

    #[test]
    fn error_names_position_and_allowed_values() {
        let unknown = error("listen = \"127.0.0.1:1\"\n\nlisten_at = 3\n");
        assert!(unknown.starts_with("line 3, column 1: unknown field `listen_at`, expected one of `listen`"), "{unknown}");
        let vendor = error("[[source]]\nname = \"a\"\nvendor = \"reuters\"\n");
        assert!(vendor.starts_with("line 3, column 10: unknown variant"), "{vendor}");
        assert!(vendor.contains("`finnhub`, `alpaca`, `massive`, `binance`, `twelve-data`, `json`, `demo`"), "{vendor}");
        assert!(error("frames_per_second = \n").starts_with("line 1, column 2"));
        let symbol =
            error("[[source]]\nname = \"a\"\nvendor = \"demo\"\nsymbols = [\"A\", { vendor = \"B\", colour = \"red\" }]\n");
        assert!(
            symbol.starts_with("line 4, ") && symbol.contains("unknown field `colour`, expected one of `vendor`"),
            "{symbol}"
        );
    }

    #[test]
    fn error_does_not_repeat_text_of_the_file() {
        assert_eq!(error("frames_per_second = \"d41d8cd98f\"\n"), "line 1, column 21: invalid type: a text, expected f64");
        for text in [
            "[[source]]\nname = \"a\"\nvendor = \"demo\"\nkey = \"d41d8cd98f\"\n",
            "[[source]]\nname = \"a\"\nvendor = \"demo\"\nkey_env = { key = \"d41d8cd98f\" }\n",
            "[[source]]\nname = \"a\"\nvendor = \"finnhub\"\nkey_env = \"d41d8cd98f-\"\nsymbols = [\"A\"]\n",
            "[[source]]\nname = \"a\"\nvendor = \"json\"\nurl = \"https:/x?key=d41d8cd98f\"\nsymbols = [\"A\"]\n",
            "[[source]]\nname = \"a\"\nvendor = \"finnhub\"\nkey_env = \"d41d8cd98f\nsymbols = [\"A\"]\n",
        ] {
            assert!(!error(text).contains("d41d8cd98f"), "{}", error(text));
        }
    }
}
