//! Replies that wait for a supervisor's look: sent, changed, sent back, and none forgotten.

use kernel::Role;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const OTHER: &str = "اكتمل طلبكم، وسيصدر الترخيص خلال يومي عمل.";

struct Scene {
    mona: Person,
    hind: Person,
    opened: Opened,
    path: String,
}

/// Mona has answered Huda where the entity wants a second look; then what.
async fn waiting(world: &World, then: &str) -> Scene {
    let (mona, hind) = (world.mona().await, world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await);
    let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
    let wish = [("wish", "yes"), ("minutes", "30"), ("then", then)];
    assert_eq!(world.post(&admin, "/ar/desk/writing/second-look", &wish).await.status, 303);
    let opened = world.huda_asks().await;
    assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
    let path = format!("/ar/desk/second-looks/{}", opened.case);
    Scene { mona, hind, opened, path }
}

async fn sent(world: &World, opened: &Opened) -> Vec<email::Message> {
    let case = opened.case;
    let all = world.act(WORKS, move |tx| email::store::messages_of_case(tx, kernel::Id::new(case))).await;
    all.into_iter().filter(|message| message.is_out).collect()
}

#[test]
fn a_reply_waits_for_a_second_look_and_leaves_in_its_writers_name() {
    on_each(|world| async move {
        let Scene { mona, hind, opened, path } = waiting(&world, "up").await;
        assert!(sent(&world, &opened).await.is_empty(), "it waits");
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "employee", "and the clock runs on");
        assert!(world.get(&mona, &opened.path).await.says("ينتظر هذا الرد نظر مشرف"));
        assert!(world.get(&hind, "/ar/desk/notices").await.says("رد ينتظر نظرك"));
        let page = world.get(&hind, "/ar/desk/second-looks").await;
        assert!(page.says("خمسة أيام عمل") && page.says("منى"), "{}", page.text);
        assert_eq!(world.get(&mona, "/ar/desk/second-looks").await.status, 403);
        let other = world.person(HEALTH, ("ليلى", "Layla"), Role::Supervisor).await;
        assert!(!world.get(&other, "/ar/desk/second-looks").await.says("منى"), "behind the wall");
        world.post(&other, &path, &[("act", "send"), ("subject", "حالة"), ("body", "x")]).await;
        assert!(sent(&world, &opened).await.is_empty(), "nobody of another entity sends it");
        let fields = [("act", "send"), ("subject", "حالة رخصة البناء"), ("body", ANSWER)];
        for _ in 0..2 {
            let answer = world.post(&hind, &path, &fields).await;
            assert_eq!(answer.status, 303, "{}", answer.text);
        }
        assert_eq!(sent(&world, &opened).await.len(), 1, "two clicks send once");
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("منى") && !page.says("ينتظر هذا الرد نظر مشرف"), "{}", page.text);
        assert_eq!(world.finding(&mona, &opened, "6.email.signature").await, "met");
    });
}

#[test]
fn a_supervisor_changes_a_reply_or_sends_it_back_with_a_remark() {
    on_each(|world| async move {
        let Scene { mona, hind, opened, path } = waiting(&world, "up").await;
        let empty = world.post(&hind, &path, &[("act", "back"), ("body", OTHER), ("remark", " ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.says("يومي عمل"), "what was typed is kept: {}", empty.text);
        assert_eq!(world.post(&hind, &path, &[("act", "back"), ("remark", "اذكر الموعد")]).await.status, 303);
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("اذكر الموعد") && page.says("خمسة أيام عمل"), "remark and draft are there: {}", page.text);
        assert!(world.get(&mona, "/ar/desk/notices").await.says("أعاد مشرف ردك"));
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let changed = [("act", "send"), ("subject", "حالة رخصة البناء"), ("body", OTHER)];
        assert_eq!(world.post(&hind, &path, &changed).await.status, 303);
        let (message, _) = world.reply_of(&opened).await;
        let entry = world.act(WORKS, move |tx| desk::store::entries(tx, message.case, None, 50)).await.pop().unwrap();
        assert!(entry.text.contains("يومي عمل") && entry.text.contains("منى"), "{}", entry.text);
    });
}

#[test]
fn a_reply_that_nobody_looks_at_goes_up_or_is_sent() {
    on_each(|world| async move {
        let Scene { opened, .. } = waiting(&world, "send").await;
        world.after(29 * 60).await;
        assert!(sent(&world, &opened).await.is_empty());
        world.after(3 * 60).await;
        assert_eq!(sent(&world, &opened).await.len(), 1);
    });
    on_each(|world| async move {
        let noor = world.person(WORKS, ("نور", "Noor"), Role::CentreManager).await;
        let Scene { hind, opened, .. } = waiting(&world, "up").await;
        world.after(32 * 60).await;
        world.after(32 * 60).await;
        assert!(sent(&world, &opened).await.is_empty(), "it waits on");
        assert!(world.get(&hind, "/ar/desk/second-looks").await.says("ورُفع"));
        let told = world.get(&noor, "/ar/desk/notices").await;
        assert_eq!(told.text.matches("رد ينتظر نظر مشرف منذ وقت طويل").count(), 1, "told once: {}", told.text);
    });
}

#[test]
fn a_reply_does_not_leave_when_the_customer_wrote_meanwhile_or_its_writer_takes_it_back() {
    on_each(|world| async move {
        let Scene { mona, hind, opened, path } = waiting(&world, "up").await;
        world
            .arrives_at(crate::world::CONTACT, crate::mail::letter("هدى أحمد <huda@example.com>", "سؤال آخر", "هل الرسوم 20 ديناراً؟"))
            .await;
        let salem = world.salem().await;
        let note = [("text", "اتصلت العميلة")];
        assert_eq!(world.post(&salem, &format!("{}/notes", opened.path), &note).await.status, 303);
        let fields = [("act", "send"), ("subject", "حالة رخصة البناء"), ("body", ANSWER)];
        assert_eq!(world.post(&hind, &path, &fields).await.status, 409, "it was written on another view of the case");
        let removal = format!("{}/second-look/removal", opened.path);
        assert_eq!(world.post(&salem, &removal, &[]).await.status, 409, "only its owner takes it back");
        assert_eq!(world.post(&mona, &removal, &[]).await.status, 303);
        assert!(!world.get(&hind, "/ar/desk/second-looks").await.says("خمسة أيام عمل"));
        assert!(sent(&world, &opened).await.is_empty());
    });
}

#[test]
fn replies_of_supervisors_do_not_wait_and_the_page_follows_the_rules() {
    on_each(|world| async move {
        let Scene { hind, opened, .. } = waiting(&world, "up").await;
        for lang in ["ar", "en"] {
            let page = world.get(&hind, &format!("/{lang}/desk/second-looks")).await;
            assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
            assert!(!page.text.contains(">email-"), "{}", page.text);
        }
        let version = world.case(&hind, opened.case).await["version"].to_string();
        let taking = [("reason", "حالة عاجلة"), ("seen", version.as_str())];
        assert_eq!(world.post(&hind, &format!("{}/owner", opened.path), &taking).await.status, 303);
        assert_eq!(world.replies(&hind, &opened, OTHER, &[]).await.status, 303);
        assert_eq!(sent(&world, &opened).await.len(), 1);
        assert!(
            !world.get(&hind, "/ar/desk/second-looks").await.says("خمسة أيام عمل"),
            "what a colleague wrote before is no reply any more"
        );
    });
}
