//! Stories of a calendar that changes: who was told when the reply is due is told again, once, and only while they wait.

use std::time::Duration;

use kernel::Role;

use crate::mail::ANSWER;
use crate::mail::letter;
use crate::people::Person;
use crate::sink::Sink;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::on_each_with;

const PERMITS: &str = "permits@works.example";
const MINUTE: u64 = 60;

/// A mailbox that answers within fourteen working hours: two working days. Mona serves it, and Huda keeps the calendar.
async fn permits(world: &World) -> (Person, Person) {
    let level = calendar::ServiceLevel::new(Duration::from_secs(14 * 3600), calendar::Measure::Working);
    world
        .act(WORKS, move |tx| {
            let name = kernel::Bilingual::new("التراخيص", "Permits");
            let id = tx.new_id();
            email::save_mailbox(
                tx,
                &email::Mailbox { id, entity: WORKS, address: PERMITS.into(), name, service: None, level, is_open: true },
            )
        })
        .await;
    (world.mona().await, world.person(WORKS, ("هدى", "Huda"), Role::EntityAdministrator).await)
}

async fn announces(world: &World, administrator: &Person, day: &str) {
    let holiday = [("from", day), ("name_ar", "عطلة"), ("name_en", "Holiday"), ("circular", "2026/41"), ("confirmed", "yes")];
    let added = world.post(administrator, "/en/admin/calendar/holidays", &holiday).await;
    assert_eq!(added.status, 303, "{}", added.text);
}

async fn takes_back(world: &World, administrator: &Person, day: &str) {
    let path = format!("/en/admin/calendar/holidays/{day}/removal");
    assert_eq!(world.post(administrator, &path, &[]).await.status, 303);
}

/// The texts of the letters that arrived, with their subjects.
fn letters(sink: &Sink) -> Vec<String> {
    let mut kept = sink.kept();
    kept.sort_by_key(|envelope| post::Mail::parse(&envelope.raw, &post::Limits::default()).mail.date);
    let read = |envelope: &post::Envelope| {
        let mail = post::Mail::parse(&envelope.raw, &post::Limits::default()).mail;
        format!("{}\n{}", mail.subject, mail.text).replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
    };
    kept.iter().map(read).collect()
}

async fn sent_after(world: &World, minutes: u64) {
    world.after(minutes * MINUTE).await;
    platform::deliveries::run_due(&world.app).await.unwrap();
}

#[test]
fn a_customer_who_was_told_a_time_is_told_the_new_one_once() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        let (mona, huda) = permits(&world).await;
        let asked = letter("Yousef <yousef@example.com>", "A building permit", "When will my permit be ready? I wrote in October.");
        let opened = world.arrives_at(PERMITS, asked).await;
        sent_after(&world, 1).await;
        let first = letters(sink);
        assert!(first.len() == 1 && first[0].contains("A reply is due by 26/11/2026"), "{first:#?}");
        // Announced, taken back, announced again within minutes: one letter, of how it stands then.
        announces(&world, &huda, "2026-11-25").await;
        takes_back(&world, &huda, "2026-11-25").await;
        announces(&world, &huda, "2026-11-25").await;
        sent_after(&world, 5).await;
        assert_eq!(letters(sink).len(), 1, "a circular may be put right at once");
        sent_after(&world, 6).await;
        let told = letters(sink);
        assert_eq!(told.len(), 2, "{told:#?}");
        assert!(told[1].contains("was due by 26/11/2026") && told[1].contains("now due by 29/11/2026"), "{}", told[1]);
        assert!(!told[1].contains("October"), "nothing of what was written");
        let timeline = world.get(&mona, &format!("/en/desk/cases/{}?tab=timeline", opened.case)).await;
        assert!(timeline.says("The customer was told the new time"), "{}", timeline.text);
        sent_after(&world, 60).await;
        assert_eq!(letters(sink).len(), 2, "nobody is told twice");
        // Moved again, and back before anybody was told: nothing to tell.
        announces(&world, &huda, "2026-11-26").await;
        takes_back(&world, &huda, "2026-11-26").await;
        sent_after(&world, 11).await;
        assert_eq!(letters(sink).len(), 2);
    });
}

#[test]
fn who_has_an_answer_whose_case_is_closed_or_who_was_never_told_gets_no_letter() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        let (mona, huda) = permits(&world).await;
        let answered = world.arrives_at(PERMITS, letter("Ali <ali@example.com>", "رخصة", "متى تصدر رخصتي؟")).await;
        let closed = world.arrives_at(PERMITS, letter("Sara <sara@example.com>", "رخصة أخرى", "متى تصدر الرخصة؟")).await;
        world.act(WORKS, |tx| platform::settings::set(tx, "mail.acknowledge", "no")).await;
        world.arrives_at(PERMITS, letter("Omar <omar@example.com>", "رخصة ثالثة", "متى تصدر الرخصة الثالثة؟")).await;
        sent_after(&world, 1).await;
        assert_eq!(letters(sink).len(), 2, "two were told a time");
        announces(&world, &huda, "2026-11-25").await;
        // Both are settled before the letters would leave.
        assert_eq!(world.replies(&mona, &answered, ANSWER, &[]).await.status, 303);
        assert_eq!(world.replies(&mona, &closed, ANSWER, &[]).await.status, 303);
        let version = world.case(&mona, closed.case).await["version"].to_string();
        assert_eq!(world.post(&mona, &format!("{}/closing", closed.path), &[("seen", version.as_str())]).await.status, 303);
        sent_after(&world, 11).await;
        let all = letters(sink);
        assert_eq!(all.len(), 4, "two acknowledgements and two replies: {all:#?}");
        assert!(all.iter().all(|text| !text.contains("تغيّر موعد الرد")));
    });
}

#[test]
fn a_time_that_had_passed_and_that_a_circular_takes_back_was_not_missed() {
    on_each(|world| async move {
        let (mona, huda) = permits(&world).await;
        let opened = world.arrives_at(PERMITS, letter("Yousef <yousef@example.com>", "A building permit", "When will it be ready?")).await;
        world.after(2 * 24 * 3600 + 6 * 3600).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "missed", "two working days are over");
        announces(&world, &huda, "2026-11-25").await;
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "not-observed", "there is still time");
        let english = [("lang", "en"), ("subject", "Your building permit")];
        assert_eq!(world.replies(&mona, &opened, "It will be ready on Sunday 29 November.", &english).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "6.email.sla").await, "met");
    });
}
