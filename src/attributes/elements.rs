//! The tables.

use super::Value::{Number, Numbers, Text, Word, Words, WordsOrNone};
use super::{Attribute, Value};
use crate::components::ticker::{Field, Layout};
use crate::feed::Credentials;
use crate::motion::{MotionMode, PauseOn, ScrollDirection};

const DAY: u32 = 86_400;

const MOTIONS: &[&str] = &words(&MotionMode::ALL);
const DIRECTIONS: &[&str] = &words(&ScrollDirection::ALL);
const PAUSES: &[&str] = &words(&PauseOn::ALL);
const FIELDS: &[&str] = &words(&Field::ALL);
const LAYOUTS: &[&str] = &words(&Layout::ALL);
const CONTROLS: &[&str] = &["text-size", "theme", "font", "spacing", "measure", "listen", "share", "print", "none"];
const FORMATS: &[&str] = &["auto", "slugline", "wire", "ninjs", "jsonld", "wordpress", "ghost", "html"];
const THEMES: &[&str] = &["auto", "light", "dark", "sepia"];
const PALETTES: &[&str] = &["auto", "green-up", "red-up", "red-blue", "color-blind"];
const SIZES: &[&str] = &["87.5", "100", "112.5", "125", "150", "175", "200", "250"];
const LEVELS: &[&str] = &["1", "2", "3", "4", "5", "6"];

const SRC: Attribute = Attribute::new("src", Text, "", "where the content is");
const FORMAT: Attribute = Attribute::new("format", Word(FORMATS), "auto", "how to read it");
const CREDENTIALS: Attribute = Attribute::new(
    "credentials",
    Word(&words(&Credentials::ALL)),
    "same-origin",
    "to which servers requests take the reader's cookies along: `include` to any, for a paid source on another origin, `omit` to none",
);
const THEME: Attribute = Attribute::new("theme", Word(THEMES), "auto", "colours; `auto` takes those of the page");
const LOADING: Attribute =
    Attribute::new("loading", Word(&["eager", "lazy"]), "eager", "`lazy` fetches `src` when the element comes near the viewport");
const PERSIST: Attribute = Attribute::new(
    "persist",
    Word(&["local", "none"]),
    "local",
    "`none` neither uses nor stores the reader's preferences, and deletes what was stored",
);

const SHOWN: Attribute = Attribute::new(
    "fields",
    Words(FIELDS),
    "symbol percent price",
    "what is shown for each quote, in this order; `spark` is a line of former prices",
);
const HREF_TEMPLATE: Attribute = Attribute::new(
    "href-template",
    Text,
    "",
    "where a quote leads: an address with `{symbol}`, and `{exchange}` if needed. Without it quotes are not links",
);
const PALETTE: Attribute = Attribute::new(
    "palette",
    Word(PALETTES),
    "auto",
    "the colours of rise and fall; `auto` takes those of the language's market",
);

/// The attributes of `<slugline-quote>`.
pub const QUOTE: &[Attribute] = &[
    new("symbol", Text, "", "whose quote it is, with its exchange if several have it: `RIO@XLON`"),
    SHOWN,
    HREF_TEMPLATE,
    PALETTE,
];

/// The attributes of `<slugline-ticker>`.
pub const TICKER: &[Attribute] = &[
    SRC,
    new("stream", Text, "", "where ticks come from: Server-Sent Events, or with `ws:` or `wss:` a WebSocket"),
    FORMAT,
    CREDENTIALS,
    THEME,
    new("label", Text, "", "its name, shown and spoken; by default the strip's own"),
    new("interval", Number { least: 1, most: DAY }, "60", "seconds between two snapshots of `src` without a `stream`"),
    new("stale-after", Number { least: 1, most: DAY }, "60", "seconds without a frame until the strip marks its figures as old"),
    new(
        "hours",
        Text,
        "",
        "trading hours, outside of which the strip says that the market is closed: `Mon-Fri 09:30-16:00 America/New_York`",
    ),
    new("symbols", Text, "", "which quotes, in which order: symbols, separated by spaces"),
    SHOWN,
    new(
        "layout",
        Word(LAYOUTS),
        "strip",
        "`strip` is one line of quotes; `list` has columns with headings by which the reader sorts them; `cards` are boxes side by side",
    ),
    HREF_TEMPLATE,
    new("flash", Number { least: 0, most: 5000 }, "500", "how long a changed price is marked, in milliseconds; 0 for never"),
    new(
        "motion",
        Word(MOTIONS),
        "auto",
        "`auto` scrolls if not all quotes fit, `scroll` always does; `step` shows groups of quotes in turn; `none` is scrolled by hand",
    ),
    new("speed", Number { least: 1, most: 2000 }, "50", "CSS pixels a second"),
    new("direction", Word(DIRECTIONS), "auto", "where it moves; `auto` follows the direction of the text"),
    new("pause-on", WordsOrNone(PAUSES), "hover focus", "when the strip pauses; the button is always there"),
    new("max-rate", Number { least: 1, most: 60 }, "4", "how often a second changed figures are written at most"),
    PALETTE,
    LOADING,
    PERSIST,
];

/// The attributes of `<slugline-article>`.
pub const ARTICLE: &[Attribute] = &[
    SRC,
    FORMAT,
    CREDENTIALS,
    THEME,
    PERSIST,
    new("controls", Words(CONTROLS), "text-size", "the reader's controls, or `none`"),
    new("text-size", Word(SIZES), "100", "the initial size, in percent, unless the reader has chosen another"),
    new(
        "breaks",
        Numbers { least: 1, most: 1000 },
        "",
        "after which blocks of the body there is a room for an advertisement: numbers, separated by spaces",
    ),
    new("headline-level", Word(LEVELS), "2", "level of the headline; crossheads are one lower"),
    LOADING,
];

const fn new(name: &'static str, value: Value, default: &'static str, description: &'static str) -> Attribute {
    Attribute::new(name, value, default, description)
}

/// The names of all values of a type.
#[allow(clippy::indexing_slicing, reason = "the compiler evaluates it: what is out of bounds does not compile")]
const fn words<T: Copy, const COUNT: usize>(all: &[(&'static str, T); COUNT]) -> [&'static str; COUNT] {
    let mut words = [""; COUNT];
    let mut at = 0;
    while at < COUNT {
        words[at] = all[at].0;
        at += 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{CONTROLS, FORMATS, PALETTES, SIZES, THEMES, TICKER};
    use crate::attributes::find;
    use crate::components::controls::Control;
    use crate::components::ticker::Field;
    use crate::components::{Palette, Theme};
    use crate::ingest::Format;
    use crate::motion::MotionOptions;
    use crate::reader::TextSize;

    #[test]
    fn words_are_those_of_the_types() {
        let formats: Vec<_> = Format::ALL.iter().map(|format| format.word()).collect();
        assert_eq!(FORMATS[1..], formats);
        let controls = Control::ALL.iter().map(|(name, _)| *name).chain(["none"]).collect::<Vec<_>>();
        assert_eq!(CONTROLS, controls);
        assert_eq!(SIZES, TextSize::ALL.map(|size| size.to_percent().to_string()));
        let themes = [Theme::Auto, Theme::Light, Theme::Dark, Theme::Sepia];
        assert_eq!(THEMES, themes.map(|theme| theme.attribute().unwrap_or("auto")));
        let palettes = [Palette::Auto, Palette::GreenUp, Palette::RedUp, Palette::RedBlue, Palette::ColorBlind];
        assert_eq!(PALETTES, palettes.map(|palette| palette.attribute().unwrap_or("auto")));
    }

    #[test]
    fn defaults_are_those_of_the_types() {
        let default = |name| find(TICKER, name).unwrap().default;
        assert_eq!(Field::named(default("fields")), Field::usual());
        assert_eq!(default("speed"), MotionOptions::USUAL_SPEED.to_string());
    }
}
