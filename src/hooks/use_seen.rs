//! Whether an element is in the viewport.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// Whether an element is in the viewport, or near enough to be partly visible. It counts as visible until the browser says otherwise, and
/// if there is no element.
pub fn use_seen(element: impl Fn() -> Option<Element> + 'static) -> Signal<bool> {
    let is_seen = RwSignal::new(true);
    Effect::new(move |_| {
        let Some(element) = element() else { return };
        let notify = Closure::<dyn Fn(Vec<IntersectionObserverEntry>)>::new(move |entries: Vec<IntersectionObserverEntry>| {
            if let Some(latest) = entries.last() {
                is_seen.try_set(latest.is_intersecting());
            }
        });
        // A browser without it shows everything.
        let Ok(observer) = IntersectionObserver::new(notify.as_ref().unchecked_ref()) else { return };
        observer.observe(&element);
        let observed = StoredValue::new_local(Some((observer, notify)));
        on_cleanup(move || {
            if let Some(Some((observer, _))) = observed.try_update_value(Option::take) {
                observer.disconnect();
            }
        });
    });
    is_seen.into()
}
