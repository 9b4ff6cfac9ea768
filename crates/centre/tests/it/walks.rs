//! Walks through a centre: what somebody saw, blind to what others found, and what becomes of it.

use std::time::Duration;

use desk::store::figures;
use guide::Outcome;
use kernel::Role;
use store::name_of;
use testkit::inside::Answer;
use testkit::picture;

use crate::openings::found;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// What is hidden in a picture.
pub(crate) const HIDDEN: &str = "taken at 26.2235, 50.5876";

/// Huda, who inspects and leads nobody.
pub(crate) async fn huda(world: &World) -> Person {
    world.person(WORKS, ("هدى", "Huda"), Role::QualityReviewer).await
}

pub(crate) async fn fatima(world: &World) -> Person {
    world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await
}

pub(crate) fn lints(page: Answer) -> Answer {
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page
}

/// Begins a walk at the place whose label ends so; the address of the walk.
pub(crate) async fn begins(world: &World, who: &Person, ends: &str) -> String {
    let page = lints(world.get(who, "/en/desk/walks").await);
    let labels = page.texts("select[name=place] option");
    let values = page.attributes("select[name=place] option", "value");
    let at = labels.iter().position(|label| label.ends_with(ends)).unwrap_or_else(|| panic!("{labels:?}"));
    let begun = world.post(who, "/en/desk/walks", &[("place", &values[at])]).await;
    assert_eq!(begun.status, 303, "{}", begun.seen());
    begun.header("location").to_owned()
}

/// Says the same of each item, until there is none left; answers how many there were.
async fn says_of_each(world: &World, who: &Person, walk: &str, fields: &[(&str, &str)]) -> usize {
    let mut many = 0;
    while let Some(form) = lints(world.get(who, walk).await).attributes("form[action*='/items/']:not([enctype])", "action").pop() {
        assert_eq!(world.post(who, &form, fields).await.status, 303);
        many += 1;
        assert!(many < 100, "each item is asked for once");
    }
    many
}

pub(crate) async fn ends(world: &World, who: &Person, walk: &str) {
    assert_eq!(world.post(who, &format!("{walk}/end"), &[]).await.status, 303);
}

/// A walk ends, and its day is over.
async fn counts(world: &World, who: &Person, walk: &str) {
    ends(world, who, walk).await;
    world.after(86_400).await;
}

/// The clauses that the register has somebody look at.
fn inspected() -> Vec<&'static str> {
    let all = guide::register().iter().filter(|clause| clause.channels == ["centre"] && clause.by.contains(&guide::By::Inspect));
    all.map(|clause| clause.id.as_str()).collect()
}

pub(crate) async fn mona_sits(world: &World) -> (Person, Place) {
    let (mona, place) = (world.mona().await, world.muharraq(2).await);
    world.sits(&mona, 1).await;
    (mona, place)
}

#[test]
fn a_walk_that_finds_everything_as_it_should_be_keeps_each_clause() {
    on_each(|world| async move {
        let ((mona, _), huda) = (mona_sits(&world).await, huda(&world).await);
        let walk = begins(&world, &huda, "counter 1: Mona").await;
        let many = says_of_each(&world, &huda, &walk, &[("said", "kept"), ("note", "")]).await;
        assert_eq!(many, inspected().len());
        for clause in inspected() {
            assert_eq!(found(&world, clause).await, [], "nothing counts before the walk ends: {clause}");
        }
        counts(&world, &huda, &walk).await;
        for clause in inspected() {
            assert_eq!(found(&world, clause).await, [(Outcome::Met, Some(mona.id))], "{clause}");
        }
    });
}

#[test]
fn a_walk_that_finds_nothing_as_it_should_be_breaks_each_clause() {
    on_each(|world| async move {
        let (_, huda) = (mona_sits(&world).await, huda(&world).await);
        let walk = begins(&world, &huda, "branch, all of it").await;
        let form = world.get(&huda, &walk).await.attributes("form[action*='/items/']:not([enctype])", "action").remove(0);
        let refused = world.post(&huda, &form, &[("said", "not-kept"), ("note", " ")]).await;
        assert!(refused.status == 422 && refused.says("Write what you saw"), "{}", refused.seen());
        assert_eq!(world.post(&huda, &form, &[("said", ""), ("note", "x")]).await.status, 422);
        says_of_each(&world, &huda, &walk, &[("said", "not-kept"), ("note", "Seen twice at half past ten.")]).await;
        counts(&world, &huda, &walk).await;
        for clause in inspected() {
            assert_eq!(found(&world, clause).await, [(Outcome::Missed, None)], "of the whole centre it is nobody's own: {clause}");
        }
        let again = world.post(&huda, &format!("{walk}/end"), &[]).await;
        assert!(again.status == 409 && again.says("This walk has ended"), "{}", again.seen());
    });
}

#[test]
fn what_nothing_showed_is_not_observed_and_of_what_was_left_open_nothing_is_said() {
    on_each(|world| async move {
        let (_, huda) = (mona_sits(&world).await, huda(&world).await);
        let walk = begins(&world, &huda, "counter 1: Mona").await;
        let item = format!("{walk}/items/4.during.eye-contact");
        assert_eq!(world.post(&huda, &item, &[("said", "not-seen"), ("note", "")]).await.status, 303);
        counts(&world, &huda, &walk).await;
        let seen = found(&world, "4.during.eye-contact").await;
        assert!(matches!(seen[..], [(Outcome::NotObserved, _)]), "{seen:?}");
        assert_eq!(found(&world, "4.during.posture").await, []);
    });
}

#[test]
fn what_is_seen_at_a_counter_is_of_whoever_sits_there_then_and_not_of_whoever_sat_there_before() {
    on_each(|world| async move {
        let ((mona, _), salem, huda) = (mona_sits(&world).await, world.salem().await, huda(&world).await);
        let walk = begins(&world, &huda, "counter 1: Mona").await;
        let says = async |item: &str| {
            let form = [("said", "not-kept"), ("note", "Seen at the counter.")];
            assert_eq!(world.post(&huda, &format!("{walk}/items/{item}"), &form).await.status, 303, "{item}");
        };
        says("4.during.posture").await;
        world.does(&mona, "leaving", &[]).await;
        says("4.during.tidy-desk").await;
        world.sits(&salem, 1).await;
        says("4.during.eye-contact").await;
        let page = lints(world.get(&huda, &walk).await);
        assert!(page.says("counter 1: Salem") && page.says("· Mona"), "{}", page.seen());
        counts(&world, &huda, &walk).await;
        for (clause, who) in [("4.during.posture", Some(mona.id)), ("4.during.tidy-desk", None), ("4.during.eye-contact", Some(salem.id))] {
            assert_eq!(found(&world, clause).await, [(Outcome::Missed, who)], "{clause}");
        }
    });
}

#[test]
fn a_walk_that_was_left_open_is_taken_up_again_with_what_was_written_down() {
    on_each(|world| async move {
        let ((_, place), huda) = (mona_sits(&world).await, huda(&world).await);
        let walk = begins(&world, &huda, "counter 1: Mona").await;
        let item = format!("{walk}/items/4.during.posture");
        assert_eq!(world.post(&huda, &item, &[("said", "kept"), ("note", "All the time.")]).await.status, 303);
        world.clock.advance(Duration::from_secs(3600));
        let page = lints(world.get(&huda, "/en/desk/walks").await);
        assert!(page.says("Your walk is still open") && page.attributes("a.btn--primary", "href").contains(&walk), "{}", page.seen());
        let place = format!("centre-{}", place.centre);
        let refused = world.post(&huda, "/en/desk/walks", &[("place", &place)]).await;
        assert!(refused.status == 409 && refused.says("You have an open walk"), "{}", refused.seen());
        let page = world.get(&huda, &format!("{walk}?item=4.during.posture")).await;
        assert!(page.says("All the time.") && page.says("Written down"), "{}", page.seen());
        world.clock.advance(Duration::from_secs(24 * 3600));
        let gone = world.post(&huda, &item, &[("said", "kept"), ("note", "")]).await;
        assert_eq!(gone.status, 409, "what was seen yesterday is not found today: {}", gone.seen());
        assert_eq!(world.post(&huda, "/en/desk/walks", &[("place", &place)]).await.status, 303);
    });
}

#[test]
fn whoever_it_concerns_disputes_what_a_walk_found() {
    on_each(|world| async move {
        let ((mona, _), huda, fatima) = (mona_sits(&world).await, huda(&world).await, fatima(&world).await);
        let walk = begins(&world, &huda, "counter 1: Mona").await;
        let seen = [("said", "not-kept"), ("note", "A telephone lay on the desk and was used.")];
        assert_eq!(world.post(&huda, &format!("{walk}/items/4.during.no-personal-devices"), &seen).await.status, 303);
        counts(&world, &huda, &walk).await;
        let own = world.get(&mona, "/en/desk/findings").await;
        let finding = own.attributes("a.item", "href").into_iter().next().unwrap_or_else(|| panic!("{}", own.seen()));
        let shown = world.get(&mona, &finding).await;
        assert!(shown.says("A telephone lay on the desk"), "she reads what was seen: {}", shown.seen());
        let salem = world.salem().await;
        assert_eq!(world.get(&salem, &finding).await.status, 404, "and no colleague does");
        assert_eq!(world.get(&fatima, &finding).await.status, 200, "whoever leads her does");
        assert_eq!(world.post(&mona, &format!("{finding}/dispute"), &[("why", "It was the customer’s.")]).await.status, 303);
        assert!(world.get(&fatima, "/en/desk/disputes").await.says("It was the customer’s."));
        let decision = [("decision", "overturned"), ("note", "So it was.")];
        assert_eq!(world.post(&fatima, &format!("{finding}/decision"), &decision).await.status, 303);
        assert_eq!(found(&world, "4.during.no-personal-devices").await, [(Outcome::NotObserved, Some(mona.id))]);
    });
}

#[test]
fn what_others_found_is_hidden_on_that_day_and_shown_to_those_who_lead_on_the_next() {
    on_each(|world| async move {
        let (_, huda, fatima) = (mona_sits(&world).await, huda(&world).await, fatima(&world).await);
        let walk = begins(&world, &huda, "counter 1: Mona").await;
        let seen = [("said", "not-kept"), ("note", "She leaned back.")];
        assert_eq!(world.post(&huda, &format!("{walk}/items/4.during.posture"), &seen).await.status, 303);
        assert_eq!(world.get(&fatima, &walk).await.status, 404, "nobody looks over a shoulder");
        ends(&world, &huda, &walk).await;
        let list = lints(world.get(&fatima, "/en/desk/walks").await);
        assert!(list.says("Shown from tomorrow on") && !list.says("one not kept"), "{}", list.seen());
        assert_eq!(world.get(&fatima, &walk).await.status, 404);
        assert!(world.get(&huda, "/en/desk/walks").await.says("one not kept"), "one's own is shown");
        world.clock.advance(Duration::from_secs(86_400));
        let list = world.get(&fatima, "/en/desk/walks").await;
        assert!(list.says("one not kept") && !list.says("Shown from tomorrow on"), "{}", list.seen());
        assert!(lints(world.get(&fatima, &walk).await).says("She leaned back."));
        let own = begins(&world, &fatima, "branch, all of it").await;
        let page = world.get(&fatima, "/en/desk/walks").await;
        assert!(
            !page.says("one not kept") && page.attributes("a.btn--primary", "href").contains(&own),
            "on a walk nothing of others is shown"
        );
    });
}

/// What stands behind the score of a clause on the day on which the story begins and on the next, of everybody.
pub(crate) async fn proofs(world: &World, clause: &'static str) -> [usize; 2] {
    world
        .act(WORKS, move |tx| {
            let begun = desk::day_of("2026-11-24T07:00:00Z".parse().unwrap());
            let mut many = [0; 2];
            for (place, day) in [begun, begun + 1].into_iter().enumerate() {
                for outcome in Outcome::ALL {
                    let (days, clause) = ((day, day), clause.to_owned());
                    let wanted = figures::Wanted { scope: figures::Scope::Entity, service: None, clause, outcome, days, before: None };
                    many[place] += figures::proofs(tx, &wanted, 50)?.len();
                }
                let weeks = figures::weeks(tx, &figures::Scope::Entity, (day, day))?;
                let counted = weeks.iter().any(|week| week.clause == clause && week.tally != guide::Tally::default());
                assert_eq!(counted, many[place] > 0, "the score says what stands behind it");
            }
            Ok(many)
        })
        .await
}

/// All that happened so far, as programs are told of it.
pub(crate) async fn happened(world: &World) -> String {
    let all = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
    all.iter().map(|event| format!("{} {}\n", event.kind, event.data)).collect()
}

#[test]
fn what_a_walk_found_is_in_no_score_list_or_event_before_its_day_is_over_and_then_counts_for_that_day() {
    on_each(|world| async move {
        let ((mona, _), huda, fatima) = (mona_sits(&world).await, huda(&world).await, fatima(&world).await);
        let walk = begins(&world, &huda, "counter 1: Mona").await;
        let seen = [("said", "not-kept"), ("note", "She leaned back.")];
        assert_eq!(world.post(&huda, &format!("{walk}/items/4.during.posture"), &seen).await.status, 303);
        let page = world.get(&huda, &walk).await;
        assert!(page.says("It counts from tomorrow on"), "{}", page.seen());
        ends(&world, &huda, &walk).await;
        // The night's work runs all day long.
        world.after(3_600).await;
        assert_eq!((found(&world, "4.during.posture").await, proofs(&world, "4.during.posture").await), (vec![], [0, 0]));
        for (who, path) in [(&mona, "findings"), (&fatima, "disputes")] {
            let list = world.get(who, &format!("/en/desk/{path}")).await;
            assert!(!list.texts("a.item").iter().any(|item| item.contains("Sit properly")), "{path}: {}", list.seen());
        }
        let told = happened(&world).await;
        assert!(told.contains("centre.walk-ended") && !told.contains("leaned back") && !told.contains("not-kept"), "{told}");
        world.after(86_400).await;
        assert_eq!(found(&world, "4.during.posture").await, [(Outcome::Missed, Some(mona.id))]);
        assert_eq!(proofs(&world, "4.during.posture").await, [1, 0], "it counts for the day on which it was seen");
        world.after(3_600).await;
        assert_eq!(happened(&world).await.matches("leaned back").count(), 1, "and once");
    });
}

#[test]
fn nobody_walks_to_their_own_counter_an_empty_one_or_without_the_right() {
    on_each(|world| async move {
        let ((mona, place), fatima) = (mona_sits(&world).await, fatima(&world).await);
        assert_eq!(world.get(&mona, "/en/desk/walks").await.status, 403);
        let stranger = world.person(HEALTH, ("أمل", "Amal"), Role::Supervisor).await;
        let whole = format!("centre-{}", place.centre);
        assert_eq!(world.post(&stranger, "/en/desk/walks", &[("place", &whole)]).await.status, 404);
        let refused = world.post(&fatima, "/en/desk/walks", &[("place", "")]).await;
        assert!(refused.status == 422 && refused.says("Choose the centre or the counter"), "{}", refused.seen());
        let counter = world.act(WORKS, move |tx| Ok(centre::counters(tx, place.centre)?.pop())).await.expect("there are two");
        let empty = format!("counter-{}-{}", place.centre, counter.id);
        let refused = world.post(&fatima, "/en/desk/walks", &[("place", &empty)]).await;
        assert!(refused.status == 409 && refused.says("Nobody sits at this counter"), "{}", refused.seen());
        world.sits(&fatima, 2).await;
        let refused = world.post(&fatima, "/en/desk/walks", &[("place", &empty)]).await;
        assert!(refused.status == 409 && refused.says("your own counter"), "{}", refused.seen());
    });
}

#[test]
fn what_was_seen_is_photographed_without_where_and_by_whom_and_only_those_who_may_read_the_walk_see_it() {
    on_each(|world| async move {
        let (_, place) = mona_sits(&world).await;
        let (huda, salem, fatima) = (huda(&world).await, world.salem().await, fatima(&world).await);
        let walk = begins(&world, &huda, "all of it").await;
        let page = lints(world.get(&huda, &walk).await);
        assert!(page.says("Photograph the place, never people"), "{}", page.seen());
        let photos = page.attributes("form[enctype]", "action").pop().unwrap();
        let none = world.upload(&huda, &photos, &[]).await;
        assert!(none.status == 422 && none.says("Choose a photograph first."), "{}", none.seen());
        let text = world.upload(&huda, &photos, &[("floor.jpg", b"no picture")]).await;
        assert!(text.status == 422 && text.says("This is no whole JPEG, PNG or WebP picture."), "{}", text.seen());
        for _ in 0..3 {
            assert_eq!(world.upload(&huda, &photos, &[("floor.png", &picture(HIDDEN))]).await.status, 303);
        }
        let fourth = world.upload(&huda, &photos, &[("floor.png", &picture(HIDDEN))]).await;
        assert!(fourth.status == 422 && fourth.says("This item has three photographs already."), "{}", fourth.seen());
        let item = lints(world.get(&huda, &walk).await);
        let seen = item.attributes("#items-title ~ ol a[target]", "href");
        assert_eq!(seen.len(), 3, "{}", item.seen());
        assert_eq!(item.attributes("a[target] img[alt][loading=lazy]", "src").len(), 3, "each is seen small before it is opened");
        let shown = world.get(&huda, &seen[0]).await;
        assert_eq!((shown.status, shown.header("content-type")), (200, "image/png"));
        assert!(!shown.text.contains("50.5876"), "where it was taken is gone");
        assert_eq!(world.get(&salem, &seen[0]).await.status, 403, "who serves inspects nothing");
        assert_eq!(world.get(&fatima, &seen[0]).await.status, 404, "blind to what others found that day");
        assert_eq!(world.post(&huda, &format!("{}/removal", seen[0]), &[]).await.status, 303);
        assert_eq!(world.get(&huda, &seen[0]).await.status, 404);
        ends(&world, &huda, &walk).await;
        let late = world.upload(&huda, &photos, &[("floor.png", &picture(HIDDEN))]).await;
        assert!(late.status == 409, "the walk is over: {}", late.seen());
        world.clock.advance(Duration::from_secs(24 * 3600));
        assert_eq!(world.get(&fatima, &seen[1]).await.status, 200, "those who lead see it on the next day: {}", place.centre);
    });
}

#[test]
fn photographs_of_walks_stay_where_what_nothing_names_is_cleared_away() {
    on_each(|world| async move {
        mona_sits(&world).await;
        let (huda, fatima) = (huda(&world).await, fatima(&world).await);
        let walk = begins(&world, &huda, "all of it").await;
        let photos = world.get(&huda, &walk).await.attributes("form[enctype]", "action").pop().unwrap();
        assert_eq!(world.upload(&huda, &photos, &[("floor.png", &picture(HIDDEN))]).await.status, 303);
        let seen = world.get(&huda, &walk).await.attributes("#items-title ~ ol a[target]", "href");
        ends(&world, &huda, &walk).await;
        world.clock.advance(Duration::from_secs(25 * 3600));
        let grant = kernel::Actor::system("leftovers", None).may(platform::jobs::WORK).unwrap();
        world.app.blobs().clear_away(grant).await.unwrap();
        assert_eq!(world.get(&fatima, &seen[0]).await.status, 200);
    });
}

#[test]
fn the_bytes_of_a_photograph_leave_with_it_unless_another_is_the_same() {
    on_each(|world| async move {
        mona_sits(&world).await;
        let huda = huda(&world).await;
        let walk = begins(&world, &huda, "all of it").await;
        let photos = world.get(&huda, &walk).await.attributes("form[enctype]", "action").pop().unwrap();
        for _ in 0..2 {
            assert_eq!(world.upload(&huda, &photos, &[("floor.png", &picture(HIDDEN))]).await.status, 303);
        }
        let seen = world.get(&huda, &walk).await.attributes("#items-title ~ ol a[target]", "href");
        let name = name_of(&world.get(&huda, &seen[0]).await.bytes);
        for (address, stays) in seen.iter().zip([true, false]) {
            assert!(world.has_bytes(&name).await, "it is there until then");
            assert_eq!(world.post(&huda, &format!("{address}/removal"), &[]).await.status, 303);
            assert_eq!(world.has_bytes(&name).await, stays);
        }
    });
}
