//! Nodes as HTML.

use ::leptos::prelude::*;

use crate::view::{Watched, node};

#[test]
fn text_and_attributes_are_escaped() {
    let html = node("p").attr("title", "\"<&>'").text("\"<&>'").to_html();
    assert_eq!(html, "<p title=\"&quot;&lt;&amp;&gt;'\">\"&lt;&amp;&gt;'</p>");
}

#[test]
fn elements_without_an_end_have_none() {
    assert_eq!(node("p").child(node("br")).child(node("img").attr("alt", "")).to_html(), "<p><br><img alt=\"\"></p>");
}

#[test]
fn what_follows_signals_is_rendered_as_it_is_now() {
    let count = Watched::new(1);
    let view = node("p")
        .live("data-count", count.part(|count| Some(count.to_string())))
        .live("hidden", count.part(|_| None))
        .live("--size", count.part(|_| Some("2".to_owned())))
        .on_click(|| ())
        .live_text(count.part(i32::to_string));
    count.update(|count| *count = 2);
    assert_eq!(view.to_html(), "<p data-count=\"2\">2</p>");
}

#[test]
fn a_node_is_a_view_of_leptos() {
    let html = Owner::new().with(|| view! { <main>{node("p").text("a")}{vec![node("hr")]}</main> }.to_html());
    assert_eq!(html.replace("<!>", ""), "<main><p>a</p><hr></main>");
    assert_eq!(node("p").text("a").into_any().to_html(), "<p>a</p>");
}

#[test]
fn nothing_else_is_in_an_element_that_follows() {
    assert!(!node("p").live_text(String::new).is_empty());
    assert_eq!(node("p").text("fixed").live_text(|| "live".to_owned()).to_html(), "<p>live</p>");
}
