//! Forty messages made to break, fill or fool whoever reads them. Nothing in them needs the network.

use std::fmt::Write as _;
use std::io::Write as _;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What it is, and its bytes.
pub type Trap = (String, Vec<u8>);

/// All of them.
pub fn all() -> Vec<Trap> {
    [structure(), headers(), names(), archives(), texts(), bare()].concat()
}

fn trap(name: &str, fields: &str, body: impl AsRef<[u8]>) -> Trap {
    let id = name.replace(' ', ".");
    let head = format!(
        "From: a@example.test\r\nTo: support@entity.test\r\nMessage-ID: <{id}@example.test>\r\nSubject: {name}\r\nMIME-Version: 1.0\r\n{fields}\r\n"
    );
    (name.to_owned(), [head.as_bytes(), body.as_ref()].concat())
}

fn structure() -> Vec<Trap> {
    let nested = |depth: usize| {
        let opened: String =
            (1..depth).map(|at| format!("--b{}\r\nContent-Type: multipart/mixed; boundary=b{at}\r\n\r\n", at - 1)).collect();
        let closed: String = (0..depth).rev().map(|at| format!("--b{at}--\r\n")).collect();
        let inner = format!("{opened}--b{}\r\nContent-Type: text/plain\r\n\r\ndeep\r\n{closed}", depth - 1);
        trap(&format!("nested {depth}"), "Content-Type: multipart/mixed; boundary=b0\r\n", inner)
    };
    let messages = |depth: usize| {
        let inner: String = (1..depth).map(|at| format!("Subject: s{at}\r\nContent-Type: message/rfc822\r\n\r\n")).collect();
        trap(&format!("messages {depth}"), "Content-Type: message/rfc822\r\n", format!("{inner}\r\nend\r\n"))
    };
    let same = "--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n".repeat(5_000);
    let parts = "--x\r\n\r\na\r\n".repeat(100_000) + "--x--\r\n";
    let mixed = "Content-Type: multipart/mixed; boundary=x\r\n";
    let further = [
        trap("one boundary", mixed, same),
        trap("no boundary", "Content-Type: multipart/mixed; boundary=\"\"\r\n", "--\r\n\r\nx\r\n----\r\n"),
        trap("parts", mixed, parts),
    ];
    [50, 100, 1_000, 20_000].map(nested).into_iter().chain([100, 20_000].map(messages)).chain(further).collect()
}

fn headers() -> Vec<Trap> {
    let rows = |count: usize, row: &dyn Fn(usize) -> String, between: &str| (0..count).map(row).collect::<Vec<_>>().join(between);
    let (open, close) = ("(".repeat(100_000), ")".repeat(100_000));
    let fields = [
        ("ten megabytes", format!("X-Big: {}\r\n", "a".repeat(10_000_000))),
        ("fields", rows(200_000, &|at| format!("X-{at}: y"), "\r\n") + "\r\n"),
        ("addresses", format!("Cc: {}\r\n", rows(50_000, &|at| format!("u{at}@example.test"), ",\r\n "))),
        ("references", format!("References: {}\r\n", rows(50_000, &|at| format!("<r{at}@example.test>"), "\r\n "))),
        ("comments", format!("Date: {open}{close} Thu, 1 Jan 2026 00:00:00 +0300\r\nReply-To: {open} a@b\r\n")),
        ("encoded words", format!("X-Other: {}\r\n", "=?utf-8?B?2KY=?= ".repeat(100_000))),
        ("parameters", format!("Content-Type: text/plain;\r\n{}\r\n", rows(50_000, &|at| format!(" name*{at}*=\"%D8%A7\""), ";\r\n"))),
        ("far future", "Date: Sat, 1 Apr 2050 13:51:46 +0000\r\n".into()),
        ("no time", "Date: 0\r\n".into()),
    ];
    fields.into_iter().map(|(name, fields)| trap(name, &fields, "x\r\n")).collect()
}

fn names() -> Vec<Trap> {
    let long = "ا".repeat(4_000) + ".pdf";
    let named = [
        ("turned", "\u{202e}gpj.exe", "x"),
        ("hidden", "\u{200b}.htaccess", "x"),
        ("zero", "a\0.html", "x"),
        ("dots", "../../etc/passwd", "x"),
        ("long", long.as_str(), "x"),
        ("lines", "a\"\r\nX-Inj: 1.txt", "x"),
        ("drawing", "x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
        ("page", "x.html", "<script>alert(1)</script>"),
    ];
    named.into_iter().map(|(name, file, body)| enclosed(&format!("name {name}"), file, body.as_bytes())).collect()
}

/// A message that is one file.
fn enclosed(name: &str, file: &str, bytes: &[u8]) -> Trap {
    let escaped = file.bytes().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "%{byte:02X}");
        text
    });
    let fields = format!(
        "Content-Type: application/octet-stream; name*=utf-8''{escaped}\r\nContent-Disposition: attachment; filename*=utf-8''{escaped}\r\n\
         Content-Transfer-Encoding: base64\r\n"
    );
    let lines: Vec<String> = BASE64_STANDARD.encode(bytes).as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line).into()).collect();
    trap(name, &fields, lines.join("\r\n"))
}

fn archives() -> Vec<Trap> {
    let packed = |files: &[(&str, usize)]| {
        let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, size) in files {
            archive.start_file(*name, SimpleFileOptions::default()).expect("memory takes it");
            (0..*size).step_by(1_000_000).for_each(|_| archive.write_all(&[0; 1_000_000]).expect("memory takes it"));
        }
        archive.finish().expect("memory takes it").into_inner()
    };
    let bomb = packed(&[("zeros.txt", 200_000_000)]);
    let slip = packed(&[("../../../../tmp/evil.txt", 1), ("..\\..\\evil.bat", 1)]);
    vec![enclosed("archive of zeros", "a.zip", &bomb), enclosed("archive that climbs", "s.zip", &slip)]
}

fn texts() -> Vec<Trap> {
    let (plain, html) = ("Content-Type: text/plain; charset=utf-8\r\n", "Content-Type: text/html\r\n");
    vec![
        trap("broken bytes", plain, b"a\0b \xff\xfe \xc0\xaf \xed\xa0\x80\r\n"),
        trap("turned words", plain, "\u{202e}دفع\u{202c} \u{2066}\u{2067} user@example.com \u{2069} gpj.exe\r\n"),
        trap("elements", html, "<div>".repeat(200_000) + "x\r\n"),
        trap("tables", html, "<table><tr><td>".repeat(30_000) + "x\r\n"),
        trap("styles", html, format!("<style>{}</style>x\r\n", "a{}b{".repeat(200_000))),
        trap("smuggled", "", "body\n.\r\nMAIL FROM:<admin@gov.test>\r\nRCPT TO:<x@y>\r\nDATA\r\nFrom: admin@gov.test\r\n\r\nspoof\r\n"),
    ]
}

fn bare() -> Vec<Trap> {
    let whole: [(&str, &[u8]); 6] = [
        ("no id", b"From: a@example.test\r\nTo: s@e.test\r\nSubject: t\r\n\r\nx\r\n"),
        ("no sender", b"To: s@e.test\r\n\r\nx\r\n"),
        ("nothing", b""),
        ("zeros", &[0; 1_000]),
        ("bare lines", b"From: a@b\nSubject: x\n\nbody\n.\nQUIT\n"),
        ("two senders", b"From: victim@gov.test\r\nFrom: attacker@evil.test\r\nTo: s@e.test\r\nMessage-ID: <m@x>\r\n\r\nx\r\n"),
    ];
    whole.into_iter().map(|(name, raw)| (name.to_owned(), raw.to_vec())).collect()
}
