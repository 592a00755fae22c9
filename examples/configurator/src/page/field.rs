//! An attribute as a control of a form, by the kind of its value.

use leptos::prelude::*;
use slugline::attributes::{Attribute, Value};

use super::use_state;
use crate::element::Element;

/// A list that has this word is empty by it.
const NONE: &str = "none";

#[component]
pub(super) fn Field(element: Element, attribute: &'static Attribute, description: String) -> impl IntoView {
    let state = use_state();
    let id = format!("{}-{}", element.word(), attribute.name);
    let given = Memo::new(move |_| state.read().values(element).given(attribute.name).map(str::to_owned));
    let problem = Memo::new(move |_| state.read().values(element).problem(element, attribute));
    let set = move |value: Option<String>| state.update(|state| state.values_mut(element).set(attribute, value));
    let hint_id = format!("{id}-hint");
    let problem_id = format!("{id}-problem");
    let described_by = format!("{hint_id} {problem_id}");
    let default = (!attribute.default.is_empty()).then(|| format!(" Default: {}.", attribute.default));
    let hint = view! { <p class="hint" id=hint_id>{sentence(&description)} {default}</p> };
    let warning = view! { <p class="problem" id=problem_id role="status">{problem}</p> };
    match attribute.value {
        Value::Word(words) => {
            let option = move |word: &'static str| {
                let is_chosen = move || given.read().as_deref().unwrap_or(attribute.default) == word;
                view! { <option value=word prop:selected=is_chosen>{word}</option> }
            };
            // What the address has and the list does not is shown as the default, and told.
            view! {
                <div class="field">
                    <label for=id.clone()>{attribute.name}</label>
                    <select
                        id=id
                        aria-describedby=described_by
                        on:change=move |event| set(Some(event_target_value(&event)).filter(|word| word != attribute.default))
                    >
                        {words.iter().copied().map(option).collect_view()}
                    </select>
                    {hint}
                    {warning}
                </div>
            }
            .into_any()
        }
        Value::Words(words) | Value::WordsOrNone(words) => {
            view! { <Checkboxes element attribute words described_by/> {warning} {hint} }.into_any()
        }
        Value::Number { least, most } => view! {
            <div class="field">
                <label for=id.clone()>{attribute.name}</label>
                <input
                    id=id
                    type="number"
                    inputmode="numeric"
                    min=least
                    max=most
                    placeholder=attribute.default
                    aria-describedby=described_by
                    aria-invalid=move || problem.read().is_some().then_some("true")
                    prop:value=move || given.get().unwrap_or_default()
                    on:input=move |event| set(Some(event_target_value(&event)).filter(|number| !number.is_empty()))
                />
                {hint}
                {warning}
            </div>
        }
        .into_any(),
        Value::Text | Value::Numbers { .. } => view! {
            <div class="field">
                <label for=id.clone()>{attribute.name}</label>
                <input
                    id=id
                    type="text"
                    inputmode=matches!(attribute.name, "src" | "stream").then_some("url")
                    spellcheck="false"
                    autocapitalize="none"
                    autocomplete="off"
                    aria-describedby=described_by
                    aria-invalid=move || problem.read().is_some().then_some("true")
                    prop:value=move || given.get().unwrap_or_default()
                    on:change=move |event| set(Some(event_target_value(&event)).filter(|text| !text.is_empty()))
                />
                {hint}
                {warning}
            </div>
        }
        .into_any(),
    }
}

/// The words of a list, each with a box. Their order is that in which they are ticked.
#[component]
fn Checkboxes(
    element: Element,
    attribute: &'static Attribute,
    words: &'static [&'static str],
    described_by: String,
) -> impl IntoView {
    let state = use_state();
    let has_none = words.contains(&NONE);
    let chosen = Memo::new(move |_| {
        let given = attribute.words(state.read().values(element).given(attribute.name));
        given.split_whitespace().filter(|word| *word != NONE).map(str::to_owned).collect::<Vec<_>>()
    });
    let toggle = move |word: &'static str, is_ticked: bool| {
        let mut words = chosen.get_untracked();
        words.retain(|chosen| chosen != word);
        if is_ticked {
            words.push(word.to_owned());
        }
        let value = if words.is_empty() && has_none { NONE.to_owned() } else { words.join(" ") };
        state.update(|state| {
            state.values_mut(element).set(attribute, Some(value).filter(|value| value != attribute.default));
        });
    };
    let checkbox = move |word: &'static str| {
        let is_chosen = move || chosen.read().iter().any(|chosen| chosen == word);
        view! {
            <label class="check">
                <input type="checkbox" value=word prop:checked=is_chosen on:change=move |event| toggle(word, event_target_checked(&event))/>
                <span>{word}</span>
            </label>
        }
    };
    let order = move || {
        let chosen = chosen.read();
        if chosen.is_empty() { "None.".to_owned() } else { format!("As ticked: {}.", chosen.join(" ")) }
    };
    view! {
        <fieldset class="checks" aria-describedby=described_by>
            <legend>{attribute.name}</legend>
            <div class="row">{words.iter().copied().filter(|word| *word != NONE).map(checkbox).collect_view()}</div>
            <p class="hint">{order}</p>
        </fieldset>
    }
}

/// A description as a sentence, with what is between backticks as code.
fn sentence(description: &str) -> impl IntoView + use<> {
    let mut letters = description.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let text = format!("{first}{}.", letters.as_str().trim_end_matches('.'));
    let part = |(place, part): (usize, &str)| {
        let part = part.to_owned();
        if place % 2 == 1 { view! { <code>{part}</code> }.into_any() } else { part.into_any() }
    };
    text.split('`').enumerate().map(part).collect_view()
}
