//! A text to a tree (RFC 8259).

use super::Value;

/// The maximum nesting of arrays and objects. A tree is read, walked and dropped recursively, so its depth is limited.
const MOST_LEVELS: usize = 200;

/// A position in a text, counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl Place {
    /// The position of the byte at `offset`.
    pub fn of(bytes: &[u8], offset: usize) -> Self {
        let before = bytes.get(..offset).unwrap_or(bytes);
        let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        Self {
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            // A character begins at every byte that is no UTF-8 continuation byte.
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

/// Reads one JSON text; a byte-order mark is skipped. The time is linear in the length.
///
/// Half of a surrogate pair (`"\ud800"`), which `JSON.stringify` escapes and no Rust string can hold, becomes U+FFFD.
pub fn parse(text: &str) -> Result<Value, SyntaxError> {
    let mut cursor = Cursor { text, at: 0, levels: 0 };
    cursor.accept_text("\u{FEFF}");
    cursor.document().map_err(|message| SyntaxError { place: Place::of(text.as_bytes(), cursor.at), message })
}

/// The result, or what was expected at the cursor.
type Parsed<T> = Result<T, &'static str>;

/// Reads from one end to the other.
struct Cursor<'a> {
    text: &'a str,
    /// The offset of the next byte.
    at: usize,
    /// How many arrays and objects are open.
    levels: usize,
}

impl<'a> Cursor<'a> {
    fn document(&mut self) -> Parsed<Value> {
        let value = self.value()?;
        self.skip_blanks();
        if self.at < self.text.len() { Err("expected the end of the text") } else { Ok(value) }
    }

    fn value(&mut self) -> Parsed<Value> {
        self.skip_blanks();
        Ok(match self.peek() {
            Some(b'{') => Value::Object(self.members()?),
            Some(b'[') => Value::Array(self.items()?),
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => Value::Number(self.number()?),
            _ if self.accept_text("true") => Value::Bool(true),
            _ if self.accept_text("false") => Value::Bool(false),
            _ if self.accept_text("null") => Value::Null,
            _ => return Err("expected a value"),
        })
    }

    fn members(&mut self) -> Parsed<Vec<(String, Value)>> {
        let mut members = Vec::new();
        self.open()?;
        while self.has_next(b'}', members.is_empty())? {
            let name = self.string()?;
            self.skip_blanks();
            if !self.accept(b':') {
                return Err("expected a colon");
            }
            members.push((name, self.value()?));
        }
        Ok(members)
    }

    fn items(&mut self) -> Parsed<Vec<Value>> {
        let mut items = Vec::new();
        self.open()?;
        while self.has_next(b']', items.is_empty())? {
            items.push(self.value()?);
        }
        Ok(items)
    }

    /// Skips the bracket that opens an array or object.
    fn open(&mut self) -> Parsed<()> {
        self.at += 1;
        self.levels += 1;
        if self.levels > MOST_LEVELS { Err("expected at most 200 arrays and objects in each other") } else { Ok(()) }
    }

    /// Whether an array or object has another item; the cursor is before it then, and otherwise after the closing bracket.
    fn has_next(&mut self, close: u8, is_first: bool) -> Parsed<bool> {
        self.skip_blanks();
        if self.accept(close) {
            self.levels -= 1;
            return Ok(false);
        }
        if !is_first && !self.accept(b',') {
            return Err("expected a comma or the closing bracket");
        }
        self.skip_blanks();
        Ok(true)
    }

    fn string(&mut self) -> Parsed<String> {
        if !self.accept(b'"') {
            return Err("expected the name of a member, in quotation marks");
        }
        // Strings without escapes, which are nearly all, are allocated at once.
        let mut out = self.plain_text().to_owned();
        loop {
            if self.accept(b'"') {
                return Ok(out);
            }
            if !self.accept(b'\\') {
                return Err("expected a closing quotation mark; line ends and other controls must be escaped");
            }
            out.push(self.escaped_character()?);
            out.push_str(self.plain_text());
        }
    }

    /// The text up to a quotation mark, a backslash or a control.
    fn plain_text(&mut self) -> &'a str {
        self.take_while(|byte| !matches!(byte, b'"' | b'\\' | ..b' '))
    }

    /// The character of an escape, whose backslash is skipped already.
    fn escaped_character(&mut self) -> Parsed<char> {
        let character = match self.peek() {
            Some(escaped @ (b'"' | b'\\' | b'/')) => char::from(escaped),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code_point();
            }
            _ => return Err("expected one of \" \\ / b f n r t u after the backslash"),
        };
        self.at += 1;
        Ok(character)
    }

    /// The character of one escape, or of two that make a surrogate pair.
    fn code_point(&mut self) -> Parsed<char> {
        let mut code = self.four_digits()?;
        let after = self.at;
        if code & 0xFC00 == 0xD800 && self.accept_text("\\u") {
            let low = self.four_digits()?;
            if low & 0xFC00 == 0xDC00 {
                code = 0x1_0000 + ((code & 0x3FF) << 10) + (low & 0x3FF);
            } else {
                self.at = after;
            }
        }
        Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_digits(&mut self) -> Parsed<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16 + digit.ok_or("expected four hexadecimal digits")?;
            self.at += 1;
        }
        Ok(code)
    }

    fn number(&mut self) -> Parsed<String> {
        let start = self.at;
        self.accept(b'-');
        if !self.accept(b'0') {
            self.digits()?;
        }
        if self.accept(b'.') {
            self.digits()?;
        }
        if self.accept(b'e') || self.accept(b'E') {
            let _ = self.accept(b'+') || self.accept(b'-');
            self.digits()?;
        }
        Ok(self.text_since(start).to_owned())
    }

    fn digits(&mut self) -> Parsed<()> {
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        if digits.is_empty() { Err("expected a digit") } else { Ok(()) }
    }

    fn skip_blanks(&mut self) {
        self.take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    }

    /// Skips bytes that match, and returns their text.
    fn take_while(&mut self, is_taken: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let start = self.at;
        self.at += rest.iter().position(|byte| !is_taken(*byte)).unwrap_or(rest.len());
        self.text_since(start)
    }

    /// The next byte; `None` at the end.
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips the next byte, if it is that one.
    fn accept(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Skips a text, if it is next.
    fn accept_text(&mut self, text: &str) -> bool {
        let is_next = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(text));
        if is_next {
            self.at += text.len();
        }
        is_next
    }

    fn text_since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
