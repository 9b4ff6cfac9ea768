//! Stories of walls: another entity finds nothing anywhere, and roles see what is theirs.

use kernel::Role;

use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;
use crate::world::percent;

#[test]
fn another_entity_finds_no_case_no_finding_no_employee_and_changes_nothing() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        world.answers(&mona, &case, "").await;
        let finding = world.act(WORKS, move |tx| Ok(desk::store::findings::of_case(tx, case.id)?[0].id)).await;
        let huda = world.person(HEALTH, "Huda", Role::Supervisor).await;
        let path = case.path();
        for page in [path.clone(), format!("{path}?tab=customer"), format!("{path}?tab=timeline"), format!("/desk/findings/{finding}")] {
            assert_eq!(world.get(&huda, &format!("/en{page}")).await.status, 404, "{page}");
        }
        let acts = [
            (format!("{path}/notes"), ("text", "Hello")),
            (format!("{path}/owner"), ("seen", "2")),
            (format!("{path}/closing"), ("seen", "2")),
            (format!("{path}/reopening"), ("seen", "2")),
            (format!("{path}/note-draft"), ("text", "Hello")),
            (format!("{path}/snooze"), ("seen", "2")),
            (format!("{path}/waking"), ("seen", "2")),
            (format!("{path}/customer"), ("name", "Nobody")),
            (format!("{path}/personal-number"), ("number", "870112345")),
            (format!("{path}/personal-number/reveals"), ("reason", "Curious")),
            (format!("/desk/findings/{finding}/decision"), ("decision", "overturned")),
        ];
        for (act, field) in acts {
            assert_eq!(world.post(&huda, &format!("/en{act}"), &[field]).await.status, 404, "{act}");
        }
        for part in ["", "/entries", "/events", "/findings"] {
            let (status, _) = world.program(&huda, "GET", &format!("/api/v1/cases/{}{part}", case.id), None).await;
            assert_eq!(status, 404, "{part}");
        }
        for list in ["team", "waiting", "closed"] {
            assert!(world.get(&huda, &format!("/en/desk/cases?view={list}")).await.texts(".item").is_empty(), "{list}");
        }
        for query in [case.reference.as_str(), "renew", "yousef@example.com"] {
            assert!(world.get(&huda, &format!("/en/desk/search?q={}", percent(query))).await.texts(".item").is_empty(), "{query}");
        }
        let rana = world.person(HEALTH, "Rana", Role::EntityAdministrator).await;
        assert_eq!(world.get(&rana, &format!("/en/admin/employees/{}", mona.id)).await.status, 404);
        assert_eq!(world.post(&rana, &format!("/en/admin/employees/{}", mona.id), &[("name_ar", "x"), ("name_en", "x")]).await.status, 404);
    });
}

#[test]
fn a_reviewer_reads_and_changes_nothing_and_an_administrator_reads_no_case() {
    on_each(|world| async move {
        world.mona().await;
        let case = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        let reviewer = world.person(WORKS, "Rashid", Role::QualityReviewer).await;
        let administrator = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let path = format!("/en{}", case.path());
        let page = world.get(&reviewer, &path).await;
        assert_eq!(page.status, 200);
        assert!(page.texts("#write form, .conv__acts form").is_empty(), "{}", page.text);
        assert_eq!(world.post(&reviewer, &format!("{path}/notes"), &[("text", "Hello")]).await.status, 403);
        assert_eq!(world.get(&administrator, &path).await.status, 403);
        assert_ne!(world.get(&administrator, "/en/desk").await.location, "/en/desk/cases");
    });
}
