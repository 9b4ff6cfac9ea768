//! Stories of what becomes of a reply: its bubble says whether it waits, left, or failed, and what to do.

use crate::mail::ANSWER;
use crate::mail::letter;
use crate::sink::Sink;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::on_each;
use crate::world::on_each_with;

#[test]
fn a_reply_says_on_its_bubble_that_it_is_queued_and_then_that_it_was_sent() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let queued = world.get(&mona, &opened.path).await;
        assert!(queued.texts(".msg--out .msg__meta")[0].contains("في انتظار الإرسال"), "{}", queued.text);
        platform::deliveries::run_due(&world.app).await.unwrap();
        let sent = world.get(&mona, &opened.path).await;
        assert!(sent.texts(".msg--out .msg__meta")[0].contains("أُرسلت"), "{}", sent.text);
        let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
        let delivered = events.iter().find(|event| event.kind == "email.delivered").expect("it was delivered");
        assert_eq!(delivered.case, Some(opened.case), "pages that show the case are told to look again");
    });
}

#[test]
fn a_reply_that_is_not_taken_says_why_and_what_to_do() {
    // No mail server is set: each attempt is put off, and the page says so once there is something to say.
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        platform::deliveries::run_due(&world.app).await.unwrap();
        let waiting = world.get(&mona, &opened.path).await;
        assert!(waiting.texts(".msg__fate--waiting")[0].contains("mail.relay_host"), "{}", waiting.text);
        let count = |events: Vec<kernel::Recorded>| events.iter().filter(|event| event.kind == "email.delayed").count();
        world.after(24 * 3600).await;
        platform::deliveries::run_due(&world.app).await.unwrap();
        assert_eq!(count(world.act(WORKS, |tx| tx.events_after(0, 10_000)).await), 1, "patience is asked for once");
    });
}

#[test]
fn a_reply_waits_where_encryption_is_asked_for_and_the_server_offers_none() {
    let sink = &Sink::open();
    let settings = [sink.settings().to_vec(), vec![("mail.tls_domains".into(), "example.com".into())]].concat();
    on_each_with(&settings, |world| async move {
        sink.serve();
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        platform::deliveries::run_due(&world.app).await.unwrap();
        let waiting = world.get(&mona, &opened.path).await;
        assert!(waiting.texts(".msg__fate--waiting")[0].contains("STARTTLS"), "{}", waiting.text);
    });
}

#[test]
fn what_an_entity_sends_beyond_its_hour_waits_for_the_next_one() {
    let sink = &Sink::open();
    let settings = [sink.settings().to_vec(), vec![("quota.mails_per_hour".into(), "2".into())]].concat();
    on_each_with(&settings, |world| async move {
        sink.serve();
        let mona = world.mona().await;
        let mut opened = Vec::new();
        for subject in ["حالة رخصة البناء", "رسوم الرخصة", "موعد التسليم"] {
            opened.push(world.arrives_at(CONTACT, letter("هدى أحمد <huda@example.com>", subject, "متى يصدر الترخيص؟")).await);
        }
        for one in &opened {
            assert_eq!(world.replies(&mona, one, ANSWER, &[]).await.status, 303);
        }
        for _ in 0..4 {
            platform::deliveries::run_due(&world.app).await.unwrap();
        }
        let mut waiting = Vec::new();
        for one in &opened {
            waiting.extend(world.get(&mona, &one.path).await.texts(".msg__fate--waiting"));
        }
        assert!(!waiting.is_empty() && waiting.iter().all(|text| text.contains("في الساعة")), "{waiting:?}");
        let read = |page: crate::world::Answer| page.texts(".msg__fate--waiting");
        let mut english = Vec::new();
        for one in &opened {
            english.extend(read(world.get(&mona, &one.path.replace("/ar/", "/en/")).await));
        }
        assert!(!english.is_empty() && english.iter().all(|text| text.contains("2 emails an hour")), "{english:?}");
        for _ in 0..4 {
            world.after(3_700).await;
            platform::deliveries::run_due(&world.app).await.unwrap();
        }
        for one in &opened {
            assert!(world.get(&mona, &one.path).await.texts(".msg__fate--waiting").is_empty(), "it left in a later hour");
        }
    });
}

#[test]
fn the_hour_of_one_entity_holds_up_no_other() {
    let sink = &Sink::open();
    let settings = [sink.settings().to_vec(), vec![("quota.mails_per_hour".into(), "2".into())]].concat();
    on_each_with(&settings, |world| async move {
        sink.serve();
        let asks = |who: &str| letter(&format!("{who}@example.com"), "سؤال", "متى يصدر الترخيص؟");
        // Each acknowledgement is one of the two.
        for who in ["huda", "sara", "amal"] {
            world.arrives_at(CONTACT, asks(who)).await;
        }
        platform::deliveries::run_due(&world.app).await.unwrap();
        assert_eq!(sink.kept().len(), 2, "the hour of the works is used");
        world.arrives_at("contact@health.example", asks("noora")).await;
        platform::deliveries::run_due(&world.app).await.unwrap();
        assert_eq!(sink.kept().len(), 3, "health has its own");
    });
}

#[test]
fn what_the_server_does_not_take_is_not_counted_in_the_hour() {
    let sink = &Sink::open();
    let settings = [("quota.mails_per_hour", "1"), ("mail.tls_domains", "example.org")].map(|(key, value)| (key.into(), value.into()));
    on_each_with(&[sink.settings().to_vec(), settings.to_vec()].concat(), |world| async move {
        sink.serve();
        // For one domain the server would have to offer encryption, which it does not.
        world.arrives_at(CONTACT, letter("سارة <sara@example.org>", "رسوم الرخصة", "كم الرسوم؟")).await;
        platform::deliveries::run_due(&world.app).await.unwrap();
        assert!(sink.kept().is_empty());
        world.arrives_at(CONTACT, letter("هدى أحمد <huda@example.com>", "حالة رخصة البناء", "متى يصدر الترخيص؟")).await;
        platform::deliveries::run_due(&world.app).await.unwrap();
        assert_eq!(sink.kept().len(), 1, "the hour's one letter is still there to be sent");
    });
}
