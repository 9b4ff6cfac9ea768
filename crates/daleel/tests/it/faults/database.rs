//! PostgreSQL goes and comes back: mail waits meanwhile, nothing acknowledged is lost, and no restart is needed.

use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;

use testkit::Installation;
use testkit::Ledger;
use testkit::Mailing;
use testkit::Visitor;
use testkit::entries;

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
    assert_eq!(subjects, ["before", "meanwhile"], "what is due first stands first");
}

/// Before a refused message or note is handed over again.
const PAUSE: Duration = Duration::from_millis(50);
/// So many things are acknowledged before the database goes, and again once it is back.
const ENOUGH: usize = 25;

/// What people and mail servers had acknowledged, how often they were put off, and whether they may go home.
struct Busy {
    mails: Mutex<Ledger>,
    notes: Mutex<Ledger>,
    refused: AtomicUsize,
    over: AtomicBool,
}

impl Busy {
    /// How many mails and how many notes were acknowledged.
    fn acknowledged(&self) -> [usize; 2] {
        [self.mails.lock().unwrap().len(), self.notes.lock().unwrap().len()]
    }

    /// Waits until so much more than before was acknowledged, of notes at least one.
    fn until_more(&self, what: &str, [mails, notes]: [usize; 2]) {
        until(what, || {
            let [more_mails, more_notes] = self.acknowledged();
            (more_mails + more_notes > mails + notes + ENOUGH && more_notes > notes).then_some(())
        });
    }

    /// Does one thing after the other, each until it is acknowledged.
    fn work(&self, who: &str, ledger: &Mutex<Ledger>, mut attempt: impl FnMut(&str) -> bool) {
        for number in 0.. {
            let name = format!("{who} number {number}");
            while !attempt(&name) {
                self.refused.fetch_add(1, Ordering::SeqCst);
                if self.over.load(Ordering::SeqCst) {
                    return;
                }
                std::thread::sleep(PAUSE);
            }
            ledger.lock().unwrap().acknowledge(&name).unwrap();
            if self.over.load(Ordering::SeqCst) {
                return;
            }
        }
    }

    /// A mail server that hands letters over by SMTP.
    fn mails(&self, smtp: SocketAddr, who: &str) {
        self.work(who, &self.mails, |name| {
            let sender = format!("{}@people.example", name.replace(' ', "."));
            let text = letter(&name.replace(' ', "."), name, "Hello").replace("reem@people.example", &sender);
            Mailing::smtp(smtp).and_then(|mut mailing| mailing.deliver(&sender, MAILBOX, &text)).is_ok_and(|said| said.is_kept())
        });
    }

    /// A program that writes notes into a case, each under a key of its own.
    fn notes(&self, program: &Visitor, case: &str, who: &str) {
        self.work(who, &self.notes, |name| {
            let answer = program.once(name).post_json(&format!("/api/v1/cases/{case}/notes"), &serde_json::json!({ "text": name }));
            answer.is_ok_and(|answer| answer.status < 300)
        });
    }
}

#[test]
fn while_postgres_goes_and_comes_back_under_load_nothing_acknowledged_is_lost_or_doubled() {
    let Some(mut server) = peers::or_skip(peers::Postgres::start()) else { return };
    let world = World::empty();
    let installation = Installation::new(PROGRAM, world.installation.data()).with("database_url", &server.url);
    installation.found().unwrap();
    let token = installation.token().unwrap();
    let running = installation.serve(&[]).unwrap();
    let mut program = Visitor::with_token(running.http(), &token);
    let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
    assert!(lmtp.deliver("reem@people.example", MAILBOX, &letter("first", "first", "Hello")).unwrap().is_kept());
    let case = program.get("/api/v1/cases").unwrap().json()["items"][0]["id"].as_str().unwrap().to_owned();
    let ledger = |name: &str| Mutex::new(Ledger::begin(&world.folder.path().join(name)).unwrap());
    let busy = Busy { mails: ledger("mails"), notes: ledger("notes"), refused: AtomicUsize::new(0), over: AtomicBool::new(false) };
    std::thread::scope(|scope| {
        for who in ["mail one", "mail two", "mail three"] {
            scope.spawn(|| busy.mails(running.smtp(), who));
        }
        for who in ["note one", "note two"] {
            let program = program.clone();
            let (busy, case) = (&busy, &case);
            scope.spawn(move || busy.notes(&program, case, who));
        }
        busy.until_more("work is under way", [0, 0]);
        server.stop();
        until("everybody is put off", || (busy.refused.load(Ordering::SeqCst) > ENOUGH).then_some(()));
        let before = busy.acknowledged();
        server.start_again().unwrap();
        busy.until_more("work goes on by itself", before);
        busy.over.store(true, Ordering::SeqCst);
    });
    let found = entries(&mut program).unwrap();
    let mails = busy.mails.lock().unwrap().compare(found.iter().map(String::as_str));
    assert!(mails.is_clean(), "{mails}");
    let written = notes_of(&mut program, &case);
    let notes = busy.notes.lock().unwrap().compare(written.iter().map(String::as_str));
    assert!(notes.is_clean() && notes.acknowledged >= 2, "{notes}");
    assert_eq!(running.stop().unwrap(), 0);
    assert_eq!(installation.run(&["verify"]).unwrap().code, 0);
}

/// The notes of a case, page by page.
fn notes_of(program: &mut Visitor, case: &str) -> Vec<String> {
    let (mut found, mut before) = (Vec::new(), String::new());
    loop {
        let page = program.get(&format!("/api/v1/cases/{case}/entries?limit=100&before={before}")).unwrap().json();
        let texts = page["items"].as_array().unwrap().iter().filter(|entry| entry["kind"] == "note");
        found.extend(texts.map(|entry| entry["text"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => before = next.to_owned(),
            None => return found,
        }
    }
}
