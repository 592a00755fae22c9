//! The motion of a strip.

use leptos::prelude::*;
use web_sys::{Event, ShadowRoot};

use super::set_if_changed;
use crate::motion::{Copies, Host, Motion, MotionOptions, names_of};

/// The state of a strip's motion.
#[derive(Clone, Copy)]
pub struct UseMotion {
    /// Whether the strip moves; otherwise it is scrolled by hand.
    pub is_moving: Signal<bool>,
    /// How many lists are needed, and how much of them.
    pub copies: Signal<Copies>,
    motion: StoredValue<Option<Motion>, LocalStorage>,
}

impl UseMotion {
    /// Which quotes are in sight, or so many widths of the strip from that: the row of the first, and how many. Nothing where that is all.
    pub fn sight(&self, widths: f64) -> Option<(usize, usize)> {
        self.motion.try_with_value(|motion| motion.as_ref()?.sight(widths))?
    }
}

/// Moves the strip in a shadow root: its `.strip`, in that its `.viewport`, in that its `.track`, whose first element is the list of quotes and
/// the others its copies. When the quotes change, they are recognised by `symbols`, in order: notify it whenever the list changes.
/// `on_choose` is called when the reader has chosen the quote of a row, and returns whether its link may not be followed.
///
/// The strip does not move while it `is_paused`, or with reduced motion. It moves by one compositor animation: no script
/// runs for it, whether it is visible or not. It ends with the owner.
pub fn use_motion(
    shadow: &ShadowRoot,
    options: Signal<MotionOptions>,
    is_paused: Signal<bool>,
    symbols: Signal<Vec<String>>,
    on_choose: impl Fn(usize, Event) -> bool + 'static,
) -> UseMotion {
    let is_moving = RwSignal::new(false);
    let copies = RwSignal::new(Copies::NONE);
    let motion = StoredValue::new_local(None::<Motion>);
    let shadow = shadow.clone();
    let mut on_choose = Some(on_choose);
    // Not before the strip is in its place.
    Effect::new(move |_| {
        let Some(on_choose) = on_choose.take() else { return };
        let host = Host {
            copy: Box::new(move |wanted| set_if_changed(copies, wanted)),
            on_move: Box::new(move |moves| set_if_changed(is_moving, moves)),
            on_choose: Box::new(on_choose),
        };
        motion.set_value(Some(Motion::new(&shadow, MotionOptions::default(), host)));
    });
    let with_motion = move |act: &dyn Fn(&Motion)| {
        motion.try_with_value(|motion| motion.as_ref().map(act));
    };
    Effect::new(move |_| {
        let symbols = symbols.get();
        with_motion(&|motion| motion.look(names_of(symbols.iter().cloned())));
    });
    Effect::new(move |_| {
        let (options, is_paused) = (options.get(), is_paused.get());
        with_motion(&|motion| {
            motion.set_options(|former| former.clone_from(&options));
            motion.set_paused(is_paused);
            motion.fit();
        });
    });
    // After the copies have been rendered, which the view does first: it was made before.
    Effect::new(move |_| {
        copies.track();
        with_motion(&Motion::copied);
    });
    on_cleanup(move || {
        motion.try_set_value(None);
    });
    UseMotion { is_moving: is_moving.into(), copies: copies.into(), motion }
}
