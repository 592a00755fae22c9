//! A running server: it can be killed, paused, and measured.

use std::fs::{self, File};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result};
use rustix::process::{Pid, Signal, kill_process_group};

/// A process and its children, killed when it is dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
    group: Pid,
}

impl Process {
    /// Starts a command; its output goes to a file.
    pub fn start(mut command: Command, log: &Path) -> Result<Self> {
        let file =
            File::options().create(true).append(true).open(log).with_context(|| format!("cannot write {}", log.display()))?;
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).process_group(0);
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().with_context(|| format!("cannot start {name}"))?;
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw).context("a process without a number")?;
        Ok(Self { child, group })
    }

    /// Ends it at once, as in a power cut.
    pub fn kill(&mut self) {
        // What has ended already cannot be killed.
        let _ = kill_process_group(self.group, Signal::KILL);
        let _ = self.child.wait();
    }

    /// Asks it to end, as systemd does.
    pub fn stop(&self) -> Result<()> {
        kill_process_group(self.group, Signal::TERM).context("cannot stop a process")
    }

    /// Pauses it, as on a machine that has run out of memory.
    pub fn pause(&self) -> Result<()> {
        kill_process_group(self.group, Signal::STOP).context("cannot pause a process")
    }

    /// Resumes it.
    pub fn resume(&self) -> Result<()> {
        kill_process_group(self.group, Signal::CONT).context("cannot resume a process")
    }

    /// The processor time that it and its children have used.
    pub fn cost(&self) -> Duration {
        let group = self.group.as_raw_nonzero().get();
        let ticks: u64 = stats().filter_map(|stat| ticks(&stat, group)).sum();
        Duration::from_secs_f64(ticks as f64 / rustix::param::clock_ticks_per_second() as f64)
    }

    /// The memory of it and its children, in bytes. Shared memory is counted once for each.
    pub fn memory(&self) -> u64 {
        let group = self.group.as_raw_nonzero().get();
        let pages: u64 = stats().filter_map(|stat| field(&stat, group, 23)).sum();
        pages * rustix::param::page_size() as u64
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The system's data about each process: proc(5), `/proc/PID/stat`.
fn stats() -> impl Iterator<Item = String> {
    let folders = fs::read_dir("/proc").into_iter().flatten().flatten();
    folders.filter_map(|folder| fs::read_to_string(folder.path().join("stat")).ok())
}

/// User and system time of a process, if it is of this group.
fn ticks(stat: &str, group: i32) -> Option<u64> {
    Some(field(stat, group, 13)? + field(stat, group, 14)?)
}

/// A field of `stat`, counted from 0, where the process is of this group.
fn field(stat: &str, group: i32, index: usize) -> Option<u64> {
    // The second field is a name in brackets that may contain anything; the fifth is the group.
    let rest = stat.rsplit_once(") ")?.1;
    let mut fields = rest.split(' ');
    let of = fields.clone().nth(2)?.parse::<i32>().ok()?;
    (of == group).then(|| fields.nth(index - 2)?.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{field, ticks};

    #[test]
    fn processor_time_includes_child_processes() {
        let stat = "7 (a ) name) S 1 42 42 0 -1 4194560 5 0 0 0 30 12 0 0 20 0 1 0 99 1000 250 1";
        assert_eq!(ticks(stat, 42), Some(42));
        assert_eq!(field(stat, 42, 23), Some(250));
        assert_eq!(ticks(stat, 41), None);
    }
}
