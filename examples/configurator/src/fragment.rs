//! The state as the fragment of the page's address, in the form of `URLSearchParams`: `#strip.speed=80&width=phone`.
//!
//! What is as it was at the beginning is not written, so that an address stays short and follows later defaults.

use form_urlencoded::{Serializer, parse};

use crate::choice::Choice;
use crate::element::Element;
use crate::state::State;

/// A longer pasted text is not written, in bytes: browsers and messengers cut long addresses.
pub const MOST_TEXT: usize = 4000;

/// The fragment of a state, without `#`.
pub fn write(state: &State) -> String {
    let start = State::default();
    let text = if state.text.len() <= MOST_TEXT { state.text.as_str() } else { "" };
    let choices = [
        ("show", state.shown.word(), start.shown.word()),
        ("text", text, ""),
        ("assets", &state.assets, &start.assets),
        ("snippet", state.kind.word(), start.kind.word()),
        ("width", state.width.word(), start.width.word()),
        ("colours", state.colours.word(), start.colours.word()),
        ("language", state.lang.word(), start.lang.word()),
        ("direction", state.direction.word(), start.direction.word()),
        ("size", state.size.word(), start.size.word()),
    ];
    let mut fragment = Serializer::new(String::new());
    fragment.extend_pairs(choices.into_iter().filter(|(_, value, start)| value != start).map(|(name, value, _)| (name, value)));
    for element in Element::ALL {
        let given = state.values(element).iter();
        fragment.extend_pairs(given.map(|(name, value)| (format!("{}.{name}", element.word()), value)));
    }
    fragment.finish()
}

/// The state of a fragment, with or without `#`, and what in it is not known.
pub fn read(fragment: &str) -> (State, Vec<String>) {
    let mut state = State::default();
    let mut problems = Vec::new();
    for (name, value) in parse(fragment.strip_prefix('#').unwrap_or(fragment).as_bytes()) {
        let problem = match name.as_ref() {
            "show" => choose(&mut state.shown, &name, &value),
            "snippet" => choose(&mut state.kind, &name, &value),
            "width" => choose(&mut state.width, &name, &value),
            "colours" => choose(&mut state.colours, &name, &value),
            "language" => choose(&mut state.lang, &name, &value),
            "direction" => choose(&mut state.direction, &name, &value),
            "size" => choose(&mut state.size, &name, &value),
            "text" => {
                state.text = value.into_owned();
                None
            }
            "assets" => {
                state.assets = value.into_owned();
                None
            }
            _ => give(&mut state, &name, &value),
        };
        problems.extend(problem);
    }
    (state, problems)
}

/// Chooses the value of a word; the problem if there is none.
fn choose<C: Choice>(place: &mut C, name: &str, word: &str) -> Option<String> {
    let Some(value) = C::named(word) else {
        let known: Vec<_> = C::ALL.iter().map(|(word, _, _)| *word).collect();
        return Some(format!("{name}={word} is not known: one of {}", known.join(" ")));
    };
    *place = value;
    None
}

/// Gives an attribute its value; the problem if there is no such attribute.
fn give(state: &mut State, name: &str, value: &str) -> Option<String> {
    let named = name.split_once('.').and_then(|(element, attribute)| {
        let element = Element::ALL.into_iter().find(|known| known.word() == element)?;
        Some((element, element.attribute(attribute)?))
    });
    let Some((element, attribute)) = named else {
        return Some(format!("{name} is not known, and was left out"));
    };
    state.values_mut(element).set(attribute, Some(value.to_owned()));
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MOST_TEXT, read, write};
    use crate::choice::Choice;
    use crate::element::Element;
    use crate::language::{Direction, Language};
    use crate::snippet::Kind;
    use crate::state::{Colours, Shown, Size, State, Width};

    #[test]
    fn beginning_has_no_fragment() {
        assert_eq!(write(&State::default()), "");
        assert_eq!(read(""), (State::default(), Vec::new()));
        assert_eq!(read("#"), (State::default(), Vec::new()));
    }

    #[test]
    fn unknown_names_and_words_are_told_and_the_rest_is_kept() {
        let (state, problems) = read("#strip.speed=80&width=huge&strip.colour=red&RIO&show=story");
        assert_eq!(state.strip.given("speed"), Some("80"));
        assert_eq!((state.width, state.shown), (Width::Wide, Shown::Story));
        assert_eq!(
            problems,
            [
                "width=huge is not known: one of wide phone",
                "strip.colour is not known, and was left out",
                "RIO is not known, and was left out"
            ]
        );
    }

    #[test]
    fn long_text_is_left_out() {
        let state = State { text: "a".repeat(MOST_TEXT + 1), ..State::default() };
        assert_eq!(write(&state), "");
    }

    fn any_of<C: Choice + std::fmt::Debug>() -> impl Strategy<Value = C> {
        (0..C::ALL.len()).prop_map(|place| C::ALL[place].2)
    }

    prop_compose! {
        fn any_state()(
            shown in any_of::<Shown>(),
            kind in any_of::<Kind>(),
            width in any_of::<Width>(),
            colours in any_of::<Colours>(),
            lang in any_of::<Language>(),
            direction in any_of::<Direction>(),
            size in any_of::<Size>(),
            text in ".{0,80}",
            assets in ".{0,20}",
            given in prop::collection::vec((any::<bool>(), any::<prop::sample::Index>(), ".{0,20}"), 0..12),
        ) -> State {
            let mut state = State { shown, kind, width, colours, lang, direction, size, text, assets, ..State::default() };
            for (is_strip, index, value) in given {
                let element = if is_strip { Element::Strip } else { Element::Story };
                state.values_mut(element).set(index.get(element.attributes()), Some(value));
            }
            state
        }
    }

    proptest! {
        #[test]
        fn state_survives_the_address(state in any_state()) {
            let fragment = write(&state);
            prop_assert!(fragment.bytes().all(|byte| byte.is_ascii_graphic()), "{fragment}");
            prop_assert_eq!(read(&fragment), (state, Vec::new()));
        }

        #[test]
        fn any_fragment_gives_a_state(fragment in ".*") {
            let (state, _) = read(&fragment);
            let _ = write(&state);
        }
    }
}
