//! A database that is busy right after a letter has left: nobody gets it again.

use std::collections::BTreeSet;

use kernel::Role;

use crate::copies::OMAR;
use crate::copies::TO_ALL;
use crate::copies::came_to;
use crate::copies::leave;
use crate::copies::read;
use crate::copies::with_omar;
use crate::mail::ANSWER;
use crate::mail::QUESTION;
use crate::sink::Sink;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each_busy_when;
use crate::world::on_each_with;

/// What is written down once a letter has left: of a reply, a copy, a question for an opinion; and the end of each delivery.
const AFTER_LEAVING: &[&str] = &["email.delivered", "email.copy-went", "email.opinion-asked", "delivery.sent"];

/// Huda asks and Omar gets a copy; Mona answers both and closes the case, and the entity asks for opinions.
async fn a_case_is_answered_and_closed(world: &World) {
    let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
    assert_eq!(world.post(&admin, "/ar/desk/writing/survey", &[("survey", "yes")]).await.status, 303);
    let mona = world.mona().await;
    let opened = world.arrives_at(CONTACT, with_omar(QUESTION)).await;
    assert_eq!(world.replies(&mona, &opened, ANSWER, &TO_ALL).await.status, 303);
    let version = world.case(&mona, opened.case).await["version"].to_string();
    assert_eq!(world.post(&mona, &format!("{}/closing", opened.path), &[("seen", &version)]).await.status, 303);
}

#[test]
fn reply_copy_and_survey_leave_once_though_the_database_is_busy_when_each_has_left() {
    let sink = &Sink::open();
    on_each_busy_when(AFTER_LEAVING, &sink.settings(), |world| async move {
        sink.serve();
        a_case_is_answered_and_closed(&world).await;
        // Each time every lease has run out: whatever was not written down would leave again.
        for seconds in [0, 180, 11 * 60, 180, 180] {
            world.after(seconds).await;
            leave(&world).await;
        }
        let letters: Vec<String> = sink.kept().iter().filter_map(|one| read(one).message_id).collect();
        assert_eq!(letters.iter().collect::<BTreeSet<_>>().len(), letters.len(), "one of them left twice: {letters:?}");
        assert_eq!(came_to(sink, OMAR).len(), 1);
        let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
        let happened = |kind: &str| events.iter().filter(|event| event.kind == kind).count();
        assert_eq!(AFTER_LEAVING[..3].iter().map(|kind| happened(kind)).collect::<Vec<_>>(), [1, 1, 1]);
        assert_eq!(happened("delivery.sent"), letters.len(), "and each is told as arrived");
    });
}

#[test]
fn what_is_written_down_again_is_written_down_once() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        a_case_is_answered_and_closed(&world).await;
        for seconds in [0, 11 * 60] {
            world.after(seconds).await;
            leave(&world).await;
        }
        let letters = sink.kept().len();
        // As where the program ended after each letter was written down, and before its delivery was.
        let lost =
            "update deliveries set state = 'leased', lease_until = 1, done_at = null where kind in ('email', 'email-copy', 'email-survey')";
        assert_eq!(world.act_everywhere(move |tx| tx.execute(lost, &[])).await, 3);
        leave(&world).await;
        assert_eq!(sink.kept().len(), letters + 3, "they leave again as the same");
        let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
        let happened = |kind: &str| events.iter().filter(|event| event.kind == kind).count();
        assert_eq!(AFTER_LEAVING[..3].iter().map(|kind| happened(kind)).collect::<Vec<_>>(), [1, 1, 1]);
    });
}
