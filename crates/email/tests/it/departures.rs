//! Stories of what becomes of a reply: its bubble says whether it waits, left, or failed, and what to do.

use crate::mail::ANSWER;
use crate::sink::Sink;
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
