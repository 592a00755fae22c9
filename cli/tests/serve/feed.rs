//! The feed: its three addresses, and what tests may rely on.

use std::collections::HashSet;
use std::fs;
use std::net::TcpStream;
use std::time::Duration;

use slugline::ingest::read;
use slugline::quote::{Applied, Board, Quote, Strip};
use tempfile::tempdir;
use tungstenite::client::IntoClientRequest;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

use crate::client::{Event, PATIENCE, Server, events, feed, serve};

/// The strip of a frame.
pub(crate) fn strip(frame: &str) -> Strip {
    let ingested = read(frame.as_bytes(), None).unwrap_or_else(|error| panic!("{error}: {frame}"));
    assert_eq!(ingested.problems, [], "{frame}");
    ingested.document.strip.unwrap()
}

/// The events of a stream up to the frame of this number, without the one with the retry time.
pub(crate) fn up_to(events: impl Iterator<Item = Event>, last: u64) -> Vec<Event> {
    let mut all = Vec::new();
    for event in events.filter(|event| event.retry.is_none()) {
        all.push(event);
        if all.last().and_then(Event::number) == Some(last) {
            break;
        }
    }
    all
}

/// The quotes at the end of a market.
pub(crate) fn truth(server: &Server, query: &str) -> Vec<Quote> {
    strip(&server.get(&format!("/feed.json?{query}&wait=end"), &[]).text()).quotes
}

/// The market of events, as seen by a page.
pub(crate) fn board(events: &[Event]) -> Board {
    let mut board = Board::of(&strip(events[0].text()));
    for event in &events[1..] {
        for quote in strip(event.text()).quotes {
            assert_ne!(board.apply(&quote), Applied::Unknown);
        }
    }
    board
}

fn prices(quotes: &[Quote]) -> Vec<String> {
    quotes.iter().map(|quote| format!("{} {}", quote.symbol, quote.price.unwrap())).collect()
}

type Socket = WebSocket<MaybeTlsStream<TcpStream>>;

/// Sets how long a read may take.
pub(crate) fn wait_at_most(socket: &mut Socket, time: Duration) {
    if let MaybeTlsStream::Plain(connection) = socket.get_mut() {
        connection.set_read_timeout(Some(time)).unwrap();
    }
}

/// A WebSocket at this path.
pub(crate) fn socket(server: &Server, path: &str) -> Socket {
    let request = format!("ws://{}{path}", server.address).into_client_request().unwrap();
    let mut socket = tungstenite::connect(request).unwrap().0;
    wait_at_most(&mut socket, PATIENCE);
    socket
}

#[test]
fn stream_begins_with_a_complete_frame_then_ticks() {
    let server = feed();
    let mut events = events(server.get("/feed?rate=500&batch=5", &[]));
    assert_eq!(events.next().unwrap().retry.as_deref(), Some("1000"));
    let first = events.next().unwrap();
    let whole = strip(first.text());
    assert_eq!(whole.quotes.len(), 16);
    assert_eq!(whole.source.as_deref(), Some("Demonstration, not real prices"));
    let places: Vec<_> = whole.quotes.iter().map(|quote| (quote.symbol.clone(), quote.price.unwrap().scale())).collect();
    let mut time = 0;
    for quote in &whole.quotes {
        assert!(quote.currency.is_some() && quote.previous_close.is_some() && quote.state.is_some());
        time = time.max(quote.time.unwrap());
    }
    assert!(time > 1_700_000_000_000, "milliseconds");
    let begun = first.number().unwrap();
    for (number, event) in (begun + 1..).zip(events.take(100)) {
        assert_eq!(event.number(), Some(number), "every frame, in order");
        let quotes = strip(event.text()).quotes;
        assert_eq!(quotes.len(), 5);
        for quote in quotes {
            assert!(quote.time.unwrap() >= time);
            time = quote.time.unwrap();
            assert!(places.contains(&(quote.symbol.clone(), quote.price.unwrap().scale())), "{quote:?}");
            assert_eq!(Quote { symbol: quote.symbol.clone(), price: quote.price, time: quote.time, ..Quote::default() }, quote);
        }
    }
}

#[test]
fn the_last_values_are_those_of_the_feed() {
    let server = feed();
    let query = "seed=3&rate=1000&batch=4&frames=200";
    let events = up_to(events(server.get(&format!("/feed?{query}"), &[])), 200);
    assert_eq!(board(&events).rows(), truth(&server, query));
}

#[test]
fn same_seed_gives_the_same_market() {
    let (one, other) = (feed(), feed());
    let query = |seed| format!("seed={seed}&rate=1000&batch=2&frames=100");
    let at_end = |server, seed| prices(&truth(server, &query(seed)));
    assert_eq!(at_end(&one, 9), at_end(&other, 9));
    assert_eq!(at_end(&one, 9), prices(&truth(&one, &format!("{}&session=mine", query(9)))));
    assert_ne!(at_end(&one, 9), at_end(&one, 10));
}

#[test]
fn session_is_a_separate_market() {
    let server = feed();
    let first = |session: &str| events(server.get(&format!("/feed?rate=1000&session={session}"), &[])).nth(1).unwrap();
    let a = first("a");
    let _ = up_to(events(server.get("/feed?rate=1000&session=a", &[])), a.number().unwrap() + 100);
    assert!(first("a").number() > first("b").number());
}

#[test]
fn stream_resumes_where_it_ended() {
    let server = feed();
    let path = "/feed?rate=500&session=resumed";
    let all: Vec<_> = events(server.get(path, &[])).skip(1).take(60).collect();
    let id = all[20].id.as_deref().unwrap();
    let resumed: Vec<_> = events(server.get(path, &[("Last-Event-ID", id)])).skip(1).take(39).collect();
    assert_eq!(resumed, all[21..]);
    let by_address: Vec<_> = events(server.get(&format!("{path}&after={id}"), &[])).skip(1).take(39).collect();
    assert_eq!(by_address, all[21..]);
    for unknown in ["1-1", "nonsense", &format!("{}000000", id)] {
        let event = events(server.get(path, &[("Last-Event-ID", unknown)])).nth(1).unwrap();
        assert_eq!(strip(event.text()).quotes.len(), 16, "whole again after {unknown}");
    }
}

#[test]
fn client_that_missed_too_much_gets_one_frame_of_changes() {
    let server = feed();
    let path = "/feed?rate=20000&batch=1000&session=missed&symbols=40";
    let mut all = events(server.get(path, &[])).skip(1);
    let first = all.next().unwrap();
    let last = first.number().unwrap() + 25;
    assert!(all.any(|event| event.number() >= Some(last)));
    let resumed = events(server.get(path, &[("Last-Event-ID", first.id.as_deref().unwrap())])).nth(1).unwrap();
    assert!(resumed.number().unwrap() >= last, "20 frames of 1,000 ticks are kept");
    assert_eq!(strip(resumed.text()).quotes.len(), 40);
}

#[test]
fn snapshot_has_an_etag() {
    let server = feed();
    let path = "/feed.json?rate=1000&frames=20";
    let end = server.get(&format!("{path}&wait=end"), &[]);
    assert_eq!(end.header("content-type"), Some("application/json; charset=utf-8"));
    let tag = end.header("etag").unwrap().to_owned();
    assert!(tag.ends_with("-20\""));
    let again = server.get(path, &[("If-None-Match", &tag)]);
    assert_eq!((again.status, again.header("etag")), (304, Some(tag.as_str())));
    assert_eq!(again.bytes(), b"");
    let other = server.get(path, &[("If-None-Match", "W/\"1-20\"")]);
    assert_eq!((other.status, other.text()), (200, end.text()));
}

#[test]
fn socket_sends_the_same_frames_as_a_stream() {
    let server = feed();
    let query = "rate=500&batch=2&frames=100&session=both";
    let mut socket = socket(&server, &format!("/feed.ws?{query}"));
    let mut texts = Vec::new();
    let stream = up_to(events(server.get(&format!("/feed?{query}"), &[])), 100);
    while texts.last() != Some(&stream.last().unwrap().text().to_owned()) {
        match socket.read().unwrap() {
            Message::Text(text) => texts.push(text.as_str().to_owned()),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(strip(&texts[0]).quotes.len(), 16);
    let streamed: Vec<_> = stream[1..].iter().map(Event::text).collect();
    assert!(streamed.len() > 10 && texts.ends_with(&streamed.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()));
}

#[test]
fn socket_answers_pings_and_closes() {
    let server = feed();
    let mut socket = socket(&server, "/feed.ws?rate=0.01&session=quiet");
    assert!(matches!(socket.read().unwrap(), Message::Text(_)));
    socket.send(Message::Text("what a page may say".into())).unwrap();
    socket.send(Message::Ping("there?".into())).unwrap();
    assert!(matches!(socket.read().unwrap(), Message::Pong(answer) if &answer[..] == b"there?"));
    socket.close(None).unwrap();
    assert!(matches!(socket.read().unwrap(), Message::Close(_)));
    assert!(matches!(socket.read(), Err(tungstenite::Error::ConnectionClosed)));
}

#[test]
fn many_symbols_at_a_high_rate_come_frame_by_frame() {
    let server = feed();
    let query = "symbols=500&rate=10000&batch=50&frames=600";
    let events = up_to(events(server.get(&format!("/feed?{query}"), &[])), 600);
    let numbers: Vec<_> = events.iter().filter_map(Event::number).collect();
    assert_eq!(numbers, (numbers[0]..=600).collect::<Vec<_>>(), "none was left behind and sent as one with others");
    assert!(numbers.len() > 400);
    assert_eq!(strip(events[0].text()).quotes.len(), 500);
    let symbols: HashSet<_> = strip(events[0].text()).quotes.into_iter().map(|quote| quote.symbol).collect();
    assert_eq!(symbols.len(), 500);
    assert!(events[1..].iter().all(|event| strip(event.text()).quotes.len() == 50));
    assert_eq!(board(&events).rows(), truth(&server, query));
}

#[test]
fn faulty_query_is_reported() {
    let server = feed();
    let cases = [
        ("fault=rain", "known are drop garbage reorder duplicate slow huge silent close skew"),
        ("fast=1", "known are after batch fault frames rate seed session symbols wait"),
        ("rate=none", "rate: expected a number from 0.01 to 100000, found `none`"),
        ("rate=5000", "more than 1000 frames a second"),
        ("wait=end", "give it one with `frames`"),
    ];
    for (query, message) in cases {
        for path in ["/feed", "/feed.ws", "/feed.json"] {
            let answer = server.get(&format!("{path}?{query}"), &[]);
            assert_eq!((answer.status, answer.header("access-control-allow-origin")), (400, Some("*")), "{path}?{query}");
            let text = answer.text();
            assert!(text.contains(message), "{text}");
        }
    }
    assert_eq!(server.get("/feed.ws", &[]).status, 400, "no upgrade was asked for");
}

#[test]
fn prices_of_a_document_move() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("quotes.json");
    fs::write(&file, r#"{"quotes":[{"symbol":"A","price":"0.0025"},{"symbol":"B"},{"symbol":"C","price":7}]}"#).unwrap();
    let server = serve(folder.path(), &["--quotes", file.to_str().unwrap()]);
    let quotes = truth(&server, "rate=1000&frames=10");
    assert_eq!(quotes.iter().map(|quote| quote.symbol.as_str()).collect::<Vec<_>>(), ["A", "C"], "B has no price");
    assert_eq!(quotes.iter().map(|quote| quote.price.unwrap().scale()).collect::<Vec<_>>(), [4, 2]);
}

#[test]
fn recording_is_sent_unchanged() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("frames.ndjson");
    let lines = [
        r#"{"quotes":[{"symbol":"A","price":"1.00","time":5},{"symbol":"B","price":"2.0","time":5}]}"#,
        r#"{ "quotes": [ {"symbol": "B", "price": 2.5, "time": 6} ] }"#,
        r#"{"quotes":[{"symbol":"B""#,
        r#"{"quotes":[{"symbol":"A","price":"1.10","time":7}]}"#,
    ];
    fs::write(&file, lines.join("\n")).unwrap();
    let server = serve(folder.path(), &["--replay", file.to_str().unwrap()]);
    let events = up_to(events(server.get("/feed?rate=20", &[])), 4);
    assert_eq!(events.iter().map(Event::text).collect::<Vec<_>>(), lines);
    assert_eq!(prices(&truth(&server, "rate=20")), ["A 1.10", "B 2.50"]);
    assert_eq!(server.get("/feed?batch=2", &[]).status, 400);
}
