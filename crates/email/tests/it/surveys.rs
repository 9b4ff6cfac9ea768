//! The customer's opinion: asked once when a case was answered and closed, given with one tap that no program makes.

use kernel::Role;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::letter;
use crate::people::Person;
use crate::sink::Sink;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::on_each_with;

async fn asking(world: &World) -> Person {
    let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
    assert_eq!(world.post(&admin, "/ar/desk/writing/survey", &[("survey", "yes")]).await.status, 303);
    world.mona().await
}

async fn closes(world: &World, mona: &Person, opened: &Opened) {
    assert_eq!(world.replies(mona, opened, ANSWER, &[]).await.status, 303);
    let version = world.case(mona, opened.case).await["version"].to_string();
    assert_eq!(world.post(mona, &format!("{}/closing", opened.path), &[("seen", &version)]).await.status, 303);
}

/// Lets the ten minutes pass in which a case may be opened again, and what is to leave leave.
async fn leaves(world: &World) {
    world.after(11 * 60).await;
    for _ in 0..4 {
        platform::deliveries::run_due(&world.app).await.unwrap();
    }
}

async fn kinds(world: &World, kind: &str) -> usize {
    let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
    events.iter().filter(|event| event.kind == kind).count()
}

/// The address in the letter, as its link is made.
async fn link(world: &World, opened: &Opened) -> String {
    let (case, app) = (kernel::Id::new(opened.case), world.app.clone());
    let asked = world.act(WORKS, move |tx| Ok(email::survey_link(tx, &app, case)?.expect("it was asked"))).await;
    asked[asked.find("/ar/opinion/").expect("in the customer's language")..].to_owned()
}

#[test]
fn one_tap_gives_an_opinion_once_and_opening_the_page_gives_none() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        let mona = asking(&world).await;
        let opened = world.huda_asks().await;
        closes(&world, &mona, &opened).await;
        assert_eq!(kinds(&world, "email.opinion-asked").await, 0, "the case may be opened again");
        leaves(&world).await;
        assert_eq!(kinds(&world, "email.opinion-asked").await, 1);
        let address = link(&world, &opened).await;
        for _ in 0..3 {
            let page = world.get_as_anybody(&address).await;
            assert_eq!((page.status, page.texts("button.face").len()), (200, 5), "{}", page.text);
            assert_eq!(page.header("cache-control"), "no-store");
        }
        assert_eq!(kinds(&world, "email.opinion-given").await, 0, "a program that opens links taps nothing");
        assert_eq!(world.post_as_anybody(&address, &[("score", "9")]).await.status, 422);
        for score in ["2", "5"] {
            assert_eq!(world.post_as_anybody(&address, &[("score", score)]).await.status, 303);
        }
        assert_eq!(kinds(&world, "email.opinion-given").await, 1, "the first one counts");
        let thanks = world.get_as_anybody(&address).await;
        assert!(thanks.says("وصلنا رأيكم") && thanks.texts("button.face").is_empty(), "{}", thanks.text);
        let words = "انتظرت طويلاً";
        for text in [words, "كلام آخر"] {
            assert_eq!(world.post_as_anybody(&format!("{address}/comments"), &[("comment", text)]).await.status, 303);
        }
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("★★☆☆☆ 2/5") && page.says(words) && !page.says("كلام آخر"), "{}", page.text);
        let opinions = page.texts(".msg--opinion .msg__meta");
        assert!(opinions.len() == 2 && opinions.iter().all(|who| who.contains("رأي العميل")), "{opinions:?}");
        assert!(page.texts(".msg--note").is_empty(), "what a customer thinks is no note of a colleague: {}", page.text);
        assert_eq!(world.case(&mona, opened.case).await["state"], "closed", "an opinion opens nothing");
        assert!(world.get(&mona, "/ar/desk/notices").await.says("لم يرضَ العميل"));
    });
}

#[test]
fn nobody_is_asked_who_was_not_answered_or_who_was_asked_this_week_or_where_the_entity_does_not_ask() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        let mona = world.mona().await;
        let first = world.huda_asks().await;
        closes(&world, &mona, &first).await;
        leaves(&world).await;
        assert_eq!(kinds(&world, "email.opinion-asked").await, 0, "the entity does not ask");
        let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        assert_eq!(world.post(&admin, "/ar/desk/writing/survey", &[("survey", "yes")]).await.status, 303);
        let second = world.arrives_at(CONTACT, letter("هدى أحمد <huda@example.com>", "رسوم الرخصة", "كم الرسوم؟")).await;
        closes(&world, &mona, &second).await;
        let third = world.arrives_at(CONTACT, letter("هدى أحمد <huda@example.com>", "موعد التسليم", "متى الموعد؟")).await;
        closes(&world, &mona, &third).await;
        leaves(&world).await;
        assert_eq!(kinds(&world, "email.opinion-asked").await, 1, "once in seven days");
        let machine = crate::mail::with_fields("News <news@list.example>", "Offer", "Buy now", "Auto-Submitted: auto-generated\r\n");
        let spam = world.arrives_at(CONTACT, machine).await;
        let case = spam.case;
        world
            .act(WORKS, move |tx| {
                let mut case = desk::store::case(tx, kernel::Id::new(case))?.unwrap();
                desk::entity_answered(tx, &mut case)?;
                desk::settle(tx, &mut case)
            })
            .await;
        leaves(&world).await;
        assert_eq!(kinds(&world, "email.opinion-asked").await, 1, "never for what a machine sent or closed");
    });
}

#[test]
fn an_address_that_was_changed_or_is_too_old_opens_nothing() {
    on_each(|world| async move {
        let mona = asking(&world).await;
        let opened = world.huda_asks().await;
        closes(&world, &mona, &opened).await;
        let address = link(&world, &opened).await;
        let forged = address.replace(&format!("-{}-", opened.case), &format!("-{}-", opened.case + 1));
        assert_eq!(world.get_as_anybody(&forged).await.status, 404);
        for lang in ["ar", "en"] {
            let page = world.get_as_anybody(&address.replace("/ar/", &format!("/{lang}/"))).await;
            assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
            assert!(!page.text.contains(">email-"), "{}", page.text);
        }
        world.after(31 * 24 * 3600).await;
        let over = world.get_as_anybody(&address).await;
        assert_eq!(over.status, 409);
        assert!(over.says("انتهت مدة هذا الاستطلاع"), "{}", over.text);
        assert_eq!(world.get_as_anybody(&forged).await.status, 404, "what was never ours is not over");
    });
}

#[test]
fn a_case_that_was_opened_again_in_time_and_closed_for_good_is_asked_about_once() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        let mona = asking(&world).await;
        let opened = world.huda_asks().await;
        closes(&world, &mona, &opened).await;
        let (_, raw) = world.reply_of(&opened).await;
        let address = post::Mail::parse(&raw, &post::Limits::default()).mail.reply_to[0].address.clone();
        let again = world.arrives_at(&address, letter("هدى أحمد <huda@example.com>", "رد", "بقي سؤال: أين أتسلّم الرخصة؟")).await;
        assert_eq!((again.case, world.case(&mona, opened.case).await["state"].as_str()), (opened.case, Some("open")));
        leaves(&world).await;
        assert_eq!(kinds(&world, "email.opinion-asked").await, 0, "it is not over");
        assert_eq!(world.replies(&mona, &opened, "تتسلّمون الرخصة من مركز المنامة.", &[]).await.status, 303);
        let version = world.case(&mona, opened.case).await["version"].to_string();
        assert_eq!(world.post(&mona, &format!("{}/closing", opened.path), &[("seen", &version)]).await.status, 303);
        leaves(&world).await;
        leaves(&world).await;
        assert_eq!(kinds(&world, "email.opinion-asked").await, 1, "now it is, once");
        assert_eq!(sink.texts().iter().filter(|text| text.contains("/ar/opinion/")).count(), 1);
    });
}

/// Huda was answered, her case was closed and she was asked; what the clause then says, and what it says once she can answer no more.
async fn asked_and_silent(world: &World, sink: &Sink, clause: &str) -> [String; 2] {
    sink.serve();
    let mona = asking(world).await;
    let opened = world.huda_asks().await;
    closes(world, &mona, &opened).await;
    leaves(world).await;
    let asked = world.finding(&mona, &opened, clause).await;
    world.after(31 * 24 * 3600).await;
    [asked, world.finding(&mona, &opened, clause).await]
}

/// The same where she gives her opinion, whatever it is.
async fn asked_and_told(world: &World, sink: &Sink, clause: &str) -> String {
    sink.serve();
    let mona = asking(world).await;
    let opened = world.huda_asks().await;
    closes(world, &mona, &opened).await;
    leaves(world).await;
    let address = link(world, &opened).await;
    assert_eq!(world.post_as_anybody(&address, &[("score", "1")]).await.status, 303);
    world.after(31 * 24 * 3600).await;
    world.finding(&mona, &opened, clause).await
}

#[test]
fn a_customer_who_gives_an_opinion_takes_part() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        assert_eq!(asked_and_told(&world, sink, "2.customer.surveys").await, "met");
    });
}

#[test]
fn a_customer_who_gives_none_while_it_can_be_given_takes_no_part() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        assert_eq!(asked_and_silent(&world, sink, "2.customer.surveys").await, ["not-observed", "missed"]);
        assert_eq!(kinds(&world, "email.opinion-lapsed").await, 1);
        world.after(3_600).await;
        assert_eq!(kinds(&world, "email.opinion-lapsed").await, 1, "once");
    });
}

#[test]
fn whose_letter_never_left_was_not_asked_and_is_silent_about_nothing() {
    on_each(|world| async move {
        let mona = asking(&world).await;
        let opened = world.huda_asks().await;
        closes(&world, &mona, &opened).await;
        world.after(31 * 24 * 3600).await;
        assert_eq!(kinds(&world, "email.opinion-asked").await, 0, "no server took the letter");
        assert_eq!(kinds(&world, "email.opinion-lapsed").await, 0);
        assert_eq!(world.finding(&mona, &opened, "2.customer.surveys").await, "");
    });
}

#[test]
fn the_satisfaction_of_a_customer_who_was_asked_is_known() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        assert_eq!(asked_and_told(&world, sink, "7.measure-satisfaction").await, "met", "dissatisfaction is known, too");
    });
}

#[test]
fn the_satisfaction_of_a_customer_who_did_not_say_is_not_known() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        assert_eq!(asked_and_silent(&world, sink, "7.measure-satisfaction").await, ["not-observed", "missed"]);
    });
}
