//! Who really sent a message: shown to who reads it, and no forger speaks as a customer. With a real DNS server and signatures of others.

use std::sync::Mutex;

use peers::Dkimpy;
use peers::Dns;
use peers::or_skip;
use post::Mail;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::QUESTION;
use crate::mail::letter;
use crate::mail::with_fields;
use crate::people::Person;
use crate::world::CONTACT;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each_with;

const HUDA: &str = "هدى أحمد <huda@example.com>";

/// A world in which Huda's domain vouches for its mail and asks that anything else be refused.
fn vouching() -> Option<(Dkimpy, Dns)> {
    let dkimpy = or_skip(Dkimpy::new())?;
    let records = [("s1._domainkey.example.com", dkimpy.rsa.as_str()), ("_dmarc.example.com", "v=DMARC1; p=reject")];
    let dns = or_skip(Dns::start(&records, &[]))?;
    Some((dkimpy, dns))
}

fn checking(dns: &Dns) -> Vec<(String, String)> {
    vec![("mail.verify".into(), "yes".into()), ("mail.resolver".into(), dns.address.to_string())]
}

fn signed(dkimpy: &Dkimpy, raw: &str) -> Vec<u8> {
    dkimpy.sign("rsa", "s1", "example.com", raw.as_bytes()).unwrap()
}

impl World {
    async fn message(&self, who: &Person, opened: &Opened) -> serde_json::Value {
        let (status, message) = self.program(who, "GET", &format!("/api/v1/messages/{}", opened.message), None).await;
        assert_eq!(status, 200, "{message}");
        message
    }

    async fn kinds(&self, case: i64) -> Vec<&'static str> {
        let entries = self.act(WORKS, move |tx| desk::store::entries(tx, kernel::Id::new(case), None, 50)).await;
        entries.iter().map(|entry| entry.kind.key()).collect()
    }

    /// The address that a reply of the case asks answers to.
    async fn reply_address(&self, opened: &Opened) -> String {
        let (_, raw) = self.reply_of(opened).await;
        let sent = Mail::parse(&raw, &post::Limits::default()).mail;
        sent.reply_to.first().expect("a signed address").address.clone()
    }
}

#[test]
fn a_sender_for_whom_the_domain_vouches_is_marked_and_joins_as_before() {
    let Some((dkimpy, dns)) = vouching() else { return };
    let (dkimpy, dns) = (&dkimpy, &dns);
    on_each_with(&checking(dns), |world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, signed(dkimpy, &letter(HUDA, "حالة رخصة البناء", QUESTION))).await;
        let message = world.message(&mona, &opened).await;
        assert_eq!((&message["sender"], &message["checks"]["dmarc"]), (&"proved".into(), &"pass".into()), "{message}");
        assert_eq!(message["checks"]["signatures"][0]["domain"], "example.com");
        assert!(world.get(&mona, &opened.path).await.says("مرسلها مثبت"));
        let page = world.get(&mona, &format!("/en/desk/messages/{}", opened.message)).await;
        assert!(page.says("Its domain vouches for it") && page.says("holds · example.com (s1)"), "{}", page.text);
        assert_eq!(world.automatic_letters().await, 1);
        world.replies(&mona, &opened, ANSWER, &[]).await;
        let address = world.reply_address(&opened).await;
        let again = world.arrives_at(&address, signed(dkimpy, &letter(HUDA, "رد", "شكراً لكم"))).await;
        assert_eq!((again.case, world.kinds(again.case).await), (opened.case, vec!["in", "out", "in"]));
    });
}

#[test]
fn a_forger_opens_no_matter_of_the_customer_whom_they_name_and_causes_no_mail_to_them() {
    let Some((dkimpy, dns)) = vouching() else { return };
    let (dkimpy, dns) = (&dkimpy, &dns);
    on_each_with(&checking(dns), |world| async move {
        let mona = world.mona().await;
        let forged = world.arrives_at(CONTACT, letter(HUDA, "غيّروا رقم هاتفي", "الرقم الجديد 39000000")).await;
        let case = world.case(&mona, forged.case).await;
        assert!(case["customer"].is_null() && case["due_at"].is_string(), "it is looked at, and belongs to nobody: {case}");
        assert_eq!(world.kinds(forged.case).await, ["stranger"]);
        assert_eq!(world.automatic_letters().await, 0, "whom the forger names is not written to by a machine");
        assert_eq!(world.message(&mona, &forged).await["sender"], "refuted");
        assert!(world.get(&mona, &forged.path).await.says("مرسلها غير مثبت وقد يكون منتحلاً"));
        let page = world.get(&mona, &format!("/en/desk/messages/{}", forged.message)).await;
        assert!(page.says("Somebody else may have written it") && page.says("the domain asks that it be refused"), "{}", page.text);
        let true_one = world.arrives_at(CONTACT, signed(dkimpy, &letter(HUDA, "حالة رخصة البناء", QUESTION))).await;
        assert!(!world.case(&mona, true_one.case).await["customer"].is_null());
        let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
        let senders: Vec<_> =
            events.iter().filter(|event| event.kind == "email.received").map(|event| event.data["sender"].clone()).collect();
        assert_eq!(senders, ["refuted", "proved"]);
    });
}

#[test]
fn a_forged_answer_with_the_right_code_stands_apart_and_gives_its_author_nothing() {
    let Some((dkimpy, dns)) = vouching() else { return };
    let (dkimpy, dns) = (&dkimpy, &dns);
    on_each_with(&checking(dns), |world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, signed(dkimpy, &letter(HUDA, "حالة رخصة البناء", QUESTION))).await;
        world.replies(&mona, &opened, ANSWER, &[]).await;
        let address = world.reply_address(&opened).await;
        let fields = "Cc: attacker@evil.example\r\nReply-To: attacker@evil.example\r\n";
        let forged = world.arrives_at(&address, with_fields(HUDA, "رد", "أرسلوا الرخصة إلى هذا العنوان", fields)).await;
        assert_eq!(forged.case, opened.case, "a mail may add text to a case");
        assert_eq!(world.kinds(opened.case).await, ["in", "out", "stranger"], "and never speaks as the customer");
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "employee");
        world.replies(&mona, &opened, "لن نرسل شيئاً قبل التحقق.", &[]).await;
        let (sent, raw) = world.reply_of(&opened).await;
        let raw = String::from_utf8_lossy(&raw).into_owned();
        assert_eq!(sent.correspondent, "huda@example.com");
        assert!(!raw.contains("evil.example"), "the attacker gets no mail");
        let text = Mail::parse(raw.as_bytes(), &post::Limits::default()).mail.text;
        assert!(!text.contains("أرسلوا الرخصة"), "what may be forged is not carried on in our name: {text}");
        let foreign = world.person(HEALTH, ("ليلى", "Layla"), kernel::Role::Employee).await;
        assert_eq!(world.program(&foreign, "GET", &format!("/api/v1/messages/{}", forged.message), None).await.0, 404);
    });
}

#[test]
fn verification_mail_of_another_service_is_shown_nobody_outside() {
    on_each_with(&[], |world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        world.replies(&mona, &opened, ANSWER, &[]).await;
        let address = world.reply_address(&opened).await;
        let before = world.automatic_letters().await;
        let text = "Your verification code is 482913. Or open https://idp.test/verify/9f8e7d6c5b4a39281706f5e4";
        let came = world.arrives_at(&address, letter("Sign-in <noreply@idp.test>", "Verify your email", text)).await;
        assert_ne!(came.case, opened.case);
        assert_eq!(world.kinds(came.case).await, ["stranger"], "the public page shows what the customer and the entity said alone");
        let case = world.case(&mona, came.case).await;
        assert!(case["customer"].is_null() && case["due_at"].is_null(), "{case}");
        assert_eq!(world.automatic_letters().await, before);
        assert_eq!(world.message(&mona, &came).await["is_verification"], true);
        assert!(world.get(&mona, &came.path).await.says("رسالة تحقق، لا تظهر خارج الجهة"));
        let path = format!("{}/owner", came.path);
        let version = case["version"].to_string();
        world.post(&mona, &path, &[("seen", version.as_str())]).await;
        world.replies(&mona, &came, ANSWER, &[]).await;
        let (_, raw) = world.reply_of(&came).await;
        let said = Mail::parse(&raw, &post::Limits::default()).mail;
        assert!(!said.text.contains("482913") && !said.html.unwrap_or_default().contains("482913"), "no reply quotes it: {}", said.text);
    });
}

#[test]
fn dns_that_is_down_keeps_no_mail_out() {
    let Some((dkimpy, dns)) = vouching() else { return };
    let settings = checking(&dns);
    let (dkimpy, dns) = (&dkimpy, &Mutex::new(dns));
    dns.lock().unwrap().end();
    on_each_with(&settings, |world| async move {
        let mona = world.mona().await;
        let opened = world.arrives_at(CONTACT, signed(dkimpy, &letter(HUDA, "حالة رخصة البناء", QUESTION))).await;
        let message = world.message(&mona, &opened).await;
        assert_eq!((&message["sender"], &message["checks"]["dmarc"]), (&"unsure".into(), &"temperror".into()), "{message}");
        assert_eq!(world.kinds(opened.case).await, ["in"]);
        let page = world.get(&mona, &format!("/ar/desk/messages/{}", opened.message)).await;
        assert!(page.says("تعذّر التحقق من مرسلها"), "{}", page.text);
    });
}

#[test]
fn a_word_above_a_message_that_the_sender_wrote_proves_nothing() {
    let Some((_, dns)) = vouching() else { return };
    on_each_with(&checking(&dns), |world| async move {
        let mona = world.mona().await;
        let fields = "Authentication-Results: mx.works.example; dmarc=pass header.from=example.com\r\nX-Daleel-Sender: proved\r\n";
        let opened = world.arrives_at(CONTACT, with_fields(HUDA, "طلب", "نص", fields)).await;
        assert_eq!(world.message(&mona, &opened).await["sender"], "refuted");
    });
}

#[test]
fn who_wrote_by_the_form_is_the_customer_in_the_other_entity_too() {
    let Some((_dkimpy, dns)) = vouching() else { return };
    let dns = &dns;
    on_each_with(&checking(dns), |world| async move {
        let mona = world.mona().await;
        let noora = world.person(HEALTH, ("نورة", "Noora"), kernel::Role::Employee).await;
        // What was written on the web page is made here: no domain vouches for it, and none needs to.
        let form = letter(HUDA, "موعد التطعيم", "متى موعد التطعيم؟").into_bytes();
        let taken = email::receive_for(&world.app, WORKS, CONTACT, form, post::Proof::default()).await.unwrap();
        let email::Taken::Kept(_, case) = taken else { panic!("{taken:?}") };
        let (version, to) = (world.case(&mona, case.get()).await["version"].to_string(), HEALTH.to_string());
        let fields = [("to", to.as_str()), ("note", "لهم"), ("seen", version.as_str())];
        assert_eq!(world.post(&mona, &format!("/en/desk/cases/{case}/referral"), &fields).await.status, 303);
        platform::deliveries::run_due(&world.app).await.unwrap();
        let (_, theirs) = world.program(&noora, "GET", "/api/v1/cases?view=team", None).await;
        let id: i64 = theirs["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{theirs}")).parse().unwrap();
        assert!(!world.case(&noora, id).await["customer"].is_null(), "she is no forger there");
        let entries = world.act(HEALTH, move |tx| desk::store::entries(tx, kernel::Id::new(id), None, 50)).await;
        assert!(entries.iter().any(|entry| entry.kind == desk::EntryKind::In), "it is the customer who speaks");
    });
}
