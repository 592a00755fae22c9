//! The strip.

use leptos::html::{Div, Ul};
use leptos::prelude::*;
use web_sys::Animation;

use crate::board::{Board, Row};
use crate::feed::{Pacer, Stream};
use crate::numbers::Direction;
use crate::shared::{rows_in_view, scroll};

#[component]
fn Quote(row: Row) -> impl IntoView {
    let Row { symbol, price, percent, direction } = row;
    let class = move || match direction.get() {
        Direction::Up => "change up",
        Direction::Down => "change down",
        Direction::Unchanged => "change flat",
    };
    let arrow = move || match direction.get() {
        Direction::Up => "▲",
        Direction::Down => "▼",
        Direction::Unchanged => "■",
    };
    let label = move || match direction.get() {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Unchanged => "unchanged",
    };
    view! {
        <li class="quote">
            <bdi class="symbol">{symbol}</bdi>
            " "
            <span class=class>
                <span class="arrow" role="img" aria-label=label>{arrow}</span>
                " "
                <bdi>{percent}</bdi>
            </span>
            " "
            <bdi class="price">{price}</bdi>
        </li>
    }
}

#[component]
pub(crate) fn Ticker(stream: String, label: String, rate: f64) -> impl IntoView {
    let lang = document().document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_else(|| "en".to_owned());
    let board = StoredValue::new_local(Board::new(&lang));
    let rows = RwSignal::new(Vec::<Row>::new());
    let copied = RwSignal::new(0);
    let is_paused = RwSignal::new(false);
    let animation = StoredValue::new_local(None::<Animation>);
    let (list, track, viewport) = (NodeRef::<Ul>::new(), NodeRef::<Div>::new(), NodeRef::<Div>::new());

    let flush = move || {
        let _ = board.try_update_value(|board| board.flush(&rows.read_untracked()));
    };
    let pacer = StoredValue::new_local(Pacer::new(rate, flush));
    let owner = Owner::current();
    let take = move |ticks| {
        if !rows.read_untracked().is_empty() {
            if board.try_update_value(|board| board.take(ticks)) == Some(true) {
                pacer.with_value(Pacer::request);
            }
            return;
        }
        let Some(owner) = &owner else { return };
        rows.set(owner.with(|| board.try_update_value(|board| board.begin(ticks))).unwrap_or_default());
    };
    let connection = StoredValue::new_local(Stream::open(&stream, take));
    // Once the rows are in the page.
    Effect::new(move |_| {
        if rows.read().is_empty() {
            return;
        }
        request_animation_frame(move || {
            let (Some(list), Some(track), Some(viewport)) =
                (list.get_untracked(), track.get_untracked(), viewport.get_untracked())
            else {
                return;
            };
            copied.set(rows_in_view(&list, &viewport));
            animation.set_value(Some(scroll(&track, &list)));
        });
    });
    on_cleanup(move || {
        connection.try_set_value(None);
        if let Some(Some(animation)) = animation.try_get_value() {
            animation.cancel();
        }
    });
    let toggle = move |_| {
        is_paused.update(|is_paused| *is_paused = !*is_paused);
        if let Some(animation) = animation.get_value() {
            // It fails only where there is nothing to animate.
            let _ = if is_paused.get_untracked() { animation.pause() } else { animation.play() };
        }
    };
    let name = label.clone();
    view! {
        <section class="strip" aria-label=name>
            <button
                type="button"
                aria-label=move || if is_paused.get() { "Start the ticker" } else { "Pause the ticker" }
                on:click=toggle
            >
                {move || if is_paused.get() { "▶" } else { "❚❚" }}
            </button>
            <span class="label" aria-hidden="true">{label}</span>
            <div class="viewport" node_ref=viewport>
                <div class="track" node_ref=track>
                    <ul class="quotes" role="list" node_ref=list>
                        <For each=move || rows.get() key=|row| row.symbol.clone() let:row>
                            <Quote row/>
                        </For>
                    </ul>
                    <Show when=move || copied.get() != 0>
                        <ul class="quotes" role="list" aria-hidden="true" inert=true>
                            <For each=move || rows.get().into_iter().take(copied.get()) key=|row| row.symbol.clone() let:row>
                                <Quote row/>
                            </For>
                        </ul>
                    </Show>
                </div>
            </div>
        </section>
    }
}
