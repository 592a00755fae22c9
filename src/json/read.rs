//! A text to a tree (RFC 8259).

use super::Value;

/// How deep arrays and objects may stand in each other. A tree is read, walked and dropped by recursion, so its depth is bounded.
const MOST_LEVELS: usize = 200;

/// A place in a text, counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl Place {
    /// The place of the byte at `offset`.
    pub fn of(bytes: &[u8], offset: usize) -> Self {
        let before = bytes.get(..offset).unwrap_or(bytes);
        let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        Self {
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            // A character begins where no byte of UTF-8 goes on.
            column: line.iter().filter(|byte| **byte & 0xC0 != 0x80).count() + 1,
        }
    }
}

/// Where a text stops being JSON, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where.
    pub place: Place,
    /// What was expected there.
    pub message: &'static str,
}

/// Reads one JSON text; a byte-order mark may lead. The time it takes grows with the length and nothing else.
///
/// Half of a surrogate pair (`"\ud800"`), which `JSON.stringify` escapes and no Rust string can hold, becomes U+FFFD.
pub fn parse(text: &str) -> Result<Value, SyntaxError> {
    let mut cursor = Cursor { text, at: 0, levels: 0, expected: "" };
    cursor.word("\u{FEFF}");
    let value = cursor.value();
    cursor.blanks();
    if cursor.at < cursor.text.len() {
        cursor.fault("expected the end of the text");
    }
    if cursor.expected.is_empty() {
        return Ok(value);
    }
    Err(SyntaxError { place: Place::of(text.as_bytes(), cursor.text.len()), message: cursor.expected })
}

/// Reads from one end to the other. At a fault the text ends for it, and it says what was expected there: what has been read
/// until then is given up by whoever asked for it, and nobody on the way has to.
struct Cursor<'a> {
    text: &'a str,
    /// The offset of the next byte.
    at: usize,
    /// How many arrays and objects are open.
    levels: usize,
    expected: &'static str,
}

impl Cursor<'_> {
    fn value(&mut self) -> Value {
        self.blanks();
        match self.peek() {
            b'{' => {
                let mut members = Vec::new();
                while self.goes_on(b'}', members.is_empty()) {
                    let name = self.string();
                    self.blanks();
                    if !self.eats(b':') {
                        self.fault("expected a colon");
                    }
                    members.push((name, self.value()));
                }
                Value::Object(members)
            }
            b'[' => {
                let mut items = Vec::new();
                while self.goes_on(b']', items.is_empty()) {
                    items.push(self.value());
                }
                Value::Array(items)
            }
            b'"' => Value::String(self.string()),
            b'-' | b'0'..=b'9' => Value::Number(self.number()),
            _ if self.word("true") => Value::Bool(true),
            _ if self.word("false") => Value::Bool(false),
            _ => {
                if !self.word("null") {
                    self.fault("expected a value");
                }
                Value::Null
            }
        }
    }

    /// Whether an array or object has one more; the cursor then stands before it, and otherwise behind the bracket.
    fn goes_on(&mut self, close: u8, is_first: bool) -> bool {
        if is_first {
            self.at += 1;
            self.levels += 1;
            if self.levels > MOST_LEVELS {
                self.fault("expected at most 200 arrays and objects in each other");
            }
        }
        self.blanks();
        if self.eats(close) {
            self.levels -= 1;
            return false;
        }
        if !is_first && !self.eats(b',') {
            self.fault("expected a comma or the closing bracket");
        }
        self.blanks();
        self.expected.is_empty()
    }

    fn string(&mut self) -> String {
        let mut out = String::new();
        if !self.eats(b'"') {
            self.fault("expected the name of a member, in quotation marks");
        }
        loop {
            let plain = self.while_are(|byte| !matches!(byte, b'"' | b'\\' | ..b' '));
            if out.is_empty() {
                // What has no escapes, as nearly all have none, gets its room at once.
                out = plain.to_owned();
            } else {
                out.push_str(plain);
            }
            if self.eats(b'"') {
                return out;
            }
            if !self.eats(b'\\') {
                self.fault("expected a closing quotation mark; line ends and other controls must be escaped");
                return out;
            }
            let escaped = self.peek();
            self.at += 1;
            out.push(match escaped {
                b'"' | b'\\' | b'/' => char::from(escaped),
                b'b' => '\u{8}',
                b'f' => '\u{C}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'u' => self.escaped_character(),
                _ => {
                    self.at -= 1;
                    self.fault("expected one of \" \\ / b f n r t u after the backslash");
                    return out;
                }
            });
        }
    }

    /// The character of one escape, or of two that make a surrogate pair.
    fn escaped_character(&mut self) -> char {
        let mut code = self.four_digits();
        let after = self.at;
        if code & 0xFC00 == 0xD800 && self.word("\\u") {
            let low = self.four_digits();
            if low & 0xFC00 == 0xDC00 {
                code = 0x1_0000 + ((code & 0x3FF) << 10) + (low & 0x3FF);
            } else {
                self.at = after;
            }
        }
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn four_digits(&mut self) -> u32 {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = char::from(self.peek()).to_digit(16) else {
                self.fault("expected four hexadecimal digits");
                break;
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        code
    }

    fn number(&mut self) -> String {
        let start = self.at;
        self.eats(b'-');
        if !self.eats(b'0') {
            self.digits();
        }
        if self.eats(b'.') {
            self.digits();
        }
        if self.eats(b'e') || self.eats(b'E') {
            let _ = self.eats(b'+') || self.eats(b'-');
            self.digits();
        }
        self.since(start).to_owned()
    }

    fn digits(&mut self) {
        if self.while_are(|byte| byte.is_ascii_digit()).is_empty() {
            self.fault("expected a digit");
        }
    }

    /// Ends the text here. What is at fault behind the first fault is none.
    fn fault(&mut self, expected: &'static str) {
        if self.expected.is_empty() {
            self.expected = expected;
            self.text = self.text.get(..self.at).unwrap_or_default();
        }
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    /// The text from here on whose bytes are such ones.
    fn while_are(&mut self, are: impl Fn(u8) -> bool) -> &str {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let start = self.at;
        self.at += rest.iter().position(|byte| !are(*byte)).unwrap_or(rest.len());
        self.since(start)
    }

    /// The next byte, and NUL, which JSON has nowhere, at the end.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn eats(&mut self, byte: u8) -> bool {
        let eats = self.peek() == byte;
        self.at += usize::from(eats);
        eats
    }

    fn word(&mut self, word: &str) -> bool {
        let eats = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        if eats {
            self.at += word.len();
        }
        eats
    }

    fn since(&self, start: usize) -> &str {
        self.text.get(start..self.at).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
