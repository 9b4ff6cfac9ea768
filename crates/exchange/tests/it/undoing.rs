//! An import that was a mistake.

use kernel::Role;

use crate::world::CASES;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn an_import_is_undone_as_a_whole_while_nobody_has_touched_it_and_can_be_done_again() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let mona = world.person(WORKS, ("منى", "Mona"), Role::Employee).await;
        let import = world.hands_over(&amal, "cases", CASES).await;
        world.brings(&amal, &import).await;
        // What waits for an owner is given out by itself: that touches nothing.
        world.after(60).await;
        let undone = world.undoes(&amal, &import).await;
        assert_eq!((&undone["state"], &undone["undone"], &undone["kept"]), (&"undone".into(), &3.into(), &0.into()), "{undone}");
        for view in ["mine", "team", "late", "waiting", "answered", "closed"] {
            assert!(world.cases(&mona, view).await.is_empty(), "{view}");
        }
        assert!(world.program(&mona, "GET", "/api/v1/cases?q=huda@example.com", None).await.1["items"].as_array().unwrap().is_empty());
        let again = world.hands_over(&amal, "cases", CASES).await;
        assert_eq!(again["made"], 3, "its numbers are free again");
        assert_eq!(world.brings(&amal, &again).await["made"], 3);
    });
}

#[test]
fn what_somebody_has_touched_stays_with_its_customer() {
    on_each(|world| async move {
        let amal = world.person(WORKS, ("أمل", "Amal"), Role::EntityAdministrator).await;
        let mona = world.person(WORKS, ("منى", "Mona"), Role::Employee).await;
        let import = world.hands_over(&amal, "cases", CASES).await;
        world.brings(&amal, &import).await;
        let mine = world.cases(&mona, "mine").await;
        let path = format!("/api/v1/cases/{}", mine[0]["id"].as_str().unwrap());
        let note = serde_json::json!({ "text": "اتصلت بها" });
        assert_eq!(world.program(&mona, "POST", &format!("{path}/notes"), Some(note)).await.0, 200);
        let undone = world.undoes(&amal, &import).await;
        assert_eq!((&undone["undone"], &undone["kept"]), (&2.into(), &1.into()), "{undone}");
        let (status, kept) = world.program(&mona, "GET", &path, None).await;
        assert!(status == 200 && kept["customer"].is_string(), "{kept}");
        let again = world.hands_over(&amal, "cases", CASES).await;
        assert_eq!((&again["made"], &again["known"]), (&2.into(), &1.into()), "what stays is not brought again");
        let twice = world.undoes(&amal, &import).await;
        assert_eq!(twice["state"], "undone", "a second click changes nothing");
    });
}
