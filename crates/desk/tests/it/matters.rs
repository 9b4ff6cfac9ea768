//! Stories of what a message asks for: proposed with the words that say so, accepted with one key, corrected, and counted.

use kernel::Bilingual;
use kernel::Role;
use org::Service;
use serde_json::json;

use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// Offers services of an entity; answers their numbers.
pub async fn services(world: &World, entity: kernel::EntityId) -> Vec<String> {
    let offered = [("رخصة بناء", "Building permit", ""), ("إنارة الشوارع", "Street lighting", "ليتات الفريج")];
    world
        .act(entity, move |tx| {
            let mut ids = Vec::new();
            for (ar, en, words) in offered {
                let service = Service { id: tx.new_id(), name: Bilingual::new(ar, en), words: words.into(), is_offered: true };
                org::add_service(tx, &service)?;
                ids.push(service.id.to_string());
            }
            Ok(ids)
        })
        .await
}

#[test]
fn what_a_message_asks_is_proposed_with_its_words_and_accepted_with_one_key() {
    on_each(|world| async move {
        let (mona, services) = (world.mona().await, services(&world, WORKS).await);
        world.person(WORKS, "Salem", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", "ليتات الفريج طافية وفيها شرار، الحقوا علينا").await;
        let path = format!("/ar{}", case.path());
        let page = world.get(&mona, &path).await;
        let proposed = page.texts("#matter-proposed").join(" ");
        for word in ["إنارة الشوارع", "عاجل", "ليتات الفريج", "شرار"] {
            assert!(proposed.contains(word), "{word}: {proposed}");
        }
        assert_eq!(page.texts("#matter-proposed [data-key=KeyA]"), ["قبولA"]);
        assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
        let version = case.version.to_string();
        let accepted = [("service", services[1].as_str()), ("urgency", "urgent"), ("lang", "en"), ("version", version.as_str())];
        for click in 0..2 {
            let answer = world.post(&mona, &format!("{path}/matter"), &accepted).await;
            assert_eq!(answer.status, 303, "click {click}: {}", answer.text);
        }
        let page = world.get(&mona, &path).await;
        assert!(page.texts("#matter-proposed").is_empty(), "what is settled is asked no more");
        assert!(page.texts("#guide .facts").join(" ").contains("إنارة الشوارع"), "{}", page.text);
        let timeline = world.get(&mona, &format!("{path}?tab=timeline")).await;
        let told = timeline.texts("#timeline li").iter().filter(|line| line.contains("قُبل الموضوع المقترح")).count();
        assert_eq!(told, 1, "{}", timeline.text);
    });
}

#[test]
fn a_correction_is_kept_and_counted_and_so_is_what_was_not_proposed() {
    on_each(|world| async move {
        let (mona, services) = (world.mona().await, services(&world, WORKS).await);
        let wrong = world.letter(WORKS, "Yousef", "The lamp post on our street has to move for our new garage. Urgent.").await;
        let silent = world.letter(WORKS, "Aisha", "I wrote last month. Any news?").await;
        let says = |version: i64, service: &str| json!({"service": service, "urgency": "ordinary", "lang": "en", "version": version});
        for case in [&wrong, &silent] {
            let (status, now) =
                world.program(&mona, "POST", &format!("/api/v1/cases/{}/matter", case.id), Some(says(case.version, &services[0]))).await;
            assert_eq!((status, &now["service"], &now["urgency"]), (200, &json!(services[0]), &json!("ordinary")), "{now}");
        }
        let quality = world.act(WORKS, desk::proposal_quality).await;
        let of = |field: &str| quality.iter().find(|one| one.field == field).map(|one| (one.kept, one.corrected, one.added));
        assert_eq!(of("service"), Some((0, 1, 1)), "{quality:?}");
        assert_eq!(of("urgency"), Some((0, 1, 0)), "{quality:?}");
        assert_eq!(of("lang"), Some((1, 0, 0)), "{quality:?}");
        let (status, _) =
            world.program(&mona, "POST", &format!("/api/v1/cases/{}/matter", wrong.id), Some(says(wrong.version, &services[1]))).await;
        assert_eq!(status, 409, "somebody changed it since it was looked at");
    });
}

#[test]
fn the_matter_is_said_by_who_has_the_case_in_hand_and_of_the_entitys_own_services() {
    on_each(|world| async move {
        let (mona, services) = (world.mona().await, services(&world, WORKS).await);
        let theirs = self::services(&world, HEALTH).await;
        let case = world.letter(WORKS, "Yousef", "The street light is broken.").await;
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        let huda = world.person(HEALTH, "Huda", Role::Employee).await;
        let body = |service: &str| Some(json!({"service": service, "urgency": "soon", "lang": "en", "version": case.version}));
        let path = format!("/api/v1/cases/{}/matter", case.id);
        assert_eq!(world.program(&salem, "POST", &path, body(&services[1])).await.0, 409, "it is in Mona's hands");
        assert_eq!(world.program(&huda, "POST", &path, body(&theirs[1])).await.0, 404);
        assert_eq!(world.program(&mona, "POST", &path, body(&theirs[1])).await.0, 422);
        assert_eq!(world.program(&mona, "POST", &path, body("")).await.0, 200, "none of them is an answer too");
        assert!(!world.get(&salem, &format!("/en{}", case.path())).await.text.contains("id=\"matter\""));
    });
}

#[test]
fn the_words_of_a_service_are_the_administrators_to_write() {
    on_each(|world| async move {
        let services = services(&world, WORKS).await;
        let (mona, fatima) = (world.mona().await, world.person(WORKS, "Fatima", Role::EntityAdministrator).await);
        let path = format!("/en/admin/services/{}/words", services[0]);
        assert_eq!(world.post(&mona, &path, &[("words", "ترخيص")]).await.status, 403);
        let long = "كلمة، ".repeat(400);
        let refused = world.post(&fatima, &path, &[("words", &long)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("2000 characters"), "{}", refused.text);
        assert_eq!(world.post(&fatima, &path, &[("words", "الكروكي، site plan")]).await.status, 303);
        let case = world.letter(WORKS, "Yousef", "وين أحصل الكروكي؟").await;
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        assert!(page.texts("#matter-proposed").join(" ").contains("Building permit"), "{}", page.text);
    });
}
