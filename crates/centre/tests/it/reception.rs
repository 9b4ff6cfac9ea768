//! Appointments at the reception: an employee books, finds, moves and gives back for a customer who stands there or calls.

use std::time::Duration;

use kernel::Lang;
use kernel::Role;
use testkit::inside::Answer;

use crate::arrivals::TODAY;
use crate::arrivals::meeting;
use crate::arrivals::reference;
use crate::booking::REPAIRS;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::with_phones;

pub(crate) const TOMORROW: &str = "2026-11-25";
/// A customer as an employee writes them down.
pub(crate) const HUDA: [(&str, &str); 3] = [("name", "Huda Ahmed"), ("phone", "36001122"), ("lang", "en")];

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
    assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
}

/// What was refused, with what the page says.
pub(crate) fn must_refuse(page: &Answer, status: u16, words: &str) {
    assert!(page.status == status && page.says(words), "{words}: {} {}", page.status, page.seen());
}

/// A page of the centre at the desk.
pub(crate) fn desk(place: Place, page: &str) -> String {
    format!("/en/desk/centres/{}/{page}", place.centre)
}

/// Where the reception books permits.
fn booking(place: Place) -> String {
    desk(place, &format!("booking/{}", place.permits))
}

/// The form of a time of a day at the desk.
async fn form(world: &World, who: &Person, place: Place, (day, time): (&str, &str)) -> Answer {
    let page = world.get(who, &format!("{}?day={day}", booking(place))).await;
    assert_eq!(page.status, 200, "{}", page.seen());
    let links = "section[aria-labelledby=time-title] a";
    let at = page.texts(links).iter().position(|label| label == time).unwrap_or_else(|| panic!("{time} is free: {}", page.seen()));
    world.get(who, &page.attributes(links, "href")[at]).await
}

/// What a form would send, with these fields filled in.
async fn sends(world: &World, who: &Person, place: Place, (form, fields): (&Answer, &[(&str, &str)])) -> Answer {
    let [key, from] = ["key", "from"].map(|name| form.attributes(&format!("input[name={name}]"), "value").remove(0));
    let typed: Vec<(&str, &str)> = [("key", key.as_str()), ("from", from.as_str())].into_iter().chain(fields.iter().copied()).collect();
    world.post(who, &booking(place), &typed).await
}

/// An employee books for a customer; the page of the appointment, without what was just done.
pub(crate) async fn books_for(world: &World, who: &Person, place: Place, (when, fields): ((&str, &str), &[(&str, &str)])) -> String {
    let form = form(world, who, place, when).await;
    let booked = sends(world, who, place, (&form, fields)).await;
    assert_eq!(booked.status, 303, "{}", booked.seen());
    booked.location.split('?').next().unwrap_or_default().to_owned()
}

/// The page of an appointment that its customer has booked.
pub(crate) async fn page_of(world: &World, who: &Person, place: Place, own: &str) -> String {
    let found = world.post(who, &desk(place, "booking"), &[("who", own)]).await;
    assert_eq!(found.status, 303, "{}", found.seen());
    found.location
}

/// The states of the messages that were to leave.
async fn messages(world: &World) -> Vec<String> {
    let sql = "select state from deliveries where entity_id = $1 and kind in ('sms', 'letter') order by id";
    world
        .act(WORKS, move |tx| {
            let entity = tx.entity()?;
            tx.query(sql, &[entity.into()], |row| row.get::<String>(0))
        })
        .await
}

/// Which free times an appointment can be moved to on a day, with the time that is given up for one.
async fn other_times(world: &World, who: &Person, (page, day): (&str, &str)) -> (Vec<String>, String) {
    let times = world.get(who, &format!("{page}/times?day={day}")).await;
    assert_eq!(times.status, 200, "{}", times.seen());
    let free = times.attributes("section[aria-labelledby=time-title] button", "value");
    (free, world.get(who, page).await.attributes("input[name=was]", "value").remove(0))
}

#[test]
fn the_reception_books_for_a_customer_who_stands_there() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let floor = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await;
        assert!(floor.attributes("a", "href").contains(&desk(place, "booking")), "it stands beside the day plan: {}", floor.seen());
        let all = world.get(&mona, &desk(place, "booking")).await;
        must_say(&all, &["Building permits", "Find an appointment"]);
        assert!(!all.says("Street lighting"), "what cannot be booked is not offered");
        let form = form(&world, &mona, place, (TOMORROW, "09:00")).await;
        must_say(
            &form,
            &["Wednesday 25 November, 09:00", "The customer’s name", "Mobile number of the customer", "What the customer needs"],
        );
        assert!(form.attributes("input[name=lang][checked]", "value").is_empty(), "the customer is asked for their language");
        let fields = [&HUDA[..], &[("email", "huda@mail.example"), ("wheelchair", "yes")]].concat();
        let booked = sends(&world, &mona, place, (&form, &fields)).await;
        assert_eq!(booked.status, 303, "{}", booked.seen());
        let page = world.get(&mona, &booked.location).await;
        let told = "The customer is told by text message to •••122 and by email to h•••@mail.example.";
        must_say(&page, &["The appointment is booked", told, "Wednesday 25 November, 09:00", "Huda Ahmed", "Wheelchair"]);
        must_say(&page, &["Building permits", "Plan of the plot", "can come from 60 minutes before", "At the reception", "On its way"]);
        assert!(!page.says("36001122") && !page.says("huda@mail.example"), "no more than the reception needs: {}", page.seen());
        assert_eq!(world.free(place, TOMORROW).await.len(), 13, "nobody else can have that time");
        let arabic = world.get(&mona, &booked.location.replacen("/en/", "/ar/", 1)).await;
        must_say(&arabic, &["حُجز الموعد", "يُبلَّغ العميل برسالة نصية", "خريطة الأرض", "في الاستقبال"]);
        let plan = world.get(&mona, &desk(place, "appointments?day=tomorrow")).await;
        let own = booked.location.split('?').next().unwrap_or_default().to_owned();
        assert!(plan.attributes("td a", "href").contains(&own), "the day plan leads to it: {}", plan.seen());
    });
}

#[test]
fn a_second_press_is_one_appointment_and_its_customer_is_told_once() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let form = form(&world, &mona, place, (TOMORROW, "09:00")).await;
        let first = sends(&world, &mona, place, (&form, &HUDA)).await;
        let again = sends(&world, &mona, place, (&form, &HUDA)).await;
        assert_eq!((first.status, again.status, &first.location), (303, 303, &again.location));
        assert_eq!(messages(&world).await, ["waiting"], "one message, and it leaves");
        let theirs = sends(&world, &mona, place, (&form, &[("name", "Salem Ali"), ("phone", "36003344"), ("lang", "en")])).await;
        must_refuse(&theirs, 409, "no longer free");
        // The same on the public form.
        let time = world.free(place, TOMORROW).await.remove(0).1;
        for _ in 0..2 {
            let fields = [("key", "k1"), ("from", time.rsplit('/').next().unwrap_or_default()), ("phone", "36005566")];
            let booked = world.books(place, &time, &fields).await;
            assert_eq!(booked.status, 303, "{}", booked.seen());
        }
        assert_eq!(messages(&world).await, ["waiting", "waiting"]);
    });
}

#[test]
fn a_second_press_says_what_left_for_the_first_one_whatever_came_between_them() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.bookable(|usual| usual).await);
        let told = "The customer is told by text message to •••122.";
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let page = page_of(&world, &mona, place, &own).await;
        let (free, was) = other_times(&world, &mona, (&page, TOMORROW)).await;
        let presses = async || world.post(&mona, &format!("{page}/time"), &[("from", &free[6]), ("was", &was)]).await.location;
        presses().await;
        world.post_as_anybody(&format!("{own}/papers"), &[("ready", "1")]).await;
        must_say(&world.get(&mona, &presses().await).await, &["The appointment has moved", told]);
        let form = form(&world, &mona, place, (TOMORROW, "12:00")).await;
        let booked = sends(&world, &mona, place, (&form, &HUDA)).await.location;
        let other = booked.split('?').next().unwrap_or_default();
        let (free, was) = other_times(&world, &salem, (other, TOMORROW)).await;
        assert_eq!(world.post(&salem, &format!("{other}/time"), &[("from", &free[0]), ("was", &was)]).await.status, 303);
        let again = sends(&world, &mona, place, (&form, &HUDA)).await.location;
        assert_eq!(again, booked);
        must_say(&world.get(&mona, &again).await, &["The appointment is booked", told, "Wednesday 25 November, 07:00"]);
        assert_eq!(messages(&world).await, ["given-up", "waiting", "given-up", "waiting"]);
    });
}

#[test]
fn of_two_employees_who_want_one_time_one_gets_it_and_the_other_loses_nothing_that_was_typed() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.bookable(|usual| usual).await);
        let (hers, his) = (form(&world, &mona, place, (TOMORROW, "09:00")).await, form(&world, &salem, place, (TOMORROW, "09:00")).await);
        let other = [("name", "Salem Ali"), ("phone", "36003344"), ("lang", "ar"), ("signing", "yes")];
        let both = futures::future::join(sends(&world, &mona, place, (&hers, &HUDA)), sends(&world, &salem, place, (&his, &other)));
        let (first, second) = both.await;
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "one gets it: {} {}", first.seen(), second.seen());
        let (who, lost, typed) = if first.status == 409 { (&mona, first, &HUDA[..]) } else { (&salem, second, &other[..]) };
        must_say(&lost, &["no longer free", "Wednesday 25 November, 09:30"]);
        assert_eq!(lost.attributes("input[name=name]", "value"), [typed[0].1]);
        assert_eq!(lost.attributes("input[name=phone]", "value"), [typed[1].1]);
        assert_eq!(lost.attributes("input[name=lang][checked]", "value"), [typed[2].1]);
        assert_eq!(sends(&world, who, place, (&lost, typed)).await.status, 303, "and one press takes the next time");
    });
}

#[test]
fn what_is_missing_is_said_to_the_employee_and_nothing_typed_is_lost() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let form = form(&world, &mona, place, (TOMORROW, "09:00")).await;
        let wrong = sends(&world, &mona, place, (&form, &[("name", ""), ("phone", ""), ("lang", "ar"), ("reading", "yes")])).await;
        must_refuse(&wrong, 422, "Write the customer’s name.");
        must_say(&wrong, &["so that the customer can be told"]);
        assert_eq!(wrong.attributes("#f-reading", "checked").len(), 1);
        assert_eq!(wrong.attributes("input[name=lang][checked]", "value"), ["ar"]);
        let wrong = sends(&world, &mona, place, (&form, &[("name", "Huda Ahmed"), ("phone", "17000000"), ("lang", "ar")])).await;
        must_refuse(&wrong, 422, "Write a mobile number");
        assert_eq!(wrong.attributes("input[name=name]", "value"), ["Huda Ahmed"]);
        let full = [("phone", "36001122"), ("name", "Huda Ahmed"), ("lang", "ar")];
        for time in ["07:00", "07:30", "08:00"] {
            books_for(&world, &mona, place, ((TOMORROW, time), &full)).await;
        }
        must_refuse(&sends(&world, &mona, place, (&form, &full)).await, 409, "has 3 appointments already");
    });
}

#[test]
fn an_appointment_is_found_by_reference_code_and_number_on_any_day() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, ("2026-12-03", "09:00"), &[]).await;
        let number = reference(&world, &own).await;
        let page = page_of(&world, &mona, place, &own).await;
        for said in [number.to_lowercase(), format!("http://localhost:8080{own}"), "٣٦٠٠١١٢٢".into()] {
            assert_eq!(page_of(&world, &mona, place, &said).await, page, "{said}");
        }
        must_say(&world.get(&mona, &page).await, &[&number, "By the customer on the site", "Thursday 3 December, 09:00"]);
        let given_back = world.has_booked(place, (TOMORROW, "08:00"), &[]).await;
        world.post_as_anybody(&format!("{given_back}/cancellation"), &[]).await;
        assert_eq!(page_of(&world, &mona, place, "36001122").await, page, "what was given back is not looked for by a number");
        assert_ne!(page_of(&world, &mona, place, &reference(&world, &given_back).await).await, page, "but by its own reference");
        world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let several = world.post(&mona, &desk(place, "booking"), &[("who", "36001122")]).await;
        assert_eq!((several.status, several.texts("td a").len()), (200, 2), "{}", several.seen());
        must_say(&several, &["Wednesday 25 November, 09:00", "Thursday 3 December, 09:00", &number]);
        for said in ["36009999", "ABCDEFG", ""] {
            let unknown = world.post(&mona, &desk(place, "booking"), &[("who", said)]).await;
            must_refuse(&unknown, 422, "This centre has no appointment under this");
            assert_eq!(unknown.attributes("input[name=who]", "value"), [said]);
        }
        let elsewhere = world.muharraq(1).await;
        must_refuse(&world.post(&mona, &desk(elsewhere, "booking"), &[("who", &number)]).await, 422, "at another centre");
        must_refuse(&world.post(&mona, &desk(elsewhere, "booking"), &[("who", "36001122")]).await, 422, "has no appointment under this");
    });
}

#[test]
fn the_reception_moves_an_appointment_and_gives_it_back() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let page = page_of(&world, &mona, place, &own).await;
        let (free, was) = other_times(&world, &mona, (&page, TOMORROW)).await;
        assert_eq!(free.len(), 14, "the time that is given up is free for it");
        let asks = world.get(&mona, &format!("{page}/times?from={}", free[6])).await;
        must_say(&asks, &["Confirm the new time", "Wednesday 25 November, 10:00", "Instead of", "Wednesday 25 November, 09:00"]);
        assert_eq!(asks.attributes("input[name=was]", "value"), [was.as_str()], "with the time that whoever acts has seen");
        let to = format!("{page}/time");
        for _ in 0..2 {
            let moved = world.post(&mona, &to, &[("from", &free[6]), ("was", &was)]).await;
            assert_eq!(moved.status, 303, "a second press finds it done: {}", moved.seen());
            let landed = world.get(&mona, &moved.location).await;
            must_say(&landed, &["The appointment has moved", "told by text message to •••122", "Wednesday 25 November, 10:00"]);
        }
        assert_eq!(messages(&world).await, ["given-up", "waiting"], "the confirmation of the old time is withdrawn");
        assert!(world.get_as_anybody(&own).await.says("Wednesday 25 November, 10:00"), "its customer sees the same");
        let same = world.post(&mona, &to, &[("from", &free[6]), ("was", &free[6])]).await;
        assert!(!world.get(&mona, &same.location).await.says("has moved"), "who chooses the time that it has moves nothing");
        let none = world.post(&mona, &to, &[("was", &free[6])]).await;
        must_refuse(&none, 422, "Choose one of the free times");
        world.has_booked(place, (TOMORROW, "11:00"), &[("phone", "36003344")]).await;
        let taken = world.post(&mona, &to, &[("from", &free[8]), ("was", &free[6])]).await;
        must_refuse(&taken, 409, "no longer free");
        must_say(
            &taken,
            &["Huda Ahmed, now Wednesday 25 November, 10:00", "Choose a day and a time", "Free times on Wednesday 25 November"],
        );
        for told in ["The appointment is cancelled", "told by text message to •••122"] {
            let over = world.post(&mona, &format!("{page}/cancellation"), &[("was", &free[6])]).await;
            assert_eq!(over.status, 303, "{}", over.seen());
            must_say(&world.get(&mona, &over.location).await, &[told]);
        }
        assert!(world.get_as_anybody(&own).await.says("The appointment is cancelled"));
        must_refuse(&world.post(&mona, &to, &[("from", &free[0]), ("was", &free[6])]).await, 409, "can no longer be changed");
        must_refuse(&world.get(&mona, &format!("{page}/times")).await, 409, "can no longer be changed");
        let over = world.get(&mona, &page).await;
        assert!(over.attributes("form[action$=cancellation]", "action").is_empty(), "what is over offers nothing: {}", over.seen());
    });
}

#[test]
fn what_the_centre_cannot_keep_is_found_by_the_number_and_chosen_anew() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let noora = world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await;
        let page = books_for(&world, &mona, place, ((TOMORROW, "09:00"), &HUDA)).await;
        assert_eq!(world.post(&noora, &desk(place, "blocks"), &REPAIRS).await.status, 303);
        assert_eq!(page_of(&world, &mona, place, "36001122").await, page);
        must_say(&world.get(&mona, &page).await, &["Called off by the centre", "Repairs of the building"]);
        let (free, was) = other_times(&world, &mona, (&page, TOMORROW)).await;
        let moved = world.post(&mona, &format!("{page}/time"), &[("from", &free[0]), ("was", &was)]).await;
        must_say(&world.get(&mona, &moved.location).await, &["The appointment has moved", "Expected", "Wednesday 25 November, 07:00"]);
        let taken = world.post(&mona, &format!("{page}/time"), &[("from", &was), ("was", &free[0])]).await;
        must_refuse(&taken, 409, "no longer free");
    });
}

#[test]
fn whoever_acts_has_seen_the_time_that_is_given_up() {
    on_each(|world| async move {
        let (mona, salem, place) = (world.mona().await, world.salem().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let page = page_of(&world, &mona, place, &own).await;
        let (free, was) = other_times(&world, &mona, (&page, TOMORROW)).await;
        assert_eq!(world.post(&salem, &format!("{page}/time"), &[("from", &free[6]), ("was", &was)]).await.status, 303);
        for (act, from) in [("time", free[2].as_str()), ("cancellation", "")] {
            let fields = [("was", was.as_str()), ("from", from)];
            let fields = if from.is_empty() { &fields[..1] } else { &fields[..] };
            let late = world.post(&mona, &format!("{page}/{act}"), fields).await;
            must_refuse(&late, 409, "was changed meanwhile");
            must_say(&late, &["Wednesday 25 November, 10:00"]);
        }
        assert!(world.get_as_anybody(&own).await.says("Wednesday 25 November, 10:00"), "what his colleague did stands");
    });
}

#[test]
fn whoever_has_moved_as_often_as_one_may_calls_and_the_reception_moves_it() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TOMORROW, "07:00"), &[("phone", ""), ("email", "huda@mail.example")]).await;
        let page = page_of(&world, &mona, place, &own).await;
        let (free, mut was) = other_times(&world, &mona, (&page, TOMORROW)).await;
        for time in &free[1..6] {
            assert_eq!(world.post_as_anybody(&format!("{own}/time"), &[("from", time)]).await.status, 303);
            was.clone_from(time);
        }
        let refused = world.post_as_anybody(&format!("{own}/time"), &[("from", &free[6])]).await;
        must_refuse(&refused, 409, "Call the entity to choose another time");
        for (number, time) in free[6..13].iter().enumerate() {
            let moved = world.post(&mona, &format!("{page}/time"), &[("from", time), ("was", &was)]).await;
            assert_eq!(moved.status, 303, "{}", moved.seen());
            was.clone_from(time);
            let landed = world.get(&mona, &moved.location).await;
            // Twelve messages a day are enough for one address.
            let told = if number < 6 {
                "told by email to h•••@mail.example"
            } else {
                "No message goes to the customer. Tell them yourself."
            };
            must_say(&landed, &["The appointment has moved", told]);
        }
    });
}

#[test]
fn whoever_has_come_is_taken_in_from_the_page_of_the_appointment() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let page = books_for(&world, &mona, place, ((TODAY, "11:30"), &HUDA)).await;
        world.clock.advance(Duration::from_secs(3600));
        let shown = world.get(&mona, &page).await;
        let said = shown.attributes("form[action$=arrivals] input[name=who]", "value").remove(0);
        let taken = world.post(&mona, &desk(place, "arrivals"), &[("who", &said)]).await;
        assert!(world.get(&mona, &taken.location).await.says("A 001"), "{}", taken.seen());
        let over = world.get(&mona, &page).await;
        must_say(&over, &["Came in time"]);
        assert!(over.attributes("main form", "action").is_empty(), "nothing more is offered: {}", over.seen());
        let later = books_for(&world, &mona, place, ((TOMORROW, "09:00"), &HUDA)).await;
        let later = world.get(&mona, &later).await;
        assert!(later.attributes("form[action$=arrivals]", "action").is_empty(), "nobody is taken in a day before: {}", later.seen());
    });
}

#[test]
fn the_reception_sees_with_whom_and_what_is_ready_and_not_what_it_is_about() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        world.post_as_anybody(&format!("{own}/papers"), &[("ready", "1")]).await;
        let page = world.get(&mona, &page_of(&world, &mona, place, &own).await).await;
        assert_eq!(page.texts("section[aria-labelledby=papers-title] li"), ["Identity card", "Plan of the plot Ready"]);
        let noora = world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await;
        let meeting = meeting(&world, place, noora.id).await;
        let form = form(&world, &mona, meeting, (TODAY, "12:00")).await;
        must_say(&form, &["Whoever meets the customer reads it beforehand"]);
        let fields = [&HUDA[..], &[("about", "The noise behind the centre")]].concat();
        let booked = sends(&world, &mona, meeting, (&form, &fields)).await;
        let page = world.get(&mona, &booked.location).await;
        must_say(&page, &["Noora", "Meeting the centre’s manager"]);
        assert!(!page.says("The noise behind the centre"), "that is for whom they meet: {}", page.seen());
    });
}

#[test]
fn nobody_reaches_appointments_of_another_centre_or_entity_or_without_the_right() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let other = world.muharraq(1).await;
        let page = books_for(&world, &mona, place, ((TOMORROW, "09:00"), &HUDA)).await;
        let act = world.get(&mona, &desk(place, "appointments/services")).await;
        assert_eq!((act.status, act.location), (303, desk(place, "appointments")), "the address of an act is no appointment");
        let (id, form) = (page.rsplit('/').next().unwrap_or_default(), form(&world, &mona, place, (TOMORROW, "10:00")).await);
        let from = form.attributes("input[name=from]", "value").remove(0);
        let amal = world.account(WORKS, "Amal", (Lang::En, Some(other.centre), Role::Employee)).await;
        let ali = world.person(HEALTH, ("علي", "Ali"), Role::Employee).await;
        let khalid = world.person(WORKS, ("خالد", "Khalid"), Role::ContentEditor).await;
        let looks = [desk(place, "booking"), booking(place), format!("{}/{from}", booking(place)), page.clone(), format!("{page}/times")];
        let time = [("from", from.as_str()), ("was", from.as_str())];
        let acts = [
            (desk(place, "booking"), vec![("who", "36001122")]),
            (booking(place), [&HUDA[..], &[("from", from.as_str()), ("key", "k1")]].concat()),
            (format!("{page}/time"), time.to_vec()),
            (format!("{page}/cancellation"), time[1..].to_vec()),
        ];
        for (who, status) in [(&amal, 404), (&ali, 404), (&khalid, 403)] {
            for look in &looks {
                assert_eq!(world.get(who, look).await.status, status, "{look}");
            }
            for (act, fields) in &acts {
                assert_eq!(world.post(who, act, fields).await.status, status, "{act}");
            }
        }
        let elsewhere = desk(other, &format!("appointments/{id}"));
        for (who, status) in [(&mona, 404), (&amal, 404)] {
            assert_eq!(world.get(who, &elsewhere).await.status, status, "it is of another centre");
            assert_eq!(world.get(who, &format!("{elsewhere}/times")).await.status, status);
            for act in ["time", "cancellation"] {
                let fields = if act == "time" { &time[..] } else { &time[1..] };
                assert_eq!(world.post(who, &format!("{elsewhere}/{act}"), fields).await.status, status, "{act}");
            }
        }
        must_say(&world.get(&mona, &page).await, &["Expected", "Wednesday 25 November, 09:00"]);
        assert_eq!(world.free(place, TOMORROW).await.len(), 13, "and nothing was booked");
    });
}

#[test]
fn what_the_reception_books_is_read_on_the_telephone_of_the_customer() {
    with_phones(async |world, phones| {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let page = books_for(world, &mona, place, (("2026-11-26", "09:00"), &HUDA)).await;
        platform::deliveries::run_due(&world.app).await.unwrap();
        let shown = phones.shown(2);
        assert!(shown[0].text.starts_with("Appointment at Muharraq branch: Thursday 26 November, 09:00. Reference "), "{}", shown[0].text);
        let told = world.get(&mona, &page).await.texts("section[aria-labelledby=told-title] li").remove(0);
        assert!(told.starts_with("Confirmation · By text message · ") && told.ends_with("Sent"), "{told}");
    });
}
