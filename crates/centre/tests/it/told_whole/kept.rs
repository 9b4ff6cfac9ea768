//! What was promised at a counter and is done: its customer reads it without anybody's doing, once, or whoever has the matter is reminded.

use std::time::Duration;

use desk::EntryKind;
use desk::Said;
use store::Tx;

use super::SAID;
use super::have_read;
use super::letters;
use super::serves;
use crate::clauses::finding;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::with_phones;

const DAY: u64 = 86_400;

/// What is read of it in each of the languages: that it is done, how one says how it was, and what stands above a letter.
const DONE: [[&str; 3]; 2] = [
    [
        "وزارة الأشغال: أُنجز طلبكم المتعلق بخدمة رخص البناء ضمن الموعد الذي وعدناكم به: الأحد 29 نوفمبر.\nالرقم المرجعي: {reference}",
        "كيف كانت خدمتنا؟ يسعدنا رأيكم: {link}",
        "أُنجز طلبكم: {reference}",
    ],
    [
        "Ministry of Works: your request for Building permits is finished, as we promised you by Sunday 29 November.\nReference: {reference}",
        "How did we serve you? Tell us here: {link}",
        "Your request is finished: {reference}",
    ],
];

/// Does something with the matter that has a reference.
async fn with_matter(world: &World, reference: &str, act: fn(&mut Tx<'_>, &mut desk::Case) -> kernel::Result<()>) {
    let reference = reference.to_owned();
    let inside = move |tx: &mut Tx<'_>| {
        let mut case = desk::store::case_by_reference(tx, &reference)?.expect("there is such a matter");
        act(tx, &mut case)
    };
    world.act(WORKS, inside).await;
}

/// What was promised is done; said a second time, it changes nothing.
fn keep(tx: &mut Tx<'_>, case: &mut desk::Case) -> kernel::Result<()> {
    let promised = desk::promises_of(tx, case.id)?;
    assert_eq!(promised.len(), 1, "the customer was promised one thing");
    promised.iter().try_for_each(|promise| desk::keep_promise(tx, case.id, promise.id))
}

/// Somebody writes to the customer that it is done.
fn write(tx: &mut Tx<'_>, case: &mut desk::Case) -> kernel::Result<()> {
    desk::entity_answered(tx, case)?;
    desk::say(tx, case, Said::new(EntryKind::Out, "centre", "Mona", "It is ready.")).map(drop)
}

#[test]
fn a_customer_reads_once_on_their_telephone_that_what_they_were_promised_is_done_without_anybodys_doing() {
    with_phones(async |world, phones| {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.sits(&mona, 1).await;
        let (mut read, mut visits) = (Vec::new(), Vec::new());
        for (said, phone) in SAID.iter().zip(["36001122", "36001133"]) {
            let (ticket, reference) = serves(world, &mona, (place, said), &[("name", "Reem Alnoor"), ("phone", phone)]).await;
            world.does(&mona, "completion", &[("steps", said.steps), ("outcome", "by-2026-11-29"), ("told", "text")]).await;
            read.push(ticket.whole(&format!("{}\n{}", said.goes_on, said.rate), &reference));
            have_read(world, phones, &read).await;
            visits.push((ticket, reference));
        }
        for ((ticket, reference), [done, rate, _]) in visits.iter().zip(DONE) {
            with_matter(world, reference, keep).await;
            world.after(60).await;
            have_read(world, phones, &read).await;
            world.after(600).await;
            read.push(ticket.whole(&format!("{done}\n{rate}"), reference));
            have_read(world, phones, &read).await;
            with_matter(world, reference, keep).await;
            with_matter(world, reference, desk::settle).await;
            world.after(660).await;
            have_read(world, phones, &read).await;
        }
    });
}

#[test]
fn a_customer_who_chose_a_letter_reads_in_one_that_what_they_were_promised_is_done() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.sits(&mona, 1).await;
        let mut visits = Vec::new();
        for (said, name) in SAID.iter().zip(["reem", "huda"]) {
            let address = format!("{name}@mail.example");
            let (ticket, reference) = serves(&world, &mona, (place, said), &[("name", "Reem Alnoor"), ("email", &address)]).await;
            world.does(&mona, "completion", &[("steps", said.steps), ("outcome", "by-2026-11-29"), ("told", "letter")]).await;
            visits.push((ticket, reference, address));
        }
        let mut many = letters(&world).await.len();
        for (((ticket, reference, address), said), [done, rate, subject]) in visits.iter().zip(&SAID).zip(DONE) {
            with_matter(&world, reference, keep).await;
            world.after(660).await;
            with_matter(&world, reference, desk::settle).await;
            world.after(660).await;
            let all = letters(&world).await;
            many += 1;
            assert_eq!(all.len(), many, "one, and nothing more once the matter is closed");
            let letter = &all[many - 1];
            assert_eq!((letter.to.as_str(), letter.lang), (address.as_str(), said.lang));
            assert_eq!(letter.subject, ticket.whole(subject, reference));
            assert_eq!(letter.text, ticket.whole(&[said.greeting, done, rate, said.farewell].join("\n\n"), reference));
        }
        assert_eq!(finding(&world, &mona, "4.after.follow-up").await, "met");
    });
}

#[test]
fn whoever_was_written_to_before_or_after_it_was_marked_as_done_hears_nothing_twice() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.sits(&mona, 1).await;
        let mut references = Vec::new();
        for (said, name) in SAID.iter().zip(["reem", "huda"]) {
            let address = format!("{name}@mail.example");
            let (_, reference) = serves(&world, &mona, (place, said), &[("name", "Reem Alnoor"), ("email", &address)]).await;
            world.does(&mona, "completion", &[("steps", said.steps), ("outcome", "by-2026-11-29"), ("told", "letter")]).await;
            references.push(reference);
        }
        let before = letters(&world).await.len();
        world.clock.advance(Duration::from_secs(60));
        with_matter(&world, &references[0], write).await;
        with_matter(&world, &references[0], keep).await;
        with_matter(&world, &references[1], keep).await;
        with_matter(&world, &references[1], write).await;
        world.after(660).await;
        world.after(660).await;
        assert_eq!(letters(&world).await.len(), before);
    });
}

#[test]
fn of_a_customer_whom_nothing_reaches_whoever_has_the_matter_is_reminded_on_the_day() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.sits(&mona, 1).await;
        let [_, said] = &SAID;
        let (_, reference) = serves(&world, &mona, (place, said), &[("name", "Reem Alnoor")]).await;
        world.does(&mona, "completion", &[("steps", said.steps), ("outcome", "by-2026-11-29"), ("told", "words")]).await;
        with_matter(&world, &reference, keep).await;
        world.after(660).await;
        let reminder = "The day of a kept promise has come: tell the customer";
        assert!(!world.get(&mona, "/en/desk/notices").await.says(reminder), "its day has not come");
        world.after(6 * DAY).await;
        assert!(world.get(&mona, "/en/desk/notices").await.says(reminder));
        assert_eq!(finding(&world, &mona, "4.after.follow-up").await, "nothing", "a day is left");
        world.after(2 * DAY).await;
        assert_eq!(finding(&world, &mona, "4.after.follow-up").await, "missed");
        assert!(letters(&world).await.is_empty());
    });
}
