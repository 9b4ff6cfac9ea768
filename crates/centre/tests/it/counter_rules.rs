//! The rules of calling hold for what a counter says that it did without a line: who sat there, who is qualified, whose turn it was, and when.

use std::time::Duration;

use kernel::Lang;
use kernel::Role;
use serde_json::Value;
use serde_json::json;

use crate::counter_cuts::became;
use crate::counter_cuts::floor;
use crate::counter_cuts::handed;
use crate::counter_cuts::must_say;
use crate::counter_cuts::share;
use crate::counter_cuts::stock;
use crate::counter_cuts::tells;
use crate::counter_cuts::two_counters;
use crate::counter_cuts::visit;
use crate::counter_cuts::waiting;
use crate::cuts::permits;
use crate::cuts::says;
use crate::kiosk::at_the_door;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

#[test]
fn what_somebody_says_of_a_counter_where_they_did_not_sit_is_seen_by_a_supervisor_and_serves_nobody() {
    on_each(|world| async move {
        let (mona, salem, place) = two_counters(&world, 3).await;
        world.act(WORKS, move |tx| centre::set_counters(tx, place.centre, 3)).await;
        let lead = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        let (hers, his) = (stock(&world, &mona).await, stock(&world, &salem).await);
        world.clock.advance(Duration::from_secs(600));
        let served = |key| [visit(&world, (key, 1), (500, Some(480), Some(400)), "settled")];
        let at_hers = |handed: Value, key| json!({ "counter": hers["id"], "handed": handed, "visits": served(key) });
        let mut longer = handed(&his);
        longer["share"] = json!([{ "letter": "A", "number": 1 }]);
        for (said, key) in [(handed(&his), "of-his"), (handed(&hers), "of-hers"), (Value::Null, "of-nobody"), (longer, "his-own")] {
            assert_eq!(became(&world, &salem, &at_hers(said, key)).await, json!(["not-there"]), "{key}");
        }
        let seen = floor(&world, &lead, place).await;
        must_say(&seen, &["Somebody says that counter 1 called A 001", "not known to have sat there", "Salem", "The card was handed out."]);
        assert_eq!(waiting(&seen), ["A 001", "A 002", "A 003"]);
        assert_eq!(tells(&world, &mona, &hers, &served("her-own")).await, json!(["taken"]));
        // Whoever moves to another counter still says what they did at the first one.
        world.does(&salem, "leaving", &[]).await;
        world.sits(&salem, 3).await;
        let second = visit(&world, ("moved", 2), (300, Some(280), Some(200)), "settled");
        assert_eq!(tells(&world, &salem, &his, &[second]).await, json!(["taken"]));
        assert_eq!(waiting(&floor(&world, &lead, place).await), ["A 003"]);
    });
}

#[test]
fn who_is_not_qualified_for_a_customers_language_has_not_served_them_and_a_supervisor_sees_what_they_say() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        let salem = world.speaking(WORKS, ("سالم", "Salem"), Role::Employee, &[Lang::Ar]).await;
        let lead = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        let mut kiosk = at_the_door(&world, place).await;
        let (_, first, _) = permits(&says(&mut kiosk, "one", &[]).await);
        world.comes(&mona, place, &[("lang", "en")]).await;
        world.comes(&mona, place, &[]).await;
        world.sits(&salem, 2).await;
        let his = stock(&world, &salem).await;
        assert_eq!(share(&his), [2]);
        world.clock.advance(Duration::from_secs(600));
        let mut leased = visit(&world, ("leased", first), (60, Some(50), Some(40)), "settled");
        leased["service"] = place.permits.to_string().into();
        let visits = [
            visit(&world, ("english", 1), (500, Some(480), Some(400)), "settled"),
            visit(&world, ("arabic", 2), (300, Some(280), Some(200)), "settled"),
            leased,
        ];
        for _ in 0..2 {
            assert_eq!(tells(&world, &salem, &his, &visits).await, json!(["not-qualified", "taken", "taken"]));
        }
        let seen = floor(&world, &lead, place).await;
        must_say(&seen, &["Counter 2 called A 001 without a connection", "is not qualified", "The card was handed out."]);
        assert_eq!(waiting(&seen), ["A 001"]);
    });
}

#[test]
fn a_call_out_of_turn_without_a_line_is_seen_like_one_with_a_line_and_none_in_turn_is() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let lead = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        for _ in 0..4 {
            world.comes(&mona, place, &[]).await;
            world.clock.advance(Duration::from_secs(60));
        }
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        let hers = stock(&world, &mona).await;
        world.clock.advance(Duration::from_secs(1_200));
        let visits = [
            visit(&world, ("in-hand", 1), (1_100, Some(1_090), Some(1_000)), "settled"),
            visit(&world, ("in-turn", 2), (900, Some(880), Some(800)), "settled"),
        ];
        assert_eq!(tells(&world, &mona, &hers, &visits).await, json!(["taken", "taken"]));
        assert!(!floor(&world, &lead, place).await.says("Called without a connection"), "each was whose turn it was");
        let out_of_turn = visit(&world, ("later", 4), (700, Some(680), Some(600)), "settled");
        assert_eq!(tells(&world, &mona, &hers, &[out_of_turn]).await, json!(["taken"]));
        let seen = floor(&world, &lead, place).await;
        must_say(&seen, &["Called without a connection"]);
        let row: Vec<String> = seen.texts("#floor section[aria-labelledby=skips-title] td bdi");
        assert_eq!(row.iter().map(|text| text.replace('\u{a0}', " ")).collect::<Vec<_>>(), ["A 004", "A 003"]);
    });
}

/// Somebody with a line serves everybody up to a number, and sends whoever has that number on to another service.
async fn sends_on(world: &World, mona: &Person, place: Place, number: u64) {
    for at in 1..=number {
        for key in ["next", "visit"] {
            world.does(mona, key, &[]).await;
        }
        if at < number {
            world.does(mona, "completion", &[("steps", "The card was handed out."), ("outcome", "settled")]).await;
        }
    }
    world.does(mona, "sending", &[("to", &place.lighting.to_string()), ("note", "It is about a lamp")]).await;
}

#[test]
fn who_stood_at_another_counter_then_was_passed_over_by_nobody_although_they_wait_again() {
    on_each(|world| async move {
        let (mona, salem, place) = two_counters(&world, 4).await;
        let lead = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        let his = stock(&world, &salem).await;
        let numbers = share(&his);
        world.clock.advance(Duration::from_secs(300));
        sends_on(&world, &mona, place, numbers[0]).await;
        world.clock.advance(Duration::from_secs(600));
        let next = visit(&world, ("next", numbers[1]), (100, Some(90), Some(20)), "settled");
        assert_eq!(tells(&world, &salem, &his, &[next]).await, json!(["taken"]));
        assert!(!floor(&world, &lead, place).await.says("Called without a connection"), "whose turn it was, as far as the counter knew");
    });
}

#[test]
fn who_was_back_in_the_line_before_it_was_handed_out_is_passed_over_like_everybody() {
    on_each(|world| async move {
        let (mona, salem, place) = two_counters(&world, 4).await;
        let lead = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        let numbers = share(&stock(&world, &salem).await);
        sends_on(&world, &mona, place, numbers[0]).await;
        world.clock.advance(Duration::from_secs(60));
        let his = stock(&world, &salem).await;
        assert_eq!(share(&his), numbers, "whoever was sent on has kept their place");
        world.clock.advance(Duration::from_secs(600));
        let next = visit(&world, ("next", numbers[1]), (100, Some(90), Some(20)), "settled");
        assert_eq!(tells(&world, &salem, &his, &[next]).await, json!(["taken"]));
        must_say(&floor(&world, &lead, place).await, &["Called without a connection"]);
    });
}

#[test]
fn nobody_was_called_before_the_counter_was_handed_its_share() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        world.comes(&mona, place, &[]).await;
        world.clock.advance(Duration::from_secs(1_200));
        world.sits(&mona, 1).await;
        let hers = stock(&world, &mona).await;
        world.clock.advance(Duration::from_secs(600));
        // The browser's clock says that it was called as soon as the ticket was given.
        let early = visit(&world, ("early", 1), (1_800, Some(1_790), None), "");
        assert_eq!(tells(&world, &mona, &hers, &[early]).await, json!(["taken"]));
        must_say(&world.get(&mona, "/en/desk/counter").await, &["20 minutes", "10 minutes"]);
    });
}

#[test]
fn what_was_given_and_said_without_a_line_is_known_for_two_weeks_and_forgotten_then() {
    on_each(|world| async move {
        let (mona, _, place) = two_counters(&world, 0).await;
        let lead = world.person(WORKS, ("هدى", "Huda"), Role::Supervisor).await;
        let mut kiosk = at_the_door(&world, place).await;
        let (lease, first, last) = permits(&says(&mut kiosk, "one", &[]).await);
        let hers = stock(&world, &mona).await;
        let given = |number: u64| {
            let (service, at) = (place.permits.to_string(), world.clock.now().as_millisecond());
            json!({ "key": format!("k-{number}"), "lease": lease, "number": number, "service": service, "at": at, "lang": "en", "priority": false })
        };
        let (held, refused, nobody) = (given(first), given(last + 1), visit(&world, ("nobody", 77), (10, Some(9), Some(8)), "settled"));
        let (found, not_registered) = ("Counter 1 called A 077", "is not registered");
        for (days, is_known) in [(0, true), (14, true), (1, false)] {
            world.after(days * 24 * 3600).await;
            // A day shows what was said on it for the first time.
            let before = floor(&world, &lead, place).await;
            assert!(!before.says(found) && !before.says(not_registered), "{days}: {}", before.seen());
            let became = if is_known { "unknown" } else { "over" };
            assert_eq!(tells(&world, &mona, &hers, std::slice::from_ref(&nobody)).await, json!([became]), "{days}");
            let taken = says(&mut kiosk, "one", &[refused.clone(), held.clone()]).await["taken"].clone();
            assert_eq!(taken, json!([false, true]), "what is a ticket stays one: {days}");
            let is_new = days == 0 || !is_known;
            let seen = floor(&world, &lead, place).await;
            assert_eq!((seen.says(found), seen.says(not_registered)), (is_new, is_new), "{days}: {}", seen.seen());
        }
        // Of a number that nobody has said by then, nothing is left but that somebody may hold it.
        let taken = says(&mut kiosk, "one", &[given(first + 1)]).await["taken"].clone();
        assert_eq!(taken, json!([false]));
    });
}
