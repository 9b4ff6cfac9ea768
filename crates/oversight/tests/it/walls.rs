//! Who is refused, and what no entity sees of another.

use kernel::Role;

use crate::served::CLAUSE;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn another_entity_sees_none_of_it() {
    on_each(|world| async move {
        let mona = world.person(WORKS, "Mona", Role::Employee).await;
        let other = world.person(HEALTH, "Dana", Role::Supervisor).await;
        world.serves(&mona, "badly", 30).await;
        let page = world.get(&other, "/en/desk/scorecard").await.seen();
        assert!(page.contains("Nothing has been found") && !page.contains("Mona"), "{page}");
        let evidence = world.get(&other, &format!("/en/desk/scorecard/{CLAUSE}?outcome=missed")).await.seen();
        assert!(!evidence.contains("MOW-2026"), "{evidence}");
        let (status, scores) = world.program(&other, "GET", "/api/v1/scores", None).await;
        assert_eq!((status, &scores["items"]), (200, &serde_json::json!([])));
    });
}

#[test]
fn each_role_reaches_its_own_pages_only() {
    on_each(|world| async move {
        let mona = world.person(WORKS, "Mona", Role::Employee).await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let editor = world.person(WORKS, "Layla", Role::ContentEditor).await;
        let overseer = world.overseer().await;
        let evidence = format!("/en/desk/scorecard/{CLAUSE}");
        for (who, path) in [
            (&mona, "/en/desk/scorecard"),
            (&mona, evidence.as_str()),
            (&mona, "/en/desk/scorecard.csv"),
            (&mona, "/en/gov"),
            (&salem, "/en/gov"),
            (&salem, "/en/gov.csv"),
            (&editor, "/en/desk/scorecard/me"),
            (&overseer, "/en/desk/scorecard"),
            (&overseer, "/en/desk/scorecard/me"),
        ] {
            assert_eq!(world.get(who, path).await.status, 403, "{path}");
        }
        for path in ["/en/desk/scorecard", "/en/desk/scorecard/me", "/en/gov", "/en/gov.csv"] {
            assert_eq!(world.get_as_anybody(path).await.status, 401, "{path}");
        }
        assert_eq!(world.program(&mona, "GET", "/api/v1/scores", None).await.0, 403);
        assert_eq!(world.program(None, "GET", "/api/v1/scores", None).await.0, 401);
    });
}
