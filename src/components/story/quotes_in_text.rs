//! Quotes next to the words of a story, as a server renders them. In a page the elements add them (`src/element/mentions/`).

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::ticker::{Field, cell_text, direction_class, isolated, widest};
use crate::locale::Locale;
use crate::quote::{Board, Quote};

/// Renders the quote of a symbol, if there is one.
type RenderQuote = Arc<dyn Fn(&str) -> Option<AnyView> + Send + Sync>;

/// The quotes that may be shown next to words of a story, and which words count.
#[derive(Clone, Default)]
pub struct QuotesInText {
    /// How the quote of a symbol is rendered. A function, so that a page whose stories have none does not load that code.
    render: Option<RenderQuote>,
    /// Whether words such as `$ABC` count, and not only those that the author marked.
    finds_words: bool,
}

impl QuotesInText {
    /// These quotes, with figures formatted for a language, next to words that the author marked as symbols.
    pub fn new(board: Board, locale: Locale) -> Self {
        let render = move |name: &str| {
            let quote = board.quote_of(name)?.clone();
            Some(view! { <QuoteInText name=name.to_owned() quote locale/> }.into_any())
        };
        Self { render: Some(Arc::new(render)), finds_words: false }
    }

    /// The same, also next to words such as `$ABC`: in running text.
    pub(super) fn in_prose(self) -> Self {
        Self { finds_words: true, ..self }
    }

    /// The text of a symbol, with its quote after the last word.
    pub(super) fn behind(&self, symbol: &str, text: String) -> AnyView {
        let Some(quote) = self.render.as_ref().and_then(|render| render(symbol)) else { return text.into_any() };
        let (before, word) = text.split_at(text.trim_end().rfind(' ').map_or(0, |blank| blank + 1));
        (piece(before, 0, before.len()), pair(word, quote)).into_any()
    }

    /// Plain text, with the quotes next to its words.
    pub(super) fn with_quotes(&self, text: String) -> AnyView {
        let Some(render) = self.render.as_ref().filter(|_| self.finds_words) else { return text.into_any() };
        let mut pieces = Vec::new();
        let mut rest = 0;
        for (end, symbol) in symbol_words(&text) {
            let Some(quote) = render(symbol) else { continue };
            let begin = end - 1 - symbol.len();
            pieces.extend(piece(&text, rest, begin));
            pieces.push(pair(text.get(begin..end).unwrap_or_default(), quote));
            rest = end;
        }
        pieces.extend(piece(&text, rest, text.len()));
        pieces.into_any()
    }
}

/// A part of a text; `None` for an empty one, for which a server would write a space.
fn piece(text: &str, begin: usize, end: usize) -> Option<AnyView> {
    text.get(begin..end).filter(|piece| !piece.is_empty()).map(|piece| piece.to_owned().into_any())
}

/// A word and its quote, without a line break between them.
fn pair(word: &str, quote: AnyView) -> AnyView {
    view! { <span class="slugline-pair">{word.to_owned()}{quote}</span> }.into_any()
}

/// A quote: attributes that the style sheet shows, so that copying and searching the text does not find it. It has no address: the
/// element of a strip with a template sets one.
#[component]
pub(super) fn QuoteInText(name: String, quote: Quote, locale: Locale) -> impl IntoView {
    let figures = [(Field::Percent, true), (Field::Price, false)]
        .map(|(field, is_change)| (cell_text(field, &quote, locale).unwrap_or_default(), is_change));
    let join = |write: &dyn Fn(&str, bool) -> String| {
        let figures = figures.iter().filter(|(text, _)| !text.is_empty());
        let text = figures.map(|(text, is_change)| isolated(&write(text, *is_change))).collect::<Vec<_>>();
        (!text.is_empty()).then(|| text.join(" "))
    };
    let direction = direction_class(quote.direction()).trim_start_matches("slugline-change");
    view! {
        <a
            class=format!("slugline-quote{direction}")
            data-symbol=name
            aria-hidden="true"
            data-widest=join(&widest)
            data-quote=join(&|text, _| text.to_owned())
        ></a>
    }
}

/// Whether a letter may be part of a symbol or of the name of an exchange.
fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// The words that may be symbols: where each ends, and the symbol, with its exchange if the word names one.
pub(crate) fn symbol_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('$').filter_map(move |(at, _)| {
        let (before, after) = text.split_at(at);
        let after = after.get(1..)?;
        let end = after.find(|letter| !is_word(letter) && letter != '.' && letter != '-').unwrap_or(after.len());
        let symbol = after.get(..end)?.trim_end_matches(['.', '-']);
        let stands_alone = !before.ends_with(|letter| is_word(letter) || letter == '$');
        let is_symbol = symbol.starts_with(is_word) && symbol.contains(|letter: char| letter.is_ascii_alphabetic());
        let name = with_exchange(symbol, after);
        (stands_alone && is_symbol).then_some((at + 1 + name.len(), name))
    })
}

/// The symbol at the beginning of a text, and its exchange, as in `RIO@XLON`. An exchange has a capital: `RIO@48` names none.
fn with_exchange<'text>(symbol: &'text str, text: &'text str) -> &'text str {
    let Some(behind) = text.get(symbol.len()..).and_then(|rest| rest.strip_prefix('@')) else { return symbol };
    let end = behind.find(|letter| !is_word(letter)).unwrap_or(behind.len());
    let is_exchange = behind.get(..end).is_some_and(|name| name.contains(|letter: char| letter.is_ascii_uppercase()));
    if is_exchange { text.get(..symbol.len() + 1 + end).unwrap_or(symbol) } else { symbol }
}

#[cfg(test)]
mod tests {
    use super::symbol_words;

    #[test]
    fn symbols_are_found_in_words() {
        for (text, symbols) in [
            ("Of ($ABC), $BRK.B. and $X-Y-", vec!["ABC", "BRK.B", "X-Y"]),
            ("$7203.T\u{682a}\u{3092}$A", vec!["7203.T", "A"]),
            ("It cost $5, $1.50, $3- and US$ABC, $$ABC, $ ABC, $.A, $", vec![]),
            ("$ABC\u{2019}s $\u{e9}", vec!["ABC"]),
            ("($RIO@XLON), $BRK.B@XNYS. $A@4AXE", vec!["RIO@XLON", "BRK.B@XNYS", "A@4AXE"]),
            ("$RIO@48.10, $RIO@5pm, $RIO.@XLON, $RIO@", vec!["RIO", "RIO", "RIO", "RIO"]),
        ] {
            assert_eq!(symbol_words(text).map(|(_, symbol)| symbol).collect::<Vec<_>>(), symbols, "{text}");
        }
    }
}
