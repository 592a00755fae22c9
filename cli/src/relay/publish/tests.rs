use std::net::SocketAddr;
use std::sync::Mutex;

use axum::Router;
use axum::extract::State;
use axum::routing::post;
use slugline::quote::Decimal;
use tokio::net::TcpListener;
use tokio::time::timeout;

use super::*;

#[test]
fn other_nodes_are_tried_at_once_and_all_of_them_after_a_wait() {
    let pauses = |nodes| (1..=6).map(|failures| pause(failures, nodes, 1.0).as_millis()).collect::<Vec<_>>();
    assert_eq!(pauses(1), [100, 200, 400, 800, 1600, 2000]);
    assert_eq!(pauses(2), [0, 100, 0, 200, 0, 400]);
    assert_eq!(pause(usize::MAX, 1, 1.0), LONGEST_PAUSE);
    assert_eq!(pause(1, 1, 0.0), FIRST_PAUSE / 2);
}

#[test]
fn node_accepts_refuses_or_fails() {
    assert!(verdict(StatusCode::CREATED).is_ok() && verdict(StatusCode::ACCEPTED).is_ok());
    assert!(matches!(verdict(StatusCode::FORBIDDEN), Err(Fault::Refused)));
    assert!(matches!(verdict(StatusCode::SERVICE_UNAVAILABLE), Err(Fault::Failed(_))));
}

#[test]
fn claim_has_the_number_of_the_frame_and_each_quote() {
    let text = r#"{"quotes":[{"symbol":"A","price":"1.10","time":5},{"symbol":"B","exchange":"XLON","price":"2.00","time":6}]}"#;
    let claim = claim(&Frame::new(1, 9, Some(8), text.to_owned()), 17, 3);
    assert_eq!((claim.identity.as_str(), claim.is_whole), ("17-3", false));
    let names: Vec<_> = claim.quotes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["A", "B@XLON"]);
    for (index, (_, text)) in claim.quotes.iter().enumerate() {
        assert_eq!(quotes(text), quotes(&format!("{{\"quotes\":[{}]}}", text_of(index))));
    }
}

fn text_of(index: usize) -> &'static str {
    [r#"{"symbol":"A","price":"1.10","time":5}"#, r#"{"symbol":"B","exchange":"XLON","price":"2.00","time":6}"#][index]
}

/// A test node: it takes frames, or refuses them with this status.
#[derive(Clone)]
struct Node {
    status: StatusCode,
    frames: Arc<Mutex<Vec<String>>>,
}

impl Node {
    async fn start(status: StatusCode) -> (Self, Url) {
        let node = Self { status, frames: Arc::default() };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address: SocketAddr = listener.local_addr().unwrap();
        let router = Router::new().route("/publish", post(Self::take)).with_state(node.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (node, Url::parse(&format!("http://{address}/publish")).unwrap())
    }

    async fn take(State(node): State<Self>, frame: String) -> StatusCode {
        node.frames.lock().unwrap().push(frame);
        node.status
    }

    fn frames(&self) -> Vec<String> {
        self.frames.lock().unwrap().clone()
    }

    /// Waits for this many frames.
    async fn has(&self, count: usize) -> Vec<String> {
        let there = async {
            while self.frames().len() < count {
                sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(Duration::from_secs(10), there).await.unwrap_or_else(|_| panic!("{count} frames, not {:?}", self.frames()));
        self.frames()
    }
}

fn tick(symbol: &str, price: &str, time: i64) -> Quote {
    Quote { symbol: symbol.to_owned(), price: Decimal::parse(price), time: Some(time), ..Quote::default() }
}

#[tokio::test]
async fn after_a_failure_all_quotes_go_to_the_next_node_and_later_frames_too() {
    crate::relay::rely_on_ring();
    let hub = Hub::new(1, 50.0);
    hub.arrange(&Strip { quotes: vec![tick("A", "1.00", 1), tick("B", "2.00", 1)], ..Strip::default() }, 50.0);
    let (broken, first) = Node::start(StatusCode::SERVICE_UNAVAILABLE).await;
    let (sound, second) = Node::start(StatusCode::CREATED).await;
    let metrics = Arc::new(Metrics::default());
    let publisher = Publisher::new(Arc::clone(&hub), vec![first, second], None, Arc::clone(&metrics)).unwrap();
    tokio::spawn(Arc::clone(&hub).run());
    let running = tokio::spawn(async move { publisher.run().await });

    let frames = sound.has(1).await;
    assert_eq!(quotes(&frames[0]).len(), 2, "{frames:?}");
    let taken = sound.frames().len();
    hub.take(&tick("A", "1.10", 2));
    let frames = sound.has(taken + 1).await;
    assert_eq!(frames.last().unwrap(), r#"{"quotes":[{"symbol":"A","price":"1.10","time":2}]}"#);
    assert_eq!(
        (broken.frames().len(), metrics.publishing.failed.get()),
        (1, 1),
        "the node that failed is not asked for each frame"
    );
    // It is counted when the answer is there.
    let counted = async {
        while metrics.publishing.published.get() < frames.len() as u64 {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(Duration::from_secs(5), counted).await.unwrap();

    hub.stop();
    timeout(Duration::from_secs(5), running).await.unwrap().unwrap();
}
