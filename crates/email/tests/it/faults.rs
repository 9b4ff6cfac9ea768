//! Mail servers that are away, broken or half dead: what comes is a case once, what does not come is named, and who must know is told once.

use std::os::unix::fs::PermissionsExt;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;

use calendar::ServiceLevel;
use email::Mailbox;
use kernel::Bilingual;
use kernel::EntityId;
use kernel::Role;
use peers::Dovecot;
use peers::or_skip;
use tokio::sync::Mutex;

use crate::mail::QUESTION;
use crate::mail::letter;
use crate::people::Person;
use crate::servers::inside_is_allowed;
use crate::servers::names_source;
use crate::servers::names_source_of;
use crate::servers::put;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each_with;

/// More mailboxes than an entity's servers are asked at a time, or than those of all were.
const MANY: usize = 9;

/// An administrator whose entity's mail is fetched from a port of this machine.
async fn fetches(world: &World, entity: EntityId, (port, user): (u16, &str)) -> Person {
    let administrator = world.person(entity, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
    let named = names_source(world, &administrator, ("127.0.0.1", port), (user, Dovecot::PASSWORD)).await;
    assert_eq!(named.status, 303, "{}", named.text);
    administrator
}

fn question(subject: &str) -> String {
    letter("هدى أحمد <huda@example.com>", subject, QUESTION)
}

/// A user of the server whom no other round of a story knows.
fn somebody(round: &AtomicUsize) -> String {
    format!("works-{}@entity.example", round.fetch_add(1, Ordering::SeqCst))
}

async fn cases(world: &World, who: &Person) -> usize {
    let (_, list) = world.program(who, "GET", "/api/v1/cases?view=team", None).await;
    list["items"].as_array().map(Vec::len).unwrap_or_default()
}

async fn warnings(world: &World) -> String {
    let answer = world.get_as_anybody("/readyz").await;
    assert_eq!(answer.status, 200, "it serves on");
    serde_json::from_str::<serde_json::Value>(&answer.text).expect("JSON")["warnings"].to_string()
}

async fn notices(world: &World, who: &Person, text: &str) -> usize {
    world.get(who, "/en/desk/notices").await.texts(".item__name").iter().filter(|said| said.contains(text)).count()
}

#[test]
fn a_message_that_the_server_will_not_give_is_named_with_what_to_do_until_it_comes() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let (dovecot, round) = (&dovecot, &AtomicUsize::new(0));
    on_each_with(&inside_is_allowed(), |world| async move {
        let (mona, user) = (world.mona().await, somebody(round));
        let administrator = fetches(&world, WORKS, (dovecot.imap, &user)).await;
        for subject in ["one", "two", "three"] {
            put(dovecot, &user, &question(subject)).await;
        }
        let files = || {
            let folder = dovecot.mail_folder(&user);
            let files = ["new", "cur"].map(|part| std::fs::read_dir(folder.join(part)).unwrap());
            files.into_iter().flatten().flatten().map(|file| file.path())
        };
        let poison = files().find(|file| std::fs::read_to_string(file).unwrap().contains("Subject: two")).unwrap();
        std::fs::set_permissions(&poison, std::fs::Permissions::from_mode(0o000)).unwrap();
        assert_eq!(email::fetch(&world.app).await.unwrap(), 2);
        assert_eq!(email::fetch(&world.app).await.unwrap(), 0, "a good look takes nothing from the page");
        for (lang, title, what) in [
            ("ar", "رسائل لم يسلّمها الخادم", "الرسالة رقم 2 على الخادم"),
            ("en", "Messages that the server would not give", "Message 2 on the server"),
        ] {
            let page = world.get(&administrator, &format!("/{lang}/desk/mailboxes")).await;
            assert!(page.says(title) && page.says(what), "{}", page.text);
            assert!(!page.says("Mail could not be fetched"), "the mailbox itself works");
        }
        assert_eq!(notices(&world, &administrator, "would not give a message").await, 1, "told once");
        let (_, boxes) = world.program(&administrator, "GET", "/api/v1/mailboxes", None).await;
        let place = format!("/en/desk/mailboxes/{}/skipped/2/attempt", boxes["items"][0]["id"].as_str().expect("a mailbox"));
        let list = format!("/api/v1/mailboxes/{}/skipped", boxes["items"][0]["id"].as_str().expect("a mailbox"));
        let (status, skipped) = world.program(&administrator, "GET", &list, None).await;
        assert_eq!((status, &skipped["items"][0]["uid"]), (200, &serde_json::json!(2)), "programs see it too: {skipped}");
        let foreign = world.person(crate::world::HEALTH, ("ليلى", "Layla"), Role::EntityAdministrator).await;
        for (who, status) in [(&mona, 403), (&foreign, 404)] {
            assert_eq!(world.program(who, "GET", &list, None).await.0, status);
            assert_eq!(world.program(who, "DELETE", &format!("{list}/2"), None).await.0, status);
        }
        // The server has moved it meanwhile.
        files().for_each(|file| std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o644)).unwrap());
        assert_eq!(world.post(&mona, &place, &[]).await.status, 403, "whoever does not look after mailboxes asks for nothing");
        assert_eq!(world.post(&administrator, &place, &[]).await.status, 303);
        email::fetch(&world.app).await.unwrap();
        assert_eq!(cases(&world, &mona).await, 3, "it came");
        let page = world.get(&administrator, "/en/desk/mailboxes").await;
        assert!(!page.says("Messages that the server would not give"));
        assert_eq!(world.post(&administrator, &place, &[]).await.status, 404, "a second click finds nothing more to do");
        email::fetch(&world.app).await.unwrap();
        assert_eq!(cases(&world, &mona).await, 3, "nothing came twice");
    });
}

#[test]
fn a_mailbox_that_has_not_worked_for_a_quarter_of_an_hour_is_told_once_and_again_when_it_works() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let (dovecot, round) = (&Mutex::new(dovecot), &AtomicUsize::new(0));
    on_each_with(&inside_is_allowed(), |world| async move {
        let (mona, user, port) = (world.mona().await, somebody(round), dovecot.lock().await.imap);
        let administrator = fetches(&world, WORKS, (port, &user)).await;
        email::fetch(&world.app).await.unwrap();
        dovecot.lock().await.stop();
        for minutes in [0_u64, 1, 14] {
            world.clock.advance(Duration::from_secs(60 * minutes.min(13)));
            assert_eq!(email::fetch(&world.app).await.unwrap(), 0);
            email::tell_of_faults(&world.app).await.unwrap();
            assert_eq!(warnings(&world).await, "[]", "a server may be away for a while: {minutes}");
        }
        let page = world.get(&administrator, "/en/desk/mailboxes").await;
        assert!(page.says("Mail could not be fetched") && page.says("Failing since"), "{}", page.text);
        assert!(!page.says("Next attempt: ·"), "{}", page.text);
        for _ in 0..2 {
            world.clock.advance(Duration::from_secs(120));
            email::fetch(&world.app).await.unwrap();
            email::tell_of_faults(&world.app).await.unwrap();
            assert_eq!(warnings(&world).await, r#"["mailboxes"]"#);
            assert_eq!(notices(&world, &administrator, "could not be fetched for 15 minutes").await, 1, "told once");
        }
        assert_eq!(notices(&world, &mona, "could not be fetched").await, 0, "who serves customers can do nothing about it");
        dovecot.lock().await.start_again().unwrap();
        put(&*dovecot.lock().await, &user, &question("after all")).await;
        assert_eq!(email::fetch(&world.app).await.unwrap(), 1);
        assert_eq!(warnings(&world).await, "[]");
        assert_eq!(notices(&world, &administrator, "is fetched again").await, 1);
        assert!(!world.get(&administrator, "/en/desk/mailboxes").await.says("Mail could not be fetched"));
        assert_eq!(cases(&world, &mona).await, 1);
    });
}

#[test]
fn a_server_that_takes_a_connection_and_says_nothing_holds_up_no_other_mailbox() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (dovecot, silent, round) = (&dovecot, silent.local_addr().unwrap().port(), &AtomicUsize::new(0));
    on_each_with(&inside_is_allowed(), |world| async move {
        let user = somebody(round);
        fetches(&world, WORKS, (silent, &user)).await;
        fetches(&world, HEALTH, (dovecot.imap, &user)).await;
        let mut heard = world.app.live().listen();
        let app = world.app.clone();
        let standing_by = tokio::spawn(async move { platform::jobs::run_due(&app).await });
        for number in 1..=2 {
            put(dovecot, &user, &question(&format!("{number}"))).await;
            let arrival = async { while heard.recv().await.expect("events are told").kind != "email.received" {} };
            tokio::time::timeout(Duration::from_secs(15), arrival).await.expect("the other entity's mail comes at once");
        }
        standing_by.abort();
    });
}

/// Another mailbox of an entity, fetched from a port of this machine.
async fn fetches_also(world: &World, administrator: &Person, (entity, address): (EntityId, String), (port, user): (u16, &str)) {
    let mailbox = world.act(entity, move |tx| {
        let (id, name) = (tx.new_id(), Bilingual::new("صندوق", "Mailbox"));
        let level = ServiceLevel::email_default();
        email::save_mailbox(tx, &Mailbox { id, entity, address: address.clone(), name, service: None, level, is_open: true })?;
        Ok(id)
    });
    let named = names_source_of(world, administrator, &mailbox.await.to_string(), ("127.0.0.1", port), (user, Dovecot::PASSWORD)).await;
    assert_eq!(named.status, 303, "{}", named.text);
}

#[test]
fn servers_of_one_entity_that_say_nothing_hold_up_no_mailbox_of_another_however_many_they_are() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (dovecot, silent, round) = (&dovecot, silent.local_addr().unwrap().port(), &AtomicUsize::new(0));
    on_each_with(&inside_is_allowed(), |world| async move {
        let (user, works) = (somebody(round), world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await);
        for number in 0..MANY {
            fetches_also(&world, &works, (WORKS, format!("unit-{number}@works.example")), (silent, &user)).await;
        }
        let health = world.person(HEALTH, ("ليلى", "Layla"), Role::EntityAdministrator).await;
        fetches_also(&world, &health, (HEALTH, "late@health.example".into()), (dovecot.imap, &user)).await;
        put(dovecot, &user, &question("at once")).await;
        let (mut heard, app) = (world.app.live().listen(), world.app.clone());
        let asking = tokio::spawn(async move { email::fetch(&app).await });
        let arrival = async { while heard.recv().await.expect("events are told").kind != "email.received" {} };
        tokio::time::timeout(Duration::from_secs(15), arrival).await.expect("the other entity's mail waits for none of them");
        asking.abort();
    });
}

#[test]
fn after_a_restart_of_the_server_mail_comes_again_by_itself() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let (dovecot, round) = (&Mutex::new(dovecot), &AtomicUsize::new(0));
    on_each_with(&inside_is_allowed(), |world| async move {
        let (mona, user, port) = (world.mona().await, somebody(round), dovecot.lock().await.imap);
        fetches(&world, WORKS, (port, &user)).await;
        let mut heard = world.app.live().listen();
        let app = world.app.clone();
        let standing_by = tokio::spawn(async move { platform::jobs::run_due(&app).await });
        for number in 1..=2 {
            put(&*dovecot.lock().await, &user, &question(&format!("{number}"))).await;
            let arrival = async { while heard.recv().await.expect("events are told").kind != "email.received" {} };
            tokio::time::timeout(Duration::from_secs(90), arrival).await.expect("it comes by itself");
            if number == 1 {
                dovecot.lock().await.stop();
                dovecot.lock().await.start_again().unwrap();
            }
        }
        assert_eq!(cases(&world, &mona).await, 2);
        standing_by.abort();
    });
}

#[test]
fn a_mailbox_that_is_numbered_anew_brings_no_case_twice() {
    let Some(dovecot) = or_skip(Dovecot::start()) else { return };
    let (dovecot, round) = (&dovecot, &AtomicUsize::new(0));
    on_each_with(&inside_is_allowed(), |world| async move {
        let (mona, user) = (world.mona().await, somebody(round));
        fetches(&world, WORKS, (dovecot.imap, &user)).await;
        for subject in ["one", "two", "three"] {
            put(dovecot, &user, &question(subject)).await;
        }
        assert_eq!(email::fetch(&world.app).await.unwrap(), 3);
        dovecot.renumber(&user).unwrap();
        put(dovecot, &user, &question("four")).await;
        assert_eq!(email::fetch(&world.app).await.unwrap(), 4, "all come again under their new numbers");
        assert_eq!(cases(&world, &mona).await, 4, "and those that are known open nothing");
        assert_eq!(email::fetch(&world.app).await.unwrap(), 0);
    });
}
