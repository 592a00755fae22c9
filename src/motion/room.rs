//! A strip without room: a page may give the place of an element no width at all, and nothing would be seen of it.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::Element;

/// An element that opens with an animation has its width after this time, in milliseconds.
const PATIENCE: u32 = 1000;

/// Warns of a host that is shown and has no width, once.
pub(super) struct RoomCheck {
    host: Element,
    is_reported: Rc<Cell<bool>>,
}

impl RoomCheck {
    pub(super) fn new(host: Element) -> Self {
        Self { host, is_reported: Rc::default() }
    }

    pub(super) fn look(&self) {
        if self.is_reported.get() || !has_no_room(&self.host) {
            return;
        }
        self.is_reported.set(true);
        let (host, is_reported) = (self.host.clone(), self.is_reported.clone());
        let again = Timeout::new(PATIENCE, move || {
            let is_still_without = has_no_room(&host);
            is_reported.set(is_still_without);
            if is_still_without {
                let name = host.local_name();
                let place = "give its place a width (docs/problems.md#a-strip-is-0-px-wide)";
                web_sys::console::warn_1(&format!("slugline: {name} is 0 px wide: {place}").into());
            }
        });
        again.forget();
    }
}

fn has_no_room(host: &Element) -> bool {
    host.is_connected() && host.get_client_rects().length() > 0 && host.client_width() == 0
}
