//! Running the relay: faulty files, reloads, stopping.

use std::process::Command;
use std::time::{Duration, Instant};

use assert_cmd::assert::OutputAssertExt;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;

use crate::client::events;
use crate::relay::{KEY, command, file, relay, until};

const DEMO: &str = "[[source]]\nname = \"test\"\nvendor = \"demo\"\nrate = 100\n";

fn slugline(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_slugline"));
    command.arg("relay").args(arguments);
    command
}

#[test]
fn faulty_file_is_reported_with_its_lines() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("relay.toml");
    std::fs::write(&path, "listen = \"x\"\nframes_per_second = 0\n").unwrap();
    let name = path.display();
    let told = format!("slugline: {name}: line 1, column 10: expected an address and a port");
    command(&path)
        .assert()
        .code(1)
        .stdout("")
        .stderr(contains(told))
        .stderr(contains("relay.toml: line 2, column 21: expected a number"));
    command(&path).arg("--check").assert().code(1);
    std::fs::write(&path, DEMO).unwrap();
    command(&path).arg("--check").assert().code(0).stdout("the file is sound\n");
    command(&folder.path().join("none")).assert().code(1).stderr(contains("none: "));
    for call in [&[][..], &["--demo", "file"], &["--port", "1"]] {
        slugline(call).assert().code(2);
    }
    slugline(&["--demo", "--listen", "256.0.0.1:80"]).assert().code(1).stderr(contains("cannot listen at 256.0.0.1:80"));
}

#[test]
fn missing_key_is_reported_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("relay.toml");
    std::fs::write(&path, file("vendor = \"finnhub\"\nkey_env = \"TEST_NO_KEY\"\nsymbols = [\"A\"]")).unwrap();
    command(&path).assert().code(1).stderr(contains("source test: the environment has no TEST_NO_KEY"));
    command(&path)
        .env("TEST_NO_KEY", "two words")
        .assert()
        .code(1)
        .stderr(contains("is no key").and(contains("two words").not()));
}

#[test]
fn reload_keeps_clients_and_known_quotes() {
    let relay = relay(DEMO);
    let mut stream = events(relay.server.get("/stream", &[])).skip(2);
    stream.next().unwrap();
    let more = "strip = { label = \"Another\" }\n[[source]]\nname = \"more\"\nvendor = \"binance\"\nurl = \"ws://127.0.0.1:1\"\nsymbols = [\"BTCUSDT\"]\n";
    std::fs::write(&relay.file, format!("{more}{DEMO}")).unwrap();
    relay.signal("HUP");
    let whole = stream.find(|event| event.text().contains("\"label\"")).unwrap();
    assert!(whole.text().starts_with("{\"label\":\"Another\"") && whole.text().contains("BTCUSDT"), "{}", whole.text());
    assert!(whole.text().contains("\"price\""), "what is known is kept");
    assert_eq!(relay.metric("connections_total{source=\"test\"}"), 1.0, "a source that is said as before goes on");
    until("the other begins", || relay.text("/healthz").contains("more: lost"));

    std::fs::write(&relay.file, "listen = 7\n").unwrap();
    relay.signal("HUP");
    until("it is told", || relay.metric("reloads_total{reason=\"failed\"}") == 1.0);
    until("why", || relay.told().contains("line 1, column 10: invalid type: integer"));
    stream.next().unwrap();
    assert!(relay.text("/snapshot.json").contains("\"Another\""), "all goes on as before");

    std::fs::write(&relay.file, DEMO).unwrap();
    relay.signal("HUP");
    until("it is no more", || !relay.text("/metrics").contains("source=\"more\""));
    stream.find(|event| event.text().contains("\"label\":\"NYSE - LSE\"")).unwrap();
}

#[test]
fn relay_stops_at_once_and_streams_end() {
    for signal in ["TERM", "INT"] {
        let mut relay = relay(DEMO);
        let stream = events(relay.server.get("/stream", &[]));
        let request = format!("ws://{}/socket", relay.server.address);
        let (mut socket, _) = tungstenite::connect(request).unwrap();
        socket.read().unwrap();
        let begun = Instant::now();
        relay.signal(signal);
        stream.count();
        until("the goodbye", || socket.read().is_err());
        assert_eq!(relay.server.child.wait().unwrap().code(), Some(0));
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    }
}

#[test]
fn health_and_metrics_can_have_a_separate_address() {
    let mut relay = relay(&format!("operation = \"127.0.0.1:0\"\n{DEMO}"));
    let mut line = String::new();
    std::io::BufRead::read_line(&mut relay.server.said, &mut line).unwrap();
    let address = line.trim_end().strip_prefix("health and metrics at http://").and_then(|line| line.strip_suffix('/')).unwrap();
    assert_eq!(relay.server.get("/metrics", &[]).status, 404);
    relay.server.address = address.to_owned();
    assert_eq!((relay.server.get("/healthz", &[]).status, relay.server.get("/snapshot.json", &[]).status), (200, 404));
    assert!(relay.metric("ticks_total{source=\"test\"}") > 0.0);
}

#[test]
fn snapshot_is_written_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("quotes.json");
    let snapshot = format!("[snapshot]\nfile = {path:?}\nevery = 1\n");
    let relay = relay(&format!("{snapshot}{DEMO}"));
    let read = || std::fs::read_to_string(&path).unwrap_or_default();
    until("it is there", || read().starts_with("{\"label\""));
    let first = read();
    until("it follows", || read() != first);
    assert_eq!(relay.metric("snapshot_files_failed_total"), 0.0);
}

#[test]
fn log_can_be_json() {
    let relay = relay(&format!("[log]\nformat = \"json\"\n{DEMO}"));
    until("a line", || relay.told().lines().count() >= 2);
    let told = relay.told();
    assert!(told.lines().all(|line| line.starts_with("{\"timestamp\":") && line.ends_with('}')), "{told}");
    assert!(told.contains("\"source\":\"test\""), "{told}");
}

#[test]
fn delayed_quotes_are_marked_and_closes_come_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let closes = folder.path().join("closes.json");
    std::fs::write(&closes, r#"{"quotes":[{"symbol":"AAPL","price":"10.25"}]}"#).unwrap();
    let terms = format!(
        "vendor = \"finnhub\"\nurl = \"ws://127.0.0.1:1\"\nkey_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]\ndelay = 15\ncloses_file = {closes:?}\n"
    );
    let relay = relay(&file(&terms));
    relay.until_snapshot(r#"{"symbol":"AAPL","previous_close":"10.25","state":"delayed","delay":15}"#);
    assert!(!relay.told().contains(KEY));
}

#[test]
fn demonstration_needs_no_file() {
    let server = crate::client::start(&mut slugline(&["--demo", "--listen", "127.0.0.1:0"]));
    let mut stream = events(server.get("/stream", &[])).skip(1);
    assert!(stream.next().unwrap().text().contains("Demonstration, not real prices"));
    stream.next().unwrap();
    assert_eq!(
        server.get("/snapshot.json", &[("Origin", "https://any.example")]).header("access-control-allow-origin"),
        Some("https://any.example")
    );
}
