//! Serving at the counter by the guide: the fewest keys, nobody skipped, and what was pressed by mistake taken back.

use kernel::Bilingual;
use kernel::Role;
use testkit::inside::Answer;

use crate::world::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
}

/// Somebody calls whoever is next, who comes.
async fn serves(world: &World, who: &Person) -> Answer {
    world.does(who, "next", &[]).await;
    world.does(who, "visit", &[]).await
}

/// Where a number is called out of its turn, by its place in the line.
fn out_of_turn(counter: &Answer, place: usize) -> String {
    let action = counter.attributes("form[action*='/tickets/']", "action")[place].clone();
    action.trim_start_matches("/en/desk/counter/").to_owned()
}

#[test]
fn one_key_ends_the_visit_and_calls_the_next_and_the_day_is_told_with_one_press() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        for _ in 0..2 {
            world.comes(&mona, place, &[]).await;
        }
        world.sits(&mona, 1).await;
        let page = serves(&world, &mona).await;
        must_say(&page, &["Finished today", "In one working day", "Wednesday 25 November", "In 3 working days", "Sunday 29 November"]);
        let key = page.attributes("button[data-key-fn=F2]", "data-key-ctrl");
        assert_eq!(key, ["Enter"], "one button, whichever of its two keys is pressed");
        let ticket = page.attributes("input[name=ticket]", "value").pop().unwrap();
        let day = [("ticket", ticket.as_str()), ("steps", "Handed to the engineer."), ("outcome", "by-2026-11-29"), ("then", "next")];
        must_say(&world.does(&mona, "completion", &day).await, &["A 002", "The number was called once"]);
        let (_, cases) = world.program(&mona, "GET", "/api/v1/cases?view=mine", None).await;
        assert_eq!(cases["items"][0]["due_at"], "2026-11-29T11:15:00Z", "{cases}");
        let again = world.may_not(&mona, "completion", &day).await;
        must_say(&again, &["This ticket has moved on meanwhile", "A 002"]);
        world.does(&mona, "visit", &[]).await;
        must_say(&world.may_not(&mona, "completion", &day).await, &["This ticket has moved on meanwhile", "Steps taken"]);
        for (day, words) in
            [("by-2026-11-27", "does not work on this day"), ("by-soon", "Write the day"), ("", "Say whether anything remains")]
        {
            must_say(&world.may_not(&mona, "completion", &[("steps", "Handed over."), ("outcome", day)]).await, &[words, "Handed over."]);
        }
    });
}

#[test]
fn keys_pressed_one_after_the_other_skip_nobody() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        for _ in 0..2 {
            world.comes(&mona, place, &[]).await;
        }
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        for key in ["next", "recall"] {
            must_say(&world.may_not(&mona, key, &[]).await, &["called a moment ago", "Nobody was passed over", "A 001"]);
        }
        world.does_later(&mona, 10, "recall").await;
        world.does_later(&mona, 10, "recall").await;
        must_say(&world.may_not(&mona, "absence", &[]).await, &["called a moment ago", "A 001"]);
        world.does_later(&mona, 10, "absence").await;
        must_say(&world.does(&mona, "next", &[]).await, &["A 002"]);
    });
}

#[test]
fn that_somebody_has_come_is_taken_back_for_a_minute_and_leaves_no_matter_behind() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        must_say(&serves(&world, &mona).await, &["The customer has not come"]);
        must_say(&world.does_later(&mona, 30, "visit/taking-back").await, &["The number was called once", "The customer is here"]);
        must_say(&world.may_not(&mona, "visit/taking-back", &[]).await, &["moved on meanwhile"]);
        world.does(&mona, "visit", &[]).await;
        world.clock.advance(std::time::Duration::from_secs(61));
        let late = world.may_not(&mona, "visit/taking-back", &[]).await;
        must_say(&late, &["more than a minute ago"]);
        assert!(late.texts("form.act button").iter().all(|button| !button.contains("has not come")), "{}", late.seen());
        world.does(&mona, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;

        world.comes(&mona, place, &[]).await;
        serves(&world, &mona).await;
        world.does_later(&mona, 10, "visit/taking-back").await;
        for act in ["recall", "recall", "absence"] {
            world.does_later(&mona, 10, act).await;
        }
        let (_, open) = world.program(&mona, "GET", "/api/v1/cases?view=mine", None).await;
        assert_eq!(open["items"].as_array().map(Vec::len), Some(0), "nobody came, and nothing is left to do: {open}");
    });
}

#[test]
fn whoever_was_passed_over_is_seen_on_the_floor_by_those_who_lead_it() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let huda = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        for _ in 0..3 {
            world.comes(&mona, place, &[]).await;
            world.clock.advance(std::time::Duration::from_secs(60));
        }
        let counter = world.sits(&mona, 1).await;
        world.does(&mona, &out_of_turn(&counter, 2), &[("reason", "A child is ill")]).await;
        let board = format!("/en/desk/centres/{}", place.centre);
        let seen = world.get(&huda, &board).await;
        must_say(&seen, &["Called out of turn today", "A child is ill", "Counter 1"]);
        let row = seen.texts("section[aria-labelledby=skips-title] td").join(" · ").replace('\u{a0}', " ");
        assert!(row.contains("A 003") && row.contains("A 001") && row.contains("And one more") && row.contains("Mona"), "{row}");
        let arabic = world.get(&huda, &board.replacen("/en/", "/ar/", 1)).await;
        must_say(&arabic, &["النداءات خارج الدور اليوم", "منى"]);
        assert!(!world.get(&mona, &board).await.says("Called out of turn today"), "colleagues do not look at each other");
        world.does(&mona, "visit", &[]).await;
        world.does(&mona, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;
        let counter = world.get(&mona, "/en/desk/counter").await;
        world.does(&mona, &out_of_turn(&counter, 0), &[("reason", "It was their turn anyway")]).await;
        assert!(!world.get(&huda, &board).await.says("It was their turn anyway"), "nobody was passed over");
    });
}

#[test]
fn a_colleague_of_one_centre_resumes_a_visit_whose_matter_is_with_another() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.muharraq(2).await);
        let (mona_id, salem_id) = (mona.id, salem.id);
        world
            .act(WORKS, move |tx| {
                let riffa =
                    org::Centre {
                        id: tx.new_id(), name: Bilingual::new("فرع الرفاع", "Riffa branch"), place: Bilingual::default()
                    };
                org::open_centre(tx, &riffa)?;
                let known = org::store::employee(tx, mona_id)?.expect("Mona works here");
                org::save_employee(tx, &org::Employee { centre: Some(riffa.id), ..known })?;
                platform::accounts::grant_role(tx, salem_id, Some(WORKS), Some(place.centre), Role::Employee)?;
                platform::accounts::withdraw_role(tx, salem_id, Some(WORKS), None, Role::Employee)
            })
            .await;
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        serves(&world, &mona).await;
        let parked = world.does(&mona, "parking", &[("missing", "A photograph")]).await;
        world.sits(&salem, 2).await;
        world.does(&salem, &out_of_turn(&parked, 0), &[]).await;
        let page = world.does(&salem, "visit", &[]).await;
        must_say(&page, &["A 001", "A photograph", "Steps taken"]);
        let case = page.attributes("a[href*='/desk/cases/']", "href").pop().unwrap();
        assert_eq!(world.get(&salem, &case).await.status, 200, "the matter of whoever stands before them is theirs");
        world.does(&salem, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled")]).await;
        let (_, happened) = world.program(&salem, "GET", &format!("/api/v1{}/events", case.trim_start_matches("/en/desk")), None).await;
        assert!(happened.to_string().contains("served"), "who answers for it now, and why, stands in it: {happened}");
    });
}
