//! One pass through nginx: a relay, a node, a few readers.
//!
//! When this fails, a deployment of deploy/nchan delivers no quotes.

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
    // A reader that comes when nothing moves any more gets the last values too, from the snapshot or from the stored messages.
    let late = Crowd::gather(&around, 2, &[Transport::Events, Transport::Socket]).await.unwrap();
    late.reach(last, Instant::now(), Duration::from_secs(10)).await.unwrap();
    // A response that one reader gets compressed is not compressed for the next one, who cannot read that.
    let packed = bytes(chain.readers()[0], "/snapshot.json", &[("Accept-Encoding", "gzip, br")]).await.unwrap();
    let plain = text(chain.readers()[0], "/snapshot.json").await.unwrap();
    assert!(plain.starts_with("{\"quotes\":") && packed.len() * 2 < plain.len(), "{} and {} bytes", packed.len(), plain.len());
    // Nobody can publish from outside; and of the relays only the leader can, and nothing late.
    let outside = text(chain.readers()[0], "/publish").await.unwrap_err();
    assert!(outside.to_string().contains("404"), "{outside}");
    let old = r#"{"quotes":[{"symbol":"S00","price":"1000.00","time":1}]}"#;
    for headers in [&[][..], &[("Slugline-Claim", "1-1")]] {
        assert_eq!(post(chain.nodes[0].relays, "/publish", headers, old).await.unwrap(), 403, "{headers:?}");
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(crowd.backwards(), []);
}
