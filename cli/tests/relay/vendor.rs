//! Test vendors: real servers that play a script.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tungstenite::{Message, WebSocket};

use crate::client::PATIENCE;

/// A vendor with a WebSocket.
pub(crate) struct Vendor {
    pub(crate) address: String,
    /// What was received: requested addresses, and texts.
    pub(crate) heard: Receiver<String>,
}

/// A connection to the vendor.
pub(crate) struct Connection {
    socket: WebSocket<TcpStream>,
    heard: Sender<String>,
}

/// What the address must have, or the connection is refused with this status.
pub(crate) type Gate = Option<(&'static str, u16)>;

impl Vendor {
    /// Starts, and plays the script for each connection in a separate thread, with its number, from 1.
    pub(crate) fn begin(gate: Gate, script: impl Fn(&mut Connection, u32) + Clone + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("ws://{}", listener.local_addr().unwrap());
        let (sender, heard) = channel();
        thread::spawn(move || {
            for (index, stream) in listener.incoming().enumerate() {
                let (script, sender) = (script.clone(), sender.clone());
                thread::spawn(move || {
                    if let Some(mut connection) = Connection::accept(stream.unwrap(), gate, sender) {
                        script(&mut connection, index as u32 + 1);
                    }
                });
            }
        });
        Self { address, heard }
    }

    /// The next received text.
    pub(crate) fn hear(&self) -> String {
        self.heard.recv_timeout(PATIENCE).unwrap()
    }

    /// Whether nothing more is received for this long.
    pub(crate) fn is_quiet_for(&self, time: Duration) -> bool {
        self.heard.recv_timeout(time).is_err()
    }
}

impl Connection {
    fn accept(stream: TcpStream, gate: Gate, heard: Sender<String>) -> Option<Self> {
        #[allow(clippy::result_large_err, reason = "the library's shape")]
        let look = |request: &Request, response: Response| -> Result<Response, ErrorResponse> {
            let path = request.uri().to_string();
            let _ = heard.send(path.clone());
            match gate {
                Some((key, status)) if !path.contains(key) => {
                    let mut refusal = ErrorResponse::new(Some("no".to_owned()));
                    *refusal.status_mut() = status.try_into().unwrap();
                    Err(refusal)
                }
                _ => Ok(response),
            }
        };
        let socket = tungstenite::accept_hdr(stream, look).ok()?;
        Some(Self { socket, heard })
    }

    /// Sends a text.
    pub(crate) fn say(&mut self, text: &str) {
        let _ = self.socket.send(Message::Text(text.into()));
    }

    /// Sends bytes.
    pub(crate) fn say_bytes(&mut self, bytes: &[u8]) {
        let _ = self.socket.send(Message::Binary(bytes.to_vec().into()));
    }

    /// The next text from the relay; `None` when it has disconnected.
    pub(crate) fn hear(&mut self) -> Option<String> {
        loop {
            match self.socket.read().ok()? {
                Message::Text(text) => {
                    let _ = self.heard.send(text.to_string());
                    return Some(text.to_string());
                }
                Message::Close(_) => return None,
                _ => {}
            }
        }
    }

    /// Answers pings until the relay disconnects.
    pub(crate) fn stay(&mut self) {
        while self.hear().is_some() {}
    }

    /// Reads nothing more, and sends nothing more.
    pub(crate) fn freeze(&mut self) {
        thread::sleep(PATIENCE * 4);
    }

    /// Disconnects without closing. What was sent arrives: a connection that is dropped with unread data loses it.
    pub(crate) fn hang_up(&mut self) {
        let stream = self.socket.get_mut();
        let _ = stream.shutdown(Shutdown::Write);
        let _ = stream.read_to_end(&mut Vec::new());
    }

    /// Closes.
    pub(crate) fn close(&mut self) {
        let _ = self.socket.close(None);
        while self.socket.read().is_ok() {}
    }
}

/// A server that answers each request, with its number, with the result of the script: a status, headers, a body.
pub(crate) struct Web {
    pub(crate) address: String,
    /// The heads of requests.
    pub(crate) heard: Receiver<String>,
}

/// Status, headers each with their line's end, body.
pub(crate) type Reply = (u16, String, Vec<u8>);

impl Web {
    /// Begins.
    pub(crate) fn begin(script: impl Fn(&str, u32) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (sender, heard) = channel();
        thread::spawn(move || {
            for (index, stream) in listener.incoming().enumerate() {
                let mut stream = stream.unwrap();
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                let mut head = String::new();
                while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).is_ok_and(|read| read > 0) {}
                let (status, headers, body) = script(&head, index as u32 + 1);
                let _ = sender.send(head);
                let length = body.len();
                let head = format!("HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n");
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
            }
        });
        Self { address, heard }
    }

    /// The head of the next request.
    pub(crate) fn hear(&self) -> String {
        self.heard.recv_timeout(PATIENCE).unwrap()
    }
}

/// A successful response.
pub(crate) fn found(body: impl Into<String>) -> Reply {
    (200, String::new(), body.into().into_bytes())
}
