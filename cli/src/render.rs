//! `slugline render`

use clap::{Args, ValueEnum};
use slugline::render::{Options, elements, page};

use crate::clock::now;
use crate::input::{Input, print};

#[derive(Args)]
pub(crate) struct Call {
    #[command(flatten)]
    input: Input,
    /// Print a whole page. Its headline is of level 1.
    #[arg(long)]
    page: bool,
    /// The level of the headline, 1 to 6.
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=6))]
    headline_level: Option<u8>,
    /// The language of the page, a BCP 47 tag.
    #[arg(long)]
    lang: Option<String>,
    /// The data for machines.
    #[arg(long, value_enum, default_value_t = JsonLd::Article)]
    json_ld: JsonLd,
    /// Where the page finds the files of the package.
    #[arg(long, default_value = "pkg/")]
    assets: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum JsonLd {
    /// The whole story, as schema.org's NewsArticle.
    Article,
    /// Nothing.
    None,
}

/// Prints HTML.
pub(crate) fn run(call: &Call) -> Result<(), String> {
    let document = call.input.read()?.document;
    call.input.tell(document.article.as_ref().and_then(|article| article.withheld_at(now())));
    let options = Options {
        headline_level: call.headline_level.unwrap_or(if call.page { 1 } else { 2 }),
        lang: call.lang.as_deref(),
        now: now(),
        json_ld: matches!(call.json_ld, JsonLd::Article),
    };
    let html = if call.page {
        let assets = if call.assets.ends_with('/') { call.assets.clone() } else { format!("{}/", call.assets) };
        page(&document, &assets, options)
    } else {
        elements(&document, options)
    };
    print(&html)
}
