//! PostgreSQL goes and comes back: mail waits meanwhile, nothing acknowledged is lost, and no restart is needed.

use testkit::Installation;
use testkit::Mailing;
use testkit::Visitor;

use crate::world::MAILBOX;
use crate::world::PROGRAM;
use crate::world::World;
use crate::world::letter;
use crate::world::until;

#[test]
fn while_postgres_is_away_mail_waits_and_afterwards_it_is_taken() {
    let Some(mut server) = peers::or_skip(peers::Postgres::start()) else { return };
    let empty = World::empty();
    let installation = Installation::new(PROGRAM, empty.installation.data()).with("database_url", &server.url);
    installation.found().unwrap();
    let token = installation.token().unwrap();
    let running = installation.serve(&[]).unwrap();
    let deliver = |number: &str| {
        let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
        lmtp.deliver("reem@people.example", MAILBOX, &letter(number, number, "Hello")).unwrap()
    };
    assert!(deliver("before").is_kept());
    server.stop();
    let said = deliver("meanwhile");
    assert!(said.is_later(), "{said:?}");
    let ready = Visitor::new(running.http()).get("/readyz").unwrap();
    assert!(ready.status == 503 && ready.body.contains("database"), "{}", ready.body);
    assert_eq!(Visitor::new(running.http()).get("/healthz").unwrap().status, 200);
    server.start_again().unwrap();
    until("mail is taken again", || deliver("meanwhile").is_kept().then_some(()));
    let list = Visitor::with_token(running.http(), &token).get("/api/v1/cases").unwrap().json();
    let subjects: Vec<_> = list["items"].as_array().unwrap().iter().map(|case| case["subject"].as_str().unwrap()).collect();
    assert_eq!(subjects, ["meanwhile", "before"]);
}
