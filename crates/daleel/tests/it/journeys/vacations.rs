//! A customer who is away: their mail server, a real one, answers each letter of ours by a script. Nothing goes round, and the case says what
//! it was that came.

use std::time::Instant;

use peers::Dovecot;
use peers::Mta;
use serde_json::Value;
use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;
use tokio::runtime::Runtime;

use super::circles::Between;
use super::circles::QUIET;
use crate::world::MAILBOX;
use crate::world::World;
use crate::world::letter;
use crate::world::until;

/// What their server says for them, to everybody and every time.
const AWAY: &str = "I am travelling and back on Sunday.";
const REEM: &str = "reem@people.example";

/// The servers of the customer's side, and an installation that writes to them and hears from them.
struct Story {
    customers: Dovecot,
    _mta: Mta,
    answers: Between,
    running: Running,
    fatima: Visitor,
    program: Visitor,
    /// The folder stays until the program has ended.
    _world: World,
}

impl Story {
    fn begin(runtime: &Runtime) -> Option<Self> {
        let answers = Between::open(runtime, false);
        let customers = peers::or_skip(Dovecot::start_away(answers.at.port(), AWAY))?;
        let mta = peers::or_skip(Mta::start(customers.lmtp))?;
        let mut world = World::filled();
        let port = mta.smtp.to_string();
        let relay = [("mail.relay_host", "127.0.0.1"), ("mail.relay_port", port.as_str()), ("mail.relay_security", "none")];
        let all = relay.into_iter().chain([("sign_in.second_factor", "nobody")]);
        world.installation = all.fold(world.installation, |made, (key, value)| made.with(key, value));
        let token = world.installation.token().unwrap();
        let running = world.installation.serve(&[]).unwrap();
        *answers.to.lock().unwrap() = Some(running.smtp());
        let fatima = world.signed_in(&running, "fatima@rsa.example");
        let program = Visitor::with_token(running.http(), &token);
        Some(Self { customers, _mta: mta, answers, running, fatima, program, _world: world })
    }

    /// Their letter comes in and is acknowledged; answers its case.
    fn asks(&mut self, name: &str) -> Value {
        let said = Mailing::smtp(self.running.smtp()).unwrap().deliver(REEM, MAILBOX, &letter(name, name, "When do you open?")).unwrap();
        assert!(said.is_kept(), "{said:?}");
        self.cases(name).into_iter().find(|case| case["subject"] == name).expect("it is a case")
    }

    fn cases(&mut self, of: &str) -> Vec<Value> {
        let found = self.program.get(&format!("/api/v1/cases?limit=100&q={of}")).unwrap().json();
        found["items"].as_array().unwrap().clone()
    }

    fn case(&mut self, case: &Value) -> Value {
        self.program.get(&format!("/api/v1/cases/{}", case["id"].as_str().unwrap())).unwrap().json()
    }

    /// Fatima takes the case and answers it.
    fn is_answered(&mut self, case: &Value, subject: &str) {
        let path = format!("/en/desk/cases/{}", case["id"].as_str().unwrap());
        let version = self.case(case)["version"].to_string();
        self.fatima.post(&format!("{path}/owner"), &[("to", ""), ("reason", "I know it"), ("seen", &version)]).unwrap();
        let version = self.case(case)["version"].to_string();
        let typed = [
            ("subject", subject),
            ("body", "The centre opens at eight."),
            ("lang", "en"),
            ("version", version.as_str()),
            ("open_seen", "yes"),
        ];
        let sent = self.fatima.post(&format!("{path}/replies"), &typed).unwrap();
        assert_eq!(sent.status, 303, "{}", sent.body);
    }

    /// How many letters of ours they have got, and how many times their server answered, once nothing moves any more.
    fn silence(&self) -> (usize, usize) {
        let (mut known, mut since) = ((0, 0), Instant::now());
        until("both sides are silent", || {
            let now = (self.customers.mail_of(REEM).unwrap().len(), self.answers.passed().len());
            if now != known {
                (known, since) = (now, Instant::now());
            }
            (since.elapsed() > QUIET).then_some(known)
        })
    }
}

#[test]
fn a_customer_whose_real_server_answers_every_letter_that_they_are_away_gets_none_back_and_their_case_says_so() {
    let runtime = Runtime::new().unwrap();
    let Some(mut story) = Story::begin(&runtime) else { return };
    let before = story.cases(REEM).len();
    let case = story.asks("travelling");
    assert_eq!(story.silence(), (1, 0), "a server that knows what a machine wrote answers no acknowledgement");
    for round in 1..=3 {
        story.is_answered(&case, "The hours");
        assert_eq!(story.silence(), (1 + round, round), "each answer of a person is answered by their machine, and that by nobody");
        let now = story.case(&case);
        assert_eq!((&now["awaits"], &now["due_at"]), (&"customer".into(), &Value::Null), "no clock runs: {now}");
    }
    let passed = story.answers.passed();
    assert!(passed.iter().all(|text| text.contains("Auto-Submitted: auto-replied (vacation)") && text.contains(AWAY)), "{passed:#?}");
    assert_eq!(story.cases(REEM).len(), before + 1, "what their machine says opens no case of its own");
    let marks = [
        ("en", "Not written by the customer", "A notice of absence, written by a machine."),
        ("ar", "لم يكتبها العميل", "إشعار غياب كُتب آلياً."),
    ];
    for (lang, mark, words) in marks {
        let page = story.fatima.get(&format!("/{lang}/desk/cases/{}", case["id"].as_str().unwrap())).unwrap().body;
        assert!(page.contains(AWAY) && page.contains(mark), "{lang}: the case shows what came, and that it is not theirs: {page}");
        let message = page.rsplit('"').find(|part| part.contains("/desk/messages/")).unwrap();
        let shown = story.fatima.get(message).unwrap().body;
        assert!(shown.contains(words), "{lang}: and the message says what it is: {shown}");
    }
    assert_eq!(story.running.stop().unwrap(), 0);
}
