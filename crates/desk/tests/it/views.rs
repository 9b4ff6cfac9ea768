//! Stories of lists that are put together and kept, for oneself or for the team.

use kernel::Role;
use serde_json::json;

use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const DAY: u64 = 86_400;

/// The names in a list.
async fn names(world: &World, who: &Person, query: &str) -> Vec<String> {
    let list = world.get(who, &format!("/en/desk/cases?{query}")).await;
    assert_eq!(list.status, 200, "{query}: {}", list.text);
    list.texts(".list .item__name")
}

#[test]
fn a_list_is_put_together_by_state_owner_channel_language_age_and_due_time() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let old = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.answers(&mona, &old, "On Sunday.").await;
        world.after(3 * DAY).await;
        world.letter(WORKS, "Aisha", "Where do I collect my card?").await;
        let filters = [
            ("", &["Aisha", "Yousef"][..]),
            ("&owner=me", &["Aisha", "Yousef"]),
            ("&owner=nobody", &[]),
            ("&channel=letter&lang=en", &["Aisha", "Yousef"]),
            ("&lang=ar", &[]),
            ("&age=3", &["Yousef"]),
            ("&due=24", &["Aisha"]),
            ("&due=late", &[]),
            ("&state=closed", &[]),
        ];
        for (filter, expected) in filters {
            assert_eq!(names(&world, &mona, &format!("view=filter{filter}")).await, expected, "{filter}");
        }
        world.after(2 * DAY).await;
        assert_eq!(names(&world, &mona, "view=filter&due=late").await, ["Aisha"]);
        let wrong = world.get(&mona, "/en/desk/cases?view=filter&age=soon").await;
        assert_eq!(wrong.status, 422);
    });
}

#[test]
fn a_list_that_is_kept_stands_beside_the_others_and_one_that_is_shared_with_the_team() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.person(WORKS, "Salem", Role::Employee).await);
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.letter(WORKS, "Aisha", "Where do I collect my card?").await;
        assert_eq!(case.owner, Some(mona.id));
        let kept = [("name", "طلباتي الإنجليزية"), ("owner", "me"), ("lang", "en"), ("shared", "yes")];
        let saved = world.post(&mona, "/en/desk/views", &kept).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let own = world.get(&mona, &saved.location).await;
        assert_eq!(own.texts(".list .item__name"), ["Yousef"]);
        assert_eq!(own.texts(".views a[aria-current]"), ["طلباتي الإنجليزية"]);
        let theirs = world.get(&salem, &saved.location).await;
        assert_eq!(theirs.texts(".list .item__name"), ["Aisha"], "`me` is whoever looks");
        assert_eq!(theirs.texts(".list__head .menu__body a"), ["طلباتي الإنجليزية (team)"]);
        let id = saved.location.rsplit('=').next().unwrap().to_owned();
        for (who, buttons) in [(&mona, 1), (&salem, 0)] {
            let page = world.get(who, &format!("/en/desk/filter?view={id}")).await;
            assert_eq!(page.texts("form[action$=removal]").len(), buttons, "only who keeps it removes it: {}", page.text);
            assert_eq!(page.text.contains(&format!("value=\"{id}\"")), buttons == 1);
        }
        let changed = world.post(&salem, "/en/desk/views", &[("saved", &id), ("name", "Mine now")]).await;
        assert_eq!(changed.status, 409, "{}", changed.text);
        let twice = world.post(&mona, "/en/desk/views", &kept).await;
        assert_eq!(twice.texts("#f-name-error"), ["You already keep a list with this name."]);
        let own = [("saved", id.as_str()), ("name", "Ready"), ("owner", "me")];
        assert_eq!(world.post(&mona, "/en/desk/views", &own).await.status, 303);
        assert_eq!(world.get(&salem, &saved.location).await.status, 404, "it is shared no more");
        assert_eq!(world.post(&mona, &format!("/en/desk/views/{id}/removal"), &[]).await.status, 303);
        assert_eq!(world.get(&mona, &saved.location).await.status, 404);
    });
}

#[test]
fn a_list_of_a_tag_is_read_page_by_page_without_missing_or_repeating_a_case() {
    on_each(|world| async move {
        let (mona, fatima) = (world.mona().await, world.person(WORKS, "Fatima", Role::Supervisor).await);
        world.post(&fatima, "/en/admin/tags", &[("name_ar", "عاجل"), ("name_en", "Urgent")]).await;
        let tag = world.program(&fatima, "GET", "/api/v1/tags", None).await.1["items"][0]["id"].as_str().unwrap().to_owned();
        for round in 0..70 {
            let case = world.letter(WORKS, "Yousef", "Again.").await;
            if round % 2 == 0 {
                world.program(&mona, "PUT", &format!("/api/v1/cases/{}/tags/{tag}", case.id), None).await;
            }
        }
        for query in [format!("view=filter&tag={tag}"), format!("view=filter&tag={tag}&due=72&lang=en")] {
            let first = world.get(&mona, &format!("/en/desk/cases?{query}")).await;
            let document = scraper::Html::parse_document(&first.text);
            let next = document.select(&scraper::Selector::parse("a[rel=next]").unwrap()).next().unwrap().attr("href").unwrap().to_owned();
            let second = world.get(&mona, &next).await;
            assert_eq!((first.texts(".list .item").len(), second.texts(".list .item").len()), (30, 5), "{query}");
        }
    });
}

#[test]
fn a_program_keeps_a_list_reads_its_cases_page_by_page_and_removes_it() {
    on_each(|world| async move {
        let mona = world.mona().await;
        for from in ["Yousef", "Aisha"] {
            world.letter(WORKS, from, "When will it be ready?").await;
        }
        let wanted = json!({"name": "English", "filter": {"lang": "en"}});
        let (status, view) = world.program(&mona, "POST", "/api/v1/views", Some(wanted)).await;
        assert_eq!((status, view["filter"]["lang"].as_str()), (200, Some("en")), "{view}");
        let path = format!("/api/v1/views/{}", view["id"].as_str().unwrap());
        let (_, first) = world.program(&mona, "GET", &format!("{path}/cases?limit=1"), None).await;
        let next = first["next"].as_str().unwrap();
        let (_, second) = world.program(&mona, "GET", &format!("{path}/cases?limit=1&before={next}"), None).await;
        assert_eq!([&first["items"][0]["customer"], &second["items"][0]["customer"]], ["Aisha", "Yousef"]);
        let changed = json!({"name": "Arabic", "filter": {"lang": "ar"}});
        assert_eq!(world.program(&mona, "PUT", &path, Some(changed)).await.1["name"], "Arabic");
        assert_eq!(world.program(&mona, "GET", &format!("{path}/cases"), None).await.1["items"], json!([]));
        assert_eq!(world.program(&mona, "DELETE", &path, None).await.0, 200);
        assert_eq!(world.program(&mona, "GET", "/api/v1/views", None).await.1["items"], json!([]));
    });
}

#[test]
fn a_list_of_another_entity_is_not_found_and_shows_nothing_of_it() {
    on_each(|world| async move {
        let mona = world.mona().await;
        world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let saved = world.post(&mona, "/en/desk/views", &[("name", "All"), ("shared", "yes")]).await;
        let huda = world.person(HEALTH, "Huda", Role::Supervisor).await;
        assert_eq!(world.get(&huda, &saved.location).await.status, 404);
        assert!(names(&world, &huda, "view=filter").await.is_empty());
        let id = saved.location.rsplit('=').next().unwrap();
        assert_eq!(world.post(&huda, &format!("/en/desk/views/{id}/removal"), &[]).await.status, 404);
        assert_eq!(world.post(&huda, "/en/desk/views", &[("saved", id), ("name", "Ours")]).await.status, 404);
    });
}
