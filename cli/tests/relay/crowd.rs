//! Many clients at once: those who read end with the right values, those who do not cost little.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::client::PATIENCE;
use crate::relay::{relay, until};

/// How many of each kind. The layer `relay` has more.
const CLIENTS: usize = 400;

fn connect(address: &str) -> TcpStream {
    let mut connection = TcpStream::connect(address).unwrap();
    connection.set_read_timeout(Some(PATIENCE)).unwrap();
    connection.write_all(b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    connection
}

#[test]
fn clients_are_served_while_others_never_read() {
    let file = "frames_per_second = 4\n[[source]]\nname = \"test\"\nvendor = \"demo\"\nrate = 100\nmade_up = 50\n";
    let relay = relay(file);
    let before = relay.memory();
    let idle = (0..CLIENTS).map(|_| connect(&relay.server.address)).collect::<Vec<_>>();
    let mut readers = (0..CLIENTS).map(|_| connect(&relay.server.address)).collect::<Vec<_>>();
    until("all are in", || relay.metric("clients{way=\"stream\"}") == 2.0 * CLIENTS as f64);
    std::thread::sleep(Duration::from_secs(3));
    let last = relay.text("/snapshot.json");
    assert!(last.contains("SYM0049"));
    for reader in &mut readers {
        let mut text = String::new();
        while text.matches("\nid: ").count() < 8 {
            let mut bytes = [0; 16_384];
            let count = reader.read(&mut bytes).unwrap();
            assert!(count > 0, "the stream ended");
            text.push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
        assert!(text.contains("SYM0049"), "a whole frame first");
    }
    let each = relay.memory().saturating_sub(before) / (2 * CLIENTS);
    println!("{each} bytes a client");
    assert!(each < 64 << 10, "{each} bytes a client");
    drop(idle);
    drop(readers);
    until("all are gone", || relay.metric("clients{way=\"stream\"}") == 0.0);
}
