//! Faults on demand: each does what its name says, and the correct values can still be learnt.

use std::collections::HashMap;
use std::io::Read;
use std::time::Instant;

use slugline::quote::Quote;
use tungstenite::Message;

use crate::client::{A_WHILE, Event, events, feed};
use crate::feed::{board, socket, strip, truth, up_to, wait_at_most};

/// The events of a market of 120 frames with these faults, and the market without them.
fn struck(fault: &str) -> (Vec<Event>, Vec<Quote>) {
    struck_up_to(fault, 120)
}

/// The same up to the frame of this number.
fn struck_up_to(fault: &str, last: u64) -> (Vec<Event>, Vec<Quote>) {
    let server = feed();
    let query = "seed=4&rate=4000&batch=10&frames=120";
    let events = up_to(events(server.get(&format!("/feed?{query}&fault={fault}"), &[])), last);
    (events, truth(&server, query))
}

/// All numbers from the first to the last: where a stream begins depends on when it was requested.
fn all_from(first: u64) -> Vec<u64> {
    (first..=120).collect()
}

fn numbers(events: &[Event]) -> Vec<u64> {
    events.iter().filter_map(Event::number).collect()
}

#[test]
fn drop_omits_frames_and_ends_with_a_complete_one() {
    let (events, truth) = struck("drop");
    let numbers = numbers(&events);
    assert!(numbers.len() < 110 && numbers.len() > 60, "{}", numbers.len());
    assert_eq!(strip(events.last().unwrap().text()).quotes, truth);
    assert_ne!(board(&events[..events.len() - 1]).rows(), truth, "something was missed");
}

#[test]
fn garbage_is_sent_between_frames() {
    let (events, truth) = struck("garbage");
    let (frames, garbage): (Vec<_>, Vec<_>) = events.into_iter().partition(|event| event.id.is_some());
    assert_eq!(numbers(&frames), all_from(frames[0].number().unwrap()));
    assert_eq!(board(&frames).rows(), truth);
    assert!(garbage.len() > 15, "{}", garbage.len());
    assert!(garbage.iter().any(|event| std::str::from_utf8(event.data.as_deref().unwrap()).is_err()), "bytes that are no text");
    assert!(garbage.iter().any(|event| event.text().contains("NaN")));
}

#[test]
fn reorder_sends_older_times_after_newer() {
    let (events, truth) = struck_up_to("reorder", 119);
    let mut sent = numbers(&events);
    assert!(sent.ends_with(&[120, 119]));
    assert_eq!(board(&events).rows(), truth, "who looks at times is not deceived");
    let prices = |quotes: &mut dyn Iterator<Item = Quote>| {
        quotes.map(|quote| (quote.symbol, quote.price.unwrap().to_string())).collect::<HashMap<_, _>>()
    };
    let as_they_came = prices(&mut events.iter().flat_map(|event| strip(event.text()).quotes));
    assert_ne!(as_they_came, prices(&mut truth.into_iter()), "who does not is");
    sent.sort_unstable();
    assert_eq!(sent, all_from(sent[0]));
}

#[test]
fn duplicate_sends_twice() {
    let (events, truth) = struck("duplicate");
    assert!(events.len() > 135 && events.windows(2).any(|pair| pair[0] == pair[1]));
    assert_eq!(board(&events).rows(), truth);
}

#[test]
fn skew_shifts_times_by_an_hour() {
    let server = feed();
    for (seed, hour) in [(2, 3_600_000), (3, -3_600_000)] {
        let query = format!("seed={seed}&rate=1000&frames=10");
        let events = up_to(events(server.get(&format!("/feed?{query}&fault=skew"), &[])), 10);
        let board = board(&events);
        for (shown, true_one) in board.rows().iter().zip(truth(&server, &query)) {
            assert_eq!((shown.price, shown.time.unwrap()), (true_one.price, true_one.time.unwrap() + hour));
        }
    }
}

#[test]
fn huge_frames_are_huge() {
    let (events, truth) = struck("huge");
    let huge: Vec<_> = events.iter().filter(|event| event.text().len() > 500_000).collect();
    assert!(huge.iter().any(|event| event.number().is_some() && event.text().len() > 1_000_000));
    assert!(huge.iter().any(|event| event.number().is_none() && strip(event.text()).quotes.len() == 20_000));
    let frames: Vec<_> = events.iter().filter(|event| event.id.is_some()).cloned().collect();
    assert_eq!(board(&frames).rows(), truth);
}

#[test]
fn silent_sends_nothing() {
    let server = feed();
    let mut stream = server.get("/feed?fault=silent", &[]);
    assert_eq!((stream.status, stream.header("content-type")), (200, Some("text/event-stream")));
    stream.body.hush();
    let mut byte = [0];
    assert!(stream.body.read(&mut byte).is_err(), "no byte, and no end");
    let mut silent = socket(&server, "/feed.ws?fault=silent");
    wait_at_most(&mut silent, A_WHILE);
    assert!(matches!(silent.read(), Err(tungstenite::Error::Io(_))));
}

#[test]
fn close_ends_at_once() {
    let server = feed();
    let stream = server.get("/feed?fault=close", &[]);
    assert_eq!(stream.status, 200);
    let mut text = String::new();
    // A stream that continued would begin with more than this.
    stream.body.take(1_000).read_to_string(&mut text).unwrap();
    assert_eq!(text, "retry: 1000\n\n");
    assert!(matches!(socket(&server, "/feed.ws?fault=close").read().unwrap(), Message::Close(_)));
}

#[test]
fn slow_sends_64_bytes_at_a_time() {
    let server = feed();
    let begun = Instant::now();
    let mut stream = server.get("/feed?fault=slow&symbols=4", &[]).body;
    let mut length = 0;
    while length < 500 {
        let mut buffer = [0; 4096];
        let piece = stream.read(&mut buffer).unwrap();
        assert!(piece <= 64, "{piece} bytes at once");
        length += piece;
    }
    // At least seven pauses; a machine may be slower, never faster.
    assert!(begun.elapsed().as_millis() >= 300, "{:?}", begun.elapsed());
    let begun = Instant::now();
    let mut socket = socket(&server, "/feed.ws?fault=slow&symbols=4");
    assert!(socket.read().unwrap().len() > 400);
    assert!(begun.elapsed().as_millis() >= 250, "{:?}", begun.elapsed());
}

#[test]
fn faults_can_be_combined_and_are_the_same_each_time() {
    let (one, _) = struck("drop,garbage,reorder,duplicate,huge");
    let (other, truth) = struck("drop,garbage,reorder,duplicate,huge");
    let told = |events: &[Event]| {
        let later = events.iter().skip_while(|event| event.number().is_none_or(|number| number < 60));
        later.map(|event| (event.number(), event.data.as_ref().map(Vec::len))).collect::<Vec<_>>()
    };
    assert!(told(&one).len() > 30);
    assert_eq!(told(&one), told(&other));
    assert_eq!(strip(one.iter().rfind(|event| event.number() == Some(120)).unwrap().text()).quotes.len(), truth.len());
}

#[test]
fn garbage_on_a_socket_includes_binary_messages() {
    let server = feed();
    let mut socket = socket(&server, "/feed.ws?fault=garbage&rate=1000&seed=4");
    let binary = std::iter::from_fn(|| Some(socket.read().unwrap())).take(1_000).find(Message::is_binary);
    assert!(!binary.unwrap().is_empty());
}
