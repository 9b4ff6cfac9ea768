//! The way in which a message is answered: a call instead of one more letter, a colleague who knows.

use kernel::Role;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::letter;
use crate::people::Person;
use crate::sink::Sink;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::on_each_with;

/// Mona calls Huda.
async fn calls(world: &World, who: &Person, opened: &Opened, reached: &str) {
    let version = world.case(who, opened.case).await["version"].to_string();
    let fields = [("number", "+973 3600 0000"), ("version", version.as_str()), ("reached", reached), ("said", "أُبلغت بالموعد.")];
    let called = world.post(who, &format!("{}/call", opened.path), &fields).await;
    assert_eq!(called.status, 303, "{}", called.text);
}

/// Huda writes again in answer to the newest reply.
async fn writes_again(world: &World, opened: &Opened, text: &str) {
    let (_, raw) = world.reply_of(opened).await;
    let address = post::Mail::parse(&raw, &post::Limits::default()).mail.reply_to[0].address.clone();
    let again = world.arrives_at(&address, letter("هدى أحمد <huda@example.com>", "رد", text)).await;
    assert_eq!(again.case, opened.case);
}

/// The entity wants a call from the second round of writing on.
async fn wants_calls(world: &World) {
    world.act(WORKS, |tx| platform::settings::set(tx, "mail.call_after_rounds", "2")).await;
}

async fn answers(world: &World, who: &Person, opened: &Opened) {
    let sent = world.replies(who, opened, ANSWER, &[]).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
}

#[test]
fn a_call_that_reached_the_customer_chose_the_right_way() {
    on_each(|world| async move {
        wants_calls(&world).await;
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        answers(&world, &mona, &opened).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.choose-means").await, "not-observed", "one letter shows nothing");
        writes_again(&world, &opened, "لم يتضح لي الموعد، متى أراجعكم؟").await;
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("قد يكون الاتصال أنفع"), "{}", page.text);
        calls(&world, &mona, &opened, "yes").await;
        assert_eq!(world.finding(&mona, &opened, "6.email.choose-means").await, "met");
        assert!(!world.get(&mona, &opened.path).await.says("قد يكون الاتصال أنفع"));
    });
}

#[test]
fn writing_again_and_again_without_a_call_chose_the_wrong_way() {
    on_each(|world| async move {
        wants_calls(&world).await;
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        answers(&world, &mona, &opened).await;
        writes_again(&world, &opened, "لم يتضح لي الموعد، متى أراجعكم؟").await;
        answers(&world, &mona, &opened).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.choose-means").await, "missed");
    });
}

#[test]
fn a_call_that_reached_nobody_and_a_setting_of_none_say_nothing_of_the_way() {
    on_each(|world| async move {
        wants_calls(&world).await;
        let mona = world.mona().await;
        let tried = world.huda_asks().await;
        calls(&world, &mona, &tried, "no").await;
        answers(&world, &mona, &tried).await;
        writes_again(&world, &tried, "لم يتضح لي الموعد، متى أراجعكم؟").await;
        answers(&world, &mona, &tried).await;
        assert_eq!(world.finding(&mona, &tried, "6.email.choose-means").await, "not-observed", "they tried");
        world.act(WORKS, |tx| platform::settings::set(tx, "mail.call_after_rounds", "0")).await;
        let second = letter("Yousef <yousef@example.com>", "رخصة", "متى تصدر الرخصة؟");
        let free = world.arrives_at(crate::world::CONTACT, second).await;
        answers(&world, &mona, &free).await;
        assert_eq!(world.finding(&mona, &free, "6.email.choose-means").await, "not-observed");
    });
}

/// Mona has what Huda asks, and Salem is there, who knows more of it.
async fn meets(world: &World) -> (Person, Opened, Person) {
    let mona = world.mona().await;
    let opened = world.huda_asks().await;
    (mona, opened, world.salem().await)
}

/// Mona hands Huda's case to a colleague.
async fn hands(world: &World, mona: &Person, opened: &Opened, to: &Person) {
    let version = world.case(mona, opened.case).await["version"].to_string();
    let (to, note) = (to.id.to_string(), "تعرف هذه الرخصة أكثر مني");
    let fields = [("to", to.as_str()), ("seen", version.as_str()), ("reason", note)];
    let handed = world.post(mona, &format!("{}/owner", opened.path), &fields).await;
    assert_eq!(handed.status, 303, "{}", handed.text);
}

#[test]
fn a_case_that_is_handed_with_a_note_to_somebody_qualified_keeps_the_clause() {
    on_each(|world| async move {
        let (mona, opened, salem) = meets(&world).await;
        hands(&world, &mona, &opened, &salem).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.forward-specialist").await, "not-observed", "nobody has answered yet");
        answers(&world, &salem, &opened).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.forward-specialist").await, "met");
        let unhanded = world.arrives_at(crate::world::CONTACT, letter("Ali <ali@example.com>", "رخصة", "متى تصدر الرخصة؟")).await;
        assert_eq!(world.finding(&mona, &unhanded, "6.email.forward-specialist").await, "", "nobody needed a specialist");
    });
}

#[test]
fn a_case_that_is_handed_to_somebody_who_is_not_qualified_breaks_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let fatima = world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await;
        hands(&world, &mona, &opened, &fatima).await;
        answers(&world, &fatima, &opened).await;
        assert_eq!(world.finding(&mona, &opened, "6.email.forward-specialist").await, "missed");
        let own = world.get(&mona, "/ar/desk/findings").await;
        let clause = guide::clause("6.email.forward-specialist").unwrap();
        assert!(own.says(&clause.ar), "it stands with whoever handed it over: {}", own.text);
    });
}

/// What left about the hand-over.
fn told(sink: &Sink) -> usize {
    sink.texts().iter().filter(|text| text.contains("حُوّل طلبكم رقم")).count()
}

/// Takes letters from now on; how many have left about hand-overs before.
fn listens(sink: &Sink) -> usize {
    sink.serve();
    told(sink)
}

/// Lets the ten minutes pass in which a hand-over may be taken back, and what is to leave leave.
async fn leaves(world: &World) {
    world.after(11 * 60).await;
    platform::deliveries::run_due(&world.app).await.unwrap();
}

#[test]
fn a_customer_who_waits_is_told_once_that_a_colleague_answers() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        let (before, (mona, opened, salem)) = (listens(sink), meets(&world).await);
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let (to, path) = (salem.id.to_string(), format!("{}/owner", opened.path));
        let silent = [("to", to.as_str()), ("seen", version.as_str()), ("reason", " ")];
        let refused = world.post(&mona, &path, &silent).await;
        assert!(refused.status == 422 && refused.says("اكتب ما يحتاج زميلك إلى معرفته"), "a note is needed: {}", refused.text);
        let page = world.get(&mona, &opened.path).await;
        assert!(page.texts("#hand-over option").iter().any(|text| text.contains("التأهيل مطابق")), "{}", page.text);
        hands(&world, &mona, &opened, &salem).await;
        assert_eq!(told(sink) - before, 0, "it may be taken back");
        leaves(&world).await;
        leaves(&world).await;
        assert_eq!(told(sink) - before, 1, "{:?}", sink.texts());
        let timeline = world.get(&salem, &format!("{}?tab=timeline", opened.path)).await;
        assert!(timeline.says("أُبلغ العميل بأن موظفاً آخر يتولى الرد عليه"), "{}", timeline.text);
        assert_eq!(world.case(&salem, opened.case).await["awaits"], "employee", "the answer is still owed");
    });
}

#[test]
fn a_case_that_goes_back_and_forth_is_told_of_once() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        let (before, (mona, opened, salem)) = (listens(sink), meets(&world).await);
        hands(&world, &mona, &opened, &salem).await;
        hands(&world, &salem, &opened, &mona).await;
        hands(&world, &mona, &opened, &salem).await;
        leaves(&world).await;
        leaves(&world).await;
        assert_eq!(told(sink) - before, 1, "only the newest stands: {:?}", sink.texts());
    });
}

#[test]
fn nobody_is_told_of_a_hand_over_where_the_colleague_has_answered_or_the_entity_does_not_tell() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        let (before, (mona, first, salem)) = (listens(sink), meets(&world).await);
        hands(&world, &mona, &first, &salem).await;
        answers(&world, &salem, &first).await;
        leaves(&world).await;
        world.act(WORKS, |tx| platform::settings::set(tx, "mail.tell_hand_over", "no")).await;
        let second = world.arrives_at(crate::world::CONTACT, letter("Ali <ali@example.com>", "رخصة", "متى تصدر الرخصة؟")).await;
        let (owner, other) =
            if world.case(&mona, second.case).await["owner"] == mona.id.to_string() { (&mona, &salem) } else { (&salem, &mona) };
        hands(&world, owner, &second, other).await;
        leaves(&world).await;
        assert_eq!(told(sink) - before, 0, "{:?}", sink.texts());
    });
}
