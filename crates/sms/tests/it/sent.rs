//! A text message from the wish to the phone, and what the gateway says of it.

use kernel::Role;
use peers::Kannel;

use crate::world::with_kannel;

const HUDA: &str = "3612 3456";
const SHOWN: &str = "•••456";
/// What the gateway refuses here is the number, not the words.
const PERMIT: &str = "Ministry of Works: your permit is ready";

/// The kinds alone.
fn kinds(happened: &[(String, String)]) -> Vec<&str> {
    happened.iter().map(|(kind, _)| kind.as_str()).collect()
}

#[test]
fn a_text_message_arrives_whole_in_arabic_and_in_english_and_the_gateway_says_that_it_did() {
    with_kannel(&[], async |world, kannel| {
        let yusuf = world.person(("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        let arabic = "وزارة الأشغال: رمزكم ١٢٣٤٥٦ صالح لعشر دقائق.";
        world.texts("a", (HUDA, arabic), 10).await;
        // The report may come before the answer that it was accepted.
        assert_eq!(kinds(&world.until("sms.delivered").await).last(), Some(&"sms.delivered"));
        let english = "Ministry of Works: your code is 123456 {to}.";
        world.texts("b", ("+44 7700 900123", english), 10).await;
        let shown = kannel.shown(2);
        let seen = |text: &str| shown.iter().find(|one| one.text == text).unwrap_or_else(|| panic!("{text} did not arrive: {shown:?}"));
        let (first, second) = (seen(arabic), seen(english));
        assert_eq!((first.to.as_str(), first.is_wide, first.from.as_str()), ("+97336123456", true, "Works"));
        assert_eq!((second.to.as_str(), second.is_wide), ("+447700900123", false));
        let sent = world.deliveries(&yusuf, "sent").await.concat();
        assert!(sent.contains(SHOWN) && !sent.contains("36123456") && sent.contains("Text message"), "{sent}");
        let hind = world.person(("هند", "Hind"), Role::Supervisor).await;
        let timeline = world.get(&hind, &format!("/ar/desk/cases/{}?tab=timeline", world.case)).await;
        assert!(timeline.says("وصلت الرسالة النصية إلى الهاتف") && !timeline.text.contains("123456"), "{}", timeline.text);
    });
}

#[test]
fn a_long_text_arrives_in_parts_that_the_phone_puts_together_and_a_longer_one_is_not_sent() {
    with_kannel(&[], async |world, kannel| {
        let long = "تصدر الرخصة خلال خمسة أيام عمل من اكتمال المستندات. ".repeat(4);
        world.texts("a", (HUDA, &long), 10).await;
        let shown = kannel.shown(4);
        assert_eq!(shown.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), [long.as_str()]);
        let happened = world.until("sms.delivered").await;
        assert!(happened.len() <= 2, "once, however many parts it has: {happened:?}");
        world.texts("b", (HUDA, &long.repeat(3)), 10).await;
        let failed = world.until("sms.failed").await;
        assert!(failed.iter().any(|(_, answer)| answer.contains("at most 6")), "{failed:?}");
    });
}

#[test]
fn what_a_gateway_that_is_away_did_not_take_leaves_once_it_is_back_and_never_when_its_time_is_over() {
    with_kannel(&[], async |world, kannel| {
        let yusuf = world.person(("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        kannel.stop();
        world.texts("short", (HUDA, "code 111111"), 10).await;
        world.texts("long", (HUDA, "code 222222"), 40).await;
        let waiting = world.deliveries(&yusuf, "waiting").await;
        assert!(waiting.len() == 2 && waiting.concat().contains("No answer"), "{waiting:?}");
        world.after(11 * 60).await;
        kannel.start_again().unwrap();
        world.tries().await;
        let shown = kannel.shown(1);
        assert_eq!(shown.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["code 222222"], "a code that is over stays here");
        let happened = world.until("sms.delivered").await;
        assert!(kinds(&happened).contains(&"sms.late") && !kinds(&happened).contains(&"sms.may-repeat"), "{happened:?}");
        let failed = world.deliveries(&yusuf, "failed").await.concat();
        assert!(failed.contains("its time is over"), "{failed}");
    });
}

#[test]
fn what_the_gateway_refuses_and_what_no_phone_takes_is_said_with_the_reason() {
    with_kannel(&[], async |world, _| {
        let yusuf = world.person(("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        let refused = format!("{}123456", Kannel::REFUSED);
        world.texts("a", (&refused, PERMIT), 10).await;
        let happened = world.until("sms.failed").await;
        assert_eq!(kinds(&happened), ["sms.failed"]);
        assert!(happened[0].1.contains("no SMSC"), "the gateway's own reason: {happened:?}");
        let unreached = format!("{}123456", Kannel::UNREACHED);
        world.texts("b", (&unreached, "permit"), 10).await;
        let happened = world.until_times("sms.failed", 2).await;
        world.after(60).await;
        world.tries().await;
        let failed = world.deliveries(&yusuf, "failed").await;
        assert_eq!(failed.len(), 2, "one refused at once, one by a report: {failed:?} {happened:?}");
    });
}

#[test]
fn a_gateway_that_does_not_know_us_holds_up_nothing_for_good() {
    with_kannel(&[("sms.password", "another word")], async |world, kannel| {
        let yusuf = world.person(("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        world.texts("a", (HUDA, "code 111111"), 10).await;
        let waiting = world.deliveries(&yusuf, "waiting").await.concat();
        assert!(waiting.contains("403 Authorization failed"), "whoever looks after it reads why: {waiting}");
        world.after(11 * 60).await;
        world.tries().await;
        assert_eq!(kinds(&world.happened().await), ["sms.late"]);
        assert!(kannel.shown(0).is_empty());
    });
}

#[test]
fn a_text_message_whose_answer_was_lost_goes_again_and_the_case_says_that_it_may_arrive_twice() {
    with_kannel(&[], async |world, kannel| {
        kannel.pause();
        world.texts("a", (HUDA, "code 111111"), 20).await;
        assert!(world.happened().await.is_empty(), "nobody knows yet");
        kannel.resume();
        world.after(60).await;
        world.tries().await;
        let happened = world.until("sms.delivered").await;
        assert!(kinds(&happened).contains(&"sms.may-repeat"), "{happened:?}");
        assert!(kannel.shown(1).iter().all(|one| one.text == "code 111111"));
    });
}

#[test]
fn an_entity_sends_no_more_parts_in_a_day_than_it_may_and_its_page_says_so() {
    with_kannel(&[("quota.texts_per_day", "1")], async |world, kannel| {
        let yusuf = world.person(("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        world.texts("a", (HUDA, "code 111111"), 10).await;
        world.texts("b", (HUDA, "code 222222"), 10).await;
        let waiting = world.deliveries(&yusuf, "waiting").await.concat();
        assert!(waiting.contains("may send 1 parts of text messages a day"), "{waiting}");
        world.after(11 * 60).await;
        world.tries().await;
        assert!(kinds(&world.happened().await).contains(&"sms.late"));
        assert_eq!(kannel.shown(1).len(), 1);
    });
}

#[test]
fn a_report_counts_once_and_only_with_the_pass_of_its_message() {
    with_kannel(&[], async |world, _| {
        world.texts("a", (HUDA, "code 111111"), 10).await;
        let before = world.until("sms.delivered").await;
        let stranger = world.get_as_anybody(&format!("/sms/reports/{}?state=2", "00".repeat(48))).await;
        assert_eq!(stranger.status, 404);
        assert_eq!(world.happened().await, before);
    });
}
