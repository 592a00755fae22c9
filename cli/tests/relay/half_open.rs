//! Half-open connections: a client whose cable is pulled sends neither FIN nor RST, so nothing tells the relay that it is gone.
//!
//! When this fails, readers who lose their network keep their place, until the relay refuses new readers.

use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::cable::{Cable, RELAY};
use crate::out::{never_reads, socket};
use crate::relay::{Relay, file, relay_at, until};
use crate::shapes::FINNHUB;
use crate::vendor::Vendor;

/// What clients can read.
const WAYS: [&str; 2] = ["stream", "socket"];
/// How long a client may acknowledge nothing.
const UNREAD: &str = "[limits]\nunread_seconds = 2\n";
/// The other readers get a frame ten times a second; a busy machine may take longer.
const LONGEST_GAP: Duration = Duration::from_secs(2);

#[test]
fn clients_that_are_cut_off_are_disconnected_and_others_continue() {
    if let Some(cable) = Cable::new("frames") {
        let disconnected = cable.at_relay(|| disconnected_after(&cable, false));
        println!("frames ten times a second: {disconnected:.1?}");
        assert!(disconnected.iter().all(|after| *after < Duration::from_secs(8)), "{disconnected:?}");
    }
}

/// The system only notices that a peer is gone when something is sent to it: if no price moves, that is a heartbeat, every 15 seconds on
/// streams, or a ping.
#[test]
fn clients_that_are_cut_off_in_a_quiet_market_are_disconnected_and_others_continue() {
    if let Some(cable) = Cable::new("quiet") {
        let disconnected = cable.at_relay(|| disconnected_after(&cable, true));
        println!("a quiet market: {disconnected:.1?}");
        let [stream, socket] = disconnected;
        assert!(stream < Duration::from_secs(25) && socket < Duration::from_secs(12), "{disconnected:?}");
    }
}

/// The time from pulling the cable until the stream and the socket are disconnected.
fn disconnected_after(cable: &Cable, is_quiet: bool) -> [Duration; 2] {
    let is_still = Arc::new(AtomicBool::new(false));
    let vendor = market(&is_still);
    let source = format!(
        "vendor = \"finnhub\"\nurl = \"{}\"\nkey_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]\ncloses_file = \"none.json\"\n{UNREAD}",
        vendor.address
    );
    let relay = relay_at(&format!("{RELAY}:0"), &file(&source));
    relay.until_snapshot("\"price\"");
    // They read and answer pings until the cable is pulled.
    let _cut_off = cable.at_clients(|| [follow_stream(&relay), follow_socket(&relay)]);
    let others = [follow_stream(&relay), follow_socket(&relay)];
    until("all are connected", || WAYS.iter().all(|way| clients(&relay, way) == 2.0));
    is_still.store(is_quiet, Ordering::SeqCst);
    // Frames that are under way arrive; from now on a quiet market sends none.
    thread::sleep(Duration::from_millis(500));

    let pulled = Instant::now();
    cable.pull();
    let mut disconnected = [None; 2];
    until("both are disconnected", || {
        for (way, after) in WAYS.iter().zip(&mut disconnected) {
            if after.is_none() && clients(&relay, way) == 1.0 {
                *after = Some(pulled.elapsed());
            }
        }
        disconnected.iter().all(Option::is_some)
    });
    assert_eq!(relay.metric("clients_lost_total{reason=\"gone\"}"), 2.0, "{}", relay.text("/metrics"));

    is_still.store(false, Ordering::SeqCst);
    let moves_again = Instant::now();
    for frames in &others {
        let last = || frames.lock().unwrap().last().copied();
        until("others continue", || last().is_some_and(|last| last > moves_again));
        let frames = frames.lock().unwrap();
        let gaps = frames.windows(2).filter(|pair| pair[1] > pulled).map(|pair| pair[1] - pair[0]);
        let longest = gaps.max().unwrap();
        assert!(is_quiet || longest < LONGEST_GAP, "the others waited {longest:?} for a frame");
    }
    assert_eq!(WAYS.map(|way| clients(&relay, way)), [1.0, 1.0]);
    disconnected.map(|after| after.unwrap())
}

/// A vendor whose price moves ten times a second, except while the market is still.
fn market(is_still: &Arc<AtomicBool>) -> Vendor {
    let is_still = Arc::clone(is_still);
    Vendor::begin(None, move |connection, _| {
        FINNHUB.greet(connection);
        for second in 0..10_000 {
            while is_still.load(Ordering::SeqCst) {
                thread::sleep(Duration::from_millis(20));
            }
            connection.say(&FINNHUB.frame(&format!("12.{:02}", second % 100), second));
            thread::sleep(Duration::from_millis(100));
        }
    })
}

fn clients(relay: &Relay, way: &str) -> f64 {
    relay.metric(&format!("clients{{way=\"{way}\"}}"))
}

/// When frames arrived.
type Frames = Arc<Mutex<Vec<Instant>>>;

fn follow_stream(relay: &Relay) -> Frames {
    let mut connection = never_reads(relay, "/stream");
    follow(move || {
        let mut bytes = [0; 16_384];
        let count = connection.read(&mut bytes).ok().filter(|count| *count > 0)?;
        Some(String::from_utf8_lossy(&bytes[..count]).contains("\"price\""))
    })
}

fn follow_socket(relay: &Relay) -> Frames {
    let mut socket = socket(relay, None).unwrap();
    follow(move || Some(socket.read().ok()?.is_text()))
}

/// Reads in a separate thread. `next` waits for data and gives whether it is a frame; nothing at the end.
fn follow(mut next: impl FnMut() -> Option<bool> + Send + 'static) -> Frames {
    let frames = Frames::default();
    let seen = Arc::clone(&frames);
    thread::spawn(move || {
        while let Some(is_frame) = next() {
            if is_frame {
                seen.lock().unwrap().push(Instant::now());
            }
        }
    });
    frames
}
