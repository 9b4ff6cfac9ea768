//! How work is given out and how soon replies are owed, as a program says it.

use kernel::Role;
use serde_json::json;

use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn a_program_says_how_work_is_given_out_with_the_right_to_it() {
    on_each(|world| async move {
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let wanted = json!({ "is_offered": true, "offer_minutes": 20, "most_open": 9, "held_back_minutes": 60 });
        let (status, set) = world.program(&fatima, "PUT", "/api/v1/routing", Some(wanted.clone())).await;
        assert_eq!((status, &set), (200, &wanted));
        let (_, kept) = world.program(&fatima, "GET", "/api/v1/routing", None).await;
        assert_eq!(kept, wanted);
        let never = json!({ "is_offered": true, "offer_minutes": 0, "most_open": null, "held_back_minutes": 60 });
        assert_eq!(world.program(&fatima, "PUT", "/api/v1/routing", Some(never)).await.0, 422);
        let other = world.person(HEALTH, "Huda", Role::EntityAdministrator).await;
        assert_eq!(world.program(&other, "GET", "/api/v1/routing", None).await.1["is_offered"], false, "the other entity's own");
        let mona = world.mona().await;
        assert_eq!(world.program(&mona, "PUT", "/api/v1/routing", Some(wanted)).await.0, 403);
    });
}

#[test]
fn a_program_agrees_how_soon_a_reply_is_owed_and_ends_it() {
    on_each(|world| async move {
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let mona = world.mona().await;
        let line = json!([{ "percent": 50, "whom": "owner" }, { "percent": 90, "whom": "supervisor" }]);
        let agreed = json!({ "reply_within_seconds": 7200, "measure": "clock", "line": line });
        let (status, all) = world.program(&fatima, "PUT", "/api/v1/agreements/0", Some(agreed.clone())).await;
        assert_eq!((status, &all["items"][0]["reply_within_seconds"]), (200, &7200.into()), "{all}");
        assert_eq!(all["items"][0]["line"], line);
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let (_, shown) = world.program(&mona, "GET", &format!("/api/v1/cases/{}", case.id), None).await;
        assert_eq!(shown["due_at"], "2026-11-24T09:00:00Z", "two hours");
        let wrong = json!({ "reply_within_seconds": 7200, "measure": "clock", "line": [{ "percent": 50, "whom": "the mayor" }] });
        let (status, problem) = world.program(&fatima, "PUT", "/api/v1/agreements/0", Some(wrong)).await;
        assert_eq!(status, 422, "{problem}");
        assert_eq!(world.program(&fatima, "PUT", "/api/v1/agreements/77", Some(agreed)).await.0, 404, "no such service");
        let (status, none) = world.program(&fatima, "DELETE", "/api/v1/agreements/0", None).await;
        assert_eq!((status, none["items"].as_array().unwrap().len()), (200, 0));
        assert_eq!(world.program(&mona, "GET", "/api/v1/agreements", None).await.0, 403);
    });
}
