//! Faults on demand: what can go wrong between a market and a page. `mischief` applies them to frames.

macro_rules! faults {
    ($( $(#[$meta:meta])* $fault:ident = $name:literal, )*) => {
        /// A fault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Fault { $( $(#[$meta])* $fault, )* }

        impl Fault {
            const ALL: &'static [(&'static str, Self)] = &[$( ($name, Self::$fault), )*];
        }
    };
}

faults! {
    /// Frames are left out: never the last one, which is replaced by a complete one.
    Drop = "drop",
    /// Invalid data between frames.
    Garbage = "garbage",
    /// A frame comes after the one that follows it; always the last but one.
    Reorder = "reorder",
    /// Frames come twice.
    Duplicate = "duplicate",
    /// Bytes are sent slowly (see `sse` and `socket`).
    Slow = "slow",
    /// A megabyte in a frame, and a frame of unknown symbols.
    Huge = "huge",
    /// The connection is open, and nothing comes (see `watcher`).
    Silent = "silent",
    /// The connection ends as soon as it is open (see `watcher`).
    Close = "close",
    /// All times are off by an hour: ahead with an even seed, behind with an odd one.
    Skew = "skew",
}

impl Fault {
    /// The faults in a comma-separated list.
    pub(super) fn all(list: &str) -> Result<Vec<Self>, String> {
        let fault = |name: &str| Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, fault)| *fault);
        list.split(',')
            .filter(|name| !name.is_empty())
            .map(|name| fault(name).ok_or_else(|| format!("fault: there is no `{name}`; known are {}", Self::names())))
            .collect()
    }

    /// The names of all.
    pub(super) fn names() -> String {
        Self::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn faults_are_separated_by_commas() {
        assert_eq!(Fault::all("skew,drop"), Ok(vec![Fault::Skew, Fault::Drop]));
        assert_eq!(Fault::all(""), Ok(vec![]));
        assert!(Fault::all("drop, skew").unwrap_err().ends_with("drop garbage reorder duplicate slow huge silent close skew"));
    }
}
