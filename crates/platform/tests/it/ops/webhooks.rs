//! Webhooks: what happens in an entity arrives at its own systems, signed, once each, and again when wanted.

use std::io::Write;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use kernel::About;
use kernel::EntityId;
use kernel::Event;
use kernel::Role;
use platform::deliveries;
use serde::Serialize;
use serde_json::Value;
use serde_json::json;

use super::program::Program;
use super::receiver::Received;
use super::receiver::Receiver;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::everywhere;
use crate::world::run;
use crate::world::worlds_of;

#[derive(Serialize)]
struct Answered {
    words: &'static str,
}

impl Event for Answered {
    const KIND: &'static str = "story.answered";

    fn about(&self) -> About {
        About::interaction(12, 34)
    }
}

pub(super) fn answered() -> impl Event {
    Answered { words: "تم الرد" }
}

pub(super) async fn happens(world: &World, entity: EntityId) {
    world.app.write(everywhere().within(entity), |tx| tx.record(answered()).map(drop)).await.unwrap();
}

/// Worlds in which a receiver on this machine may be called.
fn open() -> Vec<World> {
    worlds_of(Vec::new, &[("outgoing.allowed_hosts", "127.0.0.1")])
}

pub(super) async fn endpoint(program: &Program, receiver: &Receiver, kinds: &[&str]) -> Value {
    let made = program.post("/api/v1/webhooks", &json!({"url": format!("http://127.0.0.1:{}/in", receiver.port), "kinds": kinds})).await;
    assert_eq!(made.status, 200, "{}", made.text);
    made.json()
}

fn header<'r>(received: &'r Received, name: &str) -> &'r str {
    received.headers[name].to_str().unwrap()
}

#[test]
fn what_happens_from_now_on_arrives_once_and_only_what_is_wanted() {
    run(async {
        for world in open() {
            let receiver = Receiver::start().await;
            let ours = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
            happens(&world, WORKS).await;
            endpoint(&ours, &receiver, &["story."]).await;
            happens(&world, WORKS).await;
            happens(&world, HEALTH).await;
            deliveries::run_due(&world.app).await.unwrap();
            deliveries::run_due(&world.app).await.unwrap();
            let [one] = receiver.all().try_into().unwrap();
            let body: Value = serde_json::from_slice(&one.body).unwrap();
            assert_eq!(body["type"], "story.answered");
            assert_eq!(body["timestamp"], "2026-11-24T07:00:00Z");
            assert_eq!((&body["data"]["case"], &body["data"]["fields"]["words"]), (&json!("12"), &json!("تم الرد")));
            assert_eq!(header(&one, "webhook-timestamp"), "1795503600");
        }
    });
}

#[test]
fn a_failed_one_is_tried_again_under_the_same_id_and_sent_again_on_demand() {
    run(async {
        for world in open() {
            let receiver = Receiver::start().await;
            let ours = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
            let id = endpoint(&ours, &receiver, &["story.answered"]).await["id"].as_str().unwrap().to_owned();
            receiver.answers(500);
            happens(&world, WORKS).await;
            deliveries::run_due(&world.app).await.unwrap();
            assert!(ours.get("/en/desk/webhooks").await.text.contains("Nothing arrives"));
            receiver.answers(200);
            world.clock.advance(Duration::from_secs(10));
            deliveries::run_due(&world.app).await.unwrap();
            let page = ours.get(&format!("/en/desk/webhooks/{id}")).await.text;
            assert!(page.contains("Arrived"), "{page}");
            let sent = ours.get("/en/desk/deliveries?state=sent").await.text;
            let way = format!(r#"<a href="/en/desk/webhooks/{id}">"#);
            assert!(
                sent.contains(&way) && sent.contains("http") && !sent.contains(&format!("ltr\">{id}<")),
                "its address, and no number: {sent}"
            );
            let replay = page.split("action=\"").find(|part| part.contains("/replay")).unwrap().split('"').next().unwrap().to_owned();
            let theirs = Program::of(&world, Role::EntityAdministrator, Some(HEALTH)).await;
            assert_eq!(theirs.form(&replay, &[]).await.status, 404);
            assert_eq!(ours.form(&replay, &[]).await.status, 303);
            deliveries::run_due(&world.app).await.unwrap();
            let ids: Vec<String> = receiver.all().iter().map(|one| header(one, "webhook-id").to_owned()).collect();
            assert_eq!(ids.len(), 3);
            assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        }
    });
}

#[test]
fn one_that_is_gone_and_one_that_is_ill_for_long_are_switched_off() {
    run(async {
        for world in open() {
            let (gone, ill) = (Receiver::start().await, Receiver::start().await);
            let ours = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
            endpoint(&ours, &gone, &["story."]).await;
            endpoint(&ours, &ill, &["story."]).await;
            gone.answers(410);
            ill.answers(503);
            for _ in 0..12 {
                happens(&world, WORKS).await;
                deliveries::run_due(&world.app).await.unwrap();
                world.clock.advance(Duration::from_secs(12 * 3600));
            }
            assert_eq!(gone.all().len(), 1);
            let switched = world.happened().await.iter().filter(|kind| *kind == "webhook.switched").count();
            assert_eq!(switched, 2);
            let all = ours.get("/api/v1/webhooks").await.json();
            assert!(all["items"].as_array().unwrap().iter().all(|one| one["is_on"] == false));
        }
    });
}

#[test]
fn an_address_inside_cannot_be_entered() {
    run(async {
        for world in worlds_of(Vec::new, &[]) {
            let ours = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
            for url in ["https://127.0.0.1/", "https://10.0.0.8/", "http://hooks.example.com/", "https://intranet/"] {
                let refused = ours.form("/ar/desk/webhooks", &[("url", url), ("kinds", "*")]).await;
                assert_eq!(refused.status, 422, "{url}");
                assert!(refused.text.contains("role=\"alert\"") && refused.text.contains(url), "{url}: what was typed is kept");
            }
            assert_eq!(ours.get("/api/v1/webhooks").await.json()["items"], json!([]));
        }
    });
}

/// The reference library of Standard Webhooks for Python judges what was received.
const JUDGE: &str = "
import json, sys
from standardwebhooks.webhooks import Webhook
given = json.load(sys.stdin)
import standardwebhooks.webhooks as module
import datetime
class Then(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.fromtimestamp(int(given['headers']['webhook-timestamp']), tz)
module.datetime = Then
for secret in given['secrets']:
    Webhook(secret).verify(given['body'].encode(), given['headers'])
print('verified')
";

fn judged(received: &Received, secrets: &[&str]) -> Option<String> {
    let names = ["webhook-id", "webhook-timestamp", "webhook-signature"];
    let headers: serde_json::Map<String, Value> = names.into_iter().map(|name| (name.into(), header(received, name).into())).collect();
    let given = json!({"headers": headers, "body": String::from_utf8_lossy(&received.body), "secrets": secrets});
    let python = std::env::var("DALEEL_PYTHON").unwrap_or_else(|_| "python3".into());
    let known =
        Command::new(&python).args(["-c", "import standardwebhooks"]).stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    if !known {
        assert!(std::env::var_os("CI").is_none(), "install the PyPI package standardwebhooks");
        eprintln!("skipped: the PyPI package standardwebhooks is not installed");
        return None;
    }
    let mut judge = Command::new(python).args(["-c", JUDGE]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    judge.stdin.take().unwrap().write_all(given.to_string().as_bytes()).unwrap();
    Some(String::from_utf8(judge.wait_with_output().unwrap().stdout).unwrap().trim().to_owned())
}

#[test]
fn the_reference_library_verifies_with_the_secret_and_during_a_change_with_both() {
    run(async {
        let world = open().remove(0);
        let receiver = Receiver::start().await;
        let ours = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
        let made = endpoint(&ours, &receiver, &["*"]).await;
        let old = made["secret"].as_str().unwrap();
        let changed = ours.post(&format!("/api/v1/webhooks/{}/secret", made["id"].as_str().unwrap()), &json!({})).await.json();
        let new = changed["secret"].as_str().unwrap();
        happens(&world, WORKS).await;
        deliveries::run_due(&world.app).await.unwrap();
        let last = receiver.all().pop().unwrap();
        if let Some(judgement) = judged(&last, &[old, new]) {
            assert_eq!(judgement, "verified");
        }
        world.clock.advance(Duration::from_secs(2 * 86_400));
        happens(&world, WORKS).await;
        deliveries::run_due(&world.app).await.unwrap();
        let last = receiver.all().pop().unwrap();
        if let Some(judgement) = judged(&last, &[new]) {
            assert_eq!(judgement, "verified");
            assert_ne!(judged(&last, &[old]).unwrap(), "verified", "the old secret has had its day");
        }
    });
}

#[test]
fn a_webhook_is_removed_by_whoever_writes_its_host_and_by_nobody_by_mistake() {
    run(async {
        for world in open() {
            let receiver = Receiver::start().await;
            let ours = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
            let id = endpoint(&ours, &receiver, &["story."]).await["id"].as_str().unwrap().to_owned();
            let page = format!("/en/desk/webhooks/{id}");
            let unconfirmed = ours.form(&format!("{page}/remove"), &[("host", "example.org")]).await;
            assert_eq!(unconfirmed.status, 422, "{}", unconfirmed.text);
            assert!(
                unconfirmed.text.contains("f-host-error") && unconfirmed.text.contains("value=\"example.org\""),
                "{}",
                unconfirmed.text
            );
            assert_eq!(ours.get(&page).await.status, 200, "it is still there");
            assert_eq!(ours.form(&format!("{page}/remove"), &[("host", " 127.0.0.1 ")]).await.status, 303);
            assert_eq!(ours.get(&page).await.status, 404);
        }
    });
}
