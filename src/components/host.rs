//! The hosts that an application renders: an element with its text as light children, and in the browser a shadow root with
//! what surrounds the text.

use std::rc::{Rc, Weak};

use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use leptos::tachys::html::element::Custom;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use crate::reader::{Follower, Kind, Preferences};
use crate::style::Sheet;

/// The attribute that says who fills a host's shadow root. If it is an application, the classes of the elements leave the host alone,
/// should a script tag have defined them on the same page (`www/element.js`).
pub(super) const MARKER: &str = "data-slugline-host";
/// Its value for hosts of an application.
pub(super) const APPLICATION: &str = "app";

/// A reference to a host.
pub(super) type HostRef = NodeRef<Custom<&'static str>>;

/// Fills the shadow root of a host with a view that ends with the component, once the host is in a browser's page. Returns whether that
/// has happened: the style sheet reserves space until then.
pub(super) fn use_shadow_root<V: IntoView + 'static>(
    host: HostRef,
    sheet: Sheet,
    on_ready: Option<Callback<()>>,
    view: impl FnOnce(&HtmlElement, &ShadowRoot) -> V + 'static,
) -> ReadSignal<bool> {
    let (is_ready, set_ready) = signal(false);
    let mut view = Some(view);
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let Some(shadow) = shadow_root(&host) else { return };
        let Some(view) = view.take() else { return };
        adopt(&shadow, sheet);
        // A shadow root supports everything that is done with an element here.
        let mounted = mount_to_renderer(shadow.clone().unchecked_ref(), move || view(&host, &shadow).into_any());
        let mounted = StoredValue::new_local(Some(mounted));
        on_cleanup(move || drop(mounted.try_update_value(Option::take)));
        set_ready.set(true);
        if let Some(on_ready) = on_ready {
            on_ready.run(());
        }
    });
    is_ready
}

/// What the reader has chosen, as a signal of the current owner, and a callback that changes it for all hosts of the page.
pub(super) fn use_preferences(host: &HtmlElement, kind: Kind) -> (RwSignal<Preferences>, Callback<Preferences>) {
    let preferences = RwSignal::new(Preferences::default());
    let follower = Rc::new_cyclic(|follower: &Weak<Follower>| {
        let follower = follower.clone();
        Follower::new(host.clone().into(), kind, move || {
            if let Some(follower) = follower.upgrade() {
                preferences.try_set(follower.preferences());
            }
        })
    });
    preferences.set(follower.preferences());
    // It ends with the owner, and so does the subscription.
    let follower = StoredValue::new_local(follower);
    let choose = move |chosen: Preferences| {
        if let Some(follower) = follower.try_get_value() {
            follower.change(|preferences| *preferences = chosen);
        }
    };
    (preferences, Callback::new(choose))
}

/// The host's shadow root, attached if there is none. `None` if the browser refuses, which is reported in the console.
fn shadow_root(host: &HtmlElement) -> Option<ShadowRoot> {
    let shadow = host.shadow_root().map_or_else(|| host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)), Ok);
    shadow.inspect_err(|error| warn("no shadow root, so no controls", error)).ok()
}

fn adopt(shadow: &ShadowRoot, sheet: Sheet) {
    match sheet.constructed() {
        Some(sheet) => shadow.set_adopted_style_sheets(&js_sys::Array::of1(&sheet)),
        None => warn("no style sheet", &JsValue::NULL),
    }
}

fn warn(what: &str, error: &JsValue) {
    leptos::logging::warn!("slugline: {what}: {error:?}");
}
