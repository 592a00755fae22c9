//! Each vendor's adapter, against a server with the vendor's protocol.

use std::time::Duration;

use crate::relay::{file, relay, until};
use crate::shapes::{ALL, Shape, with_keys};
use crate::vendor::{Vendor, Web};

fn source(shape: Shape, vendor: &Vendor, more: &str) -> String {
    file(&format!("vendor = \"{}\"\nurl = \"{}/path\"\n{}\n{more}", shape.name, vendor.address, shape.file))
}

fn follows_through_garbage_and_a_loss(shape: Shape) {
    let vendor = Vendor::begin(shape.gate, move |connection, number| {
        shape.greet(connection);
        if number == 1 {
            connection.say(&shape.frame("12.34", 1));
            connection.say("<html>no frame</html>");
            connection.say_bytes(b"\xFF\xFE");
            connection.say(&shape.frame("12.35", 2));
            return connection.hang_up();
        }
        connection.say(&shape.frame("11.11", 1));
        connection.say_bytes(shape.frame("12.36", 3).as_bytes());
        connection.stay();
    });
    let web = Web::begin(move |head, _| shape.closes(head));
    let closes = if shape.closes.is_some() { format!("closes_url = \"{}/closes\"", web.address) } else { String::new() };
    let relay = relay(&source(shape, &vendor, &closes));
    relay.until_snapshot(&shape.quote("12.36"));
    if shape.closes.is_some() {
        relay.until_snapshot(r#""previous_close":"10.25""#);
    }
    assert_eq!(relay.metric("connections_total{source=\"test\"}"), 2.0);
    assert_eq!((relay.faults("garbage"), relay.faults("closed"), relay.faults("old")), (2.0, 1.0, 1.0), "{}", relay.told());
    assert_eq!(relay.metric("ticks_total{source=\"test\"}"), 4.0);
    assert!(relay.text("/healthz").starts_with("ok\ntest: open"));
    relay.assert_keeps_keys();
    // The path of the address belongs to the vendor: nothing of it is lost.
    assert!(vendor.hear().starts_with("/path"));
}

fn reports_a_wrong_key_and_waits(shape: Shape) {
    let gate = shape.gate.map(|(_, status)| ("another key", status));
    let vendor = Vendor::begin(gate, move |connection, _| {
        connection.say(shape.hello);
        connection.hear();
        connection.say(&with_keys(shape.refusal));
        connection.stay();
    });
    let relay = relay(&source(shape, &vendor, "closes_file = \"none.json\""));
    relay.until_fault("auth");
    until("the state", || relay.text("/healthz").contains("test: refused"));
    assert_eq!(relay.server.get("/healthz", &[]).status, 503);
    while !vendor.is_quiet_for(Duration::from_secs(3)) {}
    assert_eq!(relay.faults("auth"), 1.0, "one attempt: {}", relay.told());
    until("it is told", || relay.told().contains("kind=\"auth\""));
    relay.assert_keeps_keys();
}

macro_rules! each_vendor {
    ($($name:ident = $place:literal, $has_key:literal;)*) => { $(
        mod $name {
            #[test]
            fn follows_through_garbage_and_a_loss() {
                super::follows_through_garbage_and_a_loss(super::ALL[$place]);
            }

            #[test]
            fn reports_a_wrong_key_and_waits() {
                // Binance has none.
                if $has_key {
                    super::reports_a_wrong_key_and_waits(super::ALL[$place]);
                }
            }
        }
    )* };
}

each_vendor! {
    finnhub = 0, true;
    alpaca = 1, true;
    massive = 2, true;
    binance = 3, false;
    twelve_data = 4, true;
}

#[test]
fn limit_is_reported_and_waited_for() {
    let shape = crate::shapes::ALPACA;
    let vendor = Vendor::begin(None, move |connection, _| {
        connection.say(r#"[{"T":"error","code":406,"msg":"connection limit exceeded"}]"#);
        connection.close();
    });
    let relay = relay(&source(shape, &vendor, "closes_file = \"none.json\""));
    relay.until_fault("limit");
    while !vendor.is_quiet_for(Duration::from_secs(3)) {}
    assert_eq!(relay.faults("closed"), 0.0, "the end of the connection is the limit's");
    until("it is told", || relay.told().contains("406 connection limit exceeded"));
}

#[test]
fn heartbeat_is_sent_if_the_vendor_needs_one() {
    let shape = crate::shapes::TWELVE_DATA;
    let vendor = Vendor::begin(None, move |connection, _| connection.stay());
    let _relay = relay(&source(shape, &vendor, "closes_file = \"none.json\""));
    let heard = [vendor.hear(), vendor.hear(), vendor.hear()];
    assert!(heard.iter().any(|text| text == r#"{"action":"heartbeat"}"#), "{heard:?}");
}

#[test]
fn symbol_outside_the_plan_does_not_block_other_closes() {
    let vendor = Vendor::begin(None, |connection, _| connection.stay());
    let web = Web::begin(|head, _| match head.contains("symbol=LACKS") {
        true => (403, String::new(), b"{\"error\":\"You don't have access to this resource.\"}".to_vec()),
        false => crate::vendor::found(r#"{"c":9.5,"pc":10.25,"t":1700000000}"#),
    });
    let source = format!(
        "vendor = \"finnhub\"\nurl = \"{}\"\nkey_env = \"TEST_KEY\"\ncloses_url = \"{}/q\"\nsymbols = [\"LACKS\", \"HAS\"]",
        vendor.address, web.address
    );
    let relay = relay(&file(&source));
    relay.until_snapshot(r#"{"symbol":"HAS","price":"9.50","change":"-0.75","change_percent":"-7.32","previous_close":"10.25""#);
    relay.until_fault("auth");
    assert!(relay.text("/healthz").contains("test: open"), "the stream is no affair of it");
}
