//! A vendor of quotes that never fails: a WebSocket server with Finnhub's frames. Each tick moves every symbol, and the price
//! identifies the tick, so the correct values are always known, and whether one went back.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval};
use tokio_tungstenite::accept_async;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

/// The number of symbols.
pub const SYMBOLS: usize = 50;
/// The price of tick 0, in cents.
const FIRST: u64 = 100_000;

/// The name of a symbol.
pub fn symbol(row: usize) -> String {
    format!("S{row:02}")
}

/// The row of a symbol.
pub(crate) fn row(symbol: &str) -> Option<usize> {
    symbol.strip_prefix('S')?.parse().ok().filter(|row| *row < SYMBOLS)
}

/// The number of the tick that a price identifies.
pub(crate) fn tick(price: &str) -> Option<u64> {
    let (whole, cents) = price.split_once('.')?;
    let cents = format!("{cents:0<2}");
    (whole.parse::<u64>().ok()? * 100 + cents.parse::<u64>().ok()?).checked_sub(FIRST)
}

/// The server.
#[derive(Debug)]
pub struct Vendor {
    /// Its address.
    pub address: SocketAddr,
    sent: Arc<Mutex<Vec<Instant>>>,
    is_open: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Vendor {
    /// Listens, and ticks at this interval. Tick 0 comes with the connection, so that everybody has figures.
    pub async fn start(period: Duration) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let sent = Arc::new(Mutex::new(vec![Instant::now()]));
        let latest = watch::Sender::new(frame(0));
        let is_open = watch::Sender::new(true);
        let tasks = vec![
            tokio::spawn(serve(listener, latest.subscribe())),
            tokio::spawn(run(latest, Arc::clone(&sent), is_open.subscribe(), period)),
        ];
        Ok(Self { address, sent, is_open, tasks })
    }

    /// The market closes: no tick follows the current one.
    pub fn close_market(&self) {
        self.is_open.send_replace(false);
    }

    /// The market opens again.
    pub fn open_market(&self) {
        self.is_open.send_replace(true);
    }

    /// The number of the last tick.
    pub fn last(&self) -> u64 {
        (self.sent.lock().unwrap_or_else(PoisonError::into_inner).len() - 1) as u64
    }

    /// When ticks were sent, by number.
    pub fn sent(&self, tick: u64) -> Option<Instant> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).get(usize::try_from(tick).ok()?).copied()
    }
}

impl Drop for Vendor {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

async fn run(
    latest: watch::Sender<Utf8Bytes>,
    sent: Arc<Mutex<Vec<Instant>>>,
    mut is_open: watch::Receiver<bool>,
    period: Duration,
) {
    let mut beat = interval(period);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for number in 1.. {
        beat.tick().await;
        if is_open.wait_for(|is_open| *is_open).await.is_err() {
            return;
        }
        let text = frame(number);
        sent.lock().unwrap_or_else(PoisonError::into_inner).push(Instant::now());
        latest.send_replace(text);
    }
}

async fn serve(listener: TcpListener, latest: watch::Receiver<Utf8Bytes>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(client(stream, latest.clone()));
    }
}

/// Sends every tick to a client, whatever it subscribes to.
async fn client(stream: TcpStream, mut latest: watch::Receiver<Utf8Bytes>) {
    let _ = stream.set_nodelay(true);
    let Ok(mut socket) = accept_async(stream).await else { return };
    // As vendors do: nothing is sent before something is requested.
    let Some(Ok(_)) = socket.next().await else { return };
    latest.mark_changed();
    loop {
        tokio::select! {
            changed = latest.changed() => {
                let text = latest.borrow_and_update().clone();
                if changed.is_err() || socket.send(Message::Text(text)).await.is_err() {
                    return;
                }
            }
            heard = socket.next() => if !matches!(heard, Some(Ok(_))) { return },
        }
    }
}

/// A tick as Finnhub sends it.
fn frame(number: u64) -> Utf8Bytes {
    let cents = FIRST + number;
    let price = format!("{}.{:02}", cents / 100, cents % 100);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let trades: Vec<_> = (0..SYMBOLS).map(|row| format!(r#"{{"s":"{}","p":{price},"t":{now},"v":1}}"#, symbol(row))).collect();
    format!(r#"{{"type":"trade","data":[{}]}}"#, trades.join(",")).into()
}

#[cfg(test)]
mod tests {
    use super::{FIRST, frame, row, tick};

    #[test]
    fn price_identifies_the_tick_with_any_number_of_places() {
        assert_eq!(tick("1000.00"), Some(0));
        assert_eq!(tick("1000.1"), Some(10));
        assert_eq!(tick("1234.56"), Some(123_456 - FIRST));
        assert_eq!(tick("999.99"), None);
        assert_eq!((row("S49"), row("S50")), (Some(49), None));
        assert!(frame(7).contains(r#"{"type":"trade","data":[{"s":"S00","p":1000.07,"t":"#));
    }
}
