//! Cases that are taken away: a list as it is filtered, and a case whole.

use kernel::Role;

use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn a_list_is_taken_away_as_it_is_filtered_and_nothing_in_it_is_calculated() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let salma = world.person(WORKS, "Salma", Role::Supervisor).await;
        let first = world.letter(WORKS, "=HYPERLINK(\"http://x\")", "When will it be ready?").await;
        world.letter(WORKS, "Aisha", "Where do I collect my card?").await;
        world.answers(&mona, &first, "On Sunday.").await;
        let all = world.get(&salma, "/en/desk/cases.csv?view=team").await;
        assert_eq!((all.status, all.header("content-type")), (200, "text/csv; charset=utf-8"), "{}", all.text);
        let lines: Vec<&str> = all.text.lines().collect();
        assert!(lines[0].starts_with("\u{feff}\"Reference\",\"Subject\",\"Customer\""), "{}", lines[0]);
        assert_eq!(lines.len(), 3, "{}", all.text);
        assert!(all.text.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{}", all.text);
        assert!(all.text.contains("\"2026-11-24 10:00\""), "the clock in Bahrain: {}", all.text);
        let waiting = world.get(&salma, "/ar/desk/cases.csv?view=waiting").await;
        assert_eq!(waiting.text.lines().count(), 2, "{}", waiting.text);
        assert!(waiting.text.contains("Aisha") && waiting.text.contains("بانتظار الموظف"), "{}", waiting.text);
        let like = world.get(&salma, "/en/desk/cases.csv?view=filter&owner=nobody").await;
        assert_eq!(like.text.lines().count(), 1, "only the head: {}", like.text);
        assert_eq!(world.get(&salma, "/en/desk/cases.csv?view=filter&age=soon").await.status, 422, "refused before anything is written");
        let book = world.get(&salma, "/ar/desk/cases.xlsx?view=team").await;
        assert_eq!(book.status, 200);
        assert!(book.text.starts_with("PK"));
        let page = world.get(&salma, "/en/desk/cases?view=team").await;
        assert_eq!(page.texts(".list__head a[download]").len(), 2, "{}", page.text);
        let events = world.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
        let taken = events.iter().filter(|event| event.kind == "desk.list-exported").count();
        assert_eq!(taken, 4, "each is in the trail");
    });
}

#[test]
fn a_list_longer_than_a_page_is_written_to_its_end() {
    on_each(|world| async move {
        let salma = world.person(WORKS, "Salma", Role::Supervisor).await;
        for _ in 0..410 {
            world.machine_letter(WORKS, "A report").await;
        }
        let all = world.get(&salma, "/en/desk/cases.csv?view=team").await;
        let mut references: Vec<&str> = all.text.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
        references.sort_unstable();
        references.dedup();
        assert_eq!(references.len(), 410, "each once");
    });
}

#[test]
fn who_only_works_takes_nothing_away_and_who_leads_nothing_of_another_entity() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let whole = format!("/en/desk/cases/{}/whole.zip", case.id);
        assert_eq!(world.get(&mona, "/en/desk/cases.csv?view=team").await.status, 403);
        assert_eq!(world.get(&mona, &whole).await.status, 403);
        assert!(world.get(&mona, "/en/desk/cases").await.texts(".list__head a[download]").is_empty());
        let nour = world.person(HEALTH, "Nour", Role::Supervisor).await;
        assert_eq!(world.get(&nour, &whole).await.status, 404);
        assert_eq!(world.program(&nour, "GET", &format!("/api/v1/cases/{}/whole.zip", case.id), None).await.0, 404);
        assert_eq!(world.get(&nour, "/en/desk/cases.csv?view=team").await.text.lines().count(), 1);
    });
}

#[test]
fn a_case_is_taken_away_whole_and_that_is_seen_in_it() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let salma = world.person(WORKS, "Salma", Role::Supervisor).await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.answers(&mona, &case, "On Sunday.").await;
        let page = world.get(&salma, &format!("/en/desk/cases/{}?tab=timeline", case.id)).await;
        assert!(page.says("Download the whole case"), "{}", page.text);
        let whole = world.get(&salma, &format!("/en/desk/cases/{}/whole.zip", case.id)).await;
        assert_eq!((whole.status, whole.header("content-type")), (200, "application/zip"));
        assert!(whole.header("content-disposition").contains(&case.reference), "{:?}", whole.headers);
        assert!(whole.text.starts_with("PK") && whole.text.contains("case.json"));
        let page = world.get(&salma, &format!("/en/desk/cases/{}?tab=timeline", case.id)).await;
        assert!(page.says("The whole case was downloaded"), "{}", page.text);
    });
}
