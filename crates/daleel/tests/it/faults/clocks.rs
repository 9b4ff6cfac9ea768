//! A clock that jumps two hours back and three days ahead while the program serves: nothing is negative, doubled, reused or left waiting.

use std::collections::BTreeSet;

use serde_json::Value;
use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;

use crate::clock;
use crate::clock::Clock;
use crate::world::MAILBOX;
use crate::world::World;
use crate::world::letter;
use crate::world::until;

/// An installation whose clock a file sets, and the program of one who watches.
struct Jumping {
    world: World,
    clock: Clock,
    running: Running,
    program: Visitor,
}

impl Jumping {
    fn begin() -> Option<Self> {
        let mut world = World::filled();
        let token = world.installation.token().unwrap();
        let (clock, faked) = Clock::under(&world.installation, world.folder.path())?;
        world.installation = faked;
        let running = world.serve();
        let program = Visitor::with_token(running.http(), &token);
        Some(Self { world, clock, running, program })
    }

    /// Sets the clock, at once for every thread, and waits until timed work has been done by it.
    fn jump(&self, to: &str, seconds: i64) {
        let jobs = ["desk.late", "desk.promises", "desk.absences", "email.fetch", "audit.checkpoint"];
        self.clock.jump(self.world.installation.data(), (to, seconds), &jobs);
    }

    /// What stands in the database.
    fn number(&self, sql: &str) -> i64 {
        clock::number(self.world.installation.data(), sql)
    }

    /// A letter comes in; answers its case.
    fn receive(&mut self, name: &str) -> Value {
        let mut lmtp = Mailing::lmtp(self.running.lmtp()).unwrap();
        let said = lmtp.deliver("reem@people.example", MAILBOX, &letter(name, name, "When do you open?")).unwrap();
        assert!(said.is_kept(), "{said:?}");
        let found = self.program.get(&format!("/api/v1/cases?limit=1&q={name}")).unwrap().json();
        let case = found["items"][0].clone();
        assert_eq!(case["subject"], name, "{found}");
        case
    }

    /// Everything that programs are told of a case.
    fn told(&mut self, case: &Value, what: &str) -> Vec<Value> {
        let id = case["id"].as_str().unwrap();
        self.program.get(&format!("/api/v1/cases/{id}/{what}?limit=100")).unwrap().json()["items"].as_array().unwrap().clone()
    }

    /// Fatima answers, and the answer leaves.
    fn answer(&mut self, fatima: &mut Visitor, case: &Value, name: &str) {
        let id = case["id"].as_str().unwrap();
        let version = self.program.get(&format!("/api/v1/cases/{id}")).unwrap().json()["version"].to_string();
        fatima.post(&format!("/en/desk/cases/{id}/owner"), &[("to", ""), ("reason", "I know it"), ("seen", &version)]).unwrap();
        let version = fatima.get(&format!("/en/desk/cases/{id}")).unwrap().field("version").unwrap();
        let typed = [
            ("subject", name),
            ("body", "The centre opens at eight."),
            ("lang", "en"),
            ("version", version.as_str()),
            ("open_seen", "yes"),
        ];
        let sent = fatima.post(&format!("/en/desk/cases/{id}/replies"), &typed).unwrap();
        assert_eq!(sent.status, 303, "{}", sent.body);
        let thread = format!("In-Reply-To: <{name}@people.example>");
        let reply = |mail: &String| mail.contains(&thread) && !mail.contains("Auto-Submitted: auto-replied");
        until("the reply left", || self.world.sent().iter().any(reply).then_some(()));
        assert_eq!(self.world.sent().iter().filter(|mail| reply(mail)).count(), 1, "once");
    }
}

/// Whether a browser is still signed in.
fn is_in(person: &mut Visitor) -> bool {
    person.get("/en/desk/cases").unwrap().status == 200
}

/// Every number in what was told that is less than nothing.
pub(super) fn negative(value: &Value) -> Vec<String> {
    match value {
        Value::Number(number) if number.as_f64().is_some_and(|number| number < 0.0) => vec![number.to_string()],
        Value::Array(items) => items.iter().flat_map(negative).collect(),
        Value::Object(fields) => fields.values().flat_map(negative).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_clock_that_jumps_back_and_ahead_doubles_nothing_loses_nothing_and_holds_nothing_up() {
    let Some(mut story) = Jumping::begin() else { return };
    let mut fatima = story.world.signed_in(&story.running, "fatima@rsa.example");
    let before = story.receive("firsthand");
    story.jump("-2h", -2 * 3600);
    assert!(!is_in(&mut fatima), "how old or idle a session from the future is, nobody can say: she signs in again");
    let mut fatima = story.world.signed_in(&story.running, "fatima@rsa.example");
    let back = story.receive("backwards");
    story.answer(&mut fatima, &before, "firsthand");
    story.answer(&mut fatima, &back, "backwards");
    assert!(is_in(&mut fatima));
    let unanswered = story.receive("unanswered");
    story.jump("+3d", 3 * 86_400);
    assert!(!is_in(&mut fatima), "a session ends with its day");
    let ahead = story.receive("aheadwards");
    let is_late = |story: &Jumping, case: &Value| {
        let id = case["id"].as_str().unwrap();
        story.number(&format!("select count(*) from events where kind = 'desk.case-late' and case_id = {id}"))
    };
    until("what was not answered is late", || (is_late(&story, &unanswered) == 1).then_some(()));
    story.jump("+0d", 0);
    let home = story.receive("homecoming");
    let cases = [&before, &back, &unanswered, &ahead, &home];
    let numbers: Vec<(i64, &str)> =
        cases.iter().map(|case| (case["id"].as_str().unwrap().parse().unwrap(), case["reference"].as_str().unwrap())).collect();
    assert!(numbers.is_sorted_by(|one, next| one.0 < next.0 && one.1 < next.1), "ids and references grow: {numbers:?}");
    let mut seen = BTreeSet::new();
    for case in cases {
        let (events, entries, findings) = (story.told(case, "events"), story.told(case, "entries"), story.told(case, "findings"));
        let places: Vec<i64> = events.iter().map(|event| event["seq"].as_i64().unwrap()).collect();
        assert!(places.is_sorted() && places.into_iter().all(|seq| seen.insert(seq)), "the timeline is in order: {events:?}");
        assert!(entries.is_sorted_by_key(|entry| entry["id"].as_str().unwrap().parse::<i64>().unwrap()), "{entries:?}");
        for told in [events, entries, findings].concat() {
            assert_eq!(negative(&told), [] as [String; 0], "{told}");
        }
    }
    for answered in [&before, &back] {
        let findings = story.told(answered, "findings");
        let in_time = findings.iter().find(|finding| finding["clause"] == "6.email.sla").map(|finding| finding["outcome"].clone());
        assert_eq!(in_time, Some("met".into()), "{findings:?}");
        assert_eq!(is_late(&story, answered), 0);
    }
    assert_eq!(is_late(&story, &unanswered), 1, "late once, however often the clock passed its time");
    let told = format!("from notices where kind = 'late' and case_id = {}", unanswered["id"].as_str().unwrap());
    let all = story.number(&format!("select count(*) {told}"));
    assert_eq!(all, story.number(&format!("select count(distinct employee_id) {told}")), "nobody is told twice");
    // Behind the address of the demonstration's webhook is nobody: what is for it goes on being tried.
    let waiting = || story.number("select count(*) from deliveries where state in ('waiting', 'leased') and kind <> 'webhook'");
    until("nothing waits for another time", || (waiting() == 0).then_some(()));
    assert_eq!(story.running.stop().unwrap(), 0);
    let verified = story.world.installation.run(&["verify"]).unwrap();
    assert_eq!(verified.code, 0, "{}", verified.complained);
}
