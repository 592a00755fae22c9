//! Whatever a vendor does, a source never hammers it, never hangs, and never forgets a request: the rules of the feed's machine
//! for readers also hold for the relay's own drivers (docs/decisions/0012-drivers-of-the-relay.md).
//!
//! The vendor is simulated over an in-memory connection, and time is simulated too: hours pass instantly.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::future::{Future, pending};
use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use proptest::prelude::*;
use slugline::quote::{Quote, Strip};
use tokio::io::{DuplexStream, duplex};
use tokio::time::{Instant, interval, sleep, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::fetch::{Failure, Fetched};
use super::intake::Intake;
use super::poll::repeat;
use super::stream::Stream;
use crate::clock::Hands;
use crate::relay::config::Config;
use crate::relay::hub::Hub;
use crate::relay::key::Keys;
use crate::relay::meter::{Kind, Meter, State};
use crate::relay::vendor::{Polled, protocol};

const SYMBOLS: [&str; 2] = ["A", "B"];
const SILENCE: Duration = Duration::from_secs(90);
const EVERY: Duration = Duration::from_secs(15);
/// The maximum duration of an attempt beyond the script: until silence is noticed, or that a vendor reads nothing.
const LONGEST_ATTEMPT: Duration = Duration::from_secs(90 + 20 + 2 * 5);
const LONGEST_WAIT: Duration = Duration::from_secs(60);
const AFTER_REFUSAL: Duration = Duration::from_secs(300);
/// Waits of 1, 2, 4 … seconds, each a half shorter, allow no more attempts within a minute.
const MOST_A_MINUTE: usize = 7;

/// What a vendor does with an attempt.
#[derive(Clone, Debug)]
enum Act {
    Unreachable,
    NoAnswer,
    KeyRefusedAtTheDoor,
    Limit,
    Stand { words: Vec<Word>, end: End },
}

/// What it sends on an open connection.
#[derive(Clone, Debug)]
enum Word {
    Tick,
    Garbage,
    Unknown,
    Pause(u64),
    /// Meanwhile the machine's clock is set, by this many minutes.
    ClockSet(i64),
}

/// How the connection ends.
#[derive(Clone, Copy, Debug)]
enum End {
    Closes,
    HangsUp,
    /// It answers pings, and sends nothing any more.
    IsSilent,
    /// It reads nothing, and sends nothing.
    IsGone,
    RefusesTheKey,
    TellsOfALimit,
}

fn word() -> impl Strategy<Value = Word> {
    prop_oneof![
        4 => Just(Word::Tick),
        1 => Just(Word::Garbage),
        1 => Just(Word::Unknown),
        3 => (0..100u64).prop_map(Word::Pause),
        1 => (-90..90i64).prop_map(Word::ClockSet),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let end = prop_oneof![
        3 => Just(End::Closes),
        3 => Just(End::HangsUp),
        1 => Just(End::IsSilent),
        1 => Just(End::IsGone),
        1 => Just(End::RefusesTheKey),
        1 => Just(End::TellsOfALimit),
    ];
    prop_oneof![
        4 => Just(Act::Unreachable),
        1 => Just(Act::NoAnswer),
        1 => Just(Act::KeyRefusedAtTheDoor),
        1 => Just(Act::Limit),
        6 => (proptest::collection::vec(word(), 0..6), end).prop_map(|(words, end)| Act::Stand { words, end }),
    ]
}

impl Act {
    /// How long the vendor itself keeps it open.
    fn lasts(&self) -> Duration {
        let Self::Stand { words, .. } = self else { return Duration::ZERO };
        Duration::from_secs(words.iter().map(|word| if let Word::Pause(seconds) = word { *seconds } else { 0 }).sum())
    }

    /// The wait that it asks for.
    fn wait(&self) -> Duration {
        match self {
            Self::KeyRefusedAtTheDoor | Self::Stand { end: End::RefusesTheKey, .. } => AFTER_REFUSAL,
            Self::Limit | Self::Stand { end: End::TellsOfALimit, .. } => Duration::from_secs(30),
            _ => Duration::ZERO,
        }
    }

    /// Whether one of its messages ends it before its own end.
    fn may_end_early(&self) -> bool {
        self.lasts() + Duration::from_secs(5) >= SILENCE
    }
}

fn frame(symbol: &str, price: u64) -> String {
    format!(r#"[{{"T":"t","S":"{symbol}","p":{price}}}]"#)
}

/// The record of the vendor's script.
#[derive(Debug, Default)]
struct Seen {
    /// When attempts were made.
    attempts: Vec<Instant>,
    /// The last price sent.
    price: u64,
    /// By attempt, the symbols that were requested.
    asked: Vec<BTreeSet<String>>,
}

/// The next text from the relay; pings are answered as they are read.
async fn hear(socket: &mut WebSocketStream<DuplexStream>) -> Option<String> {
    loop {
        match socket.next().await?.ok()? {
            Message::Text(text) => return Some(text.to_string()),
            Message::Close(_) => return None,
            _ => {}
        }
    }
}

/// Plays an act; after the last one the vendor is healthy.
async fn play(act: Option<&Act>, line: DuplexStream, seen: &RefCell<Seen>, hands: &Hands) {
    let mut socket = WebSocketStream::from_raw_socket(line, Role::Server, None).await;
    // The key, and then the requests.
    let Some(_) = hear(&mut socket).await else { return };
    if let Some(Act::Stand { end: End::RefusesTheKey, .. }) = act {
        let _ = socket.send(Message::text(r#"[{"T":"error","code":402,"msg":"auth failed"}]"#)).await;
        return pending().await;
    }
    let _ = socket.send(Message::text(r#"[{"T":"success","msg":"authenticated"}]"#)).await;
    let Some(question) = hear(&mut socket).await else { return };
    let asked = SYMBOLS.iter().filter(|symbol| question.contains(&format!("{symbol:?}"))).map(|symbol| (*symbol).to_owned());
    seen.borrow_mut().asked.push(asked.collect());
    let say = async |socket: &mut WebSocketStream<DuplexStream>, text: String| drop(socket.send(Message::text(text)).await);
    let tick = async |socket: &mut WebSocketStream<DuplexStream>| {
        seen.borrow_mut().price += 1;
        let price = seen.borrow().price;
        for symbol in SYMBOLS {
            say(socket, frame(symbol, price)).await;
        }
    };
    let Some(act) = act else {
        let mut beat = interval(Duration::from_secs(10));
        loop {
            tokio::select! {
                _ = beat.tick() => tick(&mut socket).await,
                heard = socket.next() => if !matches!(heard, Some(Ok(_))) { return },
            }
        }
    };
    let Act::Stand { words, end } = act else { return };
    for word in words {
        match word {
            Word::Tick => tick(&mut socket).await,
            Word::Garbage => drop(socket.send(Message::text("no JSON")).await),
            Word::Unknown => drop(socket.send(Message::text(frame("X", 1))).await),
            // Pings are answered as they are read.
            Word::Pause(seconds) => {
                let _ = timeout(Duration::from_secs(*seconds), async { while let Some(Ok(_)) = socket.next().await {} }).await;
            }
            Word::ClockSet(minutes) => hands.turn(minutes * 60_000),
        }
    }
    match end {
        End::Closes => {
            let _ = socket.close(None).await;
            while let Some(Ok(_)) = socket.next().await {}
        }
        End::HangsUp | End::RefusesTheKey => {}
        End::IsSilent => while let Some(Ok(_)) = socket.next().await {},
        End::IsGone => pending().await,
        End::TellsOfALimit => {
            let _ = socket.send(Message::text(r#"[{"T":"error","code":406,"msg":"connection limit exceeded"}]"#)).await;
        }
    }
}

fn intake(vendor: &str, hands: &Hands) -> (Arc<Hub>, Arc<Intake>) {
    let file = format!("[[source]]\nname = \"a\"\nvendor = {vendor:?}\nsymbols = [\"A\", \"B\"]\n");
    let config = toml::from_str::<Config>(&file).unwrap();
    let hub = Hub::new(1, 1.0);
    let quotes = SYMBOLS.map(|symbol| Quote { symbol: symbol.to_owned(), ..Quote::default() }).to_vec();
    hub.arrange(&Strip { quotes, ..Strip::default() }, 1.0);
    let clock = hands.clock(1_800_000_000_000);
    let meter = Arc::new(Meter::new("a"));
    (Arc::clone(&hub), Arc::new(Intake::new(hub, meter, Keys::default(), &config.sources[0], str::to_owned, clock)))
}

/// Runs in simulated time.
fn in_time<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap().block_on(future)
}

/// Attempts come neither too often nor too late.
fn attempts_are_paced(attempts: &[Instant], acts: &[Act]) {
    for (pair, act) in attempts.windows(2).zip(acts) {
        let between = pair[1] - pair[0];
        let shortest = if act.may_end_early() { Duration::ZERO } else { act.wait() };
        assert!(between >= shortest.max(Duration::from_millis(500)), "hammers: {between:?} after {act:?}");
        let longest = act.lasts() + LONGEST_ATTEMPT + LONGEST_WAIT.max(act.wait());
        assert!(between <= longest, "hangs: {between:?} after {act:?}");
    }
    for (index, begin) in attempts.iter().enumerate() {
        let in_a_minute = attempts[index..].iter().take_while(|at| **at - *begin < Duration::from_secs(60)).count();
        assert!(in_a_minute <= MOST_A_MINUTE, "hammers: {in_a_minute} attempts in a minute");
    }
}

async fn streams(acts: Vec<Act>) {
    let hands = Hands::default();
    let (hub, intake) = intake("alpaca", &hands);
    let stream = Stream {
        protocol: protocol(crate::relay::config::Vendor::Alpaca).unwrap(),
        address: "ws://vendor.example".to_owned(),
        symbols: SYMBOLS.map(str::to_owned).to_vec(),
        intake: Arc::clone(&intake),
        market: None,
        silence: SILENCE,
    };
    let seen = RefCell::new(Seen::default());
    let (lines, mut accepted) = tokio::sync::mpsc::unbounded_channel();
    let connect = || async {
        let number = seen.borrow().attempts.len();
        seen.borrow_mut().attempts.push(Instant::now());
        match acts.get(number) {
            Some(Act::Unreachable) => Err(Failure::new(Kind::Unreachable, "nobody there")),
            Some(Act::NoAnswer) => pending().await,
            Some(Act::KeyRefusedAtTheDoor) => Err(Failure::new(Kind::Auth, "401")),
            Some(Act::Limit) => Err(Failure::new(Kind::Limit, "429")),
            _ => {
                let (near, far) = duplex(1 << 16);
                let _ = lines.send((number, far));
                Ok(WebSocketStream::from_raw_socket(near, Role::Client, None).await)
            }
        }
    };
    let vendor = async {
        let mut next = accepted.recv().await;
        while let Some((number, line)) = next {
            // The operation in progress ends with the next attempt.
            next = tokio::select! {
                () = async { play(acts.get(number), line, &seen, &hands).await; pending().await } => None,
                next = accepted.recv() => next,
            };
        }
    };
    let longest = acts.iter().map(|act| act.lasts() + LONGEST_ATTEMPT + LONGEST_WAIT.max(act.wait())).sum::<Duration>();
    tokio::select! {
        () = stream.keep(connect) => unreachable!("it connects until it is dropped"),
        () = vendor => unreachable!("so does the vendor"),
        () = sleep(longest + Duration::from_secs(15)) => {}
    }
    let seen = seen.borrow();
    attempts_are_paced(&seen.attempts, &acts);
    assert_eq!(seen.attempts.len(), acts.len() + 1, "hangs, or leaves what is sound");
    assert_eq!(intake.meter.state(), State::Open);
    assert!(seen.asked.iter().all(|asked| asked.len() == SYMBOLS.len()), "forgets to ask: {:?}", seen.asked);
    let shown = hub.whole().text.clone();
    assert_eq!(shown.matches(&format!("\"price\":\"{}.00\"", seen.price)).count(), SYMBOLS.len(), "forgets: {shown}");
}

/// What a server does with a request.
#[derive(Clone, Debug)]
enum Answer {
    Text,
    Same,
    Garbage,
    Fails(Kind, u64),
}

fn answer() -> impl Strategy<Value = Answer> {
    let kind =
        prop_oneof![Just(Kind::Unreachable), Just(Kind::Vendor), Just(Kind::Auth), Just(Kind::Limit), Just(Kind::TooLarge)];
    prop_oneof![
        Just(Answer::Text),
        Just(Answer::Same),
        Just(Answer::Garbage),
        (kind, 0..3_600u64).prop_map(|(kind, wait)| Answer::Fails(kind, wait)),
    ]
}

async fn polls(answers: Vec<Answer>) {
    let hands = Hands::default();
    let (hub, intake) = intake("json", &hands);
    let paths = toml::from_str("symbol = \"s\"\nprice = \"p\"").unwrap();
    let polled = Polled { address: String::new(), headers: Default::default(), paths };
    let requests = RefCell::new(Vec::new());
    let (all, asked) = (&answers, &requests);
    let fetch = |tag: Option<String>| async move {
        let number = asked.borrow().len();
        asked.borrow_mut().push((Instant::now(), tag));
        let text = |price: usize| {
            let quotes = SYMBOLS.map(|symbol| format!(r#"{{"s":"{symbol}","p":"{price}.00"}}"#)).join(",");
            Fetched::Text { text: format!("[{quotes}]"), tag: Some(format!("\"{price}\"")) }
        };
        match all.get(number) {
            None | Some(Answer::Text) => Ok(text(number + 1)),
            Some(Answer::Same) => Ok(Fetched::Same),
            Some(Answer::Garbage) => Ok(Fetched::Text { text: "no JSON".to_owned(), tag: Some("\"garbage\"".to_owned()) }),
            Some(Answer::Fails(kind, wait)) => Err(Failure { wait: Duration::from_secs(*wait), ..Failure::new(*kind, "no") }),
        }
    };
    let wait = |answer: &Answer| match answer {
        Answer::Text | Answer::Same => (EVERY, EVERY),
        Answer::Garbage => (EVERY, LONGEST_WAIT),
        Answer::Fails(kind, wait) => {
            let asked = Duration::from_secs(*wait).max(if *kind == Kind::Auth { AFTER_REFUSAL } else { EVERY });
            (asked, asked.max(LONGEST_WAIT))
        }
    };
    let longest = answers.iter().map(|answer| wait(answer).1).sum::<Duration>();
    tokio::select! {
        () = repeat(&intake, &polled, EVERY, fetch) => unreachable!("it fetches until it is dropped"),
        () = sleep(longest + Duration::from_millis(100)) => {}
    }
    let requests = requests.borrow();
    let mut known = None;
    for (index, (pair, answer)) in requests.windows(2).zip(&answers).enumerate() {
        let (shortest, longest) = wait(answer);
        let between = pair[1].0 - pair[0].0;
        assert!(between >= shortest, "hammers: {between:?} after {answer:?}");
        // The timer's own resolution is a millisecond.
        assert!(between <= longest + Duration::from_millis(2), "hangs: {between:?} after {answer:?}");
        assert_eq!(pair[0].1, known, "what is known by its tag is the last that was read");
        if let Answer::Text = answer {
            known = Some(format!("\"{}\"", index + 1));
        }
    }
    assert!(requests.len() > answers.len(), "hangs: {} requests", requests.len());
    assert_eq!(intake.meter.state(), State::Open);
    let shown = hub.whole().text.clone();
    assert_eq!(shown.matches(&format!("\"price\":\"{}.00\"", requests.len())).count(), SYMBOLS.len(), "forgets: {shown}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn stream_never_hammers_hangs_or_forgets(acts in proptest::collection::vec(act(), 0..8)) {
        in_time(streams(acts));
    }

    #[test]
    fn polling_never_hammers_hangs_or_forgets(answers in proptest::collection::vec(answer(), 0..12)) {
        in_time(polls(answers));
    }
}
