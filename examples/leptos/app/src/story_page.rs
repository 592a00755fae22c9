//! A page to try the reader's controls.

use leptos::prelude::*;
use slugline::components::controls::{Action, Control, TextSize};
use slugline::{Story, Ticker};

use crate::edition::edition;
use crate::options::Options;

/// A page with a story for each of these options, and a strip below them. The reader's consent to what is stored can be withdrawn.
#[component]
pub fn StoryPage(stories: Vec<Options>, #[prop(into)] on_action: Callback<Action>) -> impl IntoView {
    let (stories, add) = signal(stories);
    let (has_consent, consent) = signal(true);
    // `persist` is no signal: without consent the stories are other ones.
    let numbered = move || {
        let has_consent = has_consent.get();
        stories.get().into_iter().enumerate().map(|(number, options)| (number, has_consent, options)).collect::<Vec<_>>()
    };
    let story = move |(_, has_consent, options): (usize, bool, Options)| {
        let controls = options.get("controls").map_or_else(|| vec![Control::TextSize], |names| Control::named(&names));
        let text_size = options.get("text-size").and_then(|percent| TextSize::of_percent(&percent)).unwrap_or_default();
        let persist = has_consent && options.get("persist").as_deref() != Some("none");
        view! {
            <Story controls text_size persist lang="en-GB" on_action {..} id=options.get("id")>
                <p style:margin="0" style:font-size="18px" style:line-height="27px">{"Words"}</p>
            </Story>
        }
    };
    view! {
        <main>
            <h1>{"Stories"}</h1>
            <For each=numbered key=|(number, has_consent, _)| (*number, *has_consent) children=story/>
            <Ticker strip=edition().strip lang="en-GB"/>
            <p>
                <button type="button" on:click=move |_| add.update(|stories| stories.push(Options::default()))>{"One more"}</button>
                {" "}
                <button type="button" on:click=move |_| consent.set(false)>{"Withdraw consent"}</button>
            </p>
        </main>
    }
}
