//! What is larger than anything needs, at the doors for people and for programs: told so in a word, for little memory.

use std::io::Read;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpStream;
use std::time::Duration;

use testkit::Account;
use testkit::Running;
use testkit::Visitor;

use crate::world::World;

/// More memory than before, in KiB.
const MEMORY: u64 = 32 * 1024;
/// The answers that say that something is too long, too large or not to be read.
const TOO_MUCH: [u16; 5] = [400, 413, 414, 422, 431];

/// Sends the beginning of a request and then a body, piece by piece, until it is answered or all is sent; the status.
fn ask(to: SocketAddr, head: &str, piece: &[u8], pieces: usize) -> u16 {
    let mut stream = TcpStream::connect(to).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    for _ in 0..pieces {
        // Who hears that it is too much, stops.
        if stream.write_all(piece).is_err() {
            break;
        }
    }
    let mut answer = [0; 64];
    let read = stream.read(&mut answer).unwrap_or(0);
    let text = String::from_utf8_lossy(&answer[..read]).into_owned();
    text.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
}

/// What is tried: a name, the request and its body.
fn requests(running: &Running, token: &str) -> Vec<(&'static str, String, Vec<u8>, usize)> {
    let head = |line: &str, kind: &str, length: u64| {
        format!(
            "{line} HTTP/1.1\r\nHost: {}\r\nOrigin: http://{0}\r\nAuthorization: Bearer {token}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n",
            running.http()
        )
    };
    let (form, json) = ("application/x-www-form-urlencoded", "application/json");
    let keys: String = (0..1_000_000).map(|at| format!("\"k{at}\":1,")).collect();
    let (keys, deep) = (format!("{{{keys}\"z\":1}}"), "[".repeat(100_000) + &"]".repeat(100_000));
    let nested = format!("{{\"body\":{deep}}}");
    let field = [b"email=".to_vec(), vec![b'a'; 10_000_000]].concat();
    let megabyte = vec![b'a'; 1 << 20];
    let reply = "POST /api/v1/cases/1/replies";
    let length = |bytes: &[u8]| bytes.len() as u64;
    vec![
        ("a field of ten megabytes", head("POST /en/sign-in", form, length(&field)), field, 1),
        ("two gigabytes", head("POST /en/sign-in", form, 2 << 30), megabyte.clone(), 64),
        ("two gigabytes for a program", head(reply, json, 2 << 30), megabyte, 64),
        ("a million keys", head(reply, json, length(keys.as_bytes())), keys.into_bytes(), 1),
        ("a hundred thousand levels", head(reply, json, length(nested.as_bytes())), nested.into_bytes(), 1),
        ("an address of 64 kilobytes", head(&format!("GET /en/{}", "a".repeat(64 << 10)), form, 0), Vec::new(), 0),
        (
            "a field of a header of a megabyte",
            format!("GET /en HTTP/1.1\r\nHost: x\r\nX-Big: {}\r\n\r\n", "a".repeat(1 << 20)),
            Vec::new(),
            0,
        ),
    ]
}

#[test]
fn what_is_larger_than_anything_needs_is_refused_in_a_word_for_little_memory() {
    let world = World::founded();
    let token = world.installation.token().unwrap();
    let running = world.installation.serve(&[]).unwrap();
    let account = Account(running.process());
    let mut program = Visitor::with_token(running.http(), &token);
    assert_eq!(program.get("/api/v1/cases?limit=1").unwrap().status, 200);
    let mut wrong = Vec::new();
    for (name, head, piece, pieces) in requests(&running, &token) {
        let (status, _, memory) = account.of(|| ask(running.http(), &head, &piece, pieces)).unwrap();
        eprintln!("{name}: {status}, {memory} KiB");
        if !TOO_MUCH.contains(&status) || memory > MEMORY {
            wrong.push(format!("{name}: {status}, {memory} KiB"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(program.get("/api/v1/cases?limit=1").unwrap().status, 200, "and goes on");
}
