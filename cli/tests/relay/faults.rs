//! Faults of a vendor: each has its name in the metrics, none stops the relay, and memory stays limited.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::cable::Cable;
use crate::client::events;
use crate::relay::{Relay, file, relay, until};
use crate::shapes::FINNHUB;
use crate::vendor::{Connection, Vendor};

/// More than the program uses with anything that a vendor can send.
const MOST_MEMORY: usize = 96 << 20;

/// A relay of a vendor that first plays the script, and sends a good price with every later connection.
fn relay_of(more: &str, script: impl Fn(&mut Connection) + Clone + Send + 'static) -> (Relay, Vendor) {
    let vendor = Vendor::begin(None, move |connection, number| {
        FINNHUB.greet(connection);
        if number == 1 {
            script(connection);
        }
        connection.say(&FINNHUB.frame("12.36", 90));
        connection.stay();
    });
    let source = format!("vendor = \"finnhub\"\nurl = \"{}\"\nkey_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]\n", vendor.address);
    (relay(&file(&format!("{source}closes_file = \"none.json\"\n{more}"))), vendor)
}

fn recovers(relay: &Relay, kind: &str) {
    relay.until_fault(kind);
    relay.until_snapshot(&FINNHUB.quote("12.36"));
    assert!(relay.memory() < MOST_MEMORY, "{} bytes", relay.memory());
    relay.assert_keeps_keys();
}

#[test]
fn frame_of_ten_megabytes_is_not_read() {
    let (relay, _vendor) = relay_of("", |connection| {
        connection.say(&format!("{{\"type\":\"trade\",\"data\":[\"{}\"]}}", "x".repeat(10 << 20)));
        connection.freeze();
    });
    recovers(&relay, "too-large");
}

#[test]
fn a_million_unknown_symbols_take_no_memory() {
    let (relay, _vendor) = relay_of("", |connection| {
        for thousand in 0..1_000 {
            let trades = (0..1_000).map(|number| format!(r#"{{"s":"S{thousand}-{number}","p":1.5,"t":1}}"#)).collect::<Vec<_>>();
            connection.say(&format!(r#"{{"type":"trade","data":[{}]}}"#, trades.join(",")));
        }
    });
    until("all of them", || relay.faults("unknown-symbol") == 1_000_000.0);
    recovers(&relay, "unknown-symbol");
    assert!(relay.text("/snapshot.json").len() < 500);
    until("it is told", || relay.told().contains("unknown-symbol"));
    assert_eq!(relay.told().matches("unknown-symbol").count(), 1, "once a minute: {}", relay.told());
}

#[test]
fn invalid_prices_are_skipped() {
    let (relay, _vendor) = relay_of("", |connection| {
        for price in ["NaN", "Infinity", "1e999", "null", "\"high\"", "123456789012345678901234567890"] {
            connection.say(&FINNHUB.frame(price, 1));
        }
    });
    recovers(&relay, "no-price");
    assert_eq!(relay.faults("garbage") + relay.faults("no-price"), 6.0, "NaN and Infinity are no JSON");
}

#[test]
fn old_values_are_skipped() {
    let (relay, _vendor) = relay_of("", |connection| {
        connection.say(&FINNHUB.frame("12.36", 90));
        for second in 0..50 {
            connection.say(&FINNHUB.frame("9.99", second));
        }
    });
    until("all of them", || relay.faults("old") == 50.0);
    recovers(&relay, "old");
}

#[test]
fn vendor_clock_that_jumps_is_corrected() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() as u32 - 1_700_000_000;
    let (relay, _vendor) = relay_of("", move |connection| {
        connection.say(&FINNHUB.frame("11.00", now + 86_400));
        std::thread::sleep(Duration::from_millis(1_100));
        connection.say(&FINNHUB.frame("12.36", now + 86_401));
    });
    recovers(&relay, "future");
}

#[test]
fn silent_vendor_is_reconnected() {
    let (relay, vendor) = relay_of("silence = 1", Connection::stay);
    recovers(&relay, "silent");
    until("it is told", || relay.told().contains("no tick came for 1 seconds"));
    drop(vendor);
}

#[test]
fn silence_of_a_closed_market_is_no_fault() {
    let market = "market = \"never\"\nsilence = 1\n[market.never]\nhours = \"Mon 00:00-00:01 UTC\"\n";
    let (relay, _vendor) = relay_of(market, Connection::stay);
    until("it is open", || relay.text("/healthz").contains("test: open"));
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(relay.faults("silent"), 0.0);
    assert!(relay.text("/snapshot.json").contains(r#""state":"closed""#));
}

#[test]
fn vanished_vendor_is_reconnected() {
    let market = "market = \"never\"\nsilence = 1\n[market.never]\nhours = \"Mon 00:00-00:01 UTC\"\n";
    let (relay, _vendor) = relay_of(market, Connection::freeze);
    recovers(&relay, "silent");
    until("it is told", || relay.told().contains("not even the answer to a ping"));
}

#[test]
fn refused_handshake_does_not_leak_the_key() {
    let vendor = Vendor::begin(Some(("nothing has this", 500)), |_, _| {});
    let source = format!("vendor = \"finnhub\"\nurl = \"{}\"\nkey_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]\n", vendor.address);
    let relay = relay(&file(&format!("{source}closes_file = \"none.json\"")));
    relay.until_fault("vendor");
    relay.assert_keeps_keys();
}

#[test]
fn unknown_host_and_refused_connection_are_unreachable() {
    for address in ["ws://no-such-host.invalid", "ws://127.0.0.1:1", "wss://127.0.0.1:1", "ws://[::1", "ws://"] {
        let source = format!("vendor = \"finnhub\"\nurl = \"{address}\"\nkey_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]\n");
        let relay = relay(&file(&format!("{source}closes_file = \"none.json\"")));
        relay.until_fault("unreachable");
        until("it is lost", || relay.text("/healthz").contains("test: lost"));
        assert!(relay.text("/snapshot.json").contains("AAPL"), "readers are answered all the same");
        relay.assert_keeps_keys();
    }
}

/// The resolver is at the other end of a pulled cable: the lookup waits, and nothing else does.
#[test]
fn unreachable_resolver_delays_nothing_else() {
    let Some(cable) = Cable::new("resolver") else { return };
    cable.pull();
    cable.at_relay(|| {
        let source = "vendor = \"finnhub\"\nurl = \"wss://quotes.example\"\nkey_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]\n";
        let other = "[[source]]\nname = \"other\"\nvendor = \"demo\"\nrate = 100\n";
        let mut relay = relay(&file(&format!("{source}closes_file = \"none.json\"\n{other}")));
        let mut stream = events(relay.server.get("/stream", &[])).skip(2);
        while relay.faults("unreachable") == 0.0 {
            let begun = Instant::now();
            stream.next().unwrap();
            assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
        }
        until("it is lost", || relay.text("/healthz").contains("test: lost"));
        relay.assert_keeps_keys();
        // The next lookup may have begun: it must not delay the end.
        let begun = Instant::now();
        relay.signal("TERM");
        assert_eq!(relay.server.child.wait().unwrap().code(), Some(0));
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    });
}

#[test]
fn messages_before_a_close_are_read() {
    let shape = crate::shapes::ALPACA;
    let vendor = Vendor::begin(None, |connection, _| {
        connection.say(r#"[{"T":"error","code":402,"msg":"auth failed"}]"#);
        connection.hang_up();
    });
    let source = format!("vendor = \"alpaca\"\nurl = \"{}\"\n{}\ncloses_file = \"none.json\"", vendor.address, shape.file);
    let relay = relay(&file(&source));
    relay.until_fault("auth");
    assert_eq!(relay.faults("closed"), 0.0, "{}", relay.told());
}
