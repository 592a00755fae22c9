//! Nodes as views of Leptos in a browser: built, changed, followed by signals, hydrated.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render, RenderHtml};
use slugline::view::{Node, State, Watched, node};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

fn place() -> Element {
    web_sys::window().unwrap().document().unwrap().create_element("div").unwrap()
}

fn mounted(node: Node) -> (Element, State) {
    let place = place();
    let mut state = node.build();
    state.mount(&place, None);
    (place, state)
}

/// Waits until the microtasks that are due have run.
async fn settled() {
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&wasm_bindgen::JsValue::NULL)).await.unwrap();
}

fn list(items: &[&str]) -> Node {
    node("ul").each(items, |item| node("li").text(item))
}

fn nodes(place: &Element, selector: &str) -> Vec<Element> {
    let found = place.query_selector_all(selector).unwrap();
    (0..found.length()).map(|index| wasm_bindgen::JsCast::unchecked_into(found.item(index).unwrap())).collect()
}

#[wasm_bindgen_test]
fn a_changed_description_keeps_the_nodes_that_fit() {
    let (place, mut state) = mounted(list(&["a", "b"]));
    let before = nodes(&place, "ul, li");
    list(&["a", "c", "d"]).rebuild(&mut state);
    let after = nodes(&place, "ul, li");
    assert_eq!(after[..3], before);
    assert_eq!(place.inner_html(), "<ul><li>a</li><li>c</li><li>d</li></ul>");
    list(&["d"]).rebuild(&mut state);
    assert_eq!(nodes(&place, "ul, li"), before[..2]);
    node("p").text("none").rebuild(&mut state);
    assert_eq!(place.inner_html(), "<p>none</p>");
}

#[wasm_bindgen_test]
fn what_was_written_into_the_page_is_compared_not_what_was_described() {
    // A tick between two descriptions that were alike once left its value standing in another quote's row.
    let (place, mut state) = mounted(node("p").class("up").attr("part", "change").text("1.00"));
    let element = nodes(&place, "p").remove(0);
    element.set_class_name("down");
    element.first_child().unwrap().set_node_value(Some("2.00"));
    node("p").class("up").text("1.00").rebuild(&mut state);
    assert_eq!(place.inner_html(), "<p class=\"up\">1.00</p>");
    assert_eq!(nodes(&place, "p"), [element]);
}

#[wasm_bindgen_test]
async fn children_that_follow_a_value_keep_their_nodes() {
    let copies = Watched::new(1);
    let lists = {
        let copies = copies.clone();
        move || (0..copies.with(|copies| *copies)).map(|_| list(&["a"]).into()).collect()
    };
    let (place, state) = mounted(node("div").live_children(lists));
    let before = nodes(&place, "ul, li");
    copies.update(|copies| *copies = 2);
    settled().await;
    assert_eq!(nodes(&place, "ul, li")[..2], before);
    assert_eq!(nodes(&place, "ul").len(), 2);
    copies.update(|copies| *copies = 1);
    settled().await;
    assert_eq!(nodes(&place, "ul, li"), before);
    drop(state);
    copies.update(|copies| *copies = 3);
    settled().await;
    assert_eq!(nodes(&place, "ul").len(), 1, "nothing follows after the end");
}

#[wasm_bindgen_test]
async fn signals_and_memos_of_leptos_are_followed() {
    let count = ArcRwSignal::new(1);
    let double = {
        let count = count.clone();
        ArcMemo::new(move |_| count.get() * 2)
    };
    let text = double.clone();
    let (place, _state) = mounted(node("p").live("title", move || Some(count_of(&double))).live_text(move || count_of(&text)));
    assert_eq!(place.inner_html(), "<p title=\"2\">2</p>");
    count.set(2);
    settled().await;
    assert_eq!(place.inner_html(), "<p title=\"4\">4</p>");
    count.set(3);
    settled().await;
    assert_eq!(place.inner_html(), "<p title=\"6\">6</p>");
}

fn count_of(memo: &ArcMemo<i32>) -> String {
    memo.get().to_string()
}

#[wasm_bindgen_test]
async fn a_watched_value_is_followed_by_leptos() {
    let place = place();
    let name = Watched::new("Tape");
    let text = name.part(|name| name.to_string());
    let inside = name.part(|name| Some(name.to_string()));
    let parent = wasm_bindgen::JsCast::unchecked_into(place.clone());
    let handle = leptos::mount::mount_to(parent, move || {
        view! { <main><h1>{text}</h1>{node("p").live("title", inside).text("strip")}</main> }
    });
    name.update(|name| *name = "Wire");
    leptos::task::tick().await;
    settled().await;
    assert_eq!(nodes(&place, "h1")[0].text_content().unwrap(), "Wire");
    assert_eq!(nodes(&place, "main > p")[0].get_attribute("title").unwrap(), "Wire");
    drop(handle);
    assert_eq!(place.child_element_count(), 0);
}

#[wasm_bindgen_test]
async fn what_a_server_rendered_is_taken_over() {
    let name = Watched::new("A");
    let described = || {
        let link = node("a").attr("href", "/a").live_text(name.part(|name| name.to_string()));
        node("p").class("line").text("By").text(" ").child(link).text(".")
    };
    let place = place();
    // As a parser gives it: neighbouring texts are one.
    let (from, _state) = mounted(node("p").class("old").attr("lang", "en").text("By ").child(node("a").text("A")).text("."));
    let line = nodes(&from, "p").remove(0);
    let link = nodes(&from, "a").remove(0);
    place.append_child(&line).unwrap();
    let _state = described().hydrate_from::<true>(&place);
    assert_eq!(place.inner_html(), "<p class=\"line\">By <a href=\"/a\">A</a>.</p>");
    assert_eq!((nodes(&place, "p"), nodes(&place, "a")), (vec![line], vec![link]));
    name.update(|name| *name = "B");
    settled().await;
    assert_eq!(nodes(&place, "a")[0].text_content().unwrap(), "B");
}
