//! Answers to copies: of the customer to all, to several mailboxes at once, and of somebody who got a copy and has a matter of their own.

use calendar::ServiceLevel;
use email::Mailbox;
use email::Taken;
use kernel::Bilingual;
use org::Employee;
use post::Limits;
use post::Mail;
use post::Proof;
use post::Standing;

use crate::copies::HUDA;
use crate::copies::OMAR;
use crate::copies::came_to;
use crate::copies::leave;
use crate::copies::omar_gets_a_copy;
use crate::copies::read;
use crate::copies::told;
use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::letter;
use crate::mail::with_fields;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const PERMITS: &str = "permits@works.example";

/// Who speaks in each entry of a case, oldest first.
async fn speakers(world: &World, opened: &Opened) -> Vec<&'static str> {
    let id = kernel::Id::new(opened.case);
    let entries = world.act(WORKS, move |tx| desk::store::entries(tx, id, None, 50)).await;
    entries.iter().map(|entry| entry.kind.key()).collect()
}

#[test]
fn a_customer_who_answers_all_where_somebody_had_got_a_copy_stays_in_the_case() {
    told(async |world, sink| {
        let (mona, opened, copy) = omar_gets_a_copy(world, sink).await;
        let his = copy.reply_to[0].address.clone();
        let to_all = |from: &str, text: &str| with_fields(from, "رد", text, &format!("Cc: Omar Ali <{OMAR}>, {his}\r\n"));
        let unproved = world.arrives_at(&his, to_all(HUDA, "أوافق على ما كتبه عمر.")).await;
        assert_eq!(unproved.case, opened.case, "no case of its own for what belongs to this one");
        assert_eq!(speakers(world, &opened).await.last(), Some(&"stranger"), "his code proves nobody else");
        assert_ne!(world.case(&mona, opened.case).await["awaits"], "employee", "and moves no clock");
        let proof = Proof { standing: Standing::Proved, domain: "example.com".into(), ..Proof::default() };
        let taken = email::receive_for(&world.app, WORKS, &his, to_all(HUDA, "ومتى الموعد؟"), proof).await.unwrap();
        assert!(matches!(taken, Taken::Kept(_, case) if case.get() == opened.case), "{taken:?}");
        assert_eq!(speakers(world, &opened).await.last(), Some(&"in"), "who is proved by their domain speaks for themselves");
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "employee");
        for (from, why) in [("noora@example.com", "who is neither"), ("Omar Ali <omar@example.org>", "an address like his")] {
            assert_ne!(world.arrives_at(&his, to_all(from, "وأنا أيضاً")).await.case, opened.case, "{why}");
        }
    });
}

#[test]
fn what_is_sent_to_several_mailboxes_with_a_code_joins_its_case_once() {
    told(async |world, sink| {
        let name = Bilingual::new("الرخص", "Permits");
        let permits = move |tx: &mut store::Tx<'_>| {
            let level = ServiceLevel::email_default();
            let mailbox = Mailbox { id: tx.new_id(), entity: WORKS, address: PERMITS.into(), name, service: None, level, is_open: true };
            email::save_mailbox(tx, &mailbox)
        };
        world.act(WORKS, permits).await;
        let (mona, opened) = (world.mona().await, world.huda_asks().await);
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        leave(world).await;
        let own = came_to(sink, "huda@example.com").iter().map(read).find(|mail| mail.text.contains(ANSWER)).expect("Huda's letter");
        let hers = own.reply_to[0].address.clone();
        for (text, first, second) in [("شكراً", PERMITS, hers.as_str()), ("ومتى الموعد؟", hers.as_str(), PERMITS)] {
            let raw = with_fields(HUDA, "رد", text, &format!("Cc: {PERMITS}, {hers}, contact@health.example\r\n"));
            assert_eq!(world.arrives_at(first, raw.clone()).await.case, opened.case, "{text}");
            assert!(matches!(world.takes(second, raw.clone()).await, Taken::Again(_)), "{text}");
            let elsewhere = world.takes("contact@health.example", raw).await;
            assert!(matches!(elsewhere, Taken::Kept(_, case) if case.get() != opened.case), "another entity reads it for itself");
        }
        assert_eq!(speakers(world, &opened).await, ["in", "out", "in", "in"]);
        assert_eq!(world.replies(&mona, &opened, "يوم الأحد.", &[]).await.status, 303);
        let (sent, raw) = world.reply_of(&opened).await;
        let from = Mail::parse(&raw, &Limits::default()).mail.from.unwrap().address;
        assert_eq!((sent.correspondent.as_str(), from.as_str()), ("huda@example.com", CONTACT), "the answer comes from where she began");
    });
}

#[test]
fn what_somebody_writes_who_got_a_copy_becomes_a_case_of_theirs_and_is_answered_there() {
    told(async |world, sink| {
        let (mona, opened, copy) = omar_gets_a_copy(world, sink).await;
        let his = copy.reply_to[0].address.clone();
        let matter = "متى تصدر رخصة محلي أنا؟";
        world.arrives_at(&his, letter(&format!("Omar Ali <{OMAR}>"), "رخصتي", matter)).await;
        let id = kernel::Id::new(opened.case);
        let entries = world.act(WORKS, move |tx| desk::store::entries(tx, id, None, 50)).await;
        let (own, written) = (entries[0].id.to_string(), entries.last().unwrap().id.to_string());
        let page = world.get(&mona, &opened.path).await;
        assert!(page.text.contains(&format!("/splits?entry=entry-{written}")), "it is offered: {}", page.text);
        let asked = world.get(&mona, &format!("{}/splits?entry=entry-{written}", opened.path)).await;
        assert!(asked.says(OMAR) && asked.says("لا من عميل هذا الطلب"), "{}", asked.text);
        assert!(!world.get(&mona, &format!("{}/splits?entry=entry-{own}", opened.path)).await.says("لا من عميل هذا الطلب"));
        let fields = [("entry", written.as_str()), ("text", matter), ("subject", "رخصة محل عمر")];
        let mut paths = Vec::new();
        for _ in 0..2 {
            let split = world.post(&mona, &format!("{}/splits", opened.path), &fields).await;
            assert_eq!(split.status, 303, "{}", split.text);
            paths.push(split.header("location").to_owned());
        }
        assert_eq!(paths[0], paths[1], "two clicks make one case");
        let new = paths[0].rsplit('/').next().unwrap().parse().unwrap();
        let theirs = Opened { message: kernel::Id::new(0), case: new, path: paths.remove(0) };
        let case = world.case(&mona, new).await;
        assert_eq!((case["awaits"].as_str(), case["state"].as_str()), (Some("employee"), Some("open")), "it waits for an answer: {case}");
        let customer = world.get(&mona, &format!("{}?tab=customer", theirs.path)).await;
        assert!(customer.says(OMAR) && !customer.says("huda@example.com"), "he is its customer: {}", customer.text);
        assert_eq!(world.replies(&mona, &theirs, "تصدر رخصة محلكم يوم الأحد.", &[]).await.status, 303);
        leave(world).await;
        let letters = came_to(sink, OMAR);
        let answer = read(letters.last().unwrap());
        assert!(answer.text.contains("تصدر رخصة محلكم") && !answer.text.contains(ANSWER), "{}", answer.text);
        let again = letter(&format!("Omar Ali <{OMAR}>"), "رد", "شكراً.");
        assert_eq!(world.arrives_at(&answer.reply_to[0].address, again).await.case, new, "and answers there");
        assert_eq!(speakers(world, &theirs).await, ["in", "out", "in"], "as its customer");
        assert_eq!(speakers(world, &opened).await, ["in", "out", "stranger"], "the other one stays as it was");
    });
}

#[test]
fn what_a_machine_or_a_forger_sends_to_a_copys_address_becomes_nobodys_case() {
    told(async |world, sink| {
        let (mona, opened, copy) = omar_gets_a_copy(world, sink).await;
        let his = copy.reply_to[0].address.clone();
        let away = with_fields(&format!("Omar Ali <{OMAR}>"), "Away", "I am away.", "Auto-Submitted: auto-replied\r\n");
        let forged = Proof { standing: Standing::Refuted, domain: "example.net".into(), ..Proof::default() };
        world.arrives_at(&his, away).await;
        let from = format!("Omar Ali <{OMAR}>");
        email::receive_for(&world.app, WORKS, &his, letter(&from, "رد", "حولوا المبلغ."), forged).await.unwrap();
        let id = kernel::Id::new(opened.case);
        let entries = world.act(WORKS, move |tx| desk::store::entries(tx, id, None, 50)).await;
        let page = world.get(&mona, &opened.path).await;
        let strangers: Vec<i64> = entries.iter().filter(|entry| entry.kind.key() == "stranger").map(|entry| entry.id).collect();
        assert_eq!(strangers.len(), 2);
        for entry in strangers {
            assert!(!page.text.contains(&format!("/splits?entry=entry-{entry}\"")), "{}", page.text);
            let fields = [("entry", entry.to_string()), ("subject", "سؤال".into())];
            let fields: Vec<(&str, &str)> = fields.iter().map(|(key, value)| (*key, value.as_str())).collect();
            assert_eq!(world.post(&mona, &format!("{}/splits", opened.path), &fields).await.status, 409);
        }
    });
}

#[test]
fn whoever_stands_in_is_shown_with_whether_they_are_there_and_who_is_away_tomorrow() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let (owner, back_up) = (mona.id, world.salem().await.id);
        world
            .act(WORKS, move |tx| {
                let known = org::store::employee(tx, owner)?.unwrap();
                org::save_employee(tx, &Employee { back_up: Some(back_up), ..known })
            })
            .await;
        let path = opened.path.replace("/ar/", "/en/");
        let shown = || async { world.get(&mona, &path).await.texts("label.check").join(" ") };
        let place = shown().await;
        assert!(place.contains("At work"), "{place}");
        let now = world.app.now();
        let (tomorrow, later) = (now + std::time::Duration::from_secs(20 * 3600), now + std::time::Duration::from_secs(50 * 3600));
        for (absent, other) in [(back_up, owner), (owner, back_up)] {
            world
                .act(WORKS, move |tx| {
                    let (id, reason) = (tx.new_id(), "leave".to_owned());
                    let absence = org::Absence { id, employee: absent, begins_at: tomorrow, ends_at: later, back_up: Some(other), reason };
                    org::enter_absence(tx, &absence)
                })
                .await;
        }
        let place = shown().await;
        assert!(place.contains("Away tomorrow") && place.contains("Your absence tomorrow"), "{place}");
    });
}
