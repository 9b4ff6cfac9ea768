//! Times of appointments know who is qualified for a service, and who is away.

use kernel::Bilingual;
use kernel::Lang;
use kernel::Role;
use org::Employee;
use org::Skill;
use testkit::inside::address;

use crate::arrivals::meeting;
use crate::booking::times_of;
use crate::booking::usual;
use crate::walks::lints;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const TOMORROW: &str = "2026-11-25";

impl World {
    /// A centre with three counters, two of which are kept for permits that were booked.
    async fn three_counters(&self) -> Place {
        let place = self.muharraq(3).await;
        let bookable = centre::Bookable { at_once: 2, ..usual(place) };
        self.act(WORKS, move |tx| centre::let_book(tx, &bookable)).await;
        place
    }

    /// Somebody who serves customers and is qualified for nothing at counters yet.
    async fn newcomer(&self, name: (&'static str, &'static str)) -> Person {
        self.speaking(WORKS, name, Role::Employee, &[]).await
    }

    async fn qualifies(&self, who: &Person, service: org::ServiceId) {
        let skill = Skill { employee: who.id, service: Some(service), channel: "centre".into(), lang: Lang::Ar };
        self.act(WORKS, move |tx| org::qualify(tx, &skill)).await;
    }

    /// Maha is qualified for permits, too, and never away.
    async fn maha_too(&self, place: Place) {
        let maha = self.newcomer(("مها", "Maha")).await;
        self.qualifies(&maha, place.permits).await;
    }

    /// What the free times of tomorrow are called.
    async fn free_tomorrow(&self, place: Place) -> Vec<String> {
        self.free(place, TOMORROW).await.into_iter().map(|(label, _)| label).collect()
    }
}

#[test]
fn a_service_for_which_one_person_is_qualified_has_one_place_at_a_time_although_there_are_three_counters() {
    on_each(|world| async move {
        let place = world.three_counters().await;
        let (mona, salem) = (world.newcomer(("منى", "Mona")).await, world.newcomer(("سالم", "Salem")).await);
        world.qualifies(&mona, place.permits).await;
        world.qualifies(&salem, place.lighting).await;
        let nine = "09:00".to_owned();
        assert!(world.free_tomorrow(place).await.contains(&nine));
        world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let left = world.free_tomorrow(place).await;
        assert_eq!((left.len(), left.contains(&nine)), (13, false), "Salem serves others, and Mona one at a time: {left:?}");
        world.qualifies(&salem, place.permits).await;
        assert!(world.free_tomorrow(place).await.contains(&nine), "now two are");
        world.has_booked(place, (TOMORROW, "09:00"), &[("phone", "36003344")]).await;
        world.maha_too(place).await;
        assert!(!world.free_tomorrow(place).await.contains(&nine), "the third counter is kept for nobody");
    });
}

#[test]
fn where_nobody_is_qualified_nothing_is_offered_and_each_page_says_what_to_do() {
    on_each(|world| async move {
        let place = world.three_counters().await;
        let noora = world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await;
        let salem = world.newcomer(("سالم", "Salem")).await;
        world.qualifies(&salem, place.lighting).await;
        works_elsewhere(&world, place).await;
        let public = lints(world.get_as_anybody(&format!("/en{}", times_of(place))).await);
        assert!(public.says("No appointments for this service now") && public.says("call the entity"), "{}", public.seen());
        assert!(!public.says("All times are taken"), "{}", public.seen());
        let arabic = lints(world.get_as_anybody(&format!("/ar{}", times_of(place))).await);
        assert!(arabic.says("لا تتوفر مواعيد لهذه الخدمة حالياً"), "{}", arabic.seen());
        let reception = lints(world.get(&salem, &format!("/en/desk/centres/{}/booking/{}", place.centre, place.permits)).await);
        assert!(reception.says("No appointments for this service now"), "{}", reception.seen());
        let page = format!("/en/desk/centres/{}/appointments/set-up", place.centre);
        let set_up = lints(world.get(&noora, &page).await);
        assert!(set_up.says("Nobody is qualified: no time is offered"), "{}", set_up.seen());
        let leads = set_up.attributes("section[aria-labelledby=bookable-title] a", "href");
        let serving = format!("/en/desk/centres/{}/serving", place.centre);
        assert!(leads.contains(&serving), "{leads:?}");
        let permits = place.permits.to_string();
        let who = [("employee", salem.id.to_string()), ("service", permits), ("lang", "ar".to_owned())];
        let who: Vec<(&str, &str)> = who.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let qualified = world.post(&noora, &serving, &who).await;
        assert_eq!(qualified.status, 303, "{}", qualified.seen());
        assert_eq!(world.free_tomorrow(place).await.len(), 14);
        assert!(world.get(&noora, &page).await.says("One person is qualified"));
    });
}

/// Ali is qualified for everything, and works in another centre.
async fn works_elsewhere(world: &World, place: Place) {
    let ali = world.speaking(WORKS, ("علي", "Ali"), Role::Employee, &Lang::ALL).await.id;
    world
        .act(WORKS, move |tx| {
            let (name, there) = (Bilingual::new("فرع سترة", "Sitra branch"), Bilingual::default());
            let sitra = org::Centre { id: tx.new_id(), name, place: there };
            org::open_centre(tx, &sitra)?;
            let employee = Employee::new(ali, Bilingual::new("علي", "Ali"), address("Ali", WORKS));
            org::save_employee(tx, &Employee { centre: Some(sitra.id), ..employee })
        })
        .await;
    let here = world.get_as_anybody(&format!("/en{}", times_of(place))).await;
    assert_eq!(here.attributes("section[aria-labelledby=time-title] a", "href"), [] as [String; 0], "{}", here.seen());
}

#[test]
fn a_time_at_which_whoever_is_qualified_is_away_is_not_offered() {
    on_each(|world| async move {
        let place = world.three_counters().await;
        let (mona, salem) = (world.newcomer(("منى", "Mona")).await, world.newcomer(("سالم", "Salem")).await);
        world.qualifies(&mona, place.permits).await;
        let before = world.free(place, TOMORROW).await;
        let from = before.iter().find(|(label, _)| label == "09:30").unwrap().1.rsplit('/').next().unwrap().to_owned();
        world
            .act(WORKS, move |tx| {
                let (begins_at, ends_at) = ("2026-11-25T06:00:00Z".parse().unwrap(), "2026-11-25T08:00:00Z".parse().unwrap());
                let (employee, back_up) = (mona.id, Some(salem.id));
                org::enter_absence(tx, &org::Absence { id: tx.new_id(), employee, begins_at, ends_at, back_up, reason: "leave".into() })
            })
            .await;
        let labels = world.free_tomorrow(place).await;
        assert_eq!(labels.len(), 10, "{labels:?}");
        for away in ["09:00", "09:30", "10:00", "10:30"] {
            assert!(!labels.contains(&away.to_owned()), "Mona is away until eleven: {labels:?}");
        }
        assert_eq!(world.free(place, "2026-11-26").await.len(), 14, "and back on the next day");
        let form = [("from", from.as_str()), ("name", "Huda Ahmed"), ("phone", "36001122"), ("lang", "en"), ("key", "k")];
        let refused = world.post_as_anybody(&format!("/en{}", times_of(place)), &form).await;
        assert!(refused.status == 409 && refused.says("no longer free"), "{}", refused.seen());
        world.maha_too(place).await;
        assert_eq!(world.free_tomorrow(place).await.len(), 14, "a colleague is there");
    });
}

#[test]
fn whoever_somebody_meets_is_free_for_nobody_at_the_counters_meanwhile() {
    on_each(|world| async move {
        let place = world.three_counters().await;
        let mona = world.newcomer(("منى", "Mona")).await;
        world.qualifies(&mona, place.permits).await;
        let meets = meeting(&world, place, mona.id).await;
        let noon = "12:00".to_owned();
        assert!(world.free_tomorrow(place).await.contains(&noon));
        world.has_booked(meets, (TOMORROW, "12:00"), &[("about", "The noise behind the centre")]).await;
        let left = world.free_tomorrow(place).await;
        assert_eq!((left.len(), left.contains(&noon)), (13, false), "Mona has somebody with her: {left:?}");
        world.maha_too(place).await;
        assert!(world.free_tomorrow(place).await.contains(&noon), "Maha is at a counter");
    });
}

#[test]
fn who_is_qualified_for_two_services_is_booked_for_one_customer_at_a_time() {
    on_each(|world| async move {
        let place = world.three_counters().await;
        let lighting = centre::Bookable { service: place.lighting, at_once: 1, ..usual(place) };
        let fewer = centre::Bookable { at_once: 1, ..usual(place) };
        world.act(WORKS, move |tx| centre::let_book(tx, &fewer).and_then(|()| centre::let_book(tx, &lighting))).await;
        let mona = world.newcomer(("منى", "Mona")).await;
        world.qualifies(&mona, place.permits).await;
        world.qualifies(&mona, place.lighting).await;
        world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let other = Place { permits: place.lighting, ..place };
        let nine = "09:00".to_owned();
        assert!(!world.free_tomorrow(other).await.contains(&nine), "Mona has somebody then");
        let salem = world.newcomer(("سالم", "Salem")).await;
        world.qualifies(&salem, place.permits).await;
        assert!(world.free_tomorrow(other).await.contains(&nine), "Salem takes the permit, and Mona is free for lighting");
        assert!(!world.free_tomorrow(place).await.contains(&nine), "of permits one is booked at a time");
    });
}

#[test]
fn the_day_plan_says_when_an_absence_leaves_fewer_people_than_have_booked() {
    on_each(|world| async move {
        let place = world.three_counters().await;
        let (mona, salem) = (world.newcomer(("منى", "Mona")).await, world.newcomer(("سالم", "Salem")).await);
        for who in [&mona, &salem] {
            world.qualifies(who, place.permits).await;
        }
        world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        world.has_booked(place, (TOMORROW, "09:00"), &[("phone", "36003344")]).await;
        world.has_booked(place, (TOMORROW, "10:00"), &[("phone", "36005566")]).await;
        let page = format!("/en/desk/centres/{}/appointments?day=tomorrow", place.centre);
        let before = lints(world.get(&salem, &page).await);
        assert!(!before.says("More are booked than can be served"), "{}", before.seen());
        let (employee, back_up) = (mona.id, Some(salem.id));
        world
            .act(WORKS, move |tx| {
                let (begins_at, ends_at) = ("2026-11-24T21:00:00Z".parse().unwrap(), "2026-11-25T21:00:00Z".parse().unwrap());
                org::enter_absence(tx, &org::Absence { id: tx.new_id(), employee, begins_at, ends_at, back_up, reason: "sick".into() })
            })
            .await;
        let after = lints(world.get(&salem, &page).await);
        assert_eq!(after.texts(".banner--warn h2"), ["More are booked than can be served"], "{}", after.seen());
        assert!(after.says("who have booked: 09:00."), "at ten one is there for one: {}", after.seen());
    });
}
