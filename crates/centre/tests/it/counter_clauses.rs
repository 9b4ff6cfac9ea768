//! Clauses of what is done at a counter, kept once and broken once: what the customer was told at the end, how an empty desk is
//! marked, and that nobody is refused.

use std::time::Duration;

use guide::Outcome;
use testkit::inside::Answer;

use crate::breaks::keeps;
use crate::clauses::SETTLED;
use crate::clauses::begins;
use crate::clauses::finding;
use crate::clauses::serves;
use crate::openings::found;
use crate::world::Person;
use crate::world::Place;
use crate::world::World;
use crate::world::on_each;

/// What the customer says of themselves.
const REEM: [(&str, &str); 3] = [("name", "Reem Alnoor"), ("phone", "3912 3456"), ("email", "")];

#[test]
fn a_customer_to_whom_what_was_done_was_sent_was_told_the_steps() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        serves(&world, &mona).await;
        world.does(&mona, "customer", &REEM).await;
        let done = [("steps", "The permit was renewed."), ("outcome", "settled"), ("told", "text")];
        world.does(&mona, "completion", &done).await;
        assert_eq!(finding(&world, &mona, "4.after.steps-taken").await, "met");
    });
}

#[test]
fn whether_a_customer_has_what_was_said_in_words_is_not_observed() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        serves(&world, &mona).await;
        let done = [("steps", "The permit was renewed."), ("outcome", "settled"), ("told", "words")];
        world.does(&mona, "completion", &done).await;
        assert_eq!(finding(&world, &mona, "4.after.steps-taken").await, "not-observed");
    });
}

#[test]
fn a_visit_that_nobody_completed_before_the_night_told_no_steps() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        serves(&world, &mona).await;
        assert_eq!(finding(&world, &mona, "4.after.steps-taken").await, "nothing", "it goes on");
        world.after(24 * 3600).await;
        assert_eq!(finding(&world, &mona, "4.after.steps-taken").await, "missed");
    });
}

const EMPTY_DESK: &str = "4.during.mark-empty-desk";

async fn pauses_and_is_back(world: &World, (mona, place): (&Person, Place)) {
    keeps(world, place, "0").await;
    let paused = world.does(mona, "pause", &[]).await;
    let counter = paused.attributes("input[name=counter]", "value").remove(0);
    world.does(mona, "seat", &[("counter", &counter)]).await;
}

#[test]
fn whoever_pauses_their_counter_when_they_go_marked_the_empty_desk() {
    on_each(|world| async move {
        let (mona, place) = begins(&world).await;
        assert_eq!(found(&world, EMPTY_DESK).await, [], "she is there");
        pauses_and_is_back(&world, (&mona, place)).await;
        assert_eq!(found(&world, EMPTY_DESK).await, [(Outcome::Met, Some(mona.id))]);
        assert_eq!(world.post(&mona, "/en/sign-out", &[]).await.status, 303);
        assert_eq!(found(&world, EMPTY_DESK).await, [(Outcome::Met, Some(mona.id))], "and once more, on the same day");
    });
}

#[test]
fn a_counter_that_stood_open_long_after_its_employee_had_gone_was_not_marked() {
    on_each(|world| async move {
        let (mona, place) = begins(&world).await;
        pauses_and_is_back(&world, (&mona, place)).await;
        let idle = world.app.settings().sessions.idle;
        world.after(idle.as_secs() + 120).await;
        assert_eq!(found(&world, EMPTY_DESK).await, [(Outcome::Missed, Some(mona.id))]);
    });
}

#[test]
fn when_somebody_went_whose_counter_closed_by_itself_is_not_observed() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        world.does(&mona, "away", &[]).await;
        assert_eq!(found(&world, EMPTY_DESK).await, [(Outcome::NotObserved, Some(mona.id))]);
    });
}

const NO_REFUSAL: &str = "4.during.no-refusal";

#[test]
fn a_customer_who_is_served_to_the_end_was_not_refused() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        serves(&world, &mona).await;
        assert_eq!(finding(&world, &mona, NO_REFUSAL).await, "nothing", "it goes on");
        world.does(&mona, "completion", &SETTLED).await;
        assert_eq!(finding(&world, &mona, NO_REFUSAL).await, "met");
    });
}

#[test]
fn a_customer_who_is_passed_over_and_goes_without_being_served_was_refused() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let first = world.comes(&mona, place, &[]).await;
        world.clock.advance(Duration::from_secs(60));
        world.comes(&mona, place, &[]).await;
        let counter = world.sits(&mona, 1).await;
        let second = counter.attributes("form[action*='/tickets/']", "action")[1].clone();
        world.does(&mona, second.trim_start_matches("/en/desk/counter/"), &[("reason", "A child is ill")]).await;
        assert_eq!(found(&world, NO_REFUSAL).await, [(Outcome::NotObserved, Some(mona.id))], "they may be served yet");
        let turn = first.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap();
        assert_eq!(world.post_as_anybody(&format!("{turn}/leaving"), &[]).await.status, 303);
        assert_eq!(found(&world, NO_REFUSAL).await, [(Outcome::Missed, Some(mona.id))]);
    });
}

#[test]
fn whoever_was_passed_over_and_is_served_afterwards_was_not_seen_to_be_refused() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.comes(&mona, place, &[]).await;
        world.clock.advance(Duration::from_secs(60));
        world.comes(&mona, place, &[]).await;
        let counter = world.sits(&mona, 1).await;
        let second = counter.attributes("form[action*='/tickets/']", "action")[1].clone();
        world.does(&mona, second.trim_start_matches("/en/desk/counter/"), &[("reason", "A child is ill")]).await;
        world.does(&mona, "visit", &[]).await;
        world.does(&mona, "completion", &SETTLED).await;
        serves(&world, &mona).await;
        world.does(&mona, "completion", &SETTLED).await;
        let mut seen = found(&world, NO_REFUSAL).await;
        seen.retain(|(outcome, _)| *outcome != Outcome::Met);
        assert_eq!(seen, [(Outcome::NotObserved, Some(mona.id))], "the call out of turn is known, and refused nobody");
    });
}

/// Somebody takes a break, and comes back from it.
async fn rests(world: &World, who: &Person) {
    let away = world.does(who, "break", &[("minutes", "5")]).await;
    assert!(away.says("Your break lasts until"), "{}", away.seen());
    let counter = away.attributes("input[name=counter]", "value").remove(0);
    world.does(who, "seat", &[("counter", &counter)]).await;
}

#[test]
fn where_somebody_rests_in_a_break_is_not_observed_and_outside_the_hours_not_asked() {
    on_each(|world| async move {
        let (mona, salem, _) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        world.sits(&mona, 1).await;
        world.sits(&salem, 2).await;
        rests(&world, &mona).await;
        assert_eq!(found(&world, "4.during.breaks-outside").await, [(Outcome::NotObserved, Some(mona.id))]);
        world.clock.advance(Duration::from_secs(8 * 3600));
        rests(&world, &salem).await;
        let both = [(Outcome::NotApplicable, Some(salem.id)), (Outcome::NotObserved, Some(mona.id))];
        assert_eq!(found(&world, "4.during.breaks-outside").await, both);
    });
}

/// What is lit at the counter, and what is shown as done.
fn lit(page: &Answer) -> (Vec<String>, Vec<String>) {
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    (page.texts("ol.guide li.now b"), page.texts("ol.guide li.done b"))
}

#[test]
fn the_counter_lights_what_this_moment_asks_and_shows_as_done_what_was() {
    on_each(|world| async move {
        const NEED: &str = "Establish what the customer needs";
        const PAPERS: &str = "Look at the documents that the service needs";
        const STEPS: &str = "Explain steps, requirements and the expected time";
        let (mona, place) = begins(&world).await;
        world.guides(place).await;
        world.does(&mona, "next", &[]).await;
        let (now, done) = lit(&world.does(&mona, "visit", &[]).await);
        assert_eq!((now, done.is_empty()), (vec!["Greet and offer help".to_owned()], true));
        world.clock.advance(Duration::from_secs(61));
        let later = world.get(&mona, "/en/desk/counter").await;
        assert_eq!(lit(&later).0, [NEED]);
        assert_eq!(later.texts("ol.guide li.unseen b"), ["Greet and offer help"], "nothing shows whether they were greeted");
        let (now, done) = lit(&world.does(&mona, "customer", &REEM).await);
        assert_eq!((now, done), (vec![PAPERS.to_owned()], vec![NEED.to_owned()]));
        let checked = world.post(&mona, "/en/desk/counter/papers", &[("paper-0", "yes")]).await;
        assert_eq!(checked.status, 200, "{}", checked.seen());
        assert_eq!(lit(&checked).0, [STEPS]);
        world.does(&mona, "explanation", &[]).await;
        let (now, done) = lit(&world.get(&mona, "/en/desk/counter").await);
        assert_eq!(
            (now.as_slice(), done.as_slice()),
            (&["Ask whether there is anything else".to_owned()][..], &[NEED, PAPERS, STEPS].map(str::to_owned)[..])
        );
    });
}
