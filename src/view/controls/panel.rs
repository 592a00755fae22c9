//! The panel: one row where it is wide, one button and a sheet where it is narrow. Both are the same nodes.
//!
//! A sheet is a popover, which closes on Escape and on a press elsewhere and gives the focus back. On a wide panel the style sheet
//! makes it part of the row; what it holds of settings is a popover of its own then.

use super::size::{Resize, announcement, text_size};
use super::{Controls, FrameState};
use crate::locale::{Locale, Word, Words};
use crate::view::{Child, Node, Watched, flag, node};

/// A setting of which one value holds. The empty value is the page's own.
struct Choice {
    control: Controls,
    /// As the preference is called.
    name: &'static str,
    title: Word,
    values: &'static [(&'static str, Word)],
}

static CHOICES: [Choice; 2] = [
    Choice {
        control: Controls::THEME,
        name: "theme",
        title: Word::theme,
        values: &[("", Word::usual), ("light", Word::light), ("dark", Word::dark), ("sepia", Word::sepia)],
    },
    Choice {
        control: Controls::FONT,
        name: "font",
        title: Word::font,
        values: &[("", Word::usual), ("serif", Word::serif), ("sans", Word::sans)],
    },
];

/// Settings of which there is less or more: the control, the preference, and what it is called.
static SLIDERS: [(Controls, &str, Word); 4] = [
    (Controls::SPACING, "lineSpacing", Word::line_spacing),
    (Controls::SPACING, "letterSpacing", Word::letter_spacing),
    (Controls::SPACING, "wordSpacing", Word::word_spacing),
    (Controls::MEASURE, "measure", Word::measure),
];

static ACTIONS: [(Controls, &str, Word); 3] = [
    (Controls::SHARE, "button share", Word::share),
    (Controls::PRINT, "button print", Word::print),
    // The last: it comes when the browser has told its voices, and nothing makes room for it.
    (Controls::LISTEN, "button listen", Word::listen),
];

pub(super) fn toolbar(state: &Watched<FrameState>, controls: &Watched<Controls>, locale: Locale, resize: Resize) -> Node {
    let words = locale.words();
    let (shown, size) = (controls.clone(), state.clone());
    // A single control is not folded away.
    let several = |value: &'static str| {
        let several = controls.part(|controls| controls.are_several());
        move || several().then(|| value.to_owned())
    };
    let sheet = node("div")
        .class("sheet")
        .attr("part", "panel")
        .attr("id", "sheet")
        .live("popover", several("auto"))
        .live("role", several("group"))
        .live("aria-label", several(words.word(Word::options)))
        .live_children(move || shown.with(|controls| parts(*controls, &size, locale, &resize)));
    let more = opener("button more", "sheet").text(" ").child(node("span").text(words.word(Word::options)));
    node("div")
        .class("toolbar")
        .attr("part", "toolbar")
        .attr("lang", words.lang())
        .live("hidden", controls.part(|controls| flag(*controls == Controls::of_bits(0))))
        .child(more.live("hidden", controls.part(|controls| flag(!controls.are_several()))))
        .child(sheet)
        .child(player(controls, words))
        .child(node("span").class("announcement").attr("role", "status").live_text(announcement(state, locale)))
        // What the panel's script says.
        .child(node("span").class("said").attr("role", "status"))
}

/// What the row or the sheet holds.
fn parts(controls: Controls, state: &Watched<FrameState>, locale: Locale, resize: &Resize) -> Vec<Child> {
    let words = locale.words();
    let has = |one: Controls| controls.any_of(one);
    let mut parts = Vec::new();
    if has(Controls::TEXT_SIZE) {
        parts.push(text_size(state, locale, resize.clone()));
    }
    if has(Controls::THEME | Controls::FONT | Controls::SPACING | Controls::MEASURE) {
        // What is seen is part of the name, for those who speak it (WCAG 2.5.3).
        let name = ["Aa ", words.word(Word::options)].concat();
        parts.push(opener("button open", "settings").attr("aria-label", &name));
        parts.push(settings(controls, words));
    }
    for (control, class, face) in &ACTIONS {
        if has(*control) {
            parts.push(button(class).text(words.word(*face)));
        }
    }
    if has(Controls::SHARE) {
        parts.push(
            node("div")
                .class("note")
                .attr("part", "panel")
                .attr("popover", "auto")
                .child(node("p").attr("id", "note"))
                .child(node("input").class("address").attr("readonly", "").attr("dir", "ltr").attr("aria-labelledby", "note")),
        );
    }
    if controls.are_several() {
        parts.push(button("button close").attr("popovertarget", "sheet").text(words.word(Word::close)));
    }
    parts.into_iter().map(Child::Node).collect()
}

fn settings(controls: Controls, words: Words) -> Node {
    let choices = CHOICES.iter().filter(|choice| controls.any_of(choice.control)).map(|choice| {
        choice.values.iter().fold(
            node("fieldset").child(node("legend").text(words.word(choice.title))),
            |group, (value, face)| {
                let input = node("input").attr("type", "radio").attr("name", choice.name).attr("value", value);
                group.child(node("label").class(choice.name).child(input).child(node("span").text(words.word(*face))))
            },
        )
    });
    let sliders = SLIDERS.iter().filter(|(control, ..)| controls.any_of(*control)).map(|(_, name, title)| {
        node("div")
            .class("slider")
            .child(node("label").attr("for", name).text(words.word(*title)))
            // For the eye: readers of the screen have the slider's own value.
            .child(node("span").attr("aria-hidden", "true"))
            .child(node("input").attr("type", "range").attr("id", name).attr("name", name).attr("min", "0"))
    });
    let settings = node("div")
        .class("settings")
        .attr("part", "panel")
        .attr("id", "settings")
        .attr("popover", "auto")
        .attr("role", "group")
        .attr("aria-label", words.word(Word::options));
    choices.chain(sliders).fold(settings, Node::child).child(button("button restore").text(words.word(Word::restore)))
}

/// Where the story is read aloud: it stays in sight while the story moves and the sheet is closed.
fn player(controls: &Watched<Controls>, words: Words) -> Node {
    let is_wanted = controls.part(|controls| controls.any_of(Controls::LISTEN));
    node("div")
        .class("player")
        .attr("part", "panel")
        .attr("popover", "manual")
        .attr("role", "group")
        .attr("aria-label", words.word(Word::listen))
        .live_children(move || if is_wanted() { player_parts(words) } else { Vec::new() })
}

fn player_parts(words: Words) -> Vec<Child> {
    let named = |node: Node, word: Word| node.attr("aria-label", words.word(word));
    let parts = [
        named(button("button previous"), Word::previous).text("\u{2039}"),
        button("button halt").text(words.word(Word::halt)),
        named(button("button next"), Word::next).text("\u{203a}"),
        named(node("select").class("rate"), Word::rate),
        named(node("select").class("voice"), Word::voice),
        button("button stop").text(words.word(Word::close)),
        node("p").class("fault"),
    ];
    parts.into_iter().map(Child::Node).collect()
}

/// The button that opens a popover.
fn opener(class: &str, target: &str) -> Node {
    button(class).attr("popovertarget", target).child(node("span").text("Aa"))
}

fn button(class: &str) -> Node {
    node("button").class(class).attr("part", "button").attr("type", "button")
}
