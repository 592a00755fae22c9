//! What is done again whenever the signals change that it reads.
//!
//! It subscribes as Leptos's effects do, but brings no task, no channel and no owner of its own: all that are due run in one
//! microtask. What it runs reads signals; it does not make any.

use std::cell::{Cell, RefCell};
use std::sync::{Arc, Weak};

use ::leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, WithObserver};
use ::leptos::tachys::dom::window;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;

/// Runs until it is dropped.
pub(super) struct Effect(Arc<Follower>);

// A subscriber must be `Send`; this one never leaves the thread of the page.
struct Follower(SendWrapper<Inner>);

struct Inner {
    this: Weak<Follower>,
    run: RefCell<Box<dyn FnMut()>>,
    sources: RefCell<Vec<AnySource>>,
    is_due: Cell<bool>,
}

thread_local! {
    static DUE: RefCell<Vec<Weak<Follower>>> = const { RefCell::new(Vec::new()) };
    static RUN: Closure<dyn FnMut()> = Closure::new(|| {
        for follower in DUE.take().iter().filter_map(Weak::upgrade) {
            follower.run();
        }
    });
}

impl Effect {
    /// Runs it for the first time.
    pub(super) fn new(run: Box<dyn FnMut()>) -> Self {
        let follower = Arc::new_cyclic(|this| {
            Follower(SendWrapper::new(Inner {
                this: this.clone(),
                run: RefCell::new(run),
                sources: RefCell::default(),
                is_due: Cell::new(false),
            }))
        });
        follower.run();
        Self(follower)
    }
}

impl Drop for Effect {
    fn drop(&mut self) {
        // A signal that lives longer would keep what is left of it.
        self.0.clear_sources(&self.0.subscriber());
    }
}

impl Follower {
    fn subscriber(&self) -> AnySubscriber {
        AnySubscriber(self.0.this.as_ptr() as usize, self.0.this.clone())
    }

    fn run(&self) {
        let subscriber = self.subscriber();
        self.clear_sources(&subscriber);
        self.0.is_due.set(false);
        subscriber.with_observer(&mut *self.0.run.borrow_mut());
    }
}

impl Subscriber for Follower {
    fn add_source(&self, source: AnySource) {
        let mut sources = self.0.sources.borrow_mut();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        for source in self.0.sources.take() {
            source.remove_subscriber(subscriber);
        }
    }
}

impl ReactiveNode for Follower {
    fn mark_dirty(&self) {
        if self.0.is_due.replace(true) {
            return;
        }
        let is_first = DUE.with_borrow_mut(|due| {
            due.push(self.0.this.clone());
            due.len() == 1
        });
        if is_first {
            RUN.with(|run| window().queue_microtask(run.as_ref().unchecked_ref()));
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
