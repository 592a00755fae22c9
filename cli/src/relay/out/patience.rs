//! A connection that fails when nobody reads it: clients that connect and never read would otherwise be kept forever. The system notices
//! vanished peers: that is counted here.

use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Sleep, sleep};

use crate::relay::metrics::Metrics;

/// A connection whose writes time out.
#[derive(Debug)]
pub(super) struct Patient<C> {
    connection: C,
    patience: Duration,
    /// Runs while a write is pending.
    waits: Option<Pin<Box<Sleep>>>,
    /// Whether it is counted among those that were lost.
    is_lost: bool,
    metrics: Arc<Metrics>,
    /// Its place among the allowed connections, also when it has become a socket.
    _place: Option<OwnedSemaphorePermit>,
}

impl<C> Patient<C> {
    /// A connection with this patience.
    pub(super) fn new(connection: C, patience: Duration, metrics: Arc<Metrics>, place: Option<OwnedSemaphorePermit>) -> Self {
        Self { connection, patience, waits: None, is_lost: false, metrics, _place: place }
    }

    /// The result of a write, or a timeout.
    fn judge<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.waits = None;
            return self.notice(written);
        }
        let patience = self.patience;
        let waits = self.waits.get_or_insert_with(|| Box::pin(sleep(patience)));
        ready!(waits.as_mut().poll(context));
        self.lose("unread");
        Poll::Ready(Err(ErrorKind::TimedOut.into()))
    }

    /// Counts what the system notices: for as long as the timeout the peer has acknowledged nothing or had no room for more, or it cannot
    /// be reached. The system does not say which of the first two it was.
    fn notice<T>(&mut self, done: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if let Poll::Ready(Err(error)) = &done
            && matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable)
        {
            self.lose("gone");
        }
        done
    }

    fn lose(&mut self, reason: &'static str) {
        // The caller may try again.
        if !self.is_lost {
            self.is_lost = true;
            self.metrics.lost.add(reason);
        }
    }
}

impl<C: AsyncRead + Unpin> AsyncRead for Patient<C> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let read = Pin::new(&mut self.connection).poll_read(context, into);
        self.notice(read)
    }
}

impl<C: AsyncWrite + Unpin> AsyncWrite for Patient<C> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.connection).poll_write(context, bytes);
        self.judge(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.connection).poll_write_vectored(context, bytes);
        self.judge(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.connection.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.connection).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.connection).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::sync::Arc;
    use std::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};
    use tokio::time::{Instant, sleep};

    use super::Patient;
    use crate::relay::metrics::Metrics;

    const PATIENCE: Duration = Duration::from_secs(30);

    #[tokio::test(start_paused = true)]
    async fn client_that_never_reads_is_disconnected_and_a_slow_one_is_not() {
        let metrics = Arc::new(Metrics::default());
        let (mut unread, _other) = {
            let (near, far) = duplex(64);
            (Patient::new(near, PATIENCE, Arc::clone(&metrics), None), far)
        };
        let begun = Instant::now();
        assert_eq!(unread.write_all(&[0; 65]).await.unwrap_err().kind(), ErrorKind::TimedOut);
        assert_eq!(begun.elapsed(), PATIENCE);
        assert_eq!(metrics.lost.of("unread"), 1);

        let (near, mut far) = duplex(64);
        let mut slow = Patient::new(near, PATIENCE, Arc::clone(&metrics), None);
        let reader = tokio::spawn(async move {
            for _ in 0..10 {
                sleep(PATIENCE - Duration::from_secs(1)).await;
                far.read_exact(&mut [0; 64]).await.unwrap();
            }
        });
        slow.write_all(&[0; 640]).await.unwrap();
        reader.await.unwrap();
        assert_eq!(metrics.lost.of("unread"), 1);
    }
}
