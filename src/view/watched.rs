//! Values that views follow.
//!
//! Leptos's own signals bring the code of their guards, their arena and their hashed sets once for every type of value. These
//! give the observer the same promise, who reads is told of the next change, with a list.

use std::mem;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use leptos::reactive::graph::{AnySubscriber, Observer, ReactiveNode};

/// A value that can be followed like a signal: by nodes, and by effects and memos of Leptos.
pub struct Watched<T>(Arc<Shared<T>>);

struct Shared<T> {
    value: RwLock<T>,
    watchers: Watchers,
}

/// Who has read the value since it changed.
#[derive(Default)]
struct Watchers(Mutex<Vec<AnySubscriber>>);

impl<T> Watched<T> {
    /// A value that nobody follows yet.
    pub fn new(value: T) -> Self {
        Self(Arc::new(Shared { value: RwLock::new(value), watchers: Watchers::default() }))
    }

    /// Reads the value, and again whenever it changes if this is done for a view.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.0.watchers.add();
        self.with_untracked(read)
    }

    /// Reads the value.
    pub fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner));
        self.0.watchers.tell();
    }

    /// A part of the value, to be followed.
    pub fn part<R>(&self, part: fn(&T) -> R) -> impl Fn() -> R + use<T, R> {
        let watched = self.clone();
        move || watched.with(part)
    }
}

impl<T> Clone for Watched<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl Watchers {
    fn add(&self) {
        let Some(watcher) = Observer::get() else { return };
        let mut watchers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Those that have ended in the meantime would stay until the next change, which may never come.
        watchers.retain(|other| *other != watcher && other.1.strong_count() > 0);
        watchers.push(watcher);
    }

    fn tell(&self) {
        // Who still follows the value reads it again.
        let watchers = mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        watchers.iter().for_each(ReactiveNode::mark_dirty);
    }
}
