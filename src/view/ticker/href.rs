//! Where a quote leads.

use crate::quote::Quote;
use crate::view::media;

/// The address of a quote: the template with `{symbol}` and `{exchange}` filled in, percent-encoded. Nothing where that leads
/// neither to http nor to https, where it has another name in braces, or one that the quote does not have.
pub fn href(template: &str, quote: &Quote) -> Option<String> {
    let mut address = String::new();
    for (at, piece) in template.split('{').enumerate() {
        let mut rest = piece;
        if at > 0 {
            let (name, after) = piece.split_once('}')?;
            let value = match name {
                "symbol" => Some(&quote.symbol),
                "exchange" => quote.exchange.as_ref(),
                _ => None,
            };
            encode(value?, &mut address);
            rest = after;
        }
        address.push_str(rest);
    }
    media(&address).is_some().then_some(address)
}

/// Percent-encodes what is no letter, digit or mark of RFC 2396, as `encodeURIComponent` does: a symbol such as `EUR/USD` is one
/// segment of a path, or one value of a query.
fn encode(text: &str, address: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |half: u8| DIGITS.get(usize::from(half)).map_or('0', |digit| char::from(*digit));
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::href;
    use crate::quote::Quote;

    fn quote(symbol: &str) -> Quote {
        Quote { symbol: symbol.to_owned(), ..Quote::default() }
    }

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
            assert_eq!(href("/markets/{symbol}?of={symbol}", &quote(symbol)), Some(format!("/markets/{segment}?of={segment}")));
        }
    }

    #[test]
    fn exchanges_are_filled_in_where_they_are_known() {
        let known = Quote { exchange: Some("NYSE Arca".to_owned()), ..quote("GLD") };
        assert_eq!(href("https://news.example/{exchange}/{symbol}", &known).as_deref(), Some("https://news.example/NYSE%20Arca/GLD"));
        assert_eq!(href("https://news.example/{exchange}/{symbol}", &quote("GLD")), None);
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
        ] {
            assert_eq!(href(template, &quote(symbol)), None, "{template}");
        }
    }
}
