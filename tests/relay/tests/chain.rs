//! The chain under failures, with the real servers and 2,000 readers.
//!
//! When this fails, readers of a strip lose quotes, or see yesterday's for a moment, whenever a machine of the fan-out is restarted.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use slugline_relay_tests::chain::Chain;
use slugline_relay_tests::crowd::{Crowd, Recovery, percentile};
use slugline_relay_tests::readers::{Surroundings, Transport};
use tokio::time::{Instant, sleep};

const READERS: usize = 2_000;
/// Longer than any lease, pause of a reader and wait together.
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs nginx with Nchan, and Redis: cargo xtask test relay"]
async fn every_reader_ends_with_the_right_values_and_no_value_goes_back() {
    let mut chain = Chain::start(2, 2, "https://news.example").await.unwrap();
    let around = Surroundings::new(chain.readers(), chain.vendor.clone());
    let begin = Instant::now();
    let crowd = Crowd::gather(&around, READERS, &[Transport::Events, Transport::Socket]).await.unwrap();
    println!("measured: {READERS} readers have come in {:.1?}", begin.elapsed());
    let quiet = calm(&chain, &crowd).await.unwrap();
    println!("measured: undisturbed: a new tick is with half of them after {:.2?}, with all after {:.2?}", quiet.half, quiet.all);

    chain.node(0).unwrap().kill();
    tell("one nginx killed", next_tick(&chain, &crowd).await.unwrap());
    chain.node(0).unwrap().restart().await.unwrap();
    calm(&chain, &crowd).await.unwrap();

    let leader = chain.leader(PATIENCE).await.unwrap();
    chain.relay(leader).unwrap().kill();
    tell("leading relay killed", next_tick(&chain, &crowd).await.unwrap());
    chain.relay(leader).unwrap().restart().await.unwrap();
    calm(&chain, &crowd).await.unwrap();

    let leader = chain.leader(PATIENCE).await.unwrap();
    chain.relay(leader).unwrap().process().stop().unwrap();
    tell("leading relay stopped in order", next_tick(&chain, &crowd).await.unwrap());
    chain.relay(leader).unwrap().restart().await.unwrap();
    calm(&chain, &crowd).await.unwrap();

    // A leader that stalled for longer than its lease, and then continues as if nothing had happened.
    let leader = chain.leader(PATIENCE).await.unwrap();
    chain.relay(leader).unwrap().process().pause().unwrap();
    tell("leading relay held up", next_tick(&chain, &crowd).await.unwrap());
    chain.relay(leader).unwrap().process().resume().unwrap();
    calm(&chain, &crowd).await.unwrap();

    chain.redis().unwrap().kill();
    sleep(Duration::from_secs(1)).await;
    chain.redis().unwrap().restart().await.unwrap();
    tell("Redis killed, and back after a second", next_tick(&chain, &crowd).await.unwrap());
    calm(&chain, &crowd).await.unwrap();

    chain.vendor.close_market();
    let last = chain.vendor.last();
    crowd.reach(last, Instant::now(), PATIENCE).await.unwrap();
    // What is still in transit would come now.
    sleep(Duration::from_secs(3)).await;
    for reader in crowd.readers() {
        assert!(reader.state().seen.ticks().iter().all(|tick| *tick == Some(last)), "every value is the last one");
    }
    assert_eq!(crowd.backwards(), [], "no value went back on a stream");
    let latencies = crowd.latencies();
    let (half, most) = (percentile(&latencies, 50), percentile(&latencies, 99));
    println!("measured: of {} frames, failures included: p50 {half:.1?}, p99 {most:.1?} from vendor to reader", latencies.len());
}

/// Waits until all readers have a stream and a new tick, and checks them for two seconds.
async fn calm(chain: &Chain, crowd: &Crowd) -> Result<Recovery> {
    let begin = Instant::now();
    while crowd.connected() < READERS && begin.elapsed() < PATIENCE {
        sleep(Duration::from_millis(50)).await;
    }
    ensure!(crowd.connected() == READERS, "only {} readers have come back", crowd.connected());
    let recovery = next_tick(chain, crowd).await?;
    sleep(Duration::from_secs(2)).await;
    let backwards = crowd.backwards();
    ensure!(
        backwards.is_empty(),
        "{} values went back on a stream, the first {:?}{}",
        backwards.len(),
        backwards.first(),
        chain.logs()
    );
    Ok(recovery)
}

/// How long it takes until all readers have a new tick.
async fn next_tick(chain: &Chain, crowd: &Crowd) -> Result<Recovery> {
    crowd.reach(chain.vendor.last() + 1, Instant::now(), PATIENCE).await.with_context(|| chain.logs())
}

fn tell(what: &str, Recovery { half, all }: Recovery) {
    println!("measured: {what}: half of the readers are up to date after {half:.2?}, all after {all:.2?}");
}
