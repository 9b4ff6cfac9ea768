//! Stories of tags: made in both languages by those who may, put on and taken off, found again, and never another entity's.

use kernel::Role;
use serde_json::json;

use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// Makes a tag and answers its number.
async fn makes(world: &World, who: &Person, ar: &str, en: &str) -> String {
    let made = world.post(who, "/en/admin/tags", &[("name_ar", ar), ("name_en", en)]).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let (_, all) = world.program(who, "GET", "/api/v1/tags", None).await;
    let tag = all["items"].as_array().unwrap().iter().find(|tag| tag["name_en"] == en).unwrap().clone();
    tag["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_tag_is_put_on_by_its_name_in_either_language_and_shown_in_the_readers() {
    on_each(|world| async move {
        let (mona, fatima) = (world.mona().await, world.person(WORKS, "Fatima", Role::Supervisor).await);
        makes(&world, &fatima, "إعادة فتح", "Reopened").await;
        let case = world.letter(WORKS, "Yousef", "Again, the same question.").await;
        let path = case.path();
        for name in ["اعاده فتح", "reopened"] {
            assert_eq!(world.post(&mona, &format!("/en{path}/tags"), &[("tag", name)]).await.status, 303, "{name}");
        }
        assert_eq!(world.get(&mona, &format!("/en{path}")).await.texts("#case-head .conv__title .tag"), ["Reopened"]);
        assert_eq!(world.get(&mona, "/ar/desk/cases?view=mine").await.texts(".list .item__meta .tag:last-child"), ["إعادة فتح"]);
        let timeline = world.get(&mona, &format!("/en{path}?tab=timeline")).await;
        let told = timeline.texts("#timeline li").iter().filter(|line| line.contains("Tagged: Reopened")).count();
        assert_eq!(told, 1, "a second time changes nothing: {}", timeline.text);
        let unknown = world.post(&mona, &format!("/en{path}/tags"), &[("tag", "Urgent")]).await;
        assert_eq!(unknown.status, 422);
        assert!(unknown.says("No tag in use has this name"), "{}", unknown.text);
    });
}

#[test]
fn a_case_is_found_by_the_name_of_its_tag_in_both_languages_and_no_longer_once_it_is_taken_off() {
    on_each(|world| async move {
        let (mona, fatima) = (world.mona().await, world.person(WORKS, "Fatima", Role::Supervisor).await);
        let tag = makes(&world, &fatima, "كبار السن", "Older people").await;
        let case = world.letter(WORKS, "Yousef", "Again, the same question.").await;
        let found = async |query: &str| {
            let page = world.get(&mona, &format!("/en/desk/search?q={}", query.replace(' ', "%20"))).await;
            (page.texts(".items .tag"), page.text.contains(&format!("/en/desk/cases?view=filter&#38;tag={tag}")))
        };
        assert_eq!(found("older people").await, (Vec::new(), true), "no case has it yet, and its list is there");
        assert_eq!(world.post(&mona, &format!("/en{}/tags", case.path()), &[("tag", "older people")]).await.status, 303);
        for query in ["كبار السن", "كبار", "older people", "OLDER peop"] {
            assert_eq!(found(query).await, (vec![case.reference.clone()], true), "{query}");
        }
        assert_eq!(found("older houses").await, (Vec::new(), false));
        let other = world.person(HEALTH, "Ali", Role::Employee).await;
        assert!(!world.get(&other, "/en/desk/search?q=older").await.text.contains(&case.reference), "another entity's");
        assert_eq!(world.post(&mona, &format!("/en{}/tags/{tag}/removal", case.path()), &[]).await.status, 303);
        assert_eq!(found("older people").await, (Vec::new(), true));
    });
}

#[test]
fn a_tag_is_taken_off_and_one_that_is_out_of_use_stays_where_it_is() {
    on_each(|world| async move {
        let (mona, fatima) = (world.mona().await, world.person(WORKS, "Fatima", Role::EntityAdministrator).await);
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let tag = makes(&world, &salem, "عاجل", "Urgent").await;
        let (first, second) = (world.letter(WORKS, "Yousef", "Please.").await, world.letter(WORKS, "Aisha", "Please.").await);
        let of = |case: &desk::Case| format!("/api/v1/cases/{}/tags/{tag}", case.id);
        let (status, tagged) = world.program(&mona, "PUT", &of(&first), None).await;
        assert_eq!((status, &tagged["tags"]), (200, &json!([tag])), "{tagged}");
        assert_eq!(world.post(&fatima, &format!("/en/admin/tags/{tag}/offering"), &[("offered", "no")]).await.status, 303);
        assert_eq!(world.program(&mona, "PUT", &of(&second), None).await.0, 409, "it is not put on any more");
        assert_eq!(world.get(&mona, &format!("/en{}", first.path())).await.texts("#case-head .conv__title .tag"), ["Urgent"]);
        let removal = format!("/en{}/tags/{tag}/removal", first.path());
        assert_eq!(world.post(&mona, &removal, &[]).await.status, 303);
        assert!(world.get(&mona, &format!("/en{}", first.path())).await.texts("#case-head .conv__title .tag").is_empty());
    });
}

#[test]
fn a_name_that_another_tag_has_in_either_language_is_refused_beside_its_field_and_a_tag_is_renamed() {
    on_each(|world| async move {
        let fatima = world.person(WORKS, "Fatima", Role::Supervisor).await;
        let tag = makes(&world, &fatima, "عاجل", "Urgent").await;
        let twice = world.post(&fatima, "/en/admin/tags", &[("name_ar", "مستعجل"), ("name_en", "urgent")]).await;
        assert_eq!(twice.status, 422);
        assert_eq!(twice.texts("#f-name_en-error"), ["Another tag has this name already."]);
        let half = world.post(&fatima, "/ar/admin/tags", &[("name_ar", "متابعة"), ("name_en", "")]).await;
        assert_eq!((half.status, half.texts("#f-name_en-error").len()), (422, 1));
        let renamed = [("id", tag.as_str()), ("name_ar", "مستعجل"), ("name_en", "Pressing")];
        assert_eq!(world.post(&fatima, "/en/admin/tags", &renamed).await.status, 303);
        let page = world.get(&fatima, "/en/admin/tags").await;
        assert!(page.says("Pressing") && !page.says("Urgent"), "{}", page.text);
        let changing = world.get(&fatima, &format!("/ar/admin/tags?id={tag}")).await;
        assert!(changing.text.contains("value=\"مستعجل\""), "{}", changing.text);
    });
}

#[test]
fn the_tags_of_an_entity_are_its_own_and_made_by_those_who_may() {
    on_each(|world| async move {
        let (mona, fatima) = (world.mona().await, world.person(WORKS, "Fatima", Role::Supervisor).await);
        let tag = makes(&world, &fatima, "عاجل", "Urgent").await;
        assert_eq!(world.post(&mona, "/en/admin/tags", &[("name_ar", "لي"), ("name_en", "Mine")]).await.status, 403);
        let huda = world.person(HEALTH, "Huda", Role::Supervisor).await;
        assert!(!world.get(&huda, "/en/admin/tags").await.says("Urgent"));
        assert_eq!(world.post(&huda, &format!("/en/admin/tags/{tag}/offering"), &[("offered", "no")]).await.status, 404);
        let theirs = [("id", tag.as_str()), ("name_ar", "لنا"), ("name_en", "Ours")];
        assert_eq!(world.post(&huda, "/en/admin/tags", &theirs).await.status, 404);
        let noora = world.person(HEALTH, "Noora", Role::Employee).await;
        let case = world.letter(HEALTH, "Aisha", "When is my appointment?").await;
        assert_eq!(world.program(&noora, "PUT", &format!("/api/v1/cases/{}/tags/{tag}", case.id), None).await.0, 404);
        assert_eq!(world.post(&noora, &format!("/en{}/tags", case.path()), &[("tag", "Urgent")]).await.status, 422);
    });
}
