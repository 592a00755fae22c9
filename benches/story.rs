//! Stories read and rendered natively, in one thread: a part of `cargo xtask bench peers`.
//!
//! Arguments are pairs of a format and a file. Printed is a line of JSON for each: the file, megabytes read per second, and how often a
//! second it is read and rendered to the elements' complete HTML.

use std::hint::black_box;
use std::time::{Duration, Instant};

use slugline::ingest::{Format, read};
use slugline::render::{Options, elements};

/// How long each is repeated.
const SPAN: Duration = Duration::from_millis(1500);

fn main() {
    // Cargo adds `--bench`; `cargo test` runs benchmarks without arguments.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    for pair in arguments.chunks_exact(2) {
        let [format, path] = pair else { continue };
        let bytes = std::fs::read(path).unwrap_or_else(|error| fail(path, &error.to_string()));
        let format = Format::named(format);
        let options = Options { headline_level: 1, lang: Some("en"), now: 0, json_ld: false };
        let document = read(&bytes, format).unwrap_or_else(|error| fail(path, &error.to_string())).document;
        if document.article.as_ref().is_none_or(|article| article.body.is_empty()) {
            fail(path, "there is no story in it");
        }
        let reads = per_second(|| drop(black_box(read(black_box(&bytes), format))));
        let renders = per_second(|| {
            let Ok(ingested) = read(black_box(&bytes), format) else { return };
            drop(black_box(elements(&ingested.document, options)));
        });
        println!("{{\"file\": \"{path}\", \"megabytes\": {:.3}, \"stories\": {renders:.1}}}", reads * bytes.len() as f64 / 1e6);
    }
}

/// How often it is done in a second of the processor.
fn per_second(work: impl Fn()) -> f64 {
    work();
    let (begin, used) = (Instant::now(), processor_time());
    let mut count = 0_u32;
    while begin.elapsed() < SPAN {
        work();
        count += 1;
    }
    let span = processor_time().zip(used).map_or(begin.elapsed(), |(now, before)| now - before);
    f64::from(count) / span.as_secs_f64()
}

/// The time that this thread has had a processor, on Linux: by the clock everything takes longer on a busy machine.
fn processor_time() -> Option<Duration> {
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    schedule.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn fail(path: &str, message: &str) -> ! {
    eprintln!("{path}: {message}");
    std::process::exit(1);
}
