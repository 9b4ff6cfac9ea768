//! What goes out by itself: once a day to one address, nothing of what was written, never to machines.

use kernel::Role;

use crate::copies_harm::comes_proved;
use crate::mail::letter;
use crate::mail::with_fields;
use crate::people::Person;
use crate::sink::Sink;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::on_each_with;

const HUDA: &str = "Huda <huda@example.com>";

#[test]
fn a_flood_in_somebodys_name_brings_them_one_letter_without_a_word_of_it() {
    let sink = Sink::open();
    let sink = &sink;
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        world.mona().await;
        for number in 0..12 {
            world.arrives_at(CONTACT, letter(HUDA, &format!("BUY NOW {number}"), "spam text")).await;
        }
        assert_eq!(world.automatic_letters().await, 1);
        platform::deliveries::run_due(&world.app).await.unwrap();
        let letters = sink.kept();
        assert_eq!(letters.len(), 1);
        assert_eq!((letters[0].sender.as_deref(), letters[0].recipients[0].address.as_str()), (None, "huda@example.com"));
        let mail = post::Mail::parse(&letters[0].raw, &post::Limits::default()).mail;
        assert_eq!(mail.header("auto-submitted"), ["auto-replied"]);
        assert!(mail.subject.contains("MOW-2026-000001") && mail.text.contains("Ministry of Works"), "{}", mail.text);
        assert!(!format!("{}{}", mail.subject, mail.text).to_lowercase().contains("spam text"));
        assert!(!mail.subject.contains("BUY NOW"));
        assert!(!mail.automatic.is_personal(), "our own machine is recognised as one");
        world.after(24 * 3600 + 1).await;
        world.arrives_at(CONTACT, letter(HUDA, "the next day", "text")).await;
        assert_eq!(world.automatic_letters().await, 2);
    });
}

#[test]
fn an_address_that_nothing_proves_gets_one_a_day_from_all_entities_together_and_a_proved_one_from_each() {
    on_each(|world| async move {
        world.mona().await;
        world.arrives_at("contact@health.example", letter(HUDA, "A question", "Where is the clinic?")).await;
        world.arrives_at(CONTACT, letter(HUDA, "رخصة", "متى تصدر؟")).await;
        assert_eq!(world.automatic_letters().await, 1, "anybody may have typed her address");
        comes_proved(&world, CONTACT, letter(HUDA, "رخصة أخرى", "متى تصدر؟")).await;
        assert_eq!(world.automatic_letters().await, 2, "her own domain says that it was she, and this entity has told her nothing");
        comes_proved(&world, CONTACT, letter(HUDA, "رخصة ثالثة", "متى تصدر؟")).await;
        assert_eq!(world.automatic_letters().await, 2);
        world.after(24 * 3600 + 61).await;
        world.arrives_at(CONTACT, letter(HUDA, "the next day", "text")).await;
        assert_eq!(world.automatic_letters().await, 3);
    });
}

#[test]
fn our_own_mailboxes_those_who_ask_for_silence_and_entities_that_wish_none_get_none() {
    on_each(|world| async move {
        world.mona().await;
        world.arrives_at(CONTACT, letter("contact@health.example", "سؤال عن رخصة", "نص")).await;
        world.arrives_at(CONTACT, with_fields("quiet@example.com", "سؤال", "نص", "X-Auto-Response-Suppress: All\r\n")).await;
        assert_eq!(world.automatic_letters().await, 0);
        world.act(WORKS, |tx| platform::settings::set(tx, "mail.acknowledge", "no")).await;
        world.arrives_at(CONTACT, letter(HUDA, "سؤال آخر", "نص")).await;
        assert_eq!(world.automatic_letters().await, 0);
    });
}

#[test]
fn five_letters_of_machines_reach_one_address_in_an_hour_whatever_they_are_about_and_the_others_wait_and_say_so() {
    let sink = Sink::open();
    let sink = &sink;
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        let mona = world.mona().await;
        let mut opened = Vec::new();
        for number in 0..7 {
            opened.push(world.arrives_at(CONTACT, letter(HUDA, &format!("Permit {number}"), "Please tell me when it is ready.")).await);
        }
        let salem = world.salem().await.id.to_string();
        for one in &opened {
            let version = world.case(&mona, one.case).await["version"].to_string();
            let fields = [("to", salem.as_str()), ("seen", version.as_str()), ("reason", "He knows these permits")];
            assert_eq!(world.post(&mona, &format!("{}/owner", one.path), &fields).await.status, 303);
        }
        let leave = async |seconds: u64| {
            world.after(seconds).await;
            while platform::deliveries::run_due(&world.app).await.unwrap() > 0 {}
            sink.kept().iter().filter(|letter| letter.recipients[0].address == "huda@example.com").count()
        };
        assert_eq!(leave(601).await, 5, "an acknowledgement, and four of seven letters of a hand-over");
        let yusuf = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        assert!(world.get(&yusuf, "/en/desk/deliveries").await.says("at most 5 automatic letters an hour"));
        let waiting = world.get(&yusuf, "/en/desk/deliveries").await;
        let reference = world.case(&mona, opened[6].case).await["reference"].as_str().unwrap().to_owned();
        assert!(waiting.texts("td small bdi").contains(&reference), "each letter says which case it is about: {}", waiting.text);
        assert!(!waiting.text.contains("/desk/cases/"), "and leads there only who may read cases");
        assert!(world.get(&yusuf, "/ar/desk/deliveries").await.says("أقصى ما يصل إلى عنوان واحد من الرسائل الآلية"));
        assert_eq!(leave(3_000).await, 6, "the first of them is an hour old");
        assert_eq!(leave(601).await, 8, "all of them arrive");
    });
}

/// Mona hands so many cases over, of which one customer is told a letter each.
async fn hands_over(world: &World, many: usize) {
    world.act(WORKS, |tx| platform::settings::set(tx, "mail.acknowledge", "no")).await;
    let (mona, salem) = (world.mona().await, world.salem().await);
    gives(world, (&mona, &salem), 0..many).await;
}

/// The same where both are there already.
async fn gives(world: &World, (mona, salem): (&Person, &Person), numbers: std::ops::Range<usize>) {
    for number in numbers {
        let one = world.arrives_at(CONTACT, letter(HUDA, &format!("Permit {number}"), "Please tell me when it is ready.")).await;
        let case = world.case(mona, one.case).await;
        // Whoever has her newest case gets the next one.
        let is_salems = case["owner"] == salem.id.to_string();
        let (owner, other) = if is_salems { (salem, mona) } else { (mona, salem) };
        let (to, version) = (other.id.to_string(), case["version"].to_string());
        let fields = [("to", to.as_str()), ("seen", version.as_str()), ("reason", "You know these permits")];
        assert_eq!(world.post(owner, &format!("{}/owner", one.path), &fields).await.status, 303);
    }
    world.after(601).await;
}

#[test]
fn letters_that_wait_for_room_wake_no_more_at_once_than_may_leave() {
    let sink = Sink::open();
    let sink = &sink;
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        hands_over(&world, 16).await;
        while platform::deliveries::run_due(&world.app).await.unwrap() > 0 {}
        let sql = "select count(*) from deliveries where entity_id = $1 and state = 'waiting' group by next_at order by next_at";
        let waiting = world.act(WORKS, |tx| tx.query(sql, &[WORKS.into()], |row| row.get::<i64>(0))).await;
        assert_eq!(waiting, [5, 5, 1], "five each hour");
        for (hour, letters) in [(1, 10), (2, 15), (3, 16)] {
            world.after(3_601).await;
            while platform::deliveries::run_due(&world.app).await.unwrap() > 0 {}
            assert_eq!(sink.kept().len(), letters, "hour {hour}");
        }
    });
}

#[test]
fn after_a_night_without_the_server_five_letters_leave_in_an_hour_not_all_of_the_night() {
    let sink = Sink::open();
    let sink = &sink;
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        sink.takes(false);
        hands_over(&world, 12).await;
        for _ in 0..10 {
            while platform::deliveries::run_due(&world.app).await.unwrap() > 0 {}
            world.after(3_601).await;
        }
        sink.takes(true);
        let (mut before, mut hours) = (0, 0);
        while before < 12 {
            while platform::deliveries::run_due(&world.app).await.unwrap() > 0 {}
            let now = sink.kept().len();
            assert!(now - before <= 5, "{} letters at once", now - before);
            (before, hours) = (now, hours + 1);
            assert!(hours < 12, "{now} of twelve letters in twelve hours");
            world.after(3_601).await;
        }
    });
}

#[test]
fn acknowledgements_leave_the_last_places_of_an_hour_to_letters_that_matter() {
    let sink = Sink::open();
    let sink = &sink;
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        world.act(WORKS, |tx| platform::settings::set(tx, "mail.acknowledge", "no")).await;
        let (mona, salem) = (world.mona().await, world.salem().await);
        let came_from = || {
            let read = |letter: &post::Envelope| post::Mail::parse(&letter.raw, &post::Limits::default()).mail.from.unwrap().address;
            sink.kept().iter().map(read).collect::<Vec<_>>()
        };
        gives(&world, (&mona, &salem), 0..3).await;
        while platform::deliveries::run_due(&world.app).await.unwrap() > 0 {}
        assert_eq!(came_from(), [CONTACT; 3]);
        world.arrives_at("contact@health.example", letter(HUDA, "A question", "Where is the clinic?")).await;
        gives(&world, (&mona, &salem), 3..5).await;
        while platform::deliveries::run_due(&world.app).await.unwrap() > 0 {}
        assert_eq!(came_from(), [CONTACT; 5], "who has her cases now is told at once; that a question came can be left out");
    });
}

#[test]
fn a_letter_that_left_and_could_not_be_written_down_goes_again_as_the_same_letter() {
    let sink = Sink::open();
    let sink = &sink;
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        // Of two letters one can be written down as told.
        let no_second = "create unique index told_once on events (kind) where kind = 'email.hand-over-told'";
        world.act(WORKS, |tx| tx.execute(no_second, &[])).await;
        hands_over(&world, 2).await;
        let leave = async || while platform::deliveries::run_due(&world.app).await.unwrap() > 0 {};
        let told = async || {
            let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
            events.iter().filter(|event| event.kind == "email.hand-over-told").count()
        };
        leave().await;
        assert_eq!((sink.kept().len(), told().await), (2, 1));
        world.after(3_601).await;
        leave().await;
        world.act(WORKS, |tx| tx.execute("drop index told_once", &[])).await;
        world.after(3_601).await;
        leave().await;
        let letters: std::collections::BTreeSet<Vec<u8>> = sink.kept().into_iter().map(|letter| letter.raw.to_vec()).collect();
        assert_eq!((sink.kept().len(), letters.len()), (4, 2), "whoever got it more than once can see that it is one: the same bytes");
        assert_eq!(told().await, 2, "and in the end it is known");
        world.after(7_201).await;
        leave().await;
        assert_eq!(sink.kept().len(), 4);
    });
}

#[test]
fn that_a_customer_was_told_of_a_hand_over_is_written_down_once_though_the_letter_goes_again() {
    let sink = Sink::open();
    let sink = &sink;
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        hands_over(&world, 1).await;
        let leave = async || while platform::deliveries::run_due(&world.app).await.unwrap() > 0 {};
        leave().await;
        // As where the program ended after it was written down that she was told, and before that the letter had left.
        let lost = "update deliveries set state = 'leased', lease_until = 1, done_at = null where kind = 'email-handed-over'";
        assert_eq!(world.act_everywhere(move |tx| tx.execute(lost, &[])).await, 1);
        leave().await;
        let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
        let told = events.iter().filter(|event| event.kind == "email.hand-over-told").count();
        assert_eq!((sink.kept().len(), told), (2, 1));
    });
}
