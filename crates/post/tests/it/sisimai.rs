//! Hundreds of real reports of many mail servers are told from what people write, each by what it is.

use std::collections::BTreeMap;
use std::io::Read;

use post::Automatic;
use post::Limits;
use post::Mail;

/// The messages, by name.
fn messages() -> BTreeMap<String, Vec<u8>> {
    let packed = std::io::Cursor::new(include_bytes!("../bounces/set-of-emails.zip"));
    let mut archive = zip::ZipArchive::new(packed).unwrap();
    let read = |place| {
        let mut file = archive.by_index(place).unwrap();
        let mut raw = Vec::new();
        file.read_to_end(&mut raw).unwrap();
        (file.name().to_owned(), raw)
    };
    (0..832).map(read).collect()
}

/// What people wrote: two are no reports, and in two somebody passes on a report that they got.
const BY_PEOPLE: [&str; 4] = ["not/is-not-bounce-01.eml", "not/is-not-bounce-02.eml", "bsd/lhost-sendmail-14.eml", "err/make-test-36.eml"];

/// What a message is, as its name says: a person's, a machine's answer, a complaint through a machine, or a report.
fn is_right(name: &str, found: &Automatic) -> bool {
    match name {
        name if BY_PEOPLE.contains(&name) => *found == Automatic::No,
        name if name.contains("/rfc3834-") => matches!(found, Automatic::Reply | Automatic::OutOfOffice),
        name if name.contains("/arf-") => !found.is_personal(),
        _ => matches!(found, Automatic::Bounce(_)),
    }
}

#[test]
fn the_reports_of_many_servers_are_told_from_what_people_write() {
    let messages = messages();
    assert_eq!(messages.len(), 832);
    let (mut wrong, mut answered) = (Vec::new(), Vec::new());
    for (name, raw) in &messages {
        let found = Mail::parse(raw, &Limits::default()).mail.automatic;
        if !is_right(name, &found) {
            wrong.push(format!("{name}: {found:?}"));
        }
        if found == Automatic::No && !BY_PEOPLE.contains(&name.as_str()) {
            answered.push(name);
        }
    }
    let share = 100.0 - wrong.len() as f64 * 100.0 / messages.len() as f64;
    eprintln!("{share:.1} % of {} are what they are taken for; wrong: {wrong:#?}", messages.len());
    assert!(answered.is_empty(), "a machine's mail would be answered: {answered:#?}");
    assert!(share >= 97.0, "{share:.1} %: {wrong:#?}");
    assert!(!wrong.iter().any(|wrong| wrong.starts_with("not/")), "{wrong:#?}");
}
