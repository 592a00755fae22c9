//! The pieces of a row: words, percentages and an arrow.

use crate::ingest::foreign::wire::number::Number;
use crate::locale::typography::{is_minus, is_percent, words};

/// A piece of a line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Token<'a> {
    Word(&'a str),
    Percent { number: Number, has_sign: bool },
    Unchanged,
}

/// The direction of an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrow {
    Up,
    Down,
    Flat,
}

/// The maximum number of words in a row.
const MOST_WORDS: usize = 12;

/// How strips write that a price has not changed: in English, German, French, Italian and Dutch.
const UNCHANGED: [&str; 8] = ["unch", "unch.", "unchanged", "unv.", "unverändert", "inchangé", "invariato", "ongewijzigd"];

/// The pieces of a line, and its arrow; `None` for lines that are too long for a row, or have arrows both ways.
pub(super) fn tokens(line: &str) -> Option<(Vec<Token<'_>>, Option<Arrow>)> {
    let mut tokens = Vec::new();
    let mut arrow = None;
    for word in words(line) {
        if tokens.len() > MOST_WORDS {
            return None;
        }
        let rest = word.trim_matches(|character| arrow_of(character).is_some());
        for found in word.chars().filter_map(arrow_of) {
            if arrow.is_some_and(|known| known != found) {
                return None;
            }
            arrow = Some(found);
        }
        if rest.is_empty() {
            continue;
        }
        let token = if UNCHANGED.contains(&rest.to_lowercase().as_str()) {
            Token::Unchanged
        } else if rest.chars().all(is_percent) {
            // Many languages put a space before the sign.
            match tokens.pop() {
                Some(Token::Word(number)) => percent(number)?,
                _ => return None,
            }
        } else {
            percent_word(rest).unwrap_or(Token::Word(rest))
        };
        tokens.push(token);
    }
    Some((tokens, arrow))
}

/// `-0.41%`, `%0,41` as in Turkish, `(+1.2%)`.
fn percent_word(word: &str) -> Option<Token<'_>> {
    let bare = word.strip_prefix('(').and_then(|word| word.strip_suffix(')')).unwrap_or(word);
    let token = percent(bare.strip_suffix(is_percent).or_else(|| bare.strip_prefix(is_percent))?)?;
    // In brackets alone a number is negative to some readers, and not to others.
    match token {
        Token::Percent { has_sign: false, .. } if bare.len() < word.len() => None,
        _ => Some(token),
    }
}

fn percent(number: &str) -> Option<Token<'_>> {
    let has_sign = number.starts_with(|character| character == '+' || is_minus(character));
    Number::parse(number).map(|number| Token::Percent { number, has_sign })
}

fn arrow_of(character: char) -> Option<Arrow> {
    match character {
        '▲' | '△' | '▴' | '↑' | '⬆' | '🔺' | '↗' => Some(Arrow::Up),
        '▼' | '▽' | '▾' | '↓' | '⬇' | '🔻' | '↘' => Some(Arrow::Down),
        '■' | '▬' | '►' | '→' | '◄' | '◆' => Some(Arrow::Flat),
        _ => None,
    }
}

/// The change in percent, with the sign from the arrow, and its index. Of two percentages, as in rows of rates, the one with a
/// sign is the change, or else the first. `None` if sign and arrow contradict each other.
pub(super) fn change(tokens: &[Token<'_>], arrow: Option<Arrow>) -> Option<(usize, Number)> {
    let is_change = |token: &Token<'_>| !matches!(token, Token::Word(_));
    let is_signed = |token: &Token<'_>| matches!(token, Token::Percent { has_sign: true, .. } | Token::Unchanged);
    let changes = || tokens.iter().enumerate().filter(|(_, token)| is_change(token));
    let mut signed = changes().filter(|(_, token)| is_signed(token));
    let (at, token) = match (changes().count(), signed.next(), signed.next()) {
        (2, Some(only), None) => only,
        (1 | 2, ..) => changes().next()?,
        _ => return None,
    };
    let number = match token {
        Token::Percent { number, has_sign } => match arrow {
            Some(Arrow::Down) if number.is_negative() => *number,
            Some(Arrow::Down) if *has_sign => return None,
            Some(Arrow::Down) => number.negated(),
            Some(Arrow::Up) if number.is_negative() => return None,
            _ => *number,
        },
        _ => Number::parse("0")?,
    };
    Some((at, number))
}

/// The words, if there is nothing else.
pub(super) fn only_words<'a>(tokens: &[Token<'a>]) -> Option<Vec<&'a str>> {
    let word = |token: &Token<'a>| if let Token::Word(word) = token { Some(*word) } else { None };
    tokens.iter().map(word).collect()
}
