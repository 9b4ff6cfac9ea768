//! Two installations that hand their mail to one another: whatever stands between them, they fall silent, and stay so while an hour passes.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;
use std::time::Instant;

use post::Envelope;
use post::Handler;
use post::Judgement;
use post::Protocol;
use post::ServerLimits;
use post::ServerName;
use post::Verdict;
use serde_json::Value;
use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;
use tokio::runtime::Runtime;

use crate::clock::Clock;
use crate::world::World;
use crate::world::letter;
use crate::world::until;

/// The fields by which a machine says that it is one.
const MARKS: [&str; 5] = ["auto-submitted:", "x-auto-response-suppress:", "precedence:", "in-reply-to:", "references:"];
/// Silence for so long is silence: what is owed leaves within a second, on a busy machine within a few.
pub(super) const QUIET: Duration = Duration::from_secs(5);

/// A mail server between the two: it hands on what it gets, once it knows to whom.
pub(super) struct Between {
    pub(super) at: SocketAddr,
    passed: Arc<Mutex<Vec<String>>>,
    /// Where it hands on.
    pub(super) to: Arc<Mutex<Option<SocketAddr>>>,
}

impl Between {
    /// Opens one; a careless one takes off every mark of a machine and writes as the person in the From line.
    pub(super) fn open(runtime: &Runtime, is_careless: bool) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let at = listener.local_addr().unwrap();
        let (passed, to) = (Arc::<Mutex<Vec<String>>>::default(), Arc::<Mutex<Option<SocketAddr>>>::default());
        let (kept, next) = (passed.clone(), to.clone());
        let keep = move |envelope: Envelope| {
            let (kept, next) = (kept.clone(), next.clone());
            async move { tokio::task::spawn_blocking(move || hand_on(&envelope, &kept, &next, is_careless)).await.unwrap() }
        };
        let handler = Handler::new(|_| async { Judgement::Known(0) }, keep);
        let name = ServerName { host: "between.example".into(), tls: None };
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            post::serve(listener, Protocol::Smtp, name, handler, ServerLimits::default(), std::future::pending()).await;
        });
        Self { at, passed, to }
    }

    pub(super) fn passed(&self) -> Vec<String> {
        self.passed.lock().unwrap().clone()
    }
}

fn hand_on(envelope: &Envelope, passed: &Mutex<Vec<String>>, to: &Mutex<Option<SocketAddr>>, is_careless: bool) -> Verdict {
    let Some(next) = *to.lock().unwrap() else { return Verdict::TryAgain("not yet".into()) };
    let text = String::from_utf8_lossy(&envelope.raw).replace("\r\n", "\n");
    // Where it came from is for the last server to say.
    let mut text =
        text.split_once('\n').filter(|(first, _)| first.starts_with("Return-Path:")).map_or(text.clone(), |(_, rest)| rest.to_owned());
    let mut sender = envelope.sender.clone().unwrap_or_default();
    if is_careless {
        let (head, body) = text.split_once("\n\n").unwrap();
        let head = head.replace("\n ", " ").replace("\n\t", " ");
        let from = head.lines().find(|line| line.to_lowercase().starts_with("from:")).unwrap();
        sender = from.rsplit('<').next().unwrap().trim_end_matches('>').to_owned();
        let kept: Vec<&str> = head.lines().filter(|line| !MARKS.iter().any(|mark| line.to_lowercase().starts_with(mark))).collect();
        text = format!("{}\n\n{body}", kept.join("\n"));
    }
    let said = Mailing::smtp(next).unwrap().deliver(&sender, &envelope.recipients[0].address, &text).unwrap();
    passed.lock().unwrap().push(text);
    if said.is_kept() { Verdict::Accepted("passed on".into()) } else { Verdict::TryAgain(said.words) }
}

/// An installation with a mailbox of its own, which sends everything to the one between, under a clock of its own.
struct Side {
    world: World,
    running: Running,
    clock: Clock,
    mailbox: &'static str,
}

impl Side {
    fn open(between: &Between, mailbox: &'static str) -> Option<Self> {
        let mut world = World::filled();
        let port = between.at.port().to_string();
        let relay = [("mail.relay_host", "127.0.0.1"), ("mail.relay_port", port.as_str()), ("mail.relay_security", "none")];
        let all = relay.into_iter().chain([("sign_in.second_factor", "nobody")]);
        world.installation = all.fold(world.installation, |made, (key, value)| made.with(key, value));
        let (clock, faked) = Clock::under(&world.installation, world.folder.path())?;
        world.installation = faked;
        let running = world.installation.serve(&[]).unwrap();
        let mut huda = world.signed_in(&running, "huda@rsa.example");
        let form =
            [("address", mailbox), ("name_ar", "البريد"), ("name_en", "Mail"), ("hours", "24"), ("measure", "clock"), ("open", "yes")];
        let opened = huda.post("/en/desk/mailboxes", &form).unwrap();
        assert_eq!(opened.status, 303, "{}", opened.body);
        Some(Self { world, running, clock, mailbox })
    }

    fn cases(&self, of: &str) -> Vec<Value> {
        let mut program = Visitor::with_token(self.running.http(), &self.world.installation.token().unwrap());
        let found = program.get(&format!("/api/v1/cases?limit=100&q={of}")).unwrap().json();
        found["items"].as_array().unwrap().clone()
    }

    /// Its clock stands so many minutes ahead, and timed work has been done by it.
    fn at_minute(&self, minute: i64) {
        let jobs = ["desk.late", "desk.promises", "email.fetch"];
        self.clock.jump(self.world.installation.data(), (&format!("+{minute}m"), minute * 60), &jobs);
    }

    /// Fatima answers every case of the other that waits for an employee; how many those were.
    fn answers(&self, other: &str) -> usize {
        let mut fatima = self.world.signed_in(&self.running, "fatima@rsa.example");
        let mut program = Visitor::with_token(self.running.http(), &self.world.installation.token().unwrap());
        let mut sent = 0;
        for case in self.cases(other) {
            let id = case["id"].as_str().unwrap().to_owned();
            let mut now = || program.get(&format!("/api/v1/cases/{id}")).unwrap().json();
            if now()["awaits"] != "employee" {
                continue;
            }
            let taking = [("to", ""), ("reason", "I know it"), ("seen", &now()["version"].to_string())];
            fatima.post(&format!("/en/desk/cases/{id}/owner"), &taking).unwrap();
            let version = now()["version"].to_string();
            let body = "We have looked into it and there is nothing more to say.";
            let typed =
                [("subject", "A matter between offices"), ("body", body), ("lang", "en"), ("version", &version), ("open_seen", "yes")];
            let answered = fatima.post(&format!("/en/desk/cases/{id}/replies"), &typed).unwrap();
            assert_eq!(answered.status, 303, "{}", answered.body);
            sent += 1;
        }
        sent
    }
}

/// Two sides, and what stands between them.
struct Circle {
    first: Side,
    second: Side,
    to_first: Between,
    to_second: Between,
}

impl Circle {
    /// A letter in the name of the first one's mailbox reaches the second.
    fn begin(runtime: &Runtime, is_careless: bool) -> Option<Self> {
        let (to_first, to_second) = (Between::open(runtime, is_careless), Between::open(runtime, is_careless));
        let first = Side::open(&to_second, "desk@first.example")?;
        let second = Side::open(&to_first, "desk@second.example")?;
        *to_first.to.lock().unwrap() = Some(first.running.smtp());
        *to_second.to.lock().unwrap() = Some(second.running.smtp());
        let begun = letter("circle", "A matter between offices", "Please tell us about it.").replace("reem@people.example", first.mailbox);
        let said = Mailing::smtp(second.running.smtp()).unwrap().deliver(first.mailbox, second.mailbox, &begun).unwrap();
        assert!(said.is_kept(), "{said:?}");
        until("the second acknowledges to the first", || (!to_first.passed().is_empty()).then_some(()));
        Some(Self { first, second, to_first, to_second })
    }

    fn silence(&self) {
        let (mut known, mut since) = (0, Instant::now());
        until("both are silent", || {
            let now = self.to_first.passed().len() + self.to_second.passed().len();
            if now != known {
                (known, since) = (now, Instant::now());
            }
            (since.elapsed() > QUIET).then_some(())
        });
    }

    /// An hour passes for both, ten minutes at a time; after each of them people do something.
    fn hour(&self, mut meanwhile: impl FnMut(&Self)) {
        self.silence();
        for minute in (10..=60).step_by(10) {
            self.first.at_minute(minute);
            self.second.at_minute(minute);
            meanwhile(self);
            self.silence();
        }
    }

    /// Ends both; answers what went to the second and to the first from the beginning on.
    fn end(self) -> (Vec<String>, Vec<String>) {
        assert_eq!((self.first.running.stop().unwrap(), self.second.running.stop().unwrap()), (0, 0));
        (self.to_second.passed(), self.to_first.passed())
    }
}

#[test]
fn two_installations_that_acknowledge_to_one_another_fall_silent_after_one_letter_and_stay_so_for_an_hour() {
    let runtime = Runtime::new().unwrap();
    let Some(circle) = Circle::begin(&runtime, false) else { return };
    circle.hour(|_| ());
    assert_eq!(circle.second.cases(circle.first.mailbox).len(), 1, "what began it stands there");
    let (to_second, to_first) = circle.end();
    assert_eq!((to_second.len(), to_first.len()), (0, 1), "{to_second:#?} {to_first:#?}");
    assert!(to_first[0].contains("Auto-Submitted: auto-replied"), "{}", to_first[0]);
}

#[test]
fn they_do_so_even_when_a_server_between_them_takes_off_every_mark_of_a_machine() {
    let runtime = Runtime::new().unwrap();
    let Some(circle) = Circle::begin(&runtime, true) else { return };
    circle.hour(|_| ());
    let came = 1 + circle.to_second.passed().len();
    assert_eq!(circle.second.cases(circle.first.mailbox).len(), came, "what began it stands there, and what came after it");
    let (to_second, to_first) = circle.end();
    assert!(to_second.len() <= 1 && to_first.len() == 1, "at most one letter each way: {to_second:#?} {to_first:#?}");
}

#[test]
fn and_when_people_of_both_answer_each_other_for_that_hour_their_machines_add_one_letter_each_way_at_most() {
    let runtime = Runtime::new().unwrap();
    let Some(circle) = Circle::begin(&runtime, true) else { return };
    let (mut by_first, mut by_second) = (0, 0);
    circle.hour(|circle| {
        by_first += circle.first.answers(circle.second.mailbox);
        by_second += circle.second.answers(circle.first.mailbox);
    });
    let (to_second, to_first) = circle.end();
    eprintln!("people sent {by_first} and {by_second}; {} and {} letters passed", to_second.len(), to_first.len());
    assert!(by_first >= 3 && by_second >= 3, "{by_first} {by_second}");
    assert!(to_second.len() <= by_first + 1 && to_first.len() <= by_second + 1, "{to_second:#?} {to_first:#?}");
}
