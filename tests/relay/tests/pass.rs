//! One pass through nginx: a relay, a node, a few readers.
//!
//! When this fails, what is deployed by deploy/nchan brings no quotes to anybody.

use std::time::Duration;

use slugline_relay_tests::chain::Chain;
use slugline_relay_tests::crowd::Crowd;
use slugline_relay_tests::readers::{Surroundings, Transport};
use slugline_relay_tests::{bytes, post, text};
use tokio::time::Instant;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs nginx with Nchan, and Redis: cargo xtask test"]
async fn quotes_reach_readers_through_nginx() {
    let chain = Chain::start(1, 1, "https://news.example").await.unwrap();
    let around = Surroundings::new(chain.readers(), chain.vendor.clone());
    let crowd = Crowd::gather(&around, 8, &[Transport::Events, Transport::Socket]).await.unwrap();
    let begin = Instant::now();
    crowd.reach(chain.vendor.last() + 4, begin, Duration::from_secs(10)).await.unwrap();

    chain.vendor.close_market();
    let last = chain.vendor.last();
    crowd.reach(last, Instant::now(), Duration::from_secs(10)).await.unwrap();
    assert_eq!(crowd.backwards(), []);
    // Who comes when nothing moves any more gets the last values too, by the snapshot or by the messages that are kept.
    let late = Crowd::gather(&around, 2, &[Transport::Events, Transport::Socket]).await.unwrap();
    late.reach(last, Instant::now(), Duration::from_secs(10)).await.unwrap();
    // What one reader gets compressed the next one, who cannot read that, does not.
    let packed = bytes(chain.readers()[0], "/snapshot.json", &[("Accept-Encoding", "gzip, br")]).await.unwrap();
    let plain = text(chain.readers()[0], "/snapshot.json").await.unwrap();
    assert!(plain.starts_with("{\"quotes\":") && packed.len() * 2 < plain.len(), "{} and {} bytes", packed.len(), plain.len());
    // Nobody publishes from outside; and of relays only the one that leads, and nothing that is late.
    let outside = text(chain.readers()[0], "/publish").await.unwrap_err();
    assert!(outside.to_string().contains("404"), "{outside}");
    let old = r#"{"quotes":[{"symbol":"S00","price":"1000.00","time":1}]}"#;
    for headers in [&[][..], &[("Slugline-Claim", "1-1")]] {
        assert_eq!(post(chain.nodes[0].relays, "/publish", headers, old).await.unwrap(), 403, "{headers:?}");
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(crowd.backwards(), []);
}
