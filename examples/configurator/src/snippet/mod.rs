//! The choices as snippets, one file for each kind. They are plain functions: what they get is on the page, what they give is text.

mod data;
mod html;
mod leptos;
mod npm;
mod react;
mod rendered;
mod script;
mod text;
mod wordpress;

use slugline::json::Value;

use crate::choice::Choice;
use crate::element::Element;
use crate::language::Language;
use crate::values::Written;

/// What a snippet is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Any page, with the script tag.
    #[default]
    Script,
    /// A page whose scripts a bundler builds.
    Npm,
    /// React 19.
    React,
    /// Leptos 0.8.
    Leptos,
    /// A page that a server rendered.
    Rendered,
    /// WordPress.
    Wordpress,
    /// The content as data.
    Data,
}

impl Choice for Kind {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("script", "Script tag", Self::Script),
        ("npm", "npm", Self::Npm),
        ("react", "React", Self::React),
        ("leptos", "Leptos", Self::Leptos),
        ("html", "Rendered HTML", Self::Rendered),
        ("wordpress", "WordPress", Self::Wordpress),
        ("data", "Data", Self::Data),
    ];
}

/// An element that the snippet is to have.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Which one.
    pub element: Element,
    /// Its attributes.
    pub attributes: Vec<Written>,
    /// Its content in the JSON of record; `None` if it has an address.
    pub data: Option<Value>,
    /// Its content as HTML, as a server renders it.
    pub rendered: Option<String>,
}

/// What a snippet is made of.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder of the package's files, with a slash at its end.
    pub assets: String,
    /// The language of the page.
    pub lang: Language,
    /// The elements in their order.
    pub pieces: Vec<Piece>,
}

/// A part of a snippet, which is copied to one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it goes.
    pub title: String,
    /// The text.
    pub text: String,
}

impl Part {
    fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { title: title.into(), text: text.into() }
    }
}

/// The parts of a snippet, and what has to be known about it.
pub fn parts(kind: Kind, request: &Request) -> (Vec<Part>, Vec<String>) {
    let (parts, mut notes) = match kind {
        Kind::Script => script::parts(request),
        Kind::Npm => npm::parts(request),
        Kind::React => react::parts(request),
        Kind::Leptos => leptos::parts(request),
        Kind::Rendered => rendered::parts(request),
        Kind::Wordpress => wordpress::parts(request),
        Kind::Data => data::parts(request),
    };
    let is_of_the_page = !matches!(kind, Kind::Leptos | Kind::Data);
    if is_of_the_page && request.lang != Language::default() {
        let lang = request.lang.word();
        notes.push(format!(
            "The elements speak the language of the page: <html lang=\"{lang}\">, or lang=\"{lang}\" around them."
        ));
    }
    (parts, notes)
}

#[cfg(test)]
mod tests;
