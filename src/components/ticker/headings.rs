//! The headings of a list's columns: buttons by which the reader sorts it.

use leptos::prelude::*;

use super::{Field, Fields, Sort};
use crate::locale::{Locale, Words};

/// A heading for each column, above the list.
#[component]
pub(super) fn Headings(
    /// The columns.
    fields: Fields,
    /// The current order.
    sort: ReadSignal<Option<Sort>>,
    /// The language of the words.
    locale: Locale,
    /// Called when the reader presses the heading of a column.
    on_sort: Callback<Field>,
) -> impl IntoView {
    let words = locale.words();
    let heading = move |field: Field| {
        let order = move || sort.get().filter(|sort| sort.field == field).map(|sort| sort.is_descending);
        let sign = move || order().map(|is_descending| if is_descending { "▼" } else { "▲" });
        let word = move || order().map(|is_descending| if is_descending { words.descending() } else { words.ascending() });
        let Some(name) = name_of(field, words) else { return view! { <span></span> }.into_any() };
        view! {
            <button class=class_of(field) part="heading" type="button" on:click=move |_| on_sort.run(field)>
                <span>{name}</span>
                // The sign is for the eye, the word for the ear.
                <span class="order" aria-hidden="true">{sign}</span>
                <span class="announcement">{word}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <div class="headings" part="headings" role="group" aria-label=words.sort_by() lang=words.lang()>
            {fields.iter().map(|field| heading(*field)).collect_view()}
        </div>
    }
}

/// A line of former prices has no order, and explains itself.
fn name_of(field: Field, words: Words) -> Option<&'static str> {
    match field {
        Field::Symbol => Some(words.symbol()),
        Field::Name => Some(words.name()),
        Field::Price => Some(words.price()),
        Field::Change => Some(words.change()),
        Field::Percent => Some(words.percent()),
        Field::Spark => None,
    }
}

/// Figures are aligned at their end, and so are their headings.
fn class_of(field: Field) -> &'static str {
    match field {
        Field::Symbol | Field::Spark => "heading",
        Field::Name => "heading name",
        Field::Price | Field::Change | Field::Percent => "heading figure",
    }
}
