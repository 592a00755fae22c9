//! Steps of a long chore: each prints its name when it begins and its time when it ends.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::workspace::Workspace;

/// The message of a step that succeeded, if any.
pub(crate) type Note = Option<String>;

/// A step: its name, and what it does.
pub(crate) type Step<'a> = (&'static str, Box<dyn FnOnce(&Workspace) -> Result<Note> + 'a>);

/// Runs steps one after the other until one fails, and returns its error. Prints a table of times at the end.
pub(crate) fn run(workspace: &Workspace, steps: Vec<Step<'_>>) -> Result<()> {
    let count = steps.len();
    let begin = Instant::now();
    let mut table = String::new();
    let mut result = Ok(());
    for (index, (name, work)) in steps.into_iter().enumerate() {
        print!("[{}/{count}] {name} … ", index + 1);
        // An incomplete line would only appear at the end of the step.
        std::io::stdout().flush()?;
        let quiet = workspace.quiet(name);
        let _ = std::fs::remove_file(quiet.log());
        let start = Instant::now();
        let outcome = work(&quiet);
        let time = seconds(start.elapsed());
        match outcome {
            Ok(note) => {
                println!("{time}");
                for line in note.iter().flat_map(|note| note.lines()) {
                    println!("      {line}");
                }
                writeln!(table, "  {name:<26} {time:>8}")?;
            }
            Err(error) => {
                println!("failed after {time}\n\n{error:#}\n");
                writeln!(table, "  {name:<26} {time:>8}  failed")?;
                result = Err(error);
                break;
            }
        }
    }
    print!("\n{table}  {:<26} {:>8}\n\n", "total", seconds(begin.elapsed()));
    result
}

fn seconds(time: Duration) -> String {
    if time < Duration::from_secs(10) { format!("{:.1} s", time.as_secs_f32()) } else { format!("{} s", time.as_secs()) }
}
