//! Appointments as customers book them: without an account and without a script, and never more of them than there is room for.

use std::time::Duration;

use kernel::Bilingual;
use kernel::Role;
use store::Tx;
use testkit::inside::Answer;

use crate::reception::page_of;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// The times of a service, without the language.
pub fn times_of(place: Place) -> String {
    format!("/e/mow/appointments/{}/{}", place.centre, place.permits)
}

/// How permits are booked in the stories: half an hour each, one at a time.
pub fn usual(place: Place) -> centre::Bookable {
    centre::Bookable {
        centre: place.centre,
        service: place.permits,
        is_open: true,
        lasts_minutes: 30,
        at_once: 1,
        notice_minutes: 60,
        ahead_days: 14,
        days: Vec::new(),
        hours: calendar::Hours::closed(),
        employee: None,
        bring: Bilingual::new("بطاقة الهوية\nخريطة الأرض", "Identity card\nPlan of the plot"),
    }
}

impl World {
    /// Muharraq with two counters, at which permits can be booked, and Maha, who is qualified for all that is done there.
    pub async fn bookable(&self, change: impl FnOnce(centre::Bookable) -> centre::Bookable) -> Place {
        let place = self.muharraq(2).await;
        self.person(WORKS, ("مها", "Maha"), Role::Employee).await;
        let bookable = change(usual(place));
        self.act(WORKS, move |tx: &mut Tx<'_>| centre::let_book(tx, &bookable)).await;
        place
    }

    /// The free times of a day: what they are called, and where they lead.
    pub async fn free(&self, place: Place, day: &str) -> Vec<(String, String)> {
        let page = self.get_as_anybody(&format!("/en{}?day={day}", times_of(place))).await;
        assert_eq!(page.status, 200, "{}", page.seen());
        let links = "section[aria-labelledby=time-title] a";
        page.texts(links).into_iter().zip(page.attributes(links, "href")).collect()
    }

    /// Somebody books a time by its address; what comes back.
    pub async fn books(&self, place: Place, time: &str, fields: &[(&str, &str)]) -> Answer {
        let form = self.get_as_anybody(time).await;
        assert_eq!(form.status, 200, "{}", form.seen());
        let key = form.attributes("input[name=key]", "value").remove(0);
        let from = form.attributes("input[name=from]", "value").remove(0);
        let usual = [("key", key.as_str()), ("from", from.as_str()), ("name", "Huda Ahmed"), ("phone", "36001122"), ("lang", "en")];
        let given = |name: &str| fields.iter().any(|(field, _)| *field == name);
        let fields: Vec<(&str, &str)> = usual.into_iter().filter(|(name, _)| !given(name)).chain(fields.iter().copied()).collect();
        self.post_as_anybody(&format!("/en{}", times_of(place)), &fields).await
    }

    /// The page of an appointment that somebody has booked at this hour of a day.
    pub async fn has_booked(&self, place: Place, (day, time): (&str, &str), fields: &[(&str, &str)]) -> String {
        let free = self.free(place, day).await;
        let (_, href) = free.iter().find(|(label, _)| label == time).unwrap_or_else(|| panic!("{time} is free: {free:?}"));
        let booked = self.books(place, href, fields).await;
        assert_eq!(booked.status, 303, "{}", booked.seen());
        booked.location.split('?').next().unwrap_or_default().to_owned()
    }
}

const TOMORROW: &str = "2026-11-25";

/// The second half of a morning in which the centre keeps no appointment.
pub(crate) const REPAIRS: [(&str, &str); 6] = [
    ("from_day", "25/11/2026"),
    ("from_time", "08:45"),
    ("to_day", "25/11/2026"),
    ("to_time", "12:00"),
    ("reason_ar", "صيانة المبنى"),
    ("reason_en", "Repairs of the building"),
];

#[test]
fn a_customer_books_a_time_without_an_account_and_has_a_page_of_their_own() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let all = world.get_as_anybody("/ar/appointments").await;
        assert!(all.says("رخص البناء") && !all.says("إنارة الشوارع"), "what can be booked is listed, and nothing else: {}", all.seen());
        let free = world.free(place, TOMORROW).await;
        assert_eq!((free.len(), free[0].0.as_str(), free[13].0.as_str()), (14, "07:00", "13:30"), "{free:?}");
        let booked = world.books(place, &free[4].1, &[("wheelchair", "yes"), ("first", "yes")]).await;
        assert_eq!(booked.status, 303, "{}", booked.seen());
        let own = world.get_as_anybody(&booked.location).await;
        for said in
            ["Your appointment is booked", "Wednesday 25 November, 09:00", "Huda Ahmed", "I come in a wheelchair", "Plan of the plot"]
        {
            assert!(own.says(said), "{said}: {}", own.seen());
        }
        assert_eq!(ui::lint::html(&own.text), Vec::<String>::new());
        assert_eq!(world.free(place, TOMORROW).await.len(), 13, "nobody else can have that time");
        let arabic = world.get_as_anybody(&booked.location.replacen("/en/", "/ar/", 1)).await;
        assert!(arabic.says("حُجز موعدكم") && arabic.says("خريطة الأرض"), "{}", arabic.seen());
        assert_eq!(world.get_as_anybody(&booked.location.replacen('1', "2", 1)).await.status, 404, "no other address opens anything");
    });
}

#[test]
fn letters_to_customers_come_in_the_name_of_the_entity_in_their_language() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let names = [("ar", "وزارة الأشغال"), ("en", "Ministry of Works")];
        let from = async || {
            let letters = "select payload from deliveries where entity_id = $1 and kind = 'letter' order by id";
            let letters = world.act(WORKS, move |tx| {
                let entity = tx.entity()?;
                tx.query(letters, &[entity.into()], |row| row.json::<serde_json::Value>(0))
            });
            letters.await.pop().map(|letter| letter["from"].as_str().unwrap_or_default().to_owned())
        };
        for ((lang, name), time) in names.into_iter().zip(["09:00", "10:00"]) {
            let address = format!("reem-{lang}@mail.example");
            let fields = [("lang", lang), ("phone", ""), ("email", address.as_str())];
            let own = world.has_booked(place, (TOMORROW, time), &fields).await;
            assert_eq!(from().await.as_deref(), Some(name), "booked");
            assert_eq!(world.post_as_anybody(&format!("{own}/cancellation"), &[]).await.status, 303);
            assert_eq!(from().await.as_deref(), Some(name), "given back");
        }
        world.sits(&mona, 1).await;
        for (lang, name) in names {
            world.comes(&mona, place, &[("lang", lang)]).await;
            world.does(&mona, "next", &[]).await;
            world.does(&mona, "visit", &[]).await;
            world.does(&mona, "customer", &[("name", "Reem Alnoor"), ("email", "reem@mail.example")]).await;
            world.does(&mona, "completion", &[("steps", "The permit was renewed."), ("outcome", "settled"), ("told", "letter")]).await;
            assert_eq!(from().await.as_deref(), Some(name), "what was done");
        }
    });
}

#[test]
fn the_file_for_the_calendar_says_the_time_in_utc_and_the_language_it_is_in() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[("lang", "ar")]).await;
        let file = world.get_as_anybody(&format!("{own}/calendar")).await;
        assert_eq!((file.status, file.header("content-type")), (200, "text/calendar; charset=utf-8"));
        let lines: Vec<String> = file.text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect();
        for line in ["BEGIN:VEVENT", "DTSTART:20261125T060000Z", "DTEND:20261125T063000Z", "STATUS:CONFIRMED", "SEQUENCE:0"] {
            assert!(lines.iter().any(|known| known == line), "{line}: {lines:#?}");
        }
        assert!(lines.contains(&"SUMMARY;LANGUAGE=ar:موعد: رخص البناء".to_owned()), "{lines:#?}");
        assert!(lines.iter().any(|line| line.starts_with("DESCRIPTION;LANGUAGE=ar:") && line.contains("خريطة الأرض")), "{lines:#?}");
        assert!(file.text.split("\r\n").all(|line| line.len() <= 75), "no calendar reads longer lines");
    });
}

#[test]
fn of_two_hundred_who_want_one_time_one_gets_it_and_the_others_are_shown_what_else_is_free() {
    on_each(|world| async move {
        let place = world.bookable(|usual| centre::Bookable { hours: calendar::Hours::read("09:00-11:00").unwrap(), ..usual }).await;
        let wanted = world.free(place, TOMORROW).await.remove(1).1;
        let from = wanted.rsplit('/').next().unwrap().to_owned();
        let asks = (0..200).map(|number| {
            let (world, path, from) = (&world, format!("/en{}", times_of(place)), from.clone());
            async move {
                let (name, phone, key) = (format!("Guest {number}"), format!("36{number:06}"), format!("key-{number}"));
                let fields = [("from", from.as_str()), ("name", &name), ("phone", &phone), ("lang", "en"), ("key", &key)];
                (name.clone(), world.post_as_anybody(&path, &fields).await)
            }
        });
        let answers = futures::future::join_all(asks).await;
        let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|(_, answer)| answer.status == 303);
        assert_eq!(won.len(), 1, "one gets it");
        for (name, answer) in &lost {
            assert_eq!(answer.status, 409, "{}", answer.seen());
            assert!(answer.says("no longer free") && answer.attributes("input[name=name]", "value") == [name.clone()], "{}", answer.seen());
            let others = answer.texts("input[name=from] + span");
            assert_eq!(others.len(), 6, "{others:?}");
            assert_eq!(&others[..2], ["Wednesday 25 November, 10:00", "Wednesday 25 November, 10:30"]);
        }
        let (_, first) = lost[0];
        let other = first.attributes("input[name=from]", "value").remove(0);
        let key = first.attributes("input[name=key]", "value").remove(0);
        let fields = [("from", other.as_str()), ("name", "Guest"), ("phone", "36999999"), ("lang", "en"), ("key", key.as_str())];
        assert_eq!(
            world.post_as_anybody(&format!("/en{}", times_of(place)), &fields).await.status,
            303,
            "and one press takes the other time"
        );
    });
}

#[test]
fn a_second_press_makes_one_appointment() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let time = world.free(place, TOMORROW).await.remove(0).1;
        let first = world.books(place, &time, &[("key", "k1")]).await;
        let from = time.rsplit('/').next().unwrap();
        let again = [("from", from), ("name", "Huda Ahmed"), ("phone", "36001122"), ("lang", "en"), ("key", "k1")];
        let again = world.post_as_anybody(&format!("/en{}", times_of(place)), &again).await;
        assert_eq!((again.status, &again.location), (303, &first.location));
        assert_eq!(world.free(place, TOMORROW).await.len(), 13);
        // Somebody else goes back to the page that the browser kept, and books on it for themselves.
        let theirs = [("from", from), ("name", "Salem Ali"), ("phone", "36003344"), ("lang", "en"), ("key", "k1")];
        let refused = world.post_as_anybody(&format!("/en{}", times_of(place)), &theirs).await;
        assert_eq!(refused.status, 409, "the time is taken, and nobody is shown another's appointment: {}", refused.seen());
    });
}

#[test]
fn what_is_missing_is_said_and_what_was_typed_is_kept() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let time = world.free(place, TOMORROW).await.remove(0).1;
        let wrong = world.books(place, &time, &[("phone", ""), ("signing", "yes")]).await;
        assert!(wrong.status == 422 && wrong.says("Write a mobile number or an email address"), "{}", wrong.seen());
        assert!(wrong.attributes("input[name=name]", "value") == ["Huda Ahmed"] && wrong.attributes("#f-signing", "checked").len() == 1);
        for (field, value, said) in
            [("phone", "17000000", "mobile"), ("email", "huda at example", "name@example.com"), ("name", " ", "Write your name")]
        {
            let wrong = world.books(place, &time, &[(field, value)]).await;
            assert!(wrong.status == 422 && wrong.says(said), "{field}: {}", wrong.seen());
        }
    });
}

#[test]
fn a_customer_moves_the_appointment_and_gives_it_back() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let times = world.get_as_anybody(&format!("{own}/times?day={TOMORROW}")).await;
        let free = times.attributes("section[aria-labelledby=time-title] button", "value");
        assert_eq!(free.len(), 14, "one's own time is free for oneself: {}", times.seen());
        let moved = world.post_as_anybody(&format!("{own}/time"), &[("from", &free[6])]).await;
        assert_eq!(moved.status, 303, "{}", moved.seen());
        let page = world.get_as_anybody(&moved.location).await;
        assert!(page.says("Your appointment has moved") && page.says("Wednesday 25 November, 10:00"), "{}", page.seen());
        assert!(world.get_as_anybody(&format!("{own}/calendar")).await.text.contains("SEQUENCE:1"));
        let labels: Vec<String> = world.free(place, TOMORROW).await.into_iter().map(|(label, _)| label).collect();
        assert!(labels.contains(&"09:00".to_owned()) && !labels.contains(&"10:00".to_owned()), "{labels:?}");
        for _ in 0..2 {
            assert_eq!(world.post_as_anybody(&format!("{own}/cancellation"), &[]).await.status, 303);
        }
        assert!(world.get_as_anybody(&own).await.says("The appointment is cancelled"));
        assert!(world.get_as_anybody(&format!("{own}/calendar")).await.text.contains("STATUS:CANCELLED"));
        assert_eq!(world.free(place, TOMORROW).await.len(), 14);
        let refused = world.post_as_anybody(&format!("{own}/time"), &[("from", &free[0])]).await;
        assert!(refused.status == 409 && refused.says("can no longer be changed"), "{}", refused.seen());
    });
}

#[test]
fn an_appointment_moves_once_its_customer_has_seen_both_times_and_confirmed() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let times = world.get_as_anybody(&format!("{own}/times?day={TOMORROW}")).await;
        let list = "section[aria-labelledby=time-title]";
        assert_eq!(times.attributes(&format!("{list} form[method=get]"), "action"), [format!("{own}/times")], "a press asks first");
        let free = times.attributes(&format!("{list} button"), "value");
        let asks = world.get_as_anybody(&format!("{own}/times?from={}", free[6])).await;
        let both = ["Wednesday 25 November, 10:00", "Wednesday 25 November, 09:00"];
        for said in
            both.into_iter().chain(["Confirm the new time", "Instead of", "stays as it is until you confirm", "Move the appointment"])
        {
            assert!(asks.says(said), "{said}: {}", asks.seen());
        }
        assert_eq!(ui::lint::html(&asks.text), Vec::<String>::new());
        let arabic = world.get_as_anybody(&format!("{}/times?from={}", own.replacen("/en/", "/ar/", 1), free[6])).await;
        assert!(arabic.says("تأكيد الوقت الجديد") && arabic.says("بدلاً من") && arabic.says("نقل الموعد"), "{}", arabic.seen());
        assert!(world.get_as_anybody(&own).await.says(both[1]), "nothing has moved yet");
        let (to, from) = (asks.attributes("form[action$='/time']", "action"), asks.attributes("input[name=from]", "value"));
        let moved = world.post_as_anybody(&to[0], &[("from", &from[0])]).await;
        let page = world.get_as_anybody(&moved.location).await;
        assert!(page.says("Your appointment has moved") && page.says(both[0]), "{}", page.seen());
        let same = world.get_as_anybody(&format!("{own}/times?from={}", free[6])).await;
        assert!(same.says("The appointment has this time already"), "{}", same.seen());
        world.has_booked(place, (TOMORROW, "11:00"), &[("phone", "36003344")]).await;
        let taken = world.get_as_anybody(&format!("{own}/times?from={}", free[8])).await;
        assert!(taken.says("This time is no longer free"), "{}", taken.seen());
        let others = taken.attributes(&format!("{list} button"), "value");
        assert!(!others.is_empty() && !others.contains(&free[8]), "another can be chosen: {others:?}");
        let day = taken.texts("section[aria-labelledby=day-title] a[aria-current=true]");
        assert_eq!(day, ["Wednesday 25 November"], "on the day of the one that is gone, which is not the first: {}", taken.seen());
    });
}

#[test]
fn an_appointment_is_moved_five_times_and_no_number_or_address_is_flooded() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let address = [("phone", ""), ("email", "huda@mail.example")];
        let own = world.has_booked(place, (TOMORROW, "09:00"), &address).await;
        let times = world.get_as_anybody(&format!("{own}/times?day={TOMORROW}")).await;
        let free = times.attributes("section[aria-labelledby=time-title] button", "value");
        for (number, time) in free.iter().rev().take(6).enumerate() {
            world.clock.advance(Duration::from_secs(60));
            let moved = world.post_as_anybody(&format!("{own}/time"), &[("from", time)]).await;
            match number {
                5 => assert!(moved.status == 409 && moved.says("was moved 5 times already"), "{}", moved.seen()),
                _ => assert_eq!(moved.status, 303, "{number}: {}", moved.seen()),
            }
        }
        for _ in 0..5 {
            world.clock.advance(Duration::from_secs(60));
            let again = world.has_booked(place, (TOMORROW, "09:00"), &address).await;
            assert_eq!(world.post_as_anybody(&format!("{again}/cancellation"), &[]).await.status, 303);
        }
        let told = world
            .act(WORKS, |tx| {
                let entity = tx.entity()?;
                tx.query("select id from deliveries where entity_id = $1", &[entity.into()], |row| row.get::<i64>(0))
            })
            .await;
        assert_eq!(told.len(), 12, "booked, moved five times, three times booked and given back: enough for a day");
    });
}

#[test]
fn nobody_books_a_centre_full() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        for time in ["07:00", "07:30", "08:00"] {
            world.has_booked(place, (TOMORROW, time), &[("email", "huda@example.com")]).await;
        }
        let time = world.free(place, TOMORROW).await.remove(0).1;
        for fields in [[("phone", "٣٦٠٠١١٢٢"), ("email", "")], [("phone", "36001199"), ("email", "HUDA@example.com")]] {
            let refused = world.books(place, &time, &fields).await;
            assert!(refused.status == 409 && refused.says("has 3 appointments already"), "{}", refused.seen());
        }
        world.clock.advance(Duration::from_secs(24 * 3600));
        let later = world.free(place, "2026-11-26").await.remove(0).1;
        assert_eq!(world.books(place, &later, &[]).await.status, 303, "what is over counts no more");
    });
}

#[test]
fn one_connection_books_twenty_a_day() {
    on_each(|world| async move {
        let place = world.bookable(|usual| centre::Bookable { lasts_minutes: 10, ..usual }).await;
        let times = world.free(place, TOMORROW).await;
        for (number, (_, time)) in times.iter().take(21).enumerate() {
            world.clock.advance(Duration::from_secs(60));
            let booked = world.books(place, time, &[("phone", &format!("3600{number:04}"))]).await;
            match number {
                20 => assert!(booked.status == 409 && booked.says("from this connection"), "{}", booked.seen()),
                _ => assert_eq!(booked.status, 303, "{number}: {}", booked.seen()),
            }
        }
    });
}

async fn manager(world: &World) -> Person {
    world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await
}

#[test]
fn a_centre_says_on_one_page_what_can_be_booked_and_keeps_a_counter_for_everybody_else() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(2).await);
        let page = format!("/en/desk/centres/{}/appointments", place.centre);
        let permits = place.permits.to_string();
        let terms = [
            ("service", permits.as_str()),
            ("lasts", "٢٠"),
            ("at_once", "2"),
            ("notice", "60"),
            ("ahead", "30"),
            ("hours", "08:00-12:00"),
            ("employee", ""),
            ("bring_ar", ""),
            ("bring_en", ""),
            ("wednesday", "yes"),
            ("open", "yes"),
        ];
        let refused = world.post(&noora, &format!("{page}/services"), &terms).await;
        assert!(refused.status == 422 && refused.says("At least one counter must stay free"), "{}", refused.seen());
        assert_eq!(refused.attributes("#f-hours", "value"), ["08:00-12:00"], "what was typed is kept");
        let one = terms.map(|(name, value)| (name, if name == "at_once" { "1" } else { value }));
        assert_eq!(world.post(&noora, &format!("{page}/services"), &one).await.status, 303);
        assert_eq!(world.free(place, TOMORROW).await.len(), 12);
        let shown = world.get(&noora, &format!("{page}/set-up?service={permits}")).await;
        assert!(shown.says("Can be booked") && shown.attributes("#f-lasts", "value") == ["20"], "{}", shown.seen());
        assert_eq!(ui::lint::html(&shown.text), Vec::<String>::new());
        let closed: Vec<_> = one.into_iter().filter(|(name, _)| *name != "open").collect();
        assert_eq!(world.post(&noora, &format!("{page}/services"), &closed).await.status, 303);
        assert_eq!(world.get_as_anybody(&format!("/en{}", times_of(place))).await.status, 409, "nothing can be booked any more");
        assert_eq!(world.post(&mona, &format!("{page}/services"), &one).await.status, 403);
    });
}

#[test]
fn a_holiday_declared_and_a_centre_closed_call_appointments_off_and_customers_choose_anew() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.bookable(|usual| usual).await);
        let first = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let second = world.has_booked(place, ("2026-11-26", "09:00"), &[]).await;
        world
            .act(WORKS, |tx| {
                let date = "2026-11-25".parse().unwrap();
                let (name_ar, name_en) = ("عطلة".into(), "Holiday".into());
                let holiday = calendar::Holiday { date, name_ar, name_en, circular: None, standing: calendar::Standing::Confirmed };
                desk::change_calendar(tx, |calendar| {
                    calendar.set_holiday(holiday);
                    Ok(())
                })
            })
            .await;
        assert!(world.get_as_anybody(&first).await.says("The centre cannot keep this appointment"));
        assert!(world.get_as_anybody(&second).await.says("Thursday 26 November, 09:00"), "the other one stands");
        let closing = [
            ("from_day", "26/11/2026"),
            ("from_time", "08:45"),
            ("to_day", "26/11/2026"),
            ("to_time", "12:00"),
            ("reason_ar", "صيانة المبنى"),
            ("reason_en", "Repairs of the building"),
        ];
        assert_eq!(world.post(&noora, &format!("/en/desk/centres/{}/blocks", place.centre), &closing).await.status, 303);
        let told = world.get_as_anybody(&second).await;
        assert!(told.says("cannot keep this appointment") && told.says("Repairs of the building"), "{}", told.seen());
        let labels: Vec<String> = world.free(place, "2026-11-26").await.into_iter().map(|(label, _)| label).collect();
        assert_eq!(labels, ["07:00", "07:30", "08:00", "12:00", "12:30", "13:00", "13:30"]);
        let times = world.get_as_anybody(&format!("{second}/times?day=2026-11-26")).await;
        let other = times.attributes("section[aria-labelledby=time-title] button", "value").remove(0);
        assert_eq!(world.post_as_anybody(&format!("{second}/time"), &[("from", &other)]).await.status, 303);
        assert!(world.get_as_anybody(&second).await.says("Thursday 26 November, 07:00"), "chosen anew, it is booked again");
        let page = world.get(&noora, &format!("/en/desk/centres/{}/appointments/set-up", place.centre)).await;
        let removal = page.attributes("form[action$=removal]", "action").remove(0);
        assert_eq!(world.post(&noora, &removal, &[]).await.status, 303);
        assert_eq!(world.free(place, "2026-11-26").await.len(), 13);
    });
}

#[test]
fn whoever_was_called_off_may_choose_the_same_time_again_once_the_centre_can_keep_it() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        assert_eq!(world.post(&noora, &format!("/en/desk/centres/{}/blocks", place.centre), &REPAIRS).await.status, 303);
        assert!(world.get_as_anybody(&own).await.says("cannot keep this appointment"));
        let page = world.get(&noora, &format!("/en/desk/centres/{}/appointments/set-up", place.centre)).await;
        let removal = page.attributes("form[action$=removal]", "action").remove(0);
        assert_eq!(world.post(&noora, &removal, &[]).await.status, 303);
        let times = world.get_as_anybody(&format!("{own}/times?day={TOMORROW}")).await;
        let buttons = "section[aria-labelledby=time-title] button";
        let at = times.texts(buttons).iter().position(|label| label == "09:00").expect("the same time is free again");
        let nine = times.attributes(buttons, "value").remove(at);
        let asks = world.get_as_anybody(&format!("{own}/times?from={nine}")).await;
        assert!(asks.says("Confirm the new time") && asks.says("Wednesday 25 November, 09:00"), "{}", asks.seen());
        assert!(!asks.says("Instead of"), "no time is given up for it: {}", asks.seen());
        assert_eq!(ui::lint::html(&asks.text), Vec::<String>::new());
        let desk = page_of(&world, &mona, place, &own).await;
        let asks = world.get(&mona, &format!("{desk}/times?from={nine}")).await;
        assert!(asks.says("Confirm the new time") && !asks.says("Instead of"), "the reception can, too: {}", asks.seen());
        assert_eq!(world.post_as_anybody(&format!("{own}/time"), &[("from", &nine)]).await.status, 303);
        let again = world.get_as_anybody(&own).await;
        assert!(again.says("Wednesday 25 November, 09:00") && !again.says("cannot keep this appointment"), "{}", again.seen());
    });
}

#[test]
fn whoever_has_papers_ready_says_so_beforehand() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[("lang", "ar")]).await;
        assert_eq!(world.post_as_anybody(&format!("{own}/papers"), &[("ready", "1")]).await.status, 303);
        let page = world.get_as_anybody(&own).await;
        assert_eq!(page.attributes("input[name=ready][checked]", "value"), ["1"], "{}", page.seen());
        assert_eq!(world.post_as_anybody(&format!("{own}/papers"), &[]).await.status, 303, "nothing ticked is nothing ready");
        assert!(world.get_as_anybody(&own).await.attributes("input[name=ready][checked]", "value").is_empty());
    });
}
