//! The story.

use leptos::prelude::*;
use serde::Deserialize;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::shared::{sanitised, store_scale, stored_scale};

/// What a server answers.
#[derive(Deserialize)]
pub(crate) struct Document {
    pub(crate) article: Article,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Article {
    headline: String,
    standfirst: Vec<Inline>,
    body: Vec<Block>,
    html: Option<String>,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Block {
    Paragraph {
        text: Vec<Inline>,
    },
    Crosshead {
        level: Option<u8>,
        text: Vec<Inline>,
    },
    List {
        #[serde(default)]
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Quote {
        body: Vec<Block>,
        cite: Option<String>,
    },
    Figure {
        src: String,
        width: Option<u32>,
        height: Option<u32>,
        alt: Option<String>,
        #[serde(default)]
        caption: Vec<Inline>,
        credit: Option<String>,
    },
    Table {
        caption: Option<String>,
        rows: Vec<Vec<Cell>>,
    },
    Code {
        text: String,
    },
    Rule,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize)]
struct Cell {
    text: Vec<Inline>,
    #[serde(default)]
    header: bool,
    #[serde(default = "one")]
    colspan: u32,
    #[serde(default = "one")]
    rowspan: u32,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Inline {
    Text(String),
    Marked {
        r#type: String,
        #[serde(default)]
        text: Content,
        href: Option<String>,
    },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Content {
    Text(String),
    Inlines(Vec<Inline>),
}

impl Default for Content {
    fn default() -> Self {
        Self::Inlines(Vec::new())
    }
}

fn one() -> u32 {
    1
}

/// http, https, mailto, tel, or no scheme at all.
fn is_safe(href: &str) -> bool {
    let scheme = href.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_none_or(|scheme| ["http", "https", "mailto", "tel"].contains(&scheme.as_str()))
}

fn inlines(list: Vec<Inline>) -> AnyView {
    list.into_iter().map(inline).collect_view().into_any()
}

fn inline(inline: Inline) -> AnyView {
    let (kind, text, href) = match inline {
        Inline::Text(text) => return text.into_any(),
        Inline::Marked { r#type, text, href } => (r#type, text, href),
    };
    let children = match text {
        Content::Text(text) => text.into_any(),
        Content::Inlines(list) => inlines(list),
    };
    match (kind.as_str(), href) {
        ("link", Some(href)) if is_safe(&href) => view! { <a href=href>{children}</a> }.into_any(),
        ("strong", _) => view! { <strong>{children}</strong> }.into_any(),
        ("em", _) => view! { <em>{children}</em> }.into_any(),
        ("mark", _) => view! { <mark>{children}</mark> }.into_any(),
        ("sub", _) => view! { <sub>{children}</sub> }.into_any(),
        ("sup", _) => view! { <sup>{children}</sup> }.into_any(),
        ("code", _) => view! { <code>{children}</code> }.into_any(),
        ("break", _) => view! { <br/> }.into_any(),
        _ => children,
    }
}

fn blocks(list: Vec<Block>) -> AnyView {
    list.into_iter().map(block).collect_view().into_any()
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph { text } => view! { <p>{inlines(text)}</p> }.into_any(),
        Block::Crosshead { level, text } => match level.unwrap_or(1) {
            1 => view! { <h2>{inlines(text)}</h2> }.into_any(),
            2 => view! { <h3>{inlines(text)}</h3> }.into_any(),
            _ => view! { <h4>{inlines(text)}</h4> }.into_any(),
        },
        Block::List { ordered, items } => {
            let items = items.into_iter().map(|item| view! { <li>{blocks(item)}</li> }).collect_view();
            if ordered { view! { <ol>{items}</ol> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() }
        }
        Block::Quote { body, cite } => {
            let cite = cite.map(|cite| view! { <footer>{cite}</footer> });
            view! { <blockquote>{blocks(body)} {cite}</blockquote> }.into_any()
        }
        Block::Figure { src, width, height, alt, caption, credit } => view! {
            <figure>
                <img src=src width=width height=height alt=alt loading="lazy"/>
                <figcaption>{inlines(caption)} " " <small>{credit}</small></figcaption>
            </figure>
        }
        .into_any(),
        Block::Table { caption, rows } => {
            let rows = rows.into_iter().map(|row| view! { <tr>{row.into_iter().map(cell).collect_view()}</tr> }).collect_view();
            view! { <table><caption>{caption}</caption><tbody>{rows}</tbody></table> }.into_any()
        }
        Block::Code { text } => view! { <pre><code>{text}</code></pre> }.into_any(),
        Block::Rule => view! { <hr/> }.into_any(),
        Block::Unknown => ().into_any(),
    }
}

fn cell(Cell { text, header, colspan, rowspan }: Cell) -> AnyView {
    if header {
        view! { <th colspan=colspan rowspan=rowspan>{inlines(text)}</th> }.into_any()
    } else {
        view! { <td colspan=colspan rowspan=rowspan>{inlines(text)}</td> }.into_any()
    }
}

const STEPS: [f64; 8] = [0.875, 1.0, 1.125, 1.25, 1.5, 1.75, 2.0, 2.5];

fn smaller(scale: f64) -> f64 {
    STEPS.into_iter().rev().find(|step| *step < scale).unwrap_or(scale)
}

fn larger(scale: f64) -> f64 {
    STEPS.into_iter().find(|step| *step > scale).unwrap_or(scale)
}

#[component]
fn Html(source: String) -> impl IntoView {
    let html = RwSignal::new(String::new());
    spawn_local(async move {
        if let Ok(safe) = JsFuture::from(sanitised(&source)).await {
            html.try_set(safe.as_string().unwrap_or_default());
        }
    });
    view! { <div class="body" inner_html=html></div> }
}

#[component]
pub(crate) fn Story(article: Article) -> impl IntoView {
    let scale = RwSignal::new(stored_scale());
    let resize = move |next: fn(f64) -> f64| {
        scale.update(|scale| *scale = next(*scale));
        store_scale(scale.get_untracked());
    };
    let body = match article.html {
        Some(source) => view! { <Html source/> }.into_any(),
        None => view! { <div class="body">{blocks(article.body)}</div> }.into_any(),
    };
    view! {
        <article class="story" style:--scale=move || scale.get().to_string()>
            <h1>{article.headline}</h1>
            <p class="standfirst">{inlines(article.standfirst)}</p>
            <div class="sizes" role="group" aria-label="Text size">
                "Text size: "
                <button type="button" aria-label="Smaller text" on:click=move |_| resize(smaller)>"A−"</button>
                <button type="button" aria-label="Normal text size" on:click=move |_| resize(|_| 1.0)>"A"</button>
                <button type="button" aria-label="Larger text" on:click=move |_| resize(larger)>"A+"</button>
            </div>
            {body}
        </article>
    }
}
