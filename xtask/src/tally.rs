//! How many tests ran, read from the output of their runners.

use std::ops::AddAssign;

/// Counts of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Passed at the first try.
    pub(crate) passed: usize,
    /// Failed.
    pub(crate) failed: usize,
    /// Ignored, skipped or not reached.
    pub(crate) left_out: usize,
    /// Failed first, then passed.
    pub(crate) flaky: usize,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.left_out += other.left_out;
        self.flaky += other.flaky;
    }
}

/// The beginning of the line that a test prints if it cannot run on this machine. Libtest counts such a test as passed.
const LEFT_OUT: &str = "left out: ";

/// The lines of tests that could not run on this machine.
pub(crate) fn left_out(output: &str) -> Option<String> {
    let lines: Vec<_> = output.lines().filter(|line| line.starts_with(LEFT_OUT)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Counts the tests of libtest and of wasm-bindgen-test: `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
pub(crate) fn rust(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        let Some((_, counts)) = line.split_once("test result: ").and_then(|(_, rest)| rest.split_once(". ")) else {
            continue;
        };
        for count in counts.split("; ") {
            tally += counted(count);
        }
    }
    let left_out = output.lines().filter(|line| line.starts_with(LEFT_OUT)).count();
    tally.passed = tally.passed.saturating_sub(left_out);
    tally.left_out += left_out;
    tally
}

/// Counts the tests of Playwright, which prints `3 passed (4.5s)`, `1 flaky` and the like on lines of their own.
pub(crate) fn playwright(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        // The lists of names below a count are indented.
        if line.strip_prefix("  ").is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit())) {
            tally += counted(line);
        }
    }
    tally
}

/// Counts the tests of Node.js's own runner, which ends with lines such as `# pass 3` (TAP) or `ℹ pass 3` (in a terminal).
pub(crate) fn node(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        let Some(count) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) else { continue };
        let Some((what, number)) = count.split_once(' ') else { continue };
        let Ok(number) = number.parse() else { continue };
        tally += match what {
            "pass" => Tally { passed: number, ..Tally::default() },
            "fail" | "cancelled" => Tally { failed: number, ..Tally::default() },
            "skipped" | "todo" => Tally { left_out: number, ..Tally::default() },
            _ => Tally::default(),
        };
    }
    tally
}

/// `3 passed`, whatever follows.
fn counted(text: &str) -> Tally {
    let mut words = text.split_whitespace();
    let Some(number) = words.next().and_then(|word| word.parse().ok()) else {
        return Tally::default();
    };
    match words.next() {
        Some("passed") => Tally { passed: number, ..Tally::default() },
        Some("failed" | "interrupted") => Tally { failed: number, ..Tally::default() },
        Some("ignored" | "skipped" | "did") => Tally { left_out: number, ..Tally::default() },
        Some("flaky") => Tally { flaky: number, ..Tally::default() },
        _ => Tally::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Tally, left_out, node, playwright, rust};

    #[test]
    fn libtest_counts_add_up_over_binaries() {
        let output = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s\n\
                      error: nothing\n\
                      test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        assert_eq!(rust(output), Tally { passed: 14, failed: 1, left_out: 1, flaky: 0 });
    }

    #[test]
    fn test_that_skips_itself_has_not_passed() {
        let output = "test a ... \nleft out: a: it needs root\nok\ntest result: ok. 3 passed; 0 failed; 0 ignored\n";
        assert_eq!(rust(output), Tally { passed: 2, left_out: 1, ..Tally::default() });
        assert_eq!(left_out(output).as_deref(), Some("left out: a: it needs root"));
        assert_eq!(left_out("test result: ok. 3 passed"), None);
    }

    #[test]
    fn node_counts_are_read_at_the_end() {
        let output = "✔ pass 7 (1.2ms)\nℹ a note of 3 words\nℹ tests 9\nℹ suites 0\nℹ pass 4\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 2\n\
                      ℹ duration_ms 62494.13089\n";
        assert_eq!(node(output), Tally { passed: 4, failed: 2, left_out: 3, flaky: 0 });
    }

    #[test]
    fn playwright_counts_are_read_from_their_lines() {
        let output = "Running 8 tests using 1 worker\n  ✓  1 a.spec.js:3:1 › 3 passed (1s)\n\n  1 failed\n    a.spec.js:9:1 › b\n  \
                      1 flaky\n    a.spec.js:12:1 › c\n  2 skipped\n  1 did not run\n  3 passed (4.5s)\n";
        assert_eq!(playwright(output), Tally { passed: 3, failed: 1, left_out: 3, flaky: 1 });
    }

    #[test]
    fn node_counts_are_read_from_comments_at_the_end() {
        let output = "# Subtest: pass 9\nok 1 - pass 9\n# tests 8\n# suites 0\n# pass 3\n# fail 2\n# cancelled 1\n# skipped 1\n# todo 1\n\
                      # duration_ms 237.09\n";
        assert_eq!(node(output), Tally { passed: 3, failed: 3, left_out: 2, flaky: 0 });
        assert_eq!(node("ℹ tests 1\nℹ pass 1\nℹ fail 0\n"), Tally { passed: 1, ..Tally::default() });
    }
}
