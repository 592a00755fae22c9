//! Quotes beside the words of a story, as `www/mentions.js` puts them there in a browser.

use crate::locale::Locale;
use crate::quote::{Board, Quote};
use crate::view::ticker::{Field, direction_class, text};
use crate::view::{Child, Node, node};

/// Puts the quotes that a strip has beside the words of a part of the story: of symbols that are marked, and of words such as
/// `$ABC` in the standfirst and the body.
pub(super) fn mention(part: &mut Node, board: &Board, locale: Locale) {
    let find = |name: &str| board.row_of(name).and_then(|row| board.rows().get(row)).map(|quote| beside(name, quote, locale));
    walk(part, is_text(part), &find);
}

fn is_text(node: &Node) -> bool {
    node.attribute("class").is_some_and(|class| matches!(class, "slugline-standfirst" | "slugline-body"))
}

fn walk(node: &mut Node, is_text_here: bool, find: &dyn Fn(&str) -> Option<Node>) {
    let mut children = Vec::new();
    for child in std::mem::take(node.children_mut()) {
        match child {
            Child::Text(text) if is_text_here => {
                let mut rest = 0;
                for (end, symbol) in words(&text) {
                    let Some(quote) = find(symbol) else { continue };
                    children.extend(text.get(rest..end).map(Child::from));
                    children.push(quote.into());
                    rest = end;
                }
                children.extend(text.get(rest..).filter(|rest| !rest.is_empty()).map(Child::from));
            }
            Child::Text(_) => children.push(child),
            Child::Node(mut child) => {
                let quote = child.attribute("data-symbol").map(find);
                // What is no running text, or a link already, stays as it is.
                if quote.is_none() && !matches!(child.tag(), "a" | "code" | "pre" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
                    let is_text = is_text_here || is_text(&child);
                    walk(&mut child, is_text, find);
                }
                children.push(child.into());
                children.extend(quote.flatten().map(Child::from));
            }
        }
    }
    *node.children_mut() = children;
}

/// The words that may be symbols: where each ends, and the symbol.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    text.match_indices('$').filter_map(move |(at, _)| {
        let (before, after) = text.split_at(at);
        let after = after.get(1..)?;
        let end = after.find(|letter| !is_word(letter) && letter != '.' && letter != '-').unwrap_or(after.len());
        let symbol = after.get(..end)?.trim_end_matches(['.', '-']);
        let stands_alone = !before.ends_with(|letter| is_word(letter) || letter == '$');
        let is_symbol = symbol.starts_with(is_word) && symbol.contains(|letter: char| letter.is_ascii_alphabetic());
        (stands_alone && is_symbol).then_some((at + 1 + symbol.len(), symbol))
    })
}

/// A quote: attributes that the style sheet shows, so that no copy of the text and no search finds it. It has no address: the
/// element of a strip that has a template gives it one.
fn beside(name: &str, quote: &Quote, locale: Locale) -> Node {
    let figures =
        [(Field::Percent, true), (Field::Price, false)].map(|(field, is_change)| (text(field, quote, locale), is_change));
    let join = |write: &dyn Fn(&str, bool) -> String| {
        let figures = figures.iter().filter(|(text, _)| !text.is_empty());
        // Each is set apart from the direction of the text around it, as <bdi> does.
        figures.map(|(text, is_change)| ["\u{2068}", &write(text, *is_change), "\u{2069}"].concat()).collect::<Vec<_>>().join(" ")
    };
    let told = |text: String| (!text.is_empty()).then_some(text);
    let turn = direction_class(quote.direction()).trim_start_matches("slugline-change");
    node("a")
        .class(&["slugline-quote", turn].concat())
        .attr("data-symbol", name)
        .attr("aria-hidden", "true")
        .maybe("data-widest", told(join(&widen)).as_deref())
        .maybe("data-quote", told(join(&|text, _| text.to_owned())).as_deref())
}

/// Room for a figure and for what a day makes of it: a change has a sign and a digit more, a price that begins with 8 or 9 has that
/// digit, and a mark where thousands begin. Digits are as wide as one another.
fn widen(figure: &str, is_change: bool) -> String {
    let is_digit = |letter: char| letter.is_numeric();
    let has_sign = figure.contains(['+', '\u{2212}']);
    let (before, number) = figure.split_at(figure.find(is_digit).unwrap_or(figure.len()));
    let whole = number.split(|letter| !is_digit(letter)).next().unwrap_or_default();
    let more = match whole.chars().count() {
        0 => "",
        _ if !is_change && whole < "8" => "",
        1 | 2 => "0",
        _ => "0,",
    };
    let zeros = number.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter });
    [if is_change && !has_sign { "+" } else { "" }, before, more, &zeros.collect::<String>()].concat()
}

#[cfg(test)]
mod tests {
    use super::{widen, words};

    #[test]
    fn words_that_may_be_symbols() {
        for (text, symbols) in [
            ("Of ($ABC), $BRK.B. and $X-Y-", vec!["ABC", "BRK.B", "X-Y"]),
            ("$7203.T\u{682a}\u{3092}$A", vec!["7203.T", "A"]),
            ("It cost $5, $1.50, $3- and US$ABC, $$ABC, $ ABC, $.A, $", vec![]),
            ("$ABC\u{2019}s $\u{e9}", vec!["ABC"]),
        ] {
            assert_eq!(words(text).map(|(_, symbol)| symbol).collect::<Vec<_>>(), symbols, "{text}");
        }
    }

    #[test]
    fn there_is_room_for_what_a_day_makes_of_a_figure() {
        for (figure, is_change, wide) in [
            ("0.36%", true, "+00.00%"),
            ("%0,36", true, "+%00,00"),
            ("\u{2212}12.36%", true, "\u{2212}000.00%"),
            ("+312.05", true, "+0,000.00"),
            ("\u{663}\u{66b}\u{661}", true, "+0\u{663}\u{66b}\u{661}"),
            ("$99.9", false, "$000.0"),
            ("$8.10", false, "$00.00"),
            ("$7.99", false, "$0.00"),
            ("980,10\u{a0}$", false, "0,000,00\u{a0}$"),
            ("$1,919.90", false, "$0,000.00"),
            ("\u{2014}", true, "+\u{2014}"),
        ] {
            assert_eq!(widen(figure, is_change), wide);
        }
    }
}
