//! The program itself: where it listens, how it ends.

use std::io::Read;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use assert_cmd::assert::OutputAssertExt;
use predicates::str::contains;
use tempfile::tempdir;

use crate::client::{events, feed, serve, start};

fn slugline(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_slugline"));
    command.arg("serve").args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

#[test]
fn port_in_use_is_reported() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    slugline(&["--port", &port])
        .assert()
        .code(1)
        .stdout("")
        .stderr(contains(format!("cannot listen at 127.0.0.1, port {port}: ")));
}

#[test]
fn without_a_port_the_next_free_one_is_used() {
    let (first, second) = (start(&mut slugline(&[])), start(&mut slugline(&[])));
    let port = |address: &str| address.strip_prefix("127.0.0.1:").unwrap().parse::<u16>().unwrap();
    let (first, second) = (port(&first.address), port(&second.address));
    assert!(first >= 8080 && second > first, "{first}, {second}");
}

#[test]
fn faulty_calls_and_inputs_have_exit_codes() {
    for call in [&["--port", "65536"][..], &["--port"], &["a", "b"], &["--quotes", "a", "--replay", "b"], &["--fast"]] {
        slugline(call).assert().code(2).stdout("");
    }
    let folder = tempdir().unwrap();
    let file = folder.path().join("frames");
    std::fs::write(&file, "no frame\n").unwrap();
    let file = file.to_str().unwrap();
    for call in [&["no-such-folder"][..], &["Cargo.toml"], &["--quotes", "none"], &["--quotes", file], &["--replay", file]] {
        let named = call.last().unwrap();
        slugline(call).assert().code(1).stdout("").stderr(contains(format!("slugline: {named}: ")));
    }
    slugline(&["--host", "256.0.0.1"]).assert().code(1).stderr(contains("cannot listen at 256.0.0.1"));
}

#[test]
fn address_and_folder_are_printed() {
    let output = {
        let mut server = serve(Path::new("."), &[]);
        assert_eq!(server.get("/Cargo.toml", &[]).status, 200, "it listens");
        server.child.kill().unwrap();
        let mut rest = String::new();
        server.said.read_to_string(&mut rest).unwrap();
        rest
    };
    assert_eq!(output, "", "one line, and nothing for a request");
}

#[test]
fn files_hidden_by_the_feed_are_reported() {
    let folder = tempdir().unwrap();
    std::fs::write(folder.path().join("feed.json"), "{}").unwrap();
    let mut server = serve(folder.path(), &[]);
    assert!(server.get("/feed.json", &[]).text().contains("CMSC"), "the feed wins");
    server.child.kill().unwrap();
    let mut said = String::new();
    server.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(said.contains("/feed.json cannot be reached") && said.lines().count() == 1, "{said}");
}

#[cfg(unix)]
#[test]
fn interrupt_exits_with_0_even_with_an_open_stream() {
    let mut server = feed();
    let stream = server.get("/feed", &[]);
    assert_eq!(stream.status, 200);
    assert!(Command::new("kill").args(["-INT", &server.child.id().to_string()]).status().unwrap().success());
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn demonstration_is_relayed_next_to_the_feed() {
    let server = serve(Path::new("."), &["--relay"]);
    let snapshot = server.get("/snapshot.json", &[]);
    assert_eq!((snapshot.status, snapshot.text().contains("Demonstration, not real prices")), (200, true));
    assert!(server.get("/healthz", &[]).text().starts_with("ok"));
    assert_eq!(events(server.get("/stream", &[])).take(8).count(), 8, "it moves");
    for path in ["/feed.json", "/Cargo.toml"] {
        assert_eq!(server.get(path, &[]).status, 200, "{path}");
    }
    assert_eq!(serve(Path::new("."), &[]).get("/snapshot.json", &[]).status, 404);
}
