//! Tables.

use leptos::prelude::*;

use super::Setting;
use super::inlines::Inlines;
use super::quotes_in_text::QuotesInText;
use crate::story::{self, plain_text};

/// A table in its own region, which scrolls if the page is narrower than the table.
#[component]
pub(super) fn Table(caption: Option<String>, rows: Vec<Vec<story::Cell>>, setting: Setting) -> impl IntoView {
    let name = caption.clone().unwrap_or_else(|| setting.locale.words().table().to_owned());
    // The first row heads its columns if all of its cells are headers.
    let has_head = rows.first().is_some_and(|row| row.iter().all(|cell| cell.header));
    let mut head = rows;
    let body = head.split_off(usize::from(has_head).min(head.len()));
    let numbers = number_columns(&body);
    let row = |scope: &'static str, cells: Vec<story::Cell>| {
        let cell = |(column, cell)| {
            let is_number = numbers.get(column).copied().unwrap_or_default();
            view! { <Cell cell scope is_number quotes=setting.quotes.clone()/> }.into_any()
        };
        view! { <tr>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }.into_any()
    };
    let rows = |scope, rows: Vec<Vec<story::Cell>>| {
        (!rows.is_empty()).then(|| rows.into_iter().map(|cells| row(scope, cells)).collect_view())
    };
    view! {
        <div class="slugline-table" role="region" aria-label=name tabindex="0">
            <table>
                {caption.map(|caption| view! { <caption>{caption}</caption> }.into_any())}
                {rows("col", head).map(|rows| view! { <thead>{rows}</thead> }.into_any())}
                {rows("row", body).map(|rows| view! { <tbody>{rows}</tbody> }.into_any())}
            </table>
        </div>
    }
}

#[component]
fn Cell(cell: story::Cell, scope: &'static str, is_number: bool, quotes: QuotesInText) -> AnyView {
    let class = is_number.then_some("slugline-number");
    let colspan = cell.colspan.filter(|span| *span > 1);
    let rowspan = cell.rowspan.filter(|span| *span > 1);
    let text = view! { <Inlines text=cell.text quotes/> };
    if cell.header {
        view! { <th class=class scope=scope colspan=colspan rowspan=rowspan>{text}</th> }.into_any()
    } else {
        view! { <td class=class colspan=colspan rowspan=rowspan>{text}</td> }.into_any()
    }
}

/// Which columns are numbers. Not the first, which names its row even if that is a year, and none if cells span columns or rows.
fn number_columns(body: &[Vec<story::Cell>]) -> Vec<bool> {
    let reaches_over_others = |cell: &story::Cell| cell.colspan.max(cell.rowspan) > Some(1);
    if body.iter().flatten().any(reaches_over_others) {
        return Vec::new();
    }
    let columns = body.iter().map(Vec::len).max().unwrap_or_default();
    let is_number_column = |column| column > 0 && body.iter().filter_map(|row| row.get(column)).all(is_number);
    (0..columns).map(is_number_column).collect()
}

/// Whether a cell of the body contains a number, with its sign, currency and a short unit, or a dash instead of one.
fn is_number(cell: &story::Cell) -> bool {
    let text = plain_text(&cell.text);
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let begins_with_letter = text.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_alphabetic);
    !cell.header && letters < 3 && !begins_with_letter
}
