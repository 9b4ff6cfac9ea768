//! What replies are held against: one's own words, the entity's, what stops, and what comes of a reply that left in spite of it.

use kernel::Role;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::people::Person;
use crate::world::Answer;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

async fn remarks(world: &World, who: &Person, opened: &Opened, lang: &str, body: &str) -> String {
    let fields = [("subject", "s"), ("body", body), ("lang", lang), ("version", "1")];
    world.post(who, &format!("{}/reply-checks", opened.path), &fields).await.text
}

async fn administrator(world: &World) -> Person {
    world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await
}

/// The first review on a page.
fn review(page: &Answer) -> String {
    page.text.split("id=\"review-").nth(1).and_then(|rest| rest.split('"').next()).expect("a review").to_owned()
}

async fn sets(world: &World, who: &Person, what: &str, fields: &[(&str, &str)]) -> Answer {
    world.post(who, &format!("/ar/desk/writing/{what}"), fields).await
}

#[test]
fn a_word_of_ones_own_is_right_for_oneself_until_it_is_removed() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.salem().await);
        let opened = world.huda_asks().await;
        let text = "The zallaqqa office is open.";
        assert_eq!(world.post(&mona, "/ar/desk/known-words", &[("word", "zallaqqa")]).await.status, 204);
        assert!(!remarks(&world, &mona, &opened, "en", text).await.contains("zallaqqa"));
        assert!(remarks(&world, &salem, &opened, "en", text).await.contains("zallaqqa"), "it is hers alone");
        assert!(world.get(&mona, "/ar/desk/words").await.says("zallaqqa"));
        assert_eq!(world.post(&mona, "/ar/desk/words/removal", &[("word", "zallaqqa")]).await.status, 303);
        assert!(remarks(&world, &mona, &opened, "en", text).await.contains("zallaqqa"));
        assert_eq!(world.post(&mona, "/ar/desk/words", &[("word", "two words")]).await.status, 422);
    });
}

#[test]
fn the_words_of_an_entity_are_known_to_all_its_people_and_to_no_others() {
    on_each(|world| async move {
        let (mona, admin) = (world.mona().await, administrator(&world).await);
        let opened = world.huda_asks().await;
        assert_eq!(sets(&world, &mona, "words", &[("words", "zallaqqa")]).await.status, 403);
        assert_eq!(sets(&world, &admin, "words", &[("words", "zallaqqa\nMuharraqi")]).await.status, 303);
        assert_eq!(sets(&world, &admin, "words", &[("words", "zallaqqa")]).await.status, 303, "once more changes nothing");
        assert!(!remarks(&world, &mona, &opened, "en", "The zallaqqa office is open.").await.contains("zallaqqa"));
        let other = world.person(HEALTH, ("ليلى", "Layla"), Role::EntityAdministrator).await;
        assert!(!world.get(&other, "/ar/desk/writing").await.says("zallaqqa"), "behind the wall");
        assert_eq!(sets(&world, &admin, "words/removal", &[("word", "zallaqqa")]).await.status, 303);
        assert!(remarks(&world, &mona, &opened, "en", "The zallaqqa office is open.").await.contains("zallaqqa"));
        assert_eq!(sets(&world, &admin, "plain-words", &[("word", "الأوراق"), ("plain", "المستندات")]).await.status, 303);
        assert!(
            remarks(&world, &mona, &opened, "ar", "أكملوا الأوراق في المركز.").await.contains("المستندات"),
            "what it does not want is marked"
        );
    });
}

#[test]
fn names_of_people_and_services_and_of_the_customer_are_no_misspellings() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened =
            world.arrives_at(crate::world::CONTACT, crate::mail::letter("Zubaidah Alkhawwr <z@example.com>", "Permit", "When?")).await;
        assert!(!remarks(&world, &mona, &opened, "en", "your letter, alkhawwr, is here").await.contains("alkhawwr"));
        assert!(remarks(&world, &mona, &opened, "en", "your letter, alkhawwx, is here").await.contains("alkhawwx"));
    });
}

#[test]
fn what_an_entity_holds_confidential_stops_a_reply() {
    on_each(|world| async move {
        let (mona, admin) = (world.mona().await, administrator(&world).await);
        let opened = world.huda_asks().await;
        let body = format!("{ANSWER} رقم الملف EMP-4471.");
        for (shape, status) in [("##", 422), ("EMP-####", 303), ("EMP-####", 303)] {
            assert_eq!(sets(&world, &admin, "shapes", &[("shape", shape)]).await.status, status, "{shape}");
        }
        assert!(remarks(&world, &mona, &opened, "ar", &body).await.contains("\"kind\":\"bad\""));
        let refused = world.replies(&mona, &opened, &body, &[]).await;
        assert_eq!(refused.status, 409);
        assert!(refused.says("بيانات سرية"), "{}", refused.text);
        assert_eq!(world.replies(&mona, &opened, &body, &[("override_reason", "طلبه العميل")]).await.status, 409, "only who may override");
        assert_eq!(sets(&world, &admin, "shapes/removal", &[("shape", "EMP-####")]).await.status, 303);
        assert_eq!(world.replies(&mona, &opened, &body, &[]).await.status, 303);
    });
}

#[test]
fn an_entity_lets_misspellings_stop_and_a_reason_goes_to_review() {
    on_each(|world| async move {
        let (mona, admin) = (world.mona().await, administrator(&world).await);
        let opened = world.huda_asks().await;
        let body = format!("{ANSWER} نفيدكمم بذلك.");
        assert_eq!(sets(&world, &admin, "weights", &[("doubtful", "yes"), ("spelling", "yes")]).await.status, 303);
        assert!(remarks(&world, &mona, &opened, "ar", &body).await.contains("\"kind\":\"bad\""));
        let refused = world.replies(&mona, &opened, &body, &[]).await;
        assert_eq!(refused.status, 409);
        assert!(refused.says("خطأ إملائي"), "{}", refused.text);
        assert_eq!(world.replies(&mona, &opened, &body, &[("override_reason", "اسم علم")]).await.status, 303);
        let hind = world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await;
        let page = world.get(&hind, "/ar/desk/reply-reviews").await;
        assert!(page.says("اسم علم") && page.says("خطأ إملائي"), "{}", page.text);
        let id = review(&page);
        let path = format!("/ar/desk/reply-reviews/{id}");
        assert_eq!(world.post(&mona, &path, &[("stand", "accepted")]).await.status, 403);
        assert_eq!(world.post(&hind, &path, &[("stand", "discuss")]).await.status, 422, "without a note there is nothing to read");
        let other = world.person(HEALTH, ("ليلى", "Layla"), Role::Supervisor).await;
        assert_eq!(world.post(&other, &path, &[("stand", "accepted")]).await.status, 404);
        let note = [("stand", "discuss"), ("note", "ليس اسم علم")];
        assert_eq!(world.post(&hind, &path, &note).await.status, 303);
        assert_eq!(world.post(&hind, &path, &note).await.status, 303, "a second click changes nothing");
        assert_eq!(world.post(&hind, &path, &[("stand", "accepted")]).await.status, 409);
        let further = world.get(&hind, &format!("/ar/desk/reply-reviews?after={}", i64::MAX)).await;
        assert!(further.says("ليس اسم علم"), "a further page of what waits leaves what is to be talked about: {}", further.text);
        let own = world.get(&mona, "/ar/desk/reply-reviews").await;
        assert!(own.says("ليس اسم علم") && own.says("للنقاش مع الموظف"), "{}", own.text);
        assert!(world.get(&mona, "/ar/desk/notices").await.says("رُوجع رد لك"));
    });
}

#[test]
fn who_leads_one_centre_reviews_its_replies_alone() {
    on_each(|world| async move {
        let (manama, muharraq) = (world.centre("المنامة").await, world.centre("المحرق").await);
        let mona = world.person_at(manama, ("منى", "Mona"), Role::Employee).await;
        let hind = world.person_at(manama, ("هند", "Hind"), Role::Supervisor).await;
        let dana = world.person_at(muharraq, ("دانة", "Dana"), Role::Supervisor).await;
        let admin = administrator(&world).await;
        let opened = world.huda_asks().await;
        assert_eq!(sets(&world, &admin, "weights", &[("doubtful", "yes"), ("spelling", "yes")]).await.status, 303);
        let body = format!("{ANSWER} نفيدكمم بذلك.");
        assert_eq!(world.replies(&mona, &opened, &body, &[("override_reason", "اسم علم")]).await.status, 303);
        assert!(!world.get(&dana, "/ar/desk/reply-reviews").await.says("اسم علم"), "it is another centre's");
        let page = world.get(&hind, "/ar/desk/reply-reviews").await;
        assert!(page.says("اسم علم"), "{}", page.text);
        let path = format!("/ar/desk/reply-reviews/{}", review(&page));
        assert_eq!(world.post(&dana, &path, &[("stand", "accepted")]).await.status, 404);
        assert_eq!(world.post(&hind, &path, &[("stand", "accepted")]).await.status, 303);
    });
}

#[test]
fn nobody_reviews_a_reply_of_their_own() {
    on_each(|world| async move {
        let hind = world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await;
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let taking = [("reason", "حالة عاجلة"), ("seen", version.as_str())];
        assert_eq!(world.post(&hind, &format!("{}/owner", opened.path), &taking).await.status, 303);
        let body = format!("{ANSWER} رقمكم الشخصي 880412345.");
        assert_eq!(world.replies(&hind, &opened, &body, &[("override_reason", "طلب العميل تأكيده")]).await.status, 303);
        let page = world.get(&hind, "/ar/desk/reply-reviews").await;
        assert!(!page.text.contains("id=\"review-"), "the page offers it to nobody who may not");
        let (_, open) = world.program(&hind, "GET", "/api/v1/reply-reviews", None).await;
        let id = open["items"][0]["id"].as_str().unwrap();
        let answer = world.post(&hind, &format!("/ar/desk/reply-reviews/{id}"), &[("stand", "accepted")]).await;
        assert_eq!(answer.status, 409);
        assert!(answer.says("لا يراجع أحد رده بنفسه"), "{}", answer.text);
    });
}

#[test]
fn the_pages_of_writing_follow_the_rules_of_both_languages() {
    on_each(|world| async move {
        let (mona, admin) = (world.mona().await, administrator(&world).await);
        let hind = world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await;
        assert_eq!(sets(&world, &admin, "shapes", &[("shape", "EMP-####")]).await.status, 303);
        assert_eq!(sets(&world, &admin, "words", &[("words", "zallaqqa")]).await.status, 303);
        assert_eq!(world.post(&mona, "/ar/desk/words", &[("word", "سند")]).await.status, 303);
        for lang in ["ar", "en"] {
            for (who, path) in [(&mona, "words"), (&mona, "reply-reviews"), (&hind, "reply-reviews"), (&admin, "writing")] {
                let page = world.get(who, &format!("/{lang}/desk/{path}")).await;
                assert_eq!(page.status, 200, "{path}");
                assert_eq!(ui::lint::html(&page.text), Vec::<String>::new(), "{path}");
                assert!(!page.text.contains(">email-"), "a key without words on {path}");
            }
        }
    });
}
