//! Clients whose cable is pulled: they send neither FIN nor RST, so nothing tells the relay that they have gone.
//!
//! When this fails, readers who lose their network fill the relay's places until nobody else is let in.

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

/// The ways out.
const WAYS: [&str; 2] = ["stream", "socket"];
/// How long a client may acknowledge nothing.
const UNREAD: &str = "[limits]\nunread_seconds = 2\n";
/// Readers who go on get a frame ten times a second; a busy machine may take a while.
const LONGEST_GAP: Duration = Duration::from_secs(2);

#[test]
fn clients_who_are_cut_off_are_given_up_and_the_others_go_on() {
    if let Some(cable) = Cable::lay("frames") {
        let given_up = cable.at_relay(|| given_up_after(&cable, false));
        println!("frames ten times a second: {given_up:.1?}");
        assert!(given_up.iter().all(|after| *after < Duration::from_secs(8)), "{given_up:?}");
    }
}

/// The system misses a side only when something is sent to it: where no price moves that is the sign of life, every 15 seconds on
/// streams, or a ping.
#[test]
fn clients_who_are_cut_off_in_a_quiet_market_are_given_up_and_the_others_go_on() {
    if let Some(cable) = Cable::lay("quiet") {
        let given_up = cable.at_relay(|| given_up_after(&cable, true));
        println!("a quiet market: {given_up:.1?}");
        let [stream, socket] = given_up;
        assert!(stream < Duration::from_secs(25) && socket < Duration::from_secs(12), "{given_up:?}");
    }
}

/// After how long a client of each way is given up whose cable is pulled.
fn given_up_after(cable: &Cable, is_quiet: bool) -> [Duration; 2] {
    let is_still = Arc::new(AtomicBool::new(false));
    let vendor = market(&is_still);
    let source = format!(
        "vendor = \"finnhub\"\nurl = \"{}\"\nkey_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]\ncloses_file = \"none.json\"\n{UNREAD}",
        vendor.address
    );
    let relay = relay_at(&format!("{RELAY}:0"), &file(&source));
    relay.until_snapshot("\"price\"");
    // Readers like the others: they answer pings for as long as they can.
    let _cut_off = cable.at_clients(|| [follow_stream(&relay), follow_socket(&relay)]);
    let others = [follow_stream(&relay), follow_socket(&relay)];
    until("all are in", || WAYS.iter().all(|way| clients(&relay, way) == 2.0));
    is_still.store(is_quiet, Ordering::SeqCst);
    // What is under way arrives: from now on a quiet market sends nothing.
    thread::sleep(Duration::from_millis(500));

    let pulled = Instant::now();
    cable.pull();
    let mut given_up = [None; 2];
    until("both are given up", || {
        for (way, after) in WAYS.iter().zip(&mut given_up) {
            if after.is_none() && clients(&relay, way) == 1.0 {
                *after = Some(pulled.elapsed());
            }
        }
        given_up.iter().all(Option::is_some)
    });
    assert_eq!(relay.metric("clients_lost_total{reason=\"gone\"}"), 2.0, "{}", relay.text("/metrics"));

    is_still.store(false, Ordering::SeqCst);
    let moves_again = Instant::now();
    for frames in &others {
        let last = || frames.lock().unwrap().last().copied();
        until("the others go on", || last().is_some_and(|last| last > moves_again));
        let frames = frames.lock().unwrap();
        let gaps = frames.windows(2).filter(|pair| pair[1] > pulled).map(|pair| pair[1] - pair[0]);
        let longest = gaps.max().unwrap();
        assert!(is_quiet || longest < LONGEST_GAP, "the others waited {longest:?} for a frame");
    }
    assert_eq!(WAYS.map(|way| clients(&relay, way)), [1.0, 1.0]);
    given_up.map(|after| after.unwrap())
}

/// A vendor whose price moves ten times a second, but for as long as the market is still.
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

/// When frames have come.
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

/// Reads in a thread of its own. `next` gives whether what comes next is a frame, and nothing at the end.
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
