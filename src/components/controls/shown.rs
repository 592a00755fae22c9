//! Controls that are added and removed.

use leptos::prelude::*;

/// Shows something while `when` holds. It is made when it is first needed.
#[component]
pub(super) fn Shown(
    /// Whether it is shown.
    when: Signal<bool>,
    /// What is shown.
    #[prop(into)]
    view: ViewFn,
) -> impl IntoView {
    let when = Memo::new(move |_| when.get());
    move || when.get().then(|| view.run())
}
