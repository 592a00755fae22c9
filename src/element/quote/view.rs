//! What `<slugline-quote>` shows: `quotes.wasm`.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node, ShadowRoot};

use super::SingleQuote;
use crate::attributes::QUOTE;
use crate::components::quote::{QuoteFigures, QuoteSignals};
use crate::components::ticker::{Field, href};
use crate::element::attribute;
use crate::element::mount::{Mounted, root_owner};
use crate::element::outcome::{failed, shown, to_js};
use crate::element::strips::{self, Listener};
use crate::feed::{Fault, Market};
use crate::hooks::{set_if_changed, use_seen};
use crate::ingest::Format;
use crate::json::Record;
use crate::locale::Locale;
use crate::quote;

/// What warnings call it.
const HOST: &str = "slugline-quote";
/// After which time a quote that no strip has is reported, in milliseconds: strips may come late.
const PATIENCE: u32 = 10_000;

/// Children that are not visible, such as its data.
const UNSEEN: &str = "script, style, template";

/// A quote and its place in the page.
struct View {
    this: Weak<Self>,
    host: HtmlElement,
    signals: QuoteSignals,
    locale: RwSignal<Locale>,
    /// The template of the element's own.
    template: RefCell<Option<String>>,
    /// The quotes that the page has given it, instead of those of a strip.
    given: RefCell<Option<Market>>,
    is_seen: Signal<bool>,
    timer: RefCell<Option<Timeout>>,
    patience: RefCell<Option<Timeout>>,
    /// What waits for its first figures.
    awaited: RefCell<Option<js_sys::Function>>,
    // What is mounted is dropped before the owner of its signals.
    _slots: Mounted,
    _figures: Mounted,
    owner: Owner,
}

/// Mounts a quote in its element.
pub(super) fn mount(host: HtmlElement, shadow: &ShadowRoot, lang: &str) -> Rc<dyn SingleQuote> {
    let owner = root_owner();
    let (signals, locale) = owner.with(|| (QuoteSignals::new(), RwSignal::new(Locale::of(lang))));
    // What a clone brought along.
    if let Ok(Some(copied)) = host.query_selector(":scope > .slugline-figures") {
        copied.remove();
    }
    let has_word = has_word(&host);
    let slots = Mounted::new(&owner, shadow, move || {
        view! { <slot></slot> <slot name={"figures"}></slot> }
    });
    let figures = Mounted::new(&owner, &host, move || view! { <QuoteFigures signals has_word locale/> });
    let seen = host.clone();
    let is_seen = owner.with(|| use_seen(move || Some(seen.clone().into())));
    let view = Rc::new_cyclic(|this| View {
        this: this.clone(),
        host,
        signals,
        locale,
        template: RefCell::default(),
        given: RefCell::default(),
        is_seen,
        timer: RefCell::default(),
        patience: RefCell::default(),
        awaited: RefCell::default(),
        _slots: slots,
        _figures: figures,
        owner,
    });
    view.begin();
    view
}

impl SingleQuote for View {
    fn set_attribute(&self, name: &str, written: Option<&str>) {
        let Some(attribute) = attribute::of(QUOTE, name) else { return };
        attribute::warn_of_problems(HOST, attribute, written);
        match name {
            "symbol" => {
                self.signals.symbol.set(written.unwrap_or_default().trim().to_owned());
                self.signals.quote.set(None);
                self.expect_figures();
            }
            "fields" => self.signals.fields.set(Field::named(&attribute.words(written))),
            "href-template" => {
                let template = written.filter(|template| href(template, "A", Some("A")).is_some());
                if let (Some(written), None) = (written, template) {
                    let expected = r#"an address of http or https such as "/markets/{symbol}""#;
                    attribute::warn(&attribute.unknown(HOST, written, expected));
                }
                self.template.replace(template.map(str::to_owned));
            }
            // Style sheets read it.
            _ => {}
        }
        self.update();
    }

    fn set_lang(&self, lang: &str) {
        set_if_changed(self.locale, Locale::of(lang));
    }

    fn when_shown(&self, shown: js_sys::Function) {
        self.awaited.replace(Some(shown));
        self.update();
    }

    fn show(&self, bytes: &[u8], format: &str) -> JsValue {
        let market = Market::default();
        match market.show(bytes, Format::named(format), Date::now()) {
            Ok(ingested) => {
                self.given.replace(Some(market));
                self.update();
                shown(&ingested.outcome())
            }
            Err(error) => {
                let fault = Fault::from(error);
                failed(&fault.code, &fault.message)
            }
        }
    }

    fn quote(&self) -> JsValue {
        self.signals.quote.with_untracked(|quote| quote.as_ref().map_or(JsValue::UNDEFINED, |quote| to_js(&quote.write())))
    }
}

/// Whether an element has a text or a picture of its own.
fn has_word(host: &HtmlElement) -> bool {
    let nodes = host.child_nodes();
    (0..nodes.length()).filter_map(|at| nodes.item(at)).any(|node| match node.dyn_ref::<Element>() {
        Some(element) => !element.matches(UNSEEN).unwrap_or_default(),
        None => node.node_type() == Node::TEXT_NODE && node.node_value().is_some_and(|text| !text.trim().is_empty()),
    })
}

impl View {
    fn begin(self: &Rc<Self>) {
        let listener: Rc<dyn Listener> = self.clone();
        strips::listen(&listener);
        self.expect_figures();
        let (view, is_seen) = (Rc::downgrade(self), self.is_seen);
        self.owner.with(|| {
            let view = StoredValue::new_local(view);
            Effect::new(move |_| {
                is_seen.track();
                if let Some(view) = view.with_value(Weak::upgrade) {
                    view.update();
                }
            });
        });
    }

    /// Reports it if there are no figures after some time.
    fn expect_figures(&self) {
        let view = self.this.clone();
        let patience = Timeout::new(PATIENCE, move || {
            if let Some(view) = view.upgrade() {
                view.warn_of_absence();
            }
        });
        self.patience.replace(Some(patience));
    }

    /// Shows what the page has given it, or what the first strip of the page that has the quote knows of it.
    fn update(&self) {
        self.timer.take();
        let signals = self.signals;
        let symbol = signals.symbol.get_untracked();
        let template = self.template.borrow().clone();
        if let Some(given) = &*self.given.borrow() {
            set_if_changed(signals.is_stale, false);
            set_if_changed(signals.palette, None);
            set_if_changed(signals.href_template, template);
            self.set_quote(given.quote_of(&symbol));
            return;
        }
        let found = strips::all().into_iter().find_map(|strip| Some((strip.quote_of(&symbol)?, strip)));
        let Some((quote, strip)) = found else {
            // A strip that has gone takes its figures along.
            self.set_quote(None);
            return;
        };
        set_if_changed(signals.is_stale, strip.is_lost());
        set_if_changed(signals.palette, strip.element().get_attribute("palette").filter(|_| !self.host.has_attribute("palette")));
        set_if_changed(signals.href_template, template.or_else(|| strip.template()));
        // A paused strip keeps its values, and nothing is written out of view.
        let is_known = signals.quote.with_untracked(Option::is_some);
        if !is_known || (!strip.is_paused() && self.is_seen.get_untracked()) {
            self.set_quote(Some(quote));
        }
    }

    fn set_quote(&self, quote: Option<quote::Quote>) {
        let is_known = quote.is_some();
        set_if_changed(self.signals.quote, quote);
        if !is_known {
            return;
        }
        self.patience.take();
        if let Some(shown) = self.awaited.take() {
            // It resolves a promise.
            let _ = shown.call0(&JsValue::NULL);
        }
    }

    fn warn_of_absence(&self) {
        let symbol = self.signals.symbol.get_untracked();
        let warning = if symbol.is_empty() {
            format!("slugline: {HOST} has no symbol: write <{HOST} symbol=\"…\"></{HOST}>")
        } else {
            let has_data = self.given.borrow().is_some();
            let cause = if has_data { "its own data has none" } else { "no <slugline-ticker> of the page has any" };
            format!("slugline: {HOST} symbol={symbol:?} has no figures: {cause} of that symbol")
        };
        attribute::warn(&warning);
    }
}

impl Listener for View {
    fn refresh(self: Rc<Self>, is_new: bool) {
        if !is_new && !self.is_seen.get_untracked() {
            return;
        }
        let view = self.this.clone();
        strips::update_soon(&self.timer, move || {
            if let Some(view) = view.upgrade() {
                view.update();
            }
        });
    }
}
