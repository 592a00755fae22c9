//! Where a quote leads.

use crate::components::media;

/// The address of a quote: the template with `{symbol}` and `{exchange}` filled in, percent-encoded. `None` if the address is
/// neither http nor https, has another name in braces, or one that the quote does not have.
pub fn href(template: &str, symbol: &str, exchange: Option<&str>) -> Option<String> {
    let mut address = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        let value = match name {
            "symbol" => symbol,
            "exchange" => exchange?,
            _ => return None,
        };
        address.push_str(before);
        address.push_str(&encode_component(value));
        rest = after;
    }
    address.push_str(rest);
    media(&address).is_some().then_some(address)
}

/// Percent-encodes everything but letters, digits and marks of RFC 2396, as `encodeURIComponent` does: a symbol such as `EUR/USD` is one
/// segment of a path, or one value of a query.
fn encode_component(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')' => encoded.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            byte => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::href;

    #[test]
    fn symbols_are_percent_encoded() {
        for (symbol, segment) in [
            ("VOD", "VOD"),
            ("BRK.A", "BRK.A"),
            ("EUR/USD", "EUR%2FUSD"),
            ("^GSPC", "%5EGSPC"),
            ("A&B=C?#", "A%26B%3DC%3F%23"),
            ("7203 東証", "7203%20%E6%9D%B1%E8%A8%BC"),
            ("{symbol}", "%7Bsymbol%7D"),
            ("javascript:alert(1)", "javascript%3Aalert(1)"),
            ("//evil.example", "%2F%2Fevil.example"),
        ] {
            assert_eq!(href("/markets/{symbol}?of={symbol}", symbol, None), Some(format!("/markets/{segment}?of={segment}")));
        }
    }

    #[test]
    fn exchanges_are_filled_in_if_known() {
        let at = |exchange| href("https://news.example/{exchange}/{symbol}", "GLD", exchange);
        assert_eq!(at(Some("NYSE Arca")).as_deref(), Some("https://news.example/NYSE%20Arca/GLD"));
        assert_eq!(at(None), None);
    }

    #[test]
    fn other_schemes_than_http_are_refused() {
        for (template, symbol) in [
            ("javascript:show('{symbol}')", "VOD"),
            (" java\nscript:{symbol}", "VOD"),
            // The symbol would be the scheme.
            ("{symbol}:alert(1)", "javascript"),
            ("data:text/html,{symbol}", "VOD"),
            ("mailto:{symbol}@news.example", "VOD"),
            ("https://{symbol}/", "EUR/USD"),
            ("https://[", "VOD"),
            ("/markets/{ticker}", "VOD"),
            ("/markets/{symbol", "VOD"),
            ("/markets/{}", "VOD"),
        ] {
            assert_eq!(href(template, symbol, Some("LSE")), None, "{template}");
        }
    }
}
