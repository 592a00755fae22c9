//! The folder's files.

use std::fs;
use std::io::{Read, Write};

use tempfile::{TempDir, tempdir};

use crate::client::{Server, serve};

const STORY: &str = "A headline\n\nA paragraph.\n";

/// A served folder with these files.
fn folder(files: &[(&str, &[u8])]) -> (TempDir, Server) {
    let folder = tempdir().unwrap();
    // Not the temporary folder itself: its neighbours must be unreachable.
    let root = folder.path().join("site");
    fs::create_dir(&root).unwrap();
    for (name, bytes) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let server = serve(&root, &[]);
    (folder, server)
}

#[test]
fn content_type_follows_the_extension() {
    let types = [
        ("index.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.d.ts", "text/plain; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.md", "text/plain; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.png", "image/png"),
        ("a.woff2", "font/woff2"),
        ("LICENSE-MIT", "text/plain; charset=utf-8"),
        ("a.unknown", "application/octet-stream"),
    ];
    let files: Vec<_> = types.iter().map(|(name, _)| (*name, &b"a"[..])).collect();
    let (_folder, server) = folder(&files);
    for (name, kind) in types {
        let answer = server.get(&format!("/{name}"), &[]);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{name}");
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
        assert_eq!(answer.text(), "a");
    }
}

#[test]
fn folders_have_an_index() {
    let (_folder, server) = folder(&[("index.html", b"front"), ("news/index.html", b"news"), ("empty/a.txt", b"")]);
    assert_eq!(server.get("/", &[]).text(), "front");
    assert_eq!(server.get("/news/", &[]).text(), "news");
    let answer = server.get("/news?a=b", &[]);
    assert_eq!((answer.status, answer.header("location")), (307, Some("/news/?a=b")));
    assert_eq!(server.get("/empty/", &[]).status, 404);
    assert_eq!(server.get("/index.html/", &[]).status, 404);
    assert_eq!(server.get("//news", &[]).status, 404, "`//news/` would be an address on another server");
}

#[test]
fn missing_files_give_404() {
    let (_folder, server) = folder(&[]);
    for path in ["/missing", "/missing/index.html", "/%00", "/%FF", "/a%2Fb"] {
        let answer = server.get(path, &[]);
        assert_eq!((answer.status, answer.header("content-type")), (404, Some("text/plain; charset=utf-8")), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
        assert_eq!(answer.text(), format!("Not found: {path}\n"));
    }
}

#[test]
fn paths_cannot_leave_the_folder() {
    let (folder, server) = folder(&[("a/in.txt", b"in"), (".env", b"secret"), (".git/config", b"secret")]);
    fs::write(folder.path().join("out.txt"), "out").unwrap();
    assert_eq!(server.get("/a/in.txt", &[]).text(), "in");
    let outside = folder.path().join("out.txt");
    let paths = [
        "/../out.txt",
        "/a/../../out.txt",
        "/%2e%2e/out.txt",
        "/a/%2e%2e/%2e%2e/out.txt",
        "/..%2fout.txt",
        "/..%5cout.txt",
        "/%2e%2e%2fout.txt",
        "/a/..%2f..%2fout.txt",
        "/.env",
        "/%2eenv",
        "/.git/config",
        outside.to_str().unwrap(),
    ];
    for path in paths.into_iter().map(str::to_owned).chain([format!("/{}", outside.display()), "/%2f".to_owned() + "out.txt"]) {
        for method in ["GET", "HEAD"] {
            let answer = server.ask(method, &path, &[]);
            assert_eq!(answer.status, 404, "{method} {path}");
            assert!(!answer.text().starts_with("out"), "{path}");
        }
    }
}

#[cfg(unix)]
#[test]
fn symbolic_links_cannot_leave_the_folder() {
    use std::os::unix::fs::symlink;
    let (folder, server) = folder(&[("a/in.txt", b"in")]);
    let root = folder.path().join("site");
    fs::write(folder.path().join("out.txt"), "out").unwrap();
    symlink("a/in.txt", root.join("link.txt")).unwrap();
    symlink("../out.txt", root.join("out.txt")).unwrap();
    symlink(folder.path(), root.join("up")).unwrap();
    symlink("loop", root.join("loop")).unwrap();
    assert_eq!(server.get("/link.txt", &[]).text(), "in");
    for path in ["/out.txt", "/up/out.txt", "/up/site/a/../../out.txt", "/up/", "/loop"] {
        for method in ["GET", "HEAD"] {
            assert!([404, 500].contains(&server.ask(method, path, &[]).status), "{method} {path}");
        }
    }
    // The precompressed file must be inside too.
    fs::write(folder.path().join("big.gz"), "out").unwrap();
    fs::write(root.join("big"), "inside").unwrap();
    symlink("../big.gz", root.join("big.gz")).unwrap();
    assert_eq!(server.get("/big", &[("Accept-Encoding", "gzip")]).text(), "inside");
}

#[test]
fn ranges_are_served() {
    let (_folder, server) = folder(&[("a.txt", b"0123456789")]);
    let ranges = [("bytes=2-4", "234", "bytes 2-4/10"), ("bytes=7-", "789", "bytes 7-9/10"), ("bytes=-2", "89", "bytes 8-9/10")];
    for (range, text, told) in ranges {
        let answer = server.get("/a.txt", &[("Range", range), ("Accept-Encoding", "gzip, br")]);
        assert_eq!((answer.status, answer.header("content-range")), (206, Some(told)));
        assert_eq!(answer.header("content-encoding"), None);
        assert_eq!(answer.text(), text);
    }
    let beyond = server.get("/a.txt", &[("Range", "bytes=10-")]);
    assert_eq!((beyond.status, beyond.header("content-range")), (416, Some("bytes */10")));
    assert_eq!(server.get("/a.txt", &[("Range", "bytes=0-1,4-5")]).text(), "0123456789", "several are the whole");
    let changed = server.get("/a.txt", &[("Range", "bytes=2-4"), ("If-Range", "\"another\"")]);
    assert_eq!((changed.status, changed.text().as_str()), (200, "0123456789"));
}

#[test]
fn unchanged_files_are_not_sent_again() {
    let (folder, server) = folder(&[("a.txt", STORY.as_bytes())]);
    let answer = server.get("/a.txt", &[]);
    assert_eq!(answer.header("cache-control"), Some("no-cache"), "a new build is seen at once");
    let (tag, date) = (answer.header("etag").unwrap().to_owned(), answer.header("last-modified").unwrap().to_owned());
    for header in [("If-None-Match", tag.as_str()), ("If-Modified-Since", date.as_str())] {
        let again = server.get("/a.txt", &[header]);
        assert_eq!((again.status, again.header("etag")), (304, Some(tag.as_str())));
        assert_eq!(again.bytes(), b"");
    }
    assert_eq!(server.get("/a.txt", &[("If-None-Match", "W/\"other\"")]).status, 200);
    fs::write(folder.path().join("site/a.txt"), "Another story.").unwrap();
    assert_eq!(server.get("/a.txt", &[("If-None-Match", &tag)]).text(), "Another story.");
}

#[test]
fn text_is_compressed_as_the_client_prefers() {
    let long = STORY.repeat(500);
    let (_folder, server) = folder(&[("a.txt", long.as_bytes()), ("a.png", long.as_bytes()), ("b.txt", STORY.as_bytes())]);
    let asked = |path, encodings| server.get(path, &[("Accept-Encoding", encodings)]);
    for (encodings, chosen) in [("gzip", "gzip"), ("br", "br"), ("gzip;q=0.5, br;q=0.9", "br"), ("gzip, br;q=0", "gzip")] {
        let answer = asked("/a.txt", encodings);
        assert_eq!(answer.header("content-encoding"), Some(chosen), "{encodings}");
        assert!(answer.header("vary").unwrap().contains("accept-encoding"));
        let bytes = answer.bytes();
        assert!(bytes.len() < long.len() / 10);
        let mut text = String::new();
        match chosen {
            "br" => brotli::Decompressor::new(&bytes[..], 4096).read_to_string(&mut text).unwrap(),
            _ => flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap(),
        };
        assert!(text == long);
    }
    for (path, encodings) in [("/a.txt", "identity"), ("/a.txt", "zstd"), ("/a.png", "gzip, br"), ("/b.txt", "gzip, br")] {
        assert_eq!(asked(path, encodings).header("content-encoding"), None, "{path} {encodings}");
    }
}

#[test]
fn precompressed_file_is_sent_unchanged() {
    let mut compressed = Vec::new();
    let mut encoder = flate2::write::GzEncoder::new(&mut compressed, flate2::Compression::best());
    encoder.write_all(b"from the neighbour").unwrap();
    encoder.finish().unwrap();
    let (_folder, server) = folder(&[("a.wasm", b"itself"), ("a.wasm.gz", &compressed)]);
    let answer = server.get("/a.wasm", &[("Accept-Encoding", "gzip, br")]);
    assert_eq!((answer.header("content-encoding"), answer.header("content-type")), (Some("gzip"), Some("application/wasm")));
    assert_eq!(answer.bytes(), compressed);
    assert_eq!(server.get("/a.wasm", &[]).text(), "itself");
}

#[test]
fn only_get_and_head_are_allowed() {
    let (_folder, server) = folder(&[("a.txt", b"text")]);
    for method in ["POST", "PUT", "DELETE"] {
        let answer = server.ask(method, "/a.txt", &[]);
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.header("allow").unwrap().contains("GET"));
        assert_eq!(server.ask(method, "/feed", &[]).status, 405);
    }
    let head = server.ask("HEAD", "/a.txt", &[]);
    assert_eq!((head.status, head.header("content-length")), (200, Some("4")));
    let headers = [
        ("Origin", "https://example.com"),
        ("Access-Control-Request-Method", "GET"),
        ("Access-Control-Request-Headers", "if-none-match"),
    ];
    let preflight = server.ask("OPTIONS", "/a.txt", &headers);
    assert_eq!((preflight.status, preflight.header("access-control-allow-origin")), (200, Some("*")));
    assert_eq!(preflight.header("access-control-allow-headers"), Some("*"));
}
