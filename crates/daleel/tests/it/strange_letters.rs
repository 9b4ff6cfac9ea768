//! Letters of strangers in a real browser: what they say runs nothing, asks for nothing and breaks no page.

use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use testkit::Mailing;
use testkit::Running;

use crate::browser::browser;
use crate::browser::walk;
use crate::world::MAILBOX;
use crate::world::World;

/// What is known to run, load or collect something.
const PAYLOADS: [&str; 2] =
    [include_str!("../../../post/tests/payloads/own.json"), include_str!("../../../post/tests/payloads/dompurify.json")];

/// A letter of one part, whose text no line break or sign changes on its way.
fn letter(name: &str, (from, subject): (&str, &str), kind: &str, text: &str) -> String {
    let lines = BASE64_STANDARD.encode(text);
    let lines: Vec<&str> = lines.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let word = |text: &str| format!("=?utf-8?B?{}?=", BASE64_STANDARD.encode(text));
    // A name of any length stands in words of a lawful one.
    let words: Vec<String> = from.chars().collect::<Vec<_>>().chunks(10).map(|some| word(&some.iter().collect::<String>())).collect();
    format!(
        "From: {} <{name}@people.example>\nTo: <{MAILBOX}>\nSubject: {}\nMessage-ID: <{name}@people.example>\nMIME-Version: 1.0\n\
         Content-Type: {kind}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{}\n",
        words.join("\n "),
        subject.chars().collect::<Vec<_>>().chunks(10).map(|some| word(&some.iter().collect::<String>())).collect::<Vec<_>>().join("\n "),
        lines.join("\n")
    )
}

/// Hands letters over and answers, as JSON, what they are called and where they stand.
fn arrive(world: &World, running: &Running, letters: &[(String, String)]) -> String {
    // One connection takes a hundred letters at most.
    for some in letters.chunks(50) {
        let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
        for (name, text) in some {
            let said = lmtp.deliver(&format!("{name}@people.example"), MAILBOX, text).unwrap();
            assert!(said.is_kept(), "{name}: {said:?}");
        }
    }
    let database = rusqlite::Connection::open(world.installation.data().join("daleel.sqlite")).unwrap();
    let place = |(name, _): &(String, String)| {
        let sql = "select id, case_id from messages where correspondent = ?1";
        let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?));
        let (message, case) = database.query_row(sql, [format!("{name}@people.example")], row).unwrap();
        serde_json::json!({ "name": name, "id": message.to_string(), "message": message.to_string(), "case": case.to_string() })
    };
    serde_json::to_string(&letters.iter().map(place).collect::<Vec<_>>()).unwrap()
}

/// Lets a script look at an installation, with a file of what to look at.
fn look(script: &str, world: &World, running: &Running, list: &Path) {
    walk(script, &[&format!("http://{}", running.http()), &world.password(), &list.to_string_lossy()], "");
}

#[test]
fn in_a_real_browser_no_letter_runs_or_asks_for_anything() {
    if browser().is_none() {
        return;
    }
    let world = World::filled();
    let running = world.serve();
    let all: Vec<String> = PAYLOADS.into_iter().flat_map(|text| serde_json::from_str::<Vec<String>>(text).unwrap()).collect();
    assert!(all.len() >= 350);
    let written = |(number, payload): (usize, &String)| {
        let name = format!("payload{number}");
        let text = letter(&name, ("Stranger", &name), "text/html", payload);
        (name, text)
    };
    let letters: Vec<(String, String)> = all.iter().enumerate().map(written).collect();
    let list = world.folder.path().join("letters.json");
    std::fs::write(&list, arrive(&world, &running, &letters)).unwrap();
    look("letters.mjs", &world, &running, &list);
}

/// A letter with formatted text and a picture.
fn with_a_picture(name: &str) -> String {
    // One point of red.
    let picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    format!(
        "From: <{name}@people.example>\nTo: <{MAILBOX}>\nSubject: {name}\nMessage-ID: <{name}@people.example>\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=edge\n\n--edge\nContent-Type: text/html; charset=utf-8\n\n\
         <p>Shown <b>from the address of files</b>.</p>\n--edge\nContent-Type: image/png; name=hole.png\n\
         Content-Disposition: attachment; filename=hole.png\nContent-Transfer-Encoding: base64\n\n{picture}\n--edge--\n"
    )
}

#[test]
fn what_people_sent_is_shown_from_an_address_of_its_own_to_which_no_session_goes() {
    if browser().is_none() {
        return;
    }
    let filled = World::filled();
    let world = World { installation: filled.installation.clone().with("files_url", "http://files.localhost"), folder: filled.folder };
    let running = world.serve();
    let letters = [("apart".to_owned(), with_a_picture("apart"))];
    let list = world.folder.path().join("letters.json");
    std::fs::write(&list, arrive(&world, &running, &letters)).unwrap();
    look("apart.mjs", &world, &running, &list);
}

/// Texts that are lawful and that no page expects.
fn unlikely() -> Vec<(&'static str, String)> {
    let piled: String = "layout نص"
        .chars()
        .flat_map(|letter| std::iter::once(letter).chain((0..40).map(|mark| char::from_u32(0x300 + mark).unwrap())))
        .collect();
    vec![
        ("long", "layout".to_owned() + &"W".repeat(4_000)),
        ("alef", format!("layout {}", "ا".repeat(4_000))),
        ("stretched", format!("layout م{}ن", "ـ".repeat(2_000))),
        ("ligatures", format!("layout {}", "\u{fdfd}\u{fdfa}".repeat(200))),
        ("piled", piled.repeat(6)),
        ("hidden", format!("layout{}x", "\u{200b}\u{200d}\u{2060}".repeat(300))),
        ("turned", "layout \u{202e}gpj.exe \u{2067}\u{2066}\u{202a}دفع \u{202d}fdp.exe".to_owned()),
        ("families", format!("layout {}", "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}".repeat(100))),
        ("address", format!("https://layout.example/{}", "a/".repeat(1_000))),
    ]
}

#[test]
fn texts_that_no_page_expects_break_no_page_in_either_language_at_either_width() {
    if browser().is_none() {
        return;
    }
    let world = World::filled();
    let running = world.serve();
    let written = |(name, text): &(&str, String)| ((*name).to_owned(), letter(name, (text, text), "text/plain", text));
    let letters: Vec<(String, String)> = unlikely().iter().map(written).collect();
    let list = world.folder.path().join("letters.json");
    std::fs::write(&list, arrive(&world, &running, &letters).replace("\"id\"", "\"of\"").replace("\"case\"", "\"id\"")).unwrap();
    look("layout.mjs", &world, &running, &list);
}
