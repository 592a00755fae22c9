//! What is on a page but not part of its story: forms, their messages, links that share the page.

use super::kind::Kind;
use super::tree::Node;

/// Whether a node of a page only surrounds the story.
pub(super) fn is_furniture(node: Node<'_>, class: &str) -> bool {
    match node.name() {
        "aside" => !class.contains("pull"),
        "footer" => !node.ancestors().any(|outer| outer.kind() == Kind::Quote),
        "form" => is_form_alone(node),
        "ul" | "ol" | "div" | "p" | "section" => is_message(node, class) || is_for_sharing(node, class),
        _ => false,
    }
}

/// Whether a form is one to fill in, and not the whole page in a form, as some systems write it.
fn is_form_alone(form: Node<'_>) -> bool {
    const MOST_WORDS: usize = 60;
    let has_controls = form.everything().any(|node| matches!(node.name(), "button" | "select" | "textarea" | "input"));
    has_controls && form.words().split(' ').take(MOST_WORDS + 1).count() <= MOST_WORDS
}

/// Whether a node is a message that is shown after a form was sent or has failed.
fn is_message(node: Node<'_>, class: &str) -> bool {
    let is_of_form = class.contains("form")
        && ["message", "done", "fail", "success", "error", "response"].iter().any(|part| class.contains(part));
    is_of_form || matches!(node.attribute("role"), Some("alert" | "status"))
}

/// Whether a node contains only links that share the page.
fn is_for_sharing(node: Node<'_>, class: &str) -> bool {
    const PLACES: [&str; 12] = [
        "facebook.com/sharer",
        "facebook.com/share",
        "twitter.com/intent",
        "twitter.com/share",
        "x.com/intent",
        "linkedin.com/share",
        "reddit.com/submit",
        "pinterest.com/pin/create",
        "whatsapp.com/send",
        "t.me/share",
        "bsky.app/intent",
        "mailto:?",
    ];
    const MOST_WORDS: usize = 4;
    const MOST_NODES: usize = 300;
    let is_named = ["share", "sharing", "social"].iter().any(|word| class.contains(word));
    let (mut links, mut words) = (0, 0);
    let mut link: Option<Node<'_>> = None;
    for inside in node.descendants().take(MOST_NODES) {
        if inside.kind() == Kind::Link {
            let href = inside.attribute("href").unwrap_or_default();
            if !is_named && !PLACES.iter().any(|place| href.contains(place)) {
                return false;
            }
            links += 1;
            link = Some(inside);
        } else if inside.kind() == Kind::Text && !link.is_some_and(|link| inside.is_in(link)) {
            words += inside.text().split_whitespace().count();
            if words > MOST_WORDS {
                return false;
            }
        }
    }
    links > 1 || links > 0 && is_named
}
