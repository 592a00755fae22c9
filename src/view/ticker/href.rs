//! Where a quote leads.

use crate::locale::parts;
use crate::view::media;

/// The address of a quote: the template with `{symbol}` and `{exchange}` filled in, percent-encoded. Nothing where that leads
/// neither to http nor to https, where it has another name in braces, or one that the quote does not have.
pub fn href(template: &str, symbol: &str, exchange: Option<&str>) -> Option<String> {
    let mut pieces = parts(template, b'{');
    let mut address = pieces.next()?.to_owned();
    for piece in pieces {
        let mut ends = parts(piece, b'}');
        let value = match ends.next()? {
            "symbol" => symbol,
            "exchange" => exchange?,
            _ => return None,
        };
        encode(value, &mut address);
        address.push_str(ends.next()?);
    }
    media(&address).is_some().then_some(address)
}

/// Percent-encodes what is no letter, digit or mark of RFC 2396, as `encodeURIComponent` does: a symbol such as `EUR/USD` is one
/// segment of a path, or one value of a query.
fn encode(text: &str, address: &mut String) {
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'A' - 10 + half });
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')') {
            address.push(char::from(byte));
        } else {
            address.push('%');
            address.push(digit(byte >> 4));
            address.push(digit(byte & 15));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::href;

    #[test]
    fn symbols_are_one_segment_whatever_they_are() {
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
    fn exchanges_are_filled_in_where_they_are_known() {
        let at = |exchange| href("https://news.example/{exchange}/{symbol}", "GLD", exchange);
        assert_eq!(at(Some("NYSE Arca")).as_deref(), Some("https://news.example/NYSE%20Arca/GLD"));
        assert_eq!(at(None), None);
    }

    #[test]
    fn leads_to_http_or_nowhere() {
        for (template, symbol) in [
            ("javascript:show('{symbol}')", "VOD"),
            (" java\nscript:{symbol}", "VOD"),
            // The symbol makes the scheme.
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
