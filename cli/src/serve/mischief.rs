//! Applies faults to the frames of one connection. The seed and the frame's number alone determine which frames are affected,
//! so that a test meets the same ones each time.

use std::str;

use fastrand::Rng;
use slugline::json::{Value, parse, to_text};

use super::fault::Fault;
use super::market::Frame;

/// One of this many frames is affected by each fault.
const ONE_IN: u8 = 4;
/// Of this many frames one is huge, and one is a frame of unknown symbols.
const HUGE_EVERY: u64 = 32;
const HUGE_BYTES: usize = 1_000_000;
const CROWD: u32 = 20_000;
/// Deeper than any recursion should go.
const DEPTH: usize = 10_000;
/// An odd number with its bits well mixed: adjacent frames get seeds that are far apart.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
const HOUR: i64 = 3_600_000;

/// What is sent at once.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// The number of its frame; `None` for invalid data.
    pub(super) number: Option<u64>,
    /// What it says.
    pub(super) content: Content,
}

/// The content of a piece.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// Text.
    Text(String),
    /// Binary data.
    Bytes(&'static [u8]),
}

/// The faults of one connection.
pub(super) struct Mischief {
    faults: Vec<Fault>,
    seed: u64,
    /// A frame that waits for the one that follows it.
    held: Option<Piece>,
}

/// Which faults affect a frame.
struct Strikes {
    drop: bool,
    garbage: Option<Content>,
    reorder: bool,
    duplicate: bool,
}

impl Mischief {
    /// Mischief of these kinds.
    pub(super) fn of(faults: Vec<Fault>, seed: u64) -> Self {
        Self { faults, seed, held: None }
    }

    /// Whether it does this.
    pub(super) fn does(&self, fault: Fault) -> bool {
        self.faults.contains(&fault)
    }

    /// What is sent for a complete frame: only its times may be wrong, or nothing could ever be shown.
    pub(super) fn whole(&self, frame: &Frame) -> Piece {
        let text = if self.does(Fault::Skew) { skewed(&frame.text, self.seed) } else { frame.text.clone() };
        Piece { number: Some(frame.number), content: Content::Text(text) }
    }

    /// What is sent for a frame; `end` is the number of the last one, if there is one.
    pub(super) fn pass(&mut self, frame: &Frame, end: Option<u64>) -> Vec<Piece> {
        let last = end == Some(frame.number);
        // At the end there is nothing newer to correct what a page has shown.
        let last_but_one = self.does(Fault::Reorder) && end == Some(frame.number + 1);
        let strikes = self.strikes(frame);
        let mut piece = self.whole(frame);
        let mut sent: Vec<Piece> = strikes.garbage.into_iter().map(|content| Piece { number: None, content }).collect();
        if self.does(Fault::Huge) {
            match (frame.number + self.seed % HUGE_EVERY) % HUGE_EVERY {
                0 => pad(&mut piece.content),
                1 => sent.push(Piece { number: None, content: Content::Text(crowd()) }),
                _ => {}
            }
        }
        if strikes.drop && !last {
            return sent;
        }
        if last_but_one || strikes.reorder && !last && self.held.is_none() {
            sent.extend(self.held.replace(piece));
            return sent;
        }
        let again = strikes.duplicate.then(|| piece.clone());
        sent.push(piece);
        sent.extend(again);
        sent.extend(self.held.take());
        sent
    }

    /// All random numbers are drawn whether they are used or not: an additional fault does not change where the others apply.
    fn strikes(&self, frame: &Frame) -> Strikes {
        let mut rng = Rng::with_seed(self.seed ^ frame.number.wrapping_mul(SPREAD));
        let mut strikes = |fault| rng.u8(..ONE_IN) == 0 && self.does(fault);
        let (drop, garbled) = (strikes(Fault::Drop), strikes(Fault::Garbage));
        let (reorder, duplicate) = (strikes(Fault::Reorder), strikes(Fault::Duplicate));
        Strikes { drop, garbage: garbled.then(|| garbage(&mut rng, &frame.text)), reorder, duplicate }
    }
}

/// Invalid data. None of it has anything that may be shown.
fn garbage(rng: &mut Rng, frame: &str) -> Content {
    const FOREIGN: &[&[u8]] = &[
        b"\xFF\xFE\x80quotes\xC3\x28",
        b"{\"quotes\":[{\"symbol\":\"VOD\",\"price\":NaN}]}",
        b"{\"quotes\":{\"symbol\":7}}",
        b"{\"quotes\":[null,3,\"VOD\",[],{},{\"symbol\":null}]}",
        b"{\"quotes\":[{\"symbol\":\"VOD\",\"price\":{\"a\":[]},\"time\":\"soon\"}]}",
        b"{\"quotes\":[{\"symbol\":\"VOD\",\"price\":\"1e999999\",\"time\":1e308}]}",
        b"null",
        b"\x00",
        b"<!DOCTYPE html><title>502 Bad Gateway</title>",
    ];
    let kind = rng.usize(..FOREIGN.len() + 2);
    match FOREIGN.get(kind).map(|bytes| (*bytes, str::from_utf8(bytes))) {
        Some((_, Ok(text))) => Content::Text(text.to_owned()),
        Some((bytes, Err(_))) => Content::Bytes(bytes),
        None if kind == FOREIGN.len() => Content::Text("[".repeat(DEPTH)),
        None => Content::Text(frame.chars().take(frame.len() / 2).collect()),
    }
}

/// The frame with a meaningless megabyte.
fn pad(content: &mut Content) {
    if let Content::Text(text) = content
        && let Some(members) = text.strip_prefix('{')
    {
        *text = format!("{{\"padding\":\"{}\",{members}", "x".repeat(HUGE_BYTES));
    }
}

/// A frame of unknown symbols.
fn crowd() -> String {
    let quotes: Vec<_> = (0..CROWD).map(|number| format!("{{\"symbol\":\"NOBODY{number}\",\"price\":\"1.00\"}}")).collect();
    format!("{{\"quotes\":[{}]}}", quotes.join(","))
}

/// The frame with all times off by an hour. Invalid JSON stays as it is.
fn skewed(text: &str, seed: u64) -> String {
    let Ok(Value::Object(mut members)) = parse(text) else { return text.to_owned() };
    let off = if seed.is_multiple_of(2) { HOUR } else { -HOUR };
    for (_, value) in members.iter_mut().filter(|(name, _)| name == "quotes") {
        let Value::Array(quotes) = value else { continue };
        for quote in quotes {
            let Value::Object(members) = quote else { continue };
            for (_, time) in members.iter_mut().filter(|(name, _)| name == "time") {
                if let Value::Number(number) = time
                    && let Ok(milliseconds) = number.parse::<i64>()
                {
                    *number = milliseconds.saturating_add(off).to_string();
                }
            }
        }
    }
    to_text(&Value::Object(members))
}

#[cfg(test)]
mod tests {
    use super::{Content, Fault, Frame, Mischief, Piece, skewed};
    use crate::serve::replay::quotes;

    fn frame(number: u64) -> Frame {
        Frame { number, text: format!(r#"{{"quotes":[{{"symbol":"A","price":"{number}.00","time":{number}}}]}}"#) }
    }

    fn sent(faults: &[Fault], seed: u64, count: u64) -> Vec<Piece> {
        let mut mischief = Mischief::of(faults.to_vec(), seed);
        (1..=count).flat_map(|number| mischief.pass(&frame(number), Some(count))).collect()
    }

    fn numbers(pieces: &[Piece]) -> Vec<u64> {
        pieces.iter().filter_map(|piece| piece.number).collect()
    }

    #[test]
    fn without_faults_frames_pass_unchanged() {
        assert_eq!(numbers(&sent(&[], 1, 50)), (1..=50).collect::<Vec<_>>());
    }

    #[test]
    fn seed_determines_the_affected_frames() {
        for fault in [Fault::Drop, Fault::Garbage, Fault::Reorder, Fault::Duplicate, Fault::Huge] {
            assert_eq!(sent(&[fault], 5, 40), sent(&[fault], 5, 40));
            assert_ne!(sent(&[fault], 5, 40), sent(&[fault], 6, 40), "{fault:?}");
        }
    }

    #[test]
    fn last_frame_is_never_dropped() {
        for seed in 0..50 {
            let numbers = numbers(&sent(&[Fault::Drop], seed, 40));
            assert_eq!(numbers.last(), Some(&40));
            assert!(numbers.len() < 40, "something is dropped");
        }
    }

    #[test]
    fn reordered_frames_are_not_lost() {
        for seed in 0..50 {
            let mut numbers = numbers(&sent(&[Fault::Reorder], seed, 40));
            assert!(numbers.ends_with(&[40, 39]), "{numbers:?}");
            assert!(!numbers.iter().take(38).is_sorted());
            numbers.sort_unstable();
            assert_eq!(numbers, (1..=40).collect::<Vec<_>>());
        }
    }

    #[test]
    fn duplicate_sends_some_frames_twice() {
        let numbers = numbers(&sent(&[Fault::Duplicate], 1, 40));
        assert!(numbers.len() > 40 && numbers.is_sorted());
    }

    #[test]
    fn garbage_has_every_kind_and_no_values() {
        let pieces = sent(&[Fault::Garbage], 1, 400);
        assert_eq!(numbers(&pieces).len(), 400);
        let garbage: Vec<_> = pieces.iter().filter(|piece| piece.number.is_none()).collect();
        let any =
            |test: &dyn Fn(&str) -> bool| garbage.iter().any(|piece| matches!(&piece.content, Content::Text(text) if test(text)));
        assert!(garbage.iter().any(|piece| matches!(piece.content, Content::Bytes(_))));
        assert!(any(&|text| text.contains("NaN")) && any(&|text| text.starts_with("[[[")));
        assert!(any(&|text| text.starts_with("{\"quotes\":[{\"symbol\":\"A\"") && !text.ends_with('}')), "half a frame");
        for piece in garbage {
            if let Content::Text(text) = &piece.content {
                let said = quotes(text);
                assert!(said.iter().all(|quote| quote.price.is_none() && quote.time.is_none()), "{text}");
            }
        }
    }

    #[test]
    fn huge_frames_keep_their_values() {
        for seed in [0, 1, 31, 32] {
            let pieces = sent(&[Fault::Huge], seed, 32);
            let texts: Vec<_> = pieces
                .iter()
                .filter_map(|piece| match &piece.content {
                    Content::Text(text) if text.len() > 500_000 => Some((piece.number, text)),
                    _ => None,
                })
                .collect();
            let [(first, _), (second, _)] = texts[..] else { panic!("two of 32, not {}", texts.len()) };
            assert!(first.is_some() != second.is_some());
            for (number, text) in texts {
                let quotes = quotes(text);
                match number {
                    Some(number) => assert_eq!(quotes[0].time, Some(number as i64)),
                    None => assert_eq!(quotes.len(), 20_000),
                }
            }
        }
    }

    #[test]
    fn skew_shifts_times_by_an_hour() {
        assert_eq!(skewed(&frame(7).text, 2), r#"{"quotes":[{"symbol":"A","price":"7.00","time":3600007}]}"#);
        assert_eq!(skewed(&frame(7).text, 3), r#"{"quotes":[{"symbol":"A","price":"7.00","time":-3599993}]}"#);
        assert_eq!(skewed("no frame", 2), "no frame");
        let whole = Mischief::of(vec![Fault::Skew, Fault::Drop], 2).whole(&frame(7));
        assert_eq!(whole.content, Content::Text(skewed(&frame(7).text, 2)));
    }
}
