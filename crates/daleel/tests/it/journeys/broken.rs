//! Bytes that are no text, typed into every field and every address: each page answers in a word, and none breaks, on either database.

use testkit::Installation;
use testkit::Running;
use testkit::Visitor;

use super::hostile::NAMES;
use super::hostile::PEOPLE;
use super::hostile::looks;
use super::strangers::forms;
use crate::world::PROGRAM;
use crate::world::World;

/// A zero byte, what is no UTF-8, what is more of it than is needed, half a pair, what lies beyond its end, and marks that turn a line round.
const BROKEN: &str = "a%00b%FF%FE%C0%AF%ED%A0%80%F4%90%80%80%EF%BF%BF%E2%80%AE%E2%81%A6%CC%81%CC%81z";
/// The same as programs write it, as far as JSON can.
const BROKEN_JSON: &str = r#""a\u0000b\uffff\u202e\u2066\u0301\u0301z""#;

/// What a field holds is kept where it is a number, which the page set; all that people type is broken.
fn body(fields: &[(String, String)]) -> String {
    let is_set = |value: &str| !value.is_empty() && value.chars().all(|sign| sign.is_ascii_digit());
    let pair = |(name, value): &(String, String)| format!("{name}={}", if is_set(value) { value } else { BROKEN });
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// Sends it everywhere; answers what broke, and how much was tried.
fn send_everywhere(people: &mut [Visitor], program: &mut Visitor) -> (Vec<String>, usize) {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    let mut note = |what: String, status: u16| {
        tried += 1;
        wrong.extend((status >= 500).then(|| format!("{what}: {status}")));
    };
    for form in forms(people) {
        let sent = Some(("application/x-www-form-urlencoded", body(&form.fields)));
        note(format!("POST {}", form.action), people[form.person].ask("POST", &form.action, sent).unwrap().status);
    }
    for look in looks() {
        for name in NAMES.iter().step_by(3) {
            let address = format!("{look}?{name}={BROKEN}");
            note(address.clone(), people[0].get(&address).unwrap().status);
        }
    }
    let case = program.get("/api/v1/cases?limit=1").unwrap().json()["items"][0]["id"].as_str().unwrap().to_owned();
    let written = [
        (format!("/api/v1/cases/{case}/replies"), format!("{{\"subject\":{BROKEN_JSON},\"body\":{BROKEN_JSON},\"version\":1}}")),
        (format!("/api/v1/cases/{case}/notes"), format!("{{\"text\":{BROKEN_JSON}}}")),
        (format!("/api/v1/cases/{case}/notes"), "{\"text\":\"\\ud800\"}".to_owned()),
        (format!("/api/v1/cases/{case}/outside-replies"), format!("{{\"raw\":{BROKEN_JSON}}}")),
    ];
    for (path, text) in written {
        note(format!("POST {path} {text}"), program.ask("POST", &path, Some(("application/json", text))).unwrap().status);
    }
    (wrong, tried)
}

fn tell(installation: &Installation, running: &Running) {
    let password = std::fs::read_to_string(installation.data().join("demo-password")).unwrap();
    let sign_in = |email: &str| {
        let mut visitor = Visitor::new(running.http());
        assert_eq!(visitor.sign_in(email, password.trim()).unwrap().status, 303, "{email} signs in");
        visitor
    };
    let mut people: Vec<Visitor> = PEOPLE.into_iter().map(sign_in).collect();
    let mut program = Visitor::with_token(running.http(), &installation.token().unwrap());
    let (wrong, tried) = send_everywhere(&mut people, &mut program);
    eprintln!("broken bytes in {tried} places");
    assert!(wrong.is_empty() && tried > 200, "{tried} tried: {wrong:#?}");
    let found = program.get(&format!("/api/v1/cases?limit=1&q={BROKEN}")).unwrap();
    assert!(found.status < 500, "{}", found.body);
    assert_eq!(program.get("/api/v1/cases?limit=1&q=permit").unwrap().status, 200, "and one still finds");
}

#[test]
fn bytes_that_are_no_text_break_no_form_no_address_and_no_program() {
    let world = World::filled();
    let running = world.serve();
    tell(&world.installation, &running);
}

#[test]
fn bytes_that_are_no_text_break_no_form_no_address_and_no_program_on_postgres() {
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    let world = World::empty();
    let installation = Installation::new(PROGRAM, world.installation.data()).with("database_url", &server.url);
    let running = installation.serve(&["--demo"]).unwrap();
    tell(&installation, &running);
}
