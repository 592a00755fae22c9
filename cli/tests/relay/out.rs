//! The outputs: snapshot, stream, socket, and who may read them.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use tungstenite::client::IntoClientRequest;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

use crate::client::{PATIENCE, events};
use crate::relay::{Relay, relay, until};

/// A relay of moving quotes, with additions to its file.
fn moving(more: &str) -> Relay {
    let relay = relay(&format!("{more}\n[[source]]\nname = \"test\"\nvendor = \"demo\"\nrate = 200\n"));
    until("the first frame", || relay.metric("frames_total") >= 1.0);
    relay
}

/// A socket, opened by a page with this origin, or by a program that is no browser.
pub(crate) fn socket(relay: &Relay, origin: Option<&str>) -> Result<WebSocket<MaybeTlsStream<TcpStream>>, tungstenite::Error> {
    let mut request = format!("ws://{}/socket", relay.server.address).into_client_request().unwrap();
    if let Some(origin) = origin {
        request.headers_mut().insert("Origin", origin.parse().unwrap());
    }
    let (mut socket, _) = tungstenite::connect(request)?;
    if let MaybeTlsStream::Plain(stream) = socket.get_mut() {
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
    }
    Ok(socket)
}

#[test]
fn snapshot_has_an_etag_and_can_be_cached() {
    let relay = relay("[snapshot]\nmax_age = 5\n[[source]]\nname = \"test\"\nvendor = \"demo\"\nrate = 0.01\n");
    until("the only tick", || relay.metric("frames_total") >= 1.0);
    std::thread::sleep(Duration::from_millis(400));
    let first = relay.server.get("/snapshot.json", &[("Accept-Encoding", "gzip")]);
    assert_eq!((first.status, first.header("cache-control")), (200, Some("public, max-age=5")));
    assert_eq!(
        (first.header("content-encoding"), first.header("content-type")),
        (Some("gzip"), Some("application/json; charset=utf-8"))
    );
    let tag = first.header("etag").unwrap().to_owned();
    let again = relay.server.get("/snapshot.json", &[("If-None-Match", &tag)]);
    assert_eq!((again.status, again.header("etag")), (304, Some(tag.as_str())));
    assert!(again.bytes().is_empty());
    assert_eq!(relay.server.ask("HEAD", "/snapshot.json", &[]).status, 200);
    assert_eq!(relay.server.ask("POST", "/snapshot.json", &[]).status, 405);
    assert_eq!(relay.server.get("/other", &[]).status, 404);
}

#[test]
fn stream_begins_with_a_complete_frame_and_resumes() {
    let relay = moving("");
    let mut stream = events(relay.server.get("/stream", &[]));
    assert_eq!(stream.next().unwrap().retry.as_deref(), Some("1000"));
    let whole = stream.next().unwrap();
    assert!(whole.text().contains("\"label\":\"NYSE - LSE\""), "{}", whole.text());
    let next = stream.next().unwrap();
    assert!(!next.text().contains("previous_close") && next.number() == whole.number().map(|number| number + 1), "{next:?}");
    drop(stream);
    std::thread::sleep(Duration::from_secs(1));
    let resumed = |id: &str| events(relay.server.get("/stream", &[("Last-Event-ID", id)])).nth(1).unwrap();
    let missed = resumed(next.id.as_deref().unwrap());
    assert!(!missed.text().contains("label") && missed.number() > next.number().map(|number| number + 2), "{missed:?}");
    assert!(resumed("1-1").text().contains("label"), "of another run");
}

#[test]
fn socket_sends_frames_and_answers_pings() {
    let relay = moving("");
    let mut socket = socket(&relay, None).unwrap();
    assert!(socket.read().unwrap().into_text().unwrap().contains("\"label\""));
    assert!(socket.read().unwrap().into_text().unwrap().starts_with("{\"quotes\":[{\"symbol\":"));
    socket.send(Message::Ping("there?".into())).unwrap();
    until("the answer", || matches!(socket.read().unwrap(), Message::Pong(answer) if &answer[..] == b"there?"));
    socket.close(None).unwrap();
    until("the end", || socket.read().is_err());
    until("it is not counted any more", || relay.metric("clients{way=\"socket\"}") == 0.0);
}

#[test]
fn pages_of_other_origins_read_only_if_they_are_listed() {
    let relay = moving("origins = [\"https://a.example\"]");
    let allowed = |origin| {
        let answer = relay.server.get("/snapshot.json", &[("Origin", origin)]);
        answer.header("access-control-allow-origin").map(str::to_owned)
    };
    assert_eq!(allowed("https://a.example").as_deref(), Some("https://a.example"));
    assert_eq!(allowed("https://b.example"), None);
    assert!(socket(&relay, Some("https://a.example")).is_ok());
    let Err(tungstenite::Error::Http(refusal)) = socket(&relay, Some("https://b.example")) else { panic!("it was let in") };
    assert_eq!(refusal.status(), 403);
    assert_eq!(relay.metric("clients_refused_total{reason=\"origin\"}"), 1.0);
}

#[test]
fn clients_beyond_the_limit_are_refused_and_others_are_served() {
    let relay = moving("[limits]\nclients = 3");
    let streams = [(); 3].map(|()| relay.server.get("/stream", &[]));
    let refused = relay.server.get("/stream", &[]);
    assert_eq!((refused.status, refused.header("retry-after")), (503, Some("5")));
    assert!(socket(&relay, None).is_err());
    assert_eq!(relay.server.get("/snapshot.json", &[]).status, 200);
    assert_eq!(relay.metric("clients_refused_total{reason=\"full\"}"), 2.0);
    drop(streams);
    until("there is room again", || relay.server.get("/stream", &[]).status == 200);
}

#[test]
fn header_bombs_are_refused_and_counted() {
    let relay = moving("");
    let fields = (0..100).map(|number| format!("X-{number}: 1\r\n")).collect::<String>();
    for bomb in [format!("X-Big: {}\r\n", "x".repeat(1 << 20)), fields] {
        let mut connection = TcpStream::connect(&relay.server.address).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        let _ = connection.write_all(format!("GET /stream HTTP/1.1\r\nHost: x\r\n{bomb}\r\n").as_bytes());
        let mut answer = Vec::new();
        let ended = connection.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        assert!(
            answer.starts_with("HTTP/1.1 431") || ended.is_err_and(|error| error.kind() == ErrorKind::ConnectionReset),
            "{answer}"
        );
    }
    assert_eq!(relay.metric("clients{way=\"stream\"}"), 0.0);
    until("both are counted", || relay.metric("clients_refused_total{reason=\"head\"}") == 2.0);
    assert!(relay.memory() < 96 << 20, "{}", relay.memory());
}

#[test]
fn unfinished_heads_and_idle_connections_are_closed() {
    let relay = moving("[limits]\nhead_seconds = 1");
    for said in ["", "GET /stream HTTP/1.1\r\nHost:", "GET /snapshot.json HTTP/1.1\r\nHost: x\r\n\r\n"] {
        let begun = Instant::now();
        let mut connection = TcpStream::connect(&relay.server.address).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        connection.write_all(said.as_bytes()).unwrap();
        let _ = connection.read_to_end(&mut Vec::new());
        assert!(
            begun.elapsed() >= Duration::from_millis(900) && begun.elapsed() < Duration::from_secs(10),
            "{said:?}: {:?}",
            begun.elapsed()
        );
    }
}

/// Sends a request, and never reads.
pub(crate) fn never_reads(relay: &Relay, path: &str) -> TcpStream {
    let mut connection = TcpStream::connect(&relay.server.address).unwrap();
    let upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    connection.write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\n{upgrade}\r\n").as_bytes()).unwrap();
    connection
}

#[test]
fn client_that_never_reads_is_disconnected_and_delays_nobody() {
    let file = "frames_per_second = 50\n[limits]\nunread_seconds = 2\n[[source]]\nname = \"test\"\nvendor = \"demo\"\nrate = 20000\nmade_up = 2000\n";
    let relay = relay(file);
    let _unread = ["/stream", "/socket"].map(|path| never_reads(&relay, path));
    until("both are in", || relay.metric("clients{way=\"stream\"}") + relay.metric("clients{way=\"socket\"}") == 2.0);
    let mut quick = socket(&relay, None).unwrap();
    let begun = Instant::now();
    let mut frames = 0;
    while relay.metric("clients{way=\"stream\"}") + relay.metric("clients{way=\"socket\"}") > 1.0 {
        for _ in 0..10 {
            quick.read().unwrap();
            frames += 1;
        }
        assert!(begun.elapsed() < PATIENCE, "{}", relay.text("/metrics"));
    }
    assert!(frames >= 20, "{frames} in {:?}", begun.elapsed());
    assert!(relay.metric("clients_lost_total{reason=\"unread\"}") >= 1.0, "{}", relay.text("/metrics"));
    assert!(relay.memory() < 96 << 20, "{}", relay.memory());
}

#[test]
fn socket_that_answers_no_ping_is_closed() {
    let relay = relay("[limits]\nunread_seconds = 1\n[[source]]\nname = \"test\"\nvendor = \"demo\"\nrate = 1\n");
    let mut half_open = never_reads(&relay, "/socket");
    half_open.set_read_timeout(Some(PATIENCE)).unwrap();
    // It takes what comes, like a network whose other end is gone, and answers nothing.
    let _ = half_open.read_to_end(&mut Vec::new());
    until("it is counted", || relay.metric("clients_lost_total{reason=\"unanswered\"}") == 1.0);
    until("it is gone", || relay.metric("clients{way=\"socket\"}") == 0.0);
}
