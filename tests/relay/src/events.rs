//! Server-Sent Events, read incrementally: HTML, 9.2.6.

/// An event with data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    /// The last id that was named.
    pub(crate) id: Option<String>,
    /// Its data.
    pub(crate) data: String,
}

/// Makes events from pieces of bytes. It supports what servers of quotes send: lines that end with a line feed, and no carriage returns.
#[derive(Debug, Default)]
pub(crate) struct Events {
    line: Vec<u8>,
    id: Option<String>,
    data: Option<String>,
}

impl Events {
    /// Takes the next piece, and returns the events that end in it.
    pub(crate) fn take(&mut self, mut bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            let (line, rest) = bytes.split_at(end);
            self.line.extend_from_slice(line);
            bytes = rest.get(1..).unwrap_or_default();
            let line = String::from_utf8_lossy(&std::mem::take(&mut self.line)).into_owned();
            events.extend(self.end_of_line(&line));
        }
        self.line.extend_from_slice(bytes);
        events
    }

    fn end_of_line(&mut self, line: &str) -> Option<Event> {
        if line.is_empty() {
            return self.data.take().map(|data| Event { id: self.id.clone(), data });
        }
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "id" => self.id = Some(value.to_owned()),
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            // Comments, and instructions to the browser.
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Events};

    #[test]
    fn events_are_read_however_the_bytes_are_split() {
        let text = b": hi\n\nid: 5:0\ndata: {\"a\":1}\n\nretry: 9\ndata: x\ndata: y\n\n";
        let event = |data: &str| Event { id: Some("5:0".to_owned()), data: data.to_owned() };
        let expected = [event("{\"a\":1}"), event("x\ny")];
        for size in 1..text.len() {
            let mut events = Events::default();
            let got: Vec<_> = text.chunks(size).flat_map(|piece| events.take(piece)).collect();
            assert_eq!(got, expected, "in pieces of {size}");
        }
    }
}
