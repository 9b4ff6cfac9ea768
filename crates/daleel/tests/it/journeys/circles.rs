//! Two installations that hand their mail to one another: whatever stands between them, they fall silent.

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
use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;
use tokio::runtime::Runtime;

use crate::world::World;
use crate::world::letter;
use crate::world::until;

/// The fields by which a machine says that it is one.
const MARKS: [&str; 5] = ["auto-submitted:", "x-auto-response-suppress:", "precedence:", "in-reply-to:", "references:"];
/// Silence for so long is silence: what is owed leaves within a second, on a busy machine within a few.
const QUIET: Duration = Duration::from_secs(5);

/// A mail server between the two: it hands on what it gets, once it knows to whom.
struct Between {
    at: SocketAddr,
    passed: Arc<Mutex<Vec<String>>>,
    to: Arc<Mutex<Option<SocketAddr>>>,
}

impl Between {
    /// Opens one; a careless one takes off every mark of a machine and writes as the person in the From line.
    fn open(runtime: &Runtime, is_careless: bool) -> Self {
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

    fn passed(&self) -> Vec<String> {
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

/// An installation with a mailbox of its own, which sends everything to the one between.
fn installation(between: &Between, mailbox: &str) -> (World, Running) {
    let mut world = World::filled();
    let port = between.at.port().to_string();
    let relay = [("mail.relay_host", "127.0.0.1"), ("mail.relay_port", port.as_str()), ("mail.relay_security", "none")];
    let all = relay.into_iter().chain([("sign_in.second_factor", "nobody")]);
    world.installation = all.fold(world.installation, |made, (key, value)| made.with(key, value));
    let running = world.installation.serve(&[]).unwrap();
    let mut huda = world.signed_in(&running, "huda@rsa.example");
    let form = [("address", mailbox), ("name_ar", "البريد"), ("name_en", "Mail"), ("hours", "24"), ("measure", "clock"), ("open", "yes")];
    let opened = huda.post("/en/desk/mailboxes", &form).unwrap();
    assert_eq!(opened.status, 303, "{}", opened.body);
    (world, running)
}

fn cases(world: &World, running: &Running, of: &str) -> usize {
    let mut program = Visitor::with_token(running.http(), &world.installation.token().unwrap());
    let found = program.get(&format!("/api/v1/cases?limit=100&q={of}")).unwrap().json();
    found["items"].as_array().unwrap().len()
}

/// A letter in the name of the first one's mailbox reaches the second; answers what went to the second and to the first from then on.
fn circle(is_careless: bool) -> (Vec<String>, Vec<String>) {
    let runtime = Runtime::new().unwrap();
    let (to_first, to_second) = (Between::open(&runtime, is_careless), Between::open(&runtime, is_careless));
    let (_first, first_running) = installation(&to_second, "desk@first.example");
    let (second, second_running) = installation(&to_first, "desk@second.example");
    *to_first.to.lock().unwrap() = Some(first_running.smtp());
    *to_second.to.lock().unwrap() = Some(second_running.smtp());
    let begun =
        letter("circle", "A matter between offices", "Please tell us about it.").replace("reem@people.example", "desk@first.example");
    let said = Mailing::smtp(second_running.smtp()).unwrap().deliver("desk@first.example", "desk@second.example", &begun).unwrap();
    assert!(said.is_kept(), "{said:?}");
    until("the second acknowledges to the first", || (!to_first.passed().is_empty()).then_some(()));
    let (mut known, mut since) = (0, Instant::now());
    until("both are silent", || {
        let now = to_first.passed().len() + to_second.passed().len();
        if now != known {
            (known, since) = (now, Instant::now());
        }
        (since.elapsed() > QUIET).then_some(())
    });
    let came = 1 + to_second.passed().len();
    assert_eq!(cases(&second, &second_running, "desk@first.example"), came, "what began it stands there, and what came after it");
    assert_eq!((first_running.stop().unwrap(), second_running.stop().unwrap()), (0, 0));
    (to_second.passed(), to_first.passed())
}

#[test]
fn two_installations_that_acknowledge_to_one_another_fall_silent_after_one_letter() {
    let (to_second, to_first) = circle(false);
    assert_eq!((to_second.len(), to_first.len()), (0, 1), "{to_second:#?} {to_first:#?}");
    assert!(to_first[0].contains("Auto-Submitted: auto-replied"), "{}", to_first[0]);
}

#[test]
fn they_do_so_even_when_a_server_between_them_takes_off_every_mark_of_a_machine() {
    let (to_second, to_first) = circle(true);
    assert!(to_second.len() <= 1 && to_first.len() == 1, "at most one letter each way: {to_second:#?} {to_first:#?}");
}
