//! Addresses of links and pictures, parsed by a URL parser (WHATWG URL), never by comparing text.

/// The absolute form of an address in a document at `base`. Without a base, relative addresses stay as they are. `None` if the
/// scheme is not allowed: only http and https are, and for links mailto and tel.
pub(super) fn resolve(address: &str, base: Option<&str>, is_link: bool) -> Option<String> {
    let (scheme, whole) = parse(address, base.unwrap_or(NOWHERE)).or_else(|| parse(address, NOWHERE))?;
    let is_allowed = match scheme.as_str() {
        "http:" | "https:" => true,
        "mailto:" | "tel:" => is_link,
        _ => false,
    };
    is_allowed.then(|| if whole.starts_with(NOWHERE) { address.trim_ascii().to_owned() } else { whole })
}

/// Stands in for the unknown address of a document.
const NOWHERE: &str = "https://document.invalid/";

/// The scheme and the absolute address.
#[cfg(target_arch = "wasm32")]
fn parse(address: &str, base: &str) -> Option<(String, String)> {
    let url = web_sys::Url::new_with_base(address, base).ok()?;
    Some((url.protocol(), url.href()))
}

/// The scheme and the absolute address.
#[cfg(not(target_arch = "wasm32"))]
fn parse(address: &str, base: &str) -> Option<(String, String)> {
    let url = url::Url::parse(base).ok()?.join(address).ok()?;
    Some((format!("{}:", url.scheme()), url.into()))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn address_is_resolved_against_the_document() {
        let base = Some("https://news.example/a/b.html?c");
        for (address, whole) in [
            ("x.jpg", "https://news.example/a/x.jpg"),
            (" /x y ", "https://news.example/x%20y"),
            ("//cdn.example/x", "https://cdn.example/x"),
            ("#f", "https://news.example/a/b.html?c#f"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("HTTPS:\\\\CDN.example\\x", "https://cdn.example/x"),
        ] {
            assert_eq!(resolve(address, base, true).as_deref(), Some(whole));
        }
    }

    #[test]
    fn address_stays_relative_without_a_document_address() {
        for address in ["x.jpg", "/a", "#a", "?q", "../a"] {
            assert_eq!(resolve(address, None, false).as_deref(), Some(address));
        }
        assert_eq!(resolve("https://news.example", None, false).as_deref(), Some("https://news.example/"));
        for base in ["javascript:alert(1)", "data:text/html,x", "about:blank", "no address", ""] {
            assert_eq!(resolve("a", Some(base), true).as_deref(), Some("a"), "{base}");
        }
    }

    #[test]
    fn other_schemes_are_refused() {
        for address in [
            "javascript:alert(1)",
            " \u{1}java\nscr\tipt:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,a",
            "data:image/svg+xml,a",
            "vbscript:a",
            "file:///etc/passwd",
            "blob:https://a.example/1",
            "filesystem:a",
            "about:blank",
            "ws://a.example",
            "https://[",
        ] {
            assert_eq!(resolve(address, Some("https://news.example/"), true), None, "{address:?}");
            assert_eq!(resolve(address, None, true), None, "{address:?}");
        }
        assert_eq!(resolve("tel:+1", None, false), None);
    }
}
