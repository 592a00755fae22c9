//! The driver of a vendor's WebSocket: it connects, subscribes, reads, notices silence, and reconnects.

use std::collections::VecDeque;
use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use slugline::feed::{Backoff, MOST_FRAME};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep, sleep_until, timeout};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

use super::fetch::Failure;
use super::intake::Intake;
use super::{STEADY, wait};
use crate::relay::config::Market;
use crate::relay::key::redacted;
use crate::relay::meter::{Kind, State};
use crate::relay::vendor::Protocol;

/// A connection that is not open after this time has failed; so has one whose key is not accepted.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often a ping is sent, and silence is checked.
const BEAT: Duration = Duration::from_secs(5);
/// A peer that has sent nothing for this long, not even the answer to a ping, is gone.
const GONE: Duration = Duration::from_secs(30);

/// The transport of a WebSocket: TCP with TLS or without, and in tests neither.
pub(super) trait Line: AsyncRead + AsyncWrite + Unpin {}

impl<L: AsyncRead + AsyncWrite + Unpin> Line for L {}

/// The vendor and the subscription.
pub(crate) struct Stream {
    pub(crate) protocol: &'static dyn Protocol,
    /// The address, without the key.
    pub(crate) address: String,
    pub(crate) symbols: Vec<String>,
    pub(crate) intake: Arc<Intake>,
    pub(crate) market: Option<Market>,
    /// Reconnects after this time without a tick, while the market is open.
    pub(crate) silence: Duration,
}

/// One connection, and its progress.
struct Connection<'s, L> {
    stream: &'s Stream,
    socket: WebSocketStream<L>,
    begun: Instant,
    is_welcome: bool,
    /// The requests still to be sent.
    questions: VecDeque<String>,
    /// When anything last arrived, and when a tick did.
    heard: Instant,
    ticked: Instant,
    /// Whether the vendor has reported a limit.
    is_limited: bool,
}

impl Stream {
    /// Connects repeatedly, until it is dropped.
    pub(crate) async fn run(self) {
        self.keep(|| self.connect()).await;
    }

    /// Connects repeatedly with any function.
    pub(super) async fn keep<L: Line, F>(&self, connect: impl Fn() -> F)
    where
        F: Future<Output = Result<WebSocketStream<L>, Failure>>,
    {
        let mut backoff = Backoff::default();
        loop {
            let begun = Instant::now();
            let Failure { kind, message, wait: at_least } = match timeout(PATIENCE, connect()).await {
                Ok(Ok(socket)) => Connection::new(self, socket).run().await,
                Ok(Err(failure)) => failure,
                Err(_) => Failure::new(Kind::Unreachable, format!("{} does not answer", redacted(&self.address))),
            };
            self.intake.fault(kind, || message);
            self.intake.meter.set_state(if kind == Kind::Auth { State::Refused } else { State::Lost });
            if begun.elapsed() >= STEADY {
                backoff.reset();
            }
            sleep(wait(&mut backoff, kind, at_least)).await;
        }
    }

    async fn connect(&self) -> Result<WebSocketStream<MaybeTlsStream<TcpStream>>, Failure> {
        let address = self.protocol.with_key(&self.address, &self.intake.keys);
        let most = Some(MOST_FRAME as usize);
        let config = WebSocketConfig::default().max_message_size(most).max_frame_size(most);
        let name = redacted(&self.address);
        match connect_async_with_config(address, Some(config), true).await {
            Ok((socket, _)) => Ok(socket),
            Err(Error::Http(response)) => {
                let kind = match response.status().as_u16() {
                    401 | 403 => Kind::Auth,
                    429 => Kind::Limit,
                    _ => Kind::Vendor,
                };
                Err(Failure::new(kind, format!("{name} answers with status {}", response.status())))
            }
            Err(error) => Err(Failure::new(Kind::Unreachable, format!("{name} cannot be reached: {}", with_causes(&error)))),
        }
    }
}

impl<'s, L: Line> Connection<'s, L> {
    fn new(stream: &'s Stream, socket: WebSocketStream<L>) -> Self {
        let symbols = stream.symbols.iter().map(String::as_str).collect::<Vec<_>>();
        let questions = stream.protocol.subscriptions(&symbols).into();
        let now = Instant::now();
        Self { stream, socket, begun: now, is_welcome: false, questions, heard: now, ticked: now, is_limited: false }
    }

    /// Reads until the connection ends; returns why.
    async fn run(mut self) -> Failure {
        let mut failure = match self.converse().await {
            Ok(never) => match never {},
            Err(failure) => failure,
        };
        if self.is_limited && failure.kind == Kind::Closed {
            failure.kind = Kind::Limit;
        }
        failure
    }

    async fn converse(&mut self) -> Result<std::convert::Infallible, Failure> {
        let protocol = self.stream.protocol;
        match protocol.greeting(&self.stream.intake.keys) {
            Some(greeting) => self.send(Message::Text(greeting.into())).await?,
            None => self.welcome(),
        }
        let mut beat = interval(BEAT.min(self.stream.silence / 2));
        let (period, heartbeat) = protocol.heartbeat().unwrap_or((GONE, ""));
        let mut heart = interval(period);
        for timer in [&mut beat, &mut heart] {
            timer.set_missed_tick_behavior(MissedTickBehavior::Delay);
        }
        let mut next_question = Instant::now();
        loop {
            tokio::select! {
                message = self.socket.next() => self.take(message)?,
                () = sleep_until(next_question), if self.is_welcome && !self.questions.is_empty() => {
                    next_question = Instant::now() + protocol.pace();
                    if let Some(question) = self.questions.pop_front() {
                        self.send(Message::Text(question.into())).await?;
                    }
                }
                _ = heart.tick(), if !heartbeat.is_empty() => self.send(Message::Text(heartbeat.into())).await?,
                _ = beat.tick() => {
                    self.look()?;
                    self.send(Message::Ping(Vec::new().into())).await?;
                }
            }
        }
    }

    fn welcome(&mut self) {
        self.is_welcome = true;
        self.ticked = Instant::now();
        self.stream.intake.meter.set_state(State::Open);
    }

    /// Takes a message.
    fn take(&mut self, message: Option<Result<Message, Error>>) -> Result<(), Failure> {
        let message = match message {
            Some(Ok(message)) => message,
            Some(Err(error)) => return Err(self.lost(&error)),
            None => return Err(Failure::new(Kind::Closed, "the vendor closed the connection")),
        };
        self.heard = Instant::now();
        let heard = match &message {
            Message::Text(text) => self.stream.intake.take(self.stream.protocol.read(text)),
            Message::Binary(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => self.stream.intake.take(self.stream.protocol.read(text)),
                Err(_) => self.stream.intake.take(Err("bytes that are not UTF-8".to_owned())),
            },
            Message::Close(frame) => {
                let why = frame.as_ref().map(|frame| format!(": {} {}", frame.code, frame.reason)).unwrap_or_default();
                return Err(Failure::new(Kind::Closed, format!("the vendor closed the connection{why}")));
            }
            Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => return Ok(()),
        };
        if heard.ticks > 0 {
            self.ticked = self.heard;
        }
        if heard.is_welcome && !self.is_welcome {
            self.welcome();
        }
        self.is_limited |= heard.refused.iter().any(|(kind, _)| *kind == Kind::Limit);
        match heard.refused.into_iter().find(|(kind, _)| *kind == Kind::Auth) {
            Some((kind, message)) => Err(Failure::new(kind, message)),
            None => Ok(()),
        }
    }

    /// Checks whether something arrived in time.
    fn look(&mut self) -> Result<(), Failure> {
        let silent = |message: String| Err(Failure::new(Kind::Silent, message));
        if !self.is_welcome && self.begun.elapsed() > PATIENCE {
            return silent("the vendor does not answer to the key".to_owned());
        }
        let gone = GONE.min(self.stream.silence * 2);
        if self.heard.elapsed() > gone {
            return silent(format!("nothing came for {} seconds, not even the answer to a ping", gone.as_secs()));
        }
        let is_open = self.stream.market.as_ref().is_none_or(|market| market.is_open(self.stream.intake.clock.time()));
        if !is_open {
            // The silence begins anew when the market opens.
            self.ticked = Instant::now();
        }
        if self.ticked.elapsed() > self.stream.silence {
            return silent(format!("no tick came for {} seconds", self.stream.silence.as_secs()));
        }
        Ok(())
    }

    async fn send(&mut self, message: Message) -> Result<(), Failure> {
        match timeout(PATIENCE, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(self.last_words(&error).await),
            Err(_) => Err(Failure::new(Kind::Silent, "the vendor does not read what is sent")),
        }
    }

    /// A vendor that closes may have sent the reason before, and prices too: received messages are read.
    async fn last_words(&mut self, error: &Error) -> Failure {
        let failure = self.lost(error);
        let begun = Instant::now();
        while begun.elapsed() < BEAT {
            let Ok(message) = timeout(BEAT, self.socket.next()).await else { break };
            if let Err(Failure { kind, message, wait }) = self.take(message) {
                // The loss is known.
                return if kind == Kind::Closed { failure } else { Failure { kind, message, wait } };
            }
        }
        failure
    }

    /// Why the connection was lost.
    fn lost(&self, error: &Error) -> Failure {
        let kind = match error {
            Error::Capacity(_) => Kind::TooLarge,
            Error::Utf8(_) => Kind::Garbage,
            _ => Kind::Closed,
        };
        Failure::new(kind, format!("the connection is lost: {}", with_causes(error)))
    }
}

/// An error with its causes.
fn with_causes(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        // Some repeat the message of their cause.
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = error.source();
    }
    text
}
