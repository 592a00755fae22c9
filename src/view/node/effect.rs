//! What is done again whenever the signals change that it reads.
//!
//! It subscribes as Leptos's effects do, but brings no task, no channel and no owner of its own: all that are due run in one
//! microtask. What it runs reads signals; it does not make any.

use std::cell::RefCell;
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use ::leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, WithObserver};
use ::leptos::tachys::dom::window;
use wasm_bindgen::prelude::*;

/// Runs until it is dropped.
pub(super) struct Effect(Arc<Follower>);

/// A subscriber must be `Send`, what it runs need not: that stays with the thread, at a place that the subscriber knows.
struct Follower {
    this: Weak<Follower>,
    place: usize,
    sources: Mutex<Vec<AnySource>>,
    is_due: AtomicBool,
}

type Run = Box<dyn FnMut()>;

thread_local! {
    static DUE: RefCell<Vec<Weak<Follower>>> = const { RefCell::new(Vec::new()) };
    static ALL_DUE: Closure<dyn FnMut()> = Closure::new(|| {
        for follower in DUE.take().iter().filter_map(Weak::upgrade) {
            follower.run();
        }
    });
    /// What is run, by its place; nothing where it is running, and where it has ended.
    static RUNS: RefCell<Vec<Option<Run>>> = const { RefCell::new(Vec::new()) };
    /// Places that may be taken again.
    static FREE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

impl Effect {
    /// Runs it for the first time.
    pub(super) fn new(run: Run) -> Self {
        let place = FREE.with_borrow_mut(Vec::pop).unwrap_or_else(|| {
            RUNS.with_borrow_mut(|runs| {
                runs.push(None);
                runs.len() - 1
            })
        });
        put(place, Some(run));
        let follower = Arc::new_cyclic(|this| Follower {
            this: this.clone(),
            place,
            sources: Mutex::default(),
            is_due: AtomicBool::new(false),
        });
        follower.run();
        Self(follower)
    }
}

/// Puts something at a place, and gives what was there.
fn put(place: usize, run: Option<Run>) -> Option<Run> {
    RUNS.with_borrow_mut(|runs| runs.get_mut(place).and_then(|there| mem::replace(there, run)))
}

impl Drop for Effect {
    fn drop(&mut self) {
        // A signal that lives longer would keep what is left of it.
        self.0.clear_sources(&self.0.subscriber());
        // Outside of the borrow: what it holds may be effects.
        drop(put(self.0.place, None));
        FREE.with_borrow_mut(|free| free.push(self.0.place));
    }
}

impl Follower {
    fn subscriber(&self) -> AnySubscriber {
        AnySubscriber(self.this.as_ptr() as usize, self.this.clone())
    }

    fn run(&self) {
        let subscriber = self.subscriber();
        self.clear_sources(&subscriber);
        self.is_due.store(false, Ordering::Relaxed);
        let Some(mut run) = put(self.place, None) else { return };
        subscriber.with_observer(&mut run);
        // It is still its own: nothing that runs ends itself.
        put(self.place, Some(run));
    }
}

impl Subscriber for Follower {
    fn add_source(&self, source: AnySource) {
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        let sources = mem::take(&mut *self.sources.lock().unwrap_or_else(PoisonError::into_inner));
        for source in sources {
            source.remove_subscriber(subscriber);
        }
    }
}

impl ReactiveNode for Follower {
    fn mark_dirty(&self) {
        if self.is_due.swap(true, Ordering::Relaxed) {
            return;
        }
        let is_first = DUE.with_borrow_mut(|due| {
            due.push(self.this.clone());
            due.len() == 1
        });
        if is_first {
            ALL_DUE.with(|run| window().queue_microtask(run.as_ref().unchecked_ref()));
        }
    }

    /// It runs without looking whether there is a change: what is the same is not written again.
    fn mark_check(&self) {
        self.mark_dirty();
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        false
    }
}
