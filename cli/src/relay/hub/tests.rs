use std::sync::Arc;
use std::time::Duration;

use slugline::ingest::{Format, read};
use slugline::quote::{Board, Decimal, Quote, Strip};
use tokio::time::timeout;

use super::{Hub, Subscription, Taken};
use crate::relay::frame::Frame;

fn quote(symbol: &str, price: &str, time: i64) -> Quote {
    Quote { symbol: symbol.to_owned(), price: Decimal::parse(price), time: Some(time), ..Quote::default() }
}

fn named(symbols: &[&str]) -> Strip {
    let quotes = symbols.iter().map(|symbol| Quote { symbol: (*symbol).to_owned(), ..Quote::default() });
    Strip { quotes: quotes.collect(), ..Strip::default() }
}

/// A hub that sends frames when the test asks for them.
fn hub(symbols: &[&str]) -> Arc<Hub> {
    let hub = Hub::new(1_000, 1_000.0);
    hub.arrange(&named(symbols), 1_000.0);
    hub.flush().unwrap();
    hub
}

fn quotes(frame: &Frame) -> Vec<Quote> {
    read(frame.text.as_bytes(), Some(Format::Slugline)).unwrap().document.strip.unwrap().quotes
}

async fn next(subscription: &mut Subscription) -> Arc<Frame> {
    timeout(Duration::from_secs(5), subscription.next()).await.expect("a frame").expect("no end")
}

async fn is_quiet(subscription: &mut Subscription) -> bool {
    timeout(Duration::from_millis(20), subscription.next()).await.is_err()
}

#[tokio::test]
async fn first_frame_is_complete_and_later_ones_have_only_changes() {
    let hub = hub(&["A", "B"]);
    let mut client = hub.subscribe();
    let first = next(&mut client).await;
    assert_eq!((first.since, quotes(&first).len()), (None, 2));
    assert!(is_quiet(&mut client).await);
    assert_eq!(hub.take(&quote("B", "1.50", 5)), Taken::Changed);
    hub.flush();
    let second = next(&mut client).await;
    assert_eq!((second.id, second.since), (first.id + 1, Some(first.id)));
    assert_eq!(second.text, r#"{"quotes":[{"symbol":"B","price":"1.50","time":5}]}"#);
}

#[tokio::test]
async fn clients_that_keep_up_share_bytes_and_slow_ones_get_the_newest_values() {
    let hub = hub(&["A", "B", "C"]);
    let (mut quick, mut other, mut slow) = (hub.subscribe(), hub.subscribe(), hub.subscribe());
    for client in [&mut quick, &mut other, &mut slow] {
        next(client).await;
    }
    for step in 1..=100 {
        hub.take(&quote("A", &format!("1.{step:03}"), step));
        hub.take(&quote("B", &format!("2.{step:03}"), step));
        hub.flush();
        assert!(Arc::ptr_eq(&next(&mut quick).await, &next(&mut other).await));
    }
    let frame = next(&mut slow).await;
    assert_eq!(quotes(&frame), [quote("A", "1.100", 100), quote("B", "2.100", 100)]);
    assert!(is_quiet(&mut slow).await, "one frame, not a hundred");
}

#[tokio::test]
async fn clients_end_with_the_same_board_whatever_they_missed() {
    let hub = hub(&["A", "B", "C", "D"]);
    let mut clients = (1..=5).map(|pace| (pace, hub.subscribe(), Board::default())).collect::<Vec<_>>();
    let mut rng = fastrand::Rng::with_seed(3);
    for step in 1..=300_i64 {
        for _ in 0..3 {
            let symbol = ["A", "B", "C", "D"][rng.usize(..4)];
            let mut tick = quote(symbol, &format!("{}.{:02}", rng.u8(90..110), rng.u8(..100)), step - rng.i64(0..3));
            tick.previous_close = (step % 50 == 0).then(|| Decimal::parse("100.00")).flatten();
            hub.take(&tick);
        }
        hub.flush();
        for (pace, client, board) in &mut clients {
            while (step % *pace == 0 || step == 300) && !is_up_to_date(&hub, client) {
                let frame = next(client).await;
                let quotes = quotes(&frame);
                match frame.since {
                    None => *board = Board::of(&Strip { quotes, ..Strip::default() }),
                    Some(_) => quotes.iter().for_each(|quote| _ = board.apply(quote)),
                }
            }
        }
    }
    let whole = quotes(&hub.whole());
    for (pace, _, board) in &clients {
        assert_eq!(board.rows(), whole, "every {pace}");
    }
}

fn is_up_to_date(hub: &Hub, client: &Subscription) -> bool {
    client.seen == Some(hub.state().number)
}

#[tokio::test]
async fn values_never_go_back_in_time() {
    let hub = hub(&["A"]);
    assert_eq!(hub.take(&quote("A", "2", 20)), Taken::Changed);
    assert_eq!(hub.take(&quote("A", "1", 10)), Taken::Old);
    assert_eq!(hub.take(&quote("A", "2", 20)), Taken::Same);
    assert_eq!(hub.take(&quote("B", "2", 20)), Taken::Unknown);
    hub.flush();
    assert_eq!(quotes(&hub.whole()), [quote("A", "2", 20)]);
}

#[tokio::test]
async fn doubtful_price_is_dropped_unless_it_is_the_first_of_its_quote() {
    let hub = hub(&["A"]);
    let mut client = hub.subscribe();
    next(&mut client).await;
    let closed = Quote { previous_close: Decimal::parse("10.00"), currency: Some("USD".to_owned()), ..quote("A", "99999", 1) };
    assert_eq!(hub.take(&closed), Taken::Doubtful);
    hub.flush();
    let frame = next(&mut client).await;
    assert_eq!(quotes(&frame)[0].price, Decimal::parse("99999"), "there is no other");
    assert_eq!(hub.take(&quote("A", "10.10", 2)), Taken::Changed);
    assert_eq!(hub.take(&quote("A", "0.00", 3)), Taken::Doubtful);
    assert_eq!(quotes(&hub.whole())[0].price, Decimal::parse("10.10"));
}

#[tokio::test]
async fn client_resumes_where_it_was() {
    let hub = hub(&["A", "B"]);
    let had = hub.whole();
    hub.take(&quote("A", "1", 1));
    hub.flush();
    let resumed = next(&mut hub.resume(&had.identity)).await;
    assert_eq!(resumed.text, r#"{"quotes":[{"symbol":"A","price":"1","time":1}]}"#);
    assert!(is_quiet(&mut hub.resume(&resumed.identity)).await, "there is nothing new");
    for strange in ["", "7", "999-1", "1000-99", "1000-", "1000-0", "nonsense"] {
        assert_eq!(next(&mut hub.resume(strange)).await.since, None, "{strange:?}");
    }
}

#[tokio::test]
async fn new_symbols_begin_a_new_edition_that_keeps_known_quotes() {
    let hub = hub(&["A", "B"]);
    let close = Decimal::parse("2.0");
    hub.take(&Quote { previous_close: close, ..quote("B", "2.5", 7) });
    hub.flush();
    let mut client = hub.subscribe();
    let before = next(&mut client).await;
    let mut strip = named(&["B", "C"]);
    // A source's initial values are older than what it has sent.
    strip.quotes[0] = quote("B", "2.1", 99);
    hub.arrange(&strip, 4.0);
    hub.flush();
    let whole = next(&mut client).await;
    assert_eq!(whole.since, None, "the client stays, and gets all");
    let quotes = quotes(&whole);
    assert_eq!((quotes[0].price, quotes[0].time, quotes[0].previous_close), (Decimal::parse("2.5"), Some(7), close));
    assert_eq!(quotes[1..], [Quote { symbol: "C".to_owned(), ..Quote::default() }]);
    assert_eq!(next(&mut hub.resume(&before.identity)).await.since, None, "what came before is of no use");
}

#[tokio::test(start_paused = true)]
async fn frame_rate_is_limited_and_the_first_frame_does_not_wait() {
    let hub = Hub::new(1_000, 4.0);
    hub.arrange(&named(&["A"]), 4.0);
    let mut client = hub.subscribe();
    let task = tokio::spawn(Arc::clone(&hub).run());
    next(&mut client).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let begun = tokio::time::Instant::now();
    let mut frames = 0;
    for step in 0..1_000 {
        hub.take(&quote("A", &format!("1.{step:04}"), step));
        tokio::time::sleep(Duration::from_millis(1)).await;
        while let Ok(Some(_)) = timeout(Duration::ZERO, client.next()).await {
            frames += 1;
        }
    }
    assert_eq!(begun.elapsed().as_millis(), 1_000);
    assert!((4..=6).contains(&frames), "{frames}");
    task.abort();
}

#[tokio::test]
async fn subscriptions_end_when_the_relay_stops() {
    let hub = hub(&["A"]);
    let mut client = hub.subscribe();
    next(&mut client).await;
    hub.stop();
    assert!(client.next().await.is_none());
    assert!(hub.subscribe().next().await.is_none());
}
