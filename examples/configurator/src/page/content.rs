//! What the elements show: the pasted story, the story at an address, or the demonstration.

use leptos::prelude::*;
use slugline::feed::{Credentials, Failure};
use slugline::hooks::{UseDocument, use_document};
use slugline::ingest::{Document, Error, Format, Ingested, read};
use slugline::quote::{Feed, Strip};
use slugline::story::Article;

use crate::element::Element;
use crate::state::State;

/// The content of the page, for all components in it.
#[derive(Clone, Copy)]
pub(crate) struct Content {
    /// What was read of the pasted text; `None` if nothing was pasted.
    pub(crate) pasted: Signal<Option<Result<Ingested, Error>>>,
    /// What was read at the story's address.
    pub(crate) fetched: Signal<Option<Ingested>>,
    /// Whether the address of the story has not answered yet.
    pub(crate) is_loading: Signal<bool>,
    /// Why the story at its address cannot be shown.
    pub(crate) failure: RwSignal<Option<Failure>>,
    /// The story that is shown.
    pub(crate) article: Signal<Option<Article>>,
    /// The quotes that are shown as long as there is no feed.
    pub(crate) strip: Signal<Option<Strip>>,
    /// Whether these are the demonstration's.
    pub(crate) is_demonstration: Signal<bool>,
    /// The state of the feed's figures.
    pub(crate) feed: RwSignal<Option<Feed>>,
    /// What was wrong with the feed last.
    pub(crate) feed_failure: RwSignal<Option<Failure>>,
}

/// The content of the page.
pub(crate) fn content() -> Option<Content> {
    use_context()
}

/// Reads the content of the state.
pub(super) fn use_content(state: RwSignal<State>) -> Content {
    let text = Memo::new(move |_| state.read().text.clone());
    let format = Memo::new(move |_| state.read().written(Element::Story, "format").and_then(|word| Format::named(&word)));
    let src = Memo::new(move |_| state.read().written(Element::Story, "src"));
    let credentials = Memo::new(move |_| {
        let written = state.read().written(Element::Story, "credentials");
        written.map(|word| Credentials::named(&word)).unwrap_or_default()
    });
    let pasted = Memo::new(move |_| {
        let text = text.read();
        (!text.trim().is_empty()).then(|| read(text.as_bytes(), format.get()))
    });
    let failure = RwSignal::new(None);
    let on_failure = Callback::new(move |found| failure.set(Some(found)));
    Effect::new(move |_| {
        src.track();
        format.track();
        credentials.track();
        failure.set(None);
    });
    let UseDocument { document: fetched, is_loading } =
        use_document(src.into(), format.into(), credentials.into(), Some(on_failure));
    let demonstration = StoredValue::new(demonstration());
    let article = Memo::new(move |_| match (src.get(), pasted.get()) {
        (Some(_), _) => fetched.get().and_then(|read| read.document.article).filter(|_| failure.read().is_none()),
        (None, Some(read)) => read.ok().and_then(|read| read.document.article),
        (None, None) => demonstration.with_value(|document| document.article.clone()),
    });
    let own = Memo::new(move |_| pasted.get().and_then(Result::ok).and_then(|read| read.document.strip));
    let has_feed = Memo::new(move |_| state.read().has_address(Element::Strip));
    let strip = Memo::new(move |_| {
        // A feed begins without figures, as it will on the publisher's page.
        if has_feed.get() { None } else { own.get().or_else(|| demonstration.with_value(|document| document.strip.clone())) }
    });
    let feed = RwSignal::new(None);
    let feed_failure = RwSignal::new(None);
    let feed_options =
        Memo::new(move |_| ["src", "stream", "format", "credentials"].map(|name| state.read().written(Element::Strip, name)));
    Effect::new(move |_| {
        feed_options.track();
        feed.set(None);
        feed_failure.set(None);
    });
    Content {
        pasted: pasted.into(),
        fetched,
        is_loading,
        failure,
        article: article.into(),
        strip: strip.into(),
        is_demonstration: Signal::derive(move || !has_feed.get() && own.read().is_none()),
        feed,
        feed_failure,
    }
}

/// The project's own story and quotes.
fn demonstration() -> Document {
    let document = |json: &[u8]| read(json, None).map(|read| read.document).unwrap_or_default();
    let mut document_of_story = document(include_bytes!("../../../../demo/story.json"));
    if let Some(hero) = document_of_story.article.as_mut().and_then(|article| article.hero.as_mut()) {
        // The demonstration's address is that of the repository's own page, and the snippet is for any.
        hero.src = hero.src.take().map(absolute);
    }
    Document { strip: document(include_bytes!("../../../../demo/markets.json")).strip, ..document_of_story }
}

fn absolute(address: String) -> String {
    let base = window().location().href().unwrap_or_default();
    web_sys::Url::new_with_base(&format!("../../{address}"), &base).map_or(address, |url| url.href())
}
