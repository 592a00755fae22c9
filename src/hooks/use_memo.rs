//! Memos that leave the signals which they read.

use leptos::prelude::*;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};

/// A memo that unsubscribes when its owner ends.
///
/// Leptos's own `Memo`, and an effect, stay on the subscriber list of a signal that lives longer, such as a global one: some hundred bytes for
/// each component that ever read it. Copy such a signal with this one, and read the copy.
pub fn use_memo<T>(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let memo = ArcMemo::new(compute);
    let subscriber = memo.to_any_subscriber();
    on_cleanup(move || subscriber.clear_sources(&subscriber));
    memo.into()
}
