//! Marks changed prices.

use leptos::prelude::*;
use web_sys::ShadowRoot;

use crate::components::ticker::{Flash, FlashSource, Moves};
use crate::quote::Quote;

/// Marks the quotes of the strip in a shadow root whose prices have changed: each, in every list of its `.track`, gets `data-flash` with `up`
/// or `down` for `duration` milliseconds; 0 for never. Only what is in `sight` is marked: the row of the first quote, and how many. Nothing
/// is marked while the strip `is_paused`. It ends with the owner.
pub fn use_flash(
    shadow: &ShadowRoot,
    duration: Signal<u32>,
    is_paused: Signal<bool>,
    quotes: Signal<Vec<Quote>>,
    sight: impl Fn() -> (usize, usize) + 'static,
) {
    let flash = StoredValue::new_local(None::<Flash>);
    let moves = StoredValue::new_local(Moves::default());
    let with_flash = move |act: &dyn Fn(&Flash)| {
        flash.try_with_value(|flash| flash.as_ref().map(act));
    };
    let step = move |row: usize| {
        let price = quotes.try_with_untracked(|quotes| quotes.get(row).map(|quote| quote.price))??;
        moves.try_update_value(|moves| moves.take(row, price))?
    };
    let shadow = shadow.clone();
    let mut source = Some(FlashSource { sight: Box::new(sight), step: Box::new(step) });
    // Not before the strip is in its place.
    Effect::new(move |_| {
        if let Some(source) = source.take() {
            flash.set_value(Some(Flash::new(&shadow, duration.get_untracked(), source)));
        }
    });
    Effect::new(move |former: Option<Vec<String>>| {
        let symbols = quotes.with(|quotes| quotes.iter().map(|quote| quote.symbol.clone()).collect::<Vec<_>>());
        if former.as_ref() == Some(&symbols) {
            with_flash(&Flash::mark);
        } else {
            // Others have not changed.
            let prices = quotes.with_untracked(|quotes| quotes.iter().map(|quote| quote.price).collect::<Vec<_>>());
            moves.update_value(|moves| moves.begin(prices.into_iter()));
        }
        symbols
    });
    Effect::new(move |_| {
        let duration = duration.get();
        with_flash(&|flash| flash.set_duration(duration));
    });
    Effect::new(move |_| {
        let is_paused = is_paused.get();
        with_flash(&|flash| flash.set_paused(is_paused));
    });
    on_cleanup(move || {
        flash.try_set_value(None);
    });
}
