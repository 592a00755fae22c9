//! A test server, and a client that sends exactly what it is given: others would normalise an address such as `/../`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// Longer than anything here takes: a test that waits in vain fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Long enough for what is sent at once.
pub(crate) const A_WHILE: Duration = Duration::from_millis(500);

/// The program, serving.
pub(crate) struct Server {
    pub(crate) child: Child,
    /// Its name and port.
    pub(crate) address: String,
    /// Its output after the line with its address.
    pub(crate) said: BufReader<ChildStdout>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves a folder with these arguments at a free port.
pub(crate) fn serve(folder: &Path, arguments: &[&str]) -> Server {
    start(Command::new(env!("CARGO_BIN_EXE_slugline")).args(["serve", "--port", "0"]).args(arguments).arg(folder))
}

/// The feed alone: the folder does not matter.
pub(crate) fn feed() -> Server {
    serve(Path::new(env!("CARGO_MANIFEST_DIR")), &[])
}

/// Starts the program and waits until it prints its address.
pub(crate) fn start(command: &mut Command) -> Server {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    let address = line.trim_end().strip_suffix('/').and_then(|line| line.split_once(" at http://"));
    let address = address.unwrap_or_else(|| panic!("the first line was {line:?}")).1.to_owned();
    Server { child, address, said }
}

/// A response: its status and headers, and its body.
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Body,
}

impl Answer {
    /// A header, or an empty string.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// All of the body.
    pub(crate) fn bytes(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.body.read_to_end(&mut bytes).unwrap();
        bytes
    }

    /// All of the body as text.
    pub(crate) fn text(self) -> String {
        String::from_utf8(self.bytes()).unwrap()
    }
}

impl Server {
    /// The response to a GET.
    pub(crate) fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask("GET", path, headers)
    }

    /// The response to a request.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut connection = TcpStream::connect(&self.address).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n", self.address);
        connection.write_all(head.as_bytes()).unwrap();
        let mut reader = BufReader::new(connection);
        let mut lines = std::iter::from_fn(|| {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            Some(line.trim_end().to_owned()).filter(|line| !line.is_empty())
        });
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers: Vec<_> =
            lines.map(|line| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned())).unwrap()).collect();
        let has = |name: &str| headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.clone());
        let left = match has("transfer-encoding") {
            Some(_) => Left::Chunk(0),
            None if method == "HEAD" || status == 304 => Left::Bytes(0),
            None => has("content-length").map_or(Left::End, |length| Left::Bytes(length.parse().unwrap())),
        };
        Answer { status, headers, body: Body { reader, left } }
    }
}

/// A body that may continue (RFC 9112, 6 and 7.1).
pub(crate) struct Body {
    reader: BufReader<TcpStream>,
    left: Left,
}

impl Body {
    /// Waits only briefly: for what must not come.
    pub(crate) fn hush(&self) {
        self.reader.get_ref().set_read_timeout(Some(A_WHILE)).unwrap();
    }
}

/// How much of it is left.
enum Left {
    Bytes(u64),
    /// Of this chunk.
    Chunk(u64),
    /// All until the connection ends.
    End,
}

impl Read for Body {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if let Left::Chunk(0) = self.left {
            let mut line = String::new();
            while line.trim().is_empty() {
                line.clear();
                if self.reader.read_line(&mut line)? == 0 {
                    return Err(std::io::ErrorKind::UnexpectedEof.into());
                }
            }
            self.left = match u64::from_str_radix(line.trim(), 16).unwrap() {
                0 => Left::Bytes(0),
                size => Left::Chunk(size),
            };
        }
        match &mut self.left {
            Left::End => self.reader.read(buffer),
            Left::Bytes(left) | Left::Chunk(left) => {
                let length = (&mut self.reader).take(*left).read(buffer)?;
                *left -= length as u64;
                Ok(length)
            }
        }
    }
}

/// A Server-Sent Event.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Event {
    pub(crate) id: Option<String>,
    pub(crate) data: Option<Vec<u8>>,
    pub(crate) retry: Option<String>,
}

impl Event {
    /// Its data, if it is text.
    pub(crate) fn text(&self) -> &str {
        self.data.as_deref().and_then(|data| std::str::from_utf8(data).ok()).unwrap_or_default()
    }

    /// The number of the frame, at the end of the id.
    pub(crate) fn number(&self) -> Option<u64> {
        self.id.as_ref()?.split_once('-')?.1.parse().ok()
    }
}

/// The events of a stream, without empty ones.
pub(crate) fn events(answer: Answer) -> impl Iterator<Item = Event> {
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), Some("text/event-stream"));
    let mut reader = BufReader::new(answer.body);
    std::iter::from_fn(move || {
        let mut event = Event::default();
        loop {
            let mut line = Vec::new();
            if reader.read_until(b'\n', &mut line).unwrap() == 0 {
                return None;
            }
            let line = line.strip_suffix(b"\n").unwrap_or(&line);
            if line.is_empty() && event != Event::default() {
                return Some(event);
            }
            let (field, value) = line.split_at(line.iter().position(|byte| *byte == b':').unwrap_or(line.len()));
            let value = value.strip_prefix(b": ").unwrap_or(value).to_vec();
            match field {
                b"id" => event.id = String::from_utf8(value).ok(),
                b"retry" => event.retry = String::from_utf8(value).ok(),
                b"data" => event.data = Some(value),
                _ => {}
            }
        }
    })
}
