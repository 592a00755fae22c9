//! What is read, as JSON of record: one text that grows, for the one reader of such texts. A type for each block, made here
//! too, would be in the module twice.

use super::kind::Kind;
use crate::ingest::foreign::wire::{crosshead, is_rule, is_signature};
use crate::locale::kind::{BLANK, DIGIT, is_all, is_short};

/// Formatting that is open: its kind, and the JSON that opens it.
pub(super) type Format = (Kind, String);

/// The JSON so far, and the line of text that is being written.
// Its text comes first, as the page does in who reads: most that is called there has the address at hand then.
#[derive(Debug, Default)]
#[repr(C)]
pub(super) struct Page {
    pub(super) json: String,
    /// The formatting that is open, and for how much of it there is an inline.
    pub(super) formats: Vec<Format>,
    written: usize,
    /// Whether what is written can hold no blocks: those are lines then.
    pub(super) is_line: bool,
    /// Where the paragraph began, and whether it did.
    start: usize,
    is_open: bool,
    /// Whether a string is open.
    is_string: bool,
    /// The words of the line.
    words: String,
    /// Whether there was white space since the last word, or the line was broken.
    is_blank: bool,
    is_broken: bool,
    /// The words of the last paragraph, where it began and where it ended.
    last: (String, usize, usize),
}

impl Page {
    /// Adds text. White space collapses, as HTML has it: no-break spaces are words.
    #[inline(never)]
    pub(super) fn say(&mut self, text: &str) {
        for sign in text.chars() {
            if sign.is_ascii_whitespace() {
                self.is_blank = true;
                continue;
            }
            if self.is_blank || self.is_broken || !self.is_string || self.written < self.formats.len() {
                self.begin();
                if !self.is_string {
                    self.item("\"");
                    self.is_string = true;
                }
            }
            escape(&mut self.json, sign);
            self.words.push(sign);
        }
    }

    /// Adds code.
    #[inline(never)]
    pub(super) fn code(&mut self, text: &str) {
        if !text.is_empty() {
            self.begin();
            self.end_string();
            self.open("code");
            self.member("text", text);
            self.sign(b'}');
            self.words.push_str(text);
        }
    }

    /// Goes to where the next word stands. What parts it from the last one goes before the formatting that begins with it.
    #[inline(never)]
    fn begin(&mut self) {
        if !self.is_open && !self.is_line {
            self.start = self.json.len();
            self.item("{\"type\":\"paragraph\",\"text\":[");
            self.is_open = true;
        }
        let (is_blank, is_broken) = (self.is_blank, self.is_broken);
        (self.is_blank, self.is_broken) = (false, false);
        if self.words.is_empty() {
        } else if is_broken {
            self.end_string();
            self.item("{\"type\":\"break\"}");
            self.words.push('\n');
        } else if is_blank {
            if !self.is_string {
                self.item("\"");
                self.is_string = true;
            }
            self.raw(" ");
            self.words.push(' ');
        }
        while self.written < self.formats.len() {
            self.end_string();
            self.item("");
            if let Some((_, open)) = self.formats.get(self.written) {
                self.json.push_str(open);
            }
            self.written += 1;
        }
    }

    #[inline(never)]
    fn end_string(&mut self) {
        if std::mem::take(&mut self.is_string) {
            self.raw("\"");
        }
    }

    /// Closes all but so many formats.
    #[inline(never)]
    pub(super) fn close(&mut self, formats: usize) {
        while self.written > formats {
            self.end_string();
            self.raw("]}");
            self.written -= 1;
        }
    }

    /// Breaks the line, if more comes. Says whether it was broken already.
    #[inline(never)]
    pub(super) fn broken(&mut self) -> bool {
        std::mem::replace(&mut self.is_broken, true)
    }

    /// Ends the line, and gives its words.
    #[inline(never)]
    pub(super) fn end_line(&mut self) -> String {
        self.close(0);
        self.end_string();
        (self.is_blank, self.is_broken, self.is_open) = (false, false, false);
        std::mem::take(&mut self.words)
    }

    /// Ends the paragraph. Without words there is none.
    #[inline(never)]
    pub(super) fn flush(&mut self) {
        if self.is_line {
            self.is_broken = true;
            return;
        }
        let is_open = self.is_open;
        let words = self.end_line();
        if !is_open {
            return;
        }
        let crosshead = crosshead(&words).unwrap_or_default();
        if is_all(&words, BLANK) || is_rule(&words) || !crosshead.is_empty() {
            self.take_back(self.start);
            if !crosshead.is_empty() {
                self.item("{\"type\":\"crosshead\",\"text\":[");
                self.quoted(crosshead);
                self.raw("]}");
            } else if !is_all(&words, BLANK) {
                self.item("{\"type\":\"rule\"}");
            }
            return;
        }
        self.raw("]}");
        self.last = (words, self.start, self.json.len());
    }

    /// Takes the last paragraph, if all ends with it and it signs the story.
    #[inline(never)]
    pub(super) fn take_signature(&mut self) -> String {
        let (mut words, start, end) = std::mem::take(&mut self.last);
        if end > 0 && end == self.json.len() && is_signature(&words) {
            self.take_back(start);
        } else {
            words.clear();
        }
        words
    }

    /// Begins an item of an array.
    #[inline(never)]
    pub(super) fn item(&mut self, json: &str) {
        if !self.ends_with(b'[') && !self.ends_with(b'{') {
            self.raw(",");
        }
        self.raw(json);
    }

    /// Adds a sign.
    #[inline(never)]
    pub(super) fn sign(&mut self, sign: u8) {
        self.json.push(char::from(sign));
    }

    /// Begins a member that is an array.
    #[inline(never)]
    pub(super) fn list(&mut self, name: &str) {
        self.name(name);
        self.sign(b'[');
    }

    /// Adds JSON.
    #[inline(never)]
    pub(super) fn raw(&mut self, json: &str) {
        self.json.push_str(json);
    }

    /// Whether the last thing was this sign.
    #[inline(never)]
    pub(super) fn ends_with(&self, sign: u8) -> bool {
        self.json.as_bytes().last() == Some(&sign)
    }

    /// Takes back what was added since.
    #[inline(never)]
    pub(super) fn take_back(&mut self, length: usize) {
        self.json.truncate(length);
    }

    /// Begins an object. Says where.
    #[inline(never)]
    pub(super) fn open(&mut self, kind: &str) -> usize {
        let start = self.json.len();
        self.item("{");
        self.member("type", kind);
        start
    }

    /// Ends an object that began there, or takes it back where it says nothing.
    #[inline(never)]
    pub(super) fn end(&mut self, start: usize, says: bool) {
        self.sign(b'}');
        if !says {
            self.take_back(start);
        }
    }

    /// Adds a member, if it says something.
    #[inline(never)]
    pub(super) fn member(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.name(name);
            self.quoted(value);
        }
    }

    /// Adds a member that is a number of pixels or the like. One is what there is without.
    #[inline(never)]
    pub(super) fn number(&mut self, name: &str, digits: &str) {
        if is_short(digits, 8) && is_all(digits, DIGIT) && !digits.starts_with('0') && digits != "1" {
            self.name(name);
            self.raw(digits);
        }
    }

    /// Begins a member.
    #[inline(never)]
    pub(super) fn name(&mut self, name: &str) {
        self.item("\"");
        self.raw(name);
        self.raw("\":");
    }

    /// Adds a string.
    #[inline(never)]
    pub(super) fn quoted(&mut self, text: &str) {
        quoted(&mut self.json, text);
    }
}

/// Adds a string to JSON.
#[inline(never)]
pub(super) fn quoted(json: &mut String, text: &str) {
    json.push('"');
    for sign in text.chars() {
        escape(json, sign);
    }
    json.push('"');
}

/// Adds a sign of a JSON string. Control characters say nothing.
#[inline(never)]
fn escape(json: &mut String, sign: char) {
    match sign {
        '\n' => json.push_str("\\n"),
        '\t' => json.push_str("\\t"),
        '\0'..' ' => {}
        _ => {
            if matches!(sign, '"' | '\\') {
                json.push('\\');
            }
            json.push(sign);
        }
    }
}
