//! People who serve several entities.

use kernel::Role;
use platform::accounts;
use testkit::inside::Browser;

use super::people::MONA;
use super::people::PASSWORD;
use super::people::mona;
use crate::world::HEALTH;
use crate::world::run;
use crate::world::worlds;

#[test]
fn whoever_serves_two_entities_chooses_one_and_gets_a_new_cookie() {
    run(async {
        for world in worlds() {
            let account = mona(&world).await;
            world.act(move |tx| accounts::grant_role(tx, account, Some(HEALTH), None, Role::Supervisor)).await;
            let mut browser = Browser::new(&world);
            let answer = browser.signs_in(MONA, PASSWORD).await;
            assert_eq!(answer.location, "/en/desk/me/entity?next=%2Fen%2Fdesk");
            assert!(browser.get(&answer.location).await.says("Entity 8"));
            let before = browser.clone();
            assert_eq!(browser.post("/en/desk/me/entity", &[("entity", "8"), ("next", "/en/desk/cases")]).await.location, "/en/desk/cases");
            assert_eq!(before.clone().get("/en/desk/me/entity").await.status, 401);
            assert_eq!(browser.get("/en/desk/me/security").await.status, 200);
            for stranger in ["9", "0", "-1"] {
                assert_eq!(browser.post("/en/desk/me/entity", &[("entity", stranger)]).await.status, 404);
            }
            world.act(move |tx| accounts::withdraw_role(tx, account, Some(HEALTH), None, Role::Supervisor)).await;
            assert_eq!(browser.get("/en/desk/me/security").await.status, 403, "a role that is withdrawn ends at once");
        }
    });
}

#[test]
fn an_account_without_a_role_is_told_so() {
    run(async {
        for world in worlds() {
            let account = mona(&world).await;
            world.act(move |tx| accounts::withdraw_role(tx, account, Some(crate::world::WORKS), None, Role::Employee)).await;
            let answer = Browser::new(&world).signs_in(MONA, PASSWORD).await;
            assert!(answer.status == 409 && answer.says("Your account has no role yet"));
        }
    });
}
