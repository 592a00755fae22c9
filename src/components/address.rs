//! Which addresses a page may link to.
//!
//! The scheme is read by a URL parser (WHATWG URL), never by comparing text: browsers ignore white space and control characters
//! that a comparison would not. A browser's own parser and a server's may disagree about an address that is invalid anyway. With
//! hydration both sides use the same parser (`url`), so that the nodes are the same.

/// The address, if a link may use it: http, https, mailto, tel, or relative to the page.
pub fn link(address: &str) -> Option<&str> {
    is_allowed(address, &["http:", "https:", "mailto:", "tel:"]).then_some(address)
}

/// The address, if a picture may use it: http, https, or relative to the page.
pub fn media(address: &str) -> Option<&str> {
    is_allowed(address, &["http:", "https:"]).then_some(address)
}

/// Stands in for the page, whose own address does not matter for the scheme of another.
const PAGE: &str = "https://page.invalid/";

fn is_allowed(address: &str, schemes: &[&str]) -> bool {
    scheme(address).is_some_and(|scheme| schemes.contains(&scheme.as_str()))
}

/// The scheme with its colon.
#[cfg(all(target_arch = "wasm32", not(feature = "hydrate")))]
fn scheme(address: &str) -> Option<String> {
    web_sys::Url::new_with_base(address, PAGE).ok().map(|url| url.protocol())
}

/// The scheme with its colon.
#[cfg(any(not(target_arch = "wasm32"), feature = "hydrate"))]
fn scheme(address: &str) -> Option<String> {
    let page = url::Url::parse(PAGE).ok()?;
    let url = page.join(address).ok()?;
    Some([url.scheme(), ":"].concat())
}

#[cfg(test)]
mod tests {
    use super::{link, media};

    #[test]
    fn links_to_safe_schemes_are_kept() {
        for address in [
            "https://news.example/a?b#c",
            "HTTP://news.example",
            "/a",
            "a",
            "#a",
            "?q",
            "//news.example",
            "mailto:a@b.example",
            "tel:+1",
        ] {
            assert_eq!(link(address), Some(address));
        }
        assert_eq!(media("demo/a.svg"), Some("demo/a.svg"));
    }

    #[test]
    fn links_to_other_schemes_are_refused() {
        for address in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,a",
            "vbscript:a",
            "file:///etc/passwd",
            "blob:https://a",
            "about:blank",
            "filesystem:a",
            "ws://a",
            "https://[",
        ] {
            assert_eq!(link(address), None, "{address:?}");
            assert_eq!(media(address), None, "{address:?}");
        }
        assert_eq!(media("mailto:a@b.example"), None);
    }
}
