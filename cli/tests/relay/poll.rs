//! Polled JSON, from a server with faults.

use crate::relay::{KEY, Relay, file, relay, until};
use crate::vendor::{Reply, Web, found};

const PATHS: &str = "paths = { items = \"rows\", symbol = \"id\", price = \"last\", change = \"chg\", change_percent = \"pct\", time = \"at\", time_unit = \"seconds\" }";

fn relay_of(script: impl Fn(&str, u32) -> Reply + Send + 'static) -> (Relay, Web) {
    let web = Web::begin(script);
    let source = format!(
        "vendor = \"json\"\nurl = \"{}/quotes?of={{symbols}}&key={{key}}\"\nkey_env = \"TEST_KEY\"\nevery = 1\nsymbols = [\"DAX\", \"SDAX\"]\n\
         headers = {{ X-Key = \"{{key}}\" }}\n{PATHS}\n",
        web.address
    );
    (relay(&file(&source)), web)
}

fn rows(price: &str) -> String {
    format!(r#"{{"rows":[{{"id":"DAX","last":{price},"chg":"-1.5","pct":-0.41,"at":1700000000}},{{"id":"TecDAX","last":1}}]}}"#)
}

#[test]
fn quotes_are_found_by_paths_and_requested_with_the_etag() {
    let (relay, web) = relay_of(|head, number| match number {
        1 => (200, "ETag: \"one\"\r\n".to_owned(), rows("17034.1").into_bytes()),
        _ if head.contains("if-none-match: \"one\"") => (304, String::new(), Vec::new()),
        _ => (500, String::new(), Vec::new()),
    });
    relay.until_snapshot(
        r#"{"symbol":"DAX","price":"17034.10","change":"-1.5","change_percent":"-0.41","time":1700000000000,"state":"live"}"#,
    );
    let head = web.hear();
    assert!(
        head.starts_with(&format!("GET /quotes?of=DAX%2CSDAX&key={KEY} HTTP/1.1")) && head.contains(&format!("x-key: {KEY}")),
        "{head}"
    );
    web.hear();
    web.hear();
    assert_eq!((relay.faults("vendor"), relay.faults("unknown-symbol")), (0.0, 1.0));
    relay.assert_keeps_keys();
}

#[test]
fn faulty_answers_are_counted_by_kind_and_polling_continues() {
    let (relay, web) = relay_of(|_, number| match number {
        1 => found("<html>"),
        2 => found(format!("{{\"rows\":[\"{}\"]}}", "x".repeat(10 << 20))),
        _ => found(rows("17035")),
    });
    relay.until_snapshot("17035.00");
    assert_eq!((relay.faults("garbage"), relay.faults("too-large")), (1.0, 1.0));
    assert!(relay.memory() < 96 << 20, "{}", relay.memory());
    relay.assert_keeps_keys();
    drop(web);
}

#[test]
fn refusals_are_counted_by_kind() {
    for (status, kind) in [(401, "auth"), (403, "auth"), (429, "limit"), (500, "vendor"), (302, "vendor")] {
        let (relay, web) =
            relay_of(move |_, _| (status, "Location: http://127.0.0.1:1/\r\nRetry-After: 120\r\n".to_owned(), KEY.into()));
        relay.until_fault(kind);
        until("it is told", || relay.told().contains(&format!("answers with status {status}")));
        until("the state", || !relay.text("/healthz").contains("connecting"));
        assert_eq!(web.heard.try_iter().count(), 1, "it is left alone for so long as it wants");
        relay.assert_keeps_keys();
    }
}
