//! Ports that are free on this machine.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::time::Duration;

use anyhow::{Result, bail};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep};

/// How long a server may take until it listens.
const PATIENCE: Duration = Duration::from_secs(20);

/// This many different addresses at which nothing listens.
pub fn free<const N: usize>() -> Result<[SocketAddr; N]> {
    let mut listeners = Vec::new();
    let mut addresses = [SocketAddr::from((Ipv4Addr::LOCALHOST, 0)); N];
    for address in &mut addresses {
        let listener = TcpListener::bind(*address)?;
        *address = listener.local_addr()?;
        listeners.push(listener);
    }
    Ok(addresses)
}

/// Waits until something listens there.
pub async fn listening(address: SocketAddr, who: &str) -> Result<()> {
    let end = Instant::now() + PATIENCE;
    while TcpStream::connect(address).await.is_err() {
        if Instant::now() > end {
            bail!("{who} does not listen at {address}");
        }
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}
