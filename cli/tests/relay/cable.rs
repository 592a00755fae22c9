//! A cable that can be pulled: two network namespaces and a pair of veth(4) between them, with the relay at one end and clients at the other.

use std::fs::File;
use std::io::Write;
use std::os::fd::AsFd;
use std::panic::resume_unwind;
use std::process::Command;
use std::thread;

use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};

/// The ends' addresses: of a network that is nobody's (RFC 5737).
pub(crate) const RELAY: &str = "192.0.2.1";
const CLIENTS: &str = "192.0.2.2";

/// The cable. It is taken away when it is dropped.
pub(crate) struct Cable {
    relay: String,
    clients: String,
}

impl Cable {
    /// Lays a cable for a test. Where this machine does not allow it, that is told, and the test is left out.
    pub(crate) fn lay(test: &str) -> Option<Self> {
        let name = |end| format!("slugline-{}-{test}-{end}", std::process::id());
        let cable = Self { relay: name("relay"), clients: name("clients") };
        match cable.connect() {
            Ok(()) => Some(cable),
            Err(reason) => {
                // Not by a macro: what those print is seen of tests that fail only.
                let _ =
                    writeln!(std::io::stderr(), "left out: {test}: it needs root and network namespaces (`ip netns`): {reason}");
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
        // All else is beyond the cable too.
        ip(&format!("-n {relay} route add default via {CLIENTS}"))
    }

    /// Pulls the cable out at the clients' end: neither side can say another word, and neither is told.
    pub(crate) fn pull(&self) {
        ip(&format!("-n {} link set cable down", self.clients)).unwrap();
    }

    /// Does something at the relay's end. What it starts or connects there stays there.
    pub(crate) fn at_relay<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        within(&self.relay, work)
    }

    /// Does something at the clients' end.
    pub(crate) fn at_clients<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        within(&self.clients, work)
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        for end in [&self.relay, &self.clients] {
            // It may not have come to be.
            let _ = ip(&format!("netns delete {end}"));
        }
    }
}

/// In a thread of its own: a thread that has moved does not come back.
fn within<T: Send>(namespace: &str, work: impl FnOnce() -> T + Send) -> T {
    let moved = || {
        let file = File::open(format!("/run/netns/{namespace}")).unwrap();
        move_into_link_name_space(file.as_fd(), Some(LinkNameSpaceType::Network)).unwrap();
        work()
    };
    thread::scope(|scope| scope.spawn(moved).join()).unwrap_or_else(|panic| resume_unwind(panic))
}

/// Calls ip(8). An error is what it said.
fn ip(arguments: &str) -> Result<(), String> {
    let output = Command::new("ip").args(arguments.split(' ')).output().map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("ip {arguments}: {}", String::from_utf8_lossy(&output.stderr).trim_end())),
    }
}
