//! The repository's folder, and how other programs are run in it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};

use crate::tools;

/// The repository, and how programs run in it.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    /// Whether the output of programs is shown while they run. It is always kept in a log.
    echo: bool,
    /// The stem of the log's file name.
    log: String,
}

impl Workspace {
    /// The repository that this program was built from.
    pub(crate) fn open() -> Result<Self> {
        // Cargo sets it for `cargo run`; the compiled-in value would be wrong after the folder was moved.
        let xtask = env::var_os("CARGO_MANIFEST_DIR").context("call it as `cargo xtask`")?;
        let root = Path::new(&xtask).parent().context("xtask/ has no parent folder")?.to_path_buf();
        Ok(Self { root, echo: true, log: "xtask".to_owned() })
    }

    /// The same workspace, with output going to the log `name` only.
    pub(crate) fn quiet(&self, name: &str) -> Self {
        Self { echo: false, log: name.replace(' ', "-"), ..self.clone() }
    }

    /// A path in the repository.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Cargo's target folder.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.path("target"), |folder| self.root.join(folder))
    }

    /// The log of the programs run by this workspace.
    pub(crate) fn log(&self) -> PathBuf {
        self.path("target/xtask/logs").join(format!("{}.log", self.log))
    }

    /// A command that runs in the repository's root and finds the tools of `tools` and `node_modules` first.
    ///
    /// It does not inherit cargo's variables about xtask itself: build scripts of children would read them, and
    /// `CARGO` would fix them to one toolchain. `RUSTUP_TOOLCHAIN` stays: it is the caller's choice.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.search_path()).env_remove("FORCE_COLOR");
        for (name, _) in env::vars_os() {
            let about_xtask = name.to_str().is_some_and(|name| {
                name.starts_with("CARGO_PKG_")
                    || name.starts_with("CARGO_BIN_")
                    || matches!(
                        name,
                        "CARGO"
                            | "CARGO_MANIFEST_DIR"
                            | "CARGO_MANIFEST_PATH"
                            | "CARGO_PRIMARY_PACKAGE"
                            | "CARGO_CRATE_NAME"
                            | "RUST_RECURSION_COUNT"
                            | "LD_LIBRARY_PATH"
                    )
            });
            if about_xtask {
                command.env_remove(name);
            }
        }
        // Cargo and rustup put their own folders in front; the rest is the caller's.
        if let Some(path) = env::var_os("LD_LIBRARY_PATH") {
            let callers =
                env::split_paths(&path).filter(|folder| !folder.starts_with(self.target()) && !folder.join("rustlib").is_dir());
            if let Ok(path) = env::join_paths(callers)
                && !path.is_empty()
            {
                command.env("LD_LIBRARY_PATH", path);
            }
        }
        command
    }

    /// Runs a command and returns its output. An error shows the command, its output, and `remedy`.
    pub(crate) fn run(&self, command: Command, remedy: &str) -> Result<String> {
        let line = line(&command);
        let (success, output, how) = self.capture(command).with_context(|| format!("cannot run `{line}`; {remedy}"))?;
        if success {
            return Ok(output);
        }
        let said = if self.echo { "it said the above".to_owned() } else { format!("it said:\n\n{}\n", output.trim_end()) };
        Err(anyhow!("`{line}` failed ({how}); {said}\nTo go on: {remedy}."))
    }

    /// What a command prints on standard output, trimmed; nothing if it fails or does not exist.
    pub(crate) fn ask(&self, mut command: Command) -> Option<String> {
        let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Hands the terminal over to a command. On Unix it replaces this program, so that ending the chore
    /// ends the command.
    pub(crate) fn hand_over(&self, mut command: Command) -> Result<()> {
        let line = line(&command);
        #[cfg(unix)]
        {
            let error = std::os::unix::process::CommandExt::exec(&mut command);
            Err(error).with_context(|| format!("cannot run `{line}`"))
        }
        #[cfg(not(unix))]
        {
            let status = command.status().with_context(|| format!("cannot run `{line}`"))?;
            if status.success() { Ok(()) } else { Err(anyhow!("`{line}` ended with {status}")) }
        }
    }

    /// The first file called `program` on the search path.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        let name = format!("{program}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&self.search_path()).map(|folder| folder.join(&name)).find(|path| path.is_file())
    }

    fn search_path(&self) -> OsString {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let folders =
            tools::folders(&self.root).into_iter().chain([self.path("node_modules/.bin")]).chain(env::split_paths(&inherited));
        // A folder with a separator in its name cannot be on a search path.
        env::join_paths(folders).unwrap_or(inherited)
    }

    fn capture(&self, mut command: Command) -> Result<(bool, String, String)> {
        let log_path = self.log();
        if let Some(folder) = log_path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut log = File::options().create(true).append(true).open(log_path)?;
        writeln!(log, "$ {}", line(&command))?;

        // One pipe for both streams keeps their lines in order.
        let (reader, writer) = std::io::pipe()?;
        command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
        let mut child = command.spawn()?;
        // The command holds the writing ends; while they are open, reading does not end.
        drop(command);
        let echo = self.echo;
        let copy = thread::spawn(move || copy(reader, log, echo));
        let status = child.wait()?;

        // A browser that outlives its driver keeps the pipe open: the command's own output arrived long before.
        let end = Instant::now() + Duration::from_secs(10);
        while !copy.is_finished() && Instant::now() < end {
            thread::sleep(Duration::from_millis(5));
        }
        let output = if copy.is_finished() {
            copy.join().map_err(|_| anyhow!("the reader of the output panicked"))??
        } else {
            fs::read(self.log())?
        };
        Ok((status.success(), String::from_utf8_lossy(&output).into_owned(), status.to_string()))
    }
}

/// Copies all output to the log, to the terminal if `echo`, and into memory.
fn copy(mut reader: impl Read, mut log: File, echo: bool) -> Result<Vec<u8>> {
    let mut output = Vec::new();
    let mut buffer = [0; 8192];
    loop {
        let length = reader.read(&mut buffer)?;
        let Some(piece) = buffer.get(..length).filter(|piece| !piece.is_empty()) else {
            return Ok(output);
        };
        output.extend_from_slice(piece);
        log.write_all(piece)?;
        if echo {
            let mut terminal = std::io::stdout();
            terminal.write_all(piece)?;
            terminal.flush()?;
        }
    }
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    let toolchain = command.get_envs().find_map(|(name, value)| {
        (name == "RUSTUP_TOOLCHAIN").then(|| format!("RUSTUP_TOOLCHAIN={} ", value.unwrap_or_default().to_string_lossy()))
    });
    let mut line = toolchain.unwrap_or_default();
    line.push_str(&command.get_program().to_string_lossy());
    for argument in command.get_args() {
        let argument = argument.to_string_lossy();
        let quote = if argument.is_empty() || argument.contains(char::is_whitespace) { "'" } else { "" };
        line.push_str(&format!(" {quote}{argument}{quote}"));
    }
    line
}
