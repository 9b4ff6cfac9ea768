//! What is kept for an entity beyond the letters that come to it: files of secure messages and letters that another entity hands over count like
//! attachments, and what would be more is refused.

use kernel::Role;

use crate::mail::Opened;
use crate::mail::letter;
use crate::people::Person;
use crate::world::Answer;
use crate::world::CONTACT;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each_with;

const FULL: &str = "الحد الأعلى لمرفقات جهتك هو";

fn may_keep(bytes: &str) -> Vec<(String, String)> {
    vec![("quota.stored_bytes".into(), bytes.into())]
}

/// Puts a file of so many bytes to a reply.
async fn attaches(world: &World, who: &Person, opened: &Opened, bytes: usize) -> Answer {
    let text = "a line of a statement\n".repeat(bytes / 22 + 1);
    world.upload(who, &format!("{}/reply-files", opened.path), &[("statement.txt", &text.as_bytes()[..bytes])]).await
}

async fn sends_secure(world: &World, who: &Person, opened: &Opened) -> Answer {
    world.makes_sure(who, opened.case).await;
    let version = world.case(who, opened.case).await["version"].to_string();
    let body = "رقمكم الشخصي المسجل لدينا 850101234، وطلبكم مكتمل.";
    let fields = [("subject", "حالة"), ("body", body), ("lang", "ar"), ("version", version.as_str()), ("open_seen", "yes")];
    world.post(who, &format!("{}/secure-replies", opened.path), &fields).await
}

async fn replies_of(world: &World, case: i64) -> usize {
    let all = world.act(WORKS, move |tx| email::store::messages_of_case(tx, kernel::Id::new(case))).await;
    all.iter().filter(|message| message.is_out).count()
}

#[test]
fn files_of_a_secure_message_count_as_they_are_kept_and_what_would_be_more_is_refused_in_words() {
    on_each_with(&may_keep("3000"), |world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(attaches(&world, &mona, &opened, 2_500).await.status, 303);
        let refused = sends_secure(&world, &mona, &opened).await;
        assert!(refused.status == 409 && refused.says(FULL), "sealed it is more than may be kept: {}", refused.seen());
        assert_eq!(replies_of(&world, opened.case).await, 0, "nothing has left");
        assert!(world.get(&mona, &opened.path).await.says("statement.txt"), "and nothing is lost");
    });
    on_each_with(&may_keep("6000"), |world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(attaches(&world, &mona, &opened, 2_500).await.status, 303);
        let sent = sends_secure(&world, &mona, &opened).await;
        assert_eq!((sent.status, replies_of(&world, opened.case).await), (303, 1), "{}", sent.seen());
        let more = world.arrives_at(CONTACT, letter("هدى أحمد <huda@example.com>", "سؤال آخر", "متى موعد المعاينة؟")).await;
        let refused = attaches(&world, &mona, &more, 3_000).await;
        assert!(refused.status == 409 && refused.says(FULL), "what is sealed counts: {}", refused.seen());
        assert_eq!(attaches(&world, &mona, &more, 500).await.status, 303, "and what it was in the draft does not count beside it");
    });
}

/// Hands the case of a long letter to another entity; the letter, and what became of it.
async fn hands_over(world: &World, who: &Person, subject: &str) -> (Opened, serde_json::Value) {
    let text = format!("{subject}: {}", "When is the next vaccination of my daughter? ".repeat(60));
    let opened = world.arrives_at(CONTACT, letter("Yousef <yousef@example.com>", subject, &text)).await;
    let (version, to) = (world.case(who, opened.case).await["version"].to_string(), HEALTH.to_string());
    let fields = [("to", to.as_str()), ("note", "It is theirs."), ("seen", version.as_str())];
    assert_eq!(world.post(who, &format!("/en/desk/cases/{}/referral", opened.case), &fields).await.status, 303);
    for _ in 0..3 {
        platform::deliveries::run_due(&world.app).await.unwrap();
    }
    let case = world.case(who, opened.case).await;
    (opened, case)
}

#[test]
fn a_letter_that_is_handed_over_counts_where_it_goes_and_what_would_be_more_is_open_again_where_it_came_from() {
    on_each_with(&may_keep("5000"), |world| async move {
        let mona = world.mona().await;
        let (noora, yusuf) = (
            world.person(HEALTH, ("نورة", "Noora"), Role::Employee).await,
            world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await,
        );
        let (_, first) = hands_over(&world, &mona, "The first").await;
        assert_eq!(first["state"], "closed", "{first}");
        let (opened, second) = hands_over(&world, &mona, "The second").await;
        assert_eq!(second["state"], "open", "it is not lost on its way: {second}");
        assert!(world.get(&mona, "/en/desk/notices").await.says("did not arrive at the entity to which it was handed"));
        let (_, theirs) = world.program(&noora, "GET", "/api/v1/cases?view=team", None).await;
        assert_eq!(theirs["items"].as_array().unwrap().len(), 1, "{theirs}");
        for (lang, words) in [("en", "The other entity may keep no more attachments"), ("ar", "بلغت الجهة الأخرى الحد الأعلى لمرفقاتها")]
        {
            let page = world.get(&yusuf, &format!("/{lang}/desk/deliveries?state=failed")).await;
            assert!(page.says(words), "{lang}: {}", page.seen());
        }
        assert!(world.get(&mona, &opened.path).await.says("The second"), "and its letter can be read");
    });
}
