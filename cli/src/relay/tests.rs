//! The relay while the machine's clock is changed: frames, values, delays, sessions, ages and ids continue.
//!
//! The machine's clock and the time are simulated; the vendor's clock is always right.

use std::sync::Arc;
use std::time::Duration;

use slugline::json::{Record, parse};
use slugline::quote::{Decimal, Strip};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use super::config::Config;
use super::desk::release;
use super::hub::{Hub, Subscription};
use super::key::Keys;
use super::metrics::Metrics;
use super::sessions;
use super::source::demo;
use super::source::intake::Intake;
use super::vendor::{Said, Tick};
use crate::clock::{Clock, Hands};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

const FILE: &str = r#"
    market.nyse.hours = "Mon-Fri 09:30-16:00 America/New_York"
    market.nyse.holidays = ["2026-11-26"]
    [[source]]
    name = "live"
    vendor = "binance"
    market = "nyse"
    symbols = ["LIVE"]
    [[source]]
    name = "late"
    vendor = "binance"
    delay = 15
    hold_back = true
    symbols = ["LATE"]
"#;

/// A relay without connections, and control over its machine's clock.
struct Relay {
    hub: Arc<Hub>,
    metrics: Arc<Metrics>,
    intakes: Vec<Arc<Intake>>,
    hands: Hands,
    clock: Clock,
    /// The right time at the beginning, and when that was.
    begin: i64,
    begun: Instant,
    _tasks: JoinSet<()>,
}

impl Relay {
    /// A relay that begins at a time, with a clock that is wrong by this many milliseconds.
    fn begin(time: &str, wrong: i64) -> Self {
        let config = toml::from_str::<Config>(FILE).unwrap();
        let hands = Hands::default();
        let begin = time.parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let clock = hands.clock(begin);
        hands.turn(wrong);
        let hub = Hub::new(clock.stamp(), 4.0);
        let metrics = Arc::new(Metrics::default());
        hub.arrange(&sessions::strip(&config, None, clock.time()), 4.0);
        let mut tasks = JoinSet::new();
        tasks.spawn(Arc::clone(&hub).run());
        tasks.spawn(sessions::run(Arc::clone(&hub), config.clone(), clock.clone()));
        let intake = |source: &super::config::Source| {
            let meter = metrics.source(source.name.get_ref());
            Arc::new(Intake::new(Arc::clone(&hub), meter, Keys::default(), source, str::to_owned, clock.clone()))
        };
        let intakes: Vec<_> = config.sources.iter().map(intake).collect();
        tasks.spawn(release(Arc::clone(&intakes[1])));
        Self { hub, metrics, intakes, hands, clock, begin, begun: Instant::now(), _tasks: tasks }
    }

    /// The right time, in seconds since the relay began.
    fn second(&self) -> i64 {
        self.begun.elapsed().as_secs() as i64
    }

    /// Lets this many seconds pass. Each has a tick of every symbol, whose price is its number, from 1; what a client gets is
    /// checked.
    async fn pass(&self, seconds: i64, client: &mut Client) {
        for _ in 0..seconds {
            let second = self.second();
            for (intake, symbol) in self.intakes.iter().zip(["LIVE", "LATE"]) {
                let time = Some(self.begin + second * 1_000);
                let tick = Tick { symbol: symbol.to_owned(), price: Decimal::new(second + 1, 0), time, ..Tick::default() };
                intake.take(Ok(vec![Said::Tick(tick)]));
            }
            sleep(Duration::from_secs(1)).await;
            client.look(self).await;
            for name in ["live", "late"] {
                let age = self.metrics.source(name).age(self.clock.elapsed()).unwrap();
                assert!((0.0..2.0).contains(&age), "the age of {name} is {age}");
            }
        }
    }

    /// Whether the market is open, as readers see it.
    fn is_open(&self) -> bool {
        let text = &self.hub.whole().text;
        assert!(text.contains(r#""state":"delayed","delay":15"#), "the mark of a delay stays: {text}");
        text.contains(r#""symbol":"LIVE""#) && text.contains(r#""state":"live""#)
    }

    /// Faults that should not occur: the vendor's clock is right.
    fn faults(&self) -> u64 {
        let of = |name, kind| self.metrics.source(name).faults.of(kind);
        ["live", "late"].into_iter().map(|name| of(name, "old") + of(name, "future") + of(name, "silent")).sum()
    }
}

/// A client, and the last values that it has.
struct Client {
    subscription: Subscription,
    identity: String,
    number: u64,
    live: i64,
    late: i64,
    time: i64,
}

impl Client {
    async fn new(relay: &Relay) -> Self {
        let mut subscription = relay.hub.subscribe();
        let identity = subscription.next().await.unwrap().identity.clone();
        Self { subscription, identity, number: 0, live: 0, late: 0, time: 0 }
    }

    /// What has arrived within the last second: something has, and nothing of it is older than what it had.
    async fn look(&mut self, relay: &Relay) {
        let frame = timeout(Duration::ZERO, self.subscription.next()).await.expect("no frame for a second").unwrap();
        assert!(frame.id > self.number, "identities rise");
        (self.number, self.identity) = (frame.id, frame.identity.clone());
        let strip = Strip::read(parse(&frame.text).unwrap()).0.unwrap();
        for quote in strip.quotes {
            let Some(price) = quote.price.and_then(|price| price.to_text().parse::<i64>().ok()) else { continue };
            match quote.symbol.as_str() {
                "LIVE" => {
                    assert!(price > self.live, "{price} after {}", self.live);
                    assert!(quote.time.unwrap() >= self.time, "{quote:?}");
                    (self.live, self.time) = (price, quote.time.unwrap());
                }
                _ => {
                    assert!(price > self.late, "{price} after {}", self.late);
                    self.late = price;
                }
            }
        }
        assert!(relay.second() - self.live <= 2, "{} at {}", self.live, relay.second());
        if self.late > 0 {
            let late = relay.second() - (self.late - 1);
            assert!((15 * 60..15 * 60 + 12).contains(&late), "held back for {late} seconds");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn setting_the_clock_and_back_changes_nothing() {
    for turn in [HOUR, -HOUR] {
        // In New York it is 14:30.
        let relay = Relay::begin("2026-11-25T19:30:00Z", 0);
        let mut client = Client::new(&relay).await;
        relay.pass(20 * 60, &mut client).await;
        let before = client.identity.clone();
        relay.hands.turn(turn);
        relay.pass(20 * 60, &mut client).await;
        relay.hands.turn(-turn);
        relay.pass(20 * 60, &mut client).await;
        assert!(relay.is_open());
        assert_eq!(relay.faults(), 0);
        let frame = relay.hub.resume(&before).next().await.unwrap();
        assert!(frame.since.is_some(), "who was there before goes on where it was: {frame:?}");
        assert!(client.late > 40 * 60, "what is held back came out all the time");
        // At 15:30 it is an hour ahead, and the market is closed for as long.
        relay.hands.turn(HOUR);
        relay.pass(3, &mut client).await;
        assert!(!relay.is_open());
        relay.hands.turn(-HOUR);
        relay.pass(3, &mut client).await;
        assert!(relay.is_open());
    }
}

#[tokio::test(start_paused = true)]
async fn market_hours_are_right_once_a_wrong_clock_is_corrected() {
    for wrong in [HOUR, -HOUR] {
        // In New York it is 09:20; an hour later it is open, an hour before it is not.
        let relay = Relay::begin("2026-11-25T14:20:00Z", wrong);
        let mut client = Client::new(&relay).await;
        relay.pass(5 * 60, &mut client).await;
        assert_eq!(relay.is_open(), wrong > 0);
        relay.hands.turn(-wrong);
        relay.pass(3 * 60, &mut client).await;
        assert!(!relay.is_open());
        relay.pass(5 * 60, &mut client).await;
        assert!(relay.is_open(), "it opens at 09:30");
        // To the clock that was behind, the vendor's times were in the future: they were taken as made now.
        assert_eq!(relay.faults() > 0, wrong < 0);
        // And a day that was wrong: the next one is a holiday.
        relay.hands.turn(24 * HOUR);
        relay.pass(3, &mut client).await;
        assert!(!relay.is_open());
    }
}

#[tokio::test(start_paused = true)]
async fn demonstration_continues_when_the_clock_is_set_back() {
    let hands = Hands::default();
    let clock = hands.clock(1_800_000_000_000);
    let hub = Hub::new(1, 4.0);
    let strip = demo::quotes(None, &clock).unwrap();
    hub.arrange(&strip, 4.0);
    let meter = Metrics::default().source("demo");
    let task = tokio::spawn(demo::run(Arc::clone(&hub), Arc::clone(&meter), strip, 10.0, clock));
    sleep(Duration::from_secs(5)).await;
    for turn in [HOUR, -HOUR, -HOUR] {
        let changes = meter.changes.get();
        hands.turn(turn);
        sleep(Duration::from_secs(10)).await;
        assert!(meter.changes.get() - changes > 50, "{} changes in ten seconds", meter.changes.get() - changes);
    }
    task.abort();
}
