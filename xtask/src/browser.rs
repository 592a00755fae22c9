//! Chromium and its driver, for the tests in a browser.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use serde_json::Value;

use crate::apt;
use crate::shop::Shop;

const PACKAGES: &[&str] = &["chromium", "chromium-driver"];

/// A browser, and the program that drives it.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    /// The browser.
    pub(crate) chromium: PathBuf,
    /// Its WebDriver.
    pub(crate) driver: PathBuf,
}

/// The browser that `CHROMIUM` and `CHROMEDRIVER` name, or the first on the search path; installs nothing.
pub(crate) fn look(shop: &Shop) -> Result<Browser> {
    Ok(Browser {
        chromium: named("CHROMIUM", shop, &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"])?,
        driver: named("CHROMEDRIVER", shop, &["chromedriver"])?,
    })
}

/// What a person can do where there is none.
pub(crate) fn by_hand() -> String {
    format!("`{}`, or set CHROMIUM and CHROMEDRIVER to where they are", apt::by_hand(PACKAGES))
}

/// The browser, installed from Debian's packages if there is none.
pub(crate) fn ensure(shop: &Shop) -> Result<Browser> {
    look(shop).or_else(|missing| {
        apt::install(shop, PACKAGES).map_err(|error| anyhow!("{missing}: {}; {error:#}", by_hand()))?;
        look(shop)
    })
}

impl Browser {
    /// Writes webdriver.json with this browser in it, and gives the path: a driver finds by itself only what is installed
    /// in the usual place.
    pub(crate) fn capabilities(&self, shop: &Shop) -> Result<PathBuf> {
        let text = fs::read_to_string(shop.path("webdriver.json")).context("cannot read webdriver.json")?;
        let mut capabilities: Value = serde_json::from_str(&text).context("webdriver.json")?;
        let options = capabilities.get_mut("goog:chromeOptions").and_then(Value::as_object_mut);
        let binary = Value::String(self.chromium.to_string_lossy().into_owned());
        options.context("webdriver.json has no goog:chromeOptions")?.insert("binary".to_owned(), binary);
        let path = shop.path("target/xtask/webdriver.json");
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, capabilities.to_string())?;
        Ok(path)
    }
}

/// The path in an environment variable, or the first of some programs on the search path or in /usr/bin.
fn named(variable: &str, shop: &Shop, names: &[&str]) -> Result<PathBuf> {
    if let Some(path) = env::var_os(variable).map(PathBuf::from) {
        return path.is_file().then_some(path).with_context(|| format!("{variable} names no file"));
    }
    let usual = names.first().map(|name| PathBuf::from("/usr/bin").join(name)).filter(|path| path.is_file());
    let found = names.iter().find_map(|name| shop.find(name)).or(usual);
    found.with_context(|| format!("no {} was found", names.first().copied().unwrap_or_default()))
}
