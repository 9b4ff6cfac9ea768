//! The entity signs its mail: keys are made, published, put to use, changed and withdrawn. Verified by another implementation over a real DNS server.

use std::sync::Mutex;

use kernel::Role;
use peers::Dkimpy;
use peers::Dns;
use peers::or_skip;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::people::Person;
use crate::sink::Sink;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each_with;

const DOMAIN: &str = "works.example";
const PAGE: &str = "/ar/desk/signing-keys";

fn settings(sink: &Sink, dns: &Dns) -> Vec<(String, String)> {
    let more = [("mail.resolver", dns.address.to_string()), ("mail.acknowledge", "no".into())];
    sink.settings().into_iter().chain(more.map(|(key, value)| (key.to_owned(), value))).collect()
}

impl World {
    async fn administrator(&self) -> Person {
        self.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await
    }

    /// Makes a key on the page, and answers it as programs see it.
    async fn makes_a_key(&self, who: &Person, kind: &str) -> serde_json::Value {
        let answer = self.post(who, PAGE, &[("domain", DOMAIN), ("kind", kind)]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        self.keys(who).await[0].clone()
    }

    /// The keys, newest first.
    async fn keys(&self, who: &Person) -> Vec<serde_json::Value> {
        let (status, keys) = self.program(who, "GET", "/api/v1/signing-keys", None).await;
        assert_eq!(status, 200, "{keys}");
        keys["items"].as_array().cloned().unwrap_or_default()
    }

    async fn checks(&self, who: &Person, key: &serde_json::Value) {
        let path = format!("{PAGE}/{}/check", text(key, "id"));
        assert_eq!(self.post(who, &path, &[]).await.status, 303);
    }

    /// Mona answers, and the letter leaves.
    async fn letter_of(&self, mona: &Person, opened: &Opened, sink: &Sink, words: &str) -> Vec<u8> {
        let before = sink.kept().len();
        assert_eq!(self.replies(mona, opened, words, &[]).await.status, 303);
        platform::deliveries::run_due(&self.app).await.unwrap();
        assert_eq!(sink.kept().len(), before + 1);
        sink.kept().pop().unwrap().raw.to_vec()
    }
}

fn text<'k>(key: &'k serde_json::Value, name: &str) -> &'k str {
    key[name].as_str().unwrap_or_default()
}

fn signatures(raw: &[u8]) -> usize {
    String::from_utf8_lossy(raw).matches("DKIM-Signature:").count()
}

/// Publishes keys.
fn publish(dns: &Mutex<Dns>, keys: &[&serde_json::Value]) {
    let records: Vec<(&str, &str)> = keys.iter().map(|key| (text(key, "record_name"), text(key, "record"))).collect();
    dns.lock().unwrap().tell(&records, &[]).unwrap();
}

#[test]
fn a_key_signs_once_it_is_seen_in_dns_and_the_next_one_takes_over_while_the_first_is_kept() {
    let (Some(dkimpy), Some(dns)) = (or_skip(Dkimpy::new()), or_skip(Dns::start(&[], &[]))) else { return };
    let sink = Sink::open();
    let settings = settings(&sink, &dns);
    let (dkimpy, dns, sink) = (&dkimpy, &Mutex::new(dns), &sink);
    on_each_with(&settings, |world| async move {
        sink.serve();
        // The second database begins in the same world as the first.
        publish(dns, &[]);
        let (administrator, mona) = (world.administrator().await, world.mona().await);
        let opened = world.huda_asks().await;
        let verified = |raw: &[u8]| dkimpy.verify(&dns.lock().unwrap(), raw).unwrap();
        let first = world.makes_a_key(&administrator, "rsa").await;
        world.checks(&administrator, &first).await;
        assert!(world.get(&administrator, PAGE).await.says("لا سجلّ تحت هذا الاسم بعد"));
        assert_eq!(signatures(&world.letter_of(&mona, &opened, sink, ANSWER).await), 0, "nobody could verify it yet");
        publish(dns, &[&first]);
        world.checks(&administrator, &first).await;
        assert!(world.get(&administrator, "/en/desk/signing-keys").await.says("The record is published as it should be"));
        let by_first = world.letter_of(&mona, &opened, sink, "نضيف أن الرسوم عشرة دنانير.").await;
        assert_eq!(verified(&by_first), ["pass"]);
        let second = world.makes_a_key(&administrator, "rsa").await;
        publish(dns, &[&first, &second]);
        world.checks(&administrator, &second).await;
        let states: Vec<String> = world.keys(&administrator).await.iter().map(|key| text(key, "state").to_owned()).collect();
        assert_eq!(states, ["signing", "retiring"]);
        let by_second = world.letter_of(&mona, &opened, sink, "ونؤكد الموعد.").await;
        assert!(String::from_utf8_lossy(&by_second).contains(text(&second, "selector")) && signatures(&by_second) == 1);
        assert_eq!((verified(&by_second), verified(&by_first)), (vec!["pass".to_owned()], vec!["pass".to_owned()]));
        world.after(7 * 24 * 3600).await;
        assert_eq!(text(&world.keys(&administrator).await[1], "state"), "retiring", "what it signed may still be under way");
        world.after(25 * 3600).await;
        assert_eq!(text(&world.keys(&administrator).await[1], "state"), "retired");
        assert!(world.get(&administrator, PAGE).await.says("ويجوز حذفه من DNS"));
    });
}

#[test]
fn keys_of_both_kinds_sign_together_and_each_holds() {
    let (Some(dkimpy), Some(dns)) = (or_skip(Dkimpy::new()), or_skip(Dns::start(&[], &[]))) else { return };
    let sink = Sink::open();
    let settings = settings(&sink, &dns);
    let (dkimpy, dns, sink) = (&dkimpy, &Mutex::new(dns), &sink);
    on_each_with(&settings, |world| async move {
        sink.serve();
        // The second database begins in the same world as the first.
        publish(dns, &[]);
        let (administrator, mona) = (world.administrator().await, world.mona().await);
        let opened = world.huda_asks().await;
        let keys = [world.makes_a_key(&administrator, "rsa").await, world.makes_a_key(&administrator, "ed25519").await];
        publish(dns, &[&keys[0], &keys[1]]);
        for key in &keys {
            world.checks(&administrator, key).await;
        }
        let raw = world.letter_of(&mona, &opened, sink, ANSWER).await;
        assert_eq!(dkimpy.verify(&dns.lock().unwrap(), &raw).unwrap(), ["pass", "pass"]);
        let withdrawn = world.post(&administrator, &format!("{PAGE}/{}/removal", text(&keys[0], "id")), &[]).await;
        assert_eq!(withdrawn.status, 303, "{}", withdrawn.text);
        assert_eq!(signatures(&world.letter_of(&mona, &opened, sink, "ونؤكد الموعد.").await), 1, "a withdrawn key signs no more");
    });
}

#[test]
fn a_key_is_its_entitys_alone_and_its_private_half_is_shown_to_nobody() {
    let Some(dns) = or_skip(Dns::start(&[], &[])) else { return };
    on_each_with(&[("mail.resolver".into(), dns.address.to_string())], |world| async move {
        let (administrator, mona) = (world.administrator().await, world.mona().await);
        let other = world.person(HEALTH, ("ليلى", "Layla"), Role::EntityAdministrator).await;
        let key = world.makes_a_key(&administrator, "ed25519").await;
        let path = format!("/api/v1/signing-keys/{}", text(&key, "id"));
        for who in [&other, &mona] {
            let expected = if who.entity == Some(HEALTH) { 404 } else { 403 };
            assert_eq!(world.program(who, "POST", &format!("{path}/check"), None).await.0, expected);
            assert_eq!(world.program(who, "DELETE", &path, None).await.0, expected);
        }
        assert!(world.keys(&other).await.is_empty());
        let foreign = serde_json::json!({ "domain": "health.example", "kind": "rsa" });
        assert_eq!(world.program(&administrator, "POST", "/api/v1/signing-keys", Some(foreign)).await.0, 422);
        let refused = world.post(&administrator, "/en/desk/signing-keys", &[("domain", "gov.example"), ("kind", "rsa")]).await;
        assert!(refused.status == 422 && refused.says("Choose one of the domains"), "{}", refused.text);
        let sealed = world.act(WORKS, email::store::sealed_halves).await;
        let page = world.get(&administrator, PAGE).await;
        assert!(sealed.iter().all(|half| !half.is_empty() && !page.text.contains(half.as_str())));
        assert_eq!(world.program(&administrator, "DELETE", &path, None).await.0, 204);
        assert_eq!(text(&world.keys(&administrator).await[0], "state"), "retired");
        assert_eq!(world.act(WORKS, email::store::sealed_halves).await, [""], "of a withdrawn key nothing secret is left");
        let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
        let states: Vec<_> =
            events.iter().filter(|event| event.kind == "email.signing-key-changed").map(|event| event.data["state"].clone()).collect();
        assert_eq!(states, ["waiting", "retired"]);
    });
}
