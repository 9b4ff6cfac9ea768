//! The whole way of a message: it arrives, becomes a case, is answered as the guide asks, leaves, and is judged.

use testkit::Installation;
use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::World;
use crate::world::letter;
use crate::world::until;

#[test]
fn a_message_is_answered_and_judged() {
    let world = World::filled();
    let running = world.serve();
    travel(&world, &running);
    assert_eq!(running.stop().unwrap(), 0, "it stops in order");
}

#[test]
fn the_same_on_postgres() {
    let Some(server) = peers::or_skip(peers::Postgres::start()) else { return };
    let empty = World::empty();
    let installation = Installation::new(crate::world::PROGRAM, empty.installation.data()).with("database_url", &server.url);
    let world = World { installation, folder: empty.folder };
    let running = world.serve();
    travel(&world, &running);
    assert_eq!(running.stop().unwrap(), 0, "it stops in order");
}

fn travel(world: &World, running: &Running) {
    let subject = "Opening hours of the Manama centre";
    let message = letter("journey-1", subject, "Good morning,\n\nwhen does the centre in Manama open on Thursdays?\n\nReem Alnoor");
    let said = Mailing::lmtp(running.lmtp()).unwrap().deliver("reem@people.example", MAILBOX, &message).unwrap();
    assert!(said.is_kept(), "{said:?}");
    let mut program = Visitor::with_token(running.http(), &world.installation.token().unwrap());
    let found = program.get("/api/v1/cases?q=Thursdays").unwrap().json();
    let case = &found["items"][0];
    assert_eq!(case["subject"], subject, "the words of the message find it at once: {found}");
    let id = case["id"].as_str().unwrap();
    let mut fatima = world.signed_in(running, "fatima@rsa.example");
    take_over(&mut fatima, &mut program, id);
    answer(&mut fatima, id);
    let sent = until("the reply left", || {
        let answers =
            |mail: &String| mail.contains("In-Reply-To: <journey-1@people.example>") && !mail.contains("Auto-Submitted: auto-replied");
        world.sent().into_iter().find(answers)
    });
    assert!(sent.contains("reem@people.example") && sent.contains("From:"), "{sent}");
    judged(&mut program, id);
    let again = fatima.get(&format!("/ar/desk/cases/{id}")).unwrap();
    assert!(again.status == 200 && again.body.contains("dir=\"rtl\"") && again.body.contains("eight in the morning"));
}

/// The case is hers from now on, whoever it was given to when it arrived.
fn take_over(fatima: &mut Visitor, program: &mut Visitor, id: &str) {
    let version = program.get(&format!("/api/v1/cases/{id}")).unwrap().json()["version"].to_string();
    let taken =
        fatima.post(&format!("/en/desk/cases/{id}/owner"), &[("to", ""), ("reason", "I know the centre"), ("seen", &version)]).unwrap();
    let is_hers_already = taken.status == 409 || taken.status == 422;
    assert!(taken.status == 303 || is_hers_already, "{} {}", taken.status, taken.body);
}

fn answer(fatima: &mut Visitor, id: &str) {
    let page = fatima.get(&format!("/en/desk/cases/{id}")).unwrap();
    assert!(page.body.contains("Dear ") && page.body.contains("cs-composer"), "the reply is begun for her: {}", page.body);
    let version = page.field("version").unwrap();
    let typed = |body| {
        [
            ("subject", "Opening hours of the Manama centre"),
            ("body", body),
            ("lang", "en"),
            ("version", version.as_str()),
            ("open_seen", "yes"),
        ]
    };
    let looked =
        fatima.post(&format!("/en/desk/cases/{id}/reply-checks"), &typed("u gotta recieve it asap, card 4012888888881881")).unwrap();
    assert!(looked.json()["remarks"].as_array().is_some_and(|remarks| remarks.len() >= 2), "{}", looked.body);
    let stopped = fatima.post(&format!("/en/desk/cases/{id}/replies"), &typed("Your card is 4012888888881881.")).unwrap();
    assert_eq!(stopped.status, 409, "confidential data does not leave: {}", stopped.body);
    let sent =
        fatima.post(&format!("/en/desk/cases/{id}/replies"), &typed("On Thursdays the centre opens at eight in the morning.")).unwrap();
    assert_eq!(sent.status, 303, "{}", sent.body);
}

fn judged(program: &mut Visitor, id: &str) {
    let findings = program.get(&format!("/api/v1/cases/{id}/findings")).unwrap().json();
    let outcome =
        |clause: &str| findings["items"].as_array().unwrap().iter().find(|one| one["clause"] == clause).map(|one| one["outcome"].clone());
    for clause in
        ["6.email.sla", "6.email.subject", "6.email.salutation", "6.email.greeting-thanks", "6.email.signature", "6.email.no-confidential"]
    {
        assert_eq!(outcome(clause).as_ref().and_then(|outcome| outcome.as_str()), Some("met"), "{clause}: {findings}");
    }
}

#[test]
fn both_languages_are_searched_in_each_others_pages() {
    let world = World::filled();
    let running = world.serve();
    let mut fatima = world.signed_in(&running, "fatima@rsa.example");
    for (path, shown) in [
        ("/ar/desk/search?q=%D8%A7%D9%84%D9%87%D9%88%D9%8A%D8%A9", "هوية"),
        ("/en/desk/search?q=identity", "identity"),
        ("/ar/desk/search?q=identity", "identity"),
    ] {
        let page = fatima.get(path).unwrap();
        assert!(page.status == 200 && page.body.contains(shown), "{path}: {}", page.body);
        assert!(page.body.contains("RSA-"), "{path} finds cases");
    }
}

#[test]
fn a_wrong_password_is_refused_in_the_readers_language() {
    let world = World::filled();
    let running = world.serve();
    let mut stranger = Visitor::new(running.http());
    let refused = stranger.sign_in("fatima@rsa.example", "not the password").unwrap();
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert_eq!(stranger.get("/en/desk/cases").unwrap().status, 401, "whoever is signed out is asked to sign in");
}
