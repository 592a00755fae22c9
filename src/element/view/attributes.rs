//! What the attributes of a strip do.

use std::rc::Rc;

use leptos::prelude::Set;

use super::View;
use crate::attributes::TICKER;
use crate::components::ticker::{Field, Layout};
use crate::element::attribute;
use crate::feed::{Milliseconds, Opening, SECOND, Terms};
use crate::motion::{MotionMode, PauseOn, ScrollDirection};

/// Its name in warnings.
const NAME: &str = "slugline-ticker";

impl View {
    /// Takes the value of an attribute, or its absence. An unknown value is reported, and counts as absent.
    pub(in crate::element) fn set_attribute(self: &Rc<Self>, name: &str, written: Option<&str>) {
        let Some(attribute) = attribute::of(TICKER, name) else { return };
        attribute::warn_of_problems(NAME, attribute, written);
        match name {
            "label" => {
                self.label.replace(written.map(str::to_owned));
                self.name();
            }
            "symbols" => {
                self.rows.choose(written.unwrap_or_default());
                self.arrange();
            }
            "fields" => {
                let words = attribute.words(written);
                self.rows.show(&words);
                self.signals.fields.set(Field::named(&words));
                self.arrange();
            }
            "layout" => {
                let layout = Layout::named(attribute.word(written));
                self.signals.layout.set(layout);
                self.set_motion(|options| options.is_one_line = layout == Layout::Strip);
            }
            "href-template" => {
                let leads = self.rows.lead(written.unwrap_or_default());
                if let (Some(written), false) = (written, leads) {
                    attribute::warn(&attribute.unknown(
                        NAME,
                        written,
                        r#"an address of http or https such as "/markets/{symbol}""#,
                    ));
                }
                self.arrange();
            }
            "motion" => self.set_motion(|options| options.mode = MotionMode::named(attribute.word(written))),
            "speed" => self.set_motion(|options| options.speed = attribute.number(written).into()),
            "direction" => self.set_motion(|options| options.direction = ScrollDirection::named(attribute.word(written))),
            "pause-on" => self.set_motion(|options| options.pause_on = PauseOn::all_named(&attribute.words(written))),
            "interval" => self.terms.set(Terms { interval: seconds(name, written), ..self.terms.get() }),
            "stale-after" => self.terms.set(Terms { stale_after: seconds(name, written), ..self.terms.get() }),
            "hours" => {
                let opening = written.and_then(Opening::parse);
                if let (Some(written), None) = (written, &opening) {
                    let expected = r#"trading hours such as "Mon-Fri 09:30-16:00 America/New_York""#;
                    attribute::warn(&attribute.unknown(NAME, written, expected));
                }
                self.opening.replace(opening);
            }
            "flash" => {
                if let Some(flash) = self.flash.get() {
                    flash.set_duration(attribute.number(written));
                }
            }
            "max-rate" => self.pace.set_rate(attribute.number(written)),
            // The source, and what only style sheets read.
            _ => {}
        }
        self.fit();
        if let Some(feed) = self.feed() {
            feed.subscription().expect(self.terms.get());
        }
        self.judge();
    }
}

/// The number of an attribute.
pub(super) fn number(name: &str, written: Option<&str>) -> u32 {
    attribute::of(TICKER, name).map_or(0, |attribute| attribute.number(written))
}

/// The same in seconds.
pub(super) fn seconds(name: &str, written: Option<&str>) -> Milliseconds {
    Milliseconds::from(number(name, written)) * SECOND
}
