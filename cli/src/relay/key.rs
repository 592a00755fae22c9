//! Keys: they come from the environment, and are never printed.

use std::fmt;

/// Printed in place of a key.
const HIDDEN: &str = "***";
/// No vendor's key is shorter; and a text that occurs in every other word cannot be hidden.
const LEAST: usize = 4;

/// A key. It cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Key(String);

impl Key {
    /// The key in an environment variable.
    pub(crate) fn of(variable: &str) -> Result<Self, String> {
        let text = std::env::var(variable).map_err(|_| format!("the environment has no {variable} (the key goes there)"))?;
        Self::new(&text).ok_or_else(|| {
            format!("what the environment has as {variable} is no key: {LEAST} printed characters at least, and no blanks")
        })
    }

    /// A key, if it is valid: it goes into addresses and headers.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (text.len() >= LEAST && text.bytes().all(|byte| byte.is_ascii_graphic())).then(|| Self(text.to_owned()))
    }

    /// The key itself, only for the vendor.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(HIDDEN)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(HIDDEN)
    }
}

/// The keys of a source: one, or a key and a secret, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    /// What most vendors require.
    pub(crate) key: Option<Key>,
    /// What some require in addition.
    pub(crate) secret: Option<Key>,
}

impl Keys {
    /// The key, or an empty string.
    pub(crate) fn key(&self) -> &str {
        self.key.as_ref().map_or("", Key::expose)
    }

    /// The secret, or an empty string.
    pub(crate) fn secret(&self) -> &str {
        self.secret.as_ref().map_or("", Key::expose)
    }

    /// A text without the keys: vendors repeat them in their answers, libraries in their errors.
    pub(crate) fn hide(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for key in [&self.key, &self.secret].into_iter().flatten() {
            for spelled in spellings(key.expose()) {
                text = text.replace(&spelled, HIDDEN);
            }
        }
        text
    }
}

/// A key in the spellings of text, addresses and JSON.
fn spellings(key: &str) -> [String; 3] {
    let in_address = form_urlencoded::byte_serialize(key.as_bytes()).collect();
    let in_json = key.replace('\\', "\\\\").replace('"', "\\\"");
    // The longest first: the others may be parts of it.
    let mut spellings = [key.to_owned(), in_address, in_json];
    spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.len()));
    spellings
}

/// An address for printing: without its query, which may contain keys, and without a user.
pub(crate) fn redacted(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    match address.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_once('/').map_or((rest, None), |(host, path)| (host, Some(path)));
            let host = host.rsplit('@').next().unwrap_or_default();
            path.map_or_else(|| format!("{scheme}://{host}"), |path| format!("{scheme}://{host}/{path}"))
        }
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{HIDDEN, Key, Keys, redacted};

    /// What is printed around keys.
    const NAMES: &str = "Keys { key: Some(), secret: Some() }";

    fn keys(key: &str, secret: &str) -> Keys {
        Keys { key: Key::new(key), secret: Key::new(secret) }
    }

    #[test]
    fn addresses_are_printed_without_their_query() {
        assert_eq!(redacted("wss://ws.example/v1?token=abcd"), "wss://ws.example/v1");
        assert_eq!(redacted("https://user:abcd@ws.example"), "https://ws.example");
        assert_eq!(redacted("https://user:abcd@ws.example/a@b?c#d"), "https://ws.example/a@b");
    }

    #[test]
    fn invalid_key_is_reported_without_repeating_it() {
        let error = Key::of("SLUGLINE_NO_SUCH_KEY").unwrap_err();
        assert_eq!(error, "the environment has no SLUGLINE_NO_SUCH_KEY (the key goes there)");
        for text in ["", "abc", "with blanks in it", "two\nlines", "schlüssel"] {
            assert_eq!(Key::new(text), None, "{text:?}");
        }
        assert_eq!(Key::new(" abcd\n").unwrap().expose(), "abcd");
    }

    proptest! {
        #[test]
        fn redacted_text_contains_no_key(key in "[!-)+-~]{4,40}", secret in "[!-)+-~]{4,40}", before in "\\PC{0,20}", after in "\\PC{0,20}") {
            let keys = keys(&key, &secret);
            let encoded = form_urlencoded::byte_serialize(key.as_bytes()).collect::<String>();
            let json = slugline::json::to_text(&slugline::json::Value::String(key.clone()));
            for said in [&key, &secret, &encoded, &json] {
                let hidden = keys.hide(&format!("{before}{said}{after} https://ws.example/?token={said}&x={key}"));
                prop_assert!(!hidden.contains(&key), "{}", hidden);
                prop_assert!(!hidden.contains(&secret) && !hidden.contains(&encoded), "{}", hidden);
            }
        }

        #[test]
        fn no_key_is_printed(key in "[!-)+-~]{4,40}") {
            let keys = keys(&key, &key);
            for printed in [format!("{keys:?}"), format!("{:?}", keys.key), keys.key.as_ref().unwrap().to_string()] {
                let rest = printed.replace(HIDDEN, "");
                prop_assert!(printed != rest && !rest.contains(&key) || NAMES.contains(&key), "{}", printed);
            }
            let address = format!("wss://user:{encoded}@ws.example/?token={encoded}", encoded = form_urlencoded::byte_serialize(key.as_bytes()).collect::<String>());
            prop_assert_eq!(redacted(&address), "wss://ws.example/");
        }
    }
}
