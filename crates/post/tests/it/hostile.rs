//! Mail made to break its reader: each trap is read within a second, and something of it can be shown.

use post::Fault;
use post::Limits;
use post::Mail;
use post::Parsed;
use proptest::prelude::*;
use rustix::time::ClockId;
use rustix::time::clock_gettime;

const HEAD: &str =
    "From: a@example.test\r\nTo: support@entity.test\r\nMessage-ID: <trap@example.test>\r\nSubject: t\r\nMIME-Version: 1.0\r\n";

/// Reads a trap, and fails if that takes a second of the processor; unoptimised code may take five.
fn read(raw: &[u8]) -> Parsed {
    let begun = clock_gettime(ClockId::ThreadCPUTime);
    let parsed = Mail::parse(raw, &Limits::default());
    let taken = clock_gettime(ClockId::ThreadCPUTime) - begun;
    let allowed = if cfg!(debug_assertions) { 5 } else { 1 };
    assert!(taken.tv_sec < allowed, "reading took {taken:?}");
    parsed
}

fn trap(rest: &str) -> Parsed {
    read(format!("{HEAD}{rest}").as_bytes())
}

fn nested(depth: usize) -> String {
    let opened: String = (0..depth).map(|n| format!("Content-Type: multipart/mixed; boundary=\"b{n}\"\r\n\r\n--b{n}\r\n")).collect();
    let closed: String = (0..depth).rev().map(|n| format!("--b{n}--\r\n")).collect();
    format!("{opened}Content-Type: text/plain\r\n\r\ndeep\r\n{closed}")
}

#[test]
fn multiparts_inside_one_another_are_read_to_the_limit_and_kept_beyond() {
    assert_eq!(trap(&nested(49)).mail.text, "deep");
    for depth in [100, 1_000, 20_000] {
        let parsed = trap(&nested(depth));
        assert!(parsed.faults.contains(&Fault::TooDeep), "{depth} deep");
        assert_eq!(parsed.mail.subject, "t");
    }
}

#[test]
fn messages_inside_one_another_are_one_attachment() {
    for depth in [100, 20_000] {
        let inner: String = (0..depth).map(|n| format!("Content-Type: message/rfc822\r\n\r\nSubject: s{n}\r\n")).collect();
        let parsed = trap(&format!("{inner}\r\nend\r\n"));
        assert_eq!(parsed.mail.attachments.len(), 1);
        assert_eq!(parsed.mail.attachments[0].declared, "message/rfc822");
    }
}

#[test]
fn one_boundary_for_five_thousand_levels_and_a_hundred_thousand_parts_stop_at_the_limit() {
    let same = "--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n".repeat(5_000);
    let parsed = trap(&format!("Content-Type: multipart/mixed; boundary=x\r\n\r\n{same}"));
    assert!(!parsed.faults.is_empty());
    let many = "--x\r\n\r\na\r\n".repeat(100_000);
    let parsed = trap(&format!("Content-Type: multipart/mixed; boundary=x\r\n\r\n{many}--x--\r\n"));
    assert!(parsed.faults.contains(&Fault::TooManyParts));
}

#[test]
fn a_multipart_without_its_boundary_is_read_as_text() {
    let parsed = trap("Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\nx\r\n----\r\n");
    assert!(parsed.faults.contains(&Fault::Boundary));
    assert!(parsed.mail.text.contains('x'));
    let parsed = trap("Content-Type: multipart/mixed; boundary=never\r\n\r\nshown all the same\r\n");
    assert_eq!(parsed.mail.text, "shown all the same");
}

#[test]
fn endless_headers_stop_at_the_limit() {
    let big = format!("X-Big: {}\r\n\r\nx\r\n", "a".repeat(10_000_000));
    assert!(trap(&big).faults.contains(&Fault::TooManyHeaders));
    let many: String = (0..200_000).map(|n| format!("X-{n}: y\r\n")).collect();
    assert!(trap(&format!("{many}\r\nx\r\n")).faults.contains(&Fault::TooManyHeaders));
}

#[test]
fn fifty_thousand_addresses_and_references_are_cut_to_the_limit() {
    let cc: Vec<_> = (0..50_000).map(|n| format!("u{n}@example.test")).collect();
    let parsed = trap(&format!("Cc: {}\r\n\r\nx\r\n", cc.join(",\r\n ")));
    assert_eq!(parsed.mail.cc.len(), 1_000);
    let references: Vec<_> = (0..30_000).map(|n| format!("<r{n}@example.test>")).collect();
    let parsed = trap(&format!("References: {}\r\n\r\nx\r\n", references.join(" ")));
    assert_eq!(parsed.mail.references.len(), 1_000);
    assert_eq!(parsed.mail.references.last().unwrap(), "r29999@example.test");
    assert_eq!(parsed.mail.references[0], "r0@example.test");
}

#[test]
fn comments_encoded_words_and_parameters_without_number_take_linear_time() {
    let (open, close) = ("(".repeat(100_000), ")".repeat(100_000));
    trap(&format!("Date: {open}{close} Thu, 1 Jan 2026 00:00:00 +0300\r\nReply-To: {open} a@b\r\n\r\nx\r\n"));
    trap(&format!("X-Subject2: {}\r\n\r\nx\r\n", "=?utf-8?B?2KY=?= ".repeat(100_000)));
    read(format!("From: a@b.example\r\nSubject: {}\r\n\r\nx", "=?utf-8?B?2KY=?= ".repeat(50_000)).as_bytes());
    read(format!("From: a@b.example\r\nSubject: {} ?=\r\n\r\nx", "=?a?x?".repeat(150_000)).as_bytes());
    read(format!("From: {}\r\nSubject: t\r\n\r\nx", "=?utf-8?Q?a?= <a@b.c>, ".repeat(40_000)).as_bytes());
    let names: String = (0..50_000).map(|n| format!(" name*{n}*=\"%D8%A7\";\r\n")).collect();
    trap(&format!("Content-Type: text/plain;\r\n{names}\r\nx\r\n"));
}

#[test]
fn names_of_files_lose_what_they_hide() {
    let named = |name: &str| {
        let escaped: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let field =
            format!("Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*=utf-8''{escaped}\r\n\r\nx");
        trap(&field).mail.attachments.remove(0).name
    };
    assert_eq!(named("\u{202e}gpj.exe").unwrap(), "‹U+202E›gpj.exe");
    assert_eq!(named("../../etc/passwd").unwrap(), "passwd");
    assert!(named(&("ا".repeat(4000) + ".pdf")).unwrap().chars().count() <= 120);
    for hostile in ["a\"\r\nX-Inj: 1.txt", "a\0.html", "\u{200b}.htaccess"] {
        let name = named(hostile).unwrap();
        assert!(name.chars().all(|letter| !letter.is_control()), "{name}");
    }
}

#[test]
fn what_a_file_is_shows_in_its_bytes_not_its_name() {
    let parsed = trap("Content-Type: image/png; name=x.png\r\nContent-Disposition: attachment\r\n\r\n<script>alert(1)</script>");
    assert_eq!((parsed.mail.attachments[0].declared.as_str(), parsed.mail.attachments[0].sniffed), ("image/png", "text/html"));
}

#[test]
fn bytes_without_meaning_become_replacement_characters() {
    let parsed =
        read(&[HEAD.as_bytes(), b"Content-Type: text/plain; charset=utf-8\r\n\r\nhello a\0b \xff\xfe \xc0\xaf \xed\xa0\x80\r\n"].concat());
    assert!(parsed.mail.text.starts_with("hello a\u{fffd}b"));
    assert!(parsed.faults.contains(&Fault::ZeroByte));
    assert!(parsed.faults.iter().any(|fault| matches!(fault, Fault::Charset(_))));
}

#[test]
fn pages_of_endless_depth_are_read() {
    for html in ["<div>".repeat(200_000), "<table><tr><td>".repeat(30_000), format!("<style>{}</style>", "a{}b{".repeat(200_000))] {
        assert_eq!(trap(&format!("Content-Type: text/html\r\n\r\n{html}x\r\n")).mail.text, "x");
    }
}

#[test]
fn mail_without_anything_is_still_a_message() {
    for raw in [&b""[..], &[0; 1000], b"From: a@b\nSubject: x\n\nbody\n.\nQUIT\n", b"\r\n\r\n", b":\r\n", b"\xff\xff: \xff\r\n\r\n\xff"] {
        read(raw);
    }
    let parsed = read(b"From: a@b\nSubject: x\n\nbody\n.\nQUIT\n");
    assert_eq!((parsed.mail.subject.as_str(), parsed.mail.text.as_str()), ("x", "body\n.\nQUIT"));
}

#[test]
fn two_authors_or_none_are_a_fault() {
    let parsed = read(b"From: victim@gov.test\r\nFrom: attacker@evil.test\r\nTo: s@e.test\r\nMessage-ID: <m@x>\r\n\r\nx\r\n");
    assert!(parsed.faults.contains(&Fault::Sender));
    assert!(read(b"To: s@e.test\r\n\r\nx\r\n").faults.contains(&Fault::Sender));
}

#[test]
fn a_date_in_no_sane_year_is_none() {
    assert!(trap("Date: 0\r\n\r\nx\r\n").mail.date.is_none());
    assert!(trap("Date: Sat, 1 Apr 9999 13:51:46 +0000\r\n\r\nx\r\n").mail.date.is_none());
    assert_eq!(trap("Date: Thu, 1 Jan 2026 03:00:00 +0300\r\n\r\nx\r\n").mail.date.unwrap().to_string(), "2026-01-01T00:00:00Z");
}

#[test]
fn a_message_over_the_size_is_read_to_the_limit() {
    let limits = Limits { bytes: 1_000, ..Limits::default() };
    let parsed = Mail::parse(format!("{HEAD}\r\n{}", "x".repeat(10_000)).as_bytes(), &limits);
    assert!(parsed.faults.contains(&Fault::OverSize));
    assert_eq!(parsed.mail.subject, "t");
}

/// Pieces of mail that mean something to a reader.
const PIECES: [&[u8]; 24] = [
    b"\r\n",
    b"\n",
    b"\r",
    b"--b",
    b"--b--",
    b"\r\n\r\n",
    b"Content-Type: multipart/mixed; boundary=b\r\n",
    b"Content-Type: text/html; charset=",
    b"utf-7",
    b"utf-16\r\n",
    b"windows-1256\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Transfer-Encoding: quoted-printable\r\n",
    b"=?utf-8?Q?",
    b"?=",
    b"=D8",
    b"From: ",
    b"To: a@b.c, ",
    b"\"",
    b"<",
    b"filename*0*=utf-8''%",
    b"(",
    b"\0",
    b"Date: ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_stumble(parts in prop::collection::vec(prop_oneof![prop::sample::select(PIECES.to_vec()).prop_map(<[u8]>::to_vec), prop::collection::vec(any::<u8>(), 0..12)], 0..80)) {
        let parsed = Mail::parse(&parts.concat(), &Limits::default());
        post::split_quote(&parsed.mail.text);
        post::safe_html(&String::from_utf8_lossy(&parts.concat()));
        prop_assert!(!parsed.mail.text.contains('\0') && !parsed.mail.subject.contains(['\r', '\n', '\0']));
    }
}
