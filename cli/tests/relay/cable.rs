//! A cable that can be pulled: two network namespaces, connected by a veth(4) pair, with the relay at one end and clients at the other.

use std::fs::File;
use std::io::Write;
use std::os::fd::AsFd;
use std::panic::resume_unwind;
use std::process::Command;
use std::thread;

use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

/// The addresses of the ends, from a network reserved for documentation (RFC 5737).
pub(crate) const RELAY: &str = "192.0.2.1";
const CLIENTS: &str = "192.0.2.2";

/// The cable. Dropping it deletes the namespaces.
pub(crate) struct Cable {
    relay: String,
    clients: String,
}

impl Cable {
    /// Makes a cable for a test. If this machine does not allow it, prints why: the test must then be skipped.
    pub(crate) fn new(test: &str) -> Option<Self> {
        let name = |end| format!("slugline-{}-{test}-{end}", std::process::id());
        let cable = Self { relay: name("relay"), clients: name("clients") };
        match cable.connect() {
            Ok(()) => Some(cable),
            Err(reason) => {
                // Libtest hides what macros print in tests that pass. Xtask looks for a line that begins like this.
                let _ = writeln!(
                    std::io::stderr(),
                    "\nleft out: {test}: it needs root and network namespaces (`ip netns`): {reason}"
                );
                None
            }
        }
    }

    fn connect(&self) -> Result<(), String> {
        let Self { relay, clients } = self;
        ip(&format!("netns add {relay}"))?;
        ip(&format!("netns add {clients}"))?;
        ip(&format!("-n {relay} link add cable type veth peer name cable netns {clients}"))?;
        for (end, address) in [(relay, RELAY), (clients, CLIENTS)] {
            ip(&format!("-n {end} address add {address}/24 dev cable"))?;
            ip(&format!("-n {end} link set lo up"))?;
            ip(&format!("-n {end} link set cable up"))?;
        }
        // All other addresses are behind the cable too.
        ip(&format!("-n {relay} route add default via {CLIENTS}"))
    }

    /// Pulls the cable at the clients' end: no packet arrives at either side any more, and neither side is told.
    pub(crate) fn pull(&self) {
        ip(&format!("-n {} link set cable down", self.clients)).unwrap();
    }

    /// Runs something at the relay's end. Its processes, threads and connections stay there.
    pub(crate) fn at_relay<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        within(&self.relay, work)
    }

    /// Runs something at the clients' end.
    pub(crate) fn at_clients<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        within(&self.clients, work)
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        for end in [&self.relay, &self.clients] {
            // It may not have been made.
            let _ = ip(&format!("netns delete {end}"));
        }
    }
}

/// In a separate thread, because a thread that has changed its namespace keeps it.
fn within<T: Send>(namespace: &str, work: impl FnOnce() -> T + Send) -> T {
    let moved = || {
        let file = File::open(format!("/run/netns/{namespace}")).unwrap();
        move_into_link_name_space(file.as_fd(), Some(LinkNameSpaceType::Network)).unwrap();
        work()
    };
    thread::scope(|scope| scope.spawn(moved).join()).unwrap_or_else(|panic| resume_unwind(panic))
}

/// Runs ip(8). The error is its message.
fn ip(arguments: &str) -> Result<(), String> {
    let output = Command::new("ip").args(arguments.split(' ')).output().map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("ip {arguments}: {}", String::from_utf8_lossy(&output.stderr).trim_end())),
    }
}
