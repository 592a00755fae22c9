//! What a vendor can do wrong: each has its name in the metrics, none stops the relay, and memory stays bounded.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::cable::Cable;
use crate::client::events;
use crate::relay::{Relay, file, relay, until};
use crate::shapes::FINNHUB;
use crate::vendor::{Connection, Vendor};

/// More than the program has with all that a vendor can send.
const MOST_MEMORY: usize = 96 << 20;

/// A relay of a vendor that has said what the script says first, and says a good price with every later connection.
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
fn a_frame_of_ten_megabytes() {
    let (relay, _vendor) = relay_of("", |connection| {
        connection.say(&format!("{{\"type\":\"trade\",\"data\":[\"{}\"]}}", "x".repeat(10 << 20)));
        connection.freeze();
    });
    recovers(&relay, "too-large");
}

#[test]
fn a_million_symbols_that_nobody_asked_for() {
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
fn prices_that_are_none() {
    let (relay, _vendor) = relay_of("", |connection| {
        for price in ["NaN", "Infinity", "1e999", "null", "\"high\"", "123456789012345678901234567890"] {
            connection.say(&FINNHUB.frame(price, 1));
        }
    });
    recovers(&relay, "no-price");
    assert_eq!(relay.faults("garbage") + relay.faults("no-price"), 6.0, "NaN and Infinity are no JSON");
}

#[test]
fn yesterdays_values() {
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
fn a_clock_that_jumps() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() as u32 - 1_700_000_000;
    let (relay, _vendor) = relay_of("", move |connection| {
        connection.say(&FINNHUB.frame("11.00", now + 86_400));
        std::thread::sleep(Duration::from_millis(1_100));
        connection.say(&FINNHUB.frame("12.36", now + 86_401));
    });
    recovers(&relay, "future");
}

#[test]
fn silence() {
    let (relay, vendor) = relay_of("silence = 1", Connection::stay);
    recovers(&relay, "silent");
    until("it is told", || relay.told().contains("no tick came for 1 seconds"));
    drop(vendor);
}

#[test]
fn a_closed_market_is_silent_by_right() {
    let market = "market = \"never\"\nsilence = 1\n[market.never]\nhours = \"Mon 00:00-00:01 UTC\"\n";
    let (relay, _vendor) = relay_of(market, Connection::stay);
    until("it is open", || relay.text("/healthz").contains("test: open"));
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(relay.faults("silent"), 0.0);
    assert!(relay.text("/snapshot.json").contains(r#""state":"closed""#));
}

#[test]
fn a_vendor_that_has_gone_without_a_word() {
    let market = "market = \"never\"\nsilence = 1\n[market.never]\nhours = \"Mon 00:00-00:01 UTC\"\n";
    let (relay, _vendor) = relay_of(market, Connection::freeze);
    recovers(&relay, "silent");
    until("it is told", || relay.told().contains("not even the answer to a ping"));
}

#[test]
fn a_refused_handshake_that_repeats_the_key() {
    let vendor = Vendor::begin(Some(("nothing has this", 500)), |_, _| {});
    let source = format!("vendor = \"finnhub\"\nurl = \"{}\"\nkey_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]\n", vendor.address);
    let relay = relay(&file(&format!("{source}closes_file = \"none.json\"")));
    relay.until_fault("vendor");
    relay.assert_keeps_keys();
}

#[test]
fn no_such_name_and_nobody_there() {
    for address in ["ws://no-such-host.invalid", "ws://127.0.0.1:1", "wss://127.0.0.1:1", "ws://[::1", "ws://"] {
        let source = format!("vendor = \"finnhub\"\nurl = \"{address}\"\nkey_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]\n");
        let relay = relay(&file(&format!("{source}closes_file = \"none.json\"")));
        relay.until_fault("unreachable");
        until("it is lost", || relay.text("/healthz").contains("test: lost"));
        assert!(relay.text("/snapshot.json").contains("AAPL"), "readers are answered all the same");
        relay.assert_keeps_keys();
    }
}

/// The relay's resolver is beyond a cable that is pulled: a look-up waits, and nothing else does.
#[test]
fn a_resolver_that_answers_no_more() {
    let Some(cable) = Cable::lay("resolver") else { return };
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
        // By now the next look-up may be under way.
        let begun = Instant::now();
        relay.signal("TERM");
        assert_eq!(relay.server.child.wait().unwrap().code(), Some(0));
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    });
}

#[test]
fn what_a_vendor_said_before_it_went_is_read() {
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
