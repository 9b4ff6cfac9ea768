//! What the demonstration lacks, made by the people to whom it belongs: a provider, a token, a mailbox that is fetched, a ticket printer, a
//! photograph of a walk, recorded speech of a hall, a reply with a file that waits for a second look.

use rusqlite::Connection;
use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;
use testkit::picture;

use super::bodies::WITH_FILE;
use crate::world::MAILBOX;
use crate::world::World;
use crate::world::letter;

fn is_done(visitor: &mut Visitor, path: &str, form: &[(&str, &str)]) {
    let answer = visitor.post(path, form).unwrap();
    assert!(answer.status < 400, "{path}: {}", answer.body);
}

/// Makes all of it in the first entity; this is its administrator.
pub(super) fn made((world, running): (&World, &Running), huda: &mut Visitor, database: &Connection) {
    let provider = [("name", "Works"), ("issuer", "https://id.example.com"), ("client_id", "daleel"), ("client_secret", "a secret")];
    is_done(huda, "/en/admin/sign-in", &provider);
    let known: i64 = database.query_row("select id from identity_providers", [], |row| row.get(0)).unwrap();
    is_done(huda, &format!("/en/admin/sign-in/{known}/on"), &[]);
    // More than one of what is removed by more than one door.
    for number in ["1", "2"] {
        is_done(huda, "/en/desk/me/tokens", &[("name", number), ("days", "30")]);
        is_done(huda, "/en/desk/webhooks", &[("url", "https://hooks.example.com/daleel"), ("kinds", "desk.case-closed")]);
    }
    let mailbox: i64 = database
        .query_row("select min(m.id) from mailboxes m join entities e on e.id = m.entity_id where e.code = 'RSA'", [], |row| row.get(0))
        .unwrap();
    let source = [
        ("host", "imap.example.com"),
        ("port", "993"),
        ("security", "tls"),
        ("user", "desk"),
        ("login", "password"),
        ("password", "a secret"),
        ("folder", "INBOX"),
        ("afterwards", "nothing"),
    ];
    let rest = ["token_url", "client_id", "client_secret", "refresh_token", "scope", "move_to"].map(|name| (name, ""));
    is_done(huda, &format!("/en/desk/mailboxes/{mailbox}/source"), &[&source[..], &rest[..]].concat());
    let centre: i64 = database
        .query_row("select min(c.id) from centres c join entities e on e.id = c.entity_id where e.code = 'RSA'", [], |row| row.get(0))
        .unwrap();
    let printer = [("printer_name", "Reception"), ("host", "10.0.4.20"), ("port", "9100"), ("kiosk", "")];
    is_done(huda, &format!("/en/desk/centres/{centre}/printers"), &printer);
    // One for each door by which one is removed.
    for file in ["ar-7.mp3", "ar-8.mp3"] {
        let spoken = huda.upload("/en/desk/recordings", ("files", file), b"ID3\x04\0\0\0\0\0\0\xff\xfb\x90\x44").unwrap();
        assert_eq!(spoken.status, 303, "{}", spoken.body);
    }
    photographs(&mut world.signed_in(running, "salem@rsa.example"), (database, centre));
    waits_with_a_file(running, &mut world.signed_in(running, "fatima@rsa.example"), database);
}

/// Salem's walk that is still open gets a photograph for each door by which one is removed. Where a night has passed since the demonstration was
/// filled, which ended it, he begins another.
fn photographs(salem: &mut Visitor, (database, centre): (&Connection, i64)) {
    let open = || database.query_row("select id from walks where ended_at is null", [], |row| row.get::<_, i64>(0)).ok();
    let walk = open().unwrap_or_else(|| {
        is_done(salem, "/en/desk/walks", &[("place", &format!("centre-{centre}"))]);
        open().expect("the walk is open")
    });
    let photos = format!("/en/desk/walks/{walk}/items/4.during.posture/photos");
    for hidden in ["first", "second"] {
        let added = salem.upload(&photos, ("photo", "counter.png"), &picture(hidden)).unwrap();
        assert_eq!(added.status, 303, "{}", added.body);
    }
}

/// A citizen writes, Fatima takes the case, and her reply with a file waits for a second look.
fn waits_with_a_file(running: &Running, fatima: &mut Visitor, database: &Connection) {
    let asked = letter("doors-1", "Opening hours behind a door", "When does the centre in Manama open on Thursdays?");
    let said = Mailing::lmtp(running.lmtp()).unwrap().deliver("reem@people.example", MAILBOX, &asked).unwrap();
    assert!(said.is_kept(), "{said:?}");
    let sql = "select id, version from cases where subject = 'Opening hours behind a door'";
    let (case, seen): (i64, i64) = database.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let take = [("to", ""), ("reason", "I know the centre"), ("seen", &seen.to_string())];
    let taken = fatima.post(&format!("/en/desk/cases/{case}/owner"), &take).unwrap();
    assert!([303, 409, 422].contains(&taken.status), "it is hers now, or was given to her: {}", taken.body);
    let attached = fatima.ask("POST", &format!("/en/desk/cases/{case}/reply-files"), Some((WITH_FILE.0, WITH_FILE.1.into()))).unwrap();
    assert_eq!(attached.status, 303, "{}", attached.body);
    let version = fatima.get(&format!("/en/desk/cases/{case}")).unwrap().field("version").unwrap();
    let form = [
        ("subject", "Opening hours of the Manama centre"),
        ("body", "On Thursdays the centre opens at eight in the morning."),
        ("lang", "en"),
        ("version", version.as_str()),
        ("open_seen", "yes"),
    ];
    is_done(fatima, &format!("/en/desk/cases/{case}/second-look"), &form);
}
