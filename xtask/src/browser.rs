//! Browsers and their drivers, for the tests in a browser: one for each engine.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};

use crate::apt;
use crate::tools::Tool;
use crate::workspace::Workspace;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK's own small browser.
    WebKit,
}

/// A browser, and its driver.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    engine: Engine,
    /// The browser.
    pub(crate) binary: PathBuf,
    /// Its WebDriver.
    pub(crate) driver: PathBuf,
}

impl Engine {
    /// All of them; the first is the one of the plain tests.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name on the command line and in tests.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The variables with the paths of the browser and its driver.
    fn variables(self) -> [&'static str; 2] {
        match self {
            Self::Chromium => ["CHROMIUM", "CHROMEDRIVER"],
            Self::Firefox => ["FIREFOX", "GECKODRIVER"],
            Self::WebKit => ["MINIBROWSER", "WEBKITWEBDRIVER"],
        }
    }

    /// Debian's packages. WebKitGTK has no headless mode: it runs on Xvfb.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb", "xauth"],
        }
    }

    /// The driver, if it is not in a Debian package.
    fn tool(self) -> Option<Tool> {
        (self == Self::Firefox).then(Tool::geckodriver)
    }

    /// From the variables, or the first on the search path; installs nothing.
    pub(crate) fn look(self, workspace: &Workspace) -> Result<Browser> {
        let [browser, driver] = self.variables();
        let (binary, driver) = match self {
            Self::Chromium => {
                let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
                (named(browser, workspace, &names)?, named(driver, workspace, &["chromedriver"])?)
            }
            Self::Firefox => {
                (named(browser, workspace, &["firefox-esr", "firefox"])?, named(driver, workspace, &["geckodriver"])?)
            }
            Self::WebKit => {
                workspace.find("xvfb-run").context("no xvfb-run was found")?;
                let binary = named(browser, workspace, &["MiniBrowser"]).or_else(|error| mini_browser().ok_or(error))?;
                (binary, named(driver, workspace, &["WebKitWebDriver"])?)
            }
        };
        Ok(Browser { engine: self, binary, driver })
    }

    /// What to do if there is none.
    pub(crate) fn by_hand(self) -> String {
        let [browser, driver] = self.variables();
        let tool = self.tool().map(|tool| format!(" and `{}`", tool.by_hand())).unwrap_or_default();
        format!("`{}`{tool}, or set {browser} and {driver} to where they are", apt::by_hand(self.packages()))
    }

    /// The browser, installed from Debian's packages if there is none, and its driver.
    pub(crate) fn ensure(self, workspace: &Workspace) -> Result<Browser> {
        self.look(workspace).or_else(|missing| {
            self.install(workspace).map_err(|error| anyhow!("{missing}: {}; {error:#}", self.by_hand()))?;
            self.look(workspace)
        })
    }

    fn install(self, workspace: &Workspace) -> Result<()> {
        let [browser, _] = self.variables();
        let has_browser = self != Self::Firefox || named(browser, workspace, &["firefox-esr", "firefox"]).is_ok();
        if self.tool().is_none() || !has_browser {
            apt::install(workspace, self.packages())?;
        }
        self.tool().map_or(Ok(()), |tool| tool.ensure(workspace))
    }
}

impl Browser {
    /// The arguments of `wasm-pack test` for this browser.
    pub(crate) fn tell(&self, wasm_pack: &mut Command, workspace: &Workspace) -> Result<()> {
        let [browser, driver] = match self.engine {
            Engine::Chromium => ["--chrome", "--chromedriver"],
            Engine::Firefox => ["--firefox", "--geckodriver"],
            // WebKitGTK's driver uses Safari's protocol, and finds its browser by itself.
            Engine::WebKit => ["--safari", "--safaridriver"],
        };
        wasm_pack.args(["test", "--headless", browser, driver]).arg(&self.driver);
        wasm_pack.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", self.capabilities(workspace)?);
        Ok(())
    }

    /// Its version output, if any.
    pub(crate) fn version(&self, workspace: &Workspace) -> Option<String> {
        let mut browser = workspace.command(&self.binary);
        browser.arg("--version");
        workspace.ask(browser).and_then(|said| said.lines().last().map(str::to_owned))
    }

    /// A command for a program that starts this browser, with the fonts of the repository.
    pub(crate) fn command(&self, workspace: &Workspace, mut command: Command) -> Command {
        command.env("FONTCONFIG_PATH", workspace.path("tests/e2e/fonts")).env("FONTCONFIG_FILE", "usual.conf");
        if self.engine != Engine::WebKit {
            return command;
        }
        let mut framed = Command::new("xvfb-run");
        framed.args(["--auto-servernum", "--server-args=-screen 0 1280x1024x24"]);
        framed.arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => framed.env(name, value),
                None => framed.env_remove(name),
            };
        }
        if let Some(folder) = command.get_current_dir() {
            framed.current_dir(folder);
        }
        framed
    }

    /// Writes the driver's settings for the browser where wasm-bindgen's runner finds them, and returns the path: a driver
    /// only finds browsers in the usual place by itself.
    fn capabilities(&self, workspace: &Workspace) -> Result<PathBuf> {
        let binary = self.binary.to_string_lossy();
        let capabilities = match self.engine {
            Engine::Chromium => {
                let text = fs::read_to_string(workspace.path("webdriver.json")).context("cannot read webdriver.json")?;
                let mut capabilities: Value = serde_json::from_str(&text).context("webdriver.json")?;
                let options = capabilities.get_mut("goog:chromeOptions").and_then(Value::as_object_mut);
                options.context("webdriver.json has no goog:chromeOptions")?.insert("binary".to_owned(), binary.into());
                capabilities
            }
            Engine::Firefox => json!({ "moz:firefoxOptions": { "binary": binary } }),
            Engine::WebKit => json!({}),
        };
        let path = workspace.path(&format!("target/xtask/{}.json", self.engine.name()));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, capabilities.to_string())?;
        Ok(path)
    }
}

/// Debian's location: in a folder named after the architecture, and not on the search path.
fn mini_browser() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").ok()?.flatten();
    folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser")).find(|path| path.is_file())
}

/// The path in an environment variable, or the first of some programs on the search path or in /usr/bin.
fn named(variable: &str, workspace: &Workspace, names: &[&str]) -> Result<PathBuf> {
    if let Some(path) = env::var_os(variable).map(PathBuf::from) {
        return path.is_file().then_some(path).with_context(|| format!("{variable} names no file"));
    }
    let usual = names.first().map(|name| PathBuf::from("/usr/bin").join(name)).filter(|path| path.is_file());
    let found = names.iter().find_map(|name| workspace.find(name)).or(usual);
    found.with_context(|| format!("no {} was found", names.first().copied().unwrap_or_default()))
}
