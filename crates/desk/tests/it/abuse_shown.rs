//! Stories of how abuse that was reported is shown: as it comes, however much of it there is, and with what was written where it was written.

use kernel::Role;
use serde_json::json;

use crate::abuse::RUDE;
use crate::abuse::known;
use crate::abuse::reports;
use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// The place of a page that brings itself up to date.
async fn live(world: &World, who: &Person, case: &desk::Case) -> Vec<String> {
    world.get(who, &format!("/en{}", case.path())).await.texts("#abuse[data-live]")
}

#[test]
fn the_page_of_a_case_awaits_the_first_report_of_abuse() {
    on_each(|world| async move {
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        assert_eq!(live(&world, &hind, &case).await, [""], "it is empty, and there");
    });
}

#[test]
fn what_was_refused_stands_in_its_own_box_and_in_no_other() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        reports(&world, &mona, &case, "").await;
        let id = known(&world, &hind, &case).await[0]["id"].as_str().unwrap().to_owned();
        let long = "x".repeat(501);
        for (act, form, place) in [
            ("guidance", vec![("guidance", &*long)], format!("f-guidance-{id}")),
            ("closing", vec![("outcome", "other"), ("note", &*long)], format!("f-outcome-{id}")),
        ] {
            let refused = world.post(&hind, &format!("/en/desk/abuse-reports/{id}/{act}"), &form).await;
            assert_eq!(refused.status, 422);
            let document = scraper::Html::parse_document(&refused.text);
            let boxes = scraper::Selector::parse("textarea").unwrap();
            let with: Vec<_> = document.select(&boxes).filter(|one| one.text().collect::<String>().contains(&long)).collect();
            assert_eq!(with.iter().map(|one| one.attr("id").unwrap()).collect::<Vec<_>>(), [&*place], "{act}");
            assert_eq!(refused.texts("#abuse details[open] textarea").len(), 1, "{act}: it is in sight");
            let chosen = refused.texts("#abuse option[selected]");
            assert_eq!(chosen.is_empty(), act == "guidance", "the outcome stays chosen: {chosen:?}");
        }
    });
}

#[test]
fn every_report_of_abuse_can_be_reached_however_many_there_are() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let mut references = Vec::new();
        for _ in 0..52 {
            let case = world.letter(WORKS, "Yousef", RUDE).await;
            let id = case.id;
            let message = world.act(WORKS, move |tx| desk::store::entries(tx, id, None, 50)).await;
            let entry = message.into_iter().find(|entry| entry.kind == desk::EntryKind::In).unwrap().id.to_string();
            let path = format!("/api/v1/cases/{id}/abuse-reports");
            assert_eq!(world.program(&mona, "POST", &path, Some(json!({ "entry": entry }))).await.0, 200);
            references.push(case.reference);
        }
        let mut shown = Vec::new();
        let mut next = "/en/desk/abuse-reports".to_owned();
        for _ in 0..2 {
            let page = world.get(&hind, &next).await;
            shown.extend(page.texts(".items bdi.tag"));
            let document = scraper::Html::parse_document(&page.text);
            let more = document.select(&scraper::Selector::parse(".pager a[rel=next]").unwrap()).next();
            next = more.map(|link| link.attr("href").unwrap().to_owned()).unwrap_or_default();
        }
        assert_eq!((shown, next.as_str()), (references, ""), "the oldest first, and each once");
    });
}

#[test]
fn a_page_of_a_list_that_there_is_not_is_not_taken_for_the_first_one() {
    on_each(|world| async move {
        let hind = world.person(WORKS, "Hind", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", RUDE).await;
        for page in [
            "/en/desk/abuse-reports?before=yesterday",
            "/en/desk/abuse-reports?after=yesterday",
            "/en/desk/findings?before=yesterday",
            "/en/desk/search?q=thieves&before=yesterday",
            &format!("/en{}?entries=yesterday", case.path()),
            &format!("/en{}?tab=timeline&after=yesterday", case.path()),
        ] {
            let told = world.get(&hind, page).await;
            assert!(told.status == 422 && told.says("This page of the list could not be found"), "{page}: {} {}", told.status, told.text);
        }
        for page in ["/api/v1/cases?q=thieves&before=yesterday", &format!("/api/v1/cases/{}/entries?before=yesterday", case.id)] {
            let (status, told) = world.program(&hind, "GET", page, None).await;
            assert_eq!(status, 422, "{page}: {told}");
        }
    });
}
