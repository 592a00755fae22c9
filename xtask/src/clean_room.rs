//! The tests on a machine that has nothing: a minimal Debian in a folder, with only what README.md requires.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::apt;
use crate::workspace::Workspace;

/// Its folder, made anew each time.
const ROOM: &str = "target/clean-room";
/// The repository in it.
const REPOSITORY: &str = "/root/slugline";
/// What Rust needs in addition to a minimal Debian: a linker, and the certificates of registries.
const PACKAGES: &str = "ca-certificates,gcc,libc6-dev";
/// The program that makes the room, and its Debian package.
const PROGRAMS: [(&str, &str); 3] = [("mmdebstrap", "mmdebstrap"), ("unshare", "util-linux"), ("git", "git")];

/// Makes the room, clones what is committed into it, and runs `cargo xtask test` there, with these arguments. With `--again` the
/// room is kept, and only gets what has been committed since.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let codename = codename()?;
    for (program, package) in PROGRAMS {
        if workspace.find(program).is_none() {
            apt::install(workspace, &[package])?;
        }
    }
    let room = Room { workspace, root: workspace.path(ROOM) };
    let arguments = match arguments {
        [first, more @ ..] if first == "--again" => {
            room.update_repository()?;
            more
        }
        all => {
            room.make(&codename)?;
            room.bring_configuration()?;
            room.bring_node()?;
            room.bring_rust()?;
            room.clone_repository()?;
            all
        }
    };
    let test = format!("cd {REPOSITORY} && cargo xtask test \"$@\"");
    let mut words = vec!["sh".to_owned(), "-c".to_owned(), test, "test".to_owned()];
    words.extend(arguments.iter().cloned());
    workspace.run(room.command(&words), "see above; the room stays in target/clean-room").map(drop)
}

/// The release name of this Debian, which the room uses too.
fn codename() -> Result<String> {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let value = |name: &str| {
        let line = release.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        line.map(|value| value.trim_matches('"').to_owned())
    };
    if value("ID").as_deref() != Some("debian") {
        bail!("the clean room is made from this machine's own Debian, and this machine has none: use a Debian container");
    }
    value("VERSION_CODENAME").context("/etc/os-release names no VERSION_CODENAME")
}

struct Room<'a> {
    workspace: &'a Workspace,
    root: PathBuf,
}

impl Room<'_> {
    /// Installs a minimal Debian, from the package sources of this machine.
    fn make(&self, codename: &str) -> Result<()> {
        self.privileged("rm", ["-rf".into(), self.root.clone().into()])?;
        fs::create_dir_all(self.root.parent().context("the room has no parent folder")?)?;
        let settings = self.workspace.path("target/xtask/apt.conf");
        fs::create_dir_all(self.workspace.path("target/xtask"))?;
        let mut dump = self.workspace.command("apt-config");
        dump.arg("dump");
        let dump = self.workspace.ask(dump).context("`apt-config dump` fails")?;
        let acquire: Vec<&str> = dump.lines().filter(|line| line.starts_with("Acquire::")).collect();
        fs::write(&settings, acquire.join("\n"))?;

        let mut option = OsString::from("--aptopt=");
        option.push(&settings);
        let mut words: Vec<OsString> = ["--mode=root", "--variant=minbase"].map(Into::into).to_vec();
        words.extend([format!("--include={PACKAGES}").into(), option, codename.into(), self.root.clone().into()]);
        words.extend(sources(codename)?.into_iter().map(OsString::from));
        self.privileged("mmdebstrap", words)
    }

    /// The caller's access to the registries: host names, certificates, settings of npm and cargo.
    fn bring_configuration(&self) -> Result<()> {
        let home = env::home_dir().context("no home folder")?;
        let cargo = cargo_home(&home);
        let files = [
            ("/etc/resolv.conf".into(), "etc/resolv.conf"),
            ("/etc/hosts".into(), "etc/hosts"),
            ("/etc/ssl/certs/ca-certificates.crt".into(), "etc/ssl/certs/ca-certificates.crt"),
            (home.join(".npmrc"), "root/.npmrc"),
            (cargo.join("config.toml"), "root/.cargo/config.toml"),
        ];
        for (from, to) in files {
            if from.is_file() {
                self.copy(&from, to)?;
            }
        }
        Ok(())
    }

    fn bring_node(&self) -> Result<()> {
        let [node, npm] = ["node", "npm"].map(|name| self.workspace.find(name).and_then(|path| path.canonicalize().ok()));
        let node = node.context("there is no Node.js to bring along")?;
        // npm/bin/npm-cli.js
        let npm = npm.and_then(|path| Some(path.parent()?.parent()?.to_path_buf())).context("there is no npm to bring along")?;
        self.copy(&node, "usr/local/bin/node")?;
        self.copy(&npm, "usr/local/lib/node_modules/npm")?;
        for name in ["npm", "npx"] {
            let link = self.root.join("usr/local/bin").join(name);
            let target = format!("../lib/node_modules/npm/bin/{name}-cli.js");
            self.privileged("ln", ["-s".into(), target.into(), link.into()])?;
        }
        let version = self.workspace.run(self.command(&["node".to_owned(), "--version".to_owned()]), "");
        version.context("this machine's Node.js does not start elsewhere: use one from nodejs.org").map(drop)
    }

    /// rustup with only the toolchain in use.
    fn bring_rust(&self) -> Result<()> {
        let home = env::home_dir().context("no home folder")?;
        let mut active = self.workspace.command("rustup");
        active.args(["show", "active-toolchain"]);
        let active = self.workspace.ask(active).context("there is no rustup to bring along")?;
        let name = active.split_whitespace().next().context("rustup names no toolchain")?;
        let rustup = env::var_os("RUSTUP_HOME").map_or_else(|| home.join(".rustup"), PathBuf::from);
        let toolchain = rustup.join("toolchains").join(name).canonicalize().context("rustup's toolchain is not there")?;
        self.copy(&cargo_home(&home).join("bin"), "root/.cargo/bin")?;
        self.copy(&toolchain, &format!("root/.rustup/toolchains/{name}"))?;
        let default = ["rustup", "default", name].map(str::to_owned);
        self.workspace.run(self.command(&default), "see to rustup's toolchain").map(drop)
    }

    fn clone_repository(&self) -> Result<()> {
        self.warn_of_changes();
        let words = ["clone", "--quiet", "--no-local"].map(Into::into);
        self.privileged("git", words.into_iter().chain([self.workspace.path("").into(), self.repository()]))
    }

    fn update_repository(&self) -> Result<()> {
        self.warn_of_changes();
        let git = |words: &[&str], last: OsString| {
            let place = ["-C".into(), self.repository()];
            self.privileged("git", place.into_iter().chain(words.iter().map(Into::into)).chain([last]))
        };
        git(&["fetch", "--quiet"], self.workspace.path("").into())?;
        git(&["reset", "--quiet", "--hard"], "FETCH_HEAD".into())
    }

    fn warn_of_changes(&self) {
        let mut status = self.workspace.command("git");
        status.args(["status", "--porcelain"]);
        if self.workspace.ask(status).is_some_and(|lines| !lines.is_empty()) {
            println!("What is not committed does not come along.");
        }
    }

    /// The repository in the room, from outside.
    fn repository(&self) -> OsString {
        let mut path = self.root.clone().into_os_string();
        path.push(REPOSITORY);
        path
    }

    fn copy(&self, from: &Path, to: &str) -> Result<()> {
        let to = self.root.join(to);
        let folder = to.parent().context("no folder to copy to")?;
        self.privileged("mkdir", ["-p".into(), folder.into()])?;
        self.privileged("cp", ["-a".into(), "-L".into(), "--reflink=auto".into(), from.into(), to.into()])
    }

    fn privileged(&self, program: &str, words: impl IntoIterator<Item = OsString>) -> Result<()> {
        let mut command = apt::privileged(self.workspace, program, "cargo xtask clean-room")?;
        command.args(words);
        self.workspace.run(command, "see above; the clean room needs root, for `chroot`").map(drop)
    }

    /// A command that runs in the room, with separate devices and processes while it runs: nothing stays
    /// mounted, however it ends.
    fn command(&self, words: &[String]) -> Command {
        const ENTER: &str = r#"mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" env -i "$@""#;
        let mut command = self.workspace.command("unshare");
        command.args(["--mount", "--pid", "--fork", "--kill-child", "sh", "-c", ENTER]).arg(&self.root);
        command.args(["HOME=/root", "LANG=C.UTF-8"]);
        command.arg("PATH=/root/.cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        for (name, value) in env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_about_network)) {
            let mut variable = name;
            variable.push("=");
            variable.push(value);
            command.arg(variable);
        }
        command.args(words);
        command
    }
}

fn cargo_home(home: &Path) -> PathBuf {
    env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from)
}

/// The files that say where this Debian's packages come from.
fn sources(codename: &str) -> Result<Vec<PathBuf>> {
    let mut files = vec![PathBuf::from("/etc/apt/sources.list")];
    for entry in fs::read_dir("/etc/apt/sources.list.d").into_iter().flatten() {
        files.push(entry?.path());
    }
    files.retain(|file| {
        let is_read = file.extension().is_some_and(|end| end == "list" || end == "sources");
        is_read && fs::read_to_string(file).is_ok_and(|text| text.contains(codename))
    });
    files.sort();
    if files.is_empty() {
        bail!("no file in /etc/apt names {codename}");
    }
    Ok(files)
}

/// Whether a variable says how registries are reached, or that there is no user.
fn is_about_network(name: &str) -> bool {
    const NAMES: [&str; 5] = ["CI", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO"];
    const BEGINNINGS: [&str; 4] = ["npm_config_", "CARGO_HTTP_", "CARGO_NET_", "CARGO_REGISTR"];
    NAMES.contains(&name)
        || name.to_ascii_lowercase().ends_with("_proxy")
        || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::is_about_network;

    #[test]
    fn only_network_settings_are_copied() {
        for name in ["https_proxy", "NO_PROXY", "npm_config_registry", "CARGO_NET_RETRY", "NODE_EXTRA_CA_CERTS", "CI"] {
            assert!(is_about_network(name), "{name}");
        }
        for name in ["PATH", "HOME", "CARGO_MANIFEST_DIR", "CHROMIUM", "FONTCONFIG_FILE", "CARGO_TARGET_DIR"] {
            assert!(!is_about_network(name), "{name}");
        }
    }
}
