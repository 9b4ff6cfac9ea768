//! What a supervisor looks at is what leaves: files, letters before the answer, and nothing that was written since.

use kernel::Role;

use crate::mail::ANSWER;
use crate::mail::QUESTION;
use crate::mail::letter;
use crate::second_looks::Scene;
use crate::second_looks::mark;
use crate::second_looks::sends;
use crate::second_looks::sent;
use crate::second_looks::waiting;
use crate::world::CONTACT;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const HUDA: &str = "هدى أحمد <huda@example.com>";
const PDF: [(&str, &[u8]); 1] = [("الرسوم.pdf", b"%PDF-1.7 the fees")];

/// Mona takes back what waits, so that a story begins with nothing waiting.
async fn taken_back(world: &World, scene: &Scene) {
    assert_eq!(world.post(&scene.mona, &format!("{}/second-look/removal", scene.opened.path), &[]).await.status, 303);
}

/// Mona wants to tell that something is checked until noon of the 25th.
async fn checks(world: &World, scene: &Scene, what: &str) -> crate::world::Answer {
    let version = world.case(&scene.mona, scene.opened.case).await["version"].to_string();
    let fields =
        [("subject", "حالة رخصة البناء"), ("version", version.as_str()), ("what", what), ("date", "25/11/2026"), ("time", "12:00")];
    world.post(&scene.mona, &format!("{}/interim/check", scene.opened.path), &fields).await
}

async fn promises(world: &World, scene: &Scene) -> usize {
    let case = scene.opened.case;
    world.act(WORKS, move |tx| desk::promises_of(tx, kernel::Id::new(case))).await.len()
}

#[test]
fn the_files_of_a_reply_are_seen_by_who_looks_at_it_and_leave_as_they_were_seen() {
    on_each(|world| async move {
        let scene = waiting(&world, "up").await;
        let Scene { mona, hind, opened, path } = &scene;
        taken_back(&world, &scene).await;
        let files = format!("{}/reply-files", opened.path);
        assert_eq!(world.upload(mona, &files, &PDF).await.status, 303);
        assert_eq!(world.replies(mona, opened, ANSWER, &[]).await.status, 303);
        let page = world.get(hind, "/ar/desk/second-looks").await;
        assert_eq!(page.texts(".attachments a"), ["الرسوم.pdf"], "{}", page.text);
        assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
        let address = page.text.split("/files/").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        let address = format!("{path}/files/{address}");
        assert!(world.get(hind, &address).await.text.contains("the fees"), "she opens what will leave");
        assert_eq!(world.get(mona, &address).await.status, 403);
        let layla = world.person(HEALTH, ("ليلى", "Layla"), kernel::Role::Supervisor).await;
        assert_eq!(world.get(&layla, &address).await.status, 404);
        assert_eq!(world.upload(mona, &files, &[("سرّي.pdf", b"%PDF-1.7 secret")]).await.status, 409, "what is looked at stays as it is");
        let shown = world.get(mona, &files).await;
        let removal = shown.text.split("action=\"").find(|rest| rest.contains("/removal\"")).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(world.post(mona, &removal, &[]).await.status, 409);
        assert_eq!(sends(&world, hind, path, ANSWER).await.status, 303);
        let (message, raw) = world.reply_of(opened).await;
        let names: Vec<_> = message.attachments.iter().map(|file| file.name.clone()).collect();
        assert_eq!(names, ["الرسوم.pdf"]);
        assert_eq!(post::Mail::parse(&raw, &post::Limits::default()).mail.attachments.len(), 1);
        assert_eq!(world.upload(mona, &files, &PDF).await.status, 303, "the next reply has files of its own");
    });
}

#[test]
fn what_a_writer_has_begun_since_is_still_there_when_the_reply_has_left() {
    on_each(|world| async move {
        let scene = waiting(&world, "up").await;
        let Scene { mona, hind, opened, path } = &scene;
        let version = world.case(mona, opened.case).await["version"].to_string();
        let newer =
            [("subject", "حالة رخصة البناء"), ("body", "وللعلم، الرسوم عشرون ديناراً."), ("lang", "ar"), ("version", version.as_str())];
        assert_eq!(world.post(mona, &format!("{}/reply-draft", opened.path), &newer).await.status, 200);
        assert_eq!(sends(&world, hind, path, ANSWER).await.status, 303);
        let page = world.get(mona, &opened.path).await;
        assert!(page.texts("textarea.composer__box")[0].contains("عشرون ديناراً"), "{}", page.text);
        let (_, raw) = world.reply_of(opened).await;
        assert!(!post::Mail::parse(&raw, &post::Limits::default()).mail.text.contains("عشرون"));
    });
}

#[test]
fn a_letter_before_the_answer_waits_as_a_reply_does_and_promises_when_it_leaves() {
    on_each(|world| async move {
        let scene = waiting(&world, "up").await;
        let Scene { mona, hind, opened, path } = &scene;
        assert_eq!(checks(&world, &scene, "مدة إصدار الترخيص").await.status, 409, "a reply waits already");
        taken_back(&world, &scene).await;
        for _ in 0..2 {
            let asked = checks(&world, &scene, "مدة إصدار الترخيص").await;
            assert_eq!(asked.status, 303, "{}", asked.text);
        }
        assert!(sent(&world, opened).await.is_empty() && promises(&world, &scene).await == 0, "nothing is told yet");
        let page = world.get(hind, "/ar/desk/second-looks").await;
        assert!(page.says("مدة إصدار الترخيص") && page.says("25/11/2026"), "{}", page.text);
        assert_eq!((page.texts("section.card").len(), ui::lint::html(&page.text)), (1, Vec::<String>::new()));
        let shown = page.texts("textarea[name=body]")[0].clone();
        let seen = mark(&world, hind).await;
        let fields = [("act", "send"), ("look", seen.as_str()), ("subject", "حالة رخصة البناء"), ("body", shown.as_str())];
        for _ in 0..2 {
            let answer = world.post(hind, path, &fields).await;
            assert_eq!(answer.status, 303, "{}", answer.text);
        }
        assert_eq!((sent(&world, opened).await.len(), promises(&world, &scene).await), (1, 1), "told once, promised once");
        assert_eq!(world.case(mona, opened.case).await["awaits"], "employee", "the answer is still owed");
        let page = world.get(mona, &opened.path).await;
        assert!(page.texts("textarea.composer__box")[0].contains("خمسة أيام عمل"), "the reply that is being written is untouched");
    });
}

#[test]
fn a_letter_before_the_answer_that_does_not_leave_keeps_its_words_and_no_time_that_has_passed_is_told() {
    on_each(|world| async move {
        let scene = waiting(&world, "up").await;
        let Scene { mona, hind, opened, path } = &scene;
        taken_back(&world, &scene).await;
        assert_eq!(checks(&world, &scene, "رأي البلدية").await.status, 303);
        let seen = mark(&world, hind).await;
        let back = [("act", "back"), ("look", seen.as_str()), ("remark", "اذكر اسم القسم")];
        for _ in 0..2 {
            assert_eq!(world.post(hind, path, &back).await.status, 303);
        }
        let page = world.get(mona, &opened.path).await;
        assert!(page.says("رأي البلدية") && page.says("اذكر اسم القسم"), "{}", page.text);
        assert_eq!(checks(&world, &scene, "رأي قسم الرخص").await.status, 303);
        world.after(30 * 3600).await;
        let late = sends(&world, hind, path, "رأي قسم الرخص").await;
        assert_eq!(late.status, 409);
        assert!(late.says("مضى الموعد"), "{}", late.text);
        assert!(sent(&world, opened).await.is_empty() && promises(&world, &scene).await == 0);
    });
}

#[test]
fn a_reply_that_waits_does_not_leave_once_the_customer_has_written_again() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let (_, raw) = world.reply_of(&opened).await;
        let address = post::Mail::parse(&raw, &post::Limits::default()).mail.reply_to[0].address.clone();
        let hind = world.person(WORKS, ("هند", "Hind"), kernel::Role::Supervisor).await;
        let admin = world.person(WORKS, ("يوسف", "Yusuf"), kernel::Role::EntityAdministrator).await;
        let wish = [("wish", "yes"), ("minutes", "30"), ("then", "send")];
        assert_eq!(world.post(&admin, "/ar/desk/writing/second-look", &wish).await.status, 303);
        world.arrives_at(&address, letter(HUDA, "رد", "وكم الرسوم؟")).await;
        assert_eq!(world.replies(&mona, &opened, "الرسوم عشرون ديناراً.", &[]).await.status, 303);
        assert_eq!(sent(&world, &opened).await.len(), 1, "it waits");
        let again = world.arrives_at(&address, letter(HUDA, "رد آخر", "لم أعد بحاجة إلى الرخصة.")).await;
        assert_eq!(again.case, opened.case, "she writes in the same case");
        let path = format!("/ar/desk/second-looks/{}", opened.case);
        let refused = sends(&world, &hind, &path, "الرسوم عشرون ديناراً.").await;
        assert_eq!(refused.status, 409, "nobody has read it: {}", refused.text);
        world.after(32 * 60).await;
        assert_eq!(sent(&world, &opened).await.len(), 1, "nor does the clock send it");
        assert!(world.get(&mona, "/ar/desk/notices").await.says("لم يُرسل ردك"), "its writer is told");
        let page = world.get(&mona, &opened.path).await;
        assert!(page.texts("textarea.composer__box")[0].contains("عشرون"), "and has it still: {}", page.text);
        assert_eq!(world.replies(&mona, &opened, "أُلغي طلبكم كما رغبتم.", &[]).await.status, 303);
        let answer = sends(&world, &hind, &path, "أُلغي طلبكم كما رغبتم.").await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        assert_eq!(sent(&world, &opened).await.len(), 2);
    });
}

#[test]
fn a_case_that_waits_for_a_look_is_not_the_next_one_for_its_owner() {
    on_each(|world| async move {
        let Scene { mona, hind, opened, .. } = waiting(&world, "up").await;
        let admin = world.person(WORKS, ("أمينة", "Amina"), Role::EntityAdministrator).await;
        assert_eq!(
            world.post(&admin, "/ar/desk/writing/second-look", &[("wish", ""), ("minutes", "30"), ("then", "up")]).await.status,
            303
        );
        let ask = |subject: &'static str| world.arrives_at(CONTACT, letter("علي حسن <ali@example.com>", subject, QUESTION));
        let (second, third) = (ask("رخصة محل").await, ask("رخصة هدم").await);
        let version = world.case(&mona, second.case).await["version"].to_string();
        let fields =
            [("subject", "حالة رخصة البناء"), ("body", ANSWER), ("lang", "ar"), ("version", version.as_str()), ("open_seen", "yes")];
        let list = format!("{}?view=mine", second.path);
        let sent = world.post_from(&mona, &list, &format!("{}/replies", second.path), &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert!(!sent.location.contains(&opened.path), "{}", sent.location);
        assert!(sent.location.starts_with(&third.path) || sent.location.starts_with("/ar/desk/cases?view=mine"), "{}", sent.location);
        let looks = world.get(&hind, "/ar/desk/second-looks").await;
        assert!(
            looks.text.contains("value=\"send\" aria-keyshortcuts=\"Control+Enter\""),
            "Ctrl and Enter do the first act: {}",
            looks.text
        );
    });
}
